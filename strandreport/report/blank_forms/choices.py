"""The words that a cell of a blank form may hold, in the language of the form."""

from collections.abc import Mapping

from strandreport.model.blank_forms import Field
from strandreport.model.catalogue import Catalogue
from strandreport.model.project import Project
from strandreport.model.reference import Reference
from strandreport.model.spelling import canonical
from strandreport.model.vocabulary import Term
from strandreport.report.ordering import alphabetical

STRAND = "strand"


def choices_of(field: Field, project: Project, words: Catalogue) -> tuple[str, ...]:
    """The words of a column's list, all of them such as ingest accepts; none where there is no list."""
    column, language = field.column, words.language
    if column.type == "boolean":
        return (words.text("blank.yes"), words.text("blank.no"))
    if column.type == "country":
        return country_names(project.reference, language)
    if column.type == "code":
        first_day = f"{project.settings.first_year}-01-01"
        return tuple(term.label[language] for term in _in_use(column.terms, first_day))
    return tuple(project.strategy.strands) if column.name == STRAND else ()


def country_names(reference: Reference, language: str) -> tuple[str, ...]:
    """One name for each country in alphabetical order; where that may mean several, an alias that means one."""
    unclear = {canonical(name) for name in reference.ambiguous_countries}
    names = []
    for code, country in reference.countries.items():
        known = (country[language], *country.get("aliases", []), code)
        names.append(next(name for name in known if canonical(name) not in unclear))
    return tuple(sorted(names, key=alphabetical))


def _in_use(terms: Mapping[str, Term], first_day: str) -> list[Term]:
    """Terms that were not out of use before the period of the reports began."""
    return [term for term in terms.values() if not term.valid_to or term.valid_to >= first_day]
