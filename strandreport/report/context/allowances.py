"""What a status was judged with beside the plain rule, so that no status contradicts the rule that its key prints."""

from strandreport.report.context.series import Series
from strandreport.report.context.words import Words

JUDGED_BY_WAY = frozenset({"ontrack", "atrisk", "offtrack", "reversing", "narrowly"})
JUDGED_BY_LEVEL = frozenset({"ontrack", "atrisk", "offtrack", "achieved", "narrowly", "missed"})
METHODS = {"straight_tolerance": "tolerance", "straight_mean": "mean"}


def allowance(series: Series) -> str:
    """A tolerance, a mean of years, a level to be kept or a path of its own, by key; empty under the plain rule."""
    method = series.judgement["method"]
    if method == "keep":
        return "keep" if series.status in JUDGED_BY_LEVEL else ""
    if series.status not in JUDGED_BY_WAY or series.target is None:
        return ""
    return METHODS.get(method, "" if series.target["path"] == "straight" else "path")


def judged_status(series: Series, words: Words) -> dict[str, str]:
    """The status object of a series, with what it was judged with where that is more than the plain rule."""
    key = allowance(series)
    status = words.status(series.status)
    return {**status, "allowance": key, "allowed": words.text(f"allowed.{key}")} if key else status
