"""Numbers read back from printed text, by the rules of its language; shares nothing with the code that prints them."""

import re
from fractions import Fraction
from typing import NamedTuple

# Not inside a word, a code (P06, H2020) or a sum (6893ed23); years of a range and parts of a day are numbers, ordinals
# are not, but for the first of a month. What was quoted from a file has a point in French too.
BEFORE = r"(?<![\w.,#°])(?<![^\W\d][-/])"
AFTER = r"(?!\w)(?![.,]\d)"
SIGN = r"(?P<sign>[+−])?"
PATTERNS = {
    "en": re.compile(
        rf"{BEFORE}{SIGN}(?P<money>€|\$|£|CHF\s)?(?P<whole>\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.(?P<part>\d+))?"
        rf"(?:\s?(?P<percent>%)|\s(?P<million>M)\b)?{AFTER}"
    ),
    "fr": re.compile(
        rf"{BEFORE}{SIGN}(?P<whole>\d{{1,3}}(?:\u202f\d{{3}})+|\d+)(?:[.,](?P<part>\d+))?"
        rf"(?:\s?(?P<percent>%)|\s(?P<million>M)?(?P<money>€|\$|£|CHF)|er\b)?{AFTER}"
    ),
}
SCALES = (("percent", Fraction(1, 100)), ("million", Fraction(1_000_000)))


class Printed(NamedTuple):
    """A number as printed: its value, and the value of one unit of its last digit."""

    value: Fraction
    step: Fraction

    def shows(self, exact: Fraction) -> bool:
        """Whether it is what a value gives when it is rounded half up, on the magnitude, to that digit."""
        units = (abs(exact) / self.step + Fraction(1, 2)).__floor__()
        return self.value == units * self.step * (-1 if exact < 0 else 1)


def numbers_in(text: str, language: str) -> list[Printed]:
    """All numbers of a text in its order."""
    return [_printed(match, language) for match in PATTERNS[language].finditer(text)]


def _printed(match: re.Match[str], language: str) -> Printed:
    whole, part = re.sub(r"\D", "", match["whole"]), match["part"] or ""
    scale = next((factor for name, factor in SCALES if match[name]), Fraction(1))
    sign = -1 if match["sign"] == "−" else 1
    step = scale / 10 ** len(part)
    return Printed(sign * int(whole + part) * step, step)
