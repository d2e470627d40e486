"""What only a template can mend is said, in words that name it."""

import io

import pikepdf
import pytest

from strandreport.report.printing import print_page
from tests.report.printing.sample import TEMPLATES, page
from tests.report.printing.tag_tree import tag_tree

TABLE = '<table id="t"><tr><th scope="col">A</th><th scope="col">B</th></tr><tr>{cells}</tr></table>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" id="chart"><circle r="4" cx="4" cy="4"/></svg>'


def problems_of(body, **options):
    return print_page(page(f"<h1>Report</h1>{body}", **options), TEMPLATES).problems


def test_plain_page_has_no_problem():
    assert problems_of("<p>Text</p>") == ()


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (TABLE.format(cells="<td>1</td>"), "table rows of different length: t"),
        (SVG, "figure without text alternative: chart"),
        ('<p style="opacity: 0.5">Pale</p>', "page 1: tagged text in a group (opacity, mask or blend mode)"),
        ("<h3>Deep</h3>", "heading h3 follows h1: 'Deep'"),
        ("<ul>Text<li>Item</li></ul>", "list with content outside its items: without id"),
    ],
)
def test_fault_of_the_template_is_named(body, problem):
    assert problems_of(body) == (problem,)


def test_link_in_a_margin_box_is_named():
    style = "@page { @top-left { content: element(head) } } .head { position: running(head) }"
    [problem] = problems_of('<p class="head"><a href="https://example.org">Away</a></p><p>Text</p>', style=style)
    assert problem.startswith("page 1: annotation outside the tag tree")


def test_link_to_nowhere_is_named():
    assert problems_of('<p><a href="#absent">Link</a></p>') == ("No anchor #absent for internal URI reference",)


def test_character_that_no_font_has_is_named():
    [problem] = problems_of("<p>漢</p>")
    assert "U+6F22" in problem


def test_style_that_the_renderer_does_not_know_is_named():
    [problem] = problems_of("<p>Text</p>", style="p { text-wrap: balance }")
    assert "text-wrap" in problem


def test_missing_title_is_named():
    assert problems_of("<p>Text</p>", title="") == ("the page has no title",)


def test_missing_language_is_named():
    [problem] = problems_of("<p>Text</p>", language="")
    assert "lang" in problem


def test_decoration_is_neither_a_problem_nor_tagged():
    hidden = SVG.replace("<svg", '<svg aria-hidden="true"')
    printed = print_page(page(f"<h1>Report</h1><p>{hidden} On track</p>"), TEMPLATES)
    assert printed.problems == ()
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        assert [tag.type for tag in tag_tree(pdf).walk()] == ["Document", "H1", "P"]


def test_page_prints_where_the_library_for_smaller_fonts_is_not_installed(monkeypatch):
    monkeypatch.setattr("weasyprint.pdf.fonts.harfbuzz_subset", None)
    assert problems_of("<p>Text</p>") == ()


def test_what_only_the_finished_file_shows_is_a_problem_too():
    assert problems_of("<table><tr><td>1</td></tr></table>") == ("UA 7.5 cell without header",)
