"""Unknown headers are told with the known ones that they look like, and nothing is read by likeness."""

import pytest

from strandreport.ingest.cells import TEXT, Sheet
from strandreport.ingest.country_grammar import country_words
from strandreport.ingest.typed_sheet import type_sheet
from strandreport.model.project import load_project
from tests.conftest import ROOT
from tests.ingest.conftest import HEADERS, ROW

PROJECT = load_project(ROOT)


def read(headers, row=ROW):
    rows = [[TEXT + str(cell) for cell in line] for line in (headers, row)]
    found = type_sheet(
        Sheet("Accords", rows), "src", PROJECT.forms, PROJECT.registers, country_words(PROJECT.reference)
    )
    return found, {finding.code: finding for finding in found.findings}


def test_an_unknown_column_is_told_with_the_nearest_header_and_its_amounts_are_not_read():
    found, told = read([*HEADERS[:6], "Montant engagé (EUR) TTC"])
    assert told["UNKNOWN_COLUMN"].cells == ("G1",)
    assert told["UNKNOWN_COLUMN"].expected["near"] == "“Montant engagé (EUR)”"
    assert found.feeds[0].values["amount_committed"] == [None]


def test_a_header_that_looks_like_none_is_told_without_a_proposal():
    _, told = read([*HEADERS, "Couleur"], [*ROW, "bleu"])
    assert told["UNKNOWN_COLUMN"].expected["near"] == "–"


@pytest.mark.parametrize(
    ("header", "proposed"), [("Statut de l'accord", "“Statut” → “Statut de l'accord”"), ("Couleur", "–")]
)
def test_a_missing_column_is_told_with_the_header_that_looks_like_it(header, proposed):
    found, told = read([*HEADERS[:4], header, *HEADERS[5:]])
    assert told["MISSING_COLUMN"].expected["near"] == proposed
    assert found.feeds == ()


def test_an_unknown_sheet_is_told_with_the_nearest_form():
    headers = ["No d'accord", "Partenaires", "Date de signature du contrat", "Instruments"]
    found, told = read(headers, ["A1", "Institut du Tage", "2019-01-01", "AGR"])
    assert told["UNKNOWN_SHEET"].expected["near"] == "agreements_office"
    assert found.feeds == ()
    assert read(["Prénom", "Couleur"], ["Léa", "bleu"])[1]["UNKNOWN_SHEET"].expected["near"] == "–"


def test_columns_that_no_figure_needs_may_be_lacking_without_a_word():
    _, told = read(HEADERS)
    absent = told["ABSENT_COLUMN"].value
    assert "Fin" in absent
    assert not {"Contact", "Document", "Diffusion"} & set(absent.split(", "))
