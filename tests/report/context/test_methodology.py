"""The methodology page says of every indicator what its declaration says, in both languages."""

import pytest

from strandreport.model.derived import DERIVED
from strandreport.model.files import read_json
from strandreport.model.project import load_project
from strandreport.report.context.methodology import methodology
from strandreport.report.rendering import render_page
from tests.conftest import ROOT
from tests.report.project_folder import TEMPLATES

TERMS = {
    "en": ("Definition", "Unit", "Direction", "Counting rule", "Date basis", "Strands", "Standing"),
    "fr": ("Définition", "Unité", "Sens", "Règle de comptage", "Date de référence", "Volets", "Place"),
}


def facts(entry):
    return {fact["term"]: fact["text"] for fact in entry["facts"]}


@pytest.fixture(scope="module")
def shipped():
    return load_project(ROOT)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_shipped_indicator_is_told_in_full(shipped, words, language):
    entries = methodology(shipped, words[language])
    assert {entry["code"] for entry in entries} == set(shipped.indicators)
    for entry in entries:
        assert set(TERMS[language]) <= set(facts(entry)), entry["code"]
        assert all(facts(entry).values()), entry["code"]


def test_an_indicator_is_told_in_the_words_of_its_register(shipped, words):
    told = {entry["code"]: facts(entry) for entry in methodology(shipped, words["en"])}
    assert told["T08"]["Direction"] == "Less is better"
    assert told["T08"]["Smallest base"] == "Below 10, a rate is printed as n of N"
    counted = told["T10L"]["Counting rule"] if "T10L" in told else ""
    assert counted.startswith("T10L: sum of ")
    assert "in Agreements" in told["T06D"]["Counting rule"]
    assert "the countries of the strand" in told["T06D"]["Counting rule"]
    assert " / " in told["T08"]["Counting rule"]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_one_of_the_reports_and_every_method_section_links_to_it(built, language):
    page = render_page(built.context("methodology", language), TEMPLATES)
    for code in ("T01", "T10", "P04", "P06", "P07"):
        assert f'id="{code}"' in page
    strand = render_page(built.context("bilateral_cooperation", language), TEMPLATES)
    assert f'href="methodology.{language}.html"' in strand
    index = next(item for item in built_index(built)["reports"] if item["id"] == "methodology")
    assert {link["html"] for link in index["links"]} == {"methodology.en.html", "methodology.fr.html"}


def built_index(folder):

    return read_json(folder.outputs / "report" / "contexts" / "index.json")


def test_every_derived_column_has_a_name_for_readers(words):
    for language in ("en", "fr"):
        assert all(words[language].text(f"derived.{item.name}") for item in DERIVED)
