"""Findings: what was noticed about an input, as data. The words stand in the message catalogues, by code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

SHOWN_CELLS = 50


class Severity(StrEnum):
    """What a finding does to the cell, row or file that it is about."""

    BLOCKS = "blocks"
    QUARANTINES = "quarantines"
    VOIDS = "voids"
    CORRECTED = "corrected"
    ADVICE = "advice"


SEVERITIES = tuple(Severity)


class Code(StrEnum):
    """Stable names of all kinds of finding; each has a text in every catalogue (``findings.<code>``)."""

    EMPTY_FILE = "EMPTY_FILE"
    UNREADABLE_FILE = "UNREADABLE_FILE"
    UNSUPPORTED_FORMAT = "UNSUPPORTED_FORMAT"
    FILE_TOO_LARGE = "FILE_TOO_LARGE"
    READER_STOPPED = "READER_STOPPED"
    ENCRYPTED_FILE = "ENCRYPTED_FILE"
    ZIP_BOMB = "ZIP_BOMB"
    DUPLICATE_PART = "DUPLICATE_PART"
    UNSAFE_PART_NAME = "UNSAFE_PART_NAME"
    DECLARED_ENTITIES = "DECLARED_ENTITIES"
    TRUNCATED_FILE = "TRUNCATED_FILE"
    MANGLED_DOWNLOAD = "MANGLED_DOWNLOAD"
    WEB_PAGE = "WEB_PAGE"
    OTHER_DOCUMENT = "OTHER_DOCUMENT"
    LOCK_FILE = "LOCK_FILE"
    OLD_FORMAT = "OLD_FORMAT"
    CELLS_OUT_OF_ORDER = "CELLS_OUT_OF_ORDER"
    CELL_TWICE = "CELL_TWICE"
    STRAY_CELL = "STRAY_CELL"
    IMPOSSIBLE_COUNT = "IMPOSSIBLE_COUNT"
    READERS_DISAGREE = "READERS_DISAGREE"
    KINDS_DISAGREE = "KINDS_DISAGREE"
    NOT_COMPARED = "NOT_COMPARED"
    UNKNOWN_ENCODING = "UNKNOWN_ENCODING"
    UNCLOSED_QUOTE = "UNCLOSED_QUOTE"
    MACROS = "MACROS"
    EXTERNAL_LINKS = "EXTERNAL_LINKS"
    MANUAL_CALCULATION = "MANUAL_CALCULATION"
    OLD_RESULTS = "OLD_RESULTS"
    DATES_OF_1904 = "DATES_OF_1904"
    PIVOT_TABLE = "PIVOT_TABLE"
    CHART_SHEET = "CHART_SHEET"
    OTHER_SHEET = "OTHER_SHEET"
    SHORT_TABLE = "SHORT_TABLE"
    PROTECTED_SHEET = "PROTECTED_SHEET"
    CONTROL_CHARACTERS = "CONTROL_CHARACTERS"
    MERGE_HIDES_VALUE = "MERGE_HIDES_VALUE"
    MISNAMED_FILE = "MISNAMED_FILE"
    XLS_ROW_LIMIT = "XLS_ROW_LIMIT"
    WRONG_ENCODING = "WRONG_ENCODING"
    IGNORED_FILE = "IGNORED_FILE"
    REFUSED_FILE = "REFUSED_FILE"
    DUPLICATE_FILE = "DUPLICATE_FILE"
    UNKNOWN_SHEET = "UNKNOWN_SHEET"
    SHEET_NOT_NEEDED = "SHEET_NOT_NEEDED"
    OUTDATED_FORM = "OUTDATED_FORM"
    EXAMPLE_ROW = "EXAMPLE_ROW"
    LAYOUT_DRIFTED = "LAYOUT_DRIFTED"
    AMBIGUOUS_FORM = "AMBIGUOUS_FORM"
    DUPLICATE_HEADER = "DUPLICATE_HEADER"
    UNKNOWN_COLUMN = "UNKNOWN_COLUMN"
    MISSING_COLUMN = "MISSING_COLUMN"
    HIDDEN_SHEET = "HIDDEN_SHEET"
    HIDDEN_ROW = "HIDDEN_ROW"
    HIDDEN_COLUMN = "HIDDEN_COLUMN"
    STRUCK_ROW = "STRUCK_ROW"
    COMMENT_DOUBTS = "COMMENT_DOUBTS"
    COMMENT_UNREAD = "COMMENT_UNREAD"
    OTHER_UNIT_SAID = "OTHER_UNIT_SAID"
    SECOND_HEADER = "SECOND_HEADER"
    SECOND_TABLE = "SECOND_TABLE"
    SIDE_TABLES = "SIDE_TABLES"
    TWO_ROW_HEADER = "TWO_ROW_HEADER"
    CONTINUED_SHEET = "CONTINUED_SHEET"
    ABSENT_COLUMN = "ABSENT_COLUMN"
    UNNAMED_COLUMN = "UNNAMED_COLUMN"
    LOST_VISIBILITY = "LOST_VISIBILITY"
    RAGGED_ROW = "RAGGED_ROW"
    MERGED_FILLED = "MERGED_FILLED"
    MERGED_CELL = "MERGED_CELL"
    MERGED_AMOUNT = "MERGED_AMOUNT"
    NOTE_ROW = "NOTE_ROW"
    TOTAL_DIFFERS = "TOTAL_DIFFERS"
    TOTAL_DIFFERS_UNSAID = "TOTAL_DIFFERS_UNSAID"
    ERROR_CELL = "ERROR_CELL"
    FORMULA_WITHOUT_VALUE = "FORMULA_WITHOUT_VALUE"
    MISSING_VALUE = "MISSING_VALUE"
    BAD_MONEY = "BAD_MONEY"
    AMBIGUOUS_NUMBER = "AMBIGUOUS_NUMBER"
    WRONG_UNIT = "WRONG_UNIT"
    NEGATIVE_AMOUNT = "NEGATIVE_AMOUNT"
    BAD_INTEGER = "BAD_INTEGER"
    BAD_NUMBER = "BAD_NUMBER"
    SKIPPED_ROW = "SKIPPED_ROW"
    UNEVEN_LISTS = "UNEVEN_LISTS"
    BAD_DATE = "BAD_DATE"
    DATES_OUT_OF_ORDER = "DATES_OUT_OF_ORDER"
    BAD_BOOLEAN = "BAD_BOOLEAN"
    BAD_ID = "BAD_ID"
    BAD_TEXT = "BAD_TEXT"
    UNKNOWN_CODE = "UNKNOWN_CODE"
    CODE_OUT_OF_DATE = "CODE_OUT_OF_DATE"
    UNCLEAR_VALUE = "UNCLEAR_VALUE"
    UNKNOWN_COUNTRY = "UNKNOWN_COUNTRY"
    PADDED_ID = "PADDED_ID"
    MIXED_SPELLINGS = "MIXED_SPELLINGS"
    DUPLICATE_ROW = "DUPLICATE_ROW"
    CONFLICTING_ROWS = "CONFLICTING_ROWS"
    DANGLING_LINK = "DANGLING_LINK"
    CORRECTION_APPLIED = "CORRECTION_APPLIED"
    CORRECTION_OUTDATED = "CORRECTION_OUTDATED"
    CORRECTION_UNUSED = "CORRECTION_UNUSED"
    MISSING_RETURN = "MISSING_RETURN"
    RETURN_SUPERSEDED = "RETURN_SUPERSEDED"
    TWO_VERSIONS = "TWO_VERSIONS"
    UNUSED_ROW = "UNUSED_ROW"
    LOOKALIKE_KEYS = "LOOKALIKE_KEYS"
    NO_OWN_ROWS = "NO_OWN_ROWS"
    REPEATED_VALUE = "REPEATED_VALUE"
    SUMS_DIFFER = "SUMS_DIFFER"
    COUNT_DIFFERS = "COUNT_DIFFERS"
    MOJIBAKE = "MOJIBAKE"


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
