"""Which cells of which registers an indicator reads, derived columns traced back to the columns that they need."""

from strandreport.measure.computed import Task
from strandreport.model.derived import derived_column
from strandreport.model.indicators import Indicator, references_of
from strandreport.model.lookups import lookup_of


def used_columns(indicator: Indicator, task: Task) -> dict[str, tuple[str, ...]]:
    """Register to columns, the indicator's own register first, columns in the order of the register's schema."""
    register = task.registers[indicator.of]
    used: dict[str, set[str]] = {indicator.of: set(register.primary_key)}
    for reference in references_of(indicator):
        lookup = lookup_of(reference, register, task.registers)
        if lookup:
            used[indicator.of].add(lookup.link)
            used.setdefault(lookup.register, set()).add(lookup.key)
        _add(used, lookup.register if lookup else indicator.of, reference.column)
    return {name: tuple(column for column in task.registers[name].names if column in used[name]) for name in used}


def _add(used: dict[str, set[str]], register: str, column: str) -> None:
    derived = derived_column(register, column)
    if derived is None:
        used.setdefault(register, set()).add(column)
        return
    for need in derived.needs:
        owner, _, name = need.partition(".")
        used.setdefault(owner, set()).add(name)
