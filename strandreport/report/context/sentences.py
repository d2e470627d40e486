"""Findings and verdicts as sentences, by fixed rules, from statuses and signs of figures alone.

A rule claims only what its figures prove; where they prove nothing, both values stand side by side.
"""

from strandreport.model.figures import GROWTH, Figure
from strandreport.model.periods import TOTAL
from strandreport.report.context.directions import Direction, direction
from strandreport.report.context.series import Series
from strandreport.report.context.words import Words

MET = frozenset({"reached", "achieved"})
SHORT = frozenset({"narrowly", "missed"})


def finding(series: Series, words: Words) -> str:
    """The sentence that heads an indicator."""
    latest = series.latest
    if latest is None and series.total.is_held_back:
        return words.text(f"finding.{series.total.state}", **_common(series, words))
    if latest is None:
        return words.text(f"finding.{series.why_none}", **_common(series, words))
    if latest.period == TOTAL:
        key = "undated" if series.complete else "no_year_told" if series.held_back_as else "no_year"
        known = {"value": value_words(series, latest, words), "period": period_words(series, words)}
        return words.text(f"finding.{key}", **known, **_common(series, words))
    about_target = _target_finding(series, words)
    return about_target or _direction_finding(series, latest, words)


def value_words(series: Series, figure: Figure, words: Words) -> str:
    """A value with what could not be judged."""
    value = series.value(figure)
    if not figure.n_unresolved:
        return words.value(value)
    shown, full = words.figure(value), words.value(value)
    if shown == full:
        return words.doubted(shown, figure.n_unresolved)
    return words.counted("unresolved.rate", figure.n_unresolved, value=shown, parts=words.parts(value))


def when(figure: Figure, series: Series, words: Words) -> str:
    """The year of a figure as the sentence has it: in the year, or at its end."""
    return words.text(f"when.{series.indicator.kind}", year=figure.period)


def period_words(series: Series, words: Words) -> str:
    """The period of the figure shown: its year, all dates, or the day of the cut-off for what is in force."""
    latest = series.shown
    if latest.period != TOTAL:
        return latest.period
    key = "cut_off" if series.indicator.kind == "stock" else "all_dates"
    return words.text(f"key.{key}", day=words.day(latest.period_end))


def target_word(series: Series, words: Words) -> str:
    """What to call the target: an illustrative one is called so wherever it is named."""
    return words.text(f"target_word.{'illustrative' if series.is_illustrative else 'other'}")


def _common(series: Series, words: Words) -> dict[str, str]:
    years = series.complete or series.years
    return {"name": series.indicator.label[words.language], "first": years[0].period, "last": years[-1].period}


def _target_finding(series: Series, words: Words) -> str:
    """A sentence about the target where the judgement is final, or lies behind the start; else an empty one."""
    judged = series.judged
    if judged is None or judged.n_unresolved or judged.n_undated or _is_small(judged, series):
        return ""
    way = series.fraction("way_done")
    key = ""
    if series.status in MET:
        key = "met"
    elif series.status in SHORT:
        key = series.status
    elif series.status == "reversing" and way is not None and way < 0 and series.baseline_value:
        key = "reversing"
    if not key or series.target is None or (series.left_out and not _stays_met(key, series)):
        return ""
    return words.text(
        f"finding.{key}",
        value=words.value(series.value(judged)),
        when=when(judged, series, words),
        target=words.figure(series.target_value),
        target_word=target_word(series, words),
        baseline=words.value(series.baseline_value),
        start=series.target["baseline_period"],
        **_common(series, words),
    )


def _direction_finding(series: Series, latest: Figure, words: Words) -> str:
    common, before = _common(series, words), series.previous
    known = {"value": value_words(series, latest, words), "when": when(latest, series, words), **common}
    if before is None:
        known["before"] = str(int(latest.period) - 1)
        return words.text("finding.one_year" if len(series.complete) == 1 else "finding.no_previous", **known)
    known["before"] = before.period
    known["previous"] = value_words(series, before, words)
    found = direction(series, before, latest)
    if series.kind == GROWTH and found in (Direction.UP, Direction.DOWN):
        # growth of 17 % after 20 % has not fallen: what grows goes on growing
        return words.text(f"finding.growth_{found}", **known)
    return words.text(f"finding.{found}", **known)


def _stays_met(key: str, series: Series) -> bool:
    """Whether rows left out could not undo what is said: more rows only raise a count that should be high."""
    return key == "met" and series.kind == "count" and series.indicator.better == "higher"


def _is_small(figure: Figure, series: Series) -> bool:
    return figure.kind == "ratio" and (figure.denominator or 0) < series.indicator.min_denominator
