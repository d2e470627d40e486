"""The whole example site, built once for all suites that judge it as its readers get it."""

import os
import shutil
from pathlib import Path

import pytest

from tests.workflow.conftest import ROOT, Folder, one_at_a_time

GIVEN = "STRANDREPORT_SITE"


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """The folder that the variable STRANDREPORT_SITE names, else one built here from ``inputs/examples``."""
    if given := os.environ.get(GIVEN):
        return Path(given).resolve()
    shared = tmp_path_factory.getbasetemp().parent / "site"
    shared.mkdir(exist_ok=True)
    with one_at_a_time(shared):
        return _built(shared / "project")


def _built(root: Path) -> Path:
    """The site of this checkout's configuration and example inputs; what another worker built is taken if whole."""
    whole = root / "whole"
    if not whole.exists():
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(ROOT / "config", root / "config")
        shutil.copytree(ROOT / "inputs", root / "inputs")
        Folder(root, ROOT).build("--cores", "2")
        whole.touch()
    return root / "outputs" / "site"
