"""The figures of one partner, theme or unit: the declared indicators with one more condition, by both computations.

Only indicators that are restricted to no group of countries are taken, and none over registers of persons: figures
beside those of the reports would tell, by subtraction, how few stand behind a small number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from strandreport.measure.compute_twice import compute_twice
from strandreport.measure.computed import Task
from strandreport.measure.crowds import threshold_of
from strandreport.measure.table import list_figures
from strandreport.measure.task import held_back_registers, make_task
from strandreport.measure.withheld import withhold
from strandreport.model.declarations import IN_GROUP, ColumnReference, Condition, Indicator
from strandreport.model.figures import Figure
from strandreport.model.project import Project

Wanted = Mapping[str, tuple[str, Sequence[str]]]


def narrowed_figures(project: Project, register: Path, wanted: Wanted) -> list[Figure]:
    """Figures of the indicators of notes over some rows: by register, the column and the values that it must have.

    Raises:
        ComputationsDiffer: if the two computations disagree on anything.
        BuildError: if the registers are not those that the last build made.
    """
    task = make_task(project)
    chosen = {one.key: one for one in task.indicators.values() if _is_taken(one, wanted, task)}
    first: dict[str, Indicator] = {}
    for one in chosen.values():
        first.setdefault(one.id, _narrowed(one, *wanted[one.of]))
    narrowed = {one.key: one for one in first.values()}
    if not narrowed:
        return []
    own = replace(task, indicators=narrowed)
    return withhold(list_figures(compute_twice(own, register), task), own, held_back_registers(register))


def _is_taken(one: Indicator, wanted: Wanted, task: Task) -> bool:
    if one.is_ratio or not one.in_notes or one.of not in wanted or not wanted[one.of][1]:
        return False
    return threshold_of(one, task) == 0 and all(item.operator != IN_GROUP for item in one.where)


def _narrowed(one: Indicator, column: str, values: Sequence[str]) -> Indicator:
    condition = Condition(ColumnReference.parse(column), "in", tuple(values))
    return replace(one, where=(*one.where, condition), by=(), strands=one.strands[:1])
