"""Columns of forms: which headers mean a column of a register, and how its cells are written."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from strandreport.model.spelling import canonical

TAKES = (
    "year", "before_bracket", "first_in_bracket", "last_in_bracket", "after_last_comma", "number_in_address",
    "first_word", "after_last_slash", "country_of_address", "doi", "erc_scheme",
)  # fmt: skip


@dataclass(frozen=True)
class FormColumn:
    """Which headers mean a column, and how its cells are written.

    ``decimal`` (comma, point or either) and ``scale`` (1 or 1000) hold for money and numbers, ``dates`` (iso or dmy)
    for dates; ``prefix`` is put before identifiers so that ids of different systems never meet; ``missing`` lists the
    words that mean "no value" in this column, ``unclear`` those that may mean that or a value; ``words`` gives codes
    for words of this form alone; ``fill_merged`` lets a cell merged downwards count for all its rows;
    ``split`` is the separator of a cell with several values, ``take`` (one of ``TAKES``) the part that counts; with
    ``prefer`` the first of several headers found counts and the others are not read; ``rounds`` lets amounts that the
    source calculated be rounded to the cent; ``thousands`` are headers above amounts in thousands.
    """

    name: str
    headers: tuple[str, ...]
    decimal: str
    scale: int
    dates: str
    prefix: str
    missing: tuple[str, ...]
    fill_merged: bool
    split: str
    take: str
    unclear: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    prefer: bool = False
    rounds: bool = False
    thousands: tuple[str, ...] = ()

    def scale_of(self, header: str) -> int:
        """By how much amounts under a header are to be multiplied."""
        return 1000 if canonical(header) in {canonical(word) for word in self.thousands} else self.scale

    def under(self, header: str) -> "FormColumn":
        """The column as it stands under one of its headers, by which its author knows it."""
        return replace(self, scale=self.scale_of(header), headers=(" ".join(header.split()), *self.headers))


def parse_form_column(name: str, data: Mapping[str, Any]) -> FormColumn:
    """A column from data that the JSON Schema has accepted."""
    return FormColumn(
        name=name,
        headers=(*data["headers"], *data.get("thousands", [])),
        decimal=data.get("decimal", "either"),
        scale=data.get("scale", 1),
        dates=data.get("dates", "iso"),
        prefix=data.get("prefix", ""),
        missing=tuple(data.get("missing", [])),
        unclear=tuple(data.get("unclear", [])),
        words={canonical(word): code for word, code in data.get("words", {}).items()},
        fill_merged=data.get("fill_merged", False),
        split=data.get("split", ""),
        take=data.get("take", ""),
        prefer=data.get("prefer", False),
        rounds=data.get("rounds", False),
        thousands=tuple(data.get("thousands", [])),
    )
