"""Cross checks of the strategies: ids, sources, quotes and crosswalks, before any job."""

from collections import Counter
from collections.abc import Iterator, Mapping

from strandreport.model.strategy import Statement, Strategy

Found = tuple[str, tuple[str | int, ...], str]
TAKEN = ("overall", "index", "annex")


def check_strategies(strategies: Mapping[str, Strategy]) -> list[Found]:
    """Strategy, place and message of whatever does not exist or does not fit."""
    return [
        (strategy.id, place, message)
        for strategy in strategies.values()
        for place, message in (*_tree(strategy), *_statements(strategy), *_crosswalk(strategy, strategies))
    ]


def _tree(strategy: Strategy) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if strategy.end <= strategy.start:
        yield ("end",), "the strategy ends before it starts"
    ids = [axis.id for axis in strategy.axes]
    ids += [strand.id for axis in strategy.axes if not axis.is_overall for strand in axis.strands]
    for name, count in Counter(ids).items():
        if count > 1:
            yield ("axes",), f"{count} axes or strands are called {name!r}; every report needs an id of its own"
        if name in TAKEN:
            yield ("axes",), f"{name!r} is the name of another page; call the axis or strand something else"
    for i, axis in enumerate(strategy.axes):
        if not axis.strands:
            yield ("axes", i), f"the axis {axis.id} has no strands; give it some, or write overall: true"


def _statements(strategy: Strategy) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for place, statement in strategy.statements():
        yield from ((place, message) for message in _statement(statement, strategy))


def _statement(statement: Statement, strategy: Strategy) -> Iterator[str]:
    if (statement.quote is None) == (statement.description is None):
        yield "write either a quote (words of the source) or a description (our words)"
    if statement.quote and not statement.stated:
        yield "what was inferred can't be quoted; write a description instead"
    if statement.translated and not statement.quote:
        yield "only a quote can be a translation"
    for name in statement.sources:
        if name not in strategy.sources:
            yield f"no source is called {name!r}; there are: {', '.join(strategy.sources)}"


def _crosswalk(strategy: Strategy, strategies: Mapping[str, Strategy]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for strand, crossings in strategy.crosswalk.items():
        for crossing in crossings:
            place = ("crosswalk", crossing.strategy, strand)
            if strand not in strategy.strands:
                yield place, f"no strand is called {strand!r}; there are: {', '.join(strategy.strands)}"
            if crossing.strategy == strategy.id or crossing.strategy not in strategies:
                yield place[:2], f"no other strategy is called {crossing.strategy!r}"
                continue
            known = strategies[crossing.strategy].strands
            for name in crossing.strands:
                if name not in known:
                    yield place, f"{crossing.strategy} has no strand {name!r}; it has: {', '.join(known)}"
