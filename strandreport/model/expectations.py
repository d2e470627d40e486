"""What the rows of a register are expected to say: words of status that agree with dates, dates not too far ahead."""

from collections.abc import Mapping
from dataclasses import dataclass
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


def expectation_problems(
    expectations: tuple[Expectation, ...], ahead: Mapping[str, int], types: Mapping[str, str]
) -> list[tuple[tuple[str | int, ...], str]]:
    """(Place, message) of every column named that is not there or not of the type that it must be."""
    problems: list[tuple[tuple[str | int, ...], str]] = []
    for i, item in enumerate(expectations):
        words = [item.column, *([item.unless[0]] if item.unless[0] else [])]
        dates = [*item.known, *item.blank, *item.not_past]
        for names, wanted in ((words, "code"), (dates, "date")):
            for name in names:
                if types.get(name) != wanted:
                    problems.append((("expects", i), f"no column of type {wanted} is called {name!r}"))
    for name in ahead:
        if types.get(name) != "date":
            problems.append((("years_ahead", name), f"no column of type date is called {name!r}"))
    return problems
