"""Cross checks of the indicators against the registers, the strategy and each other, before any job."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from strandreport.model.declarations import (
    FRACTIONAL,
    IN_GROUP,
    ON_DAY,
    STRAND,
    ColumnReference,
    Condition,
    Indicator,
    Scalar,
)
from strandreport.model.derived import derived_column
from strandreport.model.lookups import lookup_of, reference_problem, type_of
from strandreport.model.personal_checks import points_to_persons, tells_of_few
from strandreport.model.ratio_checks import ratio_problems
from strandreport.model.registers import Register

Found = tuple[tuple[str | int, ...], str]
Registers = Mapping[str, Register]

ORDERED = ("integer", "money", "date")
ADDED = ("integer", "money", "decimal")
TYPES = {"sum": ADDED, "mean": ADDED, "median": ADDED, "coverage": ("country",)}
GROUPABLE = ("id", "text", "code", "country", "boolean", "integer")


def check_indicators(
    indicators: Mapping[str, Indicator], registers: Registers, strands: Collection[str], groups: Collection[str] = ()
) -> list[Found]:
    """Place and message of whatever an indicator names that does not exist or does not fit."""
    return [
        ((name, *place), message)
        for name, indicator in indicators.items()
        for place, message in (
            *_problems(indicator, indicators, registers, strands),
            *_group_problems(indicator, registers, groups),
        )
    ]


def _problems(
    indicator: Indicator, indicators: Mapping[str, Indicator], registers: Registers, strands: Collection[str]
) -> Iterator[Found]:
    for i, strand in enumerate(indicator.strands):
        if strand not in strands:
            yield ("strands", i), f"no strand is called {strand!r}; there are: {', '.join(strands)}"
    if indicator.is_ratio:
        yield from ratio_problems(indicator, indicators, registers)
    elif indicator.of not in registers:
        yield ("of",), f"no register is called {indicator.of!r}; there are: {', '.join(registers)}"
    else:
        yield from _column_problems(indicator, registers)


def _group_problems(indicator: Indicator, registers: Registers, groups: Collection[str]) -> Iterator[Found]:
    for condition in indicator.where:
        reference = condition.reference
        place: tuple[str | int, ...] = ("where", str(reference))
        if condition.operator != IN_GROUP or indicator.of not in registers:
            continue
        for name in condition.wanted:
            if name != STRAND and name not in groups:
                yield place, f"no group of countries is called {name!r}; there are: {', '.join(groups)}"
        register = registers[indicator.of]
        if not reference_problem(reference, register, registers):
            found = type_of(reference, register, registers)
            if found != "country":
                yield place, f"{reference} is of type {found}; only a country can be in a group"


def _column_problems(indicator: Indicator, registers: Registers) -> Iterator[Found]:
    for place, reference, types, wanted in _uses(indicator):
        yield from ((place, message) for message in _use_problems(indicator, reference, types, wanted, registers))
    measured = indicator.measure.column
    kind = indicator.measure.kind
    if kind in ("sum", "mean", "median") and measured and measured.alias:
        yield ("measure", kind), f"{measured} would be added once per row that links to it; add up its own register"
    if kind == "coverage" and len([item for item in indicator.where if _places(item, measured)]) != 1:
        yield ("measure", kind), f"coverage needs one condition that asks in which group {measured} is (in_group)"
    if kind in ("sum", "mean", "median") and measured and measured.column in _foreign(registers[indicator.of]):
        yield ("measure", kind), f"{measured} holds amounts of several currencies; add up the converted ones"
    if indicator.kind != "stock" and any(item.operator == ON_DAY for item in indicator.where):
        yield ("where",), "on_day asks for the last day of a year; only a stock has one"
    if indicator.kind == "stock" and indicator.stock is None:
        yield ("kind",), "a stock needs 'stock' with 'from'"
    if indicator.kind != "stock" and indicator.date is None:
        yield ("kind",), f"an indicator of kind {indicator.kind} needs a 'date'"


def _foreign(register: Register) -> set[str]:
    return {conversion.amount for conversion in register.conversions}


def _places(condition: Condition, column: ColumnReference | None) -> bool:
    return condition.operator == IN_GROUP and condition.reference == column


def _uses(
    indicator: Indicator,
) -> Iterator[tuple[tuple[str | int, ...], ColumnReference, tuple[str, ...], Condition | None]]:
    kind, column = indicator.measure.kind, indicator.measure.column
    if column:
        name = "count_distinct" if kind in ("distinct", FRACTIONAL) else kind
        yield ("measure", name), column, TYPES.get(kind, GROUPABLE), None
    for condition in indicator.where:
        yield ("where", str(condition.reference)), condition.reference, (), condition
    if indicator.date:
        dates = ("date", "integer") if indicator.date.column.endswith("year") else ("date",)
        yield ("date",), indicator.date, dates, None
    if indicator.stock:
        parts = {"from": indicator.stock.start, "until": indicator.stock.until, "ended": indicator.stock.ended}
        yield from ((("stock", key), value, ("date",), None) for key, value in parts.items() if value)
    for i, reference in enumerate(indicator.by):
        yield ("by", i), reference, GROUPABLE, None


def _use_problems(
    indicator: Indicator,
    reference: ColumnReference,
    types: tuple[str, ...],
    condition: Condition | None,
    registers: Registers,
) -> Iterator[str]:
    register = registers[indicator.of]
    if problem := reference_problem(reference, register, registers):
        yield problem
        return
    yield from _derivation_problems(reference, register, registers)
    found = type_of(reference, register, registers)
    if reference in indicator.by and points_to_persons(reference, indicator, registers):
        yield f"{reference} is personal: figures by it could point to single persons"
    if condition and tells_of_few(reference, indicator, registers):
        yield f"{reference} is personal: what it is asked for is told only where small cells are held back"
    if types and found not in types:
        yield f"{reference} is of type {found}; here it must be {' or '.join(types)}"
    if condition:
        yield from _condition_problems(condition, found, register, registers)


def _derivation_problems(reference: ColumnReference, register: Register, registers: Registers) -> Iterator[str]:
    lookup = lookup_of(reference, register, registers)
    derived = derived_column(lookup.register if lookup else register.name, reference.column)
    if derived is None:
        return
    if derived.name in registers[derived.register].names:
        yield f"{derived.name!r} is the name of a derived column; a register can't have a column of that name"
    for need in derived.needs:
        owner, _, column = need.partition(".")
        if owner not in registers or column not in registers[owner].names:
            yield f"the derived column {derived.register}.{derived.name} needs {need}, which does not exist"


def _condition_problems(condition: Condition, found: str, register: Register, registers: Registers) -> Iterator[str]:
    if condition.operator in ("lt", "le", "gt", "ge") and found not in ORDERED:
        yield f"{condition.reference} is of type {found}, which has no order; only {', '.join(ORDERED)} have"
    if (condition.operator == ON_DAY) != (found == "days"):
        yield f"{condition.reference} is of type {found}; on_day is for days, and days are for on_day alone"
    if condition.operator in ("known", IN_GROUP, ON_DAY):
        return
    codes = _codes(condition.reference, register, registers)
    for value in condition.wanted:
        if not _fits(value, found):
            yield f"{value!r} can't be compared with {condition.reference}, which is of type {found}"
        elif codes and value not in codes:
            yield f"{condition.reference} has no code {value!r}; it has: {', '.join(codes)}"


def _codes(reference: ColumnReference, register: Register, registers: Registers) -> tuple[str, ...]:
    lookup = lookup_of(reference, register, registers)
    owner = registers[lookup.register] if lookup else register
    return tuple(owner.column(reference.column).codes) if reference.column in owner.names else ()


def _fits(value: Scalar, found: str) -> bool:
    if found == "boolean":
        return isinstance(value, bool)
    if found in ("integer", "money"):
        return isinstance(value, int) and not isinstance(value, bool)
    if found == "date":
        return isinstance(value, str) and is_day(value)
    return isinstance(value, str)


def is_day(text: str) -> bool:
    """Whether a text is a day such as 2016-12-31."""
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2016-12-31")
