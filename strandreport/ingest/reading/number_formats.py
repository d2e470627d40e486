"""Number formats that make a person read another number than the cell holds."""

import re

# What in a number format changes how a person reads the number: percent, currencies, thousands, literal units.
_LOCALE = re.compile(r"\[\$-[0-9A-Fa-f]+\]")
_UNIT = re.compile(r'%|[€$£¥]|"[^"]*[A-Za-z€$£%][^"]*"|\[\$[^\]-]+|[#0],+(?![#0?,])|\\[kKM]')


def unit_format(number_format: str) -> str:
    """A number format if it makes a person read another number than the cell holds, else nothing.

    >>> unit_format('0.0" M€"'), unit_format("0%"), unit_format("#,##0.00")
    ('0.0" M€"', '0%', '')
    """
    number_format = _LOCALE.sub("", number_format)
    return number_format if _UNIT.search(number_format) else ""
