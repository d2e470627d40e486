"""Money in words: integer minor units (hundredths unless a column says otherwise) as they would stand in a sheet."""


def minor_units_text(value: int, digits: int = 2) -> str:
    """Units with their decimals.

    >>> minor_units_text(1299823751597), minor_units_text(-5), minor_units_text(1234567, 3)
    ('12998237515.97', '-0.05', '1234.567')
    """
    sign, unit = "-" if value < 0 else "", 10**digits
    return f"{sign}{abs(value) // unit}.{abs(value) % unit:0{digits}d}"


def amount_text(value: int, kind: str, digits: int = 2) -> str:
    """A value of a column of some type as it would stand in a sheet.

    >>> amount_text(150, "money"), amount_text(150, "integer")
    ('1.50', '150')
    """
    return minor_units_text(value, digits) if kind == "money" else str(value)
