"""Forms: known layouts of spreadsheets, each described as data (``config/forms/*.yaml``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from strandreport.model.form_columns import FormColumn, parse_form_column
from strandreport.model.form_units import unit_problems
from strandreport.model.registers import Register
from strandreport.model.settings import Words
from strandreport.model.spelling import canonical

WORDS = ("id", "text", "code", "country")


@dataclass(frozen=True)
class Feed:
    """The columns of one register that a form fills, and values that hold for every row."""

    register: str
    columns: tuple[FormColumn, ...]
    constants: Mapping[str, str]

    def column(self, name: str) -> FormColumn:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)

    def columns_of(self, header: str) -> tuple[FormColumn, ...]:
        """The columns that a header fills; none if the feed does not know it."""
        return self._by_header.get(canonical(header), ())

    @cached_property
    def headers(self) -> frozenset[str]:
        """All headers that the feed knows, in canonical spelling."""
        return frozenset(self._by_header)

    @cached_property
    def _by_header(self) -> Mapping[str, tuple[FormColumn, ...]]:
        found: dict[str, tuple[FormColumn, ...]] = {}
        for column in self.columns:
            for header in dict.fromkeys(canonical(header) for header in column.headers):
                found[header] = (*found.get(header, ()), column)
        return found


@dataclass(frozen=True)
class Form:
    """A layout: the registers that it feeds (the first has one row for each row of the sheet), headers not read.

    ``needs`` names headers by which a sheet of this form is known, besides those of required columns; each is one
    header or several of which one must be there. ``skip_blank`` names headers: a row in which they are all blank
    belongs to the row above it and is not read. ``open_ended`` sheets have columns that come and go: unknown ones are
    not told. With ``side_by_side`` several tables of this form may stand beside each other on a sheet, with a column
    without a header between them. A form without feeds describes a sheet that is known and not needed. Offices ``fill``
    some forms by hand; a sheet ``may_lack`` columns that no figure needs.
    """

    id: str
    label: Words
    feeds: tuple[Feed, ...]
    ignored: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]
    skip_blank: tuple[str, ...]
    open_ended: bool
    fill: bool = False
    may_lack: tuple[str, ...] = ()
    side_by_side: bool = False

    @property
    def register(self) -> str:
        """The register that has one row for each row of the sheet; blank if the sheet is not needed."""
        return self.feeds[0].register if self.feeds else ""

    @cached_property
    def headers(self) -> frozenset[str]:
        """All headers that the form knows, needed and ignored ones too, in canonical spelling."""
        named = frozenset(canonical(header) for headers in (self.ignored, *self.needs) for header in headers)
        return named.union(*(feed.headers for feed in self.feeds))

    @property
    def size(self) -> int:
        """Number of columns that the form knows, over all registers."""
        return sum(len(feed.columns) for feed in self.feeds)


def parse_form(data: Mapping[str, Any]) -> Form:
    """A form from data that the JSON Schema has accepted."""
    return Form(
        id=data["id"],
        label=data["label"],
        feeds=() if data.get("not_needed") else tuple(_feed(part) for part in (data, *data.get("also", []))),
        ignored=tuple(data.get("ignored", [])),
        needs=tuple((need,) if isinstance(need, str) else tuple(need) for need in data.get("needs", [])),
        skip_blank=tuple(data.get("skip_blank", [])),
        open_ended=data.get("open_ended", False),
        fill=data.get("fill", False),
        may_lack=tuple(data.get("may_lack", [])),
        side_by_side=data.get("side_by_side", False),
    )


def _feed(data: Mapping[str, Any]) -> Feed:
    columns = tuple(parse_form_column(name, value) for name, value in data["columns"].items())
    return Feed(data["register"], columns, data.get("constants", {}))


def check_form(form: Form, registers: Mapping[str, Register]) -> list[tuple[tuple[str | int, ...], str]]:
    """Cross checks: (place in the file, message) of whatever the registers do not have."""
    problems: list[tuple[tuple[str | int, ...], str]] = []
    names = [feed.register for feed in form.feeds]
    if len(set(names)) < len(names):
        problems.append((("also",), "a form feeds a register once; describe the other rows in another form"))
    problems += [(("may_lack",), message) for message in _lack_problems(form, registers)]
    for i, feed in enumerate(form.feeds):
        place: tuple[str | int, ...] = () if i == 0 else ("also", i - 1)
        problems += [((*place, *inner), message) for inner, message in _feed_problems(feed, registers)]
        if i == 0 and any(column.split for column in feed.columns):
            problems.append(
                (("columns",), "only a register under 'also' can have several rows for one row: move 'split'")
            )
    return problems


def _lack_problems(form: Form, registers: Mapping[str, Register]) -> list[str]:
    """Only columns of the form that no row needs may be lacking without a word."""
    names = {column.name for feed in form.feeds[:1] for column in feed.columns}
    required = {c.name for c in registers[form.register].columns if c.required} if form.register in registers else set()
    unknown = [f"the form has no column {name!r}" for name in form.may_lack if name not in names]
    return unknown + [
        f"the register needs {name!r}: it is told when missing" for name in form.may_lack if name in required
    ]


def _feed_problems(feed: Feed, registers: Mapping[str, Register]) -> list[tuple[tuple[str | int, ...], str]]:
    if feed.register not in registers:
        known = ", ".join(sorted(registers))
        return [(("register",), f"no register is called {feed.register!r}; there are {known}")]
    register = registers[feed.register]
    problems: list[tuple[tuple[str | int, ...], str]] = []
    for key, names in (("columns", [c.name for c in feed.columns]), ("constants", list(feed.constants))):
        for name in names:
            if name not in (*register.names, "visibility", "embargo_until"):
                problems.append(((key, name), f"the register {register.name} has no column {name!r}"))
    problems += _word_problems(feed, register) + unit_problems(feed.columns, register)
    given = {column.name for column in feed.columns} | set(feed.constants)
    missing = [c.name for c in register.columns if c.required and c.name not in given]
    if missing:
        problems.append((("columns",), f"the register {register.name} needs {', '.join(missing)} too"))
    return problems + _header_problems(feed)


def _word_problems(feed: Feed, register: Register) -> list[tuple[tuple[str | int, ...], str]]:
    """Words and constants must lead to codes that the column has."""
    problems: list[tuple[tuple[str | int, ...], str]] = []
    given: list[tuple[tuple[str | int, ...], str, str]]
    given = [(("columns", c.name, "words"), c.name, code) for c in feed.columns for code in c.words.values()]
    given += [(("constants", name), name, code) for name, code in feed.constants.items()]
    for place, name, code in given:
        terms = register.column(name).terms if name in register.names else {}
        if place[0] == "constants" and name in register.names and register.column(name).type not in WORDS:
            problems.append((place, f"{register.name}.{name} is no text; a constant is one"))
        if terms and code not in terms:
            problems.append((place, f"{register.name}.{name} has no code {code!r}; it has {', '.join(terms)}"))
    return problems


def _header_problems(feed: Feed) -> list[tuple[tuple[str | int, ...], str]]:
    """A header may fill several columns only if each takes its own part of the cell."""
    seen: dict[tuple[str, str], str] = {}
    problems: list[tuple[tuple[str | int, ...], str]] = []
    for column in feed.columns:
        for header in column.headers:
            first = seen.setdefault((canonical(header), column.take), column.name)
            if first != column.name:
                problems.append((("columns", column.name), f"the header {header!r} already means {first!r}"))
    return problems
