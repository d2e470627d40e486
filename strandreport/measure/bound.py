"""Declarations made for several strands, filled in with the groups of countries that each strand aims at."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from strandreport.model.declarations import STRAND, Condition, Indicator, Measure
from strandreport.model.groups import CountryGroups
from strandreport.model.indicators import depends_on_strand
from strandreport.model.strategy import Strategy


def bind(indicators: Mapping[str, Indicator], strategy: Strategy, groups: CountryGroups) -> dict[str, Indicator]:
    """Every indicator by its key; one that depends on the strand stands once for each of its strands."""
    found = (
        item
        for indicator in indicators.values()
        for item in (
            _for_each_strand(indicator, indicators, strategy, groups)
            if depends_on_strand(indicator, indicators)
            else [indicator]
        )
    )
    return {item.key: item for item in found}


def groups_of(strand: str, strategy: Strategy, groups: CountryGroups) -> tuple[str, ...]:
    """The groups that a strand aims at, those of the strands that it continues included."""
    aimed = (group for group in groups.groups.values() if group.role == "target")
    return tuple(group.id for group in aimed if group.strand and strand in strategy.own_strands((group.strand,)))


def _for_each_strand(
    indicator: Indicator, indicators: Mapping[str, Indicator], strategy: Strategy, groups: CountryGroups
) -> Iterator[Indicator]:
    for strand in indicator.strands:
        wanted = groups_of(strand, strategy, groups)
        bound = replace(indicator, strands=(strand,), scope=strand, where=tuple(_where(indicator, wanted)))
        yield replace(bound, measure=_measure(bound, indicators)) if indicator.is_ratio else bound


def _where(indicator: Indicator, wanted: tuple[str, ...]) -> Iterator[Condition]:
    """The conditions; a strand that aims at no countries in particular is not restricted to any."""
    for condition in indicator.where:
        if condition.wanted != (STRAND,):
            yield condition
        elif wanted:
            yield replace(condition, wanted=wanted)


def _measure(bound: Indicator, indicators: Mapping[str, Indicator]) -> Measure:
    def key(name: str) -> str:
        return f"{name}.{bound.scope}" if depends_on_strand(indicators[name], indicators) else name

    return replace(
        bound.measure,
        numerator=key(bound.measure.numerator),
        denominator=key(bound.measure.denominator),
        less=tuple(map(key, bound.measure.less)),
    )
