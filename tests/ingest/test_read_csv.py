import json
from pathlib import Path

import pytest

from strandreport.ingest.cells import Sheet, shown
from strandreport.ingest.reading.control_characters import without_control
from strandreport.ingest.reading.read_csv import read_csv
from strandreport.ingest.reading.refusal import RefusedError
from tests.ingest.conftest import codes


def rows(data):
    [sheet], _ = read_csv(data)
    return [[shown(cell) for cell in row] for row in sheet.grid]


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_usual_separator_and_line_end_is_read(mark, end):
    assert rows(end.join([mark.join("abc"), mark.join("123"), ""]).encode()) == [["a", "b", "c"], ["1", "2", "3"]]


def test_words_full_of_commas_do_not_hide_the_separator():
    text = "id|objective|cost\n1|mice, men, and more, or less|1,5\n2|a, b, c, d, e, f|2,5\n"
    assert rows(text.encode())[1] == ["1", "mice, men, and more, or less", "1,5"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_accents_survive_every_usual_encoding(encoding):
    assert rows("nom;pays\nFrançois;Côte d'Ivoire\n".encode(encoding))[1] == ["François", "Côte d'Ivoire"]


def test_an_encoding_that_had_to_be_assumed_is_told():
    assert read_csv("é;b\n".encode("cp1252"))[1] == ["Windows-1252"]
    assert read_csv("é;b\n".encode())[1] == []


def test_a_separator_and_a_line_break_inside_quotes_belong_to_the_field():
    assert rows(b'a;b\n"x;y";"1\n2"\n') == [["a", "b"], ["x;y", "1\n2"]]


def test_a_dump_separated_by_tabs_knows_no_quotes():
    assert rows(b'a\tb\n"open\tx\n') == [["a", "b"], ['"open', "x"]]


def test_an_unclosed_quote_is_refused():
    with pytest.raises(RefusedError, match="UNCLOSED_QUOTE"):
        read_csv(b'a;b\n"x;y\n')


def test_rows_with_another_number_of_fields_are_told():
    [sheet], _ = read_csv(b"a;b;c\n1;2;3\n1;2\n1;2;3;4\n4;5;6;;\n7;8;9\n")
    assert sheet.ragged_rows == (3, 4, 5)


def test_the_words_na_and_null_are_text():
    assert rows(b"a;b\nNA;null\n")[1] == ["NA", "null"]


@pytest.mark.shared
def test_the_csv_spectrum_is_read_as_its_authors_expect(shared_data):
    folder = shared_data / "pathological" / "csv-spectrum"
    checked = 0
    for path in sorted(folder.glob("*.csv")):
        if path.stem == "location_coordinates":
            continue  # its expected telephone number is not the one in the file
        expected = json.loads((folder / "json" / f"{path.stem}.json").read_text(encoding="utf-8"))
        head, *body = rows(path.read_bytes())
        assert [dict(zip(head, row, strict=True)) for row in body if any(row)] == expected, path.name
        checked += 1
    assert checked > 8


def test_a_quotation_mark_that_swallows_rows_is_refused():
    with pytest.raises(RefusedError, match="UNCLOSED_QUOTE"):
        read_csv(b'a;b;c\n1;"x;3\n2;y;3\n3;z";3\n4;w;3\n')


def test_a_last_line_without_an_end_may_have_been_cut():
    [sheet], _ = read_csv(b"a;b\n1;210000\n2;210")
    assert sheet.ragged_rows == (3,)


@pytest.mark.parametrize("line", ["sep=;", '"sep=;"', "SEP=;\r"])
def test_an_instruction_to_excel_is_followed_and_no_row(line):
    assert rows(f"{line}\na;b,c,d\n1;2,3,4\n".encode()) == [["", ""], ["a", "b,c,d"], ["1", "2,3,4"]]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_letter_are_known_without_their_mark(encoding):
    [sheet], assumed = read_csv("nom;pays\nFrançois;Côte d'Ivoire\n".encode(encoding))
    assert ([shown(cell) for cell in sheet.grid[1]], assumed) == (["François", "Côte d'Ivoire"], [encoding.upper()])


def test_two_files_put_into_one_keep_each_its_encoding():
    [sheet], assumed = read_csv("é;1\n".encode() + "è;2\n".encode("cp1252"))
    assert ([shown(row[0]) for row in sheet.grid], assumed) == (["é", "è"], ["UTF-8 + Windows-1252"])


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman"])
def test_letters_of_other_systems_are_refused_and_not_guessed(encoding):
    with pytest.raises(RefusedError, match="UNKNOWN_ENCODING"):
        read_csv("pays;région\nFrançais;Forêt noire, très loin\n".encode(encoding))


@pytest.mark.parametrize("word", ["d’été", "« œuvre »", "Škoda", "10 €", "a…b", "ŠUMAVA", "“mot”", "A–B"])
def test_letters_and_signs_of_windows_are_read(word):
    assert rows(f"a;b\n{word};é\n".encode("cp1252"))[1] == [word, "é"]


def test_a_lone_cr_belongs_to_its_field_where_lines_end_otherwise(tmp_path, intake):
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "a.csv").write_bytes(b"a;b\nx\ry;2\n3;4\n")
    [sheet], _ = read_csv(b"a;b\nx\ry;2\n3;4\n")
    assert (sheet.ragged_rows, shown(sheet.grid[1][0])) == ((), "x\ry")
    found = codes(intake(tmp_path / "inputs"))["CONTROL_CHARACTERS"]
    assert (found["severity"], found["cells"], found["value"]) == ("corrected", ["A2"], "x<U+000D>y")


@pytest.mark.parametrize(
    ("raw", "clean", "is_told"),
    [
        ("a\x00b", "ab", True),
        ("a\x0bb", "a\nb", True),
        ("l\x92eau", "l’eau", True),
        ("\ufeffid", "id", True),
        ("a\r\nb", "a\nb", False),
        ("a\tb", "a\tb", False),
    ],
)
def test_characters_that_no_text_has_are_taken_off_and_told(raw, clean, is_told):
    sheet, findings = without_control(Sheet("", [["s" + raw, "n1"]]))
    assert (shown(sheet.grid[0][0]), bool(findings)) == (clean, is_told)


def test_a_text_with_a_nul_is_a_text_and_one_full_of_them_is_not(tmp_path, intake):
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "a.csv").write_bytes(b"id;name\n" + b"1;Institut\n" * 20 + b"2;a\x00b\n")
    assert codes(intake(tmp_path / "inputs"))["CONTROL_CHARACTERS"]["cells"] == ["B22"]


EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "inputs" / "examples").rglob("*.csv"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_csv_cut_at_any_byte_is_refused_or_its_last_row_is_marked(path):
    """Only a cut right behind a line end leaves no trace in the file itself: then what is left are whole rows."""
    data = path.read_bytes()
    [whole], _ = read_csv(data)
    for length in range(7, len(data), max(7, len(data) // 150 // 7 * 7)):
        try:
            [cut], _ = read_csv(data[:length])
        except RefusedError:
            continue
        last = len(cut.grid)
        width = len(cut.grid[0])
        if data[:length].endswith(b"\n"):
            assert [row[:width] for row in whole.grid[:last]] == cut.grid
        else:
            assert last in cut.ragged_rows, length
        assert [row[:width] for row in whole.grid[: last - 1]] == cut.grid[:-1], length
