"""The rows that a note is about: agreements with their partners and days, collaborations, projects, events."""

from collections.abc import Iterable
from dataclasses import dataclass

from strandreport.report.notes.agreements import Agreement, read_agreement
from strandreport.report.notes.material import Material, Row
from strandreport.report.notes.subjects import COUNTRY, PARTNER, THEME, UNIT, Subject

FOREIGN = "foreign"


@dataclass(frozen=True)
class Chosen:
    """Rows about one subject, each in a total order; what lies after the cut-off is in, and said so where it is told.

    ``partners`` are the rows of participations that belong to the subject, ``ours`` our own (of a unit, the same), in
    the ``projects`` that both took part in.
    """

    agreements: tuple[Agreement, ...]
    funding: tuple[Row, ...]
    collaborations: tuple[Row, ...]
    projects: tuple[Row, ...]
    partners: tuple[Row, ...]
    ours: tuple[Row, ...]
    events: tuple[Row, ...]

    @property
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the agreements."""
        return tuple(item.number for item in self.agreements)

    @property
    def has_link(self) -> bool:
        """Whether anything at all links us to the subject."""
        return bool(self.agreements or self.collaborations or self.projects or self.events)


def choose(subject: Subject, material: Material) -> Chosen:
    """The rows of a subject."""
    rows = material.rows
    numbers = _numbers(subject, material)
    agreements = [read_agreement(row, material) for row in rows["agreements"] if row["agreement_id"] in numbers]
    partners = _partners(subject, material)
    ours = partners if subject.kind == UNIT else _ours(material)
    shared = {row["project_id"] for row in partners} & {row["project_id"] for row in ours}
    return Chosen(
        agreements=tuple(sorted(agreements, key=lambda item: item.order)),
        funding=_of(rows["agreement_funding"], "agreement_id", _paid_for(subject, numbers, material)),
        collaborations=_collaborations(subject, material),
        projects=tuple(row for row in rows["projects"] if row["project_id"] in shared),
        partners=tuple(row for row in partners if row["project_id"] in shared),
        ours=tuple(row for row in ours if row["project_id"] in shared),
        events=_events(subject, numbers, material),
    )


def _numbers(subject: Subject, material: Material) -> set[str]:
    """The agreements that concern a subject, whatever their state."""
    rows, wanted = material.rows, {subject.value}
    if subject.kind == COUNTRY:
        main = _keys(rows["agreements"], "partner_country", wanted, "agreement_id")
        foreign = [row for row in rows["agreement_partners"] if row["side"] == FOREIGN]
        return main | _keys(foreign, "country", wanted, "agreement_id")
    if subject.kind == PARTNER:
        named = _keys(rows["agreement_partners"], "partner_name", wanted, "agreement_id")
        return named | _keys(rows["agreements"], "partner_name", wanted, "agreement_id")
    if subject.kind == THEME:
        return _keys(rows["agreement_themes"], "theme", wanted, "agreement_id")
    return _keys(rows["agreements"], "own_unit", wanted, "agreement_id")


def _paid_for(subject: Subject, numbers: set[str], material: Material) -> set[str]:
    """The agreements whose money is a country's: those of which it is the country of the main partner."""
    if subject.kind != COUNTRY:
        return numbers
    return _keys(material.rows["agreements"], "partner_country", {subject.value}, "agreement_id")


def _collaborations(subject: Subject, material: Material) -> tuple[Row, ...]:
    column = {COUNTRY: "country", PARTNER: "partner_name", THEME: "theme", UNIT: "unit_code"}[subject.kind]
    known = (row for row in material.rows["collaborations"] if row["year"] <= material.as_of.year)
    return _of(known, column, {subject.value})


def _partners(subject: Subject, material: Material) -> list[Row]:
    """The participations of the subject itself: of its organisations, or of our own unit."""
    column = {COUNTRY: "country", PARTNER: "org_name", THEME: "", UNIT: "unit_code"}[subject.kind]
    known = material.rows["participations"] if column else ()
    own = set(material.project.settings.self_organisations)
    found = [row for row in known if row[column] == subject.value]
    return found if subject.kind == UNIT else [row for row in found if row["org_id"] not in own]


def _ours(material: Material) -> list[Row]:
    own = set(material.project.settings.self_organisations)
    return [row for row in material.rows["participations"] if row["org_id"] in own]


def _events(subject: Subject, numbers: set[str], material: Material) -> tuple[Row, ...]:
    """Visits and meetings with the subject: by country, by counterpart, or under one of its agreements."""
    rows = material.rows["events"]
    column = {COUNTRY: "country", PARTNER: "counterpart"}.get(subject.kind)
    own = [row for row in rows if column and row[column] == subject.value]
    under = [row for row in rows if row["agreement_id"] in numbers]
    by_id = {row["event_id"]: row for row in (*own, *under)}
    return tuple(row for _, row in sorted(by_id.items()))


def _of(rows: Iterable[Row], column: str, wanted: set[str]) -> tuple[Row, ...]:
    return tuple(row for row in rows if row[column] in wanted)


def _keys(rows: Iterable[Row], column: str, wanted: set[str], key: str) -> set[str]:
    return {row[key] for row in rows if row[column] in wanted and row[key] is not None}
