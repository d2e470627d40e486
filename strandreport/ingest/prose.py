"""A sheet that only tells something: a read-me, a cover, a legend. It holds no rows, and nobody has to mend it."""

import re

from strandreport.ingest.cells import TEXT, Sheet, shown
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.spelling import canonical

_WIDEST, _WORDS_OF_A_SENTENCE = 2, 4
_NAME = re.compile(
    r"(?:lisez|lire|read)[ -]?(?:moi|me|first|d'abord)|readme|à lire|notice|mode d'emploi|instructions?|guide"
    r"|notes?|remarques?|remarks?|observations?"
    r"|couverture|cover(?: page)?|page de garde|à propos|about|légende|legend|sommaire|contents|consignes"
)
_SENTENCE_END = re.compile(r"[.!?…:;]\s*$")


def prose_finding(sheet: Sheet, content: str) -> Finding | None:
    """The finding that a sheet holds only text, if so."""
    rows = [filled for row in sheet.grid if (filled := [cell for cell in row if cell and cell[1:].strip()])]
    if not rows or not _is_prose(sheet.name, rows):
        return None
    first = shown(rows[0][0])[:200]
    return Finding(Code.PROSE_SHEET, Severity.ADVICE, content, sheet.name, value=first, count=len(rows))


def _is_prose(name: str, rows: list[list[str]]) -> bool:
    """Whether all is text, hardly two cells in a row, and called a read-me or written in sentences."""
    cells = [cell for row in rows for cell in row]
    if any(cell[0] != TEXT for cell in cells) or any(len(row) > _WIDEST for row in rows):
        return False
    if _NAME.fullmatch(canonical(name)) or _NAME.fullmatch(canonical(shown(cells[0]))):
        return True
    return 2 * sum(_is_sentence(shown(cell)) for cell in cells) >= len(cells)


def _is_sentence(text: str) -> bool:
    """Whether a text is more than a name.

    >>> _is_sentence("Les montants sont en euros."), _is_sentence("Institut national de la santé"), _is_sentence("Fin.")
    (True, False, False)
    """
    return len(text.split()) >= _WORDS_OF_A_SENTENCE and bool(_SENTENCE_END.search(text))
