"""A workbook is given back as it is: what bears no mark keeps its bytes, and reading it again gives the same rows."""

import io
import re
import shutil
import subprocess
import zipfile

import openpyxl
import pytest
from lxml import etree
from openpyxl.workbook.defined_name import DefinedName

from tests.report.feedback.conftest import FIXTURES, give_back_files, parts, rows_of

RICH = FIXTURES / "rich.xlsx"
# parts that must say something new: the list of sheets and what leads to them, styles, the marked sheet and its notes
TOUCHED = {
    "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "xl/worksheets/sheet1.xml",
    "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/sheet2.xml",
}  # fmt: skip
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def rich(project, tmp_path_factory):
    folder = tmp_path_factory.mktemp("rich")
    return give_back_files({"rich.xlsx": RICH}, folder, project)


def test_every_part_without_a_mark_keeps_its_bytes(rich):
    before, after = parts(RICH.read_bytes()), rich.parts("rich.xlsx")
    assert set(before) - set(after) == set()
    assert {name for name in before if before[name] != after[name]} <= TOUCHED
    assert {"xl/charts/chart1.xml", "xl/media/image1.png", "xl/drawings/drawing1.xml"} <= set(before)


def test_the_sheet_that_was_chosen_loses_that_and_nothing_else(rich):
    """Guards: two chosen sheets are edited together."""
    before, after = (p["xl/worksheets/sheet2.xml"] for p in (parts(RICH.read_bytes()), rich.parts("rich.xlsx")))
    assert before.replace(b' tabSelected="true"', b"") == after != before


def test_in_a_marked_sheet_styles_change_and_blank_cells_come_and_nothing_else(rich):
    before, after = (p["xl/worksheets/sheet1.xml"] for p in (parts(RICH.read_bytes()), rich.parts("rich.xlsx")))
    styles = re.compile(rb'(<c r="[A-Z]+[0-9]+") s="[0-9]+"')
    blank = re.compile(rb'<c r="[A-Z]+[0-9]+" s="[0-9]+"/>')
    assert not blank.search(before)
    assert any(b'"E4"' in cell for cell in blank.findall(after))
    assert styles.sub(rb"\1", blank.sub(b"", after)) == styles.sub(rb"\1", before)


def test_results_of_formulas_chart_picture_and_names_are_still_there(rich):
    values, formulas = rich.book("rich.xlsx", data_only=True), rich.book("rich.xlsx")
    sheet = values["Accords"]
    assert [sheet[f"G{row}"].value for row in (2, 3, 12)] == [1000.5, 2001, 10005]
    assert formulas["Accords"]["G12"].value == "=SUM(G2:G5)"
    assert (len(formulas["Accords"]._charts), len(formulas["Accords"]._images)) == (1, 1)
    assert formulas["Accords"].defined_names["Montants"].attr_text == "Accords!$G$2:$G$9"


def test_cells_are_coloured_by_severity_and_bear_the_sentence(rich):
    sheet = rich.book("rich.xlsx")["Accords"]
    colours = {cell: sheet[cell].fill.fgColor.rgb for cell in ("E4", "F5", "G6", "A2")}
    assert colours["E4"] == colours["F5"] == "FFFBCB9B"
    assert colours["G6"] == "FFFCEBA6"
    assert colours["A2"] == "00000000"
    assert sheet["E4"].comment.text.startswith("Strandreport · MISSING_VALUE\nLa cellule est vide")
    assert sheet["G6"].comment.text.startswith("Strandreport · WRONG_UNIT\n« 12 k€ »")


def test_a_note_that_is_there_is_kept_and_written_on(rich):
    note = rich.book("rich.xlsx")["Accords"]["F5"].comment.text
    assert note.startswith("voir avec Marie\n\nStrandreport · UNKNOWN_CODE\n« presque »")


def test_the_workbook_opens_at_the_list_of_what_to_mend(rich):
    book = rich.book("rich.xlsx")
    assert book.sheetnames == ["À corriger", "Accords", "Notes"]
    assert book.active.title == "À corriger"
    assert [bool(sheet.sheet_view.tabSelected) for sheet in book.worksheets] == [True, False, False]


def test_every_link_of_the_list_leads_to_a_cell_of_a_sheet_that_is_there(rich):
    book = rich.book("rich.xlsx")
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    links = [cell.hyperlink.location for cell in cells if cell.hyperlink]
    assert "'Accords'!E4" in links
    assert all(link.partition("!")[0].strip("'") in book.sheetnames for link in links)


def test_parts_refer_to_parts_that_are_there_and_every_part_has_a_type(rich):
    found = rich.parts("rich.xlsx")
    types = etree.fromstring(found["[Content_Types].xml"])
    names = {item.get("PartName", "").lstrip("/") for item in types}
    endings = {item.get("Extension", "") for item in types}
    assert all(name in names or name.rpartition(".")[2] in endings for name in found if name != "[Content_Types].xml")
    assert "xl/worksheets/sheet3.xml" in names
    sheets = etree.fromstring(found["xl/workbook.xml"]).find(f"{MAIN}sheets")
    assert len({sheet.get("sheetId") for sheet in sheets}) == 3


def test_names_of_one_sheet_go_on_belonging_to_it(give_back):
    given = give_back({"names.xlsx": _with_local_names()})
    book = given.book("names.xlsx")
    assert list(book["Accords"].defined_names) == ["Montants", "Here"]
    assert book["Accords"].print_title_rows == "$1:$1"


def _with_local_names() -> bytes:
    book = openpyxl.load_workbook(RICH)
    sheet = book["Accords"]
    sheet.print_title_rows = "1:1"
    sheet.defined_names["Here"] = DefinedName("Here", attr_text="Accords!$A$2")
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.fixture
def twice(give_back, tmp_path):
    """What is read of a workbook, and of the same given back and handed in again."""

    def run(name, content):
        first = give_back({name: content}, tmp_path / "first")
        [given] = first.names()
        second = give_back({given: first.bytes(given)}, tmp_path / "second")
        return [rows_of(tmp_path / "first"), rows_of(tmp_path / "second")], (first, second, given)

    return run


def test_a_workbook_given_back_and_handed_in_again_gives_the_same_rows_and_findings(twice):
    (first, second), (_, again, name) = twice("rich.xlsx", RICH)
    assert first == second
    assert first[0]["agreements"]
    [own] = [sheet for sheet in again.ledger["sheets"] if sheet["sheet"] == "À corriger"]
    assert own["register"] == ""
    assert not [finding for finding in again.findings if finding["sheet"] == "À corriger"]


def test_feedback_of_feedback_has_one_list_and_each_note_once(twice):
    _, (first, again, name) = twice("rich.xlsx", RICH)
    book = again.book(name)
    assert book.sheetnames == ["À corriger", "Accords", "Notes"]
    note = book["Accords"]["F5"].comment.text
    assert note.count("Strandreport · UNKNOWN_CODE") == 1
    assert note == first.book(name)["Accords"]["F5"].comment.text


def test_a_cell_that_was_mended_in_the_copy_loses_its_colour_and_note(give_back, tmp_path):
    first = give_back({"rich.xlsx": RICH}, tmp_path / "first")
    mended = first.bytes("rich.xlsx")
    found = parts(mended)
    sheet = found["xl/worksheets/sheet1.xml"]
    sheet = re.sub(rb'<c r="E4" (s="[0-9]+")/>', rb'<c r="E4" \1 t="inlineStr"><is><t>FR</t></is></c>', sheet)
    second = give_back({"rich.xlsx": _zipped({**found, "xl/worksheets/sheet1.xml": sheet})}, tmp_path / "second")
    cell = second.book("rich.xlsx")["Accords"]["E4"]
    assert cell.value == "FR"
    assert cell.fill.fill_type is None
    assert cell.comment is None
    assert b"<x:Row>3</x:Row><x:Column>4</x:Column>" not in second.parts("rich.xlsx")["xl/drawings/vmlDrawing1.vml"]


def _zipped(found):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in found.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def test_equal_inputs_give_equal_bytes(give_back, tmp_path):
    one, two = (give_back({"rich.xlsx": RICH}, tmp_path / name).bytes("rich.xlsx") for name in ("a", "b"))
    assert one == two


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_libreoffice_opens_it_and_keeps_marks_and_rows(rich, give_back, tmp_path):
    (tmp_path / "lo").mkdir()
    path = tmp_path / "lo" / "rich.xlsx"
    path.write_bytes(rich.bytes("rich.xlsx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "ods", "--outdir", path.parent, path]
    subprocess.run(command, check=True, capture_output=True)
    again = give_back({"rich.ods": path.with_suffix(".ods")}, tmp_path / "again")
    assert rows_of(tmp_path / "again")[0] == rows_of(rich.root)[0]
    assert not [finding for finding in again.findings if finding["sheet"] == "À corriger"]
