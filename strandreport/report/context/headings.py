"""Headings of chapters and strands: counts of statuses, or the one finding that carries them."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from strandreport.report.context.allowances import allowance
from strandreport.report.context.sentences import finding, when
from strandreport.report.context.series import Series
from strandreport.report.context.words import Words

GOOD = frozenset({"reached", "ontrack", "achieved"})
ORDER = (
    *("reached", "ontrack", "atrisk", "offtrack", "reversing", "achieved", "narrowly", "missed"),
    *("notdue", "notarget", "nodata", "suspended", "break"),
)
JUDGED = frozenset(ORDER[:8])


def strand_heading(headline: Sequence[Series], words: Words) -> str:
    """One sentence for a strand: of its statuses, or the finding of the only indicator that has one."""
    judged = [series for series in headline if series.status in JUDGED]
    if len(judged) > 1:
        return judged_heading(headline, words)
    if judged:
        return judged_sentence(judged[0], words)
    known = [series for series in headline if series.latest]
    if known:
        return finding(known[0], words)
    return words.text("heading.no_data" if headline else "heading.no_indicator")


def judged_heading(headline: Sequence[Series], words: Words) -> str:
    """How many of the indicators that are judged are where they should be."""
    judged = [series for series in headline if series.status in JUDGED]
    others = len(headline) - len(judged)
    if not headline:
        return words.text("heading.no_indicator")
    if not judged:
        has_data = any(series.latest for series in headline)
        return words.counted("heading.followed", len(headline)) if has_data else words.text("heading.no_data")
    good = sum(series.status in GOOD for series in judged)
    if len(judged) == 1:
        return words.counted("heading.only", len(headline), state=_state(judged[0], words))
    if good == len(judged):
        sentence = words.counted("heading.all", good)
    else:
        sentence = words.counted("heading.some", good, total=words.number(len(judged)))
    return sentence + (words.counted("heading.others", others) if others else "")


def status_heading(headline: Sequence[Series], words: Words) -> str:
    """The statuses of the headline indicators, counted; one that several strands have is counted in each."""
    if not headline:
        return words.text("heading.no_indicator")
    parts = ", ".join(
        words.counted(f"heading.status.{part['status']['key']}", part["count"])
        for part in status_counts(headline, words)
    )
    distinct = len({series.indicator.id for series in headline})
    if distinct < len(headline):
        return words.counted("heading.by_strand", distinct, rows=words.number(len(headline)), parts=parts)
    return words.counted("heading.statuses", len(headline), parts=parts)


def status_counts(headline: Sequence[Series], words: Words) -> list[dict[str, Any]]:
    """How many indicators have each status, in the order of the key."""
    counts = Counter(series.status for series in headline)
    return [{"status": words.status(key), "count": counts[key]} for key in ORDER if counts[key]]


def judged_sentence(series: Series, words: Words) -> str:
    """Value and status of one indicator that was judged, without what its rate is made of."""
    judged = series.judged or series.shown
    value = words.doubted(words.figure(series.value(judged)), judged.n_unresolved)
    return words.text(
        "heading.judged_finding",
        name=series.indicator.label[words.language],
        value=value,
        when=when(judged, series, words),
        state=_state(series, words),
    )


def weakest(shown: Sequence[Series], words: Words) -> str:
    """The indicator that has done least of its way for the time that is gone; empty if fewer than two can be compared.

    A strand has no score: a mean would let one indicator make up for another.
    """
    ways = [(series.fraction("way_done"), series.fraction("time_gone"), series) for series in shown]
    known = [
        (way / gone, series.indicator.id, way, gone, series)
        for way, gone, series in ways
        if way is not None and gone and series.status in JUDGED and series.judgement["method"] != "keep"
    ]
    if len(known) <= 1:
        return ""
    _, _, way, gone, series = min(known, key=lambda item: item[:2])
    return words.text(
        "heading.weakest",
        code=series.indicator.id,
        name=series.indicator.label[words.language],
        way=words.share(way),
        time=words.share(gone),
        state=_state(series, words),
    )


def _state(series: Series, words: Words) -> str:
    key, allowed = "illustrative" if series.is_illustrative else "other", allowance(series)
    status = _lower(words.status(series.status)["label"])
    if allowed:
        status = words.text("judged_state.allowed", status=status, allowed=words.text(f"allowed.{allowed}"))
    return words.text(f"judged_state.{key}", status=status)


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
