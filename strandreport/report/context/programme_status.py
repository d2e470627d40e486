"""What must be said of the status of countries in framework programmes: which dates nobody has verified yet."""

from collections.abc import Iterable
from itertools import groupby

from strandreport.model.declarations import Indicator
from strandreport.model.indicators import references_of
from strandreport.model.project import Project
from strandreport.report.context.words import Words

COLUMN = "partner_status"


def status_method(indicators: Iterable[Indicator], project: Project, words: Words) -> list[dict[str, str]]:
    """A paragraph on method, if any of the indicators reads a status."""
    if not any(reference.column == COLUMN for indicator in indicators for reference in references_of(indicator)):
        return []
    listed = "; ".join(_unverified(project, words))
    key = "unverified" if listed else "verified"
    text = words.text("method_status.text", unverified=words.text(f"method_status.{key}", listed=listed))
    return [{"term": words.text("method_status.term"), "text": text}]


def _unverified(project: Project, words: Words) -> Iterable[str]:
    """Framework programme and names of the countries whose status is general knowledge so far."""
    found = sorted(
        (name, project.reference.countries[country][words.language])
        for name, periods in project.programme_status.frameworks.items()
        for period in periods
        if not period.is_verified
        for country in period.countries
    )
    for name, pairs in groupby(found, key=lambda pair: pair[0]):
        countries = ", ".join(dict.fromkeys(country for _, country in pairs))
        yield words.text("method_status.listed", framework=name, countries=countries)
