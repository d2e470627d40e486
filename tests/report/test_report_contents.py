"""The contents of a report name every chapter and indicator, and on paper the page on which each begins."""

import io

import pikepdf
import pytest
from lxml import html as parser

from strandreport.report.contents import Entry, contents_of
from strandreport.report.printing import print_page
from strandreport.report.rendering import render_page
from tests.report.printing.tag_tree import tag_tree, texts_of
from tests.report.test_templates import REPORTS, TEMPLATES, context

INDICATOR = '<section class="indicator family" id="T01"><header><span><b>T01</b> Agreements</span></header></section>'


def test_a_chapter_is_listed_with_its_indicators_under_its_short_name():
    body = f'<section class="chapter" id="a"><h2 data-running="Aims">What we want</h2>{INDICATOR}</section>'
    assert contents_of(body) == [Entry("a", "", "Aims", (Entry("T01", "T01", "Agreements"),))]


def test_indicators_shown_together_have_their_codes_in_the_name():
    both = INDICATOR.replace("<b>T01</b> Agreements", "<b>P01, P02</b> From asked to obtained")
    body = f'<section class="chapter" id="a"><h2 data-running="Aims">What we want</h2>{both}</section>'
    assert contents_of(body)[0].parts == (Entry("T01", "", "P01, P02 From asked to obtained"),)


def test_a_chapter_without_a_running_name_is_not_listed():
    assert contents_of('<section class="chapter" id="a"><h2>Aims</h2></section>') == []
    assert contents_of(" \n") == []


@pytest.mark.parametrize("name", REPORTS)
def test_contents_lead_to_every_chapter_behind_them_and_nowhere_else(name):
    page = parser.fromstring(render_page(context(name), TEMPLATES))
    links = page.xpath("//nav[@role='doc-toc']//a/@href")
    behind = "//nav[@role='doc-toc']/following::section"
    named = page.xpath(f"{behind}[contains(@class, 'chapter') or contains(@class, 'indicator')][@id]/@id")
    assert sorted(links) == sorted(f"#{name}" for name in named)
    assert len(links) > 2


@pytest.fixture(scope="module")
def printed():
    with pikepdf.open(io.BytesIO(print_page(render_page(context("strand.en"), TEMPLATES), TEMPLATES).data)) as pdf:
        yield pdf


def test_every_line_of_the_contents_says_the_page_that_it_leads_to(printed):
    numbers = {page.objgen: number for number, page in enumerate(printed.pages, start=1)}
    places = places_of(printed.Root.Names.Dests)
    tree = tag_tree(printed)
    links = [link for item in tree.all("TOCI") for link in item.kids if link.type == "Reference"]
    said = [int(text.split()[-1]) for text in texts_of(printed, links)]
    notes = [note for page in printed.pages for note in page.get("/Annots", []) if "/Dest" in note]
    # code and name are boxes of their own: one line, one place
    led_to = list(dict.fromkeys(str(note.Dest) for note in notes))[: len(said)]
    assert said == [numbers[places[name]] for name in led_to]
    assert len(set(said)) > 1


def places_of(node):
    kids = {name: place for kid in node.get("/Kids", []) for name, place in places_of(kid).items()}
    names = list(node.get("/Names", []))
    return kids | {str(name): place[0].objgen for name, place in zip(names[::2], names[1::2], strict=True)}
