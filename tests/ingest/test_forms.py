"""Every form is recognised by its own headers and by no others, and reads a row that is written as it describes."""

from dataclasses import replace

import pytest

from strandreport.ingest.cells import TEXT, Sheet
from strandreport.ingest.country_grammar import country_words
from strandreport.ingest.header import find_layout
from strandreport.ingest.typed_sheet import type_sheet
from strandreport.model.blank_forms import header_problems
from strandreport.model.findings import Code
from strandreport.model.forms import check_form
from strandreport.model.ledger import RowClass
from strandreport.model.project import load_project
from tests.conftest import ROOT

PROJECT = load_project(ROOT)
FORMS = sorted(PROJECT.forms)
COUNTRIES = country_words(PROJECT.reference)
READ = [name for name in FORMS if PROJECT.forms[name].feeds]
SAMPLES = {
    "id": "X1",
    "text": "words",
    "integer": "2019",
    "money": "1000",
    "decimal": "1",
    "date": "2019-03-31",
    "boolean": "true",
    "country": "FR",
}
TAKEN = {
    "year": "ERC-2019-STG",
    "erc_scheme": "ERC-2019-STG",
    "first_word": "LS4 - Physiology",
    "before_bracket": "INSERM [999997833,FR]",
    "first_in_bracket": "INSERM [999997833,FR]",
    "number_in_address": "https://example.org/project/999997833/101155852",
    "doi": "https://doi.org/10.1000/abc",
    "after_last_slash": "https://openalex.org/W123",
    "country_of_address": "[Roy, C; Ng, A] INSERM, U1016, Paris, France.",
}


def sheet_of(*rows):
    return Sheet("Sheet", [[TEXT + cell for cell in row] for row in rows])


def sample(form, header):
    """A cell that the form can read in the column of a header."""
    for feed in form.feeds:
        for column in feed.columns_of(header):
            if column.take:
                return TAKEN[column.take]
            described = PROJECT.registers[feed.register].column(column.name) if is_own(feed, column) else None
            if described is None:
                return "2019-03-31" if column.name == "embargo_until" else "public"
            return sample_of(described)
    return "x"


def sample_of(column):
    if column.type == "code":
        return next(iter(column.terms))
    # a year is within no bounds of a number
    return str(column.least) if column.least is not None and column.type == "integer" else SAMPLES[column.type]


def is_own(feed, column):
    return column.name in PROJECT.registers[feed.register].names


def minimal_headers(form, language=0):
    """The headers that a sheet of the form must have, in its first or second spelling."""
    columns = []
    if form.feeds:
        required = {c.name for c in PROJECT.registers[form.register].columns if c.required}
        columns = [column.headers for column in form.feeds[0].columns if column.name in required]
    spelt = [headers[min(language, len(headers) - 1)] for headers in (*columns, *form.needs)]
    return list(dict.fromkeys(spelt))


def all_headers(form):
    columns = [column for feed in form.feeds for column in feed.columns]
    return list(dict.fromkeys([*(column.headers[0] for column in columns), *minimal_headers(form)]))


def form_found(headers):
    layout, findings = find_layout(sheet_of(headers), PROJECT.forms, PROJECT.registers, "src")
    told = [finding.expected.get("form", "") for finding in findings if finding.code == "SHEET_NOT_NEEDED"]
    return layout.form.id if layout else (told or [finding.code for finding in findings])[0]


def read(form, headers):
    rows = [headers, [sample(form, header) for header in headers]]
    return type_sheet(sheet_of(*rows), "src", PROJECT.forms, PROJECT.registers, COUNTRIES)


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("language", [0, 1])
def test_the_headers_that_a_form_must_have_are_recognised_as_that_form(name, language):
    assert form_found(minimal_headers(PROJECT.forms[name], language)) == name


@pytest.mark.parametrize("name", READ)
def test_all_headers_of_a_form_are_recognised_as_that_form_and_each_is_known(name):
    headers = all_headers(PROJECT.forms[name])
    layout, findings = find_layout(sheet_of(headers), PROJECT.forms, PROJECT.registers, "src")
    assert (layout.form.id, findings) == (name, [])


@pytest.mark.parametrize("name", READ)
def test_a_minimal_row_of_a_form_is_accepted(name):
    form = PROJECT.forms[name]
    typed = read(form, minimal_headers(form))
    assert typed.classes == (RowClass.HEADER, RowClass.ACCEPTED)
    assert {finding.code for finding in typed.findings} <= {Code.ABSENT_COLUMN}
    assert len(typed.feeds[0].rows) == 1


@pytest.mark.parametrize("name", READ)
def test_a_full_row_of_a_form_feeds_all_its_registers(name):
    form = PROJECT.forms[name]
    typed = read(form, all_headers(form))
    assert (typed.classes, typed.findings) == ((RowClass.HEADER, RowClass.ACCEPTED), ())
    assert [(rows.register.name, len(rows.rows)) for rows in typed.feeds] == [(f.register, 1) for f in form.feeds]


@pytest.mark.parametrize("name", [name for name in FORMS if name not in READ])
def test_a_sheet_that_is_known_and_not_needed_is_told_as_that(name):
    form = PROJECT.forms[name]
    typed = read(form, minimal_headers(form))
    assert [(finding.code, finding.count) for finding in typed.findings] == [("SHEET_NOT_NEEDED", 1)]
    assert typed.classes == (RowClass.EXCLUDED, RowClass.EXCLUDED)


def test_one_header_of_a_form_alone_is_no_sheet_of_it():
    lonely = ["Organisme", "Organisation", "id", "name", "projectID", "new_org_id", "Année"]
    assert {form_found([header, "Couleur"]) for header in lonely} == {"UNKNOWN_SHEET"}


def test_every_register_that_is_not_derived_can_be_filled():
    fed = {feed.register for form in PROJECT.forms.values() for feed in form.feeds}
    assert sorted(set(PROJECT.registers) - fed) == []


def test_only_columns_of_the_form_that_no_row_needs_may_be_lacking():
    form = replace(PROJECT.forms["units_office"], may_lack=("director", "unit_code", "colour"))
    assert [message for place, message in check_form(form, PROJECT.registers) if place == ("may_lack",)] == [
        "the form has no column 'colour'",
        "the register needs 'unit_code': it is told when missing",
    ]


def test_a_form_to_fill_has_the_label_of_every_column_among_its_headers():
    form = PROJECT.forms["units_office"]
    [feed] = form.feeds
    french = tuple(replace(c, headers=c.headers[:1]) if c.name == "director" else c for c in feed.columns)
    changed = replace(form, feeds=(replace(feed, columns=french),))
    assert [name for name, _ in header_problems(changed, PROJECT.registers)] == ["director"]
    assert header_problems(replace(changed, fill=False), PROJECT.registers) == []
