"""What the first page says beside its figures: successes, concerns, what is provisional, and how it agrees with others.

Successes and concerns are those that somebody wrote; else the program drafts them from statuses, proven directions and
dates alone, and says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from strandreport.model.commentary import Commentary
from strandreport.model.project import Project
from strandreport.report.context.commentary import LISTS, points, whose
from strandreport.report.context.directions import Direction, direction
from strandreport.report.context.feeds import Feed
from strandreport.report.context.handover import Handover
from strandreport.report.context.headings import judged_sentence, weakest
from strandreport.report.context.names import one_of_each
from strandreport.report.context.plans import LATE, actions_of, state_of
from strandreport.report.context.published_elsewhere import published_block
from strandreport.report.context.revised import unexplained_in
from strandreport.report.context.sentences import finding
from strandreport.report.context.series import Series
from strandreport.report.context.standing import blocked_names
from strandreport.report.context.values import has_value
from strandreport.report.context.words import Words

MOST = 3
GOOD = ("achieved", "reached", "ontrack")
BAD = ("missed", "reversing", "offtrack", "atrisk", "narrowly")
BETTER = {"higher": Direction.UP, "lower": Direction.DOWN}
WORSE = {"higher": Direction.DOWN, "lower": Direction.UP}


def first_page(
    headline: Sequence[Series],
    names: Sequence[str],
    feed: Feed,
    text: Commentary | None,
    project: Project,
    handover: Handover,
    words: Words,
    *,
    weakest_of: Sequence[Series] = (),
) -> dict[str, Any]:
    """Up to three successes and three concerns, and the lines under them; of a strand, its weakest indicator too."""
    named = one_of_each([_called(series, name, words) for series, name in zip(headline, names, strict=True)])
    late = _late(headline, project, handover, words)
    drafted = {
        "successes": [*_judged(named, GOOD, words), *_moved(named, BETTER, words)][:MOST],
        "concerns": [*_judged(named, BAD, words), *late, *_moved(named, WORSE, words)][:MOST],
    }
    written = {key: points(text, key, project, handover, words) for key in LISTS}
    return {
        **{key: _list(drafted[key], written[key], text, words) for key in LISTS},
        "weakest": weakest(weakest_of, words),
        "provisional": _provisional(headline, feed, handover, words),
        "agrees": _agrees(headline, feed, project, handover, words),
    }


def _list(drafted: list[str], written: list[Any], text: Commentary | None, words: Words) -> dict[str, Any]:
    """The points that somebody wrote, with whose they are; else those that the program drafts."""
    if text and written:
        return {"drafted": [], "written": written, "by": whose(text, words)}
    return {"drafted": drafted, "written": [], "by": ""}


def _called(series: Series, name: str, words: Words) -> Series:
    """The series under the name that tells it from the same indicator of other strands."""
    label = {**series.indicator.label, words.language: name}
    return replace(series, indicator=replace(series.indicator, label=label))


def _judged(named: Sequence[Series], statuses: Sequence[str], words: Words) -> list[str]:
    """Indicators of some statuses, in the order of these."""
    return [judged_sentence(series, words) for status in statuses for series in named if series.status == status]


def _moved(named: Sequence[Series], wanted: Mapping[str, Direction], words: Words) -> list[str]:
    """Indicators without a judgement whose figures prove a direction."""
    judged = {*GOOD, *BAD}
    return [
        finding(series, words)
        for series in named
        if series.status not in judged and _direction(series) == wanted.get(series.indicator.better)
    ]


def _direction(series: Series) -> Direction:
    if series.latest is None or series.previous is None:
        return Direction.OPEN
    return direction(series, series.previous, series.latest)


def _late(headline: Sequence[Series], project: Project, handover: Handover, words: Words) -> list[str]:
    """One line on actions whose day has passed, in the strands that a report is about."""
    strands, as_of = dict.fromkeys(series.strand for series in headline), project.settings.as_of
    rows = {row["action_id"]: row for strand in strands for row in actions_of(strand, project, handover)}
    late = sorted(code for code, row in rows.items() if state_of(row, as_of) == LATE)
    if not late:
        return []
    return [words.counted("first.late", len(late), day=words.day(as_of), codes=", ".join(late))]


def _provisional(headline: Sequence[Series], feed: Feed, handover: Handover, words: Words) -> str:
    """Which figures may still move: files not read, unexplained moves, rows to be mended, open cells, cut years."""
    moving = dict.fromkeys(series.indicator.id for series in headline if _may_move(series))
    sampled = dict.fromkeys(series.indicator.id for series in headline if series.indicator.sample)
    unread = words.counted("first.unread", len(blocked_names(feed))) if feed.blocking else ""
    doubtful = words.text("first.doubtful", codes=", ".join(moving)) if moving else ""
    partly = words.text("first.sampled", codes=", ".join(sampled)) if sampled else ""
    unexplained = unexplained_in({series.strand for series in headline}, handover)
    revised = words.counted("compared.revisions.unexplained", unexplained) if unexplained else ""
    return " ".join(part for part in (unread, revised, doubtful, partly) if part) or words.text("first.settled")


def _agrees(headline: Sequence[Series], feed: Feed, project: Project, handover: Handover, words: Words) -> str:
    """One line that holds the figures against one published elsewhere, and says how many more there are."""
    if feed.is_invented:
        return words.text("first.invented")
    strands = {series.strand for series in headline}
    block = published_block(strands, project, handover, words, everything=False, is_invented=False)
    if block is None:
        return ""
    more = len(block["lines"]) - 1
    return " ".join([block["lines"][0], *([words.counted("first.more_published", more)] if more else [])])


def _may_move(series: Series) -> bool:
    partial = any(figure.is_partial and has_value(figure) for figure in series.years)
    return bool(series.left_out or partial or any(f.n_unresolved or f.n_undated for f in series.years))
