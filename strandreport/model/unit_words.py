"""The words in which people write a scale or a currency, as patterns of canonical spelling."""

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache

from babel.core import get_global

Scale = int | Fraction

_MARKS: dict[str, Scale] = {
    **dict.fromkeys(("k", "kilo", "t", "tsd", "thsd", "000", "'000", "000s", "'000s"), 10**3),
    **dict.fromkeys(("m", "mega", "méga", "mio", "mill", "mln"), 10**6),
    **dict.fromkeys(("md", "mds", "mrd", "bn"), 10**9),
}
_WORDS: dict[str, Scale] = {
    **dict.fromkeys(("centimes", "centime", "cents", "cts", "eurocents", "eurocent"), Fraction(1, 100)),
    **dict.fromkeys(("centaines", "hundreds"), 10**2),
    **dict.fromkeys(("millier", "milliers", "thousand", "thousands", "tsd", "thsd", "tausend"), 10**3),
    **dict.fromkeys(("dizaines de milliers", "tens of thousands"), 10**4),
    **dict.fromkeys(("centaines de milliers", "hundreds of thousands"), 10**5),
    **dict.fromkeys(("million", "millions", "mio", "mln", "mill"), 10**6),
    **dict.fromkeys(("milliard", "milliards", "billion", "billions", "mrd"), 10**9),
}
# "kE" and "kF"; in other letters "KE" and "ME" are Kenya and Montenegro, so that they are heard only beside amounts
SHORT: dict[str, tuple[Scale, str]] = {"ke": (10**3, "EUR"), "me": (10**6, "EUR"), "kf": (10**3, "FRF")}

_CURRENCY_WORDS = {
    **dict.fromkeys(("€", "euro", "euros", "€uro", "€uros"), "EUR"),
    **dict.fromkeys(("$", "us$", "$us", "usd$", "dollar", "dollars", "us dollars", "dollars us"), "USD"),
    **dict.fromkeys(("dollars américains", "american dollars"), "USD"),
    **dict.fromkeys(("c$", "ca$", "$ca", "dollars canadiens", "canadian dollars"), "CAD"),
    **dict.fromkeys(("a$", "au$", "dollars australiens", "australian dollars"), "AUD"),
    **dict.fromkeys(("nz$", "dollars néo-zélandais", "new zealand dollars"), "NZD"),
    **dict.fromkeys(("hk$", "dollars de hong kong", "hong kong dollars"), "HKD"),
    **dict.fromkeys(("s$", "dollars de singapour", "singapore dollars"), "SGD"),
    **dict.fromkeys(("¥", "yen", "yens"), "JPY"),
    **dict.fromkeys(("yuan", "yuans", "rmb", "renminbi"), "CNY"),
    **dict.fromkeys(("£", "livres sterling", "pounds", "pounds sterling"), "GBP"),
    **dict.fromkeys(("francs", "francs français", "french francs", "frf"), "FRF"),
    **dict.fromkeys(("francs suisses", "swiss francs"), "CHF"),
    **dict.fromkeys(("francs cfa", "cfa francs", "fcfa"), "XOF"),
    **dict.fromkeys(("couronnes suédoises", "swedish kronor"), "SEK"),
    **dict.fromkeys(("couronnes norvégiennes", "norwegian kroner"), "NOK"),
    **dict.fromkeys(("couronnes danoises", "danish kroner"), "DKK"),
    **dict.fromkeys(("kč", "couronnes tchèques"), "CZK"),
    **dict.fromkeys(("zł", "zlotys", "złoty"), "PLN"),
    **dict.fromkeys(("r$", "reais"), "BRL"),
    **{"₽": "RUB", "₺": "TRY", "₹": "INR", "₩": "KRW", "₪": "ILS", "฿": "THB", "₫": "VND", "₦": "NGN", "₴": "UAH"},
}
# "$" may be any dollar: beside a currency that calls itself so, it says nothing more
MAY_MEAN = {
    **dict.fromkeys(("$", "dollar", "dollars"), frozenset(("CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "ARS"))),
    **dict.fromkeys(("£", "pounds"), frozenset(("EGP", "LBP"))),
    "¥": frozenset(("CNY",)),
    "francs": frozenset(("CHF", "XOF", "XAF", "XPF")),
}
# codes that are words, countries or abbreviations of research (networks, goals, cancers) more often than money
_NO_CODES = (
    "all", "amd", "bam", "bob", "btn", "crc", "cup", "dop", "ern", "gel", "mdl", "mkd", "mnt",
    "mop", "mur", "nio", "pen", "php", "rsd", "kgs", "shp", "scr", "sdg", "sle", "sos", "ssp", "stn", "top",
)  # fmt: skip
_GLUED = (
    "eur",
    "usd",
    "gbp",
    "chf",
    "cad",
    "aud",
    "jpy",
    "cny",
    "sek",
    "nok",
    "dkk",
    "pln",
    "czk",
    "huf",
    "brl",
    "inr",
)
_ZEROS = ("000", "'000", "000s", "'000s")
_SYMBOL = re.compile(r"[a-z]{0,3}[€$£¥₽₺₹₩₪฿₫₦₴][a-z]{0,2}")


@cache
def currency_words() -> dict[str, str]:
    """Every spelling of a currency to its code; codes are those of money that is legal tender anywhere."""
    tenders = get_global("territory_currencies").values()
    codes = {code for money in tenders for code, _, end, is_tender in money if is_tender and end is None}
    found = {code.casefold(): code for code in sorted(codes) if code.casefold() not in _NO_CODES}
    return {**_CURRENCY_WORDS, **found}


def is_symbol(word: str) -> bool:
    """Whether a currency is written by its symbol."""
    return bool(_SYMBOL.fullmatch(word))


def scale_of(word: str) -> Scale:
    """By how much a word or a mark of scale multiplies.

    >>> scale_of("milliers"), scale_of("mio."), scale_of("’000"), scale_of("x 1 000 000")
    (1000, 1000000, 1000, 1000000)
    """
    bare = word.replace("’", "'").rstrip(".")
    if bare[0] in "x×*":
        return int(re.sub(r"\D", "", bare))
    return _WORDS[bare] if bare in _WORDS else _MARKS[bare]


def unit_pattern() -> str:
    """One unit: a scale, a currency or both, in any of the ways in which people write them."""
    money, words = _any(currency_words()), _any(_WORDS)
    marks = _any(mark for mark in _MARKS if len(mark) > 1)
    # letters are written together with words, symbols and well-known codes only: TRON is a company, TCAD a software
    glued, well_known = _any((*_CURRENCY_WORDS, *_GLUED)), _any(("€", "euros", *_GLUED[:4]))
    # "k€", "M EUR", "Mio. €", "kilo-euros", "000 €", "T€"
    mark = rf"t(?=(?:{well_known})(?!\w))|(?:[km]|(?:{marks})\.?)(?=[ -]|(?:{glued})(?!\w))"
    marked = rf"(?P<mark>{mark})[ -]?(?P<marked>{money})"
    # "milliers d'euros", "thousands of USD", "milliers €", "milliers"
    worded = rf"(?P<word>(?:{words})\.?)(?:(?: of | de | d'| )(?P<worded>{money}))?"
    # "EUR thousand", "€k", "EUR m", "€'000", "EUR x 1000"
    letters = rf"(?:(?<=[ €$£¥])|{'|'.join(f'(?<={code})' for code in _GLUED[:4])})(?:k|m|bn)"
    after = rf"(?P<before>{money}) ?(?P<after>(?:{_any((*_WORDS, *_ZEROS))})\.?|{letters})"
    times = rf"(?P<times>[x×*] ?1(?:[ .,']?000)+)(?: (?P<timed>{money}))?(?![.,]?[0-9])"
    zeros = rf"(?P<zeros>{_any(_ZEROS[1:])})"
    return rf"(?:{marked}|{worded}|{after}|{times}|{zeros}|(?P<alone>{money})|(?P<percent>%))"


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
