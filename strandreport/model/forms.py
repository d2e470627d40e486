"""Forms: known layouts of spreadsheets, each described as data (``config/forms/*.yaml``)."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from strandreport.model.registers import Register
from strandreport.model.settings import Words

_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True)
class FormColumn:
    """Which headers mean a column, and how its cells are written.

    ``decimal`` (comma, point or either) and ``scale`` (1 or 1000) hold for money and integers, ``dates`` (iso or dmy)
    for dates; ``prefix`` is put before identifiers so that ids of different systems never meet; ``missing`` lists the
    words that mean "no value" in this column; ``fill_merged`` lets a cell merged downwards count for all its rows.
    """

    name: str
    headers: tuple[str, ...]
    decimal: str
    scale: int
    dates: str
    prefix: str
    missing: tuple[str, ...]
    fill_merged: bool


@dataclass(frozen=True)
class Form:
    """A layout: the register that it feeds, its columns, values that hold for every row, headers that are not read."""

    id: str
    label: Words
    register: str
    columns: tuple[FormColumn, ...]
    constants: Mapping[str, str]
    ignored: tuple[str, ...]

    def column_of(self, header: str) -> FormColumn | None:
        """The column that a header means, or None."""
        key = canonical(header)
        return next((c for c in self.columns if any(canonical(h) == key for h in c.headers)), None)


def canonical(text: str) -> str:
    r"""What two spellings of a header or name must share to be the same.

    >>> canonical("  Montant\u00a0\n(EUR)\u200b ") == canonical("montant (eur)")
    True
    """
    visible = "".join(ch for ch in unicodedata.normalize("NFKC", text) if unicodedata.category(ch) != "Cf")
    return _BLANKS.sub(" ", visible).strip().casefold().replace("\u2019", "'")


def parse_form(data: Mapping[str, Any]) -> Form:
    """A form from data that the JSON Schema has accepted."""
    columns = tuple(_column(name, value) for name, value in data["columns"].items())
    return Form(
        id=data["id"],
        label=data["label"],
        register=data["register"],
        columns=columns,
        constants=data.get("constants", {}),
        ignored=tuple(data.get("ignored", [])),
    )


def _column(name: str, data: Mapping[str, Any]) -> FormColumn:
    return FormColumn(
        name=name,
        headers=tuple(data["headers"]),
        decimal=data.get("decimal", "either"),
        scale=data.get("scale", 1),
        dates=data.get("dates", "iso"),
        prefix=data.get("prefix", ""),
        missing=tuple(data.get("missing", [])),
        fill_merged=data.get("fill_merged", False),
    )


def check_form(form: Form, registers: Mapping[str, Register]) -> list[tuple[tuple[str | int, ...], str]]:
    """Cross checks: (place in the file, message) of whatever the register does not have."""
    if form.register not in registers:
        return [(("register",), f"no register is called {form.register!r}; there are {', '.join(sorted(registers))}")]
    register = registers[form.register]
    problems: list[tuple[tuple[str | int, ...], str]] = []
    for key, names in (("columns", [c.name for c in form.columns]), ("constants", list(form.constants))):
        for name in names:
            if name not in (*register.names, "visibility", "embargo_until"):
                problems.append(((key, name), f"the register {register.name} has no column {name!r}"))
    given = {column.name for column in form.columns} | set(form.constants)
    missing = [c.name for c in register.columns if c.required and c.name not in given]
    if missing:
        problems.append((("columns",), f"the register {register.name} needs {', '.join(missing)} too"))
    return problems + _header_problems(form)


def _header_problems(form: Form) -> list[tuple[tuple[str | int, ...], str]]:
    seen: dict[str, str] = {}
    problems: list[tuple[tuple[str | int, ...], str]] = []
    for column in form.columns:
        for header in column.headers:
            first = seen.setdefault(canonical(header), column.name)
            if first != column.name:
                problems.append((("columns", column.name), f"the header {header!r} already means {first!r}"))
    return problems
