"""Units that headers of a form state must be those by which the form reads them."""

from collections.abc import Iterable

from strandreport.model.form_columns import FormColumn
from strandreport.model.registers import Register
from strandreport.model.units_said import unit_said, without_unit

MEASURED = ("money", "integer", "decimal")


def unit_problems(columns: Iterable[FormColumn], register: Register) -> list[tuple[tuple[str | int, ...], str]]:
    """Headers of amounts that say another scale or currency than the form and the register do."""
    problems: list[tuple[tuple[str | int, ...], str]] = []
    for form in columns:
        if form.name in register.names and register.column(form.name).type == "money":
            unit = register.column(form.name).unit
            for header in form.headers:
                said = unit_said(header)
                if said and said.contradicts(form.scale_of(header), unit):
                    read = f"{unit or 'the currency of each row'}, times {form.scale_of(header)}"
                    message = f"the header {header!r} says another unit than amounts are read by ({read})"
                    problems.append((("columns", form.name), message))
    return problems


def same_but_for_unit(columns: Iterable[FormColumn], register: Register, header: str) -> FormColumn | None:
    """The one column that a header would mean if it did not say another unit, or None.

    Its amounts are then not read by mistake in another unit, nor passed over as those of an unknown column.
    """
    if unit_said(header) is None:
        return None
    bare = without_unit(header)
    found = [column for column in columns if bare and bare in {without_unit(known) for known in column.headers}]
    measured = [c for c in found if c.name in register.names and register.column(c.name).type in MEASURED]
    return measured[0] if len(measured) == 1 else None
