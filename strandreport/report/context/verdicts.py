"""What stands beside a status: how far, how fast, and what was allowed for; figures of the judgement, nothing else."""

from fractions import Fraction

from strandreport.report.context.sentences import value_words
from strandreport.report.context.series import Series
from strandreport.report.context.words import Words

RUNNING = frozenset({"ontrack", "atrisk", "offtrack", "reversing"})
DUE = frozenset({"achieved", "narrowly", "missed", "reached"})
ONE = Fraction(1)


def verdict(series: Series, words: Words) -> str:
    """The line under a finding, after the word of its status."""
    target = series.target
    if target is None:
        return words.text("verdict.followed") if series.latest else words.text("verdict.no_value")
    known = {
        "target": words.figure(series.target_value),
        "year": target["target_year"],
    }
    aim = words.text("verdict.aim_illustrative" if series.is_illustrative else "verdict.aim", **known)
    if series.status in RUNNING and series.judgement["method"] != "keep":
        sentences = [aim, *_running(series, words)]
    elif series.status in DUE or series.status in RUNNING:
        sentences = [aim, _judged(series, words)]
    else:
        sentences = [aim, _unjudged(series, words)]
    return " ".join(sentence for sentence in [*sentences, _doubt(series, words)] if sentence)


def way_words(series: Series, words: Words) -> str:
    """Why a scorecard shows no bar; an empty text if it shows one."""
    if way_done(series) is not None:
        return ""
    if series.judgement["method"] == "keep":
        return words.text("way.keep", target=words.figure(series.target_value))
    key = series.status if series.status in ("notarget", "nodata", "suspended", "break", "notdue") else "none"
    return words.text(f"way.{key}")


def way_done(series: Series) -> Fraction | None:
    """The share of the way that is done, where a path was judged."""
    return series.fraction("way_done") if series.judgement["method"] != "keep" else None


def _running(series: Series, words: Words) -> list[str]:
    way, gone = series.fraction("way_done"), series.fraction("time_gone")
    if way is None or gone is None:
        return []
    key = "backwards" if way < 0 else "way"
    found = [words.text(f"verdict.{key}", way=words.share(abs(way)), time=words.share(gone)), _pace(series, words)]
    method = series.judgement["method"]
    if method == "straight_tolerance" and series.target:
        tolerance = words.change(Fraction(series.target["tolerance"]), series.kind, series.currency).lstrip("+")
        found.append(words.text("verdict.tolerance", tolerance=tolerance))
    elif method == "straight_mean":
        found.append(words.text("verdict.mean"))
    return found


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
        return words.text("verdict.break", break_year=first["year"], reason=first["reason"][words.language])
    return words.text(f"verdict.{series.status}")


def _doubt(series: Series, words: Words) -> str:
    judged = series.judged
    if judged is None:
        return ""
    unread = words.counted("verdict.doubt", judged.n_unresolved) if judged.n_unresolved else ""
    undated = words.counted("verdict.undated", judged.n_undated) if judged.n_undated else ""
    return " ".join(part for part in (unread, undated) if part)
