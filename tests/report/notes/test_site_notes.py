"""The notes of the site: listed in each language by name, rendered as pages of their own, linked from the home page."""

import pytest

from strandreport.model.files import read_json, sha256_of
from strandreport.report.notes import build_notes
from strandreport.report.pages import render_pages
from tests.report.notes.conftest import TEMPLATES


@pytest.fixture(scope="module")
def listed(noted):
    from strandreport.report.context import build_contexts

    loaded = noted.project()
    build_contexts(loaded, TEMPLATES, noted.outputs)
    build_notes(loaded, TEMPLATES, noted.outputs)
    render_pages(TEMPLATES, noted.outputs / "report")
    return read_json(noted.outputs / "report" / "notes.json")


def test_every_note_is_listed_with_its_sum_in_both_languages(listed, noted):
    assert {(row["report"], row["language"]) for row in listed["contexts"]} >= {
        ("country-BR", "en"),
        ("country-BR", "fr"),
    }
    for row in listed["contexts"]:
        assert sha256_of((noted.outputs / "report" / row["file"]).read_bytes()) == row["sha256"]


def test_notes_stand_in_the_order_of_their_names_in_each_language(listed):
    english, french = ([row["label"] for row in listed["listed"] if row["language"] == name] for name in ("en", "fr"))
    assert english == sorted(english)
    assert french.index("Égypte") < french.index("Inde")


def test_home_page_leads_to_every_note_and_its_print(listed, noted):
    home = (noted.outputs / "report" / "index.html").read_text(encoding="utf-8")
    for row in listed["listed"]:
        assert f'href="{row["html"]}"' in home
        assert f'href="{row["pdf"]}"' in home


def test_a_note_is_a_page_that_leads_home_and_to_its_other_language(listed, noted):
    page = (noted.outputs / "report" / "pages" / "country-BR.fr.html").read_text(encoding="utf-8")
    assert 'href="index.html"' in page
    assert 'href="country-BR.en.html"' in page
    assert "Butantan" in page
