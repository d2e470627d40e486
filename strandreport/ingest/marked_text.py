"""The look of single letters in a cell, kept in its text: figures raised or lowered, words struck out.

``1200`` with a raised ``1`` behind it is kept as ``1200¹``, and letters that are struck out have a stroke behind each
of them, as one writes them by hand: no grammar can take the one for 12001, or the others for words that count.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from strandreport.model.kept_cells import STROKE, TEXT

RAISED, LOWERED = "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉"
_DIGITS = "0123456789"
_RAISE, _LOWER = str.maketrans(_DIGITS, RAISED), str.maketrans(_DIGITS, LOWERED)
_LEVEL = str.maketrans(RAISED + LOWERED, _DIGITS * 2, STROKE)
_OFF_LINE = re.compile(f"[{RAISED}{LOWERED}]")
_STRUCK = re.compile(rf"(?:[^{STROKE}]{STROKE}+)+")
_BLANKS = re.compile(r"  +")


@dataclass
class Run:
    """Letters of one look; ``rise`` is 1 above the line, -1 below it; those that have none have that of their cell."""

    text: str = ""
    rise: int = 0
    struck: bool = False
    is_of_cell: bool = False


@dataclass(frozen=True)
class Look:
    """The text of a cell with its marks, or without strokes if all of it is struck out."""

    text: str
    is_struck: bool = False


def look_of(runs: Iterable[Run], is_cell_struck: bool = False) -> Look | None:
    """The look of a text in a cell that is struck out or not; None if no letter is raised, lowered or struck out.

    >>> look_of([Run("1200"), Run("1", rise=1)]), look_of([Run("12", struck=True), Run(" ")]), look_of([Run("12")])
    (Look(text='1200¹', is_struck=False), Look(text='12 ', is_struck=True), None)
    """
    seen = [replace(run, struck=is_cell_struck) if run.is_of_cell else run for run in runs if run.text]
    if not any(run.rise or run.struck for run in seen):
        return None
    is_struck = all(run.struck for run in seen if run.text.strip())
    return Look("".join(_marked(run, is_struck) for run in seen), is_struck and any(run.text.strip() for run in seen))


def is_partly_struck(cell: str | None) -> bool:
    """Whether some of the letters of a kept cell are struck out."""
    return cell is not None and cell[0] == TEXT and STROKE in cell


def is_marked(cell: str | None) -> bool:
    """Whether a kept cell is a text with marks."""
    return cell is not None and cell[0] == TEXT and (STROKE in cell or has_off_line(cell))


def without_struck(text: str) -> str:
    r"""What is left of a text without the letters that are struck out.

    >>> without_struck("Lyon U\u0336S\u0336P\u0336 Fiocruz")
    'Lyon Fiocruz'
    """
    return _BLANKS.sub(" ", _STRUCK.sub("", text)).strip()


def has_off_line(text: str) -> bool:
    """Whether a figure of a text stands above or below the line."""
    return bool(_OFF_LINE.search(text))


def on_line(text: str) -> str:
    r"""A text without its marks, as a reader gives it that does not see them.

    >>> on_line("1\u03362\u0336 500²")
    '12 5002'
    """
    return text.translate(_LEVEL)


def _marked(run: Run, is_all_struck: bool) -> str:
    text = run.text.translate(_RAISE if run.rise > 0 else _LOWER) if run.rise else run.text
    if not run.struck or is_all_struck:
        return text
    letters = unicodedata.normalize("NFC", text)
    return "".join(letter if letter in "\r\n\t" else letter + STROKE for letter in letters)
