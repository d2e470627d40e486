"""The strategy: axes and strands with their objectives, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from strandreport.model.settings import Words


@dataclass(frozen=True)
class Objective:
    """The words of the strategy, where they stand, and whether they stand there or were inferred by us."""

    quote: Words
    source: Words
    stated: bool
    note: Words | None


@dataclass(frozen=True)
class Strand:
    """A part of an axis; every strand has a report."""

    id: str
    code: str
    label: Words
    objective: Objective


@dataclass(frozen=True)
class Axis:
    """A part of the strategy."""

    id: str
    code: str
    label: Words
    strands: tuple[Strand, ...]


@dataclass(frozen=True)
class Strategy:
    """The whole tree."""

    id: str
    title: Words
    axes: tuple[Axis, ...]

    @property
    def strands(self) -> dict[str, Strand]:
        """All strands by id, in the order of the strategy."""
        return {strand.id: strand for axis in self.axes for strand in axis.strands}

    def axis_of(self, strand_id: str) -> Axis:
        """The axis that a strand belongs to."""
        return next(axis for axis in self.axes if any(strand.id == strand_id for strand in axis.strands))


def parse_strategy(data: Mapping[str, Any]) -> Strategy:
    """The strategy from data that the JSON Schema has accepted."""
    return Strategy(data["id"], data["title"], tuple(_axis(axis) for axis in data["axes"]))


def _axis(data: Mapping[str, Any]) -> Axis:
    strands = tuple(Strand(s["id"], s["code"], s["label"], _objective(s["objective"])) for s in data["strands"])
    return Axis(data["id"], data["code"], data["label"], strands)


def _objective(data: Mapping[str, Any]) -> Objective:
    return Objective(data["quote"], data["source"], data["stated"], data.get("note"))
