"""Which derived columns the declared indicators use."""

from strandreport.measure.computed import Task
from strandreport.model.derived import derived_column
from strandreport.model.indicators import references_of
from strandreport.model.lookups import lookup_of


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
