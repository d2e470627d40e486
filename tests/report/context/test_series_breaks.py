"""A series that breaks is not compared across the break, with a target or without, and says so in words."""

from dataclasses import replace

import pytest

from strandreport.model.project import load_project
from strandreport.report.context.key_figures import key_figures
from strandreport.report.context.sentences import finding
from strandreport.report.context.series_breaks import break_notes
from tests.conftest import ROOT
from tests.report.context.series_of import series_of
from tests.report.context.test_sentences import years

LEFT = {"year": 2019, "reason": None, "groups": ["eu"]}


def broken(item=LEFT):
    series = series_of(years(10, 20, 30, 20))
    return replace(series, judgement={**series.judgement, "breaks": [item]})


def test_without_a_break_the_years_are_compared(words):
    assert finding(series_of(years(10, 20, 30, 20)), words["en"]) == "Agreements fell to 20 in 2019, from 30 in 2018"


def test_no_direction_leads_across_a_break_of_a_series_without_a_target(words):
    assert finding(broken(), words["en"]) == "Agreements: 20 in 2019, not comparable with 30 in 2018"
    [key] = key_figures([broken()], ["X1"], words["en"], {"strand_one": ""})
    assert "not comparable with 2018" in key["change"]


@pytest.mark.parametrize(
    ("language", "first", "group"),
    [("en", "Not comparable from 2019 on", "European Union"), ("fr", "Non comparable à partir de 2019", "Union europ")],
)
def test_a_note_names_the_year_and_the_group_that_has_other_members(words, language, first, group):
    [note] = break_notes(broken(), load_project(ROOT), words[language])
    assert note["count"] == first
    assert group in note["text"]


def test_a_declared_break_gives_its_own_reason_and_one_before_the_series_is_not_told(words):
    reason = {"year": 2019, "reason": {"en": "New rules.", "fr": "Règles nouvelles."}, "groups": []}
    project = load_project(ROOT)
    assert [note["text"] for note in break_notes(broken(reason), project, words["fr"])] == ["Règles nouvelles."]
    assert break_notes(broken({**LEFT, "year": 2016}), project, words["en"]) == []
