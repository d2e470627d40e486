"""The derived columns that indicators may use by name, beside the columns of the registers.

How each is computed stands twice, in pandas and in SQL, in ``strandreport/measure/derivations``.
"""

from strandreport.model.derived_columns import DERIVED, DerivedColumn
from strandreport.model.registers import Register

__all__ = ["DERIVED", "DerivedColumn", "column_type", "derived_column"]


def derived_column(register: str, name: str) -> DerivedColumn | None:
    """The derived column of that name, if there is one.

    >>> derived_column("participations", "is_self").type
    'boolean'
    """
    return next((item for item in DERIVED if (item.register, item.name) == (register, name)), None)


def column_type(register: Register, name: str) -> str:
    """The type of a column, derived ones included; an empty string if there is no such column."""
    if name in register.names:
        return register.column(name).type
    derived = derived_column(register.name, name)
    return derived.type if derived else ""
