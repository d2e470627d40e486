"""Dates as text, in English and French."""

from datetime import date

from strandreport.report.formatting import NO_BREAK

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
SHORT = {
    "en": "Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.",
    "fr": "janv. févr. mars avril mai juin juill. août sept. oct. nov. déc.",
}


def day(value: date, language: str) -> str:
    r"""A date in words.

    >>> day(date(2020, 2, 12), "en"), day(date(2020, 2, 1), "fr")
    ('12\xa0February\xa02020', '1er\xa0février\xa02020')
    """
    first = "1er" if language == "fr" and value.day == 1 else str(value.day)
    return f"{first}{NO_BREAK}{MONTHS[language].split()[value.month - 1]}{NO_BREAK}{value.year}"


def short_day(value: date, language: str) -> str:
    r"""A date in words for narrow columns.

    >>> short_day(date(2020, 2, 12), "en"), short_day(date(2020, 2, 1), "fr")
    ('12\xa0Feb.\xa02020', '1er\xa0févr.\xa02020')
    """
    first = "1er" if language == "fr" and value.day == 1 else str(value.day)
    return f"{first}{NO_BREAK}{SHORT[language].split()[value.month - 1]}{NO_BREAK}{value.year}"
