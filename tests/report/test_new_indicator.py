"""The indicator of docs/indicators.md, put into a small institute as it stands there, is in its reports."""

import re

import pytest
from openpyxl import load_workbook

from strandreport.measure.explain import explain
from strandreport.report.rendering import render_page
from tests.report.project_folder import ROOT, TEMPLATES, plain

FIGURE = "T02N.bilateral_cooperation.2018"
LINES = 11  # its id, and ten lines


def shown_in_the_how_to() -> str:
    text = (ROOT / "docs" / "indicators.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```yaml\n(T02N:\n.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return block


@pytest.fixture(scope="module")
def folder(tmp_path_factory, store):
    """The small institute with the indicator of the how-to in a file of its own; nothing else is changed."""
    found = plain(tmp_path_factory.mktemp("added") / "institute", store)
    added = found.path / "config" / "indicators" / "added.yaml"
    added.write_text(shown_in_the_how_to(), encoding="utf-8")
    found.build()
    found.annexes()
    return found


def test_a_new_indicator_is_ten_lines_under_its_id():
    assert len(shown_in_the_how_to().splitlines()) == LINES


@pytest.mark.parametrize(
    ("language", "label"), [("en", "Agreements signed in the year"), ("fr", "Accords signés dans l’année")]
)
def test_a_new_indicator_is_found_in_the_report_with_its_value(folder, language, label):
    context = folder.context("bilateral_cooperation", language)
    page = render_page(context, TEMPLATES)
    assert label in page
    assert 'id="T02N.bilateral_cooperation.2019"' in page
    values = [value for value in figures_in(context) if value["figure"] == FIGURE]
    assert {value["numerator"] for value in values} == {2}


def test_a_new_indicator_is_in_the_annex(folder):
    sheets = load_workbook(folder.annex, read_only=True)
    cells = {cell for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row}
    assert FIGURE in cells


def test_a_new_indicator_is_explained_down_to_its_cells(folder):
    text = explain(folder.project(), folder.outputs, FIGURE, "en")
    assert "Both computations agree with each other and with the last build" in text
    assert "F4 Signed on 2018-02-01" in text
    assert "F5 Signed on 2018-02-01" in text


def figures_in(part):
    if isinstance(part, dict):
        if part.get("figure") and "numerator" in part:
            yield part
        for inner in part.values():
            yield from figures_in(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from figures_in(inner)
