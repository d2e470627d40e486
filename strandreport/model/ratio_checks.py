"""Cross checks of indicators that are made of others: ratios, shares of a total and growth."""

from collections.abc import Iterator, Mapping

from strandreport.model.declarations import Indicator

Found = tuple[tuple[str | int, ...], str]


def ratio_problems(ratio: Indicator, indicators: Mapping[str, Indicator]) -> Iterator[Found]:
    """Place and message of whatever the parts of a ratio, share or growth are not fit for."""
    yield from _share_problems(ratio)
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
    kinds = {indicators[name].kind for name in parts.values() if name in indicators}
    if len(kinds) > 1:
        yield ("measure",), f"numerator and denominator must be of one kind, not {' and '.join(sorted(kinds))}"


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
