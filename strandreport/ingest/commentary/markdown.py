"""Markdown to blocks: a closed set of constructs, with the line of each heading; the rest is told and dropped.

HTML is recognised in order to be refused: unrecognised, a comment of HTML would be published as text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from strandreport.ingest.commentary.inline import spans_of
from strandreport.ingest.commentary.troubles import Troubles, tag_of
from strandreport.model.commentary import HEADING, ITEMS, PARAGRAPH, QUOTE, TABLE, Block, Spans
from strandreport.model.findings import Code

DEEPEST = 4
_DROPPED = {"html_block": "HTML", "fence": "code", "code_block": "code"}


@dataclass(frozen=True)
class Piece:
    """A block of the top level, and the line on which it begins."""

    block: Block
    line: int


def pieces_of(text: str, troubles: Troubles) -> list[Piece]:
    """The blocks of a text."""
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # what a link may be is decided, and told, in inline
    return list(_pieces(parser.parse(text), troubles))


def _pieces(tokens: Sequence[Token], troubles: Troubles) -> Iterator[Piece]:
    position = 0
    while position < len(tokens):
        token = tokens[position]
        end = _end(tokens, position)
        block = _block(token, tokens[position + 1 : end], troubles)
        if block:
            yield Piece(block, _line(token))
        position = end + 1


def _blocks(tokens: Sequence[Token], troubles: Troubles) -> tuple[Block, ...]:
    return tuple(piece.block for piece in _pieces(tokens, troubles))


def _end(tokens: Sequence[Token], start: int) -> int:
    """Where the token that opens a block is closed; one that stands alone is its own end."""
    depth = 0
    for position in range(start, len(tokens)):
        depth += tokens[position].nesting
        if depth == 0:
            return position
    return len(tokens) - 1


def _block(token: Token, inner: Sequence[Token], troubles: Troubles) -> Block | None:
    if token.type == "paragraph_open":
        return Block(PARAGRAPH, spans=_inline(inner, troubles))
    if token.type == "heading_open":
        return Block(HEADING, spans=_inline(inner, troubles), level=min(int(token.tag[1:]), DEEPEST))
    if token.type == "blockquote_open":
        return Block(QUOTE, items=(_blocks(inner, troubles),))
    if token.type in ("bullet_list_open", "ordered_list_open"):
        items = tuple(piece.block.items[0] for piece in _pieces(inner, troubles))
        return Block(ITEMS, items=items, is_ordered=token.type == "ordered_list_open")
    if token.type == "list_item_open":
        return Block(ITEMS, items=(_blocks(inner, troubles),))
    if token.type == "table_open":
        return Block(TABLE, rows=_rows(inner, troubles))
    if token.type in _DROPPED:
        construct = _DROPPED[token.type]
        value = tag_of(token.content) if construct == "HTML" else token.content
        troubles.tell(Code.COMMENTARY_MARKUP, _line(token), value, construct=construct)
    return None


def _rows(tokens: Sequence[Token], troubles: Troubles) -> tuple[tuple[Spans, ...], ...]:
    rows: list[list[Spans]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(spans_of(token, troubles))
    return tuple(tuple(row) for row in rows)


def _inline(tokens: Sequence[Token], troubles: Troubles) -> Spans:
    return tuple(span for token in tokens if token.type == "inline" for span in spans_of(token, troubles))


def _line(token: Token) -> int:
    return (token.map or [0])[0] + 1
