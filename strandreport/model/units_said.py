"""Units that a text states: that amounts are in thousands, or in another currency. An amount is no such statement."""

import re
from dataclasses import dataclass
from functools import lru_cache

from strandreport.model.spelling import canonical
from strandreport.model.unit_words import MAY_MEAN, SHORT, Scale, currency_words, is_symbol, scale_of, unit_pattern

PERCENT = "%"
NO_SCALE = 0
SEVERAL_SCALES = -1
_UNIT = unit_pattern()
# what makes words a statement rather than a mention: "in", "en", "unit:", brackets, or that there is nothing else
_LEAD = r"(?P<lead>(?<![\w.,])(?:in|en|units?|unités?|currency|devise|monnaie)(?: ?: ?| )|[(\[/] ?(?:in |en )?)"
_STATED = re.compile(
    rf"(?:^|{_LEAD}){_UNIT}"
    rf"(?= ?(?:[)\].,;:!/(\[*]|$)| (?:[-–] |x ?1|ht|ttc|courants?|constants?|and|et|sauf|except|only|!))"
)
_CLEAR = re.compile(rf"(?<![\w.,%])(?P<lead>){_UNIT}(?!\w)")
# "(EUR, thousands)", "(k)", "('000)"
_LISTED = re.compile(rf"(?P<lead>[,;–-] ?){_UNIT}(?=[)\]]|$)")
_LETTERS = re.compile(r"(?:\b(?:in|en) |[(\[])(?P<letters>k|000)(?=[)\]]|$)")
_SHORT = re.compile(rf"(?:\ben |[(\[])(?P<short>{'|'.join(SHORT)})(?=[)\]]|$)")
_IS_ABOUT_MONEY = re.compile(
    r"montant|amount|crédit|budget|coût|cost|dépense|financement|funding|subvention|^en |€|eur"
)
_LONGEST_UNIT = 40
# "10 k€", "un million d'euros"; a year that nothing makes an amount is none: "Crédits 2018 k€"
_AFTER_NUMBER = re.compile(
    r"[0-9][0-9.,' ]*$|\b(?:une?|deux|trois|cinq|dix|plusieurs|quelques|an?|one|two|three|five|ten|several|few) $"
)
_AFTER_YEAR = re.compile(r"(?:^|(?<!\bde)(?<!\bof)(?<![0-9.,']) )(?:19|20)[0-9]{2} $")
# "pas en k€": what a text denies it does not state
_DENIED = re.compile(r"\b(?:pas|et non|not|instead of|rather than|au lieu de|plutôt que?)(?: (?:en|in|des|de))? ?$")


@dataclass(frozen=True)
class Said:
    """A unit that a text states: by how much amounts are to be multiplied, in which currency (blank: not said).

    A text that says several scales fits no amounts; the codes of several currencies stand beside each other.
    """

    scale: Scale
    currency: str

    @property
    def is_scaled(self) -> bool:
        """Whether amounts are to be multiplied; a percentage is no unit of amounts."""
        return self.scale not in (NO_SCALE, 1)

    def contradicts(self, scale: int, currency: str) -> bool:
        """Whether amounts of that scale and currency are another thing; a currency that is not declared can't tell."""
        return self.scale != scale or bool(currency and self.currency and self.currency != currency)


def unit_said(text: str) -> Said | None:
    """The unit that a text states, or None; of several statements each counts.

    >>> unit_said("Montant (k€)"), unit_said("Amount in thousands"), unit_said("Montants en milliers d'euros")
    (Said(scale=1000, currency='EUR'), Said(scale=1000, currency=''), Said(scale=1000, currency='EUR'))
    >>> unit_said("en M€"), unit_said("Montant engagé (EUR)"), unit_said("Amount [USD]"), unit_said("en k€ !")
    (Said(scale=1000000, currency='EUR'), Said(scale=1, currency='EUR'), Said(scale=1, currency='USD'), Said(scale=1000, currency='EUR'))
    >>> unit_said("Projets de plus de 10 k€"), unit_said("Des milliers de chercheurs"), unit_said("Amount")
    (None, None, None)
    >>> unit_said("tous les montants sont des k€"), unit_said("Taux (%)")
    (Said(scale=1000, currency='EUR'), Said(scale=0, currency='%'))
    >>> unit_said("Montant (EUR) en milliers"), unit_said("en EUR et en USD"), unit_said("en k€ et en M€")
    (Said(scale=1000, currency='EUR'), Said(scale=1, currency='EUR/USD'), Said(scale=-1, currency='EUR'))
    """  # noqa: E501 - an example stands on one line
    words = _spelling(text)
    return _joined(list(dict.fromkeys(_said(match, words) for match in _units(words))))


def unit_quoted(text: str) -> str:
    """The words alone in which a text states a unit; blank if it states none.

    >>> unit_quoted("Vu avec Mme Roux : en k€ !")
    'en k€'
    >>> unit_quoted("montants (EUR), en milliers")
    'eur, en milliers'
    """
    quoted, end = [], 0
    for match in _units(_spelling(text)):
        if match.start() >= end:
            quoted.append(match[0].strip(" ([/,;–-"))
            end = match.end()
    return ", ".join(quoted)


@lru_cache(maxsize=4096)
def is_only_unit(text: str) -> bool:
    """Whether a text says a unit and nothing else.

    >>> is_only_unit("(k€)"), is_only_unit("en milliers d'euros"), is_only_unit("USD"), is_only_unit("12 k€"), is_only_unit("France")
    (True, True, True, False, False)
    """  # noqa: E501 - an example stands on one line
    return len(text) <= _LONGEST_UNIT and unit_said(text) is not None and not without_unit(text)


def without_unit(text: str) -> str:
    """A header in canonical spelling without the unit that it states, so that headers of one thing can be compared.

    >>> without_unit("Montant engagé (k€)"), without_unit("Amount in thousands"), without_unit("Pays")
    ('montant engagé', 'amount', 'pays')
    """
    words = _spelling(text)
    for match in _units(words):
        words = words[: match.start()] + "\0" * len(match[0]) + words[match.end() :]
    bare = re.sub(r"[(\[]?\0+(?: ?(?:ht|ttc|courants?|constants?))?[)\]]?", " ", words)
    return re.sub(r"[\s:,(\[-]+$", "", re.sub(r"\s+", " ", bare)).strip()


def _spelling(text: str) -> str:
    """Canonical spelling, where "kE" is no country: Kenya is KE."""
    return canonical(re.sub(r"(?<!\w)kE(?!\w)", "k€", text))


def _units(words: str) -> list[re.Match[str]]:
    """Where a text states a unit, from left to right; what follows a number is an amount."""
    found = [*_STATED.finditer(words), *(match for match in _CLEAR.finditer(words) if _is_clear(match))]
    found += [match for match in _LISTED.finditer(words) if match["word"] or match["times"]]
    found += _LETTERS.finditer(words)
    found += _SHORT.finditer(words) if _IS_ABOUT_MONEY.search(words) else ()
    said = (match for match in found if not _is_amount(words[: match.start()], match))
    return sorted(said, key=lambda match: (match.start(), -match.end()))


def _is_amount(before: str, match: re.Match[str]) -> bool:
    """Whether a unit belongs to a number, or is denied."""
    is_open = bool(match.groupdict().get("lead", "x"))
    counts = not is_open and _AFTER_NUMBER.search(before) and not _AFTER_YEAR.search(before)
    return bool(counts or _DENIED.search(before))


def _is_clear(match: re.Match[str]) -> bool:
    """Whether the words can mean nothing but a unit: a scale with its currency, a symbol at the end."""
    is_last_symbol = is_symbol(match["alone"] or "") and match.end() == len(match.string)
    is_worded = match["worded"] and not match["word"].startswith("cent")
    return bool(match["marked"] or is_worded or match["after"] or match["times"] or match["zeros"] or is_last_symbol)


def _said(match: re.Match[str], words: str) -> tuple[Scale, str]:
    """The scale of one statement and the word of its currency."""
    groups = match.groupdict()
    if groups.get("percent"):
        return NO_SCALE, PERCENT
    if groups.get("short"):
        return SHORT[groups["short"]]
    parts = ("mark", "word", "after", "times", "zeros", "letters")
    scale = next((groups[name] for name in parts if groups.get(name)), "")
    money = ("marked", "worded", "before", "timed", "alone")
    return scale_of(scale) if scale else 1, next((groups[name] for name in money if groups.get(name)), "")


def _joined(said: list[tuple[Scale, str]]) -> Said | None:
    """All statements of a text as one: a scale wins over none, a percentage beside another unit says nothing."""
    units = [unit for unit in said if unit[0] != NO_SCALE] or said
    if not units:
        return None
    scales = {scale for scale, _ in units if scale != 1} or {1}
    return Said(
        scales.pop() if len(scales) == 1 else SEVERAL_SCALES, "/".join(_currencies([money for _, money in units]))
    )


def _currencies(spellings: list[str]) -> list[str]:
    """The codes of currencies; "$" beside Canadian dollars is one of those."""
    known = currency_words()
    sure = {known.get(word, word) for word in spellings if word and word not in MAY_MEAN}
    unsure = {known[word] for word in spellings if word in MAY_MEAN and not MAY_MEAN[word] & sure}
    return sorted(sure | unsure)
