"""Estimated and semi-final values are marked in the table of an indicator and named in a note, in both languages."""

from dataclasses import replace

import pytest

from strandreport.model.project import load_project
from strandreport.report.context.tables import table
from strandreport.report.context.value_status import status_note
from tests.conftest import ROOT
from tests.report.context.series_of import series_of
from tests.report.context.test_sentences import years


@pytest.fixture(scope="module")
def project():
    return load_project(ROOT)


def marked(status):
    series = series_of(years(10, 20, 30, 40))
    parts = tuple(replace(part, of="denominators") for part in series.parts)
    last = replace(series.years[-1], value_status=status)
    return replace(series, parts=parts, years=(*series.years[:-1], last))


@pytest.mark.parametrize(
    ("language", "cell", "named"),
    [("en", "40 (semi-final)", "2019 (semi-final)"), ("fr", "40 (semi-définitive)", "2019 (semi-définitive)")],
)
def test_a_value_that_is_not_final_is_marked_where_it_stands(project, words, language, cell, named):
    rows = {row["cells"][0]: row["cells"][-1] for row in table(marked("semi_final"), words[language], project)["rows"]}
    assert (rows["2019"], rows["2018"]) == (cell, "30")
    assert status_note(marked("semi_final"), project, words[language])["text"].startswith(named)


def test_final_values_bear_no_mark(project, words):
    assert status_note(marked(""), project, words["en"]) == {}


def test_several_statuses_are_named_in_order(project, words):
    found = status_note(marked("semi_final,estimated"), project, words["en"])
    assert found["text"].startswith("2019 (semi-final, estimated)")
