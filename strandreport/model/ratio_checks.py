"""Cross checks of indicators that are made of others: ratios, shares of a total and growth."""

from collections.abc import Iterator, Mapping

from strandreport.model.declarations import DIFFERENCE, Indicator
from strandreport.model.lookups import reference_problem, scale_of, type_of
from strandreport.model.registers import Register

Found = tuple[tuple[str | int, ...], str]


def ratio_problems(
    ratio: Indicator, indicators: Mapping[str, Indicator], registers: Mapping[str, Register]
) -> Iterator[Found]:
    """Place and message of whatever the parts of a ratio, share or growth are not fit for."""
    yield from _share_problems(ratio)
    if ratio.measure.kind == DIFFERENCE:
        yield from _difference_problems(ratio, indicators)
        return
    parts = {"numerator": ratio.measure.numerator, "denominator": ratio.measure.denominator}
    kind = ratio.measure.kind
    for key, name in parts.items() if kind == "ratio" else [("", ratio.measure.numerator)]:
        place = ("measure", kind, key) if key else ("measure", kind)
        part = indicators.get(name)
        if part is None:
            yield place, f"no indicator is called {name!r}"
        elif part.is_ratio:
            yield place, f"{name} is a ratio itself: a {kind} is made of indicators that count or add up"
        elif part.measure.kind not in ("rows", "distinct", "sum"):
            yield place, f"{name} is a {part.measure.kind}: a {kind} is made of indicators that count or add up"
        else:
            yield from ((place, message) for message in _part_problems(ratio, part))
    known = [indicators[name] for name in parts.values() if name in indicators]
    if len({_quantity(part, registers) for part in known}) > 1:
        yield ("measure",), "numerator and denominator must be of one quantity: two counts, or two amounts of one unit"
    kinds = {part.kind for part in known}
    if len(kinds) > 1:
        yield ("measure",), f"numerator and denominator must be of one kind, not {' and '.join(sorted(kinds))}"


def _quantity(part: Indicator, registers: Mapping[str, Register]) -> tuple[str, int]:
    """What a part adds up, and in how many parts of a unit: a ratio is of whole numbers of the same thing."""
    if part.measure.kind != "sum" or part.measure.column is None or part.of not in registers:
        return "count", 1
    if reference_problem(part.measure.column, registers[part.of], registers):
        return "count", 1
    found = type_of(part.measure.column, registers[part.of], registers)
    return ("money" if found == "money" else "count"), scale_of(part, registers)


def _difference_problems(difference: Indicator, indicators: Mapping[str, Indicator]) -> Iterator[Found]:
    """Two rates of counts, of one kind, published and broken down where the difference is."""
    measure = difference.measure
    rates = {"of": (measure.numerator, measure.denominator), "less": measure.less}
    for key, (over, under) in rates.items():
        place = ("measure", DIFFERENCE, key)
        parts = [indicators[name] for name in (over, under) if name in indicators]
        if over == under or len(parts) != len(rates):
            yield place, "a difference is between two ratios of indicators that exist"
        elif any(part.measure.kind not in ("rows", "distinct") for part in parts):
            yield place, "a difference is between two rates of what is counted, not of amounts"
        else:
            yield from ((place, message) for part in parts for message in _part_problems(difference, part))
    kinds = {indicators[name].kind for rate in rates.values() for name in rate if name in indicators}
    if len(kinds) > 1:
        yield ("measure",), f"both rates must be of one kind, not {' and '.join(sorted(kinds))}"


def _share_problems(indicator: Indicator) -> Iterator[Found]:
    if indicator.measure.kind == "share" and not indicator.by:
        yield ("measure", "share"), "a share of the total needs a breakdown ('by'): the whole is all of itself"
    if indicator.measure.kind == "growth" and indicator.kind == "cumulative":
        yield ("measure", "growth"), "what is added up from the beginning can only grow; take the flow or the stock"


def _part_problems(ratio: Indicator, part: Indicator) -> Iterator[str]:
    if lacking := [strand for strand in ratio.strands if strand not in part.strands]:
        yield f"{part.id} must have the strand {', '.join(lacking)} too, so that both parts of the ratio are published"
    if missing := [str(by) for by in ratio.by if by not in part.by]:
        yield f"{part.id} must be broken down by {', '.join(missing)} too"
