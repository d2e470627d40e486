"""A tiny project folder that real Snakemake builds: this checkout's configuration and three small spreadsheets."""

import fcntl
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from strandreport.model.files import read_json

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (
    "Snakefile",
    "rules",
    "scripts",
    "profiles",
    "strandreport",
    "templates",
    "config",
    "requirements.lock",
    "environment.yml",
)
SNAKEMAKE = (sys.executable, "-m", "snakemake")
RULE = re.compile(r"^ *\d+ of \d+  .* \((\w+)\)$", re.MULTILINE)
SECONDS = 600

AGREEMENTS = """N° d'accord;Instrument;Intitulé;Partenaire;Pays;Date de signature;Statut
A-1;MoU;Santé publique;Universidade de São Paulo;Brésil;01/02/2017;Actif
A-2;MoU;Cancer;Kyoto University;Japon;15/06/2018;Actif
"""
PROJECTS = """id,acronym,title,status,frameworkProgramme,fundingScheme,startDate,endDate,totalCost,ecMaxContribution
101,ONE,One,SIGNED,H2020,RIA,2016-06-01,2020-06-01,100.00,100.00
102,TWO,Two,SIGNED,H2020,RIA,2018-06-01,2021-06-01,200.00,200.00
"""
ORGANISATIONS = """projectID,organisationID,name,country,role,ecContribution,netEcContribution,endOfParticipation
101,999997833,INSERM,FR,coordinator,60.00,60.00,false
101,999900001,Other,DE,participant,40.00,40.00,false
102,999997833,INSERM,FR,participant,80.00,80.00,false
102,999900001,Other,DE,coordinator,120.00,120.00,false
"""
INPUTS = {"agreements.csv": AGREEMENTS, "project.csv": PROJECTS, "organization.csv": ORGANISATIONS}


class Run:
    """What one call of Snakemake did."""

    def __init__(self, code: int, output: str):
        self.code, self.output = code, output

    @property
    def rules(self) -> set[str]:
        """The rules that ran."""
        return set(RULE.findall(self.output))


class Folder:
    """A project folder and the program that builds it."""

    def __init__(self, root: Path, program: Path):
        self.root, self.program = root, program

    def command(self, *arguments: str) -> list[str]:
        own = ["-s", str(self.program / "Snakefile"), "--directory", str(self.root)]
        return [*SNAKEMAKE, *own, *arguments]

    def start(self, *arguments: str, **options) -> subprocess.Popen:
        streams = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
        return subprocess.Popen(self.command(*arguments), cwd=self.root, **streams, **options)

    def run(self, *arguments: str, **environment: str) -> Run:
        process = self.start(*arguments, env={**os.environ, **environment})
        try:
            output, _ = process.communicate(timeout=SECONDS)
        finally:
            process.kill()
        return Run(process.returncode, output)

    def build(self, *arguments: str) -> Run:
        run = self.run(*arguments)
        assert run.code == 0, run.output
        return run

    def copy_to(self, root: Path) -> "Folder":
        shutil.copytree(self.root, root, symlinks=True)
        return Folder(root, self.program)

    @property
    def inputs(self) -> Path:
        return self.root / "inputs"

    @property
    def outputs(self) -> Path:
        return self.root / "outputs"

    def site(self) -> dict[str, bytes]:
        """Every byte that is published."""
        return {path.name: path.read_bytes() for path in sorted((self.outputs / "site").iterdir())}

    def printed(self) -> list[dict]:
        report = self.outputs / "report"
        return [row for path in sorted(report.glob("printed-*.json")) for row in read_json(path)["printed"]]


def _one_axis(strategy: str) -> str:
    """The text of the strategy without the axes for which the small institute has no indicator."""
    head, axes = strategy.split("\naxes:\n")
    kept = [axis for axis in re.split(r"(?m)^(?=  - id: )", axes) if "id: european_research_area" in axis]
    return f"{head}\naxes:\n{kept[0]}"


def new_folder(root: Path, program: Path) -> Folder:
    """The checkout's configuration with one axis and few indicators, so that a build prints few pages."""
    left_out = shutil.ignore_patterns("indicators", "targets.yaml", "strategies")
    shutil.copytree(ROOT / "config", root / "config", ignore=left_out)
    shutil.copytree(ROOT / "tests" / "report" / "institute", root / "config", dirs_exist_ok=True)
    (root / "config" / "strategies").mkdir()
    name = "strategies/inserm_2016_2020.yaml"
    (root / "config" / name).write_text(_one_axis((ROOT / "config" / name).read_text("utf-8")), "utf-8")
    groups = root / "config" / "country_groups.yaml"
    groups.write_text(
        re.sub(r"    strand: \w+", "    strand: bilateral_cooperation", groups.read_text("utf-8")), "utf-8"
    )
    (root / "inputs").mkdir()
    for name, text in INPUTS.items():
        (root / "inputs" / name).write_text(text, encoding="utf-8")
    return Folder(root, program)


def copy_program(target: Path) -> Path:
    """A program of its own, for tests that change the program."""
    target.mkdir(parents=True)
    for name in PROGRAM:
        place = ROOT / name
        copy = shutil.copytree if place.is_dir() else shutil.copy2
        copy(place, target / name, **({"ignore": shutil.ignore_patterns("__pycache__")} if place.is_dir() else {}))
    return target


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def shared(tmp_path_factory) -> Path:
    """A folder that all workers of pytest-xdist share, so that the project is built once for all of them."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def program(shared) -> Path:
    """The program that the tests run and do not change."""
    with one_at_a_time(shared):
        target = shared / "program"
        return target if target.is_dir() else copy_program(target)


@pytest.fixture(scope="session")
def built_once(shared, program) -> Folder:
    with one_at_a_time(shared):
        place = shared / "project"
        if not place.is_dir():
            shutil.rmtree(shared / "unfinished", ignore_errors=True)
            folder = new_folder(shared / "unfinished", program)
            folder.build()
            folder.root.rename(place)
        return Folder(place, program)


@pytest.fixture
def built(built_once, tmp_path) -> Folder:
    """A project folder that has just been built."""
    return built_once.copy_to(tmp_path / "project")


@pytest.fixture
def fresh(tmp_path, program) -> Folder:
    """A project folder that has never been built."""
    return new_folder(tmp_path / "fresh", program)
