"""Which rows of each register a figure of a partner, theme or unit is over."""

from strandreport.report.notes.chosen import Chosen
from strandreport.report.notes.subjects import PARTNER, THEME, UNIT, Subject

OF_AGREEMENTS = ("agreements", "agreement_partners", "agreement_funding")
DIRECT = {
    PARTNER: {"collaborations": "partner_name"},
    THEME: {"collaborations": "theme"},
    UNIT: {"collaborations": "unit_code", "participations": "unit_code"},
}


def narrowing(subject: Subject, chosen: Chosen) -> dict[str, tuple[str, tuple[str, ...]]]:
    """By register, the column that is asked and the values that it must have."""
    under = dict.fromkeys(OF_AGREEMENTS, ("agreement_id", chosen.numbers))
    return {**under, **{name: (column, (subject.value,)) for name, column in DIRECT[subject.kind].items()}}
