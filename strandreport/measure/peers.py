"""The indicators of participations of peer institutions, France, the EU and all participants, by one extraction.

The two computations do for each what they do for the institute: only who counts as "self" differs. An extraction that
holds the institute's own projects shows of others no more than what they share with it; nothing is compared then.
Counts of complete years are given per thousand researchers too, where their number is known.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from strandreport.measure.compute_twice import compute_twice
from strandreport.measure.computed import Task
from strandreport.measure.crowds import threshold_of
from strandreport.measure.peer_groups import PeerGroups, Researchers, peer_groups
from strandreport.measure.peer_names import peer_name, rate_name
from strandreport.measure.table import list_figures
from strandreport.measure.task import held_back_registers
from strandreport.measure.withheld import withhold
from strandreport.model.declarations import DIFFERENCE
from strandreport.model.figures import VALUE, Figure
from strandreport.model.indicators import Indicator, parts_of
from strandreport.model.project import Project

THOUSAND = 1000


def compare_peers(project: Project, task: Task, register: Path) -> tuple[dict[str, Any], list[Figure]]:
    """What reports tell of each group, or the frameworks of which only our own projects are there; and the figures."""
    groups = peer_groups(project, task, register)
    found = [] if groups.own_only else [*_figures(groups, only_of_organisations(task), register)]
    told = {
        "own_only": list(groups.own_only),
        "groups": list(groups.organisations),
        "figures": [_row(group, figure, is_rate=is_rate) for group, figure, is_rate in found],
    }
    return told, sorted((figure for _, figure, _ in found), key=lambda figure: figure.figure_id)


def only_of_organisations(task: Task) -> Task:
    """The task of the indicators that ask of participations whose they are, without breakdowns, and of no persons."""
    chosen = {key: one for key, one in task.indicators.items() if _is_of_organisations(one, task)}
    parts = {part.key: part for one in chosen.values() for part in parts_of(one, task.indicators)}
    wanted = {key: replace(one, by=()) for key, one in {**parts, **chosen}.items()}
    return replace(task, indicators=wanted)


def per_thousand(figure: Figure, researchers: Researchers) -> Figure:
    """A count for each thousand researchers; the row that says how many there are is part of its evidence."""
    place = f"{researchers.content}!{researchers.sheet}!{researchers.row}"
    return replace(
        figure,
        figure_id=rate_name(figure.figure_id),
        kind="number",
        numerator=(figure.numerator or 0) * THOUSAND,
        denominator=researchers.count,
        n_rows=figure.n_rows + 1,
        evidence_digest=hashlib.sha256(f"{figure.evidence_digest}/{place}".encode()).hexdigest(),
    )


def _is_of_organisations(indicator: Indicator, task: Task) -> bool:
    if indicator.measure.kind in ("share", "growth", DIFFERENCE):
        return False
    return all(
        part.of == "participations"
        and not threshold_of(part, task)
        and any((str(c.reference), c.wanted) == ("is_self", (True,)) for c in part.where)
        for part in parts_of(indicator, task.indicators)
    )


def _figures(groups: PeerGroups, task: Task, register: Path) -> Iterator[tuple[str, Figure, bool]]:
    """Group, figure, and whether it is one per researcher."""
    held_back = held_back_registers(register)
    for group, organisations in groups.organisations.items():
        own = replace(task, self_organisations=organisations)
        counted = withhold(list_figures(compute_twice(own, register), own), own, held_back)
        figures = [replace(figure, figure_id=peer_name(figure.figure_id, group)) for figure in counted]
        yield from ((group, figure, False) for figure in figures)
        yield from ((group, figure, True) for figure in _rates(figures, group, groups))


def _rates(figures: Iterable[Figure], group: str, groups: PeerGroups) -> Iterator[Figure]:
    for figure in figures:
        known = (groups.researchers or {}).get((group, figure.period))
        if known and (figure.kind, figure.state, figure.is_partial) == ("count", VALUE, False):
            yield per_thousand(figure, known)


def _row(group: str, figure: Figure, *, is_rate: bool) -> dict[str, Any]:
    return {
        "group": group,
        "figure": figure.figure_id,
        "indicator": figure.indicator,
        "strand": figure.strand,
        "period": figure.period,
        "kind": figure.kind if figure.state == VALUE else "none",
        "numerator": figure.numerator,
        "denominator": figure.denominator,
        "per_researcher": is_rate,
    }
