"""What people write is taken apart into sections of plain words; nothing that is not in the closed set gets through."""

from datetime import date
from types import SimpleNamespace

import pytest

from strandreport.ingest.commentary.markdown import pieces_of
from strandreport.ingest.commentary.sections import divide
from strandreport.ingest.commentary.subjects import subject_of
from strandreport.ingest.commentary.troubles import Troubles
from strandreport.model.commentary import ROOM_IN_NOTE, Commentary, Span, spans_in
from strandreport.model.project import load_project
from tests.conftest import ROOT

HEADINGS = load_project(ROOT).reference.commentary_headings


def read(text, kind="part", room=None):
    troubles = Troubles("src-1")
    found = divide(pieces_of(text, troubles), HEADINGS[kind], troubles, room)
    told = [(str(f.code), f.cells, f.value, f.expected.get("construct", "")) for f in troubles.findings]
    return SimpleNamespace(**vars(found), told=told)


def words(blocks):
    return "".join(span.text for span in spans_in(blocks))


def test_a_text_without_headings_is_commentary():
    found = read("One paragraph.\n\nAnother one.")
    assert [words([block]) for block in found.sections["commentary"]] == ["One paragraph.", "Another one."]
    assert (found.heading, found.told) == ((), [])


@pytest.mark.parametrize("heading", ["## Risques", "## Risks", "## RISKS :", "Risques\n-------"])
def test_headings_are_known_in_every_language_and_writing(heading):
    assert words(read(f"{heading}\n\nUn départ.").sections["risks"]) == "Un départ."


def test_the_first_line_with_one_sign_heads_the_report_and_may_stand_anywhere():
    found = read("## Risks\nOne.\n\n# Three of five fall\n\nMore.")
    assert words([SimpleNamespace(spans=found.heading, items=(), rows=())]) == "Three of five fall"
    assert words(found.sections["commentary"]) == "More."


@pytest.mark.parametrize("text", ["## Outlook\nLost.", "# A\n# B\nLost.", "## Risks\nKept.\n## Risques\nLost."])
def test_what_an_unknown_or_second_heading_covers_is_left_out_and_told_at_its_line(text):
    found = read(text)
    line = 1 + max(i for i, line in enumerate(text.splitlines()) if line.startswith("#"))
    assert [(code, cells) for code, cells, *_ in found.told] == [("COMMENTARY_HEADING", (f"A{line}",))]
    assert "Lost." not in words([block for blocks in found.sections.values() for block in blocks])


def test_a_comment_of_html_is_neither_published_nor_quoted():
    found = read("Before <!-- ask the ministry first --> after.\n\n<!-- secret\ntalks -->\n")
    assert words(found.sections["commentary"]) == "Before  after."
    assert [(told[1], told[2]) for told in found.told] == [(("A1",), "<!--"), (("A3",), "<!--")]


@pytest.mark.parametrize(
    ("markdown", "left", "construct"),
    [
        ("<b>bold</b>", "bold", "HTML"),
        ("![A map](map.png)", "A map", "image"),
        ("`code`", "code", "code"),
        ("[here](javascript:alert(1))", "here", "URL"),
        ("[here](file:///etc/passwd)", "here", "URL"),
        ("[here](../other.html)", "here", "URL"),
        ("[here](//example.org)", "here", "URL"),
    ],
)
def test_words_stay_where_their_markup_is_not_taken_over(markdown, left, construct):
    found = read(f"First line\n{markdown}")
    assert words(found.sections["commentary"]) == f"First line {left}"
    assert all(span.href == "" for span in spans_in(found.sections["commentary"]))
    assert {(told[0], told[1], told[3]) for told in found.told} == {("COMMENTARY_MARKUP", ("A2",), construct)}


@pytest.mark.parametrize(
    "block",
    ["<script>\nlost\n\nlost\n</script>", "<!-- lost\n\nlost -->", "<!-- lost\n\nlost", "```\nlost\n```", "    lost"],
)
def test_code_and_what_no_reader_of_a_page_sees_is_left_out_and_told(block):
    found = read(f"Kept.\n\n{block}\n")
    assert words(found.sections["commentary"]) == "Kept."
    assert [told[:2] for told in found.told] == [("COMMENTARY_MARKUP", ("A3",))]


@pytest.mark.parametrize(
    ("markdown", "left"),
    [
        ("- <p>One</p>\n- <div class='x'>two", ["One", "two"]),
        ("<div>\nOne\n</div>", ["One"]),
        ("<table><tr><td>One</td><td>two</td></tr></table>", ["One  two"]),
        ("One<br>two", ["One two"]),
        ("- <!-- not for readers -->\n- One\n- <hr>", ["One"]),
    ],
)
def test_words_in_blocks_of_html_stay_and_only_the_tags_go(markdown, left):
    """Guards: a point that began with a tag vanished as a whole; an empty one took the room of a point."""
    found = read(markdown)
    blocks = found.sections["commentary"]
    entries = [entry for block in blocks for entry in (block.items or ((block,),))]
    assert [words(entry) for entry in entries] == left
    assert {told[0] for told in found.told} == {"COMMENTARY_MARKUP"}


def test_a_raised_digit_is_no_digit_of_a_number():
    assert words(read("10<sup>3</sup> euros, 1<sup>er</sup> mai").sections["commentary"]) == "10³ euros, 1er mai"


@pytest.mark.parametrize("name", [" P02.european_programmes.2019 ", "P02.european_programmes.2019\u00a0"])
def test_blanks_between_braces_and_name_are_no_part_of_the_name(name):
    found = read(f"Rate {{{name}}}.")
    assert [s.text for s in spans_in(found.sections["commentary"]) if s.kind == "figure"] == [name.strip()]
    assert found.told == []


def test_an_entity_is_a_sign_and_never_markup():
    assert words(read("&lt;script&gt; &amp; &#60;b&#62;").sections["commentary"]) == "<script> & <b>"


def test_looks_links_and_line_breaks_are_kept():
    found = read("*a* **b** [c](https://example.org/x_y) <mailto:a@example.org>  \nd")
    spans = [(s.text, s.strong, s.emphasis, s.href) for s in spans_in(found.sections["commentary"]) if s.text.strip()]
    assert spans == [
        ("a", False, True, ""),
        ("b", True, False, ""),
        ("c", False, False, "https://example.org/x_y"),
        ("mailto:a@example.org", False, False, "mailto:a@example.org"),
        ("d", False, False, ""),
    ]
    assert [span.kind for span in spans_in(found.sections["commentary"])].count("break") == 1


def test_lists_quotations_and_tables_keep_their_shape():
    found = read("1. a\n2. b\n   - c\n\n> d\n\n| e | f |\n|---|---|\n| g | h |\n")
    items, quote, table = found.sections["commentary"]
    assert (items.is_ordered, len(items.items), items.items[1][1].is_ordered) == (True, 2, False)
    assert words([quote]) == "d"
    assert [[cell[0].text for cell in row] for row in table.rows] == [["e", "f"], ["g", "h"]]


def test_names_of_figures_are_cut_out_and_other_braces_told():
    found = read("Rate {P02.european_programmes.2019}, {C01.standing_and_visibility.2018.BR}; {P02} stays.")
    figures = [span.text for span in spans_in(found.sections["commentary"]) if span.kind == "figure"]
    assert figures == ["P02.european_programmes.2019", "C01.standing_and_visibility.2018.BR"]
    assert [told[:3] for told in found.told] == [("COMMENTARY_FIGURE", ("A1",), "P02")]


def test_more_than_three_successes_are_three_and_told():
    found = read("## Successes\n- a\n- b\n- c\n- d\n")
    assert words(found.sections["successes"]) == "abc"
    assert [told[:3] for told in found.told] == [("COMMENTARY_TOO_MUCH", ("A1",), "4")]


def test_findings_begin_with_the_code_of_their_indicator():
    found = read("## Constats\n- P02 : Le taux progresse\n- P07: *Two* lead\n- P02: again\n- none\n")
    assert {code: "".join(span.text for span in spans) for code, spans in found.findings.items()} == {
        "P02": "Le taux progresse",
        "P07": "Two lead",
    }
    assert [told[:2] for told in found.told] == [("COMMENTARY_INDICATOR", ("A4",)), ("COMMENTARY_INDICATOR", ("A5",))]


@pytest.mark.parametrize(
    ("line", "function"),
    [
        ("Claire Martin, directrice, 14 février 2020", "directrice"),
        ("Claire Martin, Director, Institute of Health, February 14, 2020", "Director, Institute of Health"),
        ("Claire Martin, Director, 2020-02-14", "Director"),
    ],
)
def test_a_signature_is_name_function_and_day(line, function):
    signed = read(f"## Signed by\n{line}\n").signed
    assert (signed.name, signed.function, signed.day) == ("Claire Martin", function, date(2020, 2, 14))


@pytest.mark.parametrize(
    "line", ["Claire Martin", "Claire Martin, 14 février 2020", "C. Martin, directrice, 03/04/2020"]
)
def test_a_signature_that_lacks_a_part_or_may_mean_two_days_is_none(line):
    found = read(f"## Signé par\n{line}\n")
    assert found.signed is None
    assert [told[:2] for told in found.told] == [("COMMENTARY_SIGNATURE", ("A2",))]


def test_a_country_has_sections_of_its_own():
    found = read("## Trois lignes\n- a\n- b\n\n## Visites\nEn mai.\n\n## Réussites\nx\n", "country")
    assert (words(found.sections["lines"]), words(found.sections["visits"])) == ("ab", "En mai.")
    assert [told[0] for told in found.told] == ["COMMENTARY_HEADING"]


@pytest.mark.parametrize(
    "name",
    ["commentary/Talent.fr.md", "commentary/talent.md", "commentary/talent.fr.docx", "commentary/country/br.fr.md"],
)
def test_a_name_that_does_not_say_subject_and_language_has_none(name):
    assert subject_of(name, ()) is None


def test_what_is_handed_over_comes_back_the_same():
    found = read("# H\n\n## Risks\n1. a {P02.x.2019}\n\n| b |\n|---|\n| c |\n\n## Signed by\nA, B, 2020-01-01\n")
    text = Commentary(
        "src-1", "n", "part", "talent", "en", False, **{k: v for k, v in vars(found).items() if k != "told"}
    )
    assert Commentary.from_json(text.to_json()) == text
    assert Span("figure", "P02.x.2019", line=4) in list(text.spans())


def test_a_section_of_a_country_longer_than_its_printed_note_is_told_with_the_length_that_fits():
    sentence = "Le site dépend d'un seul budget. "
    text = f"## Trois lignes\n- Courte.\n- {sentence * 6}\n\n## Commentaire\n{sentence * 30}\n"
    found = read(text, "country", ROOM_IN_NOTE)
    assert sorted(told[:3] for told in found.told) == [
        ("COMMENTARY_TOO_LONG", ("A3",), "197"),
        ("COMMENTARY_TOO_LONG", ("A5",), "989"),
    ]
    assert len(words(found.sections["commentary"])) == 989
    assert read(text, "country").told == []
