"""The part of a cell that counts, by a closed list of names (``model.forms.TAKES``); no pattern comes from a form."""

import re
from collections.abc import Callable, Mapping

_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_LEADING_NAMES = re.compile(r"^\s*\[[^\[\]]*\]\s*")
_DOI = re.compile(r"10\.[0-9]{4,9}/\S+")
_ERC_SCHEME = re.compile(r"STG|COG|ADG|POC|SYG")
_DIGITS = re.compile(r"[0-9]{6,}")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def take(name: str, text: str) -> str:
    """A part of a text; nothing if the text has no such part.

    >>> take("before_bracket", "INSERM [999997833,FR]"), take("first_in_bracket", "INSERM [999997833,FR]")
    ('INSERM', '999997833')
    >>> take("last_in_bracket", "INSERM [999997833,FR]"), take("after_last_comma", "INSERM, U1016, Paris, France.")
    ('FR', 'France')
    >>> take("year", "ERC-2019-STG"), take("number_in_address", "https://x.eu/?pic=999997833"), take("first_word", "LS4 - Physiology")
    ('2019', '999997833', 'LS4')
    >>> take("country_of_address", "[Ng, A; Wu, B] MIT, Cambridge, MA 02139 USA."), take("erc_scheme", "ERC-2012-StG_20111109")
    ('USA', 'STG')
    >>> take("doi", "https://doi.org/10.1000/Ab/c"), take("first_word", "SYG-LS Life Sciences")
    ('10.1000/ab/c', 'SYG-LS')
    >>> take("after_last_slash", "https://openalex.org/W123"), take("last_in_bracket", "INSERM")
    ('W123', '')
    """  # noqa: E501 - an example stands on one line
    return _TAKES[name](text) if name else text


def split_outside_brackets(text: str, separator: str) -> list[str]:
    """The parts of a list; a separator between square brackets (names before an address, tags) parts nothing.

    >>> split_outside_brackets("[Ng, A; Wu, B] MIT, USA; [Roy, C] INSERM, France", ";")
    ['[Ng, A; Wu, B] MIT, USA', ' [Roy, C] INSERM, France']
    >>> split_outside_brackets("A [b; C", ";")
    ['A [b', ' C']
    """
    inside = re.compile(rf"\[[^\[\]]*\]|{re.escape(separator)}")
    cuts = [match.span() for match in inside.finditer(text) if match[0] == separator]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _country_of_address(text: str) -> str:
    """The last part of an address; those of the United States end with state, postcode and USA."""
    last = _LEADING_NAMES.sub("", text).rpartition(",")[2].strip(" .")
    return "USA" if last.split()[-1:] == ["USA"] else last


def _in_bracket(part: int) -> Callable[[str], str]:
    def inside(text: str) -> str:
        match = _BRACKET.search(text)
        return match[1].split(",")[part].strip() if match else ""

    return inside


def _first(pattern: re.Pattern[str]) -> Callable[[str], str]:
    def found(text: str) -> str:
        match = pattern.search(text)
        return match[0] if match else ""

    return found


_TAKES: Mapping[str, Callable[[str], str]] = {
    "year": _first(_YEAR),
    "before_bracket": lambda text: text.partition("[")[0].strip(),
    "first_in_bracket": _in_bracket(0),
    "last_in_bracket": _in_bracket(-1),
    "after_last_comma": lambda text: text.rpartition(",")[2].strip(" ."),
    "number_in_address": _first(_DIGITS),
    "first_word": lambda text: text.split()[0] if text.split() else "",
    "country_of_address": _country_of_address,
    "doi": lambda text: _first(_DOI)(text).lower(),
    "erc_scheme": lambda text: _first(_ERC_SCHEME)(text.upper()),
    "after_last_slash": lambda text: text.rpartition("/")[2].strip(),
}
