"""Countries: by ISO code, by name in English or French and by usual alias; what may be several is refused with them."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from strandreport.ingest.cells import Cell
from strandreport.ingest.numbers_grammar import Parsed
from strandreport.model.findings import Code
from strandreport.model.reference import Reference
from strandreport.model.spelling import canonical

_MARKS = re.compile(r"[-\u2010-\u2015'’`´.,()*/\"]+")
_ARTICLE = re.compile(r"^(?:the|la|le|les|l) (?=\S)")
_WORDS = {"and": "&", "et": "&", "saint": "st", "sainte": "st", "ste": "st", "iles": "islands"}
_SHORTEST, _ALIKE = 4, 80
_OR = {"en": " or ", "fr": " ou "}


@dataclass(frozen=True)
class Countries:
    """``codes`` maps the key of a spelling to an ISO code; ``refused`` one to a problem and what the message quotes.

    ``names`` are the names of each code by language, to propose one where a spelling is unknown.
    """

    codes: Mapping[str, str]
    refused: Mapping[str, Parsed]
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def parse_country(cell: Cell, countries: Countries) -> Parsed:
    """An ISO 3166 code, from a code, a name in English or French, or an alias such as EL or UK."""
    key = country_key(cell.text)
    code = countries.codes.get(key)
    return Parsed(code) if code else countries.refused.get(key) or _unknown(key, countries)


def _unknown(key: str, countries: Countries) -> Parsed:
    """The problem, with the country whose name looks like the unknown one; it is proposed, never read."""
    names = sorted(name for name in countries.codes if len(name) >= _SHORTEST)
    found = process.extractOne(key, names, scorer=fuzz.ratio, score_cutoff=_ALIKE) if len(key) >= _SHORTEST else None
    labels = countries.names.get(countries.codes[found[0]], {}) if found else {}
    near = tuple((f"near_{language}", f"“{labels[language]}”") for language in _OR if language in labels)
    return Parsed(problem=Code.UNKNOWN_COUNTRY, expected=near)


def country_key(text: str) -> str:
    """What two spellings of one country have in common: no accents, marks, capitals or leading article.

    >>> country_key("Côte-d’Ivoire") == country_key("COTE D'IVOIRE")
    True
    >>> country_key("The Netherlands"), country_key("Trinité et Tobago"), country_key("LA")
    ('netherlands', 'trinite & tobago', 'la')
    """
    bare = "".join(ch for ch in unicodedata.normalize("NFD", canonical(text)) if not unicodedata.combining(ch))
    words = _MARKS.sub(" ", bare).replace("&", " & ").split()
    if len("".join(words)) == len(words) > 1:
        words = ["".join(words)]  # U. S. A.
    if len(words) > 1:  # "et" and "and" alone are codes
        words = [_WORDS.get(word, word) for word in words]
    return _ARTICLE.sub("", " ".join(words))


def country_words(reference: Reference) -> Countries:
    """All spellings of the reference table; one that leads to several countries is refused, whatever the table says."""
    meant: dict[str, set[str]] = defaultdict(set)
    for code, word in _spellings(reference):
        meant[country_key(word)].add(code)
    several = {key: codes for key, codes in meant.items() if len(codes) > 1}
    refused = {key: _refused(Code.AMBIGUOUS_COUNTRY, tuple(sorted(codes)), reference) for key, codes in several.items()}
    for problem, table in (
        (Code.AMBIGUOUS_COUNTRY, reference.ambiguous_countries),
        (Code.FORMER_COUNTRY, reference.former_countries),
    ):
        refused |= {country_key(name): _refused(problem, codes, reference) for name, codes in table.items()}
    codes = {key: next(iter(codes)) for key, codes in meant.items() if key not in refused}
    return Countries(
        codes, refused, {code: {name: names[name] for name in _OR} for code, names in reference.countries.items()}
    )


def _spellings(reference: Reference) -> Iterator[tuple[str, str]]:
    for code, names in reference.countries.items():
        for word in (code, names.get("iso3", code), names["en"], names["fr"], *names.get("aliases", [])):
            yield code, word


def _refused(problem: Code, codes: tuple[str, ...], reference: Reference) -> Parsed:
    """The problem, with the countries to choose from in each language."""
    labels = {
        language: word.join(f"{code} ({reference.countries[code][language]})" for code in codes)
        for language, word in _OR.items()
    }
    return Parsed(problem=problem, expected=tuple((f"label_{language}", text) for language, text in labels.items()))
