"""From when until when an agreement binds, as notes list it; what can't be known is said."""

from datetime import date

import pytest

from strandreport.measure.agreement_days import agreement_days
from tests.measure.builder import make_task, write_registers

LEA = {"agreement_id": "A1", "instrument": "LEA", "start_date": date(2016, 6, 1)}


@pytest.fixture
def days(tmp_path):
    def run(*rows, **options):
        task = make_task({}, **options)
        return agreement_days(write_registers(tmp_path / "register", {"agreements": rows}, task.registers), task)

    return run


def test_four_years_without_a_stated_end_end_by_rule(days):
    assert days(LEA)["A1"] == {
        "start": "2016-06-01",
        "end": "2020-05-31",
        "by_rule": True,
        "chain": "A1",
        "is_known": True,
    }


@pytest.mark.parametrize("column", ["start_date", "end_date", "termination_date"])
def test_an_agreement_whose_start_end_or_termination_can_not_be_read_is_not_known(days, column):
    found = days({**LEA, "end_date": date(2019, 5, 31), column: None, "voided": column}, {**LEA, "agreement_id": "A2"})
    assert {name: one["is_known"] for name, one in found.items()} == {"A1": False, "A2": True}


def test_a_renewal_is_of_the_chain_of_what_it_renews(days):
    found = days(LEA, {**LEA, "agreement_id": "A2", "renewed_from": "A1"})
    assert {name: one["chain"] for name, one in found.items()} == {"A1": "A1", "A2": "A1"}


def test_an_agreement_that_readers_may_not_see_has_no_days(days):
    secret = {**LEA, "agreement_id": "A2", "visibility": "restricted"}
    assert list(days(LEA, secret)) == ["A1"]
    assert list(days(LEA, secret, audience="internal")) == ["A1", "A2"]
