"""The example inputs, taken through intake and registers once."""

import dataclasses
from types import SimpleNamespace

import pyarrow.parquet as pq
import pytest

from strandreport.ingest.intake import read_inputs
from strandreport.model.files import read_json
from strandreport.model.manifest import take_manifest
from strandreport.model.project import load_project
from strandreport.register.build import build_registers
from tests.conftest import ROOT

EXAMPLES = ROOT / "inputs" / "examples"


@pytest.fixture(scope="session")
def examples():
    if not EXAMPLES.is_dir():
        pytest.skip("inputs/examples was deleted: the project runs on its own inputs")
    return EXAMPLES


@pytest.fixture(scope="session")
def built(examples, tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    loaded = load_project(ROOT)
    project = dataclasses.replace(loaded, settings=dataclasses.replace(loaded.settings, required_registers=()))
    read_inputs(project, take_manifest(examples, folder / "stat.json"), examples, folder / "ingest")
    build_registers(project, folder / "ingest", folder / "register")
    parts = {name: read_json(folder / "register" / f"{name}.json") for name in ("findings", "ledger", "registers")}
    intake = read_json(folder / "ingest" / "intake.json")
    return SimpleNamespace(
        outputs=folder,
        names={content["content"]: content["names"] for content in intake["contents"]},
        findings=parts["findings"]["findings"],
        ledger=parts["ledger"],
        registers=parts["registers"]["registers"],
        rows=lambda name: pq.read_table(folder / "register" / f"{name}.parquet").to_pylist(),
    )
