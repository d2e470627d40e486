"""Headers of two rows, tables beside each other, odd blanks in headers, and sheets that continue another."""

from dataclasses import replace

import pytest

from strandreport.ingest.cells import Merge, Sheet, encode_value
from strandreport.ingest.side_tables import side_tables
from strandreport.model.forms import parse_form
from tests.ingest.conftest import HEADERS, agreement, codes

GROUPS = ["Projet", None, None, None, None, "Financement", None]
DETAILS = ["Numéro", "Instrument", "Partenaire", "Pays", "Statut", "Date", "Montant"]
GROUPED = parse_form({
    "id": "grouped",
    "label": {"en": "Grouped", "fr": "Groupé"},
    "register": "agreements",
    "side_by_side": True,
    "columns": {
        "agreement_id": {"headers": ["Projet / Numéro"]},
        "instrument": {"headers": ["Projet / Instrument"]},
        "partner_name": {"headers": ["Projet / Partenaire"]},
        "partner_country": {"headers": ["Projet / Pays"]},
        "status": {"headers": ["Projet / Statut", "Statut"]},
        "signature_date": {"headers": ["Financement / Date"], "dates": "dmy"},
        "amount_committed": {"headers": ["Financement / Montant"]},
    },
})  # fmt: skip


def classes(typed):
    return [str(row) for row in typed.classes]


def told(typed, code):
    return [(str(f.severity), f.cells, f.value) for f in typed.findings if f.code == code]


@pytest.fixture
def forms(project):
    return {**project.forms, "grouped": GROUPED}


@pytest.mark.parametrize("merges", [(), (Merge(1, 1, 1, 5), Merge(1, 6, 1, 7))], ids=["blank", "merged"])
def test_a_header_of_two_rows_is_read_where_a_form_knows_group_and_detail(read, forms, merges):
    typed = read([["Accords"], [], GROUPS, DETAILS, agreement(1)], forms, merges=[move(m, 2) for m in merges])
    assert classes(typed) == ["note", "blank", "header", "header", "accepted"]
    assert typed.layout.letters["agreements"]["amount_committed"] == "G"
    assert typed.feeds[0].values["amount_committed"] == [100000]
    assert [f for f in typed.findings if f.code != "ABSENT_COLUMN"] == []


def move(merge, rows):
    return replace(merge, first_row=merge.first_row + rows, last_row=merge.last_row + rows)


def test_a_header_that_is_merged_over_both_rows_keeps_its_own_name(read, forms):
    groups, details = [*GROUPS[:4], "Statut", *GROUPS[5:]], [*DETAILS[:4], None, *DETAILS[5:]]
    typed = read(
        [groups, details, agreement(1)], forms, merges=(Merge(1, 1, 1, 4), Merge(1, 5, 2, 5), Merge(1, 6, 1, 7))
    )
    assert classes(typed) == ["header", "header", "accepted"]


def test_a_header_of_two_rows_that_is_repeated_below_is_no_data(read, forms):
    rows = [GROUPS, DETAILS, agreement(1), GROUPS, DETAILS, agreement(2), [None, None, "Projet Partenaire"]]
    assert classes(read(rows, forms)) == ["header", "header", "accepted", "header", "header", "accepted", "header"]


def test_a_header_of_two_rows_that_no_form_knows_is_not_read(read):
    typed = read([GROUPS, DETAILS, agreement(1)])
    assert set(classes(typed)) == {"excluded"}
    assert {str(f.severity) for f in typed.findings} == {"blocks"}


def test_headers_divided_over_two_rows_are_told_as_such_and_not_as_missing(read):
    """Guards: a sheet with "Pays" above a row of other headers was told that it lacks "Pays"."""
    above = [HEADERS[0], None, None, "Pays", *[None] * (len(HEADERS) - 4)]
    below = [None, *HEADERS[1:3], None, *HEADERS[4:]]
    typed = read([above, below, agreement(1)])
    ((severity, cells, value),) = told(typed, "TWO_ROW_HEADER")
    assert (severity, cells[:2], value.split(" | ")[:2]) == ("blocks", ("B2", "C2"), HEADERS[1:3])
    assert told(typed, "MISSING_COLUMN") == []


def test_a_header_that_goes_on_in_the_next_row_is_refused_and_never_half_read(read):
    header = [*HEADERS[:6], "Montant engagé (EUR)", None]
    typed = read([header, [None] * 6 + ["prévu", "réalisé"], [*agreement(1), 900]])
    assert told(typed, "TWO_ROW_HEADER") == [("blocks", ("G2", "H2"), "prévu | réalisé")]
    assert set(classes(typed)) == {"excluded"}


def beside(left, right):
    return [[*a, None, *b] for a, b in zip(left, right, strict=True)]


def test_tables_beside_each_other_are_named_where_no_form_knows_them(read):
    typed = read(beside([HEADERS, agreement(1)], [HEADERS, agreement(2)]))
    assert told(typed, "SIDE_TABLES") == [("blocks", ("A1", "I1"), HEADERS[0])]
    assert set(classes(typed)) == {"excluded"}


def test_tables_beside_each_other_are_each_read_where_a_form_declares_them(read, project, countries):
    form = replace(project.forms["agreements_office"], side_by_side=True)
    rows = beside([HEADERS, agreement(1), agreement(2)], [HEADERS, agreement(3), [None] * 7])
    grid = [[encode_value(value) for value in row] for row in rows]
    parts = side_tables(Sheet("S", grid, hidden_columns=(9,)), {form.id: form}, project.registers)
    typed = [read([], {form.id: form}, sheet=part) for part in parts]
    assert [t.feeds[0].values["agreement_id"] for t in typed] == [["A1", "A2"], ["A3"]]
    assert [t.layout.letters["agreements"]["agreement_id"] for t in typed] == ["A", "I"]
    assert [classes(t) for t in typed] == [["header", "accepted", "accepted"], ["header", "accepted", "blank"]]
    assert [part.hidden_columns for part in parts] == [(), (9,)]


def test_a_sheet_with_one_table_stays_whole(project):
    sheet = Sheet("S", [[encode_value(v) for v in row] for row in [HEADERS, agreement(1)]])
    assert side_tables(
        sheet, {"f": replace(project.forms["agreements_office"], side_by_side=True)}, project.registers
    ) == [sheet]


@pytest.mark.parametrize(
    "spelling",
    ["Pays ", "\u00a0Pays", "Pays\u200b", "PAYS", "P\u00adays", "Pays\n", "\ufeffPays"],
    ids=["blank", "nbsp", "zero width", "capitals", "soft hyphen", "line break", "bom"],
)
def test_what_nobody_sees_in_a_header_does_not_matter(read, spelling):
    headers = [spelling if header == "Pays" else header for header in HEADERS]
    assert classes(read([headers, agreement(1)])) == ["header", "accepted"]


def test_a_line_break_inside_a_header_is_a_blank(read):
    headers = ["Date de\nsignature" if header == "Date de signature" else header for header in HEADERS]
    typed = read([headers, agreement(1)])
    assert "signature_date" in typed.layout.positions


def test_a_sheet_without_a_header_that_continues_another_is_named_as_such(workbook, intake):
    def more(sheet):
        suite = sheet.parent.create_sheet("Suite")
        for number in (3, 4):
            suite.append(agreement(number))

    found = intake(workbook([agreement(1), agreement(2)], more))
    finding = codes(found)["CONTINUED_SHEET"]
    assert (finding["severity"], finding["sheet"], finding["count"], finding["expected"]) == (
        "blocks",
        "Suite",
        2,
        {"other": "Accords"},
    )
    assert "UNKNOWN_SHEET" not in codes(found)


def test_a_cover_sheet_continues_nothing(workbook, intake):
    def cover(sheet):
        sheet.parent.create_sheet("Lisez-moi", 0).append(["Registre", "des", "accords"])

    assert "CONTINUED_SHEET" not in codes(intake(workbook([agreement(1)], cover)))
