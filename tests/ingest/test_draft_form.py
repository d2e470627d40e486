"""A spreadsheet that no form knows becomes a form that the loader reads once its names are filled in."""

import shutil

import openpyxl
import pytest

from strandreport.ingest.draft_form import Wishes, draft_form
from strandreport.model.config_file import parse_yaml, schema_problems
from strandreport.model.errors import BuildError
from strandreport.model.forms import check_form, parse_form
from strandreport.model.project import load_project
from strandreport.model.project_files import SCHEMAS
from tests.conftest import ROOT
from tests.ingest.conftest import codes

PROJECT = load_project(ROOT)
EXAMPLES = ROOT / "inputs" / "examples"
STRANGE = [
    "N° d'accord",
    "Instrument signé",
    "Partenaires",
    "Pays du partenaire",
    "Statut",
    "Signé le",
    "Montants engagés",
    "Couleur",
]
CELLS = ["A1", "AGR", "Institut du Tage", "Portugal", "actif", "12/03/2016", 1000, "bleu"]


@pytest.fixture
def strange(tmp_path):
    """A list of agreements with headers of its own, below a title."""
    book = openpyxl.Workbook()
    for row in (["Nos accords"], [], STRANGE, CELLS):
        book.active.append(row)
    path = tmp_path / "Accords été 2019.xlsx"
    book.save(path)
    return path


def drafted(path, **wishes):
    return draft_form(path, PROJECT, Wishes(**wishes))


def form_of(text):
    data = parse_yaml(text, "draft").data
    assert schema_problems(data, SCHEMAS / "form.json") == []
    return parse_form(data)


def test_headers_register_and_columns_are_proposed_each_with_a_mark(strange):
    text = drafted(strange)
    form = form_of(text)
    assert (form.id, form.register) == ("accords_ete_2019", "agreements")
    columns = {column.name: column.headers[0] for column in form.feeds[0].columns}
    assert columns["status"] == "Statut"
    assert columns["signature_date"] == "Signé le"
    assert columns["partner_name"] == "Partenaires"
    assert form.feeds[0].column("signature_date").dates == "dmy"
    assert all("# check" in line for line in text.splitlines() if line.startswith(("id:", "register:", "  status:")))
    assert "1 text" in text


def test_a_near_name_of_money_is_named_and_not_taken(strange):
    text = drafted(strange)
    assert "amount_committed" not in {column.name for column in form_of(text).feeds[0].columns}
    assert "Montants engagés" in form_of(text).ignored
    assert "perhaps amount_committed?" in text


def test_columns_that_the_register_needs_and_nothing_looks_like_are_left_to_write(strange):
    text = drafted(strange, register="calls")
    form = form_of(text)
    assert form.feeds[0].column("call_id").headers == ("WRITE THE HEADER OF call_id HERE",)
    assert check_form(form, PROJECT.registers) == []


def test_no_value_is_quoted_unless_it_is_asked_for(strange):
    assert "Tage" not in drafted(strange)
    assert "Institut du Tage" in drafted(strange, samples=True)


def test_a_completed_draft_reads_the_sheet_that_it_was_drafted_from(strange, tmp_path, intake):
    project = tmp_path / "project"
    shutil.copytree(ROOT / "config", project / "config")
    text = drafted(strange)
    # what is left to a person: headers of which the names say too little
    for column, header in (("instrument", "Instrument signé"), ("partner_country", "Pays du partenaire")):
        text = text.replace(f"WRITE THE HEADER OF {column} HERE", header)
    (project / "config" / "forms" / "drafted.yaml").write_text(text, encoding="utf-8")
    inputs = tmp_path / "inputs"
    inputs.mkdir()
    strange.rename(inputs / strange.name)
    found = intake(inputs, load_project(project))
    [sheet] = found["contents"][0]["sheets"]
    assert sheet["form"] == "accords_ete_2019"
    assert sheet["classes"]["accepted"] == 1
    assert set(codes(found)) <= {"ABSENT_COLUMN"}


@pytest.mark.parametrize(
    ("name", "register"),
    [
        ("mobilites_2016_2019.xls", "people_flows"),
        ("cooperations_2019.ods", "collaborations"),
        ("corrections_2020.xlsx", "corrections"),
        ("mobility_2020.csv", "people_flows"),
        ("target_history.yaml", "target_history"),
    ],
)
def test_every_format_that_is_read_can_be_drafted_from(name, register):
    if not (EXAMPLES / name).is_file():
        pytest.skip("inputs/examples was deleted")
    form = form_of(drafted(EXAMPLES / name))
    assert form.register == register
    assert check_form(form, PROJECT.registers) == []


def test_headers_that_look_like_nothing_leave_the_register_to_a_person(tmp_path):
    (tmp_path / "a.csv").write_text("Prénom;Couleur\nLéa;bleu\n", encoding="utf-8")
    text = drafted(tmp_path / "a.csv")
    assert form_of(text).register == "name_of_the_register"
    assert "agreements" in text


def test_names_and_headers_that_are_odd_stay_on_their_line(tmp_path):
    path = tmp_path / "2019\nid: x.csv"
    path.write_text('"a: #\nb","Statut\u2028",Partenaire,Pays\n1,2,3,4\n', encoding="utf-8")
    form = form_of(drafted(path, register="agreements"))
    assert form.id == "form_2019_id_x"


@pytest.mark.parametrize(
    ("content", "wishes", "words"),
    [
        (None, {}, "there is no such file"),
        ("", {}, "can't be read"),
        ("<html></html>", {}, "can't be read"),
        ("a;b\n1;2\n", {"register": "nix"}, "No register is called 'nix'"),
        ("a;b\n1;2\n", {"sheet": "nix"}, "no sheet is called 'nix'"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(tmp_path, content, wishes, words):
    path = tmp_path / "a.csv"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(BuildError, match=words) as error:
        drafted(path, **wishes)
    assert "\n" not in str(error.value)


def test_of_several_sheets_the_one_that_no_form_fits_is_taken_or_asked_for(tmp_path):
    book = openpyxl.Workbook()
    for name in ("Un", "Deux"):
        sheet = book.create_sheet(name)
        for row in (STRANGE, CELLS):
            sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(BuildError, match="--sheet: 'Un', 'Deux'"):
        drafted(tmp_path / "a.xlsx")
    assert form_of(drafted(tmp_path / "a.xlsx", sheet="Deux")).register == "agreements"
    book["Un"]["A3"] = "x"
    for row in book["Deux"]["A1:H1"]:
        for cell, header in zip(row, ["N° d'accord", "Instrument", "Partenaire", "Pays", "Statut"], strict=False):
            cell.value = header
    book.save(tmp_path / "a.xlsx")
    assert 'sheet "Un"' in drafted(tmp_path / "a.xlsx")
