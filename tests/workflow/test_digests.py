"""A digest changes with what a stage depends on, and with nothing else."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from strandreport.model.digests import code_digest, config_digest, project_digest
from strandreport.model.project import load_project

ROOT = Path(__file__).resolve().parents[2]
RULES = {
    "ingest": "read_inputs",
    "register": "build_registers",
    "measure": "compute_figures",
    "report": "render_pages",
    "publish": "publish_site",
}


@pytest.fixture
def program(tmp_path) -> Path:
    for name in ("strandreport", "scripts", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "ttf"))
    shutil.copy(ROOT / "requirements.lock", tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def project():
    return load_project(ROOT, {})


def changed_by(program: Path, name: str) -> set[str]:
    def take() -> dict[str, str]:
        return {stage: code_digest(program, stage, rule) for stage, rule in RULES.items()}

    before = take()
    path = program / name
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text((path.read_text() if path.exists() else "") + "\n# changed\n")
    after = take()
    return {stage for stage in RULES if before[stage] != after[stage]}


@pytest.mark.parametrize(
    ("name", "stages"),
    [
        ("strandreport/model/errors.py", set(RULES)),
        ("requirements.lock", set(RULES)),
        ("strandreport/ingest/new_module.py", {"ingest"}),
        ("strandreport/measure/deep/new.sql", {"measure"}),
        ("scripts/build_registers.py", {"register"}),
        ("scripts/print_pages.py", set()),
        ("templates/new.html", {"report"}),
        ("templates/catalogue/en/new.yaml", {"report"}),
        ("strandreport/ingest/__pycache__/x.pyc", set()),
        ("strandreport/ingest/.x.py.swp", set()),
        ("README.md", set()),
    ],
)
def test_change_of_a_file_reaches_just_the_stages_that_run_it(program, name, stages):
    assert changed_by(program, name) == stages


def test_another_python_runs_everything_again(monkeypatch):
    before = code_digest(ROOT, "ingest", "read_inputs")
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    assert code_digest(ROOT, "ingest", "read_inputs") != before


def test_another_version_of_an_installed_package_runs_everything_again(program, tmp_path, monkeypatch):
    """A package may be upgraded beside the lock; one that the lock does not name is none of ours."""
    packages = tmp_path / "packages"
    (packages / "pandas-3.1.1.dist-info").mkdir(parents=True)
    monkeypatch.setattr("sysconfig.get_path", lambda kind: str(packages))
    before = code_digest(program, "measure", "compute_figures")
    (packages / "ipython-1.0.dist-info").mkdir()
    assert code_digest(program, "measure", "compute_figures") == before
    (packages / "pandas-3.1.1.dist-info").rename(packages / "pandas-3.2.0.dist-info")
    assert code_digest(program, "measure", "compute_figures") != before


def test_place_of_the_program_does_not_count(program, tmp_path_factory):
    other = tmp_path_factory.mktemp("elsewhere") / "program"
    shutil.copytree(program, other)
    assert code_digest(other, "report", "render_pages") == code_digest(program, "report", "render_pages")


def test_setting_reaches_just_the_stages_that_read_it(project):
    stricter = replace(project, settings=replace(project.settings, strict=not project.settings.strict))
    changed = {stage for stage in RULES if config_digest(project, stage) != config_digest(stricter, stage)}
    assert changed == {"publish", "report"}


def test_place_of_the_project_does_not_count(project):
    assert project_digest(replace(project, root=Path("elsewhere"))) == project_digest(project)
