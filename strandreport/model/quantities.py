"""What the parts of a rate are: things that are counted, or money."""

from collections.abc import Mapping

from strandreport.model.declarations import Indicator
from strandreport.model.indicators import parts_of
from strandreport.model.lookups import type_of
from strandreport.model.registers import Register


def is_of_money(indicator: Indicator, indicators: Mapping[str, Indicator], registers: Mapping[str, Register]) -> bool:
    """Whether an indicator is a rate of two amounts of money, whose parts are hundredths of a currency."""
    part = parts_of(indicator, indicators)[0]
    if not indicator.is_ratio or part.measure.kind != "sum" or part.measure.column is None:
        return False
    return type_of(part.measure.column, registers[part.of], registers) == "money"
