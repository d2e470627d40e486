"""What two counts say of a growth where rows more may belong to them: what is sure, and what it lies between."""

from fractions import Fraction

from strandreport.model.figures import Figure
from strandreport.report import formatting
from strandreport.report.context.directions import Direction, proven
from strandreport.report.context.words import Words


def more_rows(figure: Figure) -> int:
    """How many rows more may belong to a figure."""
    return figure.n_unresolved + figure.n_undated


def stands(before: int, now: int, doubt_before: int, doubt_now: int) -> bool:
    """Whether a growth stays one, and a decline one, whatever is in doubt."""
    is_sure = not (doubt_before or doubt_now)
    return is_sure or proven(before, now, doubt_before, doubt_now) is not Direction.OPEN


def change_words(before: int, now: int, more_before: int, more_now: int, words: Words) -> str:
    """The growth between two counts; the least and the most that it can be where rows more may belong to one."""
    least, most = _growth(before + more_before, now), _growth(before, now + more_now)
    low, high = _percent(least, words), _percent(most, words)
    return low if low == high else words.text("note.trend.range", low=low, high=high)


def _growth(first: int, last: int) -> Fraction:
    return Fraction(100 * (last - first), first)


def _percent(change: Fraction, words: Words) -> str:
    return words.text("note.percent", change=formatting.change(change, words.language))
