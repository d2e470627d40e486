"""Which registers decide about the figures of an indicator."""

from collections.abc import Mapping

from strandreport.model.declarations import ColumnReference, Indicator
from strandreport.model.derived import derived_column
from strandreport.model.indicators import parts_of, references_of
from strandreport.model.lookups import lookup_of
from strandreport.model.registers import Register


def registers_of(
    indicator: Indicator, indicators: Mapping[str, Indicator], registers: Mapping[str, Register]
) -> frozenset[str]:
    """Every register whose rows decide about an indicator's figures."""
    found: set[str] = set()
    for part in parts_of(indicator, indicators):
        found.add(part.of)
        for reference in references_of(part):
            found |= _registers_of_reference(reference, part.of, registers)
    return frozenset(found)


def _registers_of_reference(reference: ColumnReference, of: str, registers: Mapping[str, Register]) -> set[str]:
    lookup = lookup_of(reference, registers[of], registers)
    home = lookup.register if lookup else of
    derived = derived_column(home, reference.column)
    needs = {name.split(".")[0] for name in derived.needs} if derived else set()
    return {home, *needs}
