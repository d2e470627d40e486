"""What a column of a blank form means, what to write in it, and an example: the words beside the cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from strandreport.model.blank_forms import Field, fields_of
from strandreport.model.catalogue import Catalogue
from strandreport.model.forms import Form
from strandreport.model.project import Project
from strandreport.model.registers import Column
from strandreport.report.blank_forms.choices import STRAND, choices_of
from strandreport.report.formatting import NO_BREAK, number

SAMPLE_COUNTRY = "PT"
SAMPLE_AMOUNT, SAMPLE_COUNT = 12_500, 12


@dataclass(frozen=True)
class Explained:
    """A column of a blank form with all its words; ``choices`` are those of its list."""

    field: Field
    label: str
    about: str
    expected: str
    example: str
    choices: tuple[str, ...]

    @property
    def is_year(self) -> bool:
        """Whether its whole numbers are years."""
        name = self.field.column.name
        return self.field.column.type == "integer" and (name == "year" or name.endswith("_year"))


def explain_fields(form: Form, project: Project, words: Catalogue) -> tuple[Explained, ...]:
    """Every column of a form to fill, explained in a language."""
    return tuple(_explain(field, project, words) for field in fields_of(form, project.registers, words.language))


def _explain(field: Field, project: Project, words: Catalogue) -> Explained:
    column, language = field.column, words.language
    choices = choices_of(field, project, words)
    about = column.description[language]
    blank = Explained(field, column.label[language], about, "", "", choices)
    expected = [words.text(f"blank.expected.{_kind(blank)}", **_values(column, project, language))]
    if field.form.split:
        expected.append(words.text("blank.expected.several", separator=field.form.split))
    example = _example(blank, project, words)
    return Explained(field, blank.label, about, " ".join(expected), example, choices)


def _kind(explained: Explained) -> str:
    column = explained.field.column
    if explained.is_year:
        return "year"
    if column.name == STRAND:
        return STRAND
    return "link" if column.link else column.type


def _values(column: Column, project: Project, language: str) -> dict[str, str]:
    register = project.registers.get(column.link.partition(".")[0])
    return {"unit": column.unit, "register": register.label[language] if register else ""}


def _example(explained: Explained, project: Project, words: Catalogue) -> str:
    """The register's example, that of what the column refers to, or a value of the column's type."""
    column, language = explained.field.column, words.language
    given = _example_in(column, language) or _linked_example(column, project, language)
    return given or _sample(explained, project, words) or words.text("blank.no_example")


def _example_in(column: Column, language: str) -> str:
    return column.example if isinstance(column.example, str) else column.example[language]


def _linked_example(column: Column, project: Project, language: str) -> str:
    register, _, name = column.link.partition(".")
    return _example_in(project.registers[register].column(name), language) if register else ""


def _sample(explained: Explained, project: Project, words: Catalogue) -> str:
    column, settings = explained.field.column, project.settings
    if column.type == "country":
        return _sample_country(explained.choices, project, words.language)
    if explained.choices:
        return explained.choices[0]
    if column.type == "date":
        day = date(settings.last_year, 3, 31)
        return (
            words.text("blank.date").replace("yyyy", f"{day:%Y}").replace("mm", f"{day:%m}").replace("dd", f"{day:%d}")
        )
    if column.type == "integer":
        return str(settings.last_year if explained.is_year else SAMPLE_COUNT)
    if column.type == "money":
        return number(SAMPLE_AMOUNT, words.language).replace("\u202f", NO_BREAK)
    return str(SAMPLE_COUNT) if column.type == "decimal" else ""


def _sample_country(choices: Sequence[str], project: Project, language: str) -> str:
    name = project.reference.countries.get(SAMPLE_COUNTRY, {}).get(language, "")
    return name if name in choices else choices[0]
