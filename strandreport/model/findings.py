"""Findings: what was noticed about an input, as data. The words stand in the message catalogues, by code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from typing import Any

from strandreport.model.addresses import cells_in, in_ranges
from strandreport.model.codes import Code as Code

# The cells of a finding that pages and annexes name, those that its author finds marked, and pairs of cells at odds.
SHOWN_CELLS, MARKED_CELLS, NAMED_PAIRS = 50, 20_000, 500


class Severity(StrEnum):
    """What a finding does to the cell, row or file that it is about."""

    BLOCKS = "blocks"
    QUARANTINES = "quarantines"
    VOIDS = "voids"
    CORRECTED = "corrected"
    ADVICE = "advice"


SEVERITIES = tuple(Severity)


@dataclass(frozen=True)
class Pair:
    """A cell, and the cell of another sheet or file that says the same or something else of the same thing."""

    cell: str
    content: str
    sheet: str
    other: str


@dataclass(frozen=True)
class Finding:
    """One kind of trouble in one column of one sheet, with the cells that show it.

    ``cells`` are addresses such as ``D17``: all of them where a finding is made, the first ``SHOWN_CELLS`` where it was
    handed over; then ``ranges`` has the first ``MARKED_CELLS``. ``count`` is the number of cells (or rows, or files)
    concerned; ``expected`` holds the plain values that the message quotes, ``pairs`` the cells elsewhere that it is
    about too.
    """

    code: Code
    severity: Severity
    content: str = ""
    sheet: str = ""
    column: str = ""
    value: str = ""
    cells: tuple[str, ...] = ()
    count: int = 1
    expected: Mapping[str, str] = field(default_factory=dict)
    ranges: str = ""
    pairs: tuple[Pair, ...] = ()

    @property
    def marked(self) -> tuple[str, ...]:
        """The cells to mark for the author."""
        return tuple(islice(cells_in(self.ranges or " ".join(self.cells)), MARKED_CELLS))

    @property
    def effect(self) -> str:
        """The key of the words for what it does: in a text a passage is left out, where in a table a cell is voided.

        Under a header that is not known it is the whole column; of a cell that would only be voided, but in a row that
        another cell leaves out (``because``), it is the row.
        """
        if self.code == Code.MISSPELT_HEADER:
            return "column"
        if "because" in self.expected:
            return "beside"
        is_text = self.code.startswith("COMMENTARY_")
        return "passage" if is_text and self.severity == Severity.VOIDS else str(self.severity)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """A total order: gravest first, then by place."""
        grave = SEVERITIES.index(self.severity)
        expected = tuple(sorted(self.expected.items()))
        return (grave, self.code, self.content, self.sheet, self.column, self.value, self.cells, expected)

    def to_json(self) -> dict[str, Any]:
        """Plain data for the hand-over files; what most findings do not have is left out."""
        ranges = self.ranges or (in_ranges(self.cells[:MARKED_CELLS]) if len(self.cells) > SHOWN_CELLS else "")
        pairs = [[pair.cell, pair.content, pair.sheet, pair.other] for pair in self.pairs[:NAMED_PAIRS]]
        rest = {"ranges": ranges, "pairs": pairs}
        return {
            "code": str(self.code),
            "severity": str(self.severity),
            "content": self.content,
            "sheet": self.sheet,
            "column": self.column,
            "value": self.value,
            "cells": list(self.cells[:SHOWN_CELLS]),
            "count": self.count,
            "expected": dict(self.expected),
            **{name: value for name, value in rest.items() if value},
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Finding":
        """The finding that ``to_json`` wrote."""
        return cls(
            **{
                **data,
                "code": Code(data["code"]),
                "severity": Severity(data["severity"]),
                "cells": tuple(data["cells"]),
                "pairs": tuple(Pair(*pair) for pair in data.get("pairs", [])),
            }
        )


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings sorted by gravity and place."""
    return sorted(findings, key=lambda finding: finding.sort_key)
