"""What people wrote, for pages: blocks of spans in plain data, with the figures that they cite written out."""

from collections.abc import Sequence
from typing import Any

from strandreport.model.commentary import BREAK, FIGURE, Block, Commentary, Spans
from strandreport.model.figures import Figure, figure_id
from strandreport.model.indicators import parts_of
from strandreport.model.project import Project
from strandreport.report.context.handover import Handover
from strandreport.report.context.value_status import status_words
from strandreport.report.context.values import has_value, value_object
from strandreport.report.context.words import Words


def commentary_of(about: str, subject: str, language: str, handover: Handover) -> Commentary | None:
    """The text about a subject in a language; ``about`` is overall, part or country."""
    wanted = (about, subject, language)
    return next((text for text in handover.commentary if (text.about, text.subject, text.language) == wanted), None)


def written_blocks(blocks: Sequence[Block], project: Project, handover: Handover, words: Words) -> list[dict[str, Any]]:
    """Blocks as plain data: ``kind`` with ``spans``, ``items`` (of blocks) or ``rows`` (of cells, which are spans)."""
    return [
        {
            "kind": block.kind,
            "spans": written_spans(block.spans, project, handover, words),
            "items": [written_blocks(item, project, handover, words) for item in block.items],
            "rows": [[written_spans(cell, project, handover, words) for cell in row] for row in block.rows],
            "level": block.level,
            "is_ordered": block.is_ordered,
        }
        for block in blocks
    ]


def written_spans(spans: Spans, project: Project, handover: Handover, words: Words) -> list[dict[str, Any]]:
    """Spans with ``text``, ``strong``, ``emphasis``, ``href`` and the id of a ``figure``; ``kind`` may be break."""
    return [
        {
            "kind": span.kind,
            "text": figure_text(span.text, project, handover, words) if span.kind == FIGURE else span.text,
            "strong": span.strong,
            "emphasis": span.emphasis,
            "href": span.href,
            "figure": span.text if span.kind == FIGURE else "",
        }
        for span in spans
    ]


def figure_text(name: str, project: Project, handover: Handover, words: Words) -> str:
    """A cited figure with its doubt; what is suppressed or missing is said to be so."""
    figure = handover.figures.get(name)
    if figure is None:
        return words.text("commentary.no_figure")
    if not has_value(figure):
        return words.text("commentary.suppressed" if figure.is_held_back else "commentary.no_data")
    indicator = project.indicators[figure.indicator]
    value = value_object(figure, indicator, project.settings.reporting_currency, handover.parts_kind(indicator))
    shown = _with_status(words.figure(value), figure, project, handover, words)
    shown = words.doubted(shown, figure.n_unresolved)
    return words.text("commentary.partial", value=shown) if figure.is_partial else shown


def _with_status(shown: str, figure: Figure, project: Project, handover: Handover, words: Words) -> str:
    """The value, with what its source calls not final; a part of a breakdown is as little final as the whole."""
    whole = handover.figures.get(figure_id(figure.indicator, figure.strand, figure.period), figure)
    if not whole.value_status:
        return shown
    parts = parts_of(project.indicators[figure.indicator], project.indicators)
    return words.text("value_status.value", value=shown, status=status_words(whole, parts, project, words))


def plain_words(spans: Spans, project: Project, handover: Handover, words: Words) -> str:
    """Spans as one line of text, for headings and titles."""
    written = written_spans(spans, project, handover, words)
    return " ".join("".join(" " if span["kind"] == BREAK else span["text"] for span in written).split())
