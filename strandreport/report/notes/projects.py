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

MOST_PARTNERS = 2
HEADS = ("project", "programme", "role", "their_side", "until")


def running(chosen: Chosen, day: date) -> list[Row]:
    """The projects that have begun and have not ended, the last to end first."""
    known = [row for row in chosen.projects if row["start_date"] and row["start_date"] <= day]
    going = [row for row in known if row["end_date"] is None or row["end_date"] >= day]
    return sorted(going, key=lambda row: (-(row["end_date"] or date.max).toordinal(), row["project_id"]))


def projects_part(
    subject: Subject, chosen: Chosen, most: int, material: Material, words: Words
) -> dict[str, Any] | None:
    """The table of the running projects, or one sentence on those that are over; None if there never was one."""
    if not chosen.projects:
        return None
    going = running(chosen, material.as_of)
    known = {"total": words.number(len(chosen.projects)), "day": words.day(material.as_of)}
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
        "note": words.counted("note.projects", len(going), **known),
    }


def _cells(row: Row, names: Sequence[str], chosen: Chosen, material: Material, words: Words) -> list[str]:
    found = {
        "project": row["acronym"] or row["project_id"],
        "programme": " ".join(filter(None, (row["framework"], row["funding_scheme"]))) or formatting.NONE,
        "role": _role(row, material, words),
        "their_side": _their_side(row, chosen, words),
        "until": words.short_day(row["end_date"]) if row["end_date"] else formatting.NONE,
    }
    return [found[name] for name in names]


def _role(row: Row, material: Material, words: Words) -> str:
    own = set(material.project.settings.self_organisations)
    roles = [
        one["role"]
        for one in material.rows["participations"]
        if one["project_id"] == row["project_id"] and one["org_id"] in own and one["role"]
    ]
    return material.term("participations", "role", min(roles, default=None), words.language)


def _their_side(row: Row, chosen: Chosen, words: Words) -> str:
    names = sorted(
        {one["org_name"] for one in chosen.partners if one["project_id"] == row["project_id"] and one["org_name"]}
    )
    if len(names) > MOST_PARTNERS:
        names = [*names[:MOST_PARTNERS], words.counted("note.more_partners", len(names) - MOST_PARTNERS)]
    return words.text("separator").join(map(shortened, names)) or formatting.NONE
