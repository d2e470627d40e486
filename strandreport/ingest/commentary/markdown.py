"""Markdown to blocks: a closed set of constructs, with the line of each heading; the rest is told and dropped.

HTML is recognised in order to be refused: its tags go and its words stay, wherever they stand. What no reader of a page
would see (comments, scripts, styles) or what is struck out goes before anything else, blank lines in it or not.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from strandreport.ingest.commentary.inline import spans_of
from strandreport.ingest.commentary.lost import tell_lost
from strandreport.ingest.commentary.signs import is_number_in_text, tell_signs
from strandreport.ingest.commentary.troubles import Troubles, tag_of
from strandreport.model.commentary import HEADING, ITEMS, PARAGRAPH, QUOTE, TABLE, TEXT, Block, Span, Spans
from strandreport.model.findings import Code

DEEPEST = 4
_CODE = ("fence", "code_block")
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b[^>]*>.*?(?:</\1\s*>|\Z)|<(del|strike|s)(?:\s[^>]*)?>.*?</\2\s*>",
    re.DOTALL | re.IGNORECASE,
)
# a raised digit is no digit of the number that it follows
_RAISED = re.compile(r"<sup>([-−+]?[0-9]+)</sup>", re.IGNORECASE)
_SUPERSCRIPTS = str.maketrans("0123456789-−+", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁺")


@dataclass(frozen=True)
class Piece:
    """A block of the top level, and the line on which it begins."""

    block: Block
    line: int


def pieces_of(text: str, troubles: Troubles) -> list[Piece]:
    """The blocks of a text."""
    # as a block, HTML would be one piece, and its words would go with its tags
    parser = MarkdownIt("commonmark", {"html": True}).enable("table").disable("html_block")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # what a link may be is decided, and told, in inline
    env: dict[str, Any] = {}
    source = _RAISED.sub(_raised, _seen(text, troubles))
    tokens = parser.parse(source, env)
    tell_lost(source.split("\n"), tokens, env, troubles)
    return list(_pieces(tokens, troubles))


def _seen(text: str, troubles: Troubles) -> str:
    """A text without what no reader of a page would see; the lines keep their numbers."""
    for match in _UNSEEN.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        troubles.tell(Code.COMMENTARY_MARKUP, line, tag_of(match[0]), construct="HTML")
    return _UNSEEN.sub(lambda match: "\n" * match[0].count("\n"), text)


def _raised(match: re.Match[str]) -> str:
    return match[1].translate(_SUPERSCRIPTS)


def _pieces(tokens: Sequence[Token], troubles: Troubles) -> Iterator[Piece]:
    position = 0
    while position < len(tokens):
        token = tokens[position]
        end = _end(tokens, position)
        inner = tokens[position + 1 : end]
        before = _line_before(tokens, position)
        is_no_count = token.type == "ordered_list_open" and not _counts(inner, token.level)
        if is_no_count or (token.type == "bullet_list_open" and is_number_in_text(before, token, inner)):
            yield from _numbered(inner, troubles)
        elif block := _block(token, inner, troubles):
            yield Piece(block, _line(token))
        position = end + 1


def _counts(inner: Sequence[Token], level: int) -> bool:
    """Whether the items of a list are numbered as a list is: 1, 2, 3, or 1 each time."""
    numbers = [token.info for token in inner if token.type == "list_item_open" and token.level == level + 1]
    return numbers in ([str(number + 1) for number in range(len(numbers))], ["1"] * len(numbers))


def _line_before(tokens: Sequence[Token], position: int) -> str:
    """The words of the paragraph that a block of the top level follows without a blank line; empty without one."""
    opened, own = tokens[position - 3 : position - 2], tokens[position]
    if not opened or opened[0].type != "paragraph_open" or own.level or not opened[0].map or not own.map:
        return ""
    return tokens[position - 2].content if opened[0].map[1] == own.map[0] else ""


def _numbered(inner: Sequence[Token], troubles: Troubles) -> Iterator[Piece]:
    """The items of another list as paragraphs with the numbers that were written: a year is no place in a list."""
    position = 0
    while position < len(inner):
        item, end = inner[position], _end(inner, position)
        number = Span(TEXT, f"{item.info}{item.markup}", line=_line(item))
        blocks = _blocks(inner[position + 1 : end], troubles)
        opening = blocks[0].spans if blocks and blocks[0].kind == PARAGRAPH else ()
        spans = (replace(number, text=f"{number.text} "), *opening) if opening else (number,)
        yield Piece(Block(PARAGRAPH, spans=spans), number.line)
        yield from (Piece(block, number.line) for block in blocks[1 if opening else 0 :])
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
    """The block that a token opens; None if nothing of it is left."""
    if token.type == "paragraph_open":
        spans = _inline(inner, troubles)
        return Block(PARAGRAPH, spans=spans) if spans else None
    if token.type == "heading_open":
        return Block(HEADING, spans=_inline(inner, troubles), level=min(int(token.tag[1:]), DEEPEST))
    if token.type == "blockquote_open":
        blocks = _blocks(inner, troubles)
        return Block(QUOTE, items=(blocks,)) if blocks else None
    if token.type in ("bullet_list_open", "ordered_list_open"):
        tell_signs(inner, token.level + 1, troubles)
        items = tuple(piece.block.items[0] for piece in _pieces(inner, troubles))
        return Block(ITEMS, items=items, is_ordered=token.type == "ordered_list_open") if items else None
    if token.type == "list_item_open":
        blocks = _blocks(inner, troubles)
        return Block(ITEMS, items=(blocks,)) if blocks else None
    if token.type == "table_open":
        return Block(TABLE, rows=_rows(inner, troubles))
    if token.type in _CODE:
        troubles.tell(Code.COMMENTARY_MARKUP, _line(token), token.content, construct="code")
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
