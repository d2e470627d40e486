"""Registers: the tables of the domain, each described once as data (``config/registers/*.yaml``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from strandreport.model.conversions import Conversion, parse_conversion
from strandreport.model.expectations import Expected, parse_expected
from strandreport.model.settings import Words
from strandreport.model.vocabulary import Vocabulary, parse_vocabulary, spellings_of

# how the values of each type are stored between stages (names of Arrow types); money and decimals are whole parts
STORED_AS = {
    "id": "string",
    "text": "string",
    "code": "string",
    "country": "string",
    "integer": "int64",
    "decimal": "int64",
    "money": "int64",
    "date": "date32",
    "boolean": "bool",
}
SYSTEM_COLUMNS = ("row_id", "source", "sheet", "row", "voided", "visibility", "embargo_until")
# What the program calls its own columns beside those while it puts rows together.
TAKEN = (*SYSTEM_COLUMNS, "class", "is_first", "by_rule")


@dataclass(frozen=True)
class Column:
    """One column: its type, whether a row needs it, who may see it.

    ``terms`` (type ``code``) is the vocabulary; ``valid_on`` names the date column at which a code must be in use;
    ``link`` names the ``register.column`` that this column refers to; ``unit`` is the unit or currency of money and
    integer columns; ``decimals`` is how many a decimal keeps, ``minor_digits`` how many money does: more than two only
    for several currencies; ``example`` is what an office would write. ``conflict`` says what two rows of one key that
    differ here lead to: ``quarantine`` both, ``void`` the cell, or ``keep`` the first spelling in the alphabet.
    ``capitals`` says that an identifier is the same in small letters, and is kept in capitals;
    ``least`` and ``most`` are the bounds of a number; ``is_year`` says that a whole number is a year; ``negative``
    allows amounts below zero; ``link_back`` asks that every row that the link can lead to is referred to.
    """

    name: str
    type: str
    required: bool
    disclosure: str
    label: Words
    description: Words
    unit: str
    link: str
    terms: Vocabulary
    conflict: str
    negative: bool = False
    link_back: bool = False
    valid_on: str = ""
    decimals: int = 4
    example: str | Words = ""
    minor_digits: int = 2
    capitals: bool = False
    is_year: bool = False
    least: int | None = None
    most: int | None = None

    @property
    def codes(self) -> Mapping[str, tuple[str, ...]]:
        """Each code of the vocabulary with its spellings."""
        return spellings_of(self.terms)

    def code_words(self, code: str) -> str:
        """The words of a code in all languages, for those who never saw the code."""
        term = self.terms.get(code)
        return " / ".join(dict.fromkeys(term.label.values())) if term else code

    def code_label(self, code: str, language: str) -> str:
        """The words of a code in a language; the code itself if the vocabulary does not know it."""
        term = self.terms.get(code)
        return term.label[language] if term else code


@dataclass(frozen=True)
class Reconciliation:
    """Two totals that must agree: the sum (or count) of a column here and of one in another register.

    ``per`` empty compares the totals of the two columns; otherwise the number of rows of ``other`` with the same
    value in ``per`` must equal ``column`` of each row here.
    """

    id: str
    column: str
    other_register: str
    other_column: str
    per: str
    label: Words


@dataclass(frozen=True)
class Register:
    """One table: its columns, its key, and what must be unique or agree besides.

    ``in_order`` names pairs of dates of which the first may not lie behind the second; ``own`` the column in which the
    institute itself must appear, or the file speaks of others only, ``own_name`` the one with its name. Where rows are
    of persons, ``small_cells`` is the number of them below which no figure is published, and rows are not shown one by
    one. ``value_status`` is the column that says how final a row is, ``final`` its code of a value that is; ``as_of``
    has the day at which the value held: a later one replaces an older one.
    """

    name: str
    singular: str
    label: Words
    description: Words
    primary_key: tuple[str, ...]
    unique: tuple[str, ...]
    columns: tuple[Column, ...]
    reconciliations: tuple[Reconciliation, ...]
    in_order: tuple[tuple[str, str], ...] = ()
    own: str = ""
    own_name: str = ""
    conversions: tuple[Conversion, ...] = ()
    expected: Expected = Expected()
    small_cells: int = 0
    value_status: str = ""
    final: str = ""
    as_of: str = ""

    def column(self, name: str) -> Column:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all columns, in order."""
        return tuple(column.name for column in self.columns)


def parse_register(data: Mapping[str, Any]) -> Register:
    """A register from data that the JSON Schema has accepted."""
    return Register(
        name=data["name"],
        singular=data["singular"],
        label=data["label"],
        description=data["description"],
        primary_key=tuple(data["primary_key"]),
        unique=tuple(data.get("unique", [])),
        columns=tuple(_column(column) for column in data["columns"]),
        reconciliations=tuple(_reconciliation(item) for item in data.get("reconciliations", [])),
        in_order=tuple((first, second) for first, second in data.get("in_order", [])),
        own=data.get("own", ""),
        own_name=data.get("own_name", ""),
        conversions=tuple(parse_conversion(item) for item in data.get("conversions", [])),
        expected=parse_expected(data),
        small_cells=data.get("small_cells", 0),
        value_status=data.get("value_status", {}).get("column", ""),
        final=data.get("value_status", {}).get("final", ""),
        as_of=data.get("value_status", {}).get("as_of", ""),
    )


def _column(data: Mapping[str, Any]) -> Column:
    return Column(
        name=data["name"],
        type=data["type"],
        required=data["required"],
        disclosure=data["disclosure"],
        label=data["label"],
        description=data["description"],
        unit=data.get("unit", ""),
        link=data.get("link", ""),
        terms=parse_vocabulary(data.get("codes", {})),
        negative=data.get("negative", False),
        link_back=data.get("link_back", False),
        conflict=data.get("conflict", "quarantine" if data["required"] else "void"),
        valid_on=data.get("valid_on", ""),
        decimals=data.get("decimals", 4),
        example=data.get("example", ""),
        minor_digits=data.get("minor_digits", 2),
        capitals=data.get("capitals", False),
        is_year=data.get("is_year", False),
        least=data.get("least"),
        most=data.get("most"),
    )


def _reconciliation(data: Mapping[str, Any]) -> Reconciliation:
    register, _, column = data["other"].partition(".")
    return Reconciliation(data["id"], data["column"], register, column, data.get("per", ""), data["label"])
