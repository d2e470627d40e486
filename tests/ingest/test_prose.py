"""A sheet that only explains is told as such and stops nothing; a list without a header still does."""

import pytest

from strandreport.ingest.cells import Sheet, encode_value
from strandreport.ingest.prose import prose_finding
from tests.ingest.conftest import agreement, codes


def is_prose(name, *rows):
    width = max(map(len, rows))
    grid = [[encode_value(value) for value in [*row, *[None] * (width - len(row))]] for row in rows]
    return prose_finding(Sheet(name, grid), "c") is not None


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Lisez-moi", [["Registre des accords"]]),
        ("Read me", [["Contact", "the office"], [None], ["Version of March"]]),
        ("Feuil3", [["Légende"], ["rouge", "à vérifier"]]),
        ("Notes", [["Document de travail, ne pas diffuser"], ["Contact : Mme Durand"]]),
        ("Feuil3", [["Une ligne par accord signé."], [], ["Les montants sont en euros, hors taxes."]]),
    ],
)
def test_a_read_me_and_sentences_are_prose(name, rows):
    assert is_prose(name, *rows)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("Suite", [["A1", "Cancer"], ["A2", "Neurosciences"]]),
        ("Partenaires", [["Institut national de la santé"], ["Institut Pasteur de Lille"]]),
        ("Lisez-moi", [["A1", "Fiocruz", "Brésil"]]),
        ("Lisez-moi", [["Accords"], [2019]]),
        ("Budget", [["Réunion", "Objet"], ["3 mai", "Budget"]]),
    ],
)
def test_rows_of_whatever_kind_are_no_prose(name, rows):
    assert not is_prose(name, *rows)


def test_a_read_me_blocks_nothing_and_its_rows_are_accounted_for(workbook, intake):
    def read_me(sheet):
        made = sheet.parent.create_sheet("Lisez-moi", 0)
        made.append(["Une ligne par accord."])

    found = intake(workbook([agreement(1)], read_me))
    told = codes(found)
    assert (told["PROSE_SHEET"]["severity"], told["PROSE_SHEET"]["value"]) == ("advice", "Une ligne par accord.")
    assert "UNKNOWN_SHEET" not in told
    assert found["contents"][0]["sheets"][0]["classes"]["excluded"] == 1
