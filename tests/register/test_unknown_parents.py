"""Money of an agreement that no row is known of may be that of a confidential one that was left out or misspelt."""

import openpyxl
import pandas as pd
import pytest

from strandreport.model.project import load_project
from strandreport.register.inheritance import inherit_access
from tests.conftest import ROOT

REGISTERS = {name: load_project(ROOT).registers[name] for name in ("agreements", "agreement_funding")}


@pytest.mark.parametrize(("of_known", "of_unknown"), [("restricted", "restricted"), ("public", "public")])
def test_what_names_no_row_is_restricted_where_the_register_has_confidential_rows(of_known, of_unknown):
    agreements = pd.DataFrame(
        {"agreement_id": ["A1", "I1"], "visibility": ["public", of_known], "embargo_until": [None, None]}
    )
    money = pd.DataFrame({"agreement_id": ["A1", "i1"], "visibility": [None, None], "embargo_until": [None, None]})
    found = inherit_access({"agreements": agreements, "agreement_funding": money}, REGISTERS)["agreement_funding"]
    assert list(found["visibility"].fillna("public")) == ["public", of_unknown]


AGREEMENTS = (
    "N° d'accord;Instrument;Partenaire;Pays;Statut;Diffusion;Embargo jusqu'au;Remarque\nA1;AGR;X;Portugal;actif;;;\n"
)
MONEY = "N° d'accord;Année;Payeur;Nature du montant;Montant\nA1;2019;own;paid;5\nA2;2019;own;paid;7\n"


@pytest.mark.parametrize(
    ("rows", "of_unknown"),
    [
        ("A2;XXX;Y;Portugal;actif;confidentiel;;\n", "restricted"),  # no such instrument: the row is left out
        ("A2;XXX;Y;Portugal;actif;interne;;\n", "restricted"),
        ("A2;XXX;Y;Portugal;actif;;01/06/2030;\n", "restricted"),
        ("A2;AGR;Y;Portugal;actif;entre nous;;\n", "restricted"),  # who may see it can't be read
        ("A2;XXX;Y;Portugal;actif;;;CONFIDENTIEL\n", "restricted"),
        ("A2;AGR;Y;Portugal;actif;confidentiel;;\nA2;AGR;Z;Espagne;actif;confidentiel;;\n", "restricted"),
        ("A2;XXX;Y;Portugal;actif;publique;;\n", "public"),
        ("A2;XXX;Y;Portugal;actif;;;\n", "public"),
    ],
)
def test_money_of_an_agreement_left_out_is_as_confidential_as_its_row_says(build, rows, of_unknown):
    built = build({"accords.csv": AGREEMENTS + rows, "credits.csv": MONEY})
    assert list(built.table("agreements")["agreement_id"]) == ["A1"]
    assert list(built.table("agreements")["visibility"]) == ["public"]
    money = built.table("agreement_funding").set_index("agreement_id")["visibility"]
    assert (money["A1"], money["A2"]) == ("public", of_unknown)


@pytest.mark.parametrize(("header", "of_unknown"), [("Diffusion", "restricted"), ("Remarque", "public")])
def test_money_of_an_agreement_on_a_hidden_sheet_is_restricted_where_that_sheet_can_say_so(
    build, tmp_path, header, of_unknown
):
    book = openpyxl.Workbook()
    rows = {"Accords": ("A1", "X"), "Anciens": ("A2", "Y")}
    for title, (number, partner) in rows.items():
        sheet = book.create_sheet(title)
        sheet.append(["N° d'accord", "Instrument", "Partenaire", "Pays", "Statut", header])
        sheet.append([number, "AGR", partner, "Portugal", "actif", None])
    book["Anciens"].sheet_state = "hidden"
    del book["Sheet"]
    (tmp_path / "inputs").mkdir()
    book.save(tmp_path / "inputs" / "accords.xlsx")
    built = build({"credits.csv": MONEY})
    assert list(built.table("agreements")["agreement_id"]) == ["A1"]
    assert list(built.table("agreement_funding").set_index("agreement_id")["visibility"]) == ["public", of_unknown]


HEADERS = "N° d'accord;Instrument;Partenaire;Pays;Statut;Diffusion;Fin"
SECRET = "A2;AGR;Y;Portugal;actif;confidentiel;31/12/2022"


@pytest.mark.parametrize(
    ("headers", "row", "of_unknown"),
    [
        (HEADERS.replace("Statut", "État des lieux"), SECRET, "restricted"),  # MISSING_COLUMN
        (HEADERS.replace("N° d'accord", "Numéro du dossier"), SECRET, "restricted"),
        (HEADERS + ";Partenaire", SECRET + ";Z", "restricted"),  # DUPLICATE_HEADER
        (HEADERS + ";;" + HEADERS, SECRET + ";;" + SECRET, "restricted"),  # SIDE_TABLES
        ("Dossier;Partenaire;Pays;Durée;Niveau", "A2;Y;Portugal;3;confidentiel", "restricted"),  # UNKNOWN_SHEET
        (HEADERS.replace("Diffusion", "Confidentialité"), SECRET, "restricted"),  # LOST_VISIBILITY
        ("Salle;Jour;Pays", "A2;lundi;Portugal", "public"),  # shares one header with a form: another list
    ],
)
def test_money_of_an_agreement_on_a_sheet_that_was_not_read_is_restricted_if_the_sheet_may_be_one_of_agreements(
    build, headers, row, of_unknown
):
    built = build({"accords.csv": AGREEMENTS, "autres.csv": f"{headers}\n{row}\n", "credits.csv": MONEY})
    assert list(built.table("agreements")["agreement_id"]) == ["A1"]
    assert list(built.table("agreement_funding").set_index("agreement_id")["visibility"]) == ["public", of_unknown]


ENCRYPTED = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(2000)


@pytest.mark.parametrize(
    ("data", "problem", "of_unknown"),
    [
        (ENCRYPTED, "ENCRYPTED_FILE", "restricted"),
        (b"<html><body>Please log in</body></html>", "WEB_PAGE", "public"),
        (b"", "EMPTY_FILE", "public"),
    ],
)
def test_money_of_no_known_agreement_is_restricted_where_a_file_that_may_hold_a_table_was_not_read(
    build, tmp_path, data, problem, of_unknown
):
    (tmp_path / "inputs").mkdir()
    (tmp_path / "inputs" / "autres.xlsx").write_bytes(data)
    built = build({"accords.csv": AGREEMENTS, "credits.csv": MONEY})
    assert built.finding(problem)
    assert list(built.table("agreement_funding").set_index("agreement_id")["visibility"]) == ["public", of_unknown]


def test_what_is_held_back_is_told_at_its_cell_without_its_key(build):
    built = build(
        {"accords.csv": AGREEMENTS, "autres.csv": f"{HEADERS};Partenaire\n{SECRET};Z\n", "credits.csv": MONEY}
    )
    finding = built.finding("HELD_BACK")
    assert (finding["cells"], finding["count"], finding["value"]) == (["A3"], 1, "")
