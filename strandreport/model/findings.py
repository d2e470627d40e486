"""Findings: what was noticed about an input, as data. The words stand in the message catalogues, by code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from strandreport.model.codes import Code as Code

SHOWN_CELLS = 50


class Severity(StrEnum):
    """What a finding does to the cell, row or file that it is about."""

    BLOCKS = "blocks"
    QUARANTINES = "quarantines"
    VOIDS = "voids"
    CORRECTED = "corrected"
    ADVICE = "advice"


SEVERITIES = tuple(Severity)


@dataclass(frozen=True)
class Finding:
    """One kind of trouble in one column of one sheet, with the cells that show it.

    ``cells`` are addresses such as ``D17`` (the first ``SHOWN_CELLS``), ``rows`` all spreadsheet rows, ``count`` the
    number of cells (or rows, or files) concerned; ``expected`` holds the plain values that the message quotes.
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

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """A total order: gravest first, then by place."""
        grave = SEVERITIES.index(self.severity)
        expected = tuple(sorted(self.expected.items()))
        return (grave, self.code, self.content, self.sheet, self.column, self.value, self.cells, expected)

    def to_json(self) -> dict[str, Any]:
        """Plain data for the hand-over files."""
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
            }
        )


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings sorted by gravity and place."""
    return sorted(findings, key=lambda finding: finding.sort_key)
