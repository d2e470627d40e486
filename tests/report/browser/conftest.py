"""Pages to look at: those of the whole example institute, and the two of one strand that need no build."""

import dataclasses
import json
from pathlib import Path

import pytest

from strandreport.ingest.intake import read_inputs
from strandreport.measure.compute import compute_figures
from strandreport.model.manifest import take_manifest
from strandreport.model.project import load_project
from strandreport.register.build import build_registers
from strandreport.report.context import build_contexts
from strandreport.report.pages import render_pages
from strandreport.report.rendering import render_page
from tests.conftest import ROOT

TEMPLATES = ROOT / "templates"
CONTEXTS = Path(__file__).parents[1] / "contexts"


@pytest.fixture(scope="session")
def example_pages(tmp_path_factory):
    """Every page of the example inputs, from spreadsheets to HTML."""
    inputs = ROOT / "inputs"
    if not (inputs / "examples").is_dir():
        pytest.skip("inputs/examples was deleted: the project runs on its own inputs")
    loaded, outputs = load_project(ROOT), tmp_path_factory.mktemp("examples")
    project = dataclasses.replace(loaded, settings=dataclasses.replace(loaded.settings, required_registers=()))
    read_inputs(project, take_manifest(inputs, outputs / "cache.json"), inputs, outputs / "ingest")
    build_registers(project, outputs / "ingest", outputs / "register")
    compute_figures(project, outputs / "register", outputs / "measure")
    build_contexts(project, TEMPLATES, outputs)
    render_pages(TEMPLATES, outputs / "report")
    report = outputs / "report"
    return [report / "index.html", *sorted((report / "pages").glob("*.html"))]


@pytest.fixture(scope="session")
def strand(tmp_path_factory):
    """One strand in both languages, by language."""
    folder, pages = tmp_path_factory.mktemp("strand"), {}
    for language in ("en", "fr"):
        context = json.loads((CONTEXTS / f"strand.{language}.json").read_text(encoding="utf-8"))
        pages[language] = folder / f"european_programmes.{language}.html"
        pages[language].write_text(render_page(context, TEMPLATES), encoding="utf-8")
    return pages
