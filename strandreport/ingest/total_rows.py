"""Which rows say what other rows add up to. They are never data."""

import re

from strandreport.ingest.cells import TEXT, decode, shown
from strandreport.ingest.header import Layout
from strandreport.model.spelling import canonical

_PART = r"(?:dont|of which|y compris|including)\b.*"
_TOTAL = r"(?:(?:sous|sub|s|grand|general)[- /.]*)?tota(?:l|ux|ls)"
_KINDS = r"(?: (?:g[eé]n[eé]ral|cumul[eé]|partiel|hors taxes|ht|ttc))?(?: ?\(.*\))?(?: [0-9]{4})?"
_LABEL = re.compile(rf"(?:{_TOTAL}{_KINDS}|somme|sum|ensemble|cumul) ?:?")
# with no other word in the row, more may follow: "Total Portugal", "Somme des engagements"
_ALONE = re.compile(rf"{_TOTAL}\b.*|(?:somme|sum|ensemble|cumul)\b.*|{_PART}")
_OF_WHICH = re.compile(_PART)
_SUBTOTAL = re.compile(r"(?:sous|sub|s)[- /.]*tota")
_AMOUNT = re.compile(r"-?[0-9][0-9 .,'\u2019]*[^\W\d_]{0,4}[€$£]?|-?[0-9][0-9 .,'\u2019]* ?[^\W\d_]{0,5}")
_MOST_WORDS = 2


def is_total(row: list[str | None], layout: Layout) -> bool:
    """Whether a row is a total: its label has no other words beside it, or one (the group) if it can be nothing else.

    Whoever is called Total SA has a key, or more to say. What has a key of its own is data, whatever its title.
    """
    key = _key(row, layout)
    if key and not _ALONE.match(key):
        return False
    words = _words(row)
    if not words or len(words) > _MOST_WORDS or key not in ("", words[0]):
        return False
    if _LABEL.fullmatch(words[0]):
        return True
    has_amounts = sum(cell is not None for cell in row) > len(words)
    return has_amounts and bool((_ALONE if len(words) == 1 else _OF_WHICH).fullmatch(words[0]))


def adds_up(row: list[str | None]) -> bool:
    """Whether a total says what rows add up to; "of which" names a part that nobody can check."""
    return not _OF_WHICH.match(_words(row)[0])


def is_subtotal(row: list[str | None]) -> bool:
    """Whether a total is one of a group."""
    return bool(_SUBTOTAL.match(_words(row)[0]))


def _words(row: list[str | None]) -> list[str]:
    """Texts with letters, in canonical spelling; amounts with their unit are no words."""
    texts = [canonical(cell[1:]) for cell in row if cell is not None and cell[0] == TEXT]
    return [text for text in texts if any(ch.isalpha() for ch in text) and not _AMOUNT.fullmatch(text)]


def _key(row: list[str | None], layout: Layout) -> str:
    """What stands in the first column of the form; blank if nothing does."""
    at = layout.positions.get(layout.form.feeds[0].columns[0].name)
    return "" if at is None else canonical(shown(row[at]))


def is_one_note(filled: list[str], is_one_column: bool) -> bool:
    """Whether a row is a remark: words in one cell alone. A lone amount is none, even if it is kept as text."""
    if len(filled) != 1 or is_one_column:
        return False
    cell = decode(filled[0])
    return cell.kind == TEXT and not _AMOUNT.fullmatch(canonical(cell.text))
