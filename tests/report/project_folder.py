"""A small institute: its configuration, its spreadsheets as CSV, and all stages up to the figures."""

import csv
import shutil
from pathlib import Path

from strandreport.ingest.intake import read_inputs
from strandreport.measure.compute import compute_figures
from strandreport.model.files import read_json, sha256_of_file, write_json
from strandreport.model.manifest import take_manifest
from strandreport.model.project import Project, load_project
from strandreport.register.build import build_registers
from strandreport.report.annex import write_annexes
from strandreport.report.context import build_contexts
from strandreport.report.notes import build_notes

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
SELF, OTHER = "999997833", "999999999"
BUILD = "0123456789ab"
LED = (0, 1, 5, 2, 6, 3, 7)  # one project in 2016, two in each later year
AGREEMENT = (
    *("N° d'accord", "Instrument", "Intitulé", "Partenaire", "Pays", "Date de signature", "Début", "Statut"),
    *("Montant engagé (EUR)", "Contact", "Diffusion", "Embargo jusqu'au"),
)
PROJECT = ("id", "acronym", "title", "status", "frameworkProgramme", "fundingScheme", "startDate", "totalCost")
RETURN = ("Retour", "Dû par", "Registre", "Attendu le", "Nom du fichier")
PARTICIPATION = ("projectID", "organisationID", "name", "country", "role", "ecContribution")


def agreement(number: str, year: int | str, **cells: str) -> dict[str, str]:
    """A row of the office's register, signed and begun in a year."""
    signed = f"01/02/{year}" if isinstance(year, int) else year
    row = {"N° d'accord": number, "Instrument": "AGR", "Partenaire": "Fiocruz", "Pays": "Brésil", "Statut": "actif"}
    return {**row, "Date de signature": signed, "Début": signed, "Montant engagé (EUR)": "1 000,00", **cells}


def project(number: str, year: int, **cells: str) -> dict[str, str]:
    """A project of CORDIS that starts in a year."""
    row = {"id": number, "acronym": f"ACR{number}", "frameworkProgramme": "H2020", "fundingScheme": "RIA"}
    return {**row, "status": "SIGNED", "startDate": f"{year}-03-01", "totalCost": "1000", **cells}


def participation(number: str, role: str = "participant", **cells: str) -> dict[str, str]:
    """Our participation in a project."""
    row = {"projectID": number, "organisationID": SELF, "name": "INSERM", "country": "FR", "role": role}
    return {**row, "ecContribution": "500", **cells}


class Folder:
    """A project folder and its outputs; ``store`` is where files once read are kept for all tests."""

    def __init__(self, path: Path, store: Path):
        self.path, self.inputs, self.outputs = path, path / "inputs", path / "outputs"
        (self.outputs / "ingest").mkdir(parents=True)
        (self.outputs / "ingest" / "contents").symlink_to(store, target_is_directory=True)
        own = Path(__file__).with_name("institute")
        shutil.copytree(ROOT / "config", path / "config", ignore=shutil.ignore_patterns("indicators", "targets.yaml"))
        shutil.copytree(own, path / "config", dirs_exist_ok=True)
        self.inputs.mkdir()

    def csv(self, name: str, heads, rows) -> None:
        """Write a spreadsheet of an office."""
        target = self.inputs / name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, heads, restval="", delimiter=";")
            writer.writeheader()
            writer.writerows(rows)

    def agreements(self, *rows, name="registre.csv") -> None:
        self.csv(name, AGREEMENT, rows)

    def cordis(self, projects, participations) -> None:
        self.csv("project.csv", PROJECT, projects)
        self.csv("organization.csv", PARTICIPATION, participations)

    def project(self, **settings: str) -> Project:
        return load_project(self.path, settings)

    def figures(self, **settings: str) -> Project:
        """Run the stages up to the figures."""
        project, outputs = self.project(**settings), self.outputs
        manifest = take_manifest(self.inputs, outputs / "cache.json")
        read_inputs(project, manifest, self.inputs, outputs / "ingest")
        build_registers(project, outputs / "ingest", outputs / "register")
        compute_figures(project, outputs / "register", outputs / "measure")
        return project

    def publish_figures(self, **settings: str) -> None:
        """Record the figures as those of a published build, as the stage publish does; there are no pages."""
        outputs, chosen = self.outputs, self.project(**settings).settings
        figures = sha256_of_file(outputs / "measure" / "figures.parquet")
        record = {"id": BUILD, "edition": chosen.edition, "as_of": chosen.as_of.isoformat(), "figures": figures}
        folder = outputs / "publish" / BUILD
        write_json(folder / "build.json", {**record, "files": {}})
        write_json(outputs / "publish" / "current.json", {"id": BUILD, "sha256": sha256_of_file(folder / "build.json")})
        if not (outputs / "site").is_symlink():
            (outputs / "site").symlink_to(f"publish/{BUILD}")

    def build(self, **settings: str) -> None:
        project = self.figures(**settings)
        build_contexts(project, TEMPLATES, self.outputs)
        build_notes(project, TEMPLATES, self.outputs)

    def annexes(self, **settings: str) -> None:
        write_annexes(self.figures(**settings), TEMPLATES, self.outputs)

    def context(self, report: str, language: str = "en") -> dict:
        return read_json(self.outputs / "report" / "contexts" / f"{report}.{language}.json")

    def bytes_of(self, report: str) -> bytes:
        return (self.outputs / "report" / "contexts" / f"{report}.en.json").read_bytes()

    @property
    def annex(self) -> Path:
        return self.outputs / "report" / "annex.en.xlsx"


def plain(path: Path, store: Path) -> Folder:
    """An institute with a few rows of everything."""
    folder = Folder(path, store)
    folder.agreements(*(agreement(f"A{i}", year) for i, year in enumerate((2016, 2017, 2018, 2018, 2019))))
    numbers = [(str(100 + i), 2016 + i % 4) for i in range(44)]
    ours = [participation(n, "coordinator" if i in LED else "participant") for i, (n, _) in enumerate(numbers)]
    folder.cordis([project(number, year) for number, year in numbers], ours)
    return folder
