"""Vocabularies: the codes of a column, each with its words in both languages, its spellings and its time."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from strandreport.model.settings import Words
from strandreport.model.spelling import canonical


@dataclass(frozen=True)
class Term:
    """What one code means, how offices spell it, and when it was in use.

    ``valid_from`` and ``valid_to`` are ISO days, both included, blank if open; ``succeeded_by`` is the code that took
    its place, so that a series need not break there.
    """

    label: Words
    spellings: tuple[str, ...]
    valid_from: str
    valid_to: str
    succeeded_by: str

    def is_valid(self, day: str) -> bool:
        """Whether the code was in use on an ISO day."""
        return self.valid_from <= day and (not self.valid_to or day <= self.valid_to)


Vocabulary = Mapping[str, Term]


def parse_vocabulary(data: Mapping[str, Any]) -> dict[str, Term]:
    """A vocabulary from data that the JSON Schema has accepted."""
    return {code: _term(words) for code, words in data.items()}


def _term(words: Mapping[str, Any]) -> Term:
    label = {language: words[language] for language in words if len(language) == len("en")}
    return Term(
        label=label,
        spellings=tuple(words.get("spellings", [])),
        valid_from=words.get("valid_from", ""),
        valid_to=words.get("valid_to", ""),
        succeeded_by=words.get("succeeded_by", ""),
    )


def spellings_of(vocabulary: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Code to everything that means it: its labels and its other spellings."""
    return {code: tuple(dict.fromkeys((*term.label.values(), *term.spellings))) for code, term in vocabulary.items()}


def vocabulary_problems(vocabulary: Vocabulary) -> Iterator[str]:
    """What contradicts itself: one spelling for two codes, days that are none, successors that nobody knows."""
    seen: dict[str, str] = {}
    for code, words in spellings_of(vocabulary).items():
        for word in (code, *words):
            first = seen.setdefault(canonical(word), code)
            if first != code:
                yield f"{word!r} means both {first!r} and {code!r}; a spelling has one meaning"
    for code, term in vocabulary.items():
        if term.succeeded_by and term.succeeded_by not in vocabulary:
            yield f"{code!r} is succeeded by {term.succeeded_by!r}, which is no code of this vocabulary"
        for day in (term.valid_from, term.valid_to):
            if day and not _is_day(day):
                yield f"{code!r}: {day!r} is no day of the calendar (such as 2020-12-31)"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
