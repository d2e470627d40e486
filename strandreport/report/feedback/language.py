"""The language that a spreadsheet is written in, by the words of its headers."""

import re
from collections.abc import Iterable, Mapping

from strandreport.model.kept_cells import TEXT, decode
from strandreport.model.project import Project
from strandreport.report.context.words import Words
from strandreport.report.feedback.handed_in import File

_WORD = re.compile(r"[^\W\d_]{2,}")
_CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")
SEARCHED_ROWS = 3


def vocabularies(project: Project, words: Mapping[str, Words]) -> dict[str, frozenset[str]]:
    """For each language the words that labels and messages have in it and in no other."""
    used = {language: set(_words(_texts(project, words[language]))) for language in words}
    return {
        language: frozenset(own.difference(*(other for name, other in used.items() if name != language)))
        for language, own in used.items()
    }


def language_of(file: File, known: Mapping[str, frozenset[str]]) -> str:
    """The language with most words among the headers of a file; the first of the project if that does not tell.

    Args:
        file: the spreadsheet.
        known: the words of each language that no other has; the project's first language first.
    """
    found = list(_words(_headers(file)))
    scores = {language: sum(word in own for word in found) for language, own in known.items()}
    return max(scores, key=lambda language: scores[language])


def _texts(project: Project, words: Words) -> Iterable[str]:
    for register in project.registers.values():
        yield register.label[words.language]
        yield from (column.label[words.language] for column in register.columns)
    yield from words.catalogue.texts.values()


def _words(texts: Iterable[str]) -> Iterable[str]:
    return (word.casefold() for text in texts for word in _WORD.findall(_CAPITAL.sub(" ", text)))


def _headers(file: File) -> Iterable[str]:
    for index in range(len(file.read)):
        if index in file.own_sheets:
            continue
        header = next((int(s["header_row"]) for s in file.sheets if s["index"] == index), 0)
        for number in [header] if header else range(1, SEARCHED_ROWS + 1):
            yield from (decode(cell).text for cell in file.row(index, number) if cell and cell[0] == TEXT)
