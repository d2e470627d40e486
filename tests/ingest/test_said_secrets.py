"""A row said to be confidential anywhere on the sheet is never published, and its author is told at the cell."""

import pyarrow.parquet as pq
import pytest
from openpyxl.comments import Comment

from strandreport.ingest.elsewhere import names_say
from tests.faults.fixture import Fixture
from tests.faults.run import run_fixture
from tests.ingest.conftest import HEADERS, agreement, codes

WITH_DIFFUSION = [*HEADERS, "Diffusion", "Observations"]


def levels(read):
    """Who may see each row of the first register."""
    return read.feeds[0].values["visibility"]


def told(read):
    """Words, cells and number of rows of each finding of the code."""
    return [(f.value, f.cells, f.count) for f in read.findings if f.code == "SAID_CONFIDENTIAL"]


@pytest.mark.parametrize(
    ("remark", "words"),
    [
        ("CONFIDENTIEL, voir la direction", "confidentiel"),
        ("Accord confidentiel", "confidentiel"),
        ("Ne pas diffuser avant la signature", "pas diffuser"),
        ("ne doit pas être publié", "pas être publié"),
        ("Diffusion restreinte", "diffusion restreinte"),
        ("usage interne", "usage interne"),
        ("Please do not publish yet", "not publish"),
        ("not for publication", "not for publication"),
        ("This one is confidential", "confidential"),
        ("internal use only", "internal use"),
        ("sous embargo", "sous embargo"),
    ],
)
def test_a_remark_that_no_form_reads_hides_its_row_and_is_told_at_its_cell(read, remark, words):
    found = read([WITH_DIFFUSION, [*agreement(1), None, remark], [*agreement(2), None, "Avenant en 2020"]])
    assert levels(found) == ["restricted", None]
    assert told(found) == [(words, ("I2",), 1)]


@pytest.mark.parametrize(
    "remark",
    [
        "Non confidentiel",
        "n'est plus confidentiel",
        "no longer confidential",
        "Confidentiel : non",
        "Accord de confidentialité signé en 2018",
        "pas de publication en 2019",
        "results not published",
        "Confié au secrétariat",
        "embargo levé",
        "Diffusion de la culture scientifique",
    ],
)
def test_remarks_that_only_sound_alike_hide_nothing(read, remark):
    found = read([WITH_DIFFUSION, [*agreement(1), None, remark]])
    assert levels(found) == [None]
    assert told(found) == []


def test_words_in_a_row_hold_against_its_own_public(read):
    found = read([WITH_DIFFUSION, [*agreement(1), "publique", "confidentiel"]])
    assert levels(found) == ["restricted"]
    assert told(found) == [("confidentiel", ("I2",), 1)]


@pytest.mark.parametrize("level", ["interne", "confidentiel"])
def test_a_row_that_says_itself_who_may_see_it_is_left_as_it_is(read, level):
    found = read([WITH_DIFFUSION, [*agreement(1), level, "Ne pas diffuser"]])
    assert levels(found) == [{"interne": "internal", "confidentiel": "restricted"}[level]]
    assert told(found) == []


def test_a_sheet_without_the_column_hides_the_row_all_the_same(read):
    found = read([[*HEADERS, "Observations"], [*agreement(1), "ne pas diffuser"], [*agreement(2), None]])
    assert levels(found) == ["restricted", None]
    assert found.says_secret == "H"


def test_what_is_made_from_the_row_is_hidden_with_it(read):
    headers = [*WITH_DIFFUSION, "Thématiques"]
    found = read([headers, [*agreement(1), None, "confidentiel", "Cancer;Neurosciences"]])
    assert {register.register.name: register.values["visibility"] for register in found.feeds} == {
        "agreements": ["restricted"],
        "agreement_themes": ["restricted"] * 2,
        "agreement_partners": ["restricted"],
    }


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("CONFIDENTIEL - Accord avec Lisbonne", "restricted"),
        ("Accord avec Lisbonne (confidentiel)", "restricted"),
        ("Confidential computing for hospitals", None),
        ("Partage de données confidentielles", None),
    ],
)
def test_a_title_hides_its_row_only_where_the_word_is_set_apart(read, title, level):
    found = read([[*HEADERS, "Intitulé", "Diffusion"], [*agreement(1), title, None]])
    assert levels(found) == [level]


def test_a_cross_below_an_unread_header_that_speaks_of_secrecy_hides_its_row(read):
    headers = [*HEADERS, "Diffusion", "Confidentiel ?"]
    rows = [[*agreement(1), None, "x"], [*agreement(2), None, "non"], [*agreement(3), None, None]]
    found = read([headers, *rows])
    assert levels(found) == ["restricted", None, None]
    assert told(found) == [("confidentiel ?: x", ("I2",), 1)]


def test_a_remark_merged_over_rows_hides_all_of_them(workbook, intake, tmp_path):
    rows = [[*agreement(n), "ne pas diffuser" if n == 1 else None] for n in (1, 2, 3)]
    found = intake(workbook(rows, lambda sheet: sheet.merge_cells("H2:H3"), headers=[*HEADERS, "Observations"]))
    assert codes(found)["SAID_CONFIDENTIAL"]["count"] == 2
    [path] = (tmp_path / "outputs").rglob("*-rows-*/0.agreements.parquet")
    assert pq.read_table(path).column("visibility").to_pylist() == ["restricted", "restricted", None]


@pytest.mark.parametrize("note", ["CONFIDENTIEL", "Document confidentiel – ne pas diffuser", "For internal use only"])
def test_a_title_over_the_table_hides_the_rows_that_say_nothing(read, note):
    found = read([[note], WITH_DIFFUSION, [*agreement(1), None, None], [*agreement(2), "publique", None]])
    assert levels(found) == ["restricted", "public"]
    assert [(cells, count) for _, cells, count in told(found)] == [(("A1",), 1)]


def test_a_note_about_confidential_rows_elsewhere_hides_nothing(read):
    note = "Les accords confidentiels ne figurent pas dans cette liste."
    assert levels(read([[note], WITH_DIFFUSION, [*agreement(1), None, None]])) == [None]


def test_a_cover_a_comment_and_the_name_of_the_file_are_heard_too(workbook, intake):
    def cover(sheet):
        sheet.parent.create_sheet("Couverture", 0).append(["CONFIDENTIEL"])

    def comment(sheet):
        sheet["C2"].comment = Comment("ne pas diffuser", "Claire")

    told_by = {}
    for name, change in (("cover.xlsx", cover), ("note.xlsx", comment), ("accords_confidentiel.xlsx", None)):
        folder = workbook([agreement(1)], change, name=name)
        found = codes(intake(folder))["SAID_CONFIDENTIAL"]
        told_by[name] = (found["value"], found["cells"])
        (folder / name).unlink()
    assert told_by == {
        "cover.xlsx": ("Couverture › A1: confidentiel", ["A1"]),
        "note.xlsx": ("pas diffuser", ["C2"]),
        "accords_confidentiel.xlsx": ("accords_confidentiel.xlsx: confidentiel", ["A1"]),
    }


def test_a_file_that_is_renamed_is_read_again_by_its_new_name(workbook, intake):
    folder = workbook([agreement(1)], name="accords.xlsx")
    assert "SAID_CONFIDENTIAL" not in codes(intake(folder))
    (folder / "accords.xlsx").rename(folder / "accords_confidentiel.xlsx")
    assert "SAID_CONFIDENTIAL" in codes(intake(folder))


def test_an_amount_in_the_unit_that_the_name_of_the_file_contradicts_is_not_used(workbook, intake):
    found = codes(intake(workbook([agreement(1)], name="accords_en_k€.xlsx")))["OTHER_UNIT_SAID"]
    assert (found["severity"], found["cells"]) == ("voids", ["G1"])
    assert names_say(["accords_2019.xlsx"]) == names_say(["autres.csv"])


def test_the_column_that_says_it_stands_for_the_one_that_should_so_that_no_row_left_out_is_quoted():
    rows = [[*HEADERS, "Observations"], [*agreement(1, Statut="??"), "CONFIDENTIEL, clause 4"]]
    outcome = run_fixture(Fixture("x", {"accords.xlsx": rows}, (), (), {}, {}, (), ()))
    assert outcome.classes == {"header": 1, "quarantined": 1}
    [sheet] = outcome.ledger["sheets"]
    assert sheet["letters"]["visibility"] == "H"
