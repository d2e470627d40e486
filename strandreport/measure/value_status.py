"""Values that are not final yet (estimated, provisional, semi-final): a figure that rests on one says so.

Every indicator of a register whose rows say how final they are is counted once more, by both computations, for the rows
that are not; what is found there is no figure of its own but a mark on the figure.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from strandreport.measure.computed import Results, Task
from strandreport.model.declarations import ColumnReference, Condition, Indicator, Measure
from strandreport.model.indicators import parts_of

SCOPE = "not_final"


def with_statuses(task: Task) -> Task:
    """The task with a count by status of the rows that are not final, for every indicator that has any such rows."""
    shadows = {shadow.key: shadow for one in task.indicators.values() for shadow in _shadows(one, task)}
    return replace(task, indicators={**task.indicators, **shadows})


def not_final(results: Results) -> dict[tuple[str, str], set[str]]:
    """The statuses that rows have which are not final, by the key of a count of ``with_statuses`` and its period."""
    found: dict[tuple[str, str], set[str]] = {}
    for key, computed in results.items():
        if key.breakdown and computed.n_rows:
            found.setdefault((key.indicator, key.period), set()).add(str(key.group))
    return found


def statuses_of(
    indicator: Indicator, period: str, counted: Mapping[tuple[str, str], Collection[str]], task: Task
) -> tuple[str, ...]:
    """The statuses, in the order of their vocabulary, of the rows behind a figure that are not final."""
    found = {
        (part.of, status)
        for part in parts_of(indicator, task.indicators)
        for status in counted.get((_key(part), period), ())
    }
    ordered = (
        (register, code)
        for register in sorted({register for register, _ in found})
        for code in task.registers[register].column(task.registers[register].value_status).terms
    )
    return tuple(dict.fromkeys(code for register, code in ordered if (register, code) in found))


def _shadows(indicator: Indicator, task: Task) -> Iterator[Indicator]:
    register = task.registers.get(indicator.of)
    if register is None or not register.value_status:
        return
    status = ColumnReference("", register.value_status)
    codes = tuple(code for code in register.column(status.column).terms if code != register.final)
    measured = indicator.measure.column
    known = (Condition(measured, "known", (True,)),) if measured else ()
    where = (*indicator.where, *known, Condition(status, "in", codes))
    yield replace(indicator, scope=_scope(indicator), measure=Measure("rows"), where=where, by=(status,))


def _scope(indicator: Indicator) -> str:
    return f"{indicator.scope}_{SCOPE}" if indicator.scope else SCOPE


def _key(indicator: Indicator) -> str:
    return replace(indicator, scope=_scope(indicator)).key
