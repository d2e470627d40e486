"""One agreement as a note tells it: with whom, from when until when, and how it stands on the cut-off day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from strandreport.report.notes.material import Days, Material, Row

IN_FORCE, RENEWED, SUSPENDED, NEGOTIATED = "in_force", "renewed", "suspended", "negotiation"
ENDED, LATER, UNKNOWN = "ended", "later", "unknown"
STATES = (IN_FORCE, UNKNOWN, SUSPENDED, NEGOTIATED, RENEWED, ENDED, LATER)
BINDING = frozenset({"active", "expired", "renewed", "terminated"})  # as the indicators of agreements in force
NO_DAYS = Days(None, None, by_rule=False, chain="", is_known=False)


@dataclass(frozen=True)
class Agreement:
    """An agreement with its partners, the days that bind, and its state on the cut-off day.

    ``in_force`` is what the indicators count; one that another has renewed may be in force beside it, as ``RENEWED``.
    """

    number: str
    row: Row
    partners: tuple[str, ...]
    days: Days
    state: str
    in_force: bool

    @property
    def last_day(self) -> date | None:
        """The day on which it ends or ended, whichever is earlier; None if it is open or not known."""
        return last_day_of(self.row, self.days)

    @property
    def order(self) -> tuple[int, int, str]:
        """What binds first, by the day on which it ends, the nearest first; what is over, the latest first."""
        last = (self.last_day or date.max).toordinal()
        return (STATES.index(self.state), -last if self.state in (ENDED, RENEWED) else last, self.number)


def read_agreement(row: Row, material: Material) -> Agreement:
    """An agreement of the register with all that belongs to it."""
    number = row["agreement_id"]
    days = material.days.get(number, NO_DAYS)
    named = [
        one["partner_name"]
        for one in material.rows["agreement_partners"]
        if one["agreement_id"] == number and one["side"] == "foreign"
    ]
    in_force = binds(row, days, material.as_of)
    state = _state(row, days, material, in_force=in_force)
    return Agreement(number, row, tuple(dict.fromkeys([row["partner_name"], *named])), days, state, in_force)


def binds(row: Row, days: Days, day: date) -> bool:
    """Whether an agreement is in force on a day, as the indicators say."""
    if row["status"] not in BINDING or not days.is_known or days.start is None or days.start > day:
        return False
    ended = row["termination_date"]
    return (days.end is None or days.end >= day) and (ended is None or ended > day)


def last_day_of(row: Row, days: Days) -> date | None:
    """The day on which an agreement ends or ended, whichever is earlier; None if it is open or not known."""
    return min((day for day in (days.end, row["termination_date"]) if day), default=None)


def next_to_end(agreements: Sequence[Agreement]) -> Agreement | None:
    """Of what is in force and not renewed yet, the one that ends first; None if none has an end."""
    ending = [item for item in agreements if item.state == IN_FORCE and item.last_day]
    return min(ending, key=lambda item: (item.last_day or date.max, item.number), default=None)


def nothing_to_decide(in_force: Sequence[Agreement]) -> str:
    """Why no end of what is in force has to be decided: all is open, all is renewed, or some is this, some that."""
    kinds = {item.state == RENEWED for item in in_force}
    return "settled" if len(kinds) > 1 else "renewed" if True in kinds else "open"


def _state(row: Row, days: Days, material: Material, *, in_force: bool) -> str:
    if row["status"] == NEGOTIATED:
        return NEGOTIATED
    if days.start and days.start > material.as_of:
        return LATER
    if row["status"] == SUSPENDED:
        return SUSPENDED
    if not days.is_known or days.start is None:
        return UNKNOWN
    if not in_force:
        return ENDED
    return RENEWED if _is_renewed(row, days, material) else IN_FORCE


def _is_renewed(row: Row, days: Days, material: Material) -> bool:
    """Whether another agreement renews it: one that names it, began later, is in force, and goes on after its end."""
    return any(
        other["renewed_from"] == row["agreement_id"] != other["agreement_id"]
        and _goes_on(other, material.days.get(other["agreement_id"], NO_DAYS), row, days, material.as_of)
        for other in material.rows["agreements"]
    )


def _goes_on(renewal: Row, its: Days, row: Row, days: Days, day: date) -> bool:
    if not binds(renewal, its, day) or its.start is None or days.start is None or its.start <= days.start:
        return False
    end, new_end = last_day_of(row, days), last_day_of(renewal, its)
    return end is None or new_end is None or new_end > end
