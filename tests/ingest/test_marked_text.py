"""Raised figures and words struck out inside a cell are never a part of its value, in whatever format it was saved."""

import struct

import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from strandreport.ingest.reading.compare import compare
from strandreport.ingest.reading.read_ods import read_ods_twice
from strandreport.ingest.reading.read_package import read_package
from strandreport.ingest.reading.read_xls import read_xls_twice
from strandreport.ingest.reading.read_xlsb import read_xlsb
from strandreport.ingest.reading.room import Room
from tests.ingest.conftest import HEADERS, agreement
from tests.ingest.packages import parts, row, write
from tests.ingest.test_read_ods import ROW, TEXT, ods, table  # noqa: F401 - a fixture is used by its name
from tests.ingest.test_read_xlsb import STYLES, record, words
from tests.ingest.test_read_xlsb import book as binary_book
from tests.ingest.test_read_xlsb import cell as binary_cell
from tests.ingest.test_read_xlsb import row as binary_row
from tests.ingest.test_read_xlsb import text as binary_text

BOTH, FAST = Room(5_000_000, 300_000), Room(5_000_000, 0)
AMOUNT = "Montant engagé (EUR)"
STRUCK_12 = "1\u03362\u0336"


def raised(text):
    return TextBlock(InlineFont(vertAlign="superscript"), text)


def struck(text):
    return TextBlock(InlineFont(strike=True), text)


@pytest.fixture
def rich(tmp_path):
    """Save a workbook of one row of cells."""

    def save(*cells):
        book = openpyxl.Workbook()
        for column, cell in enumerate(cells, start=1):
            book.active.cell(1, column, cell)
        book.save(tmp_path / "a.xlsx")
        return tmp_path / "a.xlsx"

    return save


@pytest.mark.parametrize("room", [BOTH, FAST], ids=["two readers", "the fast reader"])
def test_raised_lowered_and_struck_letters_of_an_xlsx_are_kept_as_such(rich, room):
    lowered = TextBlock(InlineFont(vertAlign="subscript"), "2")
    cells = (
        CellRichText("1200", raised("1")),
        CellRichText("CO", lowered),
        CellRichText(struck("12"), " 15"),
        CellRichText("1", raised("er"), " mars"),
    )
    [sheet], told = read_package(rich(*cells, "plain"), room)
    assert sheet.grid == [["s1200¹", "sCO₂", f"s{STRUCK_12} 15", "s1er mars", "splain"]]
    assert (told, sheet.struck_cells) == ([], ())


@pytest.mark.parametrize("room", [BOTH, FAST], ids=["two readers", "the fast reader"])
def test_letters_that_stand_in_the_cell_itself_are_kept_alike(tmp_path, room):
    mark = '<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
    gone = '<r><rPr><strike/></rPr><t>12</t></r><r><rPr><strike val="0"/></rPr><t>15</t></r>'
    spoken = "<t>Tokyo</t><rPh><t>1</t></rPh>"
    cells = [f'<c r="{at}" t="inlineStr"><is>{inside}</is></c>' for at, inside in (("A1", f"<r><t>A</t></r>{mark}"),)]
    cells.append(f'<c r="B1" t="inlineStr"><is>{gone}</is></c>')
    cells.append(f'<c r="C1" t="inlineStr"><is>{spoken}</is></c>')
    [sheet], _ = read_package(write(tmp_path / "a.xlsx", parts(row(1, *cells))), room)
    assert sheet.grid == [["sA¹", f"s{STRUCK_12}15", "sTokyo"]]


@pytest.mark.parametrize("room", [BOTH, FAST], ids=["two readers", "the fast reader"])
def test_cells_struck_out_in_rows_that_are_not_are_seen_in_an_xlsx(tmp_path, room):
    book = openpyxl.Workbook()
    book.active.append(["a", 12, CellRichText(struck("x"), " ")])
    book.active.append(["a", None, CellRichText(struck("x"))])
    book.active["B1"].font = book.active["A2"].font = Font(strike=True)
    book.save(tmp_path / "a.xlsx")
    [sheet], _ = read_package(tmp_path / "a.xlsx", room)
    assert (sheet.struck_cells, sheet.struck_rows, sheet.grid[1]) == (((1, 2), (1, 3)), (2,), ["sa", None, "sx"])


# without one the second reader does not read
MANIFEST = {"META-INF/manifest.xml": "<manifest:manifest/>"}
LOOKS = "".join(
    f'<style:style style:name="{name}" style:family="text"{more}><style:text-properties {look}/></style:style>'
    for name, look, more in (
        ("up", 'style:text-position="super 58%"', ""),
        ("higher", 'style:text-position="33% 58%"', ""),
        ("down", 'style:text-position="-33% 58%"', ""),
        ("level", 'style:text-position="0% 100%"', ""),
        ("gone", 'style:text-line-through-style="solid"', ""),
        ("kept", 'style:text-line-through-style="none"', ""),
        ("heir", "", ' style:parent-style-name="gone"'),
    )
)


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        ('1200<text:span text:style-name="up">1</text:span>', "s1200¹"),
        ('1200<text:span text:style-name="higher">1</text:span>', "s1200¹"),
        ('CO<text:span text:style-name="down">2</text:span>', "sCO₂"),
        ('12<text:span text:style-name="level">5</text:span>', "s125"),
        ('<text:span text:style-name="gone">12</text:span> 15', f"s{STRUCK_12} 15"),
        ('<text:span text:style-name="heir">12</text:span>15', f"s{STRUCK_12}15"),
        ('<text:span text:style-name="gone">1<text:span text:style-name="level">2</text:span></text:span>15', None),
    ],
)
def test_raised_lowered_and_struck_letters_of_an_ods_are_kept_as_such(ods, inside, kept):  # noqa: F811
    cells = table(ROW.format("", TEXT.format("", inside)))
    [sheet], told = read_ods_twice(ods(cells, LOOKS, **MANIFEST), BOTH)
    assert (sheet.grid, told) == ([[kept or f"s{STRUCK_12}15"]], [])


def test_the_look_of_a_cell_is_that_of_the_letters_that_have_none_of_their_own(tmp_path):
    book = openpyxl.Workbook()
    plain = TextBlock(InlineFont(), "15")
    for column, letters in enumerate((("12 ", plain), ("12 ", struck("15")), ("12 ", raised("1"))), start=1):
        book.active.cell(1, column, CellRichText(*letters)).font = Font(strike=True)
    book.active["D1"] = CellRichText(plain)
    book.active["D1"].font = Font(strike=True)
    book.save(tmp_path / "a.xlsx")
    [sheet], _ = read_package(tmp_path / "a.xlsx", BOTH)
    assert sheet.grid == [[f"s{STRUCK_12} \u033615", "s12 15", f"s{STRUCK_12} \u0336¹", "s15"]]
    assert sheet.struck_cells == ((1, 2),)


def test_cells_struck_out_in_rows_that_are_not_are_seen_in_an_ods(ods):  # noqa: F811
    style = (
        '<style:style style:name="line" style:family="table-cell">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    )
    gone, line = '<text:span text:style-name="gone">x</text:span>', ' table:style-name="line"'
    twice = ' table:number-columns-repeated="2"'
    rows = ROW.format("", TEXT.format("", "a") + TEXT.format(line + twice, "b") + TEXT.format("", gone))
    rows += ROW.format("", TEXT.format("", gone) + TEXT.format(line, "b"))
    rows += ROW.format("", TEXT.format(line, '12<text:span text:style-name="kept">15</text:span>'))
    [sheet], _ = read_ods_twice(ods(table(rows), LOOKS + style), BOTH)
    assert (sheet.struck_cells, sheet.struck_rows) == (((1, 2), (1, 3), (1, 4)), (2,))
    assert (sheet.grid[0], sheet.grid[2][0]) == (["sa", "sb", "sb", "sx"], f"s{STRUCK_12}15")


def test_raised_and_struck_letters_of_an_xls_are_kept_as_such(tmp_path):
    up, down, line = (
        xlwt.easyfont(look) for look in ("escapement superscript", "escapement subscript", "struck_out on")
    )
    book = xlwt.Workbook()
    sheet = book.add_sheet("Data")
    sheet.write_rich_text(0, 0, ["1200", ("1", up)])
    sheet.write_rich_text(0, 1, ["CO", ("2", down)])
    sheet.write_rich_text(0, 2, [("12", line), " 15"])
    sheet.write_rich_text(0, 3, [("x", line)])
    sheet.write(0, 4, 7, xlwt.easyxf("font: struck_out on"))
    book.save(tmp_path / "a.xls")
    [read], told = read_xls_twice(tmp_path / "a.xls", BOTH)
    assert read.grid == [["s1200¹", "sCO₂", f"s{STRUCK_12} 15", "sx", "n7"]]
    assert (told, read.struck_cells, read.struck_rows) == ([], ((1, 4), (1, 5)), ())


def test_raised_and_struck_letters_of_an_xlsb_are_kept_as_such(tmp_path, monkeypatch):
    raised_font = record(43, struct.pack("<4H", 220, 0, 400, 1))
    monkeypatch.setattr("tests.ingest.test_read_xlsb.STYLES", STYLES.replace(record(612), raised_font + record(612)))

    def rich_text(value, *runs):
        listed = struct.pack("<L", len(runs)) + b"".join(struct.pack("<2H", *run) for run in runs)
        return record(19, b"\1" + words(value) + listed)

    texts = [rich_text("12001", (4, 2)), rich_text("12 15", (0, 1), (3, 0)), rich_text("x", (0, 1))]
    cells = (binary_cell(7, number + 1, struct.pack("<L", number)) for number in range(3))
    path = binary_book(tmp_path, binary_row(1), *cells, binary_text(4, "y"), texts=texts)
    [sheet], _ = read_xlsb(path, BOTH)
    assert (sheet.grid, sheet.struck_cells) == ([["s1200¹", f"s{STRUCK_12} \u033615", "sx", "sy"]], ((1, 3),))


@pytest.mark.parametrize(
    ("header", "value", "code"),
    [
        (AMOUNT, "1200¹", "FOOTNOTE_MARK"),
        (AMOUNT, f"{STRUCK_12}15", "STRUCK_WORDS"),
        ("Date de signature", "1² mars 2016", "FOOTNOTE_MARK"),
        ("Date de signature", "1\u0336 12/03/2016", "STRUCK_WORDS"),
        ("Pays", "Brésil¹", "FOOTNOTE_MARK"),
        ("Statut", "a\u0336actif", "STRUCK_WORDS"),
        ("N° d'accord", "A¹", "FOOTNOTE_MARK"),
        ("N° d'accord", "A\u03361\u0336 A2", "STRUCK_WORDS"),
    ],
)
def test_a_cell_with_raised_figures_or_words_struck_out_is_told_and_not_used(read, header, value, code):
    typed = read([HEADERS, agreement(1, **{header: value}), agreement(7)])
    [finding] = [f for f in typed.findings if f.code == code]
    assert (finding.cells, finding.value) == ((f"{'ABCDEFG'[HEADERS.index(header)]}2",), value)
    assert [str(row_class) for row_class in typed.classes][1] in ("quarantined", "voided")


def test_a_text_is_read_without_the_words_that_are_struck_out_and_that_is_told(read):
    typed = read(
        [HEADERS, agreement(1, Partenaire="U\u0336S\u0336P\u0336 Fiocruz"), agreement(2, Partenaire="CO₂ Lab")]
    )
    [finding] = [f for f in typed.findings if f.code == "STRUCK_WORDS"]
    assert (str(finding.severity), finding.cells) == ("corrected", ("C2",))
    assert typed.feeds[0].values["partner_name"] == ["Fiocruz", "CO₂ Lab"]
    assert [str(row_class) for row_class in typed.classes] == ["header", "corrected", "accepted"]


def test_a_struck_cell_counts_and_is_told_at_its_cell(read):
    typed = read(
        [[*HEADERS, "Couleur"], [*agreement(1), "bleu"], [*agreement(2), "vert"]], struck_cells=((3, 7), (3, 8))
    )
    [finding] = [f for f in typed.findings if f.code == "STRUCK_CELL"]
    assert (finding.cells, finding.column, finding.value) == (("G3",), "amount_committed", "1000")
    assert typed.feeds[0].values["amount_committed"] == [100000, 100000]


def test_a_struck_title_or_total_is_not_told(read):
    rows = [["Accords"], HEADERS, agreement(1), ["TOTAL", *[None] * 5, 1000]]
    typed = read(rows, struck_cells=((1, 1), (2, 7), (4, 7)))
    assert not [f for f in typed.findings if f.code == "STRUCK_CELL"]


def test_who_may_see_a_row_is_not_opened_by_a_line_through_a_word(read):
    secret, no = ("".join(letter + "\u0336" for letter in word) for word in ("confidentiel", "non"))
    remarks = [f"{secret} vu", f"{no} confidentiel", "non confidentiel"]
    typed = read([[*HEADERS, "Remarque"], *([*agreement(i), words] for i, words in enumerate(remarks))])
    assert typed.feeds[0].values["visibility"] == ["restricted", "restricted", None]


def test_two_readers_that_differ_in_words_still_disagree(rich):
    [sheet], _ = read_package(rich(CellRichText("1200", raised("1"))), BOTH)
    assert [found.is_value for found in compare(sheet, [["12002"]])[1]] == [True]
