import json

import pytest

from strandreport.ingest.cells import shown
from strandreport.ingest.reading.read_csv import read_csv
from strandreport.ingest.reading.refusal import RefusedError


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
