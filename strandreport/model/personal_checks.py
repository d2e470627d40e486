"""Whether groups of a breakdown, or conditions, could point to single persons."""

from collections.abc import Mapping

from strandreport.model.declarations import ColumnReference, Indicator
from strandreport.model.lookups import lookup_of
from strandreport.model.registers import Column, Register


def points_to_persons(reference: ColumnReference, indicator: Indicator, registers: Mapping[str, Register]) -> bool:
    """A personal column does, unless it is a closed list (sex) of a register whose small cells are held back."""
    owner, column = _personal(reference, indicator, registers)
    return column is not None and not (_holds_back(owner, indicator, registers) and column.codes)


def tells_of_few(reference: ColumnReference, indicator: Indicator, registers: Mapping[str, Register]) -> bool:
    """Whether a condition on a personal column would be told of any number of persons, be it one."""
    owner, column = _personal(reference, indicator, registers)
    return column is not None and not _holds_back(owner, indicator, registers)


def _personal(
    reference: ColumnReference, indicator: Indicator, registers: Mapping[str, Register]
) -> tuple[Register, Column | None]:
    """The register that a reference leads to, and its column if that is personal."""
    register = registers[indicator.of]
    lookup = lookup_of(reference, register, registers)
    owner = registers[lookup.register] if lookup else register
    column = owner.column(reference.column) if reference.column in owner.names else None
    return owner, column if column and column.disclosure == "personal" else None


def _holds_back(owner: Register, indicator: Indicator, registers: Mapping[str, Register]) -> bool:
    """Whether figures of few rows of the register are not told; one that is stricter than its register may say so."""
    threshold = owner.small_cells if indicator.small_cells is None else indicator.small_cells
    return owner is registers[indicator.of] and threshold > 0 and threshold >= owner.small_cells
