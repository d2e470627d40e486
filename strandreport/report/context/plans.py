"""The actions of a strand with their milestones, as they stood at the cut-off: a line of time and a table."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from strandreport.model.project import Project
from strandreport.report.context.handover import Handover
from strandreport.report.context.words import Words

Row = Mapping[str, Any]
ACTIONS, MILESTONES = "actions", "milestones"
MET, LATE, RUNNING, AHEAD, DROPPED = "met", "late", "running", "ahead", "dropped"
STATES = (MET, LATE, RUNNING, AHEAD, DROPPED)


def actions_of(strand: str, project: Project, handover: Handover) -> list[Row]:
    """The actions that the audience may see, those of the strands that it continues included, by due date."""
    own = [row for row in handover.rows[ACTIONS] if strand in project.strategy.own_strands((row["strand"] or "",))]
    return sorted(own, key=lambda row: (row["due_date"] or date.max, row["action_id"]))


def plan(strand: str, project: Project, handover: Handover, words: Words) -> dict[str, Any] | None:
    """What became of the actions of a strand, None if there are none."""
    rows = actions_of(strand, project, handover)
    if not rows:
        return None
    as_of = project.settings.as_of
    steps = {row["action_id"]: _milestones(row["action_id"], handover) for row in rows}
    return {
        "heading": _heading(rows, as_of, words),
        "note": words.text("plan.note", day=words.day(as_of)),
        "chart": _chart(strand, rows, steps, as_of, words),
        "has_milestones": any(steps.values()),
        "actions": [_action(row, steps[row["action_id"]], as_of, words) for row in rows],
    }


def state_of(row: Row, as_of: date) -> str:
    """How an action or a milestone stands on a day; what was done later was not done yet."""
    done, due, status = row["done_date"], row["due_date"], row.get("status")
    if (done and done <= as_of) or (status == "done" and not done):
        return MET
    if status == "cancelled":
        return DROPPED
    if due and due <= as_of:
        return LATE
    start = row.get("start_date")
    return RUNNING if start and start <= as_of else AHEAD


def _milestones(action: str, handover: Handover) -> list[Row]:
    found = [row for row in handover.rows[MILESTONES] if row["action_id"] == action]
    return sorted(found, key=lambda row: (row["due_date"], row["milestone_id"]))


def _heading(rows: Sequence[Row], as_of: date, words: Words) -> str:
    counts = Counter(state_of(row, as_of) for row in rows)
    parts = [words.counted(f"plan.count.{state}", counts[state]) for state in STATES if counts[state]]
    return words.counted("plan.heading", len(rows), parts=", ".join(parts))


def _action(row: Row, steps: Sequence[Row], as_of: date, words: Words) -> dict[str, Any]:
    state = state_of(row, as_of)
    label, language = _label(row, words)
    done = row["done_date"] if state == MET else None
    return {
        "code": row["action_id"],
        "label": label,
        "language": "" if language == words.language else language,
        "due": words.day(row["due_date"]) if row["due_date"] else "–",
        "done": words.day(done) if done else "–",
        "state": words.text(f"plan.state.{state}"),
        "is_late": state == LATE,
        "milestones": [_milestone(step, as_of, words) for step in steps],
    }


def _milestone(row: Row, as_of: date, words: Words) -> str:
    state = state_of(row, as_of)
    day = row["done_date"] if state == MET and row["done_date"] else row["due_date"]
    return words.text(f"plan.milestone.{state}", label=row["label"] or row["milestone_id"], day=words.day(day))


def _label(row: Row, words: Words) -> tuple[str, str]:
    """The words of an action and their language: those of the other language rather than none."""
    own, other = words.language, "fr" if words.language == "en" else "en"
    for language in (own, other):
        if row.get(f"label_{language}"):
            return row[f"label_{language}"], language
    return row["action_id"], own


def _chart(
    strand: str, rows: Sequence[Row], steps: Mapping[str, Sequence[Row]], as_of: date, words: Words
) -> dict[str, Any] | None:
    """What is drawn: every action with two dates, on years that hold them all."""
    dated = [row for row in rows if row["start_date"] and row["due_date"]]
    if not dated:
        return None
    marks = [step["due_date"] for row in dated for step in steps[row["action_id"]]]
    days = [as_of, *marks, *(row[name] for row in dated for name in ("start_date", "due_date"))]
    first, last = date(min(days).year, 1, 1), date(max(days).year + 1, 1, 1)
    place = _Time(first, last)
    heading = _heading(rows, as_of, words)
    return {
        "kind": "timeline",
        "key": f"plan-{strand}".replace("_", "-"),
        "title": heading,
        "desc": words.text("plan.desc", count=words.number(len(dated)), first=first.year, last=last.year - 1),
        "ticks": [place.tick(year) for year in range(first.year, last.year)],
        "cut_off": {"at": place.of(as_of), "label": words.day(as_of)},
        "rows": [_drawn(row, steps[row["action_id"]], place, as_of, words) for row in dated],
    }


def _drawn(row: Row, steps: Sequence[Row], place: "_Time", as_of: date, words: Words) -> dict[str, Any]:
    state = state_of(row, as_of)
    return {
        "label": f"{row['action_id']} {_label(row, words)[0]}",
        "start": place.of(row["start_date"]),
        "end": place.of(row["due_date"]),
        "state": state,
        "word": words.text(f"plan.state.{state}"),
        "marks": [{"at": place.of(step["due_date"]), "state": state_of(step, as_of)} for step in steps],
    }


class _Time:
    """Days as shares of the time that is drawn."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.days = first, (last - first).days

    def of(self, day: date) -> float:
        return round((day - self.first).days / self.days, 4)

    def tick(self, year: int) -> dict[str, Any]:
        return {"at": self.of(date(year, 1, 1)), "middle": self.of(date(year, 7, 1)), "label": str(year)}
