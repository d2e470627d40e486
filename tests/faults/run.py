"""Run files through ingest and register with the checkout's own configuration, and say what came of them."""

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from strandreport.ingest.content_store import ContentStore
from strandreport.ingest.intake import read_inputs
from strandreport.ingest.reading import child
from strandreport.model.files import read_json
from strandreport.model.findings import Finding
from strandreport.model.forms import parse_form
from strandreport.model.manifest import take_manifest
from strandreport.model.project import Project, load_project
from strandreport.model.registers import parse_register
from strandreport.register.build import build_registers
from tests.faults.fixture import ROOT, Fixture, load_fixture, write_files

# small sheets lack columns of their form, and each says so
USUAL = "ABSENT_COLUMN"


@dataclass(frozen=True)
class Outcome:
    """Findings, the file names of each content, and the ledger."""

    findings: tuple[Finding, ...]
    names: Mapping[str, list[str]]
    ledger: Mapping[str, Any]

    @property
    def classes(self) -> dict[str, int]:
        """Rows of all sheets by class, without the classes that have none."""
        found: dict[str, int] = {}
        for sheet in self.ledger["sheets"]:
            for name, count in sheet["classes"].items():
                found[name] = found.get(name, 0) + count
        return {name: count for name, count in found.items() if count}

    def sheet_of(self, finding: Finding) -> Mapping[str, Any]:
        """The ledger's entry of the sheet that a finding is about."""
        sheets = (s for s in self.ledger["sheets"] if (s["content"], s["sheet"]) == (finding.content, finding.sheet))
        return next(sheets, {})


@cache
def project() -> Project:
    """The checkout's own project; no register needs a row."""
    loaded = load_project(ROOT)
    return replace(loaded, settings=replace(loaded.settings, required_registers=()))


@cache
def outcome_of(code: str) -> Outcome:
    """What a fixture leads to; each runs once."""
    return run_fixture(load_fixture(code))


def project_of(fixture: Fixture) -> Project:
    """The project with what a fixture adds to it."""
    settings = project().settings
    limited = replace(settings, limits=replace(settings.limits, **fixture.limits))
    forms = {**project().forms, **{data["id"]: parse_form(data) for data in fixture.forms}}
    registers = {**project().registers, **{data["name"]: parse_register(data) for data in fixture.registers}}
    return replace(project(), settings=limited, forms=forms, registers=registers)


def run_fixture(fixture: Fixture) -> Outcome:
    """Write the files of a fixture and run them."""
    changed = project_of(fixture)
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder) / "inputs"
        write_files(fixture, inputs)
        if not fixture.limits:
            read_here(changed, inputs, Path(folder) / "outputs")
        return run_files(changed, inputs, Path(folder) / "outputs")


def read_here(chosen: Project, inputs: Path, outputs: Path) -> None:
    """Fill the store of cells from this process: a child for each of a hundred files takes most of a minute."""
    store, limits = _store(outputs / "ingest" / "contents", chosen), chosen.settings.limits
    for content, names in take_manifest(inputs, outputs / "stat.json").contents().items():
        target = store.cells(content)
        target.mkdir(parents=True)
        room = {"cells": limits.cells, "compared": limits.compared_cells}
        request = {"file": str(inputs / names[0]), "target": str(target), "room": room}
        limited = {"memory_mebibytes": limits.memory_mebibytes, "seconds": limits.seconds}
        with patch("resource.setrlimit"):
            child.main([json.dumps(request | limited)])


def run_files(chosen: Project, inputs: Path, outputs: Path) -> Outcome:
    """Run the files of a folder."""
    with patch("strandreport.ingest.intake.store_for", _store):
        read_inputs(chosen, take_manifest(inputs, outputs / "stat.json"), inputs, outputs / "ingest")
    build_registers(chosen, outputs / "ingest", outputs / "register")
    findings = read_json(outputs / "register" / "findings.json")["findings"]
    contents = read_json(outputs / "ingest" / "intake.json")["contents"]
    return Outcome(
        findings=tuple(Finding.from_json(finding) for finding in findings),
        names={content["content"]: content["names"] for content in contents},
        ledger=read_json(outputs / "register" / "ledger.json"),
    )


def _store(root: Path, chosen: Project) -> ContentStore:
    """A store for one run: the digests that tell configurations apart take longer than the rest."""
    return ContentStore(root, "reader", "forms")
