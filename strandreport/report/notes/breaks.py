"""Years from which on the figures of one subject can't be compared with earlier ones, and what a note says of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from strandreport.model.declarations import Indicator
from strandreport.model.project import Project
from strandreport.report.context.series_breaks import break_reason
from strandreport.report.context.words import Words


@dataclass(frozen=True)
class Break:
    """The first year after a break, and the reason as it was declared, by language; None if a group changed."""

    year: int
    reason: Mapping[str, str] | None


def breaks_for(code: str, judgement: Mapping[str, Any], project: Project) -> tuple[Break, ...]:
    """The breaks of an indicator that concern one country: what was declared, and where it joins or leaves a group."""
    return tuple(
        Break(item["year"], item["reason"])
        for item in judgement["breaks"]
        if item["reason"] or _moves(code, item["groups"], item["year"], project)
    )


def declared_breaks(indicator: Indicator) -> tuple[Break, ...]:
    """The breaks of an indicator that asks for no group."""
    return tuple(Break(item.year, item.reason) for item in indicator.breaks)


def last_break(breaks: Iterable[Break], period: str) -> int:
    """The last year up to a period that can't be compared with those before it; 0 without any."""
    return max((item.year for item in breaks if item.year <= int(period)), default=0)


def break_notes(label: str, breaks: Sequence[Break], years: Sequence[str], words: Words) -> list[str]:
    """A sentence for each break between the years shown."""
    return [
        words.text("note.break", label=label, year=item.year, reason=_reason(item, words))
        for item in breaks
        if years and int(years[0]) < item.year <= int(years[-1])
    ]


def _reason(item: Break, words: Words) -> str:
    return break_reason({"reason": item.reason}, words).rstrip(". ")


def _moves(code: str, groups: Iterable[str], year: int, project: Project) -> bool:
    """Whether a country belongs to one of some groups on some days of a year and the year before, and not on others."""
    days = [date(one, *day) for one in (year - 1, year) for day in ((1, 1), (12, 31))]
    return any(len({code in project.groups.members(group, day) for day in days}) > 1 for group in groups)
