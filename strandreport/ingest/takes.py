"""The part of a cell that counts, by a closed list of names (``model.forms.TAKES``); no pattern comes from a form."""

import re
from collections.abc import Callable, Mapping

_BRACKET = re.compile(r"\[([^\[\]]*)\]")
_DIGITS = re.compile(r"[0-9]{6,}")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def take(name: str, text: str) -> str:
    """A part of a text; nothing if the text has no such part.

    >>> take("before_bracket", "INSERM [999997833,FR]"), take("first_in_bracket", "INSERM [999997833,FR]")
    ('INSERM', '999997833')
    >>> take("last_in_bracket", "INSERM [999997833,FR]"), take("after_last_comma", "INSERM, U1016, Paris, France.")
    ('FR', 'France')
    >>> take("year", "ERC-2019-STG"), take("number_in_address", "https://x.eu/?pic=999997833"), take("before_hyphen", "LS4 - Physiology")
    ('2019', '999997833', 'LS4')
    >>> take("after_last_slash", "https://openalex.org/W123"), take("last_in_bracket", "INSERM")
    ('W123', '')
    """  # noqa: E501 - an example stands on one line
    return _TAKES[name](text) if name else text


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
    "before_hyphen": lambda text: text.partition("-")[0].strip(),
    "after_last_slash": lambda text: text.rpartition("/")[2].strip(),
}
