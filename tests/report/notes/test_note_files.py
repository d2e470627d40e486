"""A note as files: prints without a problem on two pages at most, and a Word file that is whole and always the same."""

import io
import zipfile

import pikepdf
import pytest
from docx import Document
from docx.oxml.ns import qn

from strandreport.model.commentary import ROOM_IN_NOTE, Block, Commentary, Span
from strandreport.report.charts.tokens import load_tokens
from strandreport.report.notes.files import write_note_files
from strandreport.report.notes.listing import note_context
from strandreport.report.notes.room import FEW_AGREEMENTS, LONGEST_NAME, MOST_AGREEMENTS, SHORT, room_for
from strandreport.report.notes.subjects import find_subjects
from strandreport.report.notes.word import write_word
from strandreport.report.printing import print_page
from strandreport.report.rendering import render_note
from tests.report.notes.conftest import TEMPLATES

COLOURS = load_tokens(TEMPLATES).colours
LANGUAGES = ("en", "fr")
NAME = "Institut national de recherche sur les maladies infectieuses"[:LONGEST_NAME]


@pytest.fixture(scope="module")
def contexts(material, all_words):
    subject = find_subjects("country=BR", material)[0]
    return {
        name: note_context(subject, material, TEMPLATES, all_words, words, None) for name, words in all_words.items()
    }


@pytest.fixture(scope="module")
def documents(contexts, all_words):
    return {
        name: Document(io.BytesIO(write_word(context, all_words[name].catalogue, COLOURS)))
        for name, context in contexts.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_note_prints_to_the_standards_of_the_reports(contexts, language):
    printed = print_page(render_note(contexts[language], TEMPLATES), TEMPLATES)
    assert printed.problems == ()


@pytest.mark.parametrize("agreements", [0, FEW_AGREEMENTS, MOST_AGREEMENTS])
def test_the_longest_note_has_two_pages(contexts, agreements):
    """Every table as long as a note lets it be, with names of two lines."""
    context = contexts["fr"]
    longest = {**context["note"], **_longest(context["note"], room_for(agreements, 99))}
    if not agreements:
        longest["agreements"] |= {"chart": None, "table": None}
    assert _pages({**context, "note": longest}) == 2


@pytest.mark.parametrize("length", [SHORT, ROOM_IN_NOTE])
def test_the_longest_note_with_the_longest_texts_has_two_pages(contexts, length):
    """Texts as long as they may be for as many agreements as ever, and as long as they are printed at all."""
    context = contexts["fr"]
    text = Commentary("", "", "country", "BR", "fr", invented=False, sections=_sections(length))
    longest = {
        **context["note"],
        **_longest(context["note"], room_for(MOST_AGREEMENTS, 9, [text])),
        "drafted": "x" * 190,
    }
    longest["lines"] = [[_run(length["lines"])]] * 3
    longest["agreements"] |= {"heading": "Prochaine décision " * 7, "written": [[_run(length["decision"])]]}
    longest["written"] = {"paragraphs": [[_run(length["commentary"])]], "by": ""}
    people = ["Mois-personnes de mobilité au titre des accords : 35,0, toutes dates jusqu'au 31 décembre 2019"] * 2
    longest["facts"] = [
        {"key": "people", "title": "Personnes", "written": [], "lines": people},
        {"key": "visits", "title": "Visites", "written": [WORDS[: length["visits"]]], "lines": [WORDS[:70]] * 2},
        {"key": "contact", "title": "Contact", "written": [WORDS[: length["contact"]]], "lines": [WORDS[:110]]},
    ]
    assert _pages({**context, "note": longest}) == 2


WORDS = "Le site partenaire de Bahia dépend d'un seul budget récurrent. " * 20


def _run(length):
    return {"text": WORDS[:length], "strong": False}


def _sections(length):
    return {name: (Block("paragraph", (Span("text", WORDS[:most]),)),) for name, most in length.items()}


def _pages(context):
    printed = print_page(render_note(context, TEMPLATES), TEMPLATES)
    with pikepdf.open(io.BytesIO(printed.data)) as pdf:
        return len(pdf.pages)


def _longest(note, room):
    part = note["agreements"]
    agreement = (NAME, "Laboratoire international associé", "Maladies infectieuses", "12 sept. 2016", "11 sept. 2020 d")
    project = ("EXAMPLE-053", "H2020 MSCA-ITN-ETN", "Coordinateur", f"{NAME} ; {NAME} ; et 3 autres", "1 déc. 2024")
    drawn = {**part["chart"], "rows": part["chart"]["rows"][:1] * room.agreements}
    return {
        "agreements": {
            **part,
            "chart": drawn,
            "table": _table([(*agreement, "en vigueur, renouvelé")] * room.agreements),
        },
        "teams": {
            "table": _table([("U9003, Marseille", NAME, "2016 ; 2017 ; 2018")] * room.teams),
            "note": "20 autres.",
        },
        "projects": {"table": _table([project] * room.projects), "note": "5 des 20 projets."},
        "trend": {"heading": "9", "chart": None, "table": _table([("2016", "2", "38")] * 4), "note": "Comparées."},
        "figures": _table(
            [("Crédits engagés par les partenaires", *["1 234 567 €"] * 4, "T10P.cooperation.2019.BR")] * room.figures
        )
        | {"css": "names"},
    }


def _table(rows):
    heads = [{"text": f"Colonne {i}", "numeric": False} for i, _ in enumerate(rows[0])]
    return {"caption": "Tableau", "heads": heads, "rows": [{"cells": list(row), "strong": False} for row in rows]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_file_has_headings_a_language_and_pages_of_pages(documents, language):
    document = documents[language]
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Title") == 1
    assert "Heading 1" in styles
    assert "List Number" in styles
    default = document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    assert default.get(qn("w:val")) == {"en": "en-GB", "fr": "fr-FR"}[language]
    foot = document.sections[0].footer._element.xml
    assert "PAGE" in foot
    assert "NUMPAGES" in foot


def test_every_table_of_a_word_file_repeats_its_head_has_a_caption_and_a_description(documents):
    document = documents["en"]
    captions = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Caption"]
    assert len(document.tables) == len(captions) > 0
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) in captions


def test_page_and_word_file_tell_the_same_rows(contexts, documents):
    first = contexts["fr"]["note"]["agreements"]["table"]["rows"]
    table = documents["fr"].tables[1]
    assert [[cell.text for cell in row.cells][0] for row in table.rows][1:] == [row["cells"][0] for row in first]


def test_same_context_gives_the_same_word_file_with_no_date_of_its_own(contexts, all_words):
    once, again = (write_word(contexts["en"], all_words["en"].catalogue, COLOURS) for _ in range(2))
    assert once == again
    with zipfile.ZipFile(io.BytesIO(once)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2019-12-31T00:00:00Z" in parts.read("docProps/core.xml")
        assert not any("thumbnail" in name for name in parts.namelist())


def test_three_files_are_written(contexts, all_words, tmp_path):
    paths = write_note_files(contexts["en"], TEMPLATES, all_words["en"].catalogue, tmp_path)
    assert [path.name for path in paths] == ["country-BR.en.html", "country-BR.en.pdf", "country-BR.en.docx"]
    assert all(path.stat().st_size for path in paths)
