"""What the author reads: few lines, the most useful first, in the language of the file, and nobody else's secrets."""

import re
from dataclasses import replace

import pytest

from strandreport.model.catalogue import load_catalogue
from strandreport.model.findings import MARKED_CELLS, Code, Finding, Severity
from strandreport.model.start import TEMPLATES
from strandreport.report.context.words import Words
from strandreport.report.feedback.front_page import Writer, front_page
from strandreport.report.feedback.handed_in import read_handed_in
from strandreport.report.feedback.kept_files import keep_files
from strandreport.report.feedback.lines import concerns_of
from strandreport.report.feedback.ooxml.empty import empty_package
from strandreport.report.feedback.ooxml.names import MAIN
from strandreport.report.feedback.ooxml.sheet_marks import apply_edits, mark_cells
from strandreport.report.feedback.ooxml.sheet_scan import scan_sheet
from strandreport.report.feedback.ooxml.workbook import insert_sheet
from tests.conftest import ROOT
from tests.report.feedback.conftest import rows_of, words

HEAD = "N° d'accord;Instrument;Partenaire;Pays;Statut;Montant engagé (EUR)\n"
ENGLISH = "Agreement no.;Instrument;Partner;Country;Status;Committed (EUR)\n"
SECRET = "N° d'accord;Instrument;Partenaire;Pays;Statut;Diffusion\n"
RETURNS = "Retour;Dû par;Registre;Attendu le;Nom du fichier\n"


def test_a_file_without_findings_is_not_given_back(give_back, project):
    columns = project.forms["agreements_office"].feeds[0].columns
    values = {
        "agreement_id": "A1",
        "instrument": "AGR",
        "partner_name": "X",
        "partner_country": "FR",
        "status": "actif",
    }
    text = ";".join(c.headers[0] for c in columns) + "\n" + ";".join(values.get(c.name, "") for c in columns) + "\n"
    given = give_back({"a.csv": text})
    assert [(file["status"], file["file"]) for file in given.list["files"]] == [("ok", "")]
    assert given.names() == []


def test_a_hundred_findings_of_one_kind_are_one_line_with_the_gravest_first(give_back):
    rows = "".join(f"A{n};AGR;X;Pays{n};actif;x{n}\n" for n in range(100))
    given = give_back({"a.csv": HEAD + rows + "A100;AGR;X;FR;presque;\n"})
    [file] = given.list["files"]
    lines = [(line["severity"], line["code"], line["count"]) for line in file["lines"]]
    assert lines[:3] == [
        ("quarantines", "UNKNOWN_COUNTRY", 100),
        ("quarantines", "UNKNOWN_CODE", 1),
        ("quarantines", "BAD_MONEY", 100),
    ]
    front = given.front("a.csv.xlsx")
    assert front.count("Pays non reconnu") == 1
    assert "Pays0" in front
    assert "Pays1" in front
    assert "+ 97 autres" in front


def test_lines_beyond_twenty_stand_under_a_heading_of_their_own(give_back, project, tmp_path):
    """Guards: people stop reading at twenty."""
    give_back({"a.csv": HEAD + "A1;AGR;X;?;actif;1\n"})
    handed_in = read_handed_in(tmp_path / "outputs")
    found = [Finding(Code.BAD_DATE, Severity.VOIDS, column=f"c{n:02}", cells=("A2",), value="x") for n in range(23)]
    file = replace(handed_in.files[0], findings=tuple(found))
    writer = Writer(file, ["a"], Words(load_catalogue(TEMPLATES, "en")), project, handed_in)
    page = front_page(writer, concerns_of(file, project))
    lines = [[box.text for box in line.boxes.values()] for line in page.lines]
    heading = next(i for i, line in enumerate(lines) if "The rest, when you have the time" in line)
    first = [line[0] for line in lines[:heading] if len(line) > 5 and line[0].isdigit()]
    rest = [line[0] for line in lines[heading:] if len(line) > 5 and line[0].isdigit()]
    assert (first, rest) == ([str(n) for n in range(1, 21)], ["21", "22", "23"])


def test_the_language_of_the_headers_is_the_language_of_the_feedback(give_back):
    given = give_back({"a.csv": HEAD + "A1;AGR;X;?;actif;1\n", "b.csv": ENGLISH + "B1;AGR;X;?;active;1\n"})
    assert {file["names"][0]: file["language"] for file in given.list["files"]} == {"a.csv": "fr", "b.csv": "en"}
    assert "À corriger dans a.csv" in given.front("a.csv.xlsx")
    assert "What to mend in b.csv" in given.front("b.csv.xlsx")


def test_it_says_what_the_findings_mean_for_the_figures(give_back):
    given = give_back({"a.csv": ENGLISH + "B1;AGR;X;FR;active;1\nB2;AGR;X;?;active;5000\n"})
    front = given.front("a.csv.xlsx")
    assert "1 of 2 rows of data is counted. 1 row is left out." in front
    assert "€5,000 are missing in the figures (Committed by the institute)" in front.replace("\u00a0", " ")
    assert "indicators, strands" in front


def test_every_cell_concerned_is_marked_and_not_the_first_fifty_only(give_back):
    rows = "".join(f"A{n};AGR;X;Nulle part;actif;1\n" for n in range(300))
    given = give_back({"a.csv": HEAD + rows})
    sheet = given.book("a.csv.xlsx")["a"]
    assert {sheet.cell(row, 4).fill.fgColor.rgb for row in range(2, 302)} == {"FFFBCB9B"}
    assert sheet["D301"].comment.text.startswith("Strandreport · UNKNOWN_COUNTRY")
    [finding] = [f for f in given.findings if f["code"] == "UNKNOWN_COUNTRY"]
    assert (len(finding["cells"]), finding["ranges"]) == (50, "D2:D301")


def test_cells_of_a_finding_are_handed_over_in_few_words_and_not_without_end():
    cells = tuple(f"D{row}" for row in range(2, 40_002))
    finding = Finding(Code.BAD_DATE, Severity.VOIDS, cells=cells, count=len(cells))
    data = finding.to_json()
    assert data["ranges"] == f"D2:D{MARKED_CELLS + 1}"
    again = Finding.from_json(data)
    assert (again.to_json(), again.marked) == (data, cells[:MARKED_CELLS])
    assert "ranges" not in Finding(Code.BAD_DATE, Severity.VOIDS, cells=("D2",)).to_json()


@pytest.mark.slow
def test_beyond_the_cap_the_sheet_says_how_many_cells_are_marked(give_back):
    rows = "".join(f"A{n};AGR;X;Nulle part;actif;1\n" for n in range(MARKED_CELLS + 5))
    front = give_back({"a.csv": HEAD + rows}).front("a.csv.xlsx")
    assert f"{MARKED_CELLS // 1000}\u202f000 marquées" in front


def test_a_conflict_names_the_other_file_and_cell_and_not_what_stands_there(give_back):
    mine = SECRET + "A1;AGR;Public Partner;FR;actif;\n"
    theirs = SECRET + "A1;AGR;Hidden Partner;FR;résilié;confidentiel\n"
    given = give_back({"mine.csv": mine, "theirs.csv": theirs})
    front = given.front("mine.csv.xlsx")
    assert "L'autre ligne" in front
    assert "theirs.csv, cellule C2" in front
    note = words_of_notes(given, "mine.csv.xlsx")
    assert "theirs.csv" in note
    for text in (front, note):
        assert not any(secret in text for secret in ("Hidden Partner", "résilié", "terminated"))


def test_a_conflict_between_rows_that_are_no_secret_says_what_the_other_says(give_back):
    given = give_back({"a.csv": HEAD + "A1;AGR;Kyoto;JP;actif;1\n", "b.csv": HEAD + "A1;AGR;Osaka;JP;actif;1\n"})
    assert "Kyoto ≠ Osaka" in given.front("a.csv.xlsx")


def test_a_title_that_others_have_too_is_told_without_their_keys(give_back):
    head = "N° d'accord;Instrument;Intitulé;Partenaire;Pays;Statut;Date de signature;Diffusion\n"
    row = "{};AGR;A long title that two rows share;Kyoto University;JP;actif;01/02/2018;{}\n"
    files = {"mine.csv": head + row.format("A1", ""), "theirs.csv": head + row.format("HIDDEN9", "confidentiel")}
    given = give_back(files)
    assert "SAME_TITLE" in given.front("mine.csv.xlsx")
    assert "HIDDEN9" not in given.front("mine.csv.xlsx") + words_of_notes(given, "mine.csv.xlsx")


def test_rows_that_repeat_another_file_are_marked_in_each_at_its_own_cell(give_back):
    given = give_back(
        {"a.csv": HEAD + "A0;AGR;X;FR;actif;1\nA1;AGR;X;FR;actif;1\n", "b.csv": HEAD + "A1;AGR;X;FR;actif;1\n"}
    )
    cells = {f["content"]: f["cells"] for f in given.findings if f["code"] == "DUPLICATE_ROW"}
    names = {file["content"]: file["names"][0] for file in given.list["files"]}
    assert {names[content]: found for content, found in cells.items()} == {"a.csv": ["A3"], "b.csv": ["A2"]}


def words_of_notes(given, name):
    return "\n".join(
        cell.comment.text for sheet in given.book(name) for row in sheet.iter_rows() for cell in row if cell.comment
    )


@pytest.mark.parametrize("content", [b"", b"<html><table></table></html>", b"PK\x03\x04 broken"])
def test_of_an_unreadable_file_the_first_sheet_says_why(give_back, content):
    given = give_back({"a.xlsx": content})
    assert given.names() == ["a.xlsx.xlsx"]
    book = given.book("a.xlsx.xlsx")
    assert len(book.sheetnames) == 1
    assert "could not be read" in words(book.worksheets[0])
    [file] = given.list["files"]
    assert file["status"] == "blocked"


def test_words_of_the_file_stay_words(give_back):
    """Guards: a cell that begins with = would be run, a control sign or a mark of XML would break the file."""
    given = give_back({"a.csv": HEAD + "A1;AGR;X;=1+1;actif;\x02&<b>\n"})
    book = given.book("a.csv.xlsx")
    assert book["a"]["D2"].value == "=1+1"
    assert book["a"]["D2"].data_type == "s"
    assert "=1+1" in words(book.worksheets[0])
    assert "&<b>" in words(book.worksheets[0])


@pytest.mark.parametrize("name", ["agreements.ods", "agreements.xls", "dates_of_1904.ods"])
def test_a_copy_of_what_was_read_gives_the_same_rows(give_back, tmp_path, name):
    first = give_back({name: ROOT / "tests" / "ingest" / "fixtures" / name}, tmp_path / "first")
    for given in first.names():
        give_back({given: first.bytes(given)}, tmp_path / "second")
        assert rows_of(tmp_path / "first")[0] == rows_of(tmp_path / "second")[0]


def test_a_newer_version_has_a_sheet_of_what_it_changed(give_back):
    given = give_back(
        {
            "returns.csv": RETURNS + "R1;Pôle Asie;agreements;31/01/2020;accords_2019*\n",
            "accords_2019.csv": HEAD + "A1;AGR;X;FR;actif;100\nA3;AGR;Z;FR;actif;1\n",
            "accords_2019_v2.csv": HEAD + "A1;AGR;X;FR;actif;200\nA4;AGR;Z;FR;actif;1\n",
        }
    )
    book = given.book("accords_2019_v2.csv.xlsx")
    assert book.sheetnames == ["À corriger", "Ce qui a changé", "accords_2019_v2"]
    text = words(book["Ce qui a changé"])
    assert "Ce qui a changé depuis accords_2019.csv" in text
    assert "100.00 EUR\n200.00 EUR" in text
    assert "Ce qui a changé" not in given.book("accords_2019.csv.xlsx").sheetnames


def test_feedback_of_a_file_that_is_gone_goes_and_what_a_person_changed_stays(tmp_path):
    folder = tmp_path / "feedback"
    keep_files(folder, {"x/a.xlsx": b"a", "b.xlsx": b"b", "c.xlsx": b"c"})
    (folder / "c.xlsx").write_bytes(b"mended by hand")
    keep_files(folder, {"b.xlsx": b"b", "c.xlsx": b"new"})
    found = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.xlsx")}
    assert found == {"b.xlsx": b"b", "c.xlsx": b"new", "c (changed by hand).xlsx": b"mended by hand"}
    assert not (folder / "x").exists()


def test_a_workbook_that_leaves_out_what_may_be_left_out_is_marked_too(give_back):
    """Guards: programs that write exports leave out places of cells and rows, and styles; some write prefixes."""
    cells = "".join(f"<x:c t='inlineStr'><x:is><x:t>{word}</x:t></x:is></x:c>" for word in HEAD.strip().split(";"))
    row = "".join(
        f"<x:c t='inlineStr'><x:is><x:t>{word}</x:t></x:is></x:c>" for word in ("A1", "AGR", "X", "?", "actif")
    )
    sheet = f"<x:worksheet xmlns:x='{MAIN}'><x:sheetData><x:row>{cells}</x:row><x:row>{row}</x:row><x:row r='9'/>"
    package = empty_package()
    insert_sheet(package, "Accords", f"{sheet}</x:sheetData></x:worksheet>".encode(), 0)
    given = give_back({"a.xlsx": package.to_bytes()})
    assert given.names() == ["a.xlsx"]
    marked = given.parts("a.xlsx")["xl/worksheets/sheet1.xml"].decode()
    assert re.search(r"<x:c s=\"\d+\" t='inlineStr'><x:is><x:t>\?</x:t>", marked)
    assert "</x:sheetData><x:legacyDrawing " in marked


def test_cells_and_rows_that_are_not_there_are_put_where_they_belong():
    rows = '<row r="2" s="4" customFormat="1"/><row r="5"><c r="C5" s="1"/></row>'
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    marks = dict.fromkeys([(2, 2), (3, 1), (5, 2), (5, 3), (5, 4), (9, 1)], "advice")
    scan = scan_sheet(sheet.encode(), {row for row, _ in marks})
    found = apply_edits(scan.data, mark_cells(scan, marks, lambda style, mark: style + 10)).decode()
    assert found.partition("<sheetData>")[2].partition("</sheetData>")[0] == (
        '<row r="2" s="4" customFormat="1"><c r="B2" s="14"/></row><row r="3"><c r="A3" s="10"/></row>'
        '<row r="5"><c r="B5" s="10"/><c r="C5" s="11"/><c r="D5" s="10"/></row><row r="9"><c r="A9" s="10"/></row>'
    )
