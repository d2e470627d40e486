"""Which rows of a register an audience may see: the same rule as for the figures."""

from collections.abc import Mapping
from datetime import date
from typing import Any

PUBLIC = "public"
RULES = ("visibility", "embargo_until")


def is_visible(row: Mapping[str, Any], audience: str, as_of: date) -> bool:
    """Whether a row may be shown.

    >>> is_visible({"visibility": "public", "embargo_until": date(2020, 1, 1)}, "public", date(2019, 12, 31))
    False
    >>> is_visible({"visibility": "restricted", "embargo_until": None}, "internal", date(2019, 12, 31))
    True
    """
    if audience != PUBLIC:
        return True
    return row["visibility"] == PUBLIC and (row["embargo_until"] is None or row["embargo_until"] < as_of)


def shows_column(disclosure: str, audience: str) -> bool:
    """Whether values of a column may be quoted: personal ones never, internal ones not in public.

    >>> shows_column("personal", "internal"), shows_column("internal", "public"), shows_column("public", "public")
    (False, False, True)
    """
    return disclosure == PUBLIC or (disclosure == "internal" and audience != PUBLIC)
