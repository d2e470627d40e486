"""What figures refer to: their declaration, the base of composed ones, derived columns of the declarations."""

from strandreport.measure.computed import Task
from strandreport.model.derived import derived_column
from strandreport.model.figures import Figure
from strandreport.model.indicators import Indicator, references_of
from strandreport.model.lookups import lookup_of
from strandreport.model.periods import Period


def declaration_of(figure: Figure, task: Task) -> Indicator:
    """The declaration that a figure was computed from, filled in for its strand if need be."""
    scoped = f"{figure.indicator}.{figure.strand}"
    return task.indicators.get(scoped) or task.indicators[figure.indicator]


def base_of(kind: str, period: Period, breakdown: str, group: str | None, task: Task) -> tuple[Period, str, str | None]:
    """Where the denominator of a composed figure stands: the first year for growth, the whole for a share."""
    if kind == "growth":
        return task.first_period, breakdown, group
    return (period, "", None) if kind == "share" else (period, breakdown, group)


def derived_columns(task: Task) -> list[tuple[str, str]]:
    """Register and name of every derived column that an indicator reads, sorted."""
    found = set()
    for indicator in task.indicators.values():
        if indicator.is_ratio:
            continue
        register = task.registers[indicator.of]
        for reference in references_of(indicator):
            lookup = lookup_of(reference, register, task.registers)
            owner = lookup.register if lookup else register.name
            if derived_column(owner, reference.column):
                found.add((owner, reference.column))
    return sorted(found)
