"""Whether groups of a breakdown could point to single persons."""

from collections.abc import Mapping

from strandreport.model.declarations import ColumnReference, Indicator
from strandreport.model.lookups import lookup_of
from strandreport.model.registers import Register


def points_to_persons(reference: ColumnReference, indicator: Indicator, registers: Mapping[str, Register]) -> bool:
    """A personal column does, unless it is a closed list (sex) of a register whose small cells are held back."""
    register = registers[indicator.of]
    lookup = lookup_of(reference, register, registers)
    owner = registers[lookup.register] if lookup else register
    if reference.column not in owner.names or owner.column(reference.column).disclosure != "personal":
        return False
    is_held_back = owner is register and register.small_cells and indicator.small_cells is None
    return not (is_held_back and owner.column(reference.column).codes)
