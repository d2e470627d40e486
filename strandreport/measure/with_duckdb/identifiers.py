"""Names in SQL: only names that look like names, and always quoted. Values never become SQL text."""

import re

_WORDS = re.compile(r"[A-Za-z0-9_+]{1,2000}")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,60}")


def quoted(name: str) -> str:
    """A table or column name, quoted.

    >>> quoted("start_date")
    '"start_date"'

    Raises:
        ValueError: if it is anything but letters, figures and underscores.
    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} can't be the name of a column or table")
    return f'"{name}"'


def literal(words: str) -> str:
    """Names joined by ``+`` as a text in SQL.

    >>> literal("eu+maghreb")
    "'eu+maghreb'"

    Raises:
        ValueError: if it is anything but letters, figures, underscores and plus signs.
    """
    if not _WORDS.fullmatch(words):
        raise ValueError(f"{words!r} can't stand in a query")
    return f"'{words}'"
