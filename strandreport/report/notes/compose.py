"""A note in one language: plain data that the page, its print and the Word file are all made of."""

from collections.abc import Mapping, Sequence
from typing import Any

from strandreport.model.declarations import Indicator
from strandreport.report.context.feeds import feed_of
from strandreport.report.context.standing import is_for_desk, report_head
from strandreport.report.context.words import Words
from strandreport.report.notes.agreement_tables import agreements_part, shown
from strandreport.report.notes.chosen import Chosen, choose
from strandreport.report.notes.cuts import cut_sections
from strandreport.report.notes.facts import facts
from strandreport.report.notes.figures import figures_of_country, key_figures
from strandreport.report.notes.figures_table import figures_table
from strandreport.report.notes.lines import three_lines
from strandreport.report.notes.material import REGISTERS, Material
from strandreport.report.notes.money import amounts, money_table
from strandreport.report.notes.projects import projects_part, running
from strandreport.report.notes.room import Room, room_for
from strandreport.report.notes.subjects import COUNTRY, THEME, Subject
from strandreport.report.notes.teams import teams_table
from strandreport.report.notes.told import Told
from strandreport.report.notes.trend import trend_part
from strandreport.report.notes.written import Written, contents_about, texts_about, written_about

NOTE = "note"
LISTED = frozenset(REGISTERS)


def compose_note(
    subject: Subject, material: Material, words: Words, told: Sequence[Told] | None = None
) -> dict[str, Any]:
    """The context of a note; ``told`` are figures computed for it, for a country those of the reports are taken."""
    project = material.project
    known = list(figures_of_country(subject, project, material.handover) if told is None else told)
    chosen, text = choose(subject, material), written_about(subject, material, words)
    room = _room(subject, chosen, material)
    note = {
        "kicker": words.text(f"note.kicker.{subject.kind}"),
        "name": subject.label[words.language],
        "place": _place(subject, material, words),
        "key_figures": key_figures(known, project, words),
        "agreements": _agreements(chosen, room, text, material, words),
        "trend": trend_part(subject.label[words.language], known, material, words),
        "facts": facts(subject, chosen, known, text, material, words),
        "written": {"paragraphs": list(text["commentary"]), "by": "" if text["lines"] else text["by"]},
        "notes": [*_notes(subject, chosen, material, words), *filter(None, [text["elsewhere"]])],
        **_said(subject, chosen, known, text, material, words),
        **_tables(subject, chosen, known, room, material, words, are_published=told is None),
        **_shortened(subject, text, words),
    }
    return {"report": _head(subject, known, material, words), "note": {**note, "absent": _absent(note, words)}}


def _agreements(chosen: Chosen, room: Room, text: Written, material: Material, words: Words) -> dict[str, Any]:
    """What the registers and somebody say of agreements; whose words, unless the lines above say so already."""
    by = "" if text["lines"] or not text["decision"] else text["by"]
    return {
        **agreements_part(chosen.agreements, room.agreements, material, words),
        "written": list(text["decision"]),
        "by": by,
    }


def _said(
    subject: Subject, chosen: Chosen, told: Sequence[Told], text: Written, material: Material, words: Words
) -> dict[str, Any]:
    """The lines to say, somebody's or composed, whose they are, and the money that one of them may be about."""
    money = amounts(chosen.funding, told, material)
    note = words.text(f"note.money_note.{_side(subject)}")
    is_written = bool(text["lines"])
    return {
        "lines": list(text["lines"]) if is_written else three_lines(subject, chosen, told, money, material, words),
        "drafted": text["by"] if is_written else words.text("note.drafted"),
        "money": {"table": money_table(money, material, words), "note": note},
    }


def _room(subject: Subject, chosen: Chosen, material: Material) -> Room:
    """How much the note lists: the same in every language."""
    going = running(chosen, material.as_of)
    return room_for(len(shown(chosen.agreements)), len(going), texts_about(subject, material))


def _shortened(subject: Subject, text: Written, words: Words) -> dict[str, Any]:
    """Of what somebody wrote, the sections that two pages have no room for, cut, and that they are."""
    short = cut_sections(text)
    page = f"{subject.id}.{words.language}.html"
    return {"short": short, "shortened": words.text("note.shortened", page=page) if short else ""}


def _tables(
    subject: Subject,
    chosen: Chosen,
    told: Sequence[Told],
    room: Room,
    material: Material,
    words: Words,
    *,
    are_published: bool,
) -> dict[str, Any]:
    """The tables, with as many rows as there is room for."""
    teams, more = teams_table(chosen, room.teams, material, words)
    return {
        "teams": {"table": teams, "note": more},
        "projects": projects_part(subject, chosen, room.projects, material, words),
        "figures": figures_table(told, room.figures, material.project, words, are_published=are_published),
    }


def _side(subject: Subject) -> str:
    """Which texts hold: those on a country, whose figures are the reports' own, or those on anything else."""
    return COUNTRY if subject.kind == COUNTRY else "other"


def _absent(note: Mapping[str, Any], words: Words) -> str:
    """One line on the parts of which the registers have nothing, so that none takes a heading of its own."""
    parts = {"money": note["money"]["table"], "science": note["teams"]["table"], "projects": note["projects"]}
    names = [words.catalogue.text(f"page.note.{name}") for name, part in parts.items() if not part]
    return words.text("note.absent", names=words.clauses(names)) if names else ""


def _head(subject: Subject, told: Sequence[Told], material: Material, words: Words) -> dict[str, Any]:
    """What every page says of itself; the standing is that of all registers that a note reads."""
    project = material.project
    texts = contents_about(subject, material)
    feed = feed_of(
        _indicators(told), material.handover, project, listed=frozenset(REGISTERS), texts=texts, everything=False
    )
    title = words.text(
        "note.title", kicker=words.text(f"note.kicker.{subject.kind}"), name=subject.label[words.language]
    )
    head = report_head(subject.id, title, feed, project, words)
    return {**head, "kind": NOTE, "alternates": []}


def _indicators(told: Sequence[Told]) -> list[Indicator]:
    return [one.indicator for one in told]


def _place(subject: Subject, material: Material, words: Words) -> list[str]:
    """Where the strategy places the subject: strands that aim at a country, themes named for it; the cut-off day."""
    lines = _aims(subject, material, words) if subject.kind == COUNTRY else []
    return [*lines, words.text("note.as_of", day=words.day(material.as_of))]


def _aims(subject: Subject, material: Material, words: Words) -> list[str]:
    project, day, language = material.project, material.as_of, words.language
    strands: dict[str, None] = {}
    themes: dict[str, None] = {}
    for group in project.groups.groups.values():
        for name in project.strategy.own_strands((group.strand,)) if group.role == "target" and group.strand else ():
            for member in group.members:
                if member.is_in(day) and subject.value in project.groups.countries_of(member, day):
                    strand = project.strategy.strands[name]
                    strands[f"{strand.code} {strand.label[language]}"] = None
                    themes |= dict.fromkeys(project.themes[theme][language] for theme in member.themes)
    said = [" · ".join(strands)] if strands else [words.text("note.no_target")]
    return [*said, words.text("note.themes", themes=words.text("separator").join(themes))] if themes else said


def _notes(subject: Subject, chosen: Chosen, material: Material, words: Words) -> list[str]:
    """What a reader must know of the note as a whole."""
    audience = words.text(f"audience.{material.project.settings.audience}")
    notes = [
        words.text(f"note.basis.{_side(subject)}"),
        words.text("note.audience", audience=audience),
    ]
    if _side(subject) == "country" and is_for_desk(material.project):
        notes.insert(1, words.text("note.basis_desk"))
    if subject.kind == THEME:
        notes.append(words.text("note.by_theme"))
    if any(row["year"] == material.as_of.year for row in chosen.collaborations):
        notes.append(words.text("note.declared"))
    return notes
