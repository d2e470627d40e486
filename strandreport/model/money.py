"""Money in words: integer hundredths of the reporting currency as they would stand in a sheet."""


def minor_units_text(value: int) -> str:
    """Units with two decimals.

    >>> minor_units_text(1299823751597), minor_units_text(-5)
    ('12998237515.97', '-0.05')
    """
    sign = "-" if value < 0 else ""
    return f"{sign}{abs(value) // 100}.{abs(value) % 100:02d}"


def amount_text(value: int, kind: str) -> str:
    """A value of a column of some type as it would stand in a sheet.

    >>> amount_text(150, "money"), amount_text(150, "integer")
    ('1.50', '150')
    """
    return minor_units_text(value) if kind == "money" else str(value)
