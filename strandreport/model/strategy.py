"""A strategy: frame, aims, axes and strands with what their sources say, as data. Knows no figures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from strandreport.model.settings import Words


@dataclass(frozen=True)
class Source:
    """Where words of a strategy were read; ``address`` is empty for what has none."""

    title: Words
    address: str


@dataclass(frozen=True)
class Statement:
    """What a part of the strategy says, in its own words or, where ``quote`` is None, in ours.

    ``stated`` tells whether a source says so or whether we inferred it; ``translated`` are the languages in which the
    quote is a working translation.
    """

    quote: Words | None
    description: Words | None
    sources: tuple[str, ...]
    stated: bool
    translated: tuple[str, ...]
    note: Words | None

    @property
    def text(self) -> Words:
        """The quote, or the description."""
        return self.quote or self.description or {}


@dataclass(frozen=True)
class Part:
    """A part of the frame, or a general aim."""

    id: str
    label: Words
    statement: Statement


@dataclass(frozen=True)
class Strand:
    """A part of an axis; every strand has indicators, and a report of its own unless its axis is told overall."""

    id: str
    code: str
    label: Words
    objective: Statement
    actions: tuple[Statement, ...]


@dataclass(frozen=True)
class Axis:
    """A part of the strategy. One that is told in the overall report is its own only strand."""

    id: str
    code: str
    label: Words
    objective: Statement
    actions: tuple[Statement, ...]
    strands: tuple[Strand, ...]
    is_overall: bool


@dataclass(frozen=True)
class Crossing:
    """What a strand continues of another strategy, and whether a source says so."""

    strategy: str
    strands: tuple[str, ...]
    stated: bool
    note: Words | None


@dataclass(frozen=True)
class Strategy:
    """The whole tree; ``crosswalk`` has, by strand, what it continues of other strategies."""

    id: str
    title: Words
    start: date
    end: date
    sources: Mapping[str, Source]
    frame: tuple[Part, ...]
    aims: tuple[Part, ...]
    axes: tuple[Axis, ...]
    crosswalk: Mapping[str, tuple[Crossing, ...]]

    @property
    def strands(self) -> dict[str, Strand]:
        """All strands by id, in the order of the strategy."""
        return {strand.id: strand for axis in self.axes for strand in axis.strands}

    @property
    def reported_axes(self) -> dict[str, Axis]:
        """The axes that have a report of their own, by id."""
        return {axis.id: axis for axis in self.axes if not axis.is_overall}

    def axis_of(self, strand_id: str) -> Axis:
        """The axis that a strand belongs to."""
        return next(axis for axis in self.axes if any(strand.id == strand_id for strand in axis.strands))

    def own_strands(self, declared: tuple[str, ...]) -> tuple[str, ...]:
        """The strands of this strategy that an indicator declared for some strands, of whatever strategy, serves."""
        found = (strand for name in declared for strand in self._strands_for(name))
        return tuple(dict.fromkeys(found))

    def statements(self) -> Iterator[tuple[tuple[str | int, ...], Statement]]:
        """Every statement with its place in the file."""
        for key, parts in (("frame", self.frame), ("aims", self.aims)):
            yield from (((key, i), part.statement) for i, part in enumerate(parts))
        for i, axis in enumerate(self.axes):
            yield from _statements_of(axis, ("axes", i))
            for j, strand in enumerate(() if axis.is_overall else axis.strands):
                yield from _statements_of(strand, ("axes", i, "strands", j))

    def _strands_for(self, name: str) -> list[str]:
        if name in self.strands:
            return [name]
        crossings = ((strand, item) for strand in self.strands for item in self.crosswalk.get(strand, ()))
        return [strand for strand, item in crossings if name in item.strands]


def parse_strategy(data: Mapping[str, Any]) -> Strategy:
    """The strategy from data that the JSON Schema has accepted."""
    return Strategy(
        id=data["id"],
        title=data["title"],
        start=date.fromisoformat(data["start"]),
        end=date.fromisoformat(data["end"]),
        sources={name: Source(item["title"], item.get("address", "")) for name, item in data["sources"].items()},
        frame=tuple(_part(item) for item in data.get("frame", [])),
        aims=tuple(_part(item) for item in data.get("aims", [])),
        axes=tuple(_axis(item) for item in data["axes"]),
        crosswalk=_crosswalk(data.get("crosswalk", {})),
    )


def _part(data: Mapping[str, Any]) -> Part:
    return Part(data["id"], data["label"], _statement(data))


def _axis(data: Mapping[str, Any]) -> Axis:
    is_overall = data.get("overall", False)
    own = _strand(data)
    strands = (own,) if is_overall else tuple(_strand(item) for item in data.get("strands", []))
    return Axis(own.id, own.code, own.label, own.objective, own.actions, strands, is_overall)


def _strand(data: Mapping[str, Any]) -> Strand:
    actions = tuple(_statement(item) for item in data.get("actions", []))
    return Strand(data["id"], data["code"], data["label"], _statement(data["objective"]), actions)


def _statement(data: Mapping[str, Any]) -> Statement:
    return Statement(
        quote=data.get("quote"),
        description=data.get("description"),
        sources=tuple(data["source"]),
        stated=data["stated"],
        translated=tuple(data.get("translated", [])),
        note=data.get("note"),
    )


def _crosswalk(data: Mapping[str, Any]) -> dict[str, tuple[Crossing, ...]]:
    found: dict[str, tuple[Crossing, ...]] = {}
    for other, strands in data.items():
        for strand, item in strands.items():
            crossing = Crossing(other, tuple(item["strands"]), item["stated"], item.get("note"))
            found[strand] = (*found.get(strand, ()), crossing)
    return found


def _statements_of(part: Axis | Strand, place: tuple[str | int, ...]) -> Iterator[tuple[Any, Statement]]:
    yield (*place, "objective"), part.objective
    yield from (((*place, "actions", i), action) for i, action in enumerate(part.actions))
