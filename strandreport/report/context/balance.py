"""On which side of an indicator there is room: an estimate in lines of small type, so that three fit on a page."""

from collections.abc import Mapping
from typing import Any

SIGNS_IN_A_LINE = 76
LINES_OF_CHART = 10
LINES_OF_ROW = 1.35


def parts_go_left(block: Mapping[str, Any]) -> bool:
    """Whether the breakdowns stand under the chart and its definition, or under the table."""
    left = LINES_OF_CHART + _lines(block["definition"])
    left += sum(_lines(note["count"] + note["text"]) for note in block["quality"])
    right = LINES_OF_ROW * (len(block["table"]["rows"]) + 2) + _lines(block["illustrative"])
    return bool(left < right)


def _lines(text: str) -> int:
    return -(-len(text) // SIGNS_IN_A_LINE)
