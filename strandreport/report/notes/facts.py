"""What a note says of people, visits and contacts: as far as the registers may be told."""

from datetime import date
from typing import Any

from strandreport.model.figures import SUPPRESSED
from strandreport.report.context.visible import PUBLIC
from strandreport.report.context.words import Words
from strandreport.report.notes.chosen import Chosen
from strandreport.report.notes.figures import value_words
from strandreport.report.notes.material import Material, Row
from strandreport.report.notes.subjects import COUNTRY, Subject
from strandreport.report.notes.told import Told
from strandreport.report.notes.written import Written, plain

PEOPLE, AWARDS = "people_flows", frozenset({"ATIP-AVENIR", "ERC", "MSCA"})
MET = frozenset({"INFODAY", "MEETING", "MISSION", "TRAINING"})  # a seat or a position paper is no visit
OFFICES = ("agreements", "collaborations", "agreement_funding")


def facts(
    subject: Subject, chosen: Chosen, told: list[Told], text: Written, material: Material, words: Words
) -> list[dict[str, Any]]:
    """Three short lists: people, visits, whom to ask."""
    parts = [
        ("people", _people(subject, told, material, words)),
        ("visits", _visits(chosen, material, words, is_told=bool(text["visits"]))),
        ("contact", _contact(material, words)),
    ]
    said = {name: [plain(runs) for runs in text[name]] for name in ("visits", "contact")}
    return [
        {"key": name, "title": words.text(f"note.facts.{name}"), "written": said.get(name, []), "lines": items}
        for name, items in parts
        if items or said.get(name)
    ]


def _people(subject: Subject, told: list[Told], material: Material, words: Words) -> list[str]:
    """Mobility as the figures have it, small numbers held back; laureates one by one in no edition."""
    lines = [_mobility(one, material, words) for one in told if _is_of_people(one)]
    if subject.kind != COUNTRY or not material.rows[PEOPLE]:
        return lines
    if material.project.settings.audience == PUBLIC:
        return [*lines, words.text("note.people.withheld")]
    came = [
        row for row in material.rows[PEOPLE] if row["previous_country"] == subject.value and row["direction"] == "in"
    ]
    awarded = [row for row in came if row["programme"] in AWARDS and row["year"] <= material.as_of.year]
    return [*lines, words.counted("note.people.laureates", len(awarded))]


def _is_of_people(one: Told) -> bool:
    return one.indicator.of == PEOPLE and not one.is_nothing


def _mobility(one: Told, material: Material, words: Words) -> str:
    figure = one.figures.get("total") or one.years[-1]
    name, value = one.indicator.label[words.language], value_words(one, figure, material.project, words)
    if figure.state == SUPPRESSED:
        return words.text("note.people.suppressed", name=name)
    key = "stock" if one.indicator.kind == "stock" else "figure"
    return words.text(f"note.people.{key}", name=name, value=value, day=words.day(figure.period_end))


def _visits(chosen: Chosen, material: Material, words: Words, *, is_told: bool) -> list[str]:
    """The last event that has begun and the next that has not; nothing of who was there."""
    met = (row for row in chosen.events if row["start_date"] and row["type"] in MET)
    dated = sorted(met, key=lambda row: (row["start_date"], row["event_id"]))
    past = [row for row in dated if row["start_date"] <= material.as_of]
    ahead = [row for row in dated if row["start_date"] > material.as_of]
    lines = [words.text("note.visits.last", event=_event(past[-1], material, words))] if past else []
    lines += [words.text("note.visits.next", event=_event(ahead[0], material, words))] if ahead else []
    return lines or ([] if is_told else [words.text("note.visits.none")])


def _event(row: Row, material: Material, words: Words) -> str:
    kind = material.term("events", "type", row["type"], words.language)
    what = ", ".join(filter(None, (kind, row["title"], row["counterpart"])))
    day: date = row["start_date"]
    return words.text("note.visits.event", day=words.day(day), what=what)


def _contact(material: Material, words: Words) -> list[str]:
    """The offices that hand in the registers; persons are named in no edition."""
    names = {
        row["owner"]: None
        for register in OFFICES
        for row in material.handover.returns
        if row["register_name"] == register and row["owner"]
    }
    lines = [words.text("note.contact.office", names=words.text("separator").join(names))] if names else []
    return [*lines, words.text("note.contact.persons")]
