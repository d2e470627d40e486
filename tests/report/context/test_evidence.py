"""Behind every figure stand its rows and cells: some on the page, all in a file, and each where it is said to be."""

import csv
import io
import re
from types import SimpleNamespace

import pytest

from strandreport.model.files import read_json, sha256_of_file
from strandreport.report.context.evidence_table import evidence_table
from strandreport.report.rendering import render_page
from tests.report.context.series_of import series_of
from tests.report.project_folder import TEMPLATES, agreement

CELL = re.compile(r"([A-Z]+)([0-9]+)")
RAW = ("Organisation", "Role", "Name", "Agreement number", "Framework programme", "Funding scheme", "Partner name")


def block_of(folder, code="P07", strand="european_programmes", language="en"):
    return next(block for block in folder.context(strand, language)["indicators"] if block["code"] == code)


def file_of(folder, place, language="en"):
    path = folder.outputs / "report" / "evidence" / f"evidence-{place}.{language}.csv"
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))


def sheet(folder, name):
    with (folder.inputs / name).open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def at(rows, address):
    letters, row = CELL.fullmatch(address).groups()
    column = 0
    for letter in letters:
        column = 26 * column + ord(letter) - ord("A") + 1
    return rows[int(row) - 1][column - 1]


def test_the_file_has_every_row_behind_every_figure(built):
    _, *lines = file_of(built, "P04.european_programmes")
    for row in block_of(built, "P04")["table"]["rows"]:
        numbers = {line[3] for line in lines if row["figure"] in line[0].split()}
        assert len(numbers) == int(row["cells"][-1])


def test_every_cell_of_the_evidence_stands_in_the_sheet_where_it_is_said_to(built):
    _, *lines = file_of(built, "P07.european_programmes")
    seen = 0
    for line in lines:
        known = dict(zip(("source", "row", "cell", "column", "value"), line[5:10], strict=True))
        if known["cell"] and known["column"] in RAW:
            assert at(sheet(built, known["source"]), known["cell"]) == known["value"]
            assert known["cell"].endswith(known["row"])
            seen += 1
    assert seen > 50


def test_numerator_and_denominator_are_told_apart(built):
    evidence = block_of(built)["evidence"]
    terms = {fact["term"]: fact["text"] for fact in evidence["facts"]}
    assert terms["Made of"] == "Coordinated projects: 2; Projects: 11"
    assert terms["Definition"]
    _, *lines = file_of(built, "P07.european_programmes")
    of_2019 = [line for line in lines if "P07.european_programmes.2019" in line[0].split()]
    above = {line[3] for line in of_2019 if "numerator" in line[2]}
    below = {line[3] for line in of_2019 if "denominator" in line[2]}
    assert (len(above), len(below)) == (2, 11)


def test_the_page_shows_the_first_rows_of_every_figure_and_leads_to_the_file(built):
    block = block_of(built)
    behind = block["evidence"]["behind"]
    assert {name for row in behind["rows"] for name in row["figures"]} == {
        row["figure"] for row in block["table"]["rows"] if "figure" in row
    }
    _, *lines = file_of(built, "P07.european_programmes")
    assert behind["file"]["href"] == "evidence-P07.european_programmes.en.csv"
    assert str(len({line[3] for line in lines})) in behind["file"]["label"]
    page = render_page(built.context("european_programmes"), TEMPLATES)
    assert 'href="evidence-P07.european_programmes.en.csv"' in page


def test_a_row_that_several_rows_lead_to_has_its_cells_once(built):
    places = [place for row in block_of(built)["evidence"]["behind"]["rows"] for place in row["places"]]
    told = [(place["where"], *(cell["label"] for cell in place["cells"])) for place in places if place["cells"]]
    again = [place["where"] for place in places if not place["cells"]]
    assert again
    assert len(told) == len(set(told))
    assert {where.partition(",")[0] for where in again} <= {where for where, *_ in told}


def test_both_languages_have_the_same_cells(built):
    english, french = (file_of(built, "P07.european_programmes", language) for language in ("en", "fr"))
    assert english[0] != french[0]
    assert [(line[0], *line[3:4], *line[5:8], line[9]) for line in english[1:]] == [
        (line[0], *line[3:4], *line[5:8], line[9]) for line in french[1:]
    ]


def test_every_file_is_listed_with_its_sum(built):
    report = built.outputs / "report"
    listed = read_json(report / "evidence.json")["files"]
    assert {entry["file"]: entry["sha256"] for entry in listed} == {
        f"evidence/{path.name}": sha256_of_file(path) for path in (report / "evidence").iterdir()
    }


@pytest.mark.parametrize(("audience", "n_rows"), [("public", 1), ("internal", 2)])
def test_rows_are_listed_for_those_who_may_see_them(folder, audience, n_rows):
    folder.agreements(agreement("OPEN1", 2018), agreement("SECRET1", 2018, Diffusion="restreint"))
    folder.build(audience=audience)
    _, *lines = file_of(folder, "T01.bilateral_cooperation")
    assert len({line[3] for line in lines}) == n_rows
    assert any("SECRET1" in line for line in lines) == (audience == "internal")


def test_a_value_that_begins_like_a_formula_stays_a_text(folder):
    folder.agreements(agreement("=1+1", 2018), agreement("A2", 2018))
    folder.build()
    cells = {cell for line in file_of(folder, "T01.bilateral_cooperation") for cell in line}
    assert "'=1+1" in cells
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


@pytest.mark.parametrize(("language", "start"), [("en", "More than 10,000 rows"), ("fr", "Plus de 10\u202f000 lignes")])
def test_figures_of_very_many_rows_say_that_these_are_not_listed(words, language, start):
    series = series_of({2018: 9_000, 2019: 20_000}, total=29_000)
    table = evidence_table(series, words[language], None, SimpleNamespace(evidence={}))
    assert table["rows"] == []
    assert table["none"].startswith(start)
    assert "X1.strand_one.2019, X1.strand_one.total" in table["none"]
    assert "X1.strand_one.2018" not in table["none"]
