"""Currencies: their codes, decimals and words, and those whose value in euros is fixed (``config/reference``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from strandreport.model.spelling import canonical

EURO = "EUR"


@dataclass(frozen=True)
class Peg:
    """A fixed value: so many ``units`` are worth so many ``euros``, exactly, from a day on."""

    units: str
    euros: str
    since: str

    @property
    def units_per_euro(self) -> Fraction:
        """The exact rate."""
        return Fraction(self.units) / Fraction(self.euros)

    def holds_on(self, day: date) -> bool:
        """Whether the value was fixed on a day."""
        return day >= date.fromisoformat(self.since)


@dataclass(frozen=True)
class Currencies:
    """``codes`` maps a canonical spelling to a code, ``ambiguous`` one to all that it may mean.

    One unit of a currency that is ``dearer_than_euro`` has always been worth more than a euro, of one that is
    ``cheaper_than_euro`` less.
    """

    codes: Mapping[str, str]
    ambiguous: Mapping[str, tuple[str, ...]]
    decimals: Mapping[str, int]
    pegs: Mapping[str, Peg]
    dearer_than_euro: frozenset[str] = frozenset()
    cheaper_than_euro: frozenset[str] = frozenset()

    def code_of(self, word: str) -> str:
        """The code that a word means; blank if none or several."""
        return self.codes.get(canonical(word), "")

    def choices(self, word: str) -> tuple[str, ...]:
        """The codes that a word may mean, where it may mean several."""
        return self.ambiguous.get(canonical(word), ())

    def decimals_of(self, code: str) -> int:
        """How many decimals amounts of a currency have."""
        return self.decimals.get(code, 2)


def parse_currencies(data: Mapping[str, Any]) -> Currencies:
    """Currencies from data that the JSON Schema has accepted."""
    spellings = {canonical(code): code for code in data["codes"]}
    spellings |= {canonical(word): code for code, words in data["words"].items() for word in words}
    ambiguous = {canonical(word): tuple(codes) for word, codes in data["ambiguous"].items()}
    return Currencies(
        codes={word: code for word, code in spellings.items() if word not in ambiguous},
        ambiguous=ambiguous,
        decimals={code: int(number) for number, codes in data["decimals"].items() for code in codes},
        pegs={code: Peg(peg["units"], peg["euros"], peg["since"]) for code, peg in data["pegs"].items()},
        dearer_than_euro=frozenset(data["dearer_than_euro"]),
        cheaper_than_euro=frozenset(data["cheaper_than_euro"]),
    )
