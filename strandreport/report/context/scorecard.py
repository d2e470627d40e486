"""The scorecard: one row for each headline indicator, by axis."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from strandreport.model.periods import TOTAL
from strandreport.model.project import Project
from strandreport.report.context.allowances import judged_status
from strandreport.report.context.headings import status_heading
from strandreport.report.context.samples import unit_words
from strandreport.report.context.sentences import period_words
from strandreport.report.context.series import Series
from strandreport.report.context.values import has_value
from strandreport.report.context.verdicts import KEEP, REASONS, way_done, way_words, why_no_way
from strandreport.report.context.words import Words

OFF_COVER = (*REASONS, KEEP, "none")


def scorecard(headline: Sequence[Series], names: Sequence[str], words: Words, project: Project) -> dict[str, Any]:
    """The scorecard of some headline indicators; empty groups where there are none."""
    rows = [
        (project.strategy.axis_of(series.strand), scorecard_row(series, name, words))
        for series, name in zip(headline, names, strict=True)
    ]
    axes = [axis for axis in project.strategy.axes if any(of.id == axis.id for of, _ in rows)]
    label = words.language
    groups = [
        {"label": words.text("scorecard.group", code=axis.code, label=axis.label[label]),
         "rows": [row for of, row in rows if of.id == axis.id]}
        for axis in axes
    ]  # fmt: skip
    illustrative = any(series.is_illustrative for series in headline)
    return {
        "heading": status_heading(headline, words),
        "caption": words.text("scorecard.caption"),
        "cover_note": cover_note(headline, words),
        "note": words.text("scorecard.illustrative") if illustrative else "",
        "baseline_label": _dated("baseline", [s.target["baseline_period"] for s in headline if s.target], words),
        "latest_label": _dated("latest", [s.latest.period for s in headline if s.latest], words),
        "target_label": _dated("target", [str(s.target["target_year"]) for s in headline if s.target], words),
        "groups": groups,
    }


def cover_note(headline: Sequence[Series], words: Words) -> str:
    """What the picture of the cover leaves out, by reason, where it shows only indicators that are on a way."""
    reasons = Counter(why_no_way(series) for series in headline)
    others = [words.counted(f"scorecard.off_cover.{key}", reasons[key]) for key in OFF_COVER if reasons[key]]
    return words.text("scorecard.cover_note", parts=", ".join(others)) if others and reasons[""] else ""


def _dated(key: str, periods: list[str], words: Words) -> str:
    """A column's head, with the year if all rows have the same."""
    years = set(periods)
    if len(years) == 1 and TOTAL not in years:
        return words.text(f"scorecard.{key}_year", year=years.pop())
    return words.text(f"scorecard.{key}")


def scorecard_row(series: Series, name: str, words: Words) -> Mapping[str, Any]:
    """Values, trend, way and status of an indicator in a strand."""
    way, gone = way_done(series), series.fraction("time_gone")
    years = [figure for figure in series.years if not figure.is_partial]
    latest = series.latest
    return {
        "code": series.indicator.id,
        "href": series.address(words.language),
        "name": name,
        "unit": unit_words(series.indicator, words),
        "baseline": series.baseline_value,
        "latest": series.value(series.shown),
        "latest_period": period_words(series, words) if latest else "",
        "target": series.target_value,
        "trend": [series.value(figure) if has_value(figure) and not series.is_undated else None for figure in years],
        "estimated": False,
        "broken_at": next((i for i, figure in enumerate(years) if int(figure.period) in series.breaks), None),
        "way_done": None if way is None else float(way),
        "time_gone": None if gone is None else float(gone),
        "way_words": way_words(series, words),
        "status": judged_status(series, words),
    }
