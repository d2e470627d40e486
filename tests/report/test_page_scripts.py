"""Scripts of a page: they bring nothing in, say nothing that is not in both languages, and leave the print alone."""

import json
import re
from pathlib import Path

import pytest
from lxml import html as parser

from strandreport.model.catalogue import load_catalogue
from strandreport.report.page_styles import SCRIPTS, load_styles
from strandreport.report.printing import print_page
from strandreport.report.rendering import render_page

TEMPLATES = Path(__file__).parents[2] / "templates"
CONTEXTS = Path(__file__).parent / "contexts"
SOURCES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((TEMPLATES / "scripts").glob("*.js"))}
SCRIPT = re.compile(r"<script.*?</script>\n", re.DOTALL)
PRIMITIVES = (
    r"fetch|XMLHttpRequest|WebSocket|sendBeacon|EventSource|import|eval|Function|innerHTML|outerHTML|document\.write"
)
UNSAFE = re.compile(rf"\b(?:{PRIMITIVES})\b|insertAdjacentHTML|localStorage|sessionStorage|cookie|https?:")


def page(name):
    return render_page(json.loads((CONTEXTS / f"{name}.json").read_text(encoding="utf-8")), TEMPLATES)


def words_of(html):
    return json.loads(parser.fromstring(html).get_element_by_id("page-words").text)


@pytest.mark.parametrize("name", SOURCES)
def test_scripts_ask_for_nothing_and_make_no_markup_of_text(name):
    assert UNSAFE.findall(SOURCES[name]) == []


def test_every_script_is_on_the_page():
    assert set(SCRIPTS) == set(SOURCES)
    script = load_styles(TEMPLATES, with_strip=False, with_script=True).script
    lines = [line for source in SOURCES.values() for line in source.splitlines() if not line.startswith("//")]
    assert all(line.strip() in script for line in lines)
    assert "//" not in script


def test_scripts_say_the_words_of_the_catalogue_and_all_of_them():
    asked = set(re.findall(r"say\(\s*[\"'](\w+)[\"']", "".join(SOURCES.values())))
    asked |= {f"sorted_{state}" for state in ("ascending", "descending", "none")}
    for language in ("en", "fr"):
        texts = load_catalogue(TEMPLATES, language).texts
        assert {key.removeprefix("controls.") for key in texts if key.startswith("controls.")} == asked


def test_the_words_of_a_page_are_those_of_its_language():
    assert words_of(page("strand.en"))["copy"] == "Copy link"
    french = words_of(page("strand.fr"))
    assert french["copy"] == "Copier le lien"
    assert french["narrowed"] == "Lignes derrière {period} énumérées ici\u00a0: {shown}."


@pytest.mark.parametrize("report", ["strand", "overall"])
def test_both_languages_have_the_same_places(report):
    """The language switch keeps the place by its id, and so does a link that somebody sent."""
    english, french = (
        parser.fromstring(page(f"{report}.{language}")).xpath("//main//@id") for language in ("en", "fr")
    )
    assert len(english) > 10
    assert english == french


def test_the_place_of_a_figure_holds_without_its_year_and_its_years_have_their_own():
    root = parser.fromstring(page("strand.en"))
    block = root.get_element_by_id("P07.european_programmes")
    assert "indicator" in block.get("class")
    assert "P07.european_programmes.2016" in block.xpath(".//tr/@data-figure")
    assert [row.get("id") for row in block.xpath(".//tr[@data-figure]")] == block.xpath(".//tr/@data-figure")


def test_scripts_and_controls_do_not_reach_the_print():
    html = page("strand.fr")
    bare = SCRIPT.sub("", html)
    assert len(bare) < len(html)
    assert print_page(bare, TEMPLATES).data == print_page(html, TEMPLATES).data
