"""A change of the program runs again just the stages whose code it is: Snakemake alone would notice none of these."""

import shutil

import pytest


@pytest.fixture(scope="module")
def own(tmp_path_factory, built_once):
    """A built folder with a program of its own, made anew for every change from copies."""
    home = tmp_path_factory.mktemp("own")
    shutil.copytree(built_once.program, home / "program")
    folder = built_once.copy_to(home / "project")
    return type(folder)(folder.root, home / "program")


@pytest.mark.parametrize(
    ("name", "first", "not_run"),
    [
        ("templates/new.html.j2", "build_contexts", "compute_figures"),
        ("templates/catalogue/en/new.yaml", "build_contexts", "compute_figures"),
        ("strandreport/publish/new.py", "publish_site", "build_contexts"),
        ("strandreport/measure/new.py", "compute_figures", "build_registers"),
        ("strandreport/ingest/new.py", "read_inputs", None),
        ("strandreport/model/new.py", "read_inputs", None),
    ],
)
def test_change_reaches_its_stage_and_what_follows_but_not_what_goes_before(own, name, first, not_run):
    """Guards: the digest of a stage's code as a param."""
    path = own.program / name
    path.write_text("# changed\n")
    rules = own.run("--dry-run").rules
    path.unlink()
    assert first in rules
    assert not_run not in rules


def test_program_may_be_moved(own, tmp_path):
    shutil.copytree(own.program, tmp_path / "moved")
    assert "Nothing to be done" in type(own)(own.root, tmp_path / "moved").run("--dry-run").output


def test_other_package_of_our_name_is_refused(own, tmp_path):
    shutil.copytree(own.program / "strandreport", tmp_path / "strandreport")
    (own.program / "strandreport").rename(own.program / "away")
    run = own.run(PYTHONPATH=str(tmp_path))
    (own.program / "away").rename(own.program / "strandreport")
    assert run.code == 1
    assert "was imported instead of" in run.output
