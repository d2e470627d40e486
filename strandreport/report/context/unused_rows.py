"""Rows of registers that no figure of an edition uses, though they were handed in for them."""

from strandreport.model.ledger import RowClass
from strandreport.report.context.handover import Handover


def left_out(registers: set[str], handover: Handover) -> int:
    """How many rows of some registers no figure uses: they are to be mended, or held back and may be confidential."""
    lost = sum(
        sheet["classes"][str(RowClass.QUARANTINED)] for sheet in handover.sheets if sheet["register"] in registers
    )
    return lost + held_back(registers, handover)


def held_back(registers: set[str], handover: Handover) -> int:
    """How many rows of some registers the public does not see only because nobody knows what they belong to."""
    return sum(handover.held_back.get(name, 0) for name in sorted(registers))
