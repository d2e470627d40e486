"""Units that a text states: that amounts are in thousands, or in another currency. An amount is no such statement."""

import re
from dataclasses import dataclass
from functools import lru_cache

from strandreport.model.spelling import canonical

_SCALES = {"k": 10**3, "m": 10**6, "md": 10**9}
_WORDS = {
    **dict.fromkeys(("millier", "milliers", "thousand", "thousands"), 10**3),
    **dict.fromkeys(("million", "millions"), 10**6),
    **dict.fromkeys(("milliard", "milliards", "billion", "billions"), 10**9),
}
_SYMBOLS = {"€": "EUR", "$": "USD", "us$": "USD", "£": "GBP", "¥": "JPY"}
_CURRENCY_WORDS = {
    **dict.fromkeys(("euro", "euros"), "EUR"),
    **dict.fromkeys(("dollar", "dollars", "dollars américains", "us dollars"), "USD"),
    **dict.fromkeys(("dollars canadiens", "canadian dollars"), "CAD"),
    **dict.fromkeys(("dollars australiens", "australian dollars"), "AUD"),
    **dict.fromkeys(("yen", "yens"), "JPY"),
    **dict.fromkeys(("livres sterling", "pounds", "pounds sterling"), "GBP"),
    **dict.fromkeys(("francs suisses", "swiss francs"), "CHF"),
    **dict.fromkeys(("francs cfa", "fcfa"), "XOF"),
}
_CODES = (
    "eur", "usd", "gbp", "chf", "cad", "aud", "jpy", "cny", "sek", "nok", "dkk", "pln", "czk", "huf", "ron", "bgn",
    "brl", "inr", "mad", "tnd", "dzd", "zar", "xaf", "xof", "ils", "krw", "sgd", "mxn", "ars", "clp", "cop",
)  # fmt: skip
_CURRENCIES = {**_SYMBOLS, **_CURRENCY_WORDS, **{code: code.upper() for code in _CODES}}
_MONEY = "|".join(re.escape(word) for word in sorted(_CURRENCIES, key=len, reverse=True))
# "k€", "M EUR", "000 €": a mark of scale right before a currency
_MARKED = rf"(?P<mark>k|m|md|['’]?000) ?(?P<marked>{_MONEY})"
# "milliers d'euros", "thousands of USD", "milliers": a word of scale, with a currency or without
_WORDED = rf"(?P<word>{'|'.join(_WORDS)})(?:(?: of | de | d')(?P<worded>{_MONEY}))?"
# "EUR thousand"
_AFTER = rf"(?P<before>{_MONEY}) (?P<after>thousands?|millions?)"
_UNIT = rf"(?:{_MARKED}|{_WORDED}|{_AFTER}|(?P<alone>{_MONEY})|(?P<percent>%))"
# what makes words a statement rather than a mention: "in", "en", "unit:", brackets, or that there is nothing else
_STATED = re.compile(
    rf"(?:^|(?<![\w.,])(?:in|en|unit|unité|currency|devise|monnaie)(?: ?: ?| )|[(\[/] ?(?:in |en )?){_UNIT}"
    rf"(?= ?(?:[)\].,;:!/]|$)| (?:ht|ttc|courants?|constants?|and|et|sauf|except|only|!))"
)
_CLEAR = re.compile(rf"(?<![\w.,%]){_UNIT}(?!\w)")
_LONGEST_UNIT = 40
_AFTER_NUMBER = re.compile(r"[0-9][0-9.,' ]*$")


@dataclass(frozen=True)
class Said:
    """A unit that a text states: by how much amounts are to be multiplied, in which currency (blank: not said)."""

    scale: int
    currency: str

    def contradicts(self, scale: int, currency: str) -> bool:
        """Whether amounts of that scale and currency are another thing; a currency that is not declared can't tell."""
        return self.scale != scale or bool(currency and self.currency and self.currency != currency)


def unit_said(text: str) -> Said | None:
    """The unit that a text states, or None.

    >>> unit_said("Montant (k€)"), unit_said("Amount in thousands"), unit_said("Montants en milliers d'euros")
    (Said(scale=1000, currency='EUR'), Said(scale=1000, currency=''), Said(scale=1000, currency='EUR'))
    >>> unit_said("en M€"), unit_said("Montant engagé (EUR)"), unit_said("Amount [USD]"), unit_said("en k€ !")
    (Said(scale=1000000, currency='EUR'), Said(scale=1, currency='EUR'), Said(scale=1, currency='USD'), Said(scale=1000, currency='EUR'))
    >>> unit_said("Projets de plus de 10 k€"), unit_said("Des milliers de chercheurs"), unit_said("Amount")
    (None, None, None)
    >>> unit_said("tous les montants sont des k€"), unit_said("Taux (%)")
    (Said(scale=1000, currency='EUR'), Said(scale=0, currency='%'))
    """  # noqa: E501 - an example stands on one line
    return next((_said(match) for match in _units(canonical(text))), None)


def unit_quoted(text: str) -> str:
    """The words alone in which a text states a unit; blank if it states none.

    >>> unit_quoted("Vu avec Mme Roux : en k€ !")
    'en k€'
    """
    return next((match[0].strip(" ([/") for match in _units(canonical(text))), "")


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
    words = canonical(text)
    for match in _units(words):
        words = words[: match.start()] + "\0" * len(match[0]) + words[match.end() :]
    bare = re.sub(r"[(\[]?\0+(?: ?(?:ht|ttc|courants?|constants?))?[)\]]?", " ", words)
    return re.sub(r"[\s:,(\[-]+$", "", re.sub(r"\s+", " ", bare)).strip()


def _units(words: str) -> list[re.Match[str]]:
    """Where a text states a unit; what follows a number is an amount."""
    found = [*_STATED.finditer(words), *(match for match in _CLEAR.finditer(words) if _is_clear(match))]
    return [match for match in found if not _AFTER_NUMBER.search(words[: match.start()])]


def _is_clear(match: re.Match[str]) -> bool:
    """Whether the words can mean nothing but a unit: a scale with its currency, a symbol at the end."""
    is_last_symbol = match["alone"] in _SYMBOLS and match.end() == len(match.string)
    return bool(match["marked"] or match["worded"] or match["after"] or is_last_symbol)


def _said(match: re.Match[str]) -> Said:
    if match["percent"]:
        return Said(0, "%")
    money = match["marked"] or match["worded"] or match["before"] or match["alone"] or ""
    word = match["word"] or match["after"]
    scale = _WORDS[word] if word else _SCALES.get(match["mark"] or "", 1000 if match["mark"] else 1)
    return Said(scale, _CURRENCIES.get(money, ""))
