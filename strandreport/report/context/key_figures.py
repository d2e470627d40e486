"""The key figures of a report: headline indicators with their change on the year before and their target."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from strandreport.report.context.allowances import judged_status
from strandreport.report.context.directions import Direction, direction
from strandreport.report.context.names import one_of_each
from strandreport.report.context.sentences import period_words, target_word
from strandreport.report.context.series import Series
from strandreport.report.context.values import has_value
from strandreport.report.context.words import Words

MOST = 6


def key_figures(
    headline: Sequence[Series], names: Sequence[str], words: Words, axes: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Up to six figures, in the order of the strategy; those with a value and a target first, the axes taking turns.

    ``axes`` has the axis of each strand.
    """
    called = dict(zip(map(id, headline), names, strict=True))
    chosen = {id(series) for series in _chosen(headline, axes)}
    return [_key_figure(series, called[id(series)], words) for series in headline if id(series) in chosen]


def _chosen(headline: Sequence[Series], axes: Mapping[str, str]) -> list[Series]:
    """The series to show, the axes taking turns."""
    known = one_of_each([series for series in headline if series.latest])
    first = sorted(known, key=lambda series: series.target is None)
    turns: Counter[str] = Counter()
    ranked: list[tuple[int, Series]] = []
    for series in first:
        axis = axes[series.strand]
        ranked.append((turns[axis], series))
        turns[axis] += 1
    others = [series for series in headline if not series.latest]
    return [*(series for _, series in sorted(ranked, key=lambda pair: pair[0])), *others][:MOST]


def _key_figure(series: Series, name: str, words: Words) -> dict[str, Any]:
    status = judged_status(series, words) if series.target or series.status == "nodata" else None
    return {
        "code": series.indicator.id,
        "label": name,
        "href": series.address(words.language),
        "value": series.value(series.shown),
        "change": words.joined(
            [
                _sample(series, words),
                _period(series, words),
                _parts(series, words),
                _change(series, words),
                _target(series, words),
            ]
        ),
        "status": status,
    }


def _sample(series: Series, words: Words) -> str:
    return words.text("sample.short") if series.indicator.sample else ""


def _period(series: Series, words: Words) -> str:
    latest = series.latest
    if latest is None:
        return ""
    if latest is series.total:
        return period_words(series, words)
    return words.text(f"key.{series.indicator.kind}", year=latest.period)


def _parts(series: Series, words: Words) -> str:
    latest = series.latest
    base = series.indicator.min_denominator
    if latest is None or not has_value(latest) or latest.kind != "ratio" or (latest.denominator or 0) < base:
        return ""
    return words.parts(series.value(latest))


def _change(series: Series, words: Words) -> str:
    latest, before, gain = series.latest, series.previous, series.gain
    if latest is None or before is None or gain is None:
        return ""
    found = direction(series, before, latest)
    if found == Direction.BREAK:
        return words.text("key.break", year=before.period)
    if found == Direction.SMALL:
        return words.text("key.after", value=words.value(series.value(before)), year=before.period)
    if not gain:
        return words.text("key.same", year=before.period)
    return words.text("key.change", change=words.change(gain, series.kind, series.currency), year=before.period)


def _target(series: Series, words: Words) -> str:
    if series.target is None:
        return ""
    known = {"target": words.figure(series.target_value), "year": series.target["target_year"]}
    return words.text("key.target", target_word=target_word(series, words), **known)
