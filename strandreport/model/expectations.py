"""What the rows of a register are expected to say: words of status that agree with dates, dates not too far ahead."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from strandreport.model.settings import Words


@dataclass(frozen=True)
class Expectation:
    """Of rows with one of some ``codes`` in a ``column``, what their dates should be; ``label`` says what is not so.

    Of ``known`` one at least is filled in, those of ``blank`` are not, and none of ``not_past`` lies before the cut-off
    date. ``unless`` names another column and codes of it for which nothing is expected.
    """

    column: str
    codes: tuple[str, ...]
    known: tuple[str, ...]
    blank: tuple[str, ...]
    not_past: tuple[str, ...]
    unless: tuple[str, tuple[str, ...]]
    label: Words


def parse_expectation(data: Mapping[str, Any]) -> Expectation:
    """An expectation from data that the JSON Schema has accepted."""
    [(name, codes)] = data.get("unless", {"": []}).items()
    known, blank, not_past = (tuple(data.get(key, [])) for key in ("known", "blank", "not_past"))
    unless = (name, tuple(codes))
    return Expectation(data["column"], tuple(data["codes"]), known, blank, not_past, unless, data["label"])


@dataclass(frozen=True)
class Expected:
    """All that is expected of the rows of a register.

    ``years_ahead`` says how many years after the cut-off date a date or a year may lie; ``alike`` names columns that
    two rows with different keys do not share all, unless they are the same thing entered twice. ``year_of`` names the
    day whose year a column of years is; ``at_most`` pairs of numbers of which the first is a part of the second;
    ``any_of`` columns of which a row fills in one at least; ``only_one`` a column, one of its codes, and the column of
    what has that code once: a project has one coordinator.
    """

    expects: tuple[Expectation, ...] = ()
    years_ahead: Mapping[str, int] = field(default_factory=dict)
    alike: tuple[tuple[str, ...], ...] = ()
    year_of: Mapping[str, str] = field(default_factory=dict)
    at_most: tuple[tuple[str, str], ...] = ()
    any_of: tuple[tuple[str, ...], ...] = ()
    only_one: tuple[tuple[str, str, str], ...] = ()


def parse_expected(data: Mapping[str, Any]) -> Expected:
    """Expectations from the data of a register that the JSON Schema has accepted."""
    expects = tuple(parse_expectation(item) for item in data.get("expects", []))
    alike, any_of = (tuple(tuple(names) for names in data.get(key, [])) for key in ("alike", "any_of"))
    at_most = tuple((part, whole) for part, whole in data.get("at_most", []))
    only_one = tuple((item["column"], item["code"], item["per"]) for item in data.get("only_one", []))
    return Expected(expects, data.get("years_ahead", {}), alike, data.get("year_of", {}), at_most, any_of, only_one)


def expectation_problems(expected: Expected, types: Mapping[str, str]) -> list[tuple[tuple[str | int, ...], str]]:
    """(Place, message) of every column named that is not there or not of the type that it must be."""
    problems: list[tuple[tuple[str | int, ...], str]] = []
    for i, item in enumerate(expected.expects):
        words = [item.column, *([item.unless[0]] if item.unless[0] else [])]
        dates = [*item.blank, *item.not_past]
        problems += [(("expects", i), f"no column is called {name!r}") for name in item.known if name not in types]
        for names, wanted in ((words, "code"), (dates, "date")):
            for name in names:
                if types.get(name) != wanted:
                    problems.append((("expects", i), f"no column of type {wanted} is called {name!r}"))
    for name in expected.years_ahead:
        if types.get(name) not in ("date", "integer"):
            problems.append((("years_ahead", name), f"no column of type date or integer is called {name!r}"))
    return [*problems, *_named_problems(expected, types)]


def _named_problems(expected: Expected, types: Mapping[str, str]) -> list[tuple[tuple[str | int, ...], str]]:
    problems: list[tuple[tuple[str | int, ...], str]] = []
    for key in ("alike", "at_most", "any_of"):
        for i, columns in enumerate(getattr(expected, key)):
            problems += [((key, i), f"no column is called {name!r}") for name in columns if name not in types]
    for i, (name, _, per) in enumerate(expected.only_one):
        if types.get(name) != "code" or per not in types:
            problems.append((("only_one", i), f"no column of type code is called {name!r}, or none {per!r}"))
    for year, day in expected.year_of.items():
        if (types.get(year), types.get(day)) != ("integer", "date"):
            problems.append((("year_of", year), f"no year and date are called {year!r} and {day!r}"))
    return problems
