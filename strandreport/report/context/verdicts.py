"""What stands beside a status: how far, how fast, and what was allowed for; figures of the judgement, nothing else."""

from datetime import date
from fractions import Fraction

from strandreport.report.context.allowances import allowance
from strandreport.report.context.directions import Direction, direction, doubt_between
from strandreport.report.context.sentences import value_words
from strandreport.report.context.series import Series
from strandreport.report.context.series_breaks import break_reason
from strandreport.report.context.words import Words

RUNNING = frozenset({"ontrack", "atrisk", "offtrack", "reversing"})
DUE = frozenset({"achieved", "narrowly", "missed", "reached"})
KEEP, REASONS = "keep", ("notarget", "notdue", "nodata", "suspended", "break")


def verdict(series: Series, words: Words) -> str:
    """The line under a finding, after the word of its status."""
    target = series.target
    if target is None and series.judgement["withheld"]:
        return words.text("verdict.withheld")
    if target is None:
        return words.text("verdict.followed" if series.latest or series.held_back_as else "verdict.no_value")
    known = {
        "target": words.figure(series.target_value),
        "year": target["target_year"],
    }
    aim = words.text("verdict.aim_illustrative" if series.is_illustrative else "verdict.aim", **known)
    if series.status in RUNNING and series.judgement["method"] != KEEP:
        sentences = [aim, *_running(series, words)]
    elif series.status in DUE or series.status in RUNNING:
        sentences = [aim, _judged(series, words), _allowed(series, words)]
    else:
        sentences = [aim, _unjudged(series, words)]
    closing = [renegotiated(series, words), _doubt(series, words)]
    return " ".join(sentence for sentence in [*sentences, *closing] if sentence)


def open_direction(series: Series, words: Words) -> str:
    """Why the finding gives two values and claims no direction; empty where it claims one, or has only one value."""
    latest, before = series.latest, series.previous
    if latest is None or before is None or direction(series, before, latest) != Direction.OPEN:
        return ""
    return words.counted("verdict.open", doubt_between(series, before, latest))


def renegotiated(series: Series, words: Words) -> str:
    """Who changed the target, when and why, and what the status would be against the first one; empty if nobody did."""
    initial, target = series.judgement["initial"], series.target
    if initial is None or target is None or target["decision"] is None:
        return ""
    first, decision = initial["target"], target["decision"]
    return words.text(
        "verdict.renegotiated",
        first=words.figure(series.as_target(first)),
        first_year=first["target_year"],
        version=target["version"],
        decided_by=decision["decided_by"][words.language],
        decided_on=words.day(date.fromisoformat(decision["decided_on"])),
        valid_from=words.day(date.fromisoformat(decision["valid_from"])),
        reason=decision["reason"][words.language].rstrip("."),
        status=words.status(initial["status"])["label"].lower(),
    )


def way_words(series: Series, words: Words) -> str:
    """Why a scorecard shows no bar; an empty text if it shows one."""
    key = why_no_way(series)
    if key == KEEP:
        return words.text("way.keep", target=words.figure(series.target_value))
    return words.text(f"way.{key}") if key else ""


def why_no_way(series: Series) -> str:
    """Why no share of a way is drawn, by key; an empty text if one is."""
    if way_done(series) is not None:
        return ""
    if series.judgement["method"] == KEEP:
        return KEEP
    return series.status if series.status in REASONS else "none"


def way_done(series: Series) -> Fraction | None:
    """The share of the way that is done, where a path was judged."""
    return series.fraction("way_done") if series.judgement["method"] != KEEP else None


def _running(series: Series, words: Words) -> list[str]:
    way, gone = series.fraction("way_done"), series.fraction("time_gone")
    if way is None or gone is None:
        return []
    key = "backwards" if way < 0 else "way"
    found = [words.text(f"verdict.{key}", way=words.share(abs(way)), time=words.share(gone)), _on_path(series, words)]
    found += [_pace(series, words), _missing(series, words), _projected(series, words)]
    return [*found, _allowed(series, words)]


def _allowed(series: Series, words: Words) -> str:
    """The tolerance or the mean that a status was judged with."""
    key, target = allowance(series), series.target
    if key in ("tolerance", KEEP) and target and target["tolerance"] is not None:
        tolerance = words.change(Fraction(target["tolerance"]), series.kind, series.currency).lstrip("+")
        return words.text("verdict.tolerance", tolerance=tolerance)
    return words.text("verdict.mean") if key == "mean" else ""


def _on_path(series: Series, words: Words) -> str:
    """What a path in steps or of a table expected by now; a straight one expects what the time says."""
    expected = series.fraction("way_expected")
    if expected is None or series.target is None or series.target["path"] == "straight":
        return ""
    return words.text("verdict.expected", expected=words.share(expected))


def _missing(series: Series, words: Words) -> str:
    """What is left to do, unless one year is left and its pace says the same."""
    missing, judged = series.fraction("missing"), series.judged
    if missing is None or judged is None or missing == series.fraction("pace_required"):
        return ""
    return words.text("verdict.missing", missing=words.change(missing, series.kind, series.currency))


def _projected(series: Series, words: Words) -> str:
    """Where the series is heading, with the range that its past supports, or that too few years are known for one."""
    found = series.judgement["projection"]
    if found is None:
        return ""
    known = {"value": words.rounded(Fraction(found["value"]), series.kind, series.currency), "year": found["year"]}
    if found["low"] is None:
        return words.text("verdict.projected_few", **known)
    low, high = (words.rounded(Fraction(found[name]), series.kind, series.currency) for name in ("low", "high"))
    return words.text(f"verdict.projected_{'steady' if low == high else 'range'}", low=low, high=high, **known)


def _pace(series: Series, words: Words) -> str:
    required, last = series.fraction("pace_required"), series.fraction("pace_last")
    judged = series.judged
    if required is None or judged is None or series.target is None:
        return ""
    years = series.target["target_year"] - int(judged.period)
    known = {
        "required": words.change(required, series.kind, series.currency),
        "last_year": judged.period,
        "year": series.target["target_year"],
    }
    key = "pace_one" if years == 1 else "pace_many"
    if last is None:
        return words.text(f"verdict.{key}_alone", **known)
    return words.text(f"verdict.{key}", last=words.change(last, series.kind, series.currency), **known)


def _judged(series: Series, words: Words) -> str:
    judged = series.judged
    if judged is None:
        return ""
    return words.text("verdict.judged", value=value_words(series, judged, words), judged_year=judged.period)


def _unjudged(series: Series, words: Words) -> str:
    if series.status == "break" and series.target:
        start = int(series.target["baseline_period"])
        first = next(item for item in series.target["breaks"] if item["year"] > start)
        return words.text("verdict.break", break_year=first["year"], reason=break_reason(first, words))
    return words.text(f"verdict.{series.status}")


def _doubt(series: Series, words: Words) -> str:
    judged = series.judged
    if judged is None:
        return ""
    unread = words.counted("verdict.doubt", judged.n_unresolved) if judged.n_unresolved else ""
    undated = words.counted("verdict.undated", judged.n_undated) if judged.n_undated else ""
    return " ".join(part for part in (unread, undated) if part)
