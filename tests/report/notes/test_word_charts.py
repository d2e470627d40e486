"""The trend stands in a Word file as a chart of Word's own, with the values of its table and a workbook to edit."""

import io

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from strandreport.report.charts.tokens import load_tokens
from strandreport.report.notes.word import write_word
from tests.report.notes.conftest import TEMPLATES

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
COLUMNS = {
    "kind": "columns",
    "key": "trend",
    "title": "Co-publications: Brazil & more",
    "desc": 'The "table" beside gives the same values.',
    "years": [2016, 2017, 2018],
    "values": [
        {"kind": "count", "numerator": 2, "denominator": None},
        None,
        {"kind": "count", "numerator": 4, "denominator": None},
    ],
    "estimated": [2018],
}
LINES = {
    **COLUMNS,
    "kind": "index_lines",
    "lines": [{"label": "The institute", "levels": [100, 120.5, 90]}, {"label": "France", "levels": [100, 101, 102]}],
}
TABLE = {"caption": "T", "heads": [{"text": "Year", "numeric": False}], "rows": [{"cells": ["2016"], "strong": False}]}


@pytest.fixture
def word(note, all_words):
    """A function: a Word file with a chart, and the parts of that chart."""

    def write(chart):
        context = note("country=BR")
        context["report"]["content_id"] = "0123"
        context["note"]["trend"] = {"heading": "Trend", "chart": chart, "table": TABLE, "note": "Compared."}
        data = write_word(context, all_words["en"].catalogue, load_tokens(TEMPLATES).colours)
        parts = {part.partname: part for part in Document(io.BytesIO(data)).part.package.iter_parts()}
        return Document(io.BytesIO(data)), parts

    return write


@pytest.mark.parametrize("chart", [COLUMNS, LINES])
def test_chart_and_its_workbook_hold_the_same_values(word, chart):
    _, parts = word(chart)
    drawn = etree.fromstring(parts["/word/charts/chart1.xml"].blob)
    series = [
        {point.get("idx"): float(point.find(f"{C}v").text) for point in values.iter(f"{C}pt")}
        for values in drawn.iter(f"{C}val")
    ]
    sheet = openpyxl.load_workbook(io.BytesIO(parts["/word/embeddings/chart1.xlsx"].blob)).active
    columns = [list(column)[1:] for column in sheet.iter_cols(min_col=2, values_only=True)]
    assert series == [{str(i): v for i, v in enumerate(column) if v is not None} for column in columns]
    assert [cell.value for cell in sheet["A"]][1:] == ["2016", "2017", "2018"]
    expected = [[2, None, 4]] if chart is COLUMNS else [[100, 120.5, 90], [100, 101, 102]]
    assert columns == expected


def test_chart_says_in_words_what_it_shows_and_stands_beside_its_table(word):
    document, _ = word(COLUMNS)
    about = next(document.element.iter(qn("wp:docPr")))
    assert about.get("descr") == 'Co-publications: Brazil & more. The "table" beside gives the same values.'
    holder = next(about.iterancestors(qn("w:p")))
    end = next(one for one in holder.itersiblings(qn("w:p")) if one.find(f".//{qn('w:sectPr')}") is not None)
    assert end.find(f".//{qn('w:cols')}").get(qn("w:num")) == "2"


def test_a_year_that_is_not_over_is_hollow(word):
    _, parts = word(COLUMNS)
    points = list(etree.fromstring(parts["/word/charts/chart1.xml"].blob).iter(f"{C}dPt"))
    assert [point.find(f"{C}idx").get("val") for point in points] == ["2"]


def test_a_column_begins_with_what_stands_in_it(word):
    """Guards: an empty line at the head of a column, which pushed it below its neighbour."""
    document, _ = word(COLUMNS)
    broken = [one for one in document.paragraphs if one._p.findall(f"{qn('w:r')}/{qn('w:br')}")]
    assert len(broken) >= 3
    assert all(one.text.strip() for one in broken)


def test_a_note_without_a_trend_has_no_chart(note, all_words):
    context = note("country=BR")
    context["report"]["content_id"] = "0123"
    context["note"]["trend"] = None
    data = write_word(context, all_words["en"].catalogue, load_tokens(TEMPLATES).colours)
    assert not any("chart" in part.partname for part in Document(io.BytesIO(data)).part.package.iter_parts())
