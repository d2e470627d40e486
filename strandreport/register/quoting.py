"""What a finding may quote of the values of rows, and how they are written."""

import pandas as pd

from strandreport.model.money import minor_units_text
from strandreport.model.registers import Register


def is_secret(group: pd.DataFrame) -> bool:
    """Whether one of the rows may not be public: then no value of any is quoted."""
    return bool((group["visibility"].fillna("public") != "public").any() or group["embargo_until"].notna().any())


def spellings(values: pd.Series, register: Register, column: str) -> list[str]:
    """The different values as people write them: money in units, not in hundredths, codes in words."""
    known = sorted({value for value in values if not pd.isna(value)}, key=str)
    described = register.column(column) if column in register.names else None
    if described and described.type == "money":
        return [minor_units_text(int(value), described.minor_digits) for value in known]
    return [described.code_words(str(value)) if described else str(value) for value in known]
