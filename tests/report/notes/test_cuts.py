"""A text that two pages have no room for ends behind a sentence, says so, and stands whole on the screen."""

import io

import pytest
from docx import Document

from strandreport.model.commentary import ROOM_IN_NOTE
from strandreport.report.charts.tokens import load_tokens
from strandreport.report.notes.cuts import MARK, cut, cut_sections
from strandreport.report.notes.room import MOST_AGREEMENTS, room_for
from strandreport.report.notes.word import write_word
from strandreport.report.rendering import render_note
from tests.report.notes.conftest import TEMPLATES

NONE_WRITTEN = dict.fromkeys(ROOM_IN_NOTE, ())
LONG = "Our site depends on one budget. " * 40 + "THE VERY END."


def runs(text, strong=False):
    return [{"text": text, "strong": strong}]


def plain(paragraphs):
    return ["".join(run["text"] for run in one) for one in paragraphs]


def test_what_fits_is_not_cut():
    assert cut([runs("One."), runs("Two.")], 8) is None


@pytest.mark.parametrize(
    ("texts", "most", "left"),
    [
        (["First year. Second year. Third year."], 26, ["First year. Second year. […]"]),
        (["First year.", "Second year of many words."], 20, ["First year. […]"]),
        (["With M. Dupont and Ms. Martin we met."], 30, ["With M. Dupont and Ms. Martin […]"]),
        (["With Drs. Dupont and Prof. Martin we met."], 30, ["With Drs. Dupont and Prof. […]"]),
        (["We met. Avec Mme. Dupont et Mmes. Martin ici."], 38, ["We met. […]"]),
        (["A year of art. Second year."], 25, ["A year of art. […]"]),
        (["Onewordwithoutend"], 5, ["O […]"]),
    ],
)
def test_it_is_cut_behind_a_sentence_else_behind_a_word(texts, most, left):
    assert plain(cut([runs(text) for text in texts], most)) == left


def test_stress_survives_the_cut():
    shortened = cut([[*runs("We have "), *runs("two agreements", strong=True), *runs(" here. And more.")]], 30)
    assert [run["strong"] for run in shortened[0]] == [False, True, False, False]
    assert plain(shortened) == ["We have two agreements here. […]"]


def test_of_the_three_lines_each_is_cut_by_itself():
    lines = [runs("Short."), runs(LONG)]
    shortened = cut_sections({**NONE_WRITTEN, "lines": lines})["lines"]
    assert plain(shortened)[0] == "Short."
    assert plain(shortened)[1].endswith(MARK)
    assert len(plain(shortened)[1]) <= ROOM_IN_NOTE["lines"] + len(MARK)


@pytest.fixture
def long_note(note):
    context = note("country=BR")
    context["report"] |= {"content_id": "0123", "alternates": []}
    written = {**NONE_WRITTEN, "commentary": [runs(LONG)], "visits": [runs(LONG)]}
    context["note"]["written"] = {"paragraphs": [runs(LONG)], "by": "Text: somebody."}
    context["note"] |= {"short": cut_sections(written), "shortened": "[…]: whole in country-BR.en.html."}
    visits = next(part for part in context["note"]["facts"] if part["key"] == "visits")
    visits["written"] = [LONG]
    return context


def test_the_screen_shows_all_and_the_print_what_fits_and_where_the_rest_is(long_note):
    page = render_note(long_note, TEMPLATES)
    assert page.count("THE VERY END") == 2
    assert page.count('class="print-only"') >= 2
    assert '<p class="note print-only">[…]: whole in country-BR.en.html.</p>' in page


def test_a_word_file_has_what_fits_and_says_where_the_rest_is(long_note, all_words):
    data = write_word(long_note, all_words["en"].catalogue, load_tokens(TEMPLATES).colours)
    texts = [one.text for one in Document(io.BytesIO(data)).paragraphs]
    assert not any("THE VERY END" in text for text in texts)
    assert sum(text.endswith(MARK) for text in texts) == 2
    assert texts[-1] == "[…]: whole in country-BR.en.html."


def test_rows_that_are_not_there_leave_room_for_figures():
    assert room_for(MOST_AGREEMENTS, 0).figures == room_for(MOST_AGREEMENTS, 9).figures + 3
