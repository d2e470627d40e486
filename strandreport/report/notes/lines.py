"""Three lines to say aloud, composed by fixed rules from figures, days and amounts; each claims what its rule proves.

A passage between two pairs of asterisks is what the voice stresses.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from strandreport.report import formatting
from strandreport.report.context.words import Words
from strandreport.report.notes.agreements import ENDED, next_to_end, nothing_to_decide
from strandreport.report.notes.chosen import Chosen
from strandreport.report.notes.material import Material
from strandreport.report.notes.money import COMMITTED, FUNDING, PAYER, Amount, Place
from strandreport.report.notes.projects import running
from strandreport.report.notes.subjects import UNIT, Subject
from strandreport.report.notes.told import Told
from strandreport.report.notes.trend import trend_heading, trend_of

THREE, STRESS = 3, "**"
Runs = list[dict[str, Any]]


def three_lines(
    subject: Subject,
    chosen: Chosen,
    told: Sequence[Told],
    money: Mapping[Place, Amount],
    material: Material,
    words: Words,
) -> list[Runs]:
    """The three lines, each as runs of text of which some are stressed; fewer where there is less to say."""
    science = _publications(subject.label[words.language], told, material, words)
    projects = _projects(subject, chosen, material, words)
    found = [
        _agreements(chosen, material, words),
        " ".join(filter(None, [science, projects])) if science else "",
        _money(money, material, words),
        "" if science else projects,
        _collaborations(chosen, material, words),
    ]
    lines = [line for line in dict.fromkeys(found) if line]
    return [runs(line) for line in (lines or [words.text("note.line.nothing")])[:THREE]]


def runs(text: str) -> Runs:
    """A text cut at its marks of stress.

    >>> runs("We have **four** agreements")[1]
    {'text': 'four', 'strong': True}
    """
    return [{"text": part, "strong": bool(i % 2)} for i, part in enumerate(text.split(STRESS)) if part]


def _agreements(chosen: Chosen, material: Material, words: Words) -> str:
    in_force = [item for item in chosen.agreements if item.in_force]
    if not chosen.agreements:
        return words.text(material.none_key("note.line.no_agreement"))
    if not in_force:
        over = [item for item in chosen.agreements if item.last_day and item.state == ENDED]
        if not over:
            return words.text(material.none_key("note.line.none_in_force"))
        last = max(over, key=lambda item: (item.last_day, item.number))
        day = words.day(last.last_day or material.as_of)
        return words.text(material.none_key("note.line.last_ended"), partner=_plain(last.partners[0]), day=day)
    # as the figures of each instrument count them, so that they add up to this
    chains = len({(item.row["instrument"], item.days.chain or item.number) for item in in_force})
    first = next_to_end(chosen.agreements)
    if first is None or first.last_day is None:
        return words.counted(f"note.line.{nothing_to_decide(in_force)}", chains)
    known = {"partner": _plain(first.partners[0]), "day": words.day(first.last_day)}
    return words.counted("note.line.next", chains, **known)


def _publications(name: str, told: Sequence[Told], material: Material, words: Words) -> str:
    one = trend_of(told)
    if one is None or not one.complete or one.is_nothing:
        return ""
    return words.text("note.line.publications", sentence=trend_heading(name, one, material, words))


def _money(money: Mapping[Place, Amount], material: Material, words: Words) -> str:
    """What each payer has committed, side by side and never added up."""
    payers = material.project.registers[FUNDING].column(PAYER).terms if money else {}
    parts = [
        words.text("note.line.part", payer=_inside(term.label[words.language]), amount=_short(found, material, words))
        for code, term in payers.items()
        if (found := money.get((code, COMMITTED))) is not None and (found.minor or found.n_unread)
    ]
    return words.text("note.line.money", parts=", ".join(parts), day=words.day(material.as_of)) if parts else ""


def _projects(subject: Subject, chosen: Chosen, material: Material, words: Words) -> str:
    going = running(chosen, material.as_of)
    key = "projects_unit" if subject.kind == UNIT else "projects"
    return words.counted(f"note.line.{key}", len(going)) if going else ""


def _collaborations(chosen: Chosen, material: Material, words: Words) -> str:
    """What was declared for the last year; of the year of the cut-off, until when."""
    if not chosen.collaborations:
        return ""
    last = max(row["year"] for row in chosen.collaborations)
    count = sum(row["year"] == last for row in chosen.collaborations)
    year = words.text("table.partial", year=last, day=words.day(material.as_of)) if _is_cut(last, material) else last
    return words.counted("note.line.collaborations", count, year=year)


def _is_cut(year: int, material: Material) -> bool:
    return date(year, 12, 31) > material.as_of


def _short(amount: Amount, material: Material, words: Words) -> str:
    currency = material.project.settings.reporting_currency
    shown = f"{STRESS}{formatting.money_short(amount.minor, currency, words.language)}{STRESS}"
    return words.counted("unresolved.plain", amount.n_unread, value=shown) if amount.n_unread else shown


def _inside(label: str) -> str:
    """A label inside a sentence.

    >>> _inside("The institute"), _inside("ANRS"), _inside("L'institut")
    ('the institute', 'ANRS', "l'institut")
    """
    return label if label[1:2].isupper() else label[:1].lower() + label[1:]


def _plain(name: str) -> str:
    return name.replace(STRESS, "")
