"""A small institute with agreements in two countries, their money, projects and visits."""

from pathlib import Path

import pytest

from strandreport.model.catalogue import load_catalogue
from strandreport.report.context.handover import read_handover
from strandreport.report.context.words import Words
from strandreport.report.notes.compose import compose_note
from strandreport.report.notes.material import read_material
from strandreport.report.notes.subjects import find_subjects
from tests.report.project_folder import AGREEMENT, Folder, agreement, participation, project

TEMPLATES = Path(__file__).parents[3] / "templates"
FUNDING = ("N° d'accord", "Année", "Payeur", "Nature du montant", "Montant (EUR)", "Diffusion")
EVENT = ("Event no.", "Type", "Title", "Counterpart", "Country", "Start", "End", "Visibility")
AGREEMENTS = (
    agreement("A1", 2016, Fin="31/03/2021", Contact="PRIVATE person"),
    agreement("A2", 2019, Partenaire="Butantan", Fin="30/06/2020"),
    agreement("A3", 2017, Partenaire="SECRET partner", Diffusion="restreint"),
    agreement("A4", "01/02/2020", Partenaire="Too late"),
    agreement("A5", 2010, Partenaire="Long over", Fin="01/02/2014", Statut="échu"),
    agreement("J1", 2018, Partenaire="Riken", Pays="Japon"),
)
MONEY = (
    ("A1", "2018", "Inserm", "Engagé", "1 000,00"),
    ("A1", "2019", "Inserm", "Engagé", "500,50"),
    ("A1", "2019", "Partenaire", "Engagé", "10,00"),
    ("A2", "2019", "Inserm", "Payé", "illisible"),
    ("A1", "2021", "Inserm", "Engagé", "77,00"),
    ("A3", "2019", "Inserm", "Engagé", "999 999,00"),
    ("J1", "2019", "Inserm", "Engagé", "3,00"),
)


def with_everything(folder: Folder) -> Folder:
    folder.csv("registre.csv", (*AGREEMENT, "Fin"), AGREEMENTS)
    folder.csv("credits.csv", FUNDING, [dict(zip(FUNDING, row, strict=False)) for row in MONEY])
    folder.cordis(
        [project("1", 2018, endDate="2021-12-31"), project("2", 2016, endDate="2018-12-31")],
        [participation(number) for number in "12"]
        + [participation(number, organisationID="888888888", name="USP", country="BR") for number in "12"],
    )
    folder.figures()
    return folder


@pytest.fixture(scope="session")
def noted(tmp_path_factory, store) -> Folder:
    return with_everything(_with_ends(Folder(tmp_path_factory.mktemp("noted") / "institute", store)))


def _with_ends(folder: Folder) -> Folder:
    """The folder, whose extraction of projects has the days of their ends."""
    plain = folder.csv
    folder.csv = lambda name, heads, rows: plain(name, (*heads, "endDate") if name == "project.csv" else heads, rows)
    return folder


@pytest.fixture(scope="session")
def material(noted):
    loaded = noted.project()
    return read_material(loaded, read_handover(loaded, noted.outputs), noted.outputs)


@pytest.fixture(scope="session")
def all_words() -> dict[str, Words]:
    return {name: Words(load_catalogue(TEMPLATES, name)) for name in ("en", "fr")}


@pytest.fixture(scope="session")
def note(material, all_words):
    """A function: the context of a note."""

    def compose(wish: str, language: str = "en", told=None) -> dict:
        return compose_note(find_subjects(wish, material)[0], material, all_words[language], told)

    return compose
