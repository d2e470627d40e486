"""Blocks to sections, by their headings: the sentence over all, successes, risks, a signature and so on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from strandreport.ingest.commentary.markdown import Piece
from strandreport.ingest.commentary.troubles import Troubles
from strandreport.ingest.dates_grammar import day_in
from strandreport.model.commentary import (
    BREAK,
    HEADING,
    ITEMS,
    PARAGRAPH,
    Block,
    Signature,
    Span,
    Spans,
    length_of,
    spans_in,
)
from strandreport.model.findings import Code, Severity

SENTENCE, SECTION = 1, 2
COMMENTARY, FINDINGS, SIGNED = "commentary", "findings", "signed"
MOST = {"successes": 3, "concerns": 3, "lines": 3}
_FINDING = re.compile(r"\s*([A-Z][A-Z0-9]*)\s*:\s+")
_APOSTROPHES = str.maketrans("’ʼ", "''")
Headings = Mapping[str, Mapping[str, Sequence[str]]]


@dataclass
class Sections:
    """What the headings of a text divide it into."""

    heading: Spans = ()
    findings: dict[str, Spans] = field(default_factory=dict)
    sections: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    signed: Signature | None = None


def divide(
    pieces: Sequence[Piece], headings: Headings, troubles: Troubles, room: Mapping[str, int] | None = None
) -> Sections:
    """The sections of a text. What stands before the first heading is commentary; what no heading names is left out.

    ``room`` are the characters of each section that are printed where pages are counted.
    """
    found, parts = Sections(), _parts(pieces, headings, troubles)
    for line, key, blocks in parts:
        if key == SENTENCE:
            found.heading = blocks[0].spans
        elif key == SIGNED:
            found.signed = _signature(blocks, line, troubles)
        elif key == FINDINGS:
            found.findings = _findings(blocks, line, troubles)
        elif blocks:
            found.sections[str(key)] = _at_most(str(key), blocks, line, troubles)
            _tell_length(found.sections[str(key)], str(key), line, (room or {}).get(str(key)), troubles)
    return found


def entries_of(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    """What a section lists: the items of its lists, and each paragraph that stands alone."""
    return [entry for block in blocks for entry in (block.items if block.kind == ITEMS else ((block,),))]


def plain_text(spans: Sequence[Span]) -> str:
    """The words of spans on one line."""
    return " ".join("".join(" " if span.kind == BREAK else span.text for span in spans).split())


def _parts(
    pieces: Sequence[Piece], headings: Headings, troubles: Troubles
) -> list[tuple[int, str | int, tuple[Block, ...]]]:
    """Line of the heading, key and blocks of each section, in order; the sentence over all has its own."""
    keys = {_folded(text): key for key, words in headings.items() for texts in words.values() for text in texts}
    found: dict[str | int, tuple[int, list[Block]]] = {COMMENTARY: (0, [])}
    current: list[Block] = found[COMMENTARY][1]
    for piece in pieces:
        level = piece.block.level if piece.block.kind == HEADING else 0
        if not 0 < level <= SECTION:
            current.append(piece.block)
            continue
        text = plain_text(piece.block.spans)
        key = SENTENCE if level == SENTENCE else keys.get(_folded(text), "")
        current = []
        if key == SENTENCE and key not in found:
            found[key], current = (piece.line, [piece.block]), found[COMMENTARY][1]
        elif key and (key not in found or (key == COMMENTARY and found[key][0] == 0)):
            current = found[key][1] if key in found else []
            found[key] = (piece.line, current)
        else:
            known = ", ".join(words[language][0] for words in headings.values() for language in sorted(words))
            troubles.tell(Code.COMMENTARY_HEADING, piece.line, text, known=known, reason="twice" if key else "unknown")
    return [(line, key, tuple(blocks)) for key, (line, blocks) in found.items()]


def _folded(text: str) -> str:
    return " ".join(text.translate(_APOSTROPHES).casefold().rstrip(" :\u00a0\u202f").split())


def _at_most(key: str, blocks: tuple[Block, ...], line: int, troubles: Troubles) -> tuple[Block, ...]:
    """A section that the first page has room for, no longer than that; what is left out is told."""
    if key not in MOST:
        return blocks
    entries = entries_of(blocks)
    if len(entries) > MOST[key]:
        troubles.tell(Code.COMMENTARY_TOO_MUCH, line, str(len(entries)), most=str(MOST[key]), section=key)
    return (Block(ITEMS, items=tuple(entries[: MOST[key]])),)


def _tell_length(blocks: Sequence[Block], key: str, line: int, most: int | None, troubles: Troubles) -> None:
    """A section that is longer than its print has room for is told; of the lines to say, each that is."""
    if most is None:
        return
    parts = entries_of(blocks) if key in MOST else [tuple(blocks)]
    for part in parts:
        if (length := length_of(part)) > most:
            place = next((span.line for span in spans_in(part) if span.line), line) if key in MOST else line
            troubles.tell(Code.COMMENTARY_TOO_LONG, place or 1, str(length), Severity.ADVICE, most=str(most))


def _findings(blocks: Sequence[Block], line: int, troubles: Troubles) -> dict[str, Spans]:
    """Sentences by the code of the indicator that each begins with."""
    found: dict[str, Spans] = {}
    for entry in entries_of(blocks):
        spans = next((block.spans for block in entry if block.kind == PARAGRAPH), ())
        match = _FINDING.match(spans[0].text) if spans else None
        if match is None or match[1] in found:
            place = spans[0].line if spans else line
            troubles.tell(Code.COMMENTARY_INDICATOR, place, plain_text(list(spans_in(entry))))
            continue
        found[match[1]] = (_cut(spans[0], match.end()), *spans[1:])
    return found


def _cut(span: Span, start: int) -> Span:
    return Span(span.kind, span.text[start:], span.strong, span.emphasis, span.href, span.line)


def _signature(blocks: Sequence[Block], line: int, troubles: Troubles) -> Signature | None:
    """Name, function and day, divided by commas; a day may hold one itself (March 1, 2024)."""
    text = plain_text(list(spans_in(blocks)))
    line = next((span.line for span in spans_in(blocks) if span.line), line)
    parts = [part.strip() for part in text.split(",")]
    for length in (1, 2):
        day = day_in(", ".join(parts[-length:]))
        if day and len(parts) >= length + 2 and all(parts):
            return Signature(parts[0], ", ".join(parts[1:-length]), day, line)
    troubles.tell(Code.COMMENTARY_SIGNATURE, line, text, reason="parts")
    return None
