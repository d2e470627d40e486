"""Figures of closed periods that are not what they were when they were frozen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from strandreport.model.frozen import Frozen, FrozenFigure


@dataclass(frozen=True)
class Move:
    """A figure, as it was and as it is; None where it did not stand (a group without rows)."""

    figure_id: str
    old: FrozenFigure | None
    new: FrozenFigure | None

    @property
    def whole(self) -> str:
        """The name of the figure of which this one is a part, or its own."""
        return whole_of(self.figure_id)

    @property
    def is_part(self) -> bool:
        """Whether it is of one group of a breakdown."""
        return self.whole != self.figure_id

    def is_within(self, tolerance: Fraction) -> bool:
        """Whether it moved by at most a share of what it was; nothing is a share of nothing."""
        old, new = (one.value if one else None for one in (self.old, self.new))
        return old is not None and new is not None and abs(new - old) <= abs(old) * tolerance


def whole_of(figure_id: str) -> str:
    """The name without the group of a breakdown.

    >>> whole_of("P04.european_programmes.2018.ERC")
    'P04.european_programmes.2018'
    """
    return ".".join(figure_id.split(".")[:3])


def moved_figures(frozen: Frozen, now: Mapping[str, FrozenFigure]) -> Iterator[Move]:
    """Every figure of a closed period that has another value, or came, or went; by name.

    What both have declared is compared: an indicator or a year that only one of them has is no revision.
    """
    for name in sorted({*frozen.figures, *now}):
        move = Move(name, frozen.figures.get(name), now.get(name))
        if _parts(move.old) != _parts(move.new) and _is_closed(whole_of(name), frozen, now):
            yield move


def _is_closed(whole: str, frozen: Frozen, now: Mapping[str, FrozenFigure]) -> bool:
    """Whether both are of the same days, all of which had passed when the figures were frozen."""
    old, new = frozen.figures.get(whole), now.get(whole)
    if old is None or new is None or old.is_partial or new.is_partial:
        return False
    return (old.start, old.end) == (new.start, new.end) and old.end <= frozen.as_of.isoformat()


def _parts(one: FrozenFigure | None) -> tuple[object, ...] | None:
    """What the value is made of; a group with nothing in it is as good as none."""
    return None if one is None or (one.numerator == 0 and one.denominator is None) else one.parts
