"""Every kind of finding has its words, a page, and a smallest fixture that brings about it and nothing else."""

from collections import Counter

import pytest

from strandreport.model.findings import Code
from tests.faults.fixture import fixture_codes, load_fixture
from tests.faults.run import USUAL, outcome_of
from tools.write_finding_pages import PAGES, index, page

CODES = [str(code) for code in Code]
FOUND = [code for code in CODES if code in fixture_codes()]


def test_every_code_has_a_fixture_and_no_fixture_is_left_over():
    assert fixture_codes() == sorted(CODES)


def test_every_code_has_a_page_and_no_page_is_left_over():
    assert sorted(path.stem for path in PAGES.glob("*.md")) == sorted([*CODES, "README"])


@pytest.mark.parametrize("code", FOUND)
def test_fixture_leads_to_its_finding_and_to_no_other(code):
    fixture, findings = load_fixture(code), outcome_of(code).findings
    found = [(str(f.severity), f.cells, f.count) for f in findings if f.code == code]
    assert sorted(found) == sorted(fixture.expected)
    assert Counter(f.code for f in findings if f.code not in (code, USUAL)) == Counter(fixture.also)


@pytest.mark.parametrize("code", FOUND)
def test_every_row_of_the_fixture_is_accounted_for(code):
    outcome = outcome_of(code)
    assert outcome.classes == load_fixture(code).rows
    assert all(sum(sheet["classes"].values()) == sheet["rows"] for sheet in outcome.ledger["sheets"])


@pytest.mark.parametrize("code", FOUND)
def test_page_is_up_to_date(code):
    assert (PAGES / f"{code}.md").read_text(encoding="utf-8") == page(code), "python tools/write_finding_pages.py"


def test_index_is_up_to_date():
    assert (PAGES / "README.md").read_text(encoding="utf-8") == index(CODES), "python tools/write_finding_pages.py"
