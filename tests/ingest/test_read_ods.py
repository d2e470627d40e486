"""ODS: the typed values count, never the displayed text. The files were made by fixtures/make_fixtures.py."""

import shutil
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from strandreport.ingest.cells import Comment, Covered, Merge
from strandreport.ingest.reading.ods_xml import NAMESPACES
from strandreport.ingest.reading.read_ods import read_ods, read_ods_twice
from strandreport.ingest.reading.read_xlsx import read_xlsx
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.ingest.reading.room import Room
from tests.ingest.conftest import codes

FIXTURES = Path(__file__).parent / "fixtures"
ROOM = 1_000_000
MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())
TEXT = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
ROW = "<table:table-row{}>{}</table:table-row>"


def labelled(sheet):
    """The second cell of each row by the first."""
    return {row[0][1:]: row[1] for row in sheet.grid if row[0]}


@pytest.fixture(scope="module")
def sheets():
    return read_ods(FIXTURES / "values.ods", ROOM)


@pytest.fixture
def ods(tmp_path):
    """Write a file by hand; ``tables`` is the XML of its sheets, ``parts`` are other parts of the file."""

    def write(tables, styles="", doctype="", **parts):
        path = tmp_path / "inputs" / "by_hand.ods"
        path.parent.mkdir(exist_ok=True)
        content = (
            f"{doctype}<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
        )
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", MIMETYPE)
            for name, text in {"content.xml": content, **parts}.items():
                archive.writestr(name, text)
        return path

    return write


@pytest.fixture
def cell(ods):
    """Read one cell, given as attributes and content."""

    def read(attributes, inside="", styles="", **parts):
        row = ROW.format("", f"<table:table-cell {attributes}>{inside}</table:table-cell>" + TEXT.format("", "end"))
        [sheet] = read_ods(ods(table(row), styles, **parts), ROOM)
        return sheet.grid[0][0]

    return read


def table(rows, name="Accords", more=""):
    return f'<table:table table:name="{name}"{more}>{rows}</table:table>'


@pytest.mark.parametrize(
    ("position", "found"), [("super 58%", "s15000²"), ("33% 58%", "s15000²"), ("sub 58%", "s15000₂"), ("", "s150002")]
)
def test_digits_that_stand_raised_are_no_digits_of_the_number(cell, position, found):
    """Guards: 15000 with the mark of a note was counted as 150002."""
    properties = f'<style:text-properties style:text-position="{position}"/>'
    style = f'<style:style style:name="T1" style:family="text">{properties}</style:style>'
    inside = '<text:p>15000<text:span text:style-name="T1">2</text:span></text:p>'
    assert cell('office:value-type="string"', inside, style) == found


@pytest.mark.parametrize(
    ("label", "cell"),
    [
        ("text", "s0012"),
        ("blanks", "s  A1  B "),
        ("lines", "sInstitut\ndu Tage"),
        ("letters", "sŁódź 𝛼 €"),
        ("integer", "n12"),
        ("large", "n123456789012345"),
        ("decimal", "n0.1"),
        ("negative", "n-1234.5"),
        ("percentage", 'n0.5\x1f0"%"'),
        ("euro", 'n1234.56\x1f0" ""€""EUR"'),
        ("dollar", 'n1234.56\x1f"$"0"USD"'),
        ("thousands", 'n1234567\x1f0," k€"'),
        ("unit", 'n7\x1f0" M€"'),
        ("true", "b1"),
        ("false", "b0"),
        ("date", "d2016-03-12"),
        ("iso date", "d2016-03-12"),
        ("instant", "d2016-03-12T14:30:00"),
        ("time", "s14:30:00"),
        ("duration", "s1 day, 12:05:00"),
        ("computed", "n42"),
        ("computed text", "sInserm"),
        ("computed nothing", None),
        ("division", "e#DIV/0!"),
        ("not available", "e#N/A"),
        ("name", "e#NAME?"),
        ("value", "e#VALUE!"),
        ("reference", "eErr:502"),
    ],
)
def test_each_kind_of_value_is_read_as_what_it_is(sheets, label, cell):
    assert labelled(sheets[0])[label] == cell


def test_the_same_workbook_saved_as_xlsx_has_the_same_values(sheets):
    def plain(sheet):
        return {label: (value or "").partition("\x1f")[0] for label, value in labelled(sheet).items()}

    xlsx, ods = plain(read_xlsx(FIXTURES / "values.xlsx", ROOM)[0]), plain(sheets[0])
    assert {label for label in xlsx if xlsx[label] != ods[label]} == {"true", "false", "reference"}


def test_hidden_rows_and_sheets_and_merged_ranges_are_seen(sheets):
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("Valeurs", False), ("Caché", True), ("Vide", False)]
    assert sheets[0].hidden_rows == (3,)
    assert sheets[0].merges == (Merge(31, 1, 33, 1),)
    assert sheets[1].grid == [[None, None], [None, "shidden"]]


def test_days_counted_from_1904_are_the_same_days():
    [sheet] = read_ods(FIXTURES / "dates_of_1904.ods", ROOM)
    assert sheet.grid == [["sdate", "d2016-03-12"]]


def test_agreements_in_an_ods_file_reach_their_register(tmp_path, intake):
    (tmp_path / "inputs").mkdir()
    shutil.copy(FIXTURES / "agreements.ods", tmp_path / "inputs" / "accords.ods")
    [content] = intake(tmp_path / "inputs")["contents"]
    assert (content["kind"], content["status"], content["sheets"][0]["classes"]["accepted"]) == ("ods", "read", 2)


@pytest.mark.parametrize(
    ("attributes", "text", "kept"),
    [
        ('office:value-type="boolean" office:boolean-value="true"', "VRAI", "b1"),
        ('office:value-type="boolean" office:boolean-value="false"', "WAHR", "b0"),
        ('office:value-type="float" office:value="1234.5"', "1 234,50 €", "n1234.5"),
        ('office:value-type="float" office:value="1E3"', "1000", "n1000"),
        ('office:value-type="currency" office:currency="CAD" office:value="5"', "5", 'n5\x1f0 "CAD"'),
        ('office:value-type="percentage" office:value="0.25"', "25 %", "n0.25\x1f0%"),
        ('office:value-type="date" office:date-value="2016-03-12"', "12 mars", "d2016-03-12"),
        ('office:value-type="date" office:date-value="2016-02-30"', "30/02/2016", "e2016-02-30"),
        ('office:value-type="date" office:date-value="12/03/2016"', "12/03/2016", "e12/03/2016"),
        ('office:value-type="time" office:time-value="PT09H05M00S"', "09:05", "s09:05:00"),
        ('office:value-type="float" office:value="NaN"', "NaN", "eNaN"),
        ('office:value-type="float" office:value="1E999"', "1E999", "e#NUM!"),
        ('office:value-type="float" office:value="1_000"', "1000", "e1_000"),
        ('office:value-type="string" office:string-value="A1"', "displayed", "sA1"),
        ('office:value-type="string"', "Err:508 is no error where no formula stands", None),
        ('table:formula="of:=1/0" office:value-type="float" office:value="0"', "#DIV/0 !", "e#DIV/0 !"),
        ('table:formula="of:=A(" office:value-type="string"', "Err:508", "eErr:508"),
        ('table:formula="of:=A1" office:value-type="float" office:value="0"', "0", "n0"),
        ('table:formula="of:=A1+1"', "", "f=A1+1"),
        ("", "text without a type", "stext without a type"),
    ],
)
def test_the_typed_value_counts_and_not_the_text(cell, attributes, text, kept):
    assert cell(attributes, f"<text:p>{text}</text:p>" if text else "") == (kept or f"s{text}")


def test_an_empty_formula_of_a_program_that_computes_is_blank(cell):
    meta = f"<office:document-meta {NAMES}><meta:generator>LibreOffice/7.4</meta:generator></office:document-meta>"
    assert cell('table:formula="of:=A1"', **{"meta.xml": meta}) is None
    assert cell('table:formula="of:=A1"', **{"meta.xml": meta.replace("LibreOffice", "ods writer")}) == "f=A1"


def test_remarks_and_drawings_are_no_part_of_a_value(cell):
    remark = "<office:annotation><text:p>a remark</text:p></office:annotation>"
    inside = f"{remark}<text:p>A<text:span>1</text:span>{remark}<text:s text:c='2'/>B</text:p>"
    nested = table(ROW.format("", TEXT.format("", "drawn")))
    assert cell('office:value-type="string"', inside + nested) == "sA1  B"


def test_blanks_of_the_xml_count_once(cell):
    assert (
        cell('office:value-type="string"', "<text:p>Institut\n     du<text:tab/>Tage</text:p>") == "sInstitut du\tTage"
    )


UNIT_STYLES = (
    '<number:currency-style style:name="N1"><number:number number:display-factor="1000"/>'
    "<number:text> k€</number:text></number:currency-style>"
    '<number:number-style style:name="N2"><number:number/><style:map style:apply-style-name="N1"/>'
    "</number:number-style>"
    '<style:style style:name="parent" style:family="table-cell" style:data-style-name="N1"/>'
    '<style:style style:name="child" style:family="table-cell" style:parent-style-name="parent"/>'
    '<style:style style:name="mapped" style:family="table-cell" style:data-style-name="N2"/>'
    '<style:style style:name="loop" style:family="table-cell" style:parent-style-name="loop"/>'
)


@pytest.mark.parametrize(
    ("style", "unit"),
    [("parent", '0," k€"'), ("child", '0," k€"'), ("mapped", '0," k€";0'), ("loop", ""), ("unknown", "")],
)
def test_the_unit_of_a_style_is_found_where_it_is_written(cell, style, unit):
    value = cell(f'table:style-name="{style}" office:value-type="float" office:value="5"', styles=UNIT_STYLES)
    assert value == "n5" + ("\x1f" + unit if unit else "")


NUMBER_STYLES = (
    "<number:number/><number:text>000</number:text>",
    '<number:number><number:embedded-text number:position="3">.</number:embedded-text></number:number>',
    "<number:text>(</number:text><number:number/><number:text>)</number:text>",
    "<number:text/>",
)
PLAIN_STYLES = (
    '<number:number number:decimal-places="2" number:grouping="true"/>',
    '<number:number><number:embedded-text number:position="3"> </number:embedded-text></number:number>',
    "<number:scientific-number/>",
    # minus and brackets belong to the negative numbers, for which no variant is
    '<number:text>-(</number:text><number:number/><style:map style:condition="value()&gt;=0" '
    'style:apply-style-name="positive"/>',
)


@pytest.mark.parametrize("inside", [*NUMBER_STYLES, *PLAIN_STYLES])
def test_a_style_that_makes_a_number_look_like_another_is_kept_with_the_number(cell, inside):
    styles = (
        '<number:number-style style:name="positive"><number:number/></number:number-style>'
        f'<number:number-style style:name="N1">{inside}</number:number-style>'
        '<style:style style:name="own" style:family="table-cell" style:data-style-name="N1"/>'
    )
    value = cell('table:style-name="own" office:value-type="float" office:value="12"', styles=styles)
    assert value.startswith("n12\x1f") if inside in NUMBER_STYLES else value == "n12"


@pytest.mark.parametrize(
    ("inside", "kept"),
    [("<number:text/>", 'n12\x1f"";0'), ("<number:number/><number:text>k€</number:text>", 'n12\x1f0"k€";0')],
)
def test_a_format_of_four_parts_is_known_by_the_part_for_numbers(cell, inside, kept):
    styles = (
        f'<number:number-style style:name="P0">{inside}</number:number-style>'
        '<number:text-style style:name="N1"><number:text-content/>'
        '<style:map style:condition="value()&gt;0" style:apply-style-name="P0"/></number:text-style>'
        '<style:style style:name="own" style:family="table-cell" style:data-style-name="N1"/>'
    )
    assert cell('table:style-name="own" office:value-type="float" office:value="12"', styles=styles) == kept


def test_a_cell_has_the_style_of_its_row_or_else_of_its_column(ods):
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="parent"/>'
    five = '<table:table-cell office:value-type="float" office:value="5"/>'
    rows = ROW.format("", five * 2) + ROW.format(' table:default-cell-style-name="child"', five)
    [sheet] = read_ods(ods(table(columns + rows), UNIT_STYLES), ROOM)
    assert sheet.grid == [["n5", 'n5\x1f0," k€"'], ['n5\x1f0," k€"', None]]


def test_repeated_rows_and_cells_are_as_many_as_the_file_says(ods):
    repeated = TEXT.format(' table:number-columns-repeated="2"', "x")
    rows = (
        ROW.format(' table:number-rows-repeated="2"', "<table:table-cell/>")
        + ROW.format(' table:number-rows-repeated="3"', repeated)
        + ROW.format(
            ' table:number-rows-repeated="1048571"', '<table:table-cell table:number-columns-repeated="1024"/>'
        )
    )
    [sheet] = read_ods(ods(table(rows)), ROOM)
    assert sheet.grid == [[None, None]] * 2 + [["sx", "sx"]] * 3


@pytest.mark.parametrize(
    ("rows", "columns"), [(1, 999_999_999), (999_999_999, 1), (999_999_999, 999_999_999), (1001, 1000)]
)
def test_more_cells_than_allowed_are_refused_before_they_are_put_together(ods, rows, columns):
    for spans in ("", ' table:number-columns-spanned="2"'):
        many = TEXT.format(f' table:number-columns-repeated="{columns}"{spans}', "x")
        with pytest.raises(RefusedError):
            read_ods(ods(table(ROW.format(f' table:number-rows-repeated="{rows}"', many))), ROOM)


def test_the_limit_is_for_all_sheets_together(ods):
    rows = ROW.format(' table:number-rows-repeated="60"', TEXT.format("", "x"))
    path = ods(table(rows, "A") + table(rows, "B"))
    assert len(read_ods(path, 120)) == 2
    with pytest.raises(RefusedError, match="120"):
        read_ods(path, 119)


def test_what_a_merged_range_covers_is_not_read(ods):
    spans = ' table:number-rows-spanned="2" table:number-columns-spanned="1"'
    covered = TEXT.format("", "covered").replace("table-cell", "covered-table-cell")
    rows = ROW.format("", TEXT.format(spans, "seen")) + ROW.format("", covered + TEXT.format("", "beside"))
    [sheet] = read_ods(ods(table(rows)), ROOM)
    assert sheet.grid == [["sseen", None], [None, "sbeside"]]
    assert sheet.merges == (Merge(1, 1, 2, 1),)


def test_rows_hidden_by_a_filter_are_hidden_and_rows_in_groups_are_rows(ods):
    hidden = ROW.format(' table:visibility="filter" table:number-rows-repeated="2"', TEXT.format("", "b"))
    rows = f"<table:table-header-rows>{ROW.format('', TEXT.format('', 'a'))}</table:table-header-rows>"
    rows += f"<table:table-row-group>{hidden}</table:table-row-group>"
    [sheet] = read_ods(ods(table(rows)), ROOM)
    assert (sheet.grid, sheet.hidden_rows) == ([["sa"], ["sb"], ["sb"]], (2, 3))


def test_what_is_kept_of_other_files_is_no_sheet(ods):
    kept = table(ROW.format("", TEXT.format("", "of another file")), "'file:///somewhere/other.ods'#$Sheet1")
    [sheet] = read_ods(ods(kept + table(ROW.format("", TEXT.format("", "own")))), ROOM)
    assert (sheet.name, sheet.grid) == ("Accords", [["sown"]])


@pytest.mark.parametrize("entity", ['"secret"', 'SYSTEM "file:///etc/hostname"'])
def test_a_document_type_is_refused_so_that_no_entity_is_read(ods, entity, intake):
    doctype = f"<!DOCTYPE x [<!ENTITY e {entity}>]>"
    path = ods(table(ROW.format("", TEXT.format("", "&e;"))), doctype=doctype)
    with pytest.raises(RefusedError, match="DECLARED_ENTITIES"):
        read_ods(path, ROOM)
    assert "DECLARED_ENTITIES" in codes(intake(path.parent))


def test_broken_xml_is_refused(ods, intake):
    path = ods("<table:table>")
    with pytest.raises(etree.XMLSyntaxError):
        read_ods(path, ROOM)
    assert codes(intake(path.parent))["UNREADABLE_FILE"]["severity"] == "blocks"


def test_a_spreadsheet_with_a_password_is_called_encrypted(ods, intake):
    manifest = {"META-INF/manifest.xml": "<manifest:encryption-data/>"}
    assert codes(intake(ods("", **manifest).parent))["ENCRYPTED_FILE"]["severity"] == "blocks"


def test_remarks_hidden_columns_and_struck_rows_are_seen(ods):
    columns = '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    remark = "<office:annotation><text:p>a remark</text:p></office:annotation>"
    noted = f'<table:table-cell office:value-type="string">{remark}<text:p>a</text:p></table:table-cell>'
    struck = ' table:style-name="child"'
    rows = ROW.format("", noted + TEXT.format("", "b") * 2)
    rows += ROW.format(' table:number-rows-repeated="2"', TEXT.format(struck, "x") * 3)
    rows += ROW.format("", TEXT.format(struck, "x") + TEXT.format("", "y"))
    [sheet] = read_ods(ods(table(columns + rows), STRUCK), ROOM)
    assert sheet.comments == (Comment(1, 1, "a remark"),)
    assert (sheet.hidden_columns, sheet.struck_rows) == ((2, 3), (2, 3))


STRUCK = (
    '<style:style style:name="parent" style:family="table-cell">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="child" style:family="table-cell" style:parent-style-name="parent"/>'
)


def test_a_value_under_a_merged_range_is_told(ods):
    first = TEXT.format(' table:number-columns-spanned="2"', "a")
    under = '<table:covered-table-cell office:value-type="float" office:value="20"/>'
    [sheet] = read_ods(ods(table(ROW.format("", first + under))), ROOM)
    assert (sheet.grid, sheet.covered) == ([["sa", None]], (Covered(1, 2, "20"),))


@pytest.mark.parametrize("locale", ["fr-FR", "en-US"])
def test_a_spreadsheet_of_libreoffice_keeps_its_truth_whatever_its_language(tmp_path, locale):
    [sheet] = read_ods(FIXTURES / f"truth_{locale}.ods", ROOM)
    assert sheet.grid == [["soui", "b1"], ["snon", "b0"], ["smontant", "n1234.5"], ["sjour", "d2019-03-01"]]


def test_the_two_readers_agree_on_what_libreoffice_wrote():
    for name in ("values", "truth_fr-FR", "dates_of_1904", "agreements"):
        sheets, told = read_ods_twice(FIXTURES / f"{name}.ods", Room(ROOM, ROOM))
        assert (bool(sheets), told) == (True, []), name


def test_the_french_one_shows_french_words():
    with zipfile.ZipFile(FIXTURES / "truth_fr-FR.ods") as archive:
        assert b"<text:p>VRAI</text:p>" in archive.read("content.xml")
