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
    assert told["MISSPELT_HEADER"].cells == ("G1",)
    assert told["MISSPELT_HEADER"].expected["near"] == "“Montant engagé (EUR)”"
    assert found.feeds[0].values["amount_committed"] == [None]


@pytest.mark.parametrize(
    ("header", "meant"),
    [("Date de sinature", "Date de signature"), ("Date signature", "Date de signature"), ("Résilie le", "Résilié le")],
)
def test_a_misspelt_header_is_to_be_mended_at_its_cell_since_its_column_is_lost(header, meant):
    found, told = read([*HEADERS[:5], header], ROW[:6])
    finding = told["MISSPELT_HEADER"]
    assert (str(finding.severity), finding.cells) == ("voids", ("F1",))
    assert finding.expected["near"] == f"“{meant}”"
    assert found.feeds[0].rows == (2,)


@pytest.mark.parametrize("header", ["Date de saisie", "Avis du CSS", "Date de dépôt"])
def test_one_more_column_that_looks_a_little_like_one_of_the_form_is_only_to_be_looked_at(header):
    _, told = read([*HEADERS[:5], header], ROW[:6])
    assert str(told["UNKNOWN_COLUMN"].severity) == "advice"
    assert "MISSPELT_HEADER" not in told


def test_a_header_like_a_column_that_the_sheet_has_is_no_misspelling_of_it():
    _, told = read([*HEADERS, "Date de signatures"], [*ROW, "2016"])
    assert "MISSPELT_HEADER" not in told


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


REGISTER = [
    "N° d'accord",
    "Instrument",
    "Intitulé",
    "Partenaire",
    "Date de signature",
    "Début",
    "Fin",
    "Volet",
    "Unité",
]


@pytest.mark.parametrize("themes", ["Thématiques", "Thématique"])
def test_a_register_that_lacks_two_columns_is_told_as_the_register_that_it_is(themes):
    found, told = read([*REGISTER, themes], ["A1", "AGR", "Titre", "Fiocruz", *["2016-01-01"] * 3, "", "U1", "Cancer"])
    expected = told["MISSING_COLUMN"].expected
    assert (expected["form"], expected["missing"]) == ("agreements_office", "“Pays”, “Statut”")
    assert "other_form" not in expected
    assert found.feeds == ()


def test_a_short_list_with_a_remark_or_two_is_still_read_by_its_own_form():
    found, told = read(["N° d'accord", "Thématique", "Intitulé", "Volet"], ["A1", "Cancer", "Titre", ""])
    assert found.layout.form.id == "agreement_themes_office"
    assert "MISSING_COLUMN" not in told


def test_two_forms_that_a_sheet_resembles_alike_are_both_told_with_what_it_lacks():
    headers = ["N° d'accord", "Instrument", "Partenaire", "Statut", "Région", "Organisme", "Partie", "Rôle"]
    _, told = read(headers, ["x"] * len(headers))
    expected = told["MISSING_COLUMN"].expected
    assert (expected["form"], expected["other_form"]) == ("agreement_partners_office", "agreements_office")
    assert (expected["missing"], expected["other_missing"]) == ("“Nom du partenaire”", "“Pays”")


def test_columns_that_no_figure_needs_may_be_lacking_without_a_word():
    _, told = read(HEADERS)
    absent = told["ABSENT_COLUMN"].value
    assert "Fin" in absent
    assert not {"Contact", "Document", "Diffusion"} & set(absent.split(", "))


def test_what_a_sheet_lacks_is_told_by_headers_of_its_own_language():
    """Guards: an English office was told to fill in "Pays", and to add "Début"."""
    headers = ["Agreement no.", "Instrument", "Partner", "Country", "Status", "Committed (EUR)"]
    _, told = read(headers, ["A1", "AGR", "Fiocruz", "", "active", "1"])
    assert told["MISSING_VALUE"].expected["header"] == "Country"
    assert told["ABSENT_COLUMN"].value.startswith("Strand, Own unit, Signed on, Start, End")
    _, told = read([*headers[:3], "Contry", *headers[4:]], ["A1", "AGR", "Fiocruz", "Brazil", "active", "1"])
    assert told["MISSING_COLUMN"].expected["missing"] == "“Country or territory”"
    assert told["MISSING_COLUMN"].expected["near"] == "“Country” → “Contry”"


def test_a_cell_is_told_by_the_header_that_stands_above_it():
    _, told = read(["N° accord", "Type d'accord", "Partenaire", "Pays", "Statut"], ["A1", "", "Fiocruz", "FR", "actif"])
    assert told["MISSING_VALUE"].expected["header"] == "Type d'accord"
