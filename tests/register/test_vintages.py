"""The latest vintage of a value counts, unless that would put an estimate in the place of a final value."""

from datetime import date

import pandas as pd
import pytest

from strandreport.model.project import load_project
from strandreport.register.vintages import older_vintages
from tests.conftest import ROOT

MARCH, SEPTEMBER, DECEMBER = date(2019, 3, 31), date(2019, 9, 30), date(2019, 12, 31)


@pytest.fixture(scope="module")
def register():
    return load_project(ROOT).registers["denominators"]


@pytest.mark.parametrize(
    ("rows", "replaced"),
    [
        ([("estimated", MARCH), ("final", SEPTEMBER)], [0]),
        ([("final", SEPTEMBER), ("estimated", MARCH)], [1]),
        ([("estimated", MARCH), ("semi_final", SEPTEMBER), ("final", DECEMBER)], [0, 1]),
        ([("final", MARCH), ("final", SEPTEMBER)], [0]),
        # who states no status calls the value final
        ([("estimated", MARCH), (None, SEPTEMBER)], [0]),
        # an estimate never replaces a final value: the two contradict each other
        ([("final", MARCH), ("estimated", SEPTEMBER)], []),
        ([("estimated", MARCH), ("final", MARCH)], []),
        ([("estimated", None), ("final", SEPTEMBER)], []),
        # of two rows of the latest day neither replaces the other, and both replace the older one
        ([("estimated", MARCH), ("final", SEPTEMBER), ("final", SEPTEMBER)], [0]),
    ],
)
def test_older_vintages_are_those_before_the_latest_that_is_no_less_final(register, rows, replaced):
    group = pd.DataFrame({
        "status": pd.array([status for status, _ in rows], dtype="string"),
        "as_of": pd.to_datetime([day for _, day in rows]),
    })  # fmt: skip
    assert older_vintages(group, register) == replaced
