"""Numbers that somebody wrote stay what they are, or their loss is told."""

import pytest

from strandreport.ingest.commentary.inline import _REFERENCE
from strandreport.ingest.commentary.markdown import pieces_of
from strandreport.ingest.commentary.troubles import Troubles
from strandreport.model.commentary import FIGURE, spans_in
from strandreport.model.figures import figure_id, group_name


def read(text):
    """Kind and words of each block, and what is told: cells, value, construct."""
    troubles = Troubles("src-1")
    blocks = [piece.block for piece in pieces_of(text, troubles)]
    told = [(f.cells, f.value, f.expected["construct"]) for f in troubles.findings]
    return [(block.kind, "|".join("".join(s.text for s in spans_in([block])).split())) for block in blocks], told


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("2019. It was a year", [("paragraph", "2019.|It|was|a|year")]),
        ("3. third\n4. fourth", [("paragraph", "3.|third"), ("paragraph", "4.|fourth")]),
        ("1. first\n3. third", [("paragraph", "1.|first"), ("paragraph", "3.|third")]),
        ("2) two\n\n   more", [("paragraph", "2)|two"), ("paragraph", "more")]),
        ("12.", [("paragraph", "12.")]),
        ("2. - a\n   - b", [("paragraph", "2."), ("list", "ab")]),
        ("1. first\n2. second", [("list", "firstsecond")]),
        ("1. first\n1. second", [("list", "firstsecond")]),
        ("1. first\n\n   7. seventh", [("list", "first7.|seventh")]),
    ],
)
def test_a_number_that_a_list_would_not_give_stays_in_words(text, blocks):
    assert read(text) == (blocks, [])


@pytest.mark.parametrize("text", ["2*3*4 partners", "2**3**4", "2***3***4", "5*x* y", "*2*3", "10*12 and 4*5"])
def test_stars_between_digits_are_no_emphasis(text):
    assert read(text)[0] == [("paragraph", "|".join(text.split()))]


@pytest.mark.parametrize("text", ["*12* of", "**12**th of", "in *2019*, 4 of"])
def test_emphasised_numbers_lose_their_stars(text):
    assert read(text)[0] == [("paragraph", "|".join(text.replace("*", "").split()))]


def test_a_cell_beyond_the_header_is_told():
    blocks, told = read("> | a | b \\| c |\n> |---|---|\n> | 1 | 2 | 3 | 4 |\n> | 5 | 6 | |\n> 7 | 8")
    assert blocks == [("quote", "ab|||c125678")]
    assert told == [(("A3",), "3 | 4", "|")]


def test_definitions_of_links_are_told_where_words_of_them_go():
    text = "See [one] and [two](https://a.b 'five').\n\n[one]: https://c.d\n[unused]: /x 'four signed'\n[one]: /other"
    blocks, told = read(text)
    assert blocks == [("paragraph", "See|one|and|two.")]
    assert told == [
        (("A4",), "[unused]: /x 'four signed'", "[]:"),
        (("A5",), "[one]: /other", "[]:"),
        (("A1",), "five", "[]()"),
    ]


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_what_is_struck_out_goes_and_is_told(tag):
    assert read(f"We signed <{tag}>four</{tag}> five.") == (
        [("paragraph", "We|signed|five.")],
        [(("A1",), f"<{tag}", "HTML")],
    )


def test_a_raised_minus_stays_raised():
    assert read("10<sup>-6</sup>") == ([("paragraph", "10⁻⁶")], [])


@pytest.mark.parametrize(
    "group",
    ["", group_name("A.B é"), group_name("AGR", "agreement.instrument"), group_name(None, "publication.single_theme")],
)
def test_every_name_of_a_figure_can_be_cited(group):
    name = figure_id("T10", "bilateral_cooperation", "2018", group)
    [piece] = pieces_of(f"Money: {{{name}}}", Troubles("src-1"))
    assert [span.text for span in spans_in([piece.block]) if span.kind == FIGURE] == [name]
    assert not _REFERENCE.fullmatch(f"{name} x")


@pytest.mark.parametrize("sign", ["-", "+"])
def test_a_line_that_goes_on_with_a_signed_number_is_no_list(sign):
    blocks, told = read(f"The contribution moved by\n{sign} 5 % in 2019.")
    assert blocks == [("paragraph", "The|contribution|moved|by"), ("paragraph", f"{sign}|5|%|in|2019.")]
    assert told == []


@pytest.mark.parametrize("item", ["5 % in 2019", "1,5 M€ less", "12 000 € spent", "2.5 points"])
def test_an_item_that_begins_with_an_amount_tells_that_its_dash_is_no_sign(item):
    troubles = Troubles("src-1")
    blocks = [piece.block.kind for piece in pieces_of(f"Moves:\n\n- Spain\n- {item}", troubles)]
    assert blocks == ["paragraph", "list"]
    assert [(f.code, f.cells, f.value) for f in troubles.findings] == [("COMMENTARY_SIGN", ("A4",), item)]


def test_an_item_within_an_item_is_told_once():
    troubles = Troubles("src-1")
    list(pieces_of("- Spain\n  - 5 % less\n- Italy", troubles))
    assert [f.cells for f in troubles.findings] == [("A2",)]


@pytest.mark.parametrize(
    "text", ["- 5 agreements", "* 5 %", "1. 5 %", "- Spain: 5 %", "Then:\n- 5 signed\n- 6 renewed", "Then:\n- 5 signed"]
)
def test_other_items_are_told_nothing(text):
    blocks, told = read(text)
    assert [kind for kind, _ in blocks if kind == "list"] == ["list"]
    assert told == []


@pytest.mark.parametrize("text", ["a <b and c> d", "where p <x or q> y holds"])
def test_words_between_signs_of_comparison_are_no_tag(text):
    assert read(text) == ([("paragraph", "|".join(text.split()))], [])


@pytest.mark.parametrize("text", ["a <b>bold</b> word", "a <span class='x'>bold</span> word"])
def test_tags_go_and_are_told(text):
    blocks, told = read(text)
    assert blocks == [("paragraph", "a|bold|word")]
    assert [construct for *_, construct in told] == ["HTML"]
