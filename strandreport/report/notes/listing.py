"""Which countries and territories have a note on the site, and how their pages are written."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from strandreport.report.context.printable import make_printable
from strandreport.report.context.reports import with_content_id
from strandreport.report.context.words import Words
from strandreport.report.notes.chosen import choose
from strandreport.report.notes.compose import compose_note
from strandreport.report.notes.material import Material
from strandreport.report.notes.projects import running
from strandreport.report.notes.subjects import Subject, country
from strandreport.report.notes.yardstick import own_countries


def noted_countries(material: Material) -> list[Subject]:
    """Countries with a link that is active, and those that a target names one by one, not only by their region."""
    codes = sorted(_linked(material) | _named(material))
    return [country(code, material) for code in codes if code in material.project.reference.countries]


def note_contexts(
    subjects: Iterable[Subject], material: Material, templates: Path, all_words: Mapping[str, Words]
) -> Iterator[tuple[Subject, str, dict[str, Any]]]:
    """The notes of the site: subject, language and context."""
    for subject in subjects:
        for language, words in all_words.items():
            yield subject, language, note_context(subject, material, templates, all_words, words, None)


def note_context(
    subject: Subject, material: Material, templates: Path, all_words: Mapping[str, Words], words: Words, told: Any
) -> dict[str, Any]:
    """One note, with its other languages, in signs that can be printed and with its content id."""
    context = compose_note(subject, material, words, told)
    context["report"]["alternates"] = [
        {"language": name, "label": other.text("language_name"), "href": f"{subject.id}.{name}.html"}
        for name, other in all_words.items()
        if name != words.language
    ]
    return with_content_id(make_printable(context, templates))


def _linked(material: Material) -> set[str]:
    """Countries with an agreement that binds or is negotiated, a running project, a collaboration of the last year."""
    codes = {
        row["country"]
        for name in ("agreement_partners", "collaborations", "participations")
        for row in material.rows[name]
    }
    codes |= {row["partner_country"] for row in material.rows["agreements"]}
    own = own_countries(material)
    return {code for code in codes if code and code not in own and _is_active(country(code, material), material)}


def _is_active(subject: Subject, material: Material) -> bool:
    chosen = choose(subject, material)
    last = material.project.settings.last_year
    in_force = any(item.in_force or item.state in ("negotiation", "suspended") for item in chosen.agreements)
    return (
        in_force or bool(running(chosen, material.as_of)) or any(row["year"] == last for row in chosen.collaborations)
    )


def _named(material: Material) -> set[str]:
    groups = material.project.groups.groups.values()
    return {
        code
        for group in groups
        if group.role == "target" and material.project.strategy.own_strands((group.strand,))
        for member in group.members
        if member.is_in(material.as_of)
        for code in member.countries
    }
