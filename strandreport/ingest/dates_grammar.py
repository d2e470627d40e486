"""The grammar of dates: a day of the calendar, or what is wrong with the cell. What names no day is never made one."""

import re
import unicodedata
from datetime import date

from strandreport.ingest.cells import DATE, NUMBER, TEXT, Cell
from strandreport.ingest.numbers_grammar import YEARS, Parsed
from strandreport.model.findings import Code
from strandreport.model.form_columns import FormColumn
from strandreport.model.registers import Column

MONTHS_OF_A_YEAR = 12
_MONTHS = (
    "janvier janv january jan", "fevrier fevr fev february feb", "mars march mar", "avril avr april apr", "mai may",
    "juin june jun", "juillet juil july jul", "aout august aug", "septembre september sept sep",
    "octobre october oct", "novembre november nov", "decembre december dec",
)  # fmt: skip
_NUMBER_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_MONTH = rf"(?P<month>{'|'.join(sorted(_NUMBER_OF, key=len, reverse=True))})\.?"
_WEEKDAY = r"(?:(?:[a-z]+(?:day|di)|dimanche),? )?(?:le )?"
_DAY, _YEAR = r"(?P<day>[0-3]?[0-9])(?:er|st|nd|rd|th)?", r"(?P<year>[0-9]{4})"
_IN_WORDS = (
    re.compile(rf"{_WEEKDAY}{_DAY}(?: of)?[ -]{_MONTH}[ -]{_YEAR}"),
    re.compile(rf"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}"),
)
_SLASHED = re.compile(r"([0-3]?[0-9])[/.-]([0-3]?[0-9])[/.-]([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T]00:00(?::00)?)?")
_PART_OF_A_YEAR = r"(?:[tqs] ?[1-4]|[1-4](?:er|re|eme|e|st|nd|rd|th) (?:trimestre|semestre|quarter|half)|h[12])"
_NO_DAY = re.compile(
    rf"(?:{_MONTH}[ /.-]?|{_PART_OF_A_YEAR}[ /.-]?|[01]?[0-9][/.-])?[0-9]{{4}}"
    rf"|[0-9]{{4}}[ /.-]?{_PART_OF_A_YEAR}|[0-9]{{4}} ?[/–-] ?(?:[0-9]{{2}}|[0-9]{{4}})"
)


def parse_date(cell: Cell, column: Column, form: FormColumn) -> Parsed:
    """An ISO calendar day between 1950 and 2100."""
    if cell.kind == DATE:
        return _day(*(int(part) for part in cell.text[:10].split("-")))
    if cell.kind == NUMBER:
        return Parsed(problem=Code.INCOMPLETE_DATE if _is_year(cell.text) else Code.BAD_DATE)
    if cell.kind != TEXT:
        return Parsed(problem=Code.BAD_DATE)
    text = plain(cell.text)
    if form.dates == "dmy" and (match := _SLASHED.fullmatch(text)):
        return _day(int(match[3]), int(match[2]), int(match[1]))
    if found := _unambiguous(text):
        return found
    return Parsed(problem=Code.INCOMPLETE_DATE if _NO_DAY.fullmatch(text) else Code.BAD_DATE)


def day_in(text: str) -> date | None:
    """A day that stands alone in a text, as ISO or with its month in words: written so it has one meaning.

    >>> day_in("1er mars 2024"), day_in("2024-03-01"), day_in("03/04/2024")
    (datetime.date(2024, 3, 1), datetime.date(2024, 3, 1), None)
    """
    found = _unambiguous(plain(text))
    return found.value if found and isinstance(found.value, date) else None


def _unambiguous(text: str) -> Parsed | None:
    """A day as ISO or with its month in words; None if the text is neither."""
    if match := _ISO.fullmatch(text.upper()):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    for pattern in _IN_WORDS:
        if match := pattern.fullmatch(text):
            return _day(int(match["year"]), _NUMBER_OF[match["month"]], int(match["day"]))
    return None


def plain(text: str) -> str:
    r"""Text of a date in small letters, without accents, its blanks made one.

    >>> plain(" 1er\u00a0FÉVR.  2024 ")
    '1er fevr. 2024'
    """
    letters = (ch for ch in unicodedata.normalize("NFKD", text) if not unicodedata.combining(ch))
    return " ".join("".join(letters).casefold().split())


def slashed_parts(cell: Cell) -> tuple[int, int] | None:
    """First and second number of a date written with slashes, dots or dashes, year last."""
    match = _SLASHED.fullmatch(plain(cell.text)) if cell.kind == TEXT else None
    return (int(match[1]), int(match[2])) if match else None


def _is_year(text: str) -> bool:
    return text.isdigit() and int(text) in YEARS


def _day(year: int, month: int, day: int) -> Parsed:
    try:
        return Parsed(date(year, month, day)) if year in YEARS else Parsed(problem=Code.BAD_DATE)
    except ValueError:
        return Parsed(problem=Code.BAD_DATE)
