"""Indicators, from configuration that the JSON Schema has accepted to frozen declarations."""

from collections.abc import Iterable, Mapping
from typing import Any

from strandreport.model.declarations import (
    COMPARISONS,
    COMPOSED,
    DIFFERENCE,
    FRACTIONAL,
    IN_GROUP,
    ON_DAY,
    SMALL_BASE,
    STRAND,
    ColumnReference,
    Condition,
    Indicator,
    Measure,
    SeriesBreak,
    Stock,
)
from strandreport.model.indicator_checks import check_indicators

__all__ = ["Condition", "Indicator", "Measure", "ColumnReference", "Stock", "check_indicators", "parse_indicators"]

# Names of measures in declarations that differ from those in the program.
NAMES = {"count_distinct": "distinct"}


def parse_indicators(data: Mapping[str, Any]) -> dict[str, Indicator]:
    """All indicators by id, in order of id; a ratio takes the kind of its numerator."""
    return {name: _indicator(name, data[name], _kind(data, name), data) for name in sorted(data)}


def parts_of(indicator: Indicator, indicators: Mapping[str, Indicator]) -> tuple[Indicator, ...]:
    """The numerator and denominator of a ratio (of a difference, those of both rates), or the indicator itself."""
    if not indicator.is_ratio:
        return (indicator,)
    names = (indicator.measure.numerator, indicator.measure.denominator, *indicator.measure.less)
    return tuple(indicators[name] for name in names)


def depends_on_strand(indicator: Indicator, indicators: Mapping[str, Indicator]) -> bool:
    """Whether its figures differ by strand, because it or a part of it asks for the strand's groups of countries."""
    parts = parts_of(indicator, indicators)
    return any(condition.wanted == (STRAND,) for part in parts for condition in part.where)


def references_of(indicator: Indicator) -> tuple[ColumnReference, ...]:
    """Every column that an indicator reads, in the order of its declaration, each once."""
    stock = indicator.stock
    found: Iterable[ColumnReference | None] = (
        indicator.measure.column,
        *(condition.reference for condition in indicator.where),
        indicator.date,
        *((stock.start, stock.until, stock.ended) if stock else ()),
        *indicator.by,
    )
    return tuple(dict.fromkeys(reference for reference in found if reference is not None))


def _kind(data: Mapping[str, Any], name: str) -> str:
    own = data[name]
    measure = _measure(own["measure"], data)
    if measure.kind not in COMPOSED:
        return str(own["kind"])
    return str(data.get(measure.numerator, {}).get("kind", "flow"))


def _indicator(name: str, data: Mapping[str, Any], kind: str, every: Mapping[str, Any]) -> Indicator:
    return Indicator(
        id=name,
        label=data["label"],
        definition=data["definition"],
        note=data.get("note"),
        strands=tuple(data["strands"]),
        measure=_counted(_measure(data["measure"], every), data),
        of=data.get("of", ""),
        where=tuple(_conditions(data.get("where", {}))),
        date=_reference(data.get("date")),
        kind=kind,
        stock=_stock(data.get("stock")),
        by=tuple(ColumnReference.parse(text) for text in data.get("by", [])),
        unit=data["unit"],
        better=data["better"],
        standing=data["standing"],
        decimals=data.get("decimals", 0),
        min_denominator=data.get("min_denominator", SMALL_BASE),
        small_cells=data.get("small_cells"),
        in_notes=data.get("in_notes", 0),
        breaks=tuple(SeriesBreak(item["year"], item["reason"]) for item in data.get("breaks", [])),
    )


def _measure(data: Mapping[str, Any], every: Mapping[str, Any]) -> Measure:
    ((kind, value),) = data.items()
    if kind == DIFFERENCE:
        return Measure(kind, None, *_rate(value["of"], every), less=_rate(value["less"], every))
    if kind == "ratio":
        return Measure("ratio", None, value["numerator"], value["denominator"])
    if kind in COMPOSED:
        return Measure(kind, None, value, value)
    if kind == "count":
        return Measure("rows")
    return Measure(NAMES.get(kind, kind), ColumnReference.parse(value))


def _counted(measure: Measure, data: Mapping[str, Any]) -> Measure:
    is_fractional = data.get("counting") == FRACTIONAL and measure.kind == "distinct"
    return Measure(FRACTIONAL, measure.column) if is_fractional else measure


def _rate(name: str, every: Mapping[str, Any]) -> tuple[str, str]:
    """The parts of a rate; of anything else twice its own name, which the checks then refuse."""
    ratio = every.get(name, {}).get("measure", {}).get("ratio")
    return (ratio["numerator"], ratio["denominator"]) if ratio else (name, name)


def _conditions(data: Mapping[str, Any]) -> Iterable[Condition]:
    for name, wanted in data.items():
        reference = ColumnReference.parse(name)
        if isinstance(wanted, list):
            known = tuple(value for value in wanted if value is not None)
            yield Condition(reference, "in", known, or_blank=None in wanted)
        elif isinstance(wanted, Mapping):
            order = ("known", *COMPARISONS, IN_GROUP, ON_DAY)
            yield from (Condition(reference, key, _tuple(wanted[key])) for key in order if key in wanted)
        else:
            yield Condition(reference, "eq", (wanted,))


def _tuple(value: Any) -> tuple[Any, ...]:
    return tuple(value) if isinstance(value, list) else (value,)


def _reference(text: str | None) -> ColumnReference | None:
    return ColumnReference.parse(text) if text else None


def _stock(data: Mapping[str, Any] | None) -> Stock | None:
    if data is None:
        return None
    start = ColumnReference.parse(data["from"])
    return Stock(start, _reference(data.get("until")), _reference(data.get("ended")))
