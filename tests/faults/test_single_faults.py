"""Each of the 41 single faults, alone in a clean workbook, ends right, refused at the cell or flagged: never silent."""

import pytest

from tests.faults.clean_workbook import clean_book, clean_rows, facts_of, publish
from tests.faults.outcomes import FLAGGED, REFUSED, RIGHT, SILENT, judge, verdict_of
from tests.faults.single_faults import FAULTS
from tools.write_fault_table import TABLE, table

TRUTH = facts_of(clean_rows())
LESS = facts_of(clean_rows()[1:])


def test_there_are_41_faults():
    assert len(FAULTS) == 41


def test_clean_workbook_gives_the_figures_that_were_added_up_by_hand():
    outcome, published, page = publish(clean_book()[0])
    assert published == TRUTH
    assert outcome.findings == ()
    assert page["notes"]["findings"] == []


@pytest.mark.parametrize("name", FAULTS)
def test_single_fault_is_never_silent(name):
    assert verdict_of(name).outcome in (RIGHT, REFUSED, FLAGGED)


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_not_right_is_told_on_the_page_of_the_strand(name):
    verdict = verdict_of(name)
    assert verdict.told or verdict.outcome == RIGHT


def test_wrong_figures_count_as_silent_even_beside_a_finding():
    wrong = {**TRUTH, ("G01", "total", "", ""): 1}
    assert judge(wrong, TRUTH, LESS, is_told=True, is_at_cell=True) == SILENT
    assert judge(LESS, TRUTH, LESS, is_told=False, is_at_cell=False) == SILENT
    assert judge(LESS, TRUTH, LESS, is_told=True, is_at_cell=False) == FLAGGED
    assert judge(LESS, None, LESS, is_told=True, is_at_cell=True) == REFUSED


def test_table_in_the_docs_is_up_to_date():
    assert TABLE.read_text(encoding="utf-8") == table(), "python tools/write_fault_table.py"
