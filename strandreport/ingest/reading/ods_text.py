"""The text of one cell of an ODS file, and the look of its letters where they have one."""

import re
from collections.abc import Iterator
from typing import Any

from strandreport.ingest.marked_text import Look, Run, look_of
from strandreport.ingest.reading.ods_styles import Styles
from strandreport.ingest.reading.ods_xml import tag
from strandreport.ingest.words_grammar import LONGEST_TEXT

_MEANT = {0: "\n", 1: " ", 2: "\t"}
_MARKS = {tag("text:line-break"): "\0", tag("text:tab"): "\2"}
_BLANKS = re.compile(r"[ \t\r\n]+")
Piece = tuple[str, Any]


def text_of(cell: Any) -> str:
    """The paragraphs of a cell, without its annotations and drawings.

    Blanks of the XML count once, however many; those of the text are elements. They change places for the while.
    """
    return _meant("".join(words for words, _ in _pieces_of(cell)))


def letters_look(cell: Any, styles: Styles, is_struck: bool) -> Look | None:
    """The look of the letters of a cell that its style strikes out or not; None if they have none of their own."""
    if not styles.looks or next(cell.iter(tag("text:span")), None) is None:
        return None
    runs = (Run(_meant(words), *_look_at(place, cell, styles)) for words, place in _pieces_of(cell))
    return look_of(runs, is_struck) or Look(text_of(cell))


def _meant(words: str) -> str:
    return _BLANKS.sub(" ", words).translate(_MEANT)


def _pieces_of(cell: Any) -> Iterator[Piece]:
    """The words of a cell, each with the element that it stands in."""
    paragraphs = (part for part in cell if part.tag == tag("text:p"))
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield "\0", paragraph
        yield from _pieces(paragraph)


def _pieces(element: Any) -> Iterator[Piece]:
    yield element.text or "", element
    for part in element:
        if part.tag == tag("text:s"):
            yield "\1" * min(int(part.get(tag("text:c"), "1")), LONGEST_TEXT + 1), element
        elif part.tag in _MARKS:
            yield _MARKS[part.tag], element
        elif part.tag in (tag("text:span"), tag("text:a")):
            yield from _pieces(part)
        yield part.tail or "", element


def _look_at(place: Any, cell: Any, styles: Styles) -> tuple[int, bool, bool]:
    """Whether words at a place are raised and struck out: the innermost span that says so holds, or the cell."""
    rise, struck = None, None
    while place is not cell:
        own_rise, own_struck = styles.look(place.get(tag("text:style-name"), ""))
        rise = own_rise if rise is None else rise
        struck = own_struck if struck is None else struck
        place = place.getparent()
    return rise or 0, bool(struck), struck is None
