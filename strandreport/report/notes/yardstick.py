"""What co-publications with a country are held against: those of our whole country, else ours with all others."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from strandreport.model.declarations import IN_GROUP
from strandreport.model.figures import Figure, figure_id
from strandreport.report.context.values import has_value
from strandreport.report.context.words import Words
from strandreport.report.notes.material import Material
from strandreport.report.notes.told import Told

NATIONAL = "national_copublications"


@dataclass(frozen=True)
class Yardstick:
    """A number for each complete year that has one; ``note`` says what it is.

    ``own`` is what the subject's own numbers are called beside it, ``label`` what these are; both as heads of columns.
    ``doubts`` are rows that may or may not belong to a year.
    """

    own: str
    label: str
    counts: Mapping[str, int]
    note: str
    doubts: Mapping[str, int] = field(default_factory=dict)


def yardstick(subject: str, one: Told, material: Material, words: Words) -> Yardstick:
    """The national series if it has the first and the last complete year, else ours over all countries."""
    national = _national(one, material)
    if one.complete and {one.complete[0].period, one.complete[-1].period} <= set(national):
        name = _own_country(material, words)
        label = words.text("note.chart.whole", name=name)
        return Yardstick(
            words.text("note.chart.own"), label, national, words.text("note.trend_note.national", name=name)
        )
    wholes = {figure.period: whole for figure in one.complete if (whole := _whole(figure, material)) is not None}
    counts = {period: whole.numerator or 0 for period, whole in wholes.items()}
    doubts = {period: one.doubt(whole) for period, whole in wholes.items()}
    if not any(item.operator == IN_GROUP for item in one.indicator.where):
        return Yardstick(subject, words.text("note.chart.all"), counts, words.text("note.trend_note.all"), doubts)
    return replace(_of_strand(subject, one, counts, material, words), doubts=doubts)


def _of_strand(subject: str, one: Told, counts: Mapping[str, int], material: Material, words: Words) -> Yardstick:
    """Ours with the countries of a strand, as far as they are the same countries as in the last year."""
    name = one.complete[-1].strand
    strand, broken = material.project.strategy.strands[name], material.handover.judgements[one.indicator.id, name]
    since = max((item["year"] for item in broken["breaks"] if item["year"] <= int(one.complete[-1].period)), default=0)
    same = {period: count for period, count in counts.items() if int(period) >= since}
    known = {"strand": f"{strand.code} {strand.label[words.language]}"}
    return Yardstick(
        subject, words.text("note.chart.strand", **known), same, words.text("note.trend_note.strand", **known)
    )


def own_countries(material: Material) -> set[str]:
    """Where we are ourselves: the countries of our own participations."""
    own = set(material.project.settings.self_organisations)
    return {row["country"] for row in material.rows["participations"] if row["org_id"] in own and row["country"]}


def _national(one: Told, material: Material) -> dict[str, int]:
    codes = {figure.breakdown_value for figure in one.years}
    return {str(row["year"]): row["count"] for row in material.rows[NATIONAL] if row["country"] in codes}


def _own_country(material: Material, words: Words) -> str:
    """The name of our country; where we are in several or nobody knows, a word for it."""
    codes = own_countries(material)
    if len(codes) != 1:
        return words.text("note.chart.national")
    return str(material.project.reference.countries[min(codes)][words.language])


def _whole(figure: Figure, material: Material) -> Figure | None:
    found = material.handover.figures.get(figure_id(figure.indicator, figure.strand, figure.period))
    return found if found is not None and has_value(found) else None
