"""How much a note lists, so that it never takes more than two pages: the more agreements, the less of the rest."""

from typing import NamedTuple

MOST_AGREEMENTS, FEW_AGREEMENTS = 6, 3
LONGEST_NAME = 60


class Room(NamedTuple):
    """The most rows of each table."""

    teams: int
    projects: int
    figures: int


def room_beside(agreements: int) -> Room:
    """What there is room for beside so many agreements."""
    return Room(5, 5, 7) if agreements <= FEW_AGREEMENTS else Room(4, 3, 6)


def shortened(name: str) -> str:
    """A name that takes two lines of a column at most.

    >>> shortened("Institut"), len(shortened("x" * 99))
    ('Institut', 60)
    """
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
