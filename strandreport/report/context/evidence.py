"""Where a figure comes from: its name, the rows and sheets behind it, and how it was computed; and what limits it."""

from collections.abc import Sequence
from typing import Any

from strandreport.model.feeding_registers import registers_of
from strandreport.model.project import Project
from strandreport.report.context import left_out, returns
from strandreport.report.context.brief import is_brief
from strandreport.report.context.evidence_table import evidence_table
from strandreport.report.context.feeds import Feed, accepted_rows
from strandreport.report.context.handover import Handover
from strandreport.report.context.sentences import value_words
from strandreport.report.context.series import Series
from strandreport.report.context.series_breaks import break_notes
from strandreport.report.context.tables import part_words
from strandreport.report.context.unused_rows import held_back
from strandreport.report.context.value_status import status_note
from strandreport.report.context.values import has_value
from strandreport.report.context.words import Words

SHOWN_SOURCES = 4
SHORT = 12


def evidence(series: Series, words: Words, project: Project, handover: Handover, feed: Feed) -> dict[str, Any]:
    """The evidence of the figure that an indicator shows."""
    figure = series.shown
    sheets = sheets_behind(series, project, handover)
    sources = _listed([_place(sheet, handover, words) for sheet in sheets], words)
    proof = _proof(series, sources or words.text("evidence.no_source"), words)
    shas = {file["content"]: file["sha256"] for file in handover.files}
    contents = list(dict.fromkeys(sheet["content"] for sheet in sheets))
    files = _listed([f"{handover.names(name)} (sha256 {shas[name][:SHORT]})" for name in contents], words)
    facts = [
        ("definition", series.indicator.definition[words.language]),
        ("made_of", _made_of(series, words)),
        ("rows", words.number(figure.n_rows)),
        ("files", files or words.text("evidence.no_source")),
        ("returns", returns.returns_in(series.indicator, project, handover, words)),
        ("computed", words.text("evidence.twice")),
        ("digest", figure.evidence_digest[:SHORT]),
    ]
    return {
        "figure": figure.figure_id,
        "proof": proof,
        "brief": _in_brief(series, contents, proof, feed, words),
        "behind": evidence_table(series, words, project, handover),
        "facts": [{"term": words.text(f"evidence.term.{key}"), "text": text} for key, text in facts if text],
    }


def _proof(series: Series, sources: str, words: Words) -> str:
    """The figure that an indicator shows, how many rows stand behind it, and where those are."""
    figure = series.shown
    if not has_value(figure):
        return words.text("evidence.nothing", sources=sources)
    return words.counted("evidence.proof", figure.n_rows, value=value_words(series, figure, words), sources=sources)


def _in_brief(series: Series, contents: Sequence[str], proof: str, feed: Feed, words: Words) -> str:
    """How many rows of which files, by the numbers that these have in the report's list of files."""
    if not is_brief(series):
        return ""
    numbers = [str(n) for n, file in enumerate(feed.listed, 1) if file["content"] in contents]
    if not numbers or not has_value(series.shown):
        return proof
    files = words.counted("evidence.numbered", len(numbers), numbers=", ".join(numbers))
    return words.counted("evidence.brief", series.shown.n_rows, files=files)


def _made_of(series: Series, words: Words) -> str:
    """Numerator and denominator of a rate of two indicators, by name."""
    figure = series.shown
    if series.kind != "ratio" or len(series.parts) == 1 or figure.numerator is None or figure.denominator is None:
        return ""
    first, second = (part.label[words.language] for part in series.parts)
    top, bottom = (part_words(value, series, words) for value in (figure.numerator, figure.denominator))
    return words.text("behind.made_of", first=first, second=second, numerator=top, denominator=bottom)


def quality(series: Series, words: Words, project: Project, handover: Handover, feed: Feed) -> list[dict[str, str]]:
    """What limits a figure: rows left out, not judged, without a date; a year not complete; a small base."""
    found = [dict(left_out.note(series, words, project, handover, feed))]
    found.append(returns.note(series.indicator, project, handover, words))
    if lost := held_back({part.of for part in series.parts}, handover):
        found.append(_counted_note("held_back", lost, words))
    unresolved = max((figure.n_unresolved for figure in (*series.years, series.total)), default=0)
    if unresolved:
        found.append(_counted_note("unresolved", unresolved, words))
    derived = max((figure.n_derived for figure in (*series.years, series.total)), default=0)
    if derived:
        found.append(_counted_note("derived", derived, words))
    if series.total.n_undated:
        found.append(_counted_note("undated", series.total.n_undated, words))
    if any(figure.is_partial and has_value(figure) for figure in series.years):
        year = next(figure.period for figure in series.years if figure.is_partial)
        count = words.text("quality.partial", year=year)
        found.append(_note("partial", count, words, day=words.day(project.settings.as_of)))
    found.append(status_note(series, project, words))
    base = series.indicator.min_denominator
    if any(0 < (figure.denominator or 0) < base for figure in series.years if figure.kind == "ratio"):
        found.append(_note("small", words.text("quality.small"), words))
    return [note for note in (*found, *break_notes(series, project, words)) if note]


def _counted_note(key: str, count: int, words: Words) -> dict[str, str]:
    return {"count": words.counted(f"quality.{key}", count), "text": words.counted(f"quality.{key}_text", count)}


def _note(key: str, count: str, words: Words, **values: str) -> dict[str, str]:
    return {"count": count, "text": words.text(f"quality.{key}_text", **values)}


def sheets_behind(series: Series, project: Project, handover: Handover) -> list[Any]:
    """Sheets with rows that may decide about the figures, the indicator's own register first."""
    wanted, own = (
        registers_of(series.indicator, project.indicators, project.registers),
        [part.of for part in series.parts],
    )
    used = [sheet for sheet in handover.sheets if sheet["register"] in wanted and accepted_rows(sheet, handover)]
    return sorted(
        used, key=lambda sheet: (sheet["register"] not in own, handover.names(sheet["content"]), sheet["index"])
    )


def _place(sheet: Any, handover: Handover, words: Words) -> str:
    known = {"file": handover.names(sheet["content"]), "sheet": sheet["sheet"]}
    return words.text("evidence.place" if sheet["sheet"] else "evidence.file", **known)


def _listed(items: list[str], words: Words) -> str:
    shown, more = items[:SHOWN_SOURCES], len(items) - SHOWN_SOURCES
    return words.text("separator").join([*shown, *([words.counted("evidence.more", more)] if more > 0 else [])])
