"""How cells look: one font, numbers in the format of the program that opens the file, texts on the left."""

from functools import cached_property
from typing import Any

from xlsxwriter.format import Format

from strandreport.report.annex.sheet import Kind

FONT = {"font_name": "Arial", "font_size": 9, "valign": "top"}
LINK = "#1F4E9E"
HAIRLINE = {"bottom": 7, "bottom_color": "#C3C9D1"}
HEAD = {**FONT, "bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom"}
LEFT, RIGHT = {"align": "left", "indent": 1}, {"align": "right"}
PATTERNS = {Kind.INTEGER: "#,##0", Kind.PLAIN: "0", Kind.MONEY: "#,##0.00", Kind.DATE: "yyyy-mm-dd"}
GENERAL, USUAL_DECIMALS = "General", 1


def pattern(kind: Kind, decimals: int | None) -> str:
    """The number format of a kind, in the notation of the file format; programs show it in their reader's own.

    >>> pattern(Kind.SHARE, 0), pattern(Kind.NUMBER, 2), pattern(Kind.NUMBER, None), pattern(Kind.MONEY, None)
    ('0%', '#,##0.00', 'General', '#,##0.00')
    """
    if kind in PATTERNS:
        return PATTERNS[kind]
    if kind == Kind.NUMBER and decimals is None:
        return GENERAL
    part = "0" * (USUAL_DECIMALS if decimals is None else decimals)
    point = f".{part}" if part else ""
    return f"0{point}%" if kind == Kind.SHARE else f"#,##0{point}"


class Formats:
    """The formats of a workbook, each made once and in the order of first use."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._numbers: dict[str, Format] = {}

    @cached_property
    def title(self) -> Format:
        """The heading of a sheet."""
        return self._made({**FONT, "bold": True, "font_size": 14})

    @cached_property
    def term(self) -> Format:
        """A heading within the cover."""
        return self._made({**FONT, "bold": True, "font_size": 10})

    @cached_property
    def line(self) -> Format:
        """A line above a table."""
        return self._made({**FONT, "font_color": "#4A5563"})

    @cached_property
    def paragraph(self) -> Format:
        """A text of the cover."""
        return self._made({**FONT, "font_size": 10, "text_wrap": True})

    @cached_property
    def link(self) -> Format:
        """A cell that leads elsewhere in the workbook."""
        return self._made({**FONT, "font_color": LINK, "underline": 1})

    @cached_property
    def listed_link(self) -> Format:
        """The same in a table."""
        return self._made({**FONT, **HAIRLINE, **LEFT, "font_color": LINK, "underline": 1})

    @cached_property
    def head(self) -> Format:
        """The head of a column of texts."""
        return self._made({**HEAD, **LEFT})

    @cached_property
    def head_number(self) -> Format:
        """The head of a column of numbers."""
        return self._made({**HEAD, **RIGHT})

    @cached_property
    def text(self) -> Format:
        """A text in a table."""
        return self._made({**FONT, **HAIRLINE, **LEFT, "num_format": "@"})

    @cached_property
    def wrapped(self) -> Format:
        """A text over several lines."""
        return self._made({**FONT, **HAIRLINE, **LEFT, "num_format": "@", "text_wrap": True})

    @cached_property
    def sign(self) -> Format:
        """A sign in place of a number."""
        return self._made({**FONT, **HAIRLINE, **RIGHT, "num_format": "@"})

    def number(self, kind: Kind, decimals: int | None) -> Format:
        """A number of a kind."""
        name = pattern(kind, decimals)
        if name not in self._numbers:
            self._numbers[name] = self._made({**FONT, **HAIRLINE, **RIGHT, "num_format": name})
        return self._numbers[name]

    def _made(self, properties: dict[str, Any]) -> Format:
        made: Format = self._book.add_format(properties)
        return made
