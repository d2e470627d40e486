"""Cross checks of registers: keys, links, vocabularies and conversions name what there is."""

from collections.abc import Mapping

from strandreport.model.conversions import conversion_problems
from strandreport.model.expectations import expectation_problems
from strandreport.model.registers import TAKEN, Column, Register
from strandreport.model.vocabulary import vocabulary_problems


def check_registers(registers: Mapping[str, Register]) -> list[tuple[str, tuple[str | int, ...], str]]:
    """Cross checks: (register, place in its file, message) of whatever names something that does not exist."""
    problems: list[tuple[str, tuple[str | int, ...], str]] = []
    for register in registers.values():
        for key in ("primary_key", "unique"):
            for i, name in enumerate(getattr(register, key)):
                if name not in register.names:
                    problems.append((register.name, (key, i), f"{key}: no column is called {name!r}"))
        for i, column in enumerate(register.columns):
            place: tuple[str | int, ...] = ("columns", i)
            problems += [(register.name, place, message) for message in _column_problems(column, register, registers)]
        for i, item in enumerate(register.reconciliations):
            if not _exists(f"{item.other_register}.{item.other_column}", registers):
                message = f"{item.other_register}.{item.other_column} does not exist"
                problems.append((register.name, ("reconciliations", i, "other"), message))
        types = {column.name: column.type for column in register.columns}
        found = conversion_problems(register.conversions, types, registers)
        found += expectation_problems(register.expected, types)
        found += _status_problems(register)
        problems += [(register.name, place, message) for place, message in found]
    return problems


def _column_problems(column: Column, register: Register, registers: Mapping[str, Register]) -> list[str]:
    problems = list(vocabulary_problems(column.terms))
    if column.name in TAKEN:
        problems.append(f"the name {column.name!r} is taken by the program; choose another")
    if column.valid_on and (column.valid_on not in register.names or register.column(column.valid_on).type != "date"):
        problems.append(f"valid_on: no date column is called {column.valid_on!r}")
    if column.type == "code" and not column.terms:
        problems.append(f"column {column.name!r} is of type code and needs a vocabulary under 'codes'")
    if (column.least, column.most) != (None, None) and column.type not in ("integer", "decimal"):
        problems.append(f"column {column.name!r} is no number; least and most belong to type integer or decimal")
    if column.least is not None and column.most is not None and column.least > column.most:
        problems.append(f"column {column.name!r}: least is larger than most")
    if column.link and not _exists(column.link, registers):
        problems.append(f"column {column.name!r} links to {column.link}, which does not exist")
    return problems


def _status_problems(register: Register) -> list[tuple[tuple[str | int, ...], str]]:
    column, code = register.value_status, register.final
    if register.as_of and (register.as_of not in register.names or register.column(register.as_of).type != "date"):
        return [(("value_status", "as_of"), f"no date column is called {register.as_of!r}")]
    if not column or (column in register.names and code in register.column(column).terms):
        return []
    return [(("value_status",), f"no column of codes is called {column!r} and has the code {code!r}")]


def _exists(address: str, registers: Mapping[str, Register]) -> bool:
    register, _, column = address.partition(".")
    return register in registers and column in registers[register].names
