"""Values that are not final yet, in the words of the register that says so."""

from collections.abc import Iterable

from strandreport.model.declarations import Indicator
from strandreport.model.figures import Figure
from strandreport.model.project import Project
from strandreport.report.context.series import Series
from strandreport.report.context.values import has_value
from strandreport.report.context.words import Words


def status_words(figure: Figure, parts: Iterable[Indicator], project: Project, words: Words) -> str:
    """The statuses of the values behind a figure that are not final, as its registers call them, in small letters.

    ``parts`` are the indicators over registers that it is made of.
    """
    columns = [
        register.column(register.value_status)
        for register in (project.registers[part.of] for part in parts)
        if register.value_status
    ]
    codes = figure.value_status.split(",")
    labels = [column.code_label(code, words.language) for code in codes for column in columns if code in column.terms]
    return ", ".join(dict.fromkeys(label.lower() for label in labels))


def status_note(series: Series, project: Project, words: Words) -> dict[str, str]:
    """A note that names the years whose values are not final; empty where all are."""
    listed = [
        words.text("value_status.year", year=figure.period, status=status_words(figure, series.parts, project, words))
        for figure in series.years
        if figure.value_status and has_value(figure)
    ]
    if not listed:
        return {}
    return {
        "count": words.text("value_status.not_final"),
        "text": words.text("value_status.note", years=", ".join(listed)),
    }
