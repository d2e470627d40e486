"""How much a note lists, so that it never takes more than two pages: the more agreements and words, the fewer rows.

What somebody wrote goes before rows of tables: those that are left out are counted, and stand in the reports.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from strandreport.model.commentary import Block, Commentary, length_of

MOST_AGREEMENTS, FEW_AGREEMENTS = 6, 3
# Characters of each section up to which a text leaves room for as many agreements as ever.
SHORT = {"lines": 125, "decision": 160, "visits": 140, "contact": 50, "commentary": 240}
LONGEST_NAME = 60


class Room(NamedTuple):
    """The most rows of each table."""

    agreements: int
    teams: int
    projects: int
    figures: int


def room_for(agreements: int, projects: int, texts: Iterable[Commentary] = ()) -> Room:
    """What there is room for beside so many agreements and projects, and what somebody wrote in any language."""
    sections = [section for text in texts for section in text.sections.items()]
    if any(_is_long(name, blocks) for name, blocks in sections):
        room = Room(FEW_AGREEMENTS, 2, 2, 4)
    elif sections:
        room = Room(MOST_AGREEMENTS, 3, 2, 4)
    elif not agreements:
        # nothing is drawn of them, so that a second page would otherwise be all but blank
        room = Room(FEW_AGREEMENTS, 5, 12, 7)
    elif agreements <= FEW_AGREEMENTS:
        room = Room(FEW_AGREEMENTS, 5, 5, 7)
    else:
        room = Room(MOST_AGREEMENTS, 4, 3, 6)
    return room._replace(figures=room.figures + max(room.projects - projects, 0))


def _is_long(name: str, blocks: Sequence[Block]) -> bool:
    parts = [part for block in blocks for part in block.items or ((block,),)] if name == "lines" else [tuple(blocks)]
    return name in SHORT and any(length_of(part) > SHORT[name] for part in parts)


def shortened(name: str) -> str:
    """A name that takes two lines of a column at most.

    >>> shortened("Institut"), len(shortened("x" * 99))
    ('Institut', 60)
    """
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"
