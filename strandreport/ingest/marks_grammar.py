"""What the look of letters means for the reading of a cell: words struck out, figures above or below the line.

Nobody can know whether a number of which a part is struck out, or a raised figure behind it, is meant. So no grammar is
asked; only a text is read, without the words that are struck out.
"""

from collections.abc import Callable
from dataclasses import replace

from strandreport.ingest.cells import TEXT
from strandreport.ingest.marked_text import has_off_line, is_partly_struck, without_struck
from strandreport.ingest.numbers_grammar import Parsed
from strandreport.model.findings import Code


def parse_marked(
    cell: str | None, is_text: bool, take: Callable[[str | None], str | None], parse: Callable[[str | None], Parsed]
) -> Parsed:
    """Read a cell, or the part of it that counts, unless the look of its letters leaves open what it says."""
    if is_partly_struck(cell) and cell:
        if not is_text:
            return Parsed(problem=Code.STRUCK_WORDS)
        parsed = parse(take(TEXT + without_struck(cell[1:])))
        return parsed if parsed.problem else replace(parsed, noted=Code.STRUCK_WORDS)
    taken = take(cell)
    if not is_text and taken and taken[0] == TEXT and has_off_line(taken):
        return Parsed(problem=Code.FOOTNOTE_MARK)
    return parse(taken)
