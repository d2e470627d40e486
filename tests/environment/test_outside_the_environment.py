"""Whoever types a verb outside the environment is told in one line how to get there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from strandreport.model import environment
from strandreport.model.environment import PACKAGES, missing_parts
from tests.architecture.code import LIBRARY, ROOT, imports


def without_packages(*arguments, cwd=ROOT):
    """A verb under a Python that finds nothing but its own library (``-S``), as the system's does."""
    command = [sys.executable, "-S", "-m", "strandreport", *arguments]
    own = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env=own)


@pytest.mark.parametrize("arguments", [["check-inputs"], ["note", "theme=cancer research"], ["--help"], []])
def test_a_verb_without_packages_is_one_line_with_the_command_to_type(arguments):
    done = without_packages(*arguments)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "it lacks babel, defusedxml, docx and" in done.stderr
    assert "environment" in done.stderr
    assert "theme=cancer research" not in " ".join(arguments) or "note 'theme=cancer research'" in done.stderr


def test_the_environment_is_named_where_it_is_there_and_how_to_make_it_where_not(tmp_path, monkeypatch):
    monkeypatch.setattr(environment, "PACKAGES", ("nowhere_to_be_found",))
    monkeypatch.chdir(tmp_path)
    assert "Make the environment first: make environment (" in missing_parts("snakemake", tmp_path)
    (tmp_path / ".venv" / ("Scripts" if os.name == "nt" else "bin")).mkdir(parents=True)
    line = missing_parts("snakemake", tmp_path)
    assert line.endswith(
        " Use the environment: " + os.path.relpath(next((tmp_path / ".venv").iterdir()) / Path("snakemake"))
    )
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    assert "Make the environment first: make environment (" in missing_parts("snakemake", tmp_path)


def test_an_old_python_is_named_with_its_version(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 2))
    assert "it is version 3.10, and 3.11 or newer is needed" in missing_parts("snakemake")


def test_the_packages_asked_for_are_those_that_the_library_imports():
    imported = {name.partition(".")[0] for path in LIBRARY for name in imports(path)}
    assert set(PACKAGES) - {"snakemake"} == imported - set(sys.stdlib_module_names) - {"strandreport"}
    assert missing_parts("snakemake") == ""
