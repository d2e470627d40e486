"""What a person wrote about the strategy, a part of it or a country: text in sections, without any markup left.

A block is a paragraph, a heading, a quotation, a list or a table; what they hold in the end are spans: words with their
look, or the name of a figure that is written out when the page is made. No user text is ever markup or a template.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

OVERALL, PART, COUNTRY = "overall", "part", "country"
TEXT, FIGURE, BREAK = "text", "figure", "break"
PARAGRAPH, HEADING, QUOTE, ITEMS, TABLE = "paragraph", "heading", "quote", "list", "table"
KIND = "commentary"
FOLDER = "commentary"
# The characters of each section that the two printed pages of a country's note have room for; of the lines, each.
ROOM_IN_NOTE = {"lines": 160, "decision": 220, "visits": 180, "contact": 90, "commentary": 800}
FIGURE_LENGTH = 12  # a cited figure, written out


@dataclass(frozen=True)
class Span:
    """A run of text of one look, with the address that it leads to, if any; ``text`` of a figure is its id."""

    kind: str
    text: str = ""
    strong: bool = False
    emphasis: bool = False
    href: str = ""
    line: int = 0


Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Block:
    """A paragraph or heading (``spans``), a list or quotation (``items`` of blocks), a table (``rows``, head first)."""

    kind: str
    spans: Spans = ()
    items: tuple[tuple["Block", ...], ...] = ()
    rows: tuple[tuple[Spans, ...], ...] = ()
    level: int = 0
    is_ordered: bool = False


@dataclass(frozen=True)
class Signature:
    """Who stands behind a text, in which function, since which day; ``line`` is where it stands."""

    name: str
    function: str
    day: date
    line: int = 0


@dataclass(frozen=True)
class Commentary:
    """One file: whom it is about (``overall``, a part of the strategy by id, a country by ISO code), in one language.

    ``heading`` replaces the composed heading of the report, ``findings`` that of an indicator, by its code;
    ``sections`` has the rest by the keys of ``config/reference/commentary.yaml``.
    """

    content: str
    name: str
    about: str  # overall, part, country
    subject: str
    language: str
    invented: bool
    heading: Spans = ()
    findings: Mapping[str, Spans] = field(default_factory=dict)
    sections: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    signed: Signature | None = None

    def to_json(self) -> dict[str, Any]:
        """Plain data for the hand-over files."""
        data = asdict(self)
        if self.signed:
            data["signed"]["day"] = self.signed.day.isoformat()
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Commentary":
        """The commentary that ``to_json`` wrote."""
        signed = data["signed"]
        return cls(
            **{
                **data,
                "heading": _spans(data["heading"]),
                "findings": {code: _spans(spans) for code, spans in data["findings"].items()},
                "sections": {key: blocks_from_json(blocks) for key, blocks in data["sections"].items()},
                "signed": Signature(**{**signed, "day": date.fromisoformat(signed["day"])}) if signed else None,
            }
        )

    def spans(self) -> Iterator[Span]:
        """Every span, wherever it stands."""
        yield from self.heading
        for spans in self.findings.values():
            yield from spans
        for blocks in self.sections.values():
            yield from spans_in(blocks)


def blocks_from_json(data: Sequence[Mapping[str, Any]]) -> tuple[Block, ...]:
    """Blocks from plain data."""
    return tuple(
        Block(
            **{
                **block,
                "spans": _spans(block["spans"]),
                "items": tuple(blocks_from_json(item) for item in block["items"]),
                "rows": tuple(tuple(_spans(cell) for cell in row) for row in block["rows"]),
            }
        )
        for block in data
    )


def length_of(blocks: Sequence[Block]) -> int:
    """How many characters some blocks have, with the figures that they cite written out."""
    return sum(FIGURE_LENGTH if span.kind == FIGURE else len(span.text) or 1 for span in spans_in(blocks))


def spans_in(blocks: Sequence[Block]) -> Iterator[Span]:
    """Every span of some blocks, in order."""
    for block in blocks:
        yield from block.spans
        for item in block.items:
            yield from spans_in(item)
        for row in block.rows:
            yield from (span for cell in row for span in cell)


def _spans(data: Sequence[Mapping[str, Any]]) -> Spans:
    return tuple(Span(**span) for span in data)
