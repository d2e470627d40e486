"""Look-ups across one link: what ``project.start_date`` means in a register. Knows schemas, reads no data."""

from collections.abc import Mapping
from dataclasses import dataclass

from strandreport.model.declarations import ColumnReference, Indicator
from strandreport.model.derived import column_type
from strandreport.model.registers import Register


@dataclass(frozen=True)
class Lookup:
    """The link column of a register, and the register and key column that it points to."""

    link: str
    register: str
    key: str


def find_lookups(alias: str, register: Register, registers: Mapping[str, Register]) -> list[Lookup]:
    """Every link of a register that an alias may mean: one is right, none or several is a mistake."""
    links = [(column.name, *column.link.split(".")) for column in register.columns if column.link]
    by_name = [Lookup(*link) for link in links if link[0] == alias]
    return by_name or [Lookup(*link) for link in links if registers[link[1]].singular == alias]


def lookup_of(reference: ColumnReference, register: Register, registers: Mapping[str, Register]) -> Lookup | None:
    """The link that a checked reference follows; None for a column of the register itself."""
    if not reference.alias:
        return None
    (lookup,) = find_lookups(reference.alias, register, registers)
    return lookup


def type_of(reference: ColumnReference, register: Register, registers: Mapping[str, Register]) -> str:
    """The type of the column that a checked reference names."""
    lookup = lookup_of(reference, register, registers)
    return column_type(registers[lookup.register] if lookup else register, reference.column)


def scale_of(indicator: Indicator, registers: Mapping[str, Register]) -> int:
    """In how many parts of a unit the values that an indicator adds up are stored; 1 but for decimals."""
    column = indicator.measure.column
    if column is None or column.alias or type_of(column, registers[indicator.of], registers) != "decimal":
        return 1
    return int(10 ** registers[indicator.of].column(column.column).decimals)


def reference_problem(reference: ColumnReference, register: Register, registers: Mapping[str, Register]) -> str:
    """Why a reference can't be followed, in words; an empty string if it can."""
    target = register
    if reference.alias:
        found = find_lookups(reference.alias, register, registers)
        if len(found) != 1:
            return _link_problem(reference.alias, register, registers, found)
        target = registers[found[0].register]
        if target.primary_key != (found[0].key,):
            return (
                f"{target.name}.{found[0].key} is not the key of its register, so {reference} could mean several rows"
            )
    if not column_type(target, reference.column):
        return f"the register {target.name} has no column {reference.column!r}"
    return ""


def _link_problem(alias: str, register: Register, registers: Mapping[str, Register], found: list[Lookup]) -> str:
    if found:
        names = " or ".join(lookup.link for lookup in found)
        return f"several columns of {register.name} link to a register called {alias!r}; write {names} instead"
    known = sorted({registers[column.link.split(".")[0]].singular for column in register.columns if column.link})
    return f"{register.name} has no link called {alias!r}; it has: {', '.join(known) or 'none'}"
