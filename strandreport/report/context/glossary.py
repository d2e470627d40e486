"""The terms that a report uses, explained: from the project's glossary, and from the codes of its registers."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from strandreport.model.project import Project
from strandreport.report.context.words import Words

# What quotes files, is no prose of the report, or is the report's own apparatus.
LEFT_OUT = frozenset({"notes", "report", "method", "catalogue"})
_CODE = re.compile(r"[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*")
_WORD = r"(?<![\w-]){}(?![\w-])"
_APOSTROPHES = str.maketrans("’", "'")


def glossary(context: Mapping[str, Any], project: Project, words: Words) -> list[dict[str, str]]:
    """Term and text of everything that the texts of a context use, in the order of the alphabet."""
    texts = "\n".join(text for key, part in sorted(context.items()) if key not in LEFT_OUT for text in _texts(part))
    texts = texts.translate(_APOSTROPHES).replace("\u00a0", " ").replace("\u202f", " ")
    known = {**dict(_codes(texts, project, words.language)), **dict(_terms(texts, project, words.language))}
    return [{"term": term, "text": known[term]} for term in sorted(known, key=_place)]


def _terms(texts: str, project: Project, language: str) -> Iterator[tuple[str, str]]:
    for entry in project.reference.glossary.values():
        spellings = (entry.term[language], *entry.also)
        if any(re.search(_WORD.format(re.escape(spelling)), texts) for spelling in spellings):
            yield entry.term[language], entry.means[language]


def _codes(texts: str, project: Project, language: str) -> Iterator[tuple[str, str]]:
    """Codes in capitals that stand on the page; the words that their register has for them explain them."""
    used = set(_CODE.findall(texts))
    for _, register in sorted(project.registers.items()):
        for column in register.columns:
            for code in sorted(used.intersection(column.terms)):
                label = column.terms[code].label[language]
                if label != code:
                    yield code, label


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _place(term: str) -> tuple[str, str]:
    """Where a term stands in the alphabet: capitals and accents don't count."""
    letters = (sign for sign in unicodedata.normalize("NFKD", term) if not unicodedata.combining(sign))
    return ("".join(letters).casefold(), term)
