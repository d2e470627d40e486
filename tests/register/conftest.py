"""A project folder with small CSV inputs, taken through intake and registers."""

from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from strandreport.ingest.intake import read_inputs
from strandreport.model.files import read_json
from strandreport.model.manifest import take_manifest
from strandreport.model.project import load_project
from strandreport.register.build import build_registers

ROOT = Path(__file__).resolve().parents[2]


class Built:
    """What the register stage wrote."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.findings = read_json(folder / "findings.json")["findings"]
        self.ledger = read_json(folder / "ledger.json")
        self.returns = read_json(folder / "returns.json")["returns"]

    def table(self, name: str) -> pd.DataFrame:
        return pq.read_table(self.folder / f"{name}.parquet").to_pandas(types_mapper=pd.ArrowDtype)

    def finding(self, code: str) -> dict:
        [found] = [finding for finding in self.findings if finding["code"] == code]
        return found

    def classes(self) -> dict[str, int]:
        totals: dict[str, int] = {}
        for sheet in self.ledger["sheets"]:
            assert sum(sheet["classes"].values()) == sheet["rows"]
            for name, count in sheet["classes"].items():
                totals[name] = totals.get(name, 0) + count
        return {name: count for name, count in totals.items() if count}


@pytest.fixture(scope="session")
def project():
    import dataclasses

    loaded = load_project(ROOT)
    return dataclasses.replace(loaded, settings=dataclasses.replace(loaded.settings, required_registers=()))


@pytest.fixture
def build(tmp_path, project):
    def run(files: dict[str, str] | Path, chosen=project) -> Built:
        inputs = files if isinstance(files, Path) else tmp_path / "inputs"
        if isinstance(files, dict):
            inputs.mkdir(exist_ok=True)
            for name, text in files.items():
                (inputs / name).write_text(text, encoding="utf-8")
        outputs = tmp_path / "outputs"
        read_inputs(chosen, take_manifest(inputs, tmp_path / "stat.json"), inputs, outputs / "ingest")
        build_registers(chosen, outputs / "ingest", outputs / "register")
        return Built(outputs / "register")

    return run
