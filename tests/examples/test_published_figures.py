"""The published figures that come with the project are read whole and contradict neither each other nor themselves."""

import dataclasses

import pytest

from strandreport.ingest.intake import read_inputs
from strandreport.model.files import read_json
from strandreport.model.manifest import take_manifest
from strandreport.model.project import load_project
from strandreport.register.build import build_registers
from tests.conftest import ROOT

PUBLISHED = ROOT / "inputs" / "published"


def test_published_figures_are_read_without_a_finding(tmp_path):
    if not PUBLISHED.is_dir():
        pytest.skip("inputs/published was deleted: the project runs on its own inputs")
    loaded = load_project(ROOT)
    project = dataclasses.replace(loaded, settings=dataclasses.replace(loaded.settings, required_registers=()))
    read_inputs(project, take_manifest(PUBLISHED, tmp_path / "stat.json"), PUBLISHED, tmp_path / "ingest")
    build_registers(project, tmp_path / "ingest", tmp_path / "register")
    [sheet] = read_json(tmp_path / "register" / "ledger.json")["sheets"]
    assert (sheet["register"], sheet["classes"]["accepted"], sheet["invented"]) == ("published_figures", 4, False)
    found = read_json(tmp_path / "register" / "findings.json")["findings"]
    assert [finding["code"] for finding in found if finding["code"] != "MISSING_RETURN"] == []
