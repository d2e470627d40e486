"""The annex has the numbers of the pages, text that stays text, and the same bytes for the same inputs."""

import datetime
import io
from fractions import Fraction

import openpyxl
import pyarrow.parquet as pq
import pytest

from strandreport.report.annex.cover import Cover
from strandreport.report.annex.sheet import Column, Kind, Sheet, Shorthand
from strandreport.report.annex.workbook import Facts, Lines, workbook_bytes
from tests.report.annex.opened import HEADS, rows_of, table_rows, tables_of
from tests.report.project_folder import agreement, participation, project

FACTS = Facts("Title", "Subject", "Author", "key", "Draft", "Draft", datetime.date(2019, 12, 31), "Draft & more")
LINES = Lines("One table.", "No notes.", "Notes:", "Back")


@pytest.fixture(scope="module")
def book(built):
    return openpyxl.load_workbook(built.annex)


def one_cell(value) -> openpyxl.cell.Cell:
    return page_of(Column("Head"), [(value,)]).cell(HEADS + 1, 1)


def page_of(column: Column, rows):
    sheet = Sheet("Sheet", "Title", "Instruction", (column,), rows)
    data = workbook_bytes(Cover("Cover", "Title", (("Term", "Text"),)), [sheet], FACTS, LINES)
    return openpyxl.load_workbook(io.BytesIO(data))["Sheet"]


def test_every_figure_stands_in_the_annex_as_it_was_computed(built, book):
    table = pq.read_table(built.outputs / "measure" / "figures.parquet").to_pylist()
    rows = {row["Figure"]: row for row in rows_of(book["Figures"])}
    assert set(rows) == {figure["figure_id"] for figure in table}
    for figure in table:
        row, scale = rows[figure["figure_id"]], 100 if figure["kind"] == "money" else 1
        for head, part in (("Numerator", figure["numerator"]), ("Denominator", figure["denominator"])):
            if part is None:
                assert row[head] in (Shorthand.MISSING, Shorthand.NOT_APPLICABLE)
            else:
                assert row[head] == Fraction(part, scale)
        assert (row["Rows behind it"], row["Not judged"]) == (figure["n_rows"], figure["n_unresolved"])


def test_scorecard_of_the_annex_is_that_of_the_page(built, book):
    context = built.context("overall")
    page = {row["code"]: row for group in context["scorecard"]["groups"] for row in group["rows"]}
    rows = {row["Code"]: row for row in rows_of(book["Scorecard"])}
    assert list(rows) == list(page)
    for code, row in rows.items():
        latest = page[code]["latest"]
        whole = Shorthand.NOT_APPLICABLE if latest["denominator"] is None else latest["denominator"]
        assert (row["Numerator"], row["Denominator"]) == (latest["numerator"], whole)
        assert (row["Status"], row["Period"]) == (page[code]["status"]["label"], page[code]["latest_period"])
    assert rows["P07"]["As printed"] == "18.2%"
    assert rows["P07"]["Latest"] == pytest.approx(2 / 11)
    assert rows["P07"]["Target"] == pytest.approx(0.25)


def test_findings_and_ledger_of_the_annex_are_those_of_the_page(built, book):
    notes = built.context("overall")["notes"]
    ledger = rows_of(book["Ledger"])
    assert sum(row["All rows"] for row in ledger) == notes["ledger_total"]
    for line in notes["ledger"]:
        assert sum(row[line["label"]] for row in ledger) == line["count"]


def test_register_has_public_columns_and_the_place_of_every_row(book):
    rows = rows_of(book["Agreements"])
    assert len(rows) == 5
    assert "Contact" not in rows[0]
    assert (rows[0]["File"], rows[0]["Row"]) == ("registre.csv", 2)
    assert rows[0]["Signed on"] == datetime.datetime(2016, 2, 1)
    assert rows[0]["Committed by the institute (EUR)"] == 1000


def test_amounts_and_dates_have_formats_of_their_own(book):
    page = book["Agreements"]
    heads = [cell.value for cell in page[HEADS]]
    formats = {head: page.cell(HEADS + 1, i + 1).number_format for i, head in enumerate(heads)}
    assert formats["Committed by the institute (EUR)"] == "#,##0.00"
    assert formats["Signed on"] == "yyyy-mm-dd"
    assert formats["Agreement no."] == "@"
    assert formats["Row"] == "0"


def test_cover_says_what_the_edition_is(book):
    said = [row[0] for row in book["Cover"].iter_rows(values_only=True)]
    facts = dict(zip(said[1::2], said[2::2], strict=True))
    assert facts["Please note"] == "Draft, not signed"
    assert facts["Data cut-off"] == "31\xa0December\xa02019"
    assert facts["Contact"] == "cooperation@example.org"
    assert len(facts["Content of this workbook"]) == 12


def test_years_of_the_annex_are_the_figures(built, book):
    table = pq.read_table(built.outputs / "measure" / "figures.parquet").to_pylist()
    known = {
        (figure["indicator"], figure["period"]): figure
        for figure in table
        if not figure["breakdown"] and figure["strand"] in ("bilateral_cooperation", "european_programmes")
    }
    rows = [row for row in rows_of(book["Years"]) if row["Strand"] in ("A2.1", "A2.2")]
    assert rows
    for row in rows:
        for year in ("2016", "2017", "2018", "2019"):
            figure = known[row["Code"], year]
            if figure["numerator"] is None or (figure["denominator"] or 99) < 10:
                assert row[year] in (Shorthand.MISSING, Shorthand.UNRELIABLE)
            elif figure["denominator"] is None:
                assert row[year] == figure["numerator"] / (100 if figure["kind"] == "money" else 1)
            else:
                assert row[year] == pytest.approx(figure["numerator"] / figure["denominator"])


def test_progress_of_the_annex_is_that_of_the_page(built, book):
    groups = built.context("overall")["scorecard"]["groups"]
    page = {row["code"]: row for group in groups for row in group["rows"] if row["way_done"] is not None}
    rows = rows_of(book["Progress"])
    assert [row["Code"] for row in rows] == list(page)
    for row in rows:
        assert row["Way done"] == pytest.approx(page[row["Code"]]["way_done"])
        assert row["Time gone"] == pytest.approx(page[row["Code"]]["time_gone"])


def test_hostile_cells_stay_text(folder):
    hostile = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "https://example.org", "mailto:x@example.org", "0123"]
    folder.agreements(*(agreement(f"A{i}", 2016, Intitulé=text) for i, text in enumerate(hostile)), name="=h.csv")
    folder.annexes()
    book = openpyxl.load_workbook(folder.annex)
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if cell.hyperlink and cell.hyperlink.target]
    links = [cell for page in book.worksheets[2:] for row in page.iter_rows(min_row=HEADS) for cell in row]
    assert not [cell for cell in links if cell.hyperlink]
    titles = [row["Title"] for row in rows_of(book["Agreements"])]
    assert set(hostile) <= set(titles)


@pytest.mark.parametrize("text", ["\x00\x08", "\u202ereversed", "a" * 40_000])
def test_text_that_does_not_show_or_fit_is_made_to(text):
    value = one_cell(text).value
    assert value
    assert len(value) <= 32_767
    assert "\u202e" not in value


def test_empty_cell_says_that_nothing_is_available_and_zero_is_zero():
    assert one_cell("").value == Shorthand.MISSING
    assert page_of(Column("Head", Kind.INTEGER), [(0,)]).cell(HEADS + 1, 1).value == 0


def test_table_without_rows_says_that_none_applies(book):
    assert set(table_rows(book["Rows left out"])[0]) == {Shorthand.NOT_APPLICABLE}


def test_long_text_wraps_and_its_row_is_high_enough():
    page = page_of(Column("Head"), [("word " * 60,), ("short",)])
    cell = page.cell(HEADS + 1, 1)
    assert cell.alignment.wrap_text
    assert page.row_dimensions[cell.row].height > 3 * 12
    assert page.row_dimensions[cell.row + 1].height is None


def test_rate_on_a_small_base_is_no_percentage(folder):
    folder.cordis([project("1", 2019), project("2", 2019)], [participation("1", "coordinator"), participation("2")])
    folder.annexes()
    rows = {row["Figure"]: row for row in rows_of(openpyxl.load_workbook(folder.annex)["Figures"])}
    rate = rows["P07.european_programmes.2019"]
    assert (rate["Value"], rate["Numerator"], rate["Denominator"]) == (Shorthand.UNRELIABLE, 1, 2)
    assert rate["As printed"] == "1\xa0of\xa02"


def test_same_inputs_give_the_same_bytes(built):
    before = built.annex.read_bytes()
    built.annexes()
    assert built.annex.read_bytes() == before


def test_both_languages_have_the_same_numbers_and_signs(built, book):
    french = openpyxl.load_workbook(built.annex.with_name("annex.fr.xlsx"))
    signs = {str(sign) for sign in Shorthand}
    for ours, theirs in zip(tables_of(book), tables_of(french), strict=True):
        numbers = [
            [value for row in table_rows(page) for value in row if not isinstance(value, str) or value in signs]
            for page in (ours, theirs)
        ]
        assert numbers[0] == numbers[1]
