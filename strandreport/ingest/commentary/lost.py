"""What the reading of Markdown leaves out without a token: cells beyond a table's header, and definitions of links."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markdown_it.token import Token

from strandreport.ingest.commentary.troubles import Troubles
from strandreport.model.findings import Code

_BAR = re.compile(r"(?<!\\)\|")
_MARGIN = re.compile(r"^[>\s]*\|?|\|?\s*$")


def tell_lost(lines: Sequence[str], tokens: Sequence[Token], env: Mapping[str, Any], troubles: Troubles) -> None:
    """Tell, at its line, what no block has of a text that was parsed."""
    for line, cells in _cells_beyond(lines, tokens):
        troubles.tell(Code.COMMENTARY_MARKUP, line, " | ".join(cells), construct="|")
    linked = {child.attrs.get("href") for token in tokens for child in token.children or []}
    definitions = [(found, found["href"] in linked) for found in env.get("references", {}).values()]
    definitions += [(found, False) for found in env.get("duplicate_refs", [])]
    for found, is_used in definitions:
        if found["title"] or not is_used:
            start, end = found["map"]
            troubles.tell(Code.COMMENTARY_MARKUP, start + 1, " ".join(lines[start:end]), construct="[]:")


def _cells_beyond(lines: Sequence[str], tokens: Sequence[Token]) -> Iterator[tuple[int, list[str]]]:
    """Line and words of the cells that a row has more than the header above it."""
    width = 0
    for token in tokens:
        if token.type == "thead_open":
            width = 0
        elif token.type == "th_open":
            width += 1
        elif token.type == "tr_open" and width and token.map:
            cells = [cell.strip() for cell in _BAR.split(_MARGIN.sub("", lines[token.map[0]]))]
            if any(cells[width:]):
                yield token.map[0] + 1, cells[width:]
