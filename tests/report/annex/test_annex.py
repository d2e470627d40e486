"""The annex has the numbers of the pages, text that stays text, and the same bytes for the same inputs."""

import datetime
import io
from fractions import Fraction

import openpyxl
import pyarrow.parquet as pq
import pytest

from strandreport.report.annex.sheet import Column, Kind, Sheet
from strandreport.report.annex.workbook import Facts, workbook_bytes
from tests.report.project_folder import agreement

HEADS = 3
FACTS = Facts("Title", "Author", datetime.date(2019, 12, 31), "Draft & more")


def rows_of(page) -> list[dict]:
    heads = [cell.value for cell in page[HEADS]]
    return [dict(zip(heads, row, strict=True)) for row in page.iter_rows(min_row=HEADS + 1, values_only=True)]


@pytest.fixture(scope="module")
def book(built):
    return openpyxl.load_workbook(built.annex)


def one_cell(value) -> openpyxl.cell.Cell:
    sheet = Sheet("Sheet", "Title", "Instruction", (Column("Head"),), [(value,)])
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes([sheet], FACTS)))["Sheet"].cell(HEADS + 1, 1)


def test_every_figure_stands_in_the_annex_as_it_was_computed(built, book):
    table = pq.read_table(built.outputs / "measure" / "figures.parquet").to_pylist()
    rows = {row["Figure"]: row for row in rows_of(book["Figures"])}
    assert set(rows) == {figure["figure_id"] for figure in table}
    for figure in table:
        row, scale = rows[figure["figure_id"]], 100 if figure["kind"] == "money" else 1
        parts = [
            None if part is None else Fraction(part, scale) for part in (figure["numerator"], figure["denominator"])
        ]
        assert [row["Numerator"], row["Denominator"]] == parts
        assert (row["Rows behind it"], row["Not judged"]) == (figure["n_rows"], figure["n_unresolved"])


def test_scorecard_of_the_annex_is_that_of_the_page(built, book):
    context = built.context("overall")
    page = {row["code"]: row for group in context["scorecard"]["groups"] for row in group["rows"]}
    rows = {row["Code"]: row for row in rows_of(book["Scorecard"])}
    assert list(rows) == list(page)
    for code, row in rows.items():
        latest = page[code]["latest"]
        assert (row["Numerator"], row["Denominator"]) == (latest["numerator"], latest["denominator"])
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


def test_every_sheet_is_one_table_with_its_head_held_and_filtered(book):
    for page in book.worksheets[1:]:
        assert (page.freeze_panes, page.auto_filter.ref.split(":")[0]) == ("B4", "A3")
        assert page["A1"].value
        assert page["A2"].value
        assert page.print_title_rows == "$3:$3"
        assert page.page_setup.orientation == "landscape"


def test_cover_says_what_the_edition_is(book):
    said = dict(row[:2] for row in book["Cover"].iter_rows(min_row=HEADS + 1, values_only=True))
    assert said["Please note"] == "Draft, not signed"
    assert said["Data cut-off"] == "31\xa0December\xa02019"
    assert said["Figures"] == "All figures"


def test_hostile_cells_stay_text(folder):
    hostile = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2", "https://example.org", "mailto:x@example.org", "0123"]
    folder.agreements(*(agreement(f"A{i}", 2016, Intitulé=text) for i, text in enumerate(hostile)), name="=h.csv")
    folder.annexes()
    book = openpyxl.load_workbook(folder.annex)
    cells = [cell for page in book.worksheets for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if cell.hyperlink]
    titles = [row["Title"] for row in rows_of(book["Agreements"])]
    assert set(hostile) <= set(titles)


@pytest.mark.parametrize("text", ["\x00\x08", "\u202ereversed", "a" * 40_000])
def test_text_that_does_not_show_or_fit_is_made_to(text):
    value = one_cell(text).value
    assert value
    assert len(value) <= 32_767
    assert "\u202e" not in value


def test_empty_cell_is_empty_and_zero_is_zero():
    assert one_cell("").value is None
    sheet = Sheet("Sheet", "Title", "Instruction", (Column("Head", Kind.INTEGER),), [(0,)])
    page = openpyxl.load_workbook(io.BytesIO(workbook_bytes([sheet], FACTS)))["Sheet"]
    assert page.cell(HEADS + 1, 1).value == 0


def test_rate_on_a_small_base_is_no_percentage(folder):
    from tests.report.project_folder import participation, project

    folder.cordis([project("1", 2019), project("2", 2019)], [participation("1", "coordinator"), participation("2")])
    folder.annexes()
    rows = {row["Figure"]: row for row in rows_of(openpyxl.load_workbook(folder.annex)["Figures"])}
    rate = rows["P07.european_programmes.2019"]
    assert (rate["Value"], rate["Numerator"], rate["Denominator"]) == (None, 1, 2)
    assert rate["As printed"] == "1\xa0of\xa02"


def test_same_inputs_give_the_same_bytes(built):
    before = built.annex.read_bytes()
    built.annexes()
    assert built.annex.read_bytes() == before


def test_both_languages_have_the_same_numbers(built, book):
    french = openpyxl.load_workbook(built.annex.with_name("annex.fr.xlsx"))
    for ours, theirs in zip(book.worksheets, french.worksheets, strict=True):
        numbers = [
            [cell.value for row in page.iter_rows(min_row=HEADS + 1) for cell in row if cell.data_type in ("n", "d")]
            for page in (ours, theirs)
        ]
        assert numbers[0] == numbers[1]
