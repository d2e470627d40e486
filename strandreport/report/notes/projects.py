"""The projects of the framework programmes that link us to a subject: who takes part, in what role, until when."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from strandreport.report import formatting
from strandreport.report.context.words import Words
from strandreport.report.notes.chosen import Chosen
from strandreport.report.notes.material import Material, Row
from strandreport.report.notes.room import shortened
from strandreport.report.notes.subjects import THEME, UNIT, Subject
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
    """The table of the running projects, or a sentence on those that are over or to come; None if there is none at all.

    Projects have no theme in their registers, which is no reason to say that there are none.
    """
    if subject.kind == THEME:
        return {"table": None, "note": words.text("note.projects.theme")}
    if not chosen.projects:
        return None
    going = running(chosen, material.as_of)
    names = [name for name in HEADS if name != "their_side" or subject.kind != UNIT]
    rows = [{"cells": _cells(row, names, chosen, material, words), "strong": False} for row in going[:most]]
    heads = [{"text": words.text(f"note.head.{name}"), "numeric": False} for name in names]
    caption = words.text("note.caption.projects", day=words.day(material.as_of))
    return {
        "table": {"caption": caption, "heads": heads, "rows": rows} if rows else None,
        "note": " ".join(_counts(subject, chosen, len(going), material.as_of, words)),
    }


def _counts(subject: Subject, chosen: Chosen, going: int, day: date, words: Words) -> Iterator[str]:
    """How many of those that have begun are under way, how many nobody can judge, and how many are to begin."""
    begun = [row for row in chosen.projects if has_begun(row, day)]
    known = {"total": words.number(len(begun)), "day": words.day(day)}
    whose = UNIT if subject.kind == UNIT else "shared"
    if begun:
        yield words.counted(f"note.projects.{whose}.{'all' if going == len(begun) else 'some'}", going, **known)
    if unclear := sum(map(is_unclear, begun)):
        yield words.counted("note.projects.unclear", unclear)
    if later := len(chosen.projects) - len(begun):
        yield words.counted("note.projects.later", later, **known)


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
