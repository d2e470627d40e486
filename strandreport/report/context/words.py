"""The words of one language with its numbers: texts of the catalogue, singular and plural, values in sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from strandreport.model.catalogue import Catalogue
from strandreport.report import days, formatting

Value = Mapping[str, Any]
MINOR_UNITS = 100
IN_POINTS = ("ratio", "growth", "points")  # shares, whose differences are in points
PLURAL_FROM = {"en": Fraction(1), "fr": Fraction(2)}


@dataclass(frozen=True)
class Words:
    """A catalogue and the language's numbers."""

    catalogue: Catalogue

    @property
    def language(self) -> str:
        """The language of everything that is said here."""
        return self.catalogue.language

    def text(self, key: str, **values: object) -> str:
        """A text of this package's part of the catalogue."""
        return self.catalogue.text(f"report.{key}", **values)

    def counted(self, key: str, count: int, **values: object) -> str:
        """A text in the singular or plural; ``{count}`` is the number, written out for its language."""
        form = "one" if _is_singular(count, self.language) else "other"
        return self.text(f"{key}.{form}", count=self.number(count), **values)

    def status(self, key: str) -> dict[str, str]:
        """The status object of a key."""
        return {"key": key, "label": self.catalogue.text(f"status.{key}")}

    def number(self, count: int) -> str:
        """A whole number."""
        return formatting.count(count, self.language)

    def day(self, day: date) -> str:
        """A date in words."""
        return days.day(day, self.language)

    def short_day(self, day: date) -> str:
        """A date for narrow columns."""
        return days.short_day(day, self.language)

    def figure(self, value: Value | None) -> str:
        """A value as tables have it."""
        return formatting.figure(value, self.language)

    def value(self, value: Value | None) -> str:
        """A value in a sentence: a rate with what it is made of."""
        shown = self.figure(value)
        if value is None or value["kind"] != "ratio" or not formatting.is_known(value):
            return shown
        parts = self.parts(value)
        return shown if shown == parts else f"{shown} ({parts})"

    def doubted(self, shown: str, unresolved: int) -> str:
        """A value in words, with how many rows more could not be judged."""
        return self.counted("unresolved.plain", unresolved, value=shown) if unresolved else shown

    def parts(self, value: Value) -> str:
        """What a rate is made of."""
        return formatting.parts_of(value, self.language)

    def share(self, part: Fraction) -> str:
        """A share in whole hundredths."""
        return formatting.percent(part.numerator, part.denominator, self.language, 0)

    def change(self, value: Fraction, kind: str, currency: str, decimals: int = 1) -> str:
        """A difference with its sign and unit; of rates, in points."""
        if kind in IN_POINTS:
            points = formatting.change(value * 100, self.language, decimals)
            form = "one" if self.language == "fr" and abs(value * 100) < PLURAL_FROM["fr"] else "other"
            return self.text(f"points.{form}", points=points)
        if kind in ("money", "amount"):
            amount = formatting.money_short(int(value * MINOR_UNITS), currency, self.language)
            return f"+{amount}" if value > 0 else amount
        return formatting.change(value, self.language, 0 if value.denominator == 1 else 1)

    def rounded(self, value: Fraction, kind: str, currency: str) -> str:
        """A value that is an estimate, without decimals."""
        if kind in IN_POINTS:
            return self.share(value)
        if kind in ("money", "amount"):
            return formatting.money_short(int(value * MINOR_UNITS), currency, self.language)
        return formatting.number(value, self.language)

    def clauses(self, parts: list[str]) -> str:
        """Parts of a sentence."""
        return self.text("separator").join(part for part in parts if part)

    def joined(self, parts: list[str]) -> str:
        """Parts of a line."""
        return " · ".join(part for part in parts if part)


def _is_singular(count: int, language: str) -> bool:
    return abs(count) == 1 if language == "en" else abs(count) < PLURAL_FROM["fr"]
