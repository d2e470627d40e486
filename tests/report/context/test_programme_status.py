"""What the method says of the status of partners' countries: only where it is used, and what is not verified."""

import pytest

from strandreport.model.project import load_project
from strandreport.report.context.programme_status import status_method
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def project():
    return load_project(ROOT)


@pytest.mark.parametrize(("language", "country"), [("en", "Norway"), ("fr", "Norvège")])
def test_countries_whose_status_is_not_verified_are_named_by_programme(project, words, language, country):
    [said] = status_method([project.indicators["P15A"]], project, words[language])
    programme = said["text"].partition("H2020")[2]
    assert country in programme.partition(";")[0]
    assert {"Suisse", "Switzerland"}.isdisjoint(programme.partition(";")[0].split(", "))


def test_nothing_is_said_where_no_indicator_reads_a_status(project, words):
    assert status_method([project.indicators["P04"]], project, words["en"]) == []


def test_a_breakdown_by_status_is_a_use(project, words):
    assert status_method([project.indicators["P15"]], project, words["en"])
