"""The countries that a strand aims at, with the themes named for them, at the cut-off date."""

from typing import Any

from strandreport.model.groups import CountryGroup, Member
from strandreport.model.project import Project
from strandreport.report.context.statements import table
from strandreport.report.context.words import Words

COLUMNS = ("country", "themes", "group", "basis")


def countries(strand: str, project: Project, words: Words) -> tuple[dict[str, Any] | None, list[str]]:
    """The table of a strand's countries, None if it aims at none, and what must be said of it."""
    groups = aimed_at(strand, project)
    if not groups:
        return None, []
    day = project.settings.as_of
    rows = [_row(group, member, project, words) for group in groups for member in group.members if member.is_in(day)]
    notes = [text for group in groups for text in _notes(group, project, words)]
    return table("countries", COLUMNS, rows, words), [*dict.fromkeys(notes), words.text("said.overlap")]


def aimed_at(strand: str, project: Project) -> list[CountryGroup]:
    """The groups that a strand aims at, those of the strands that it continues included."""
    known = (group for group in project.groups.groups.values() if group.strand)
    return [group for group in known if strand in project.strategy.own_strands((group.strand,))]


def _row(group: CountryGroup, member: Member, project: Project, words: Words) -> dict[str, Any]:
    themes = [project.themes[name][words.language] for name in member.themes]
    basis = words.text(f"said.member.{'stated' if group.stated else 'inferred'}")
    shown = words.text("separator").join(themes) or words.text("said.no_theme")
    return {"cells": [_name(group, member, project, words), shown, group.label[words.language], basis]}


def _name(group: CountryGroup, member: Member, project: Project, words: Words) -> str:
    found = project.groups.countries_of(member, project.settings.as_of)
    if member.group or len(member.countries) > 1:
        named = project.groups.groups[member.group] if member.group else group
        return words.counted("said.many", len(found), label=named.label[words.language])
    country = project.reference.countries[member.countries[0]][words.language]
    parts = [project.groups.parts[code][words.language] for code in member.parts]
    return words.text("said.particularly", country=country, parts=", ".join(parts)) if parts else country


def _notes(group: CountryGroup, project: Project, words: Words) -> list[str]:
    """Where a group and the groups in it come from, and what there is to know of them."""
    nested = [project.groups.groups[member.group] for member in group.members if member.group]
    return [_note(item, words) for item in (group, *nested)]


def _note(group: CountryGroup, words: Words) -> str:
    language = words.language
    note = group.note[language] if group.note else ""
    said = words.text("said.group_source", label=group.label[language], source=group.source[language])
    return f"{said} {note}".strip()
