"""The projects of the framework programmes that link us to a subject: who takes part, in what role, until when."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from strandreport.report import formatting
from strandreport.report.context.words import Words
from strandreport.report.notes.chosen import Chosen
from strandreport.report.notes.material import Material, Row
from strandreport.report.notes.room import shortened
from strandreport.report.notes.subjects import UNIT, Subject
from strandreport.report.notes.under_way import goes_on, has_begun, is_unclear, remaining, takes_part

MOST_PARTNERS = 2
HEADS = ("project", "programme", "role", "their_side", "until")


def running(chosen: Chosen, day: date) -> list[Row]:
    """The projects under way in which neither we nor all of theirs have left, the last to end first."""
    both = remaining(chosen.ours, day) & remaining(chosen.partners, day)
    going = [row for row in chosen.projects if row["project_id"] in both and goes_on(row, day)]
    return sorted(going, key=lambda row: (-(row["end_date"] or date.max).toordinal(), row["project_id"]))


def projects_part(
    subject: Subject, chosen: Chosen, most: int, material: Material, words: Words
) -> dict[str, Any] | None:
    """The table of the running projects, or one sentence on those that are over; None if there never was one."""
    begun = [row for row in chosen.projects if has_begun(row, material.as_of)]
    if not begun:
        return None
    going = running(chosen, material.as_of)
    known = {"total": words.number(len(begun)), "day": words.day(material.as_of)}
    key = "projects_all" if len(going) == len(begun) else "projects"
    names = [name for name in HEADS if name != "their_side" or subject.kind != UNIT]
    rows = [{"cells": _cells(row, names, chosen, material, words), "strong": False} for row in going[:most]]
    return {
        "table": {
            "caption": words.text("note.caption.projects", day=known["day"]),
            "heads": [{"text": words.text(f"note.head.{name}"), "numeric": False} for name in names],
            "rows": rows,
        }
        if rows
        else None,
        "note": words.joined([words.counted(f"note.{key}", len(going), **known), _unclear(begun, words)]),
    }


def _unclear(begun: Sequence[Row], words: Words) -> str:
    count = sum(map(is_unclear, begun))
    return words.counted("note.projects_unclear", count) if count else ""


def _cells(row: Row, names: Sequence[str], chosen: Chosen, material: Material, words: Words) -> list[str]:
    found = {
        "project": row["acronym"] or row["project_id"],
        "programme": " ".join(filter(None, (row["framework"], row["funding_scheme"]))) or formatting.NONE,
        "role": _role(row, chosen, material, words),
        "their_side": _their_side(row, chosen, material, words),
        "until": words.short_day(row["end_date"]) if row["end_date"] else formatting.NONE,
    }
    return [found[name] for name in names]


def _role(row: Row, chosen: Chosen, material: Material, words: Words) -> str:
    """Our foremost role, in the order in which the register declares them."""
    roles = {one["role"] for one in chosen.ours if one["project_id"] == row["project_id"]}
    known = material.project.registers["participations"].column("role").terms
    return material.term("participations", "role", next((one for one in known if one in roles), None), words.language)


def _their_side(row: Row, chosen: Chosen, material: Material, words: Words) -> str:
    there = [one for one in chosen.partners if one["project_id"] == row["project_id"]]
    names = sorted({one["org_name"] for one in there if one["org_name"] and takes_part(one, material.as_of)})
    if len(names) > MOST_PARTNERS:
        names = [*names[:MOST_PARTNERS], words.counted("note.more_partners", len(names) - MOST_PARTNERS)]
    return words.text("separator").join(map(shortened, names)) or formatting.NONE
