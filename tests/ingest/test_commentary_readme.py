"""The instructions in inputs/commentary/ say what commentary accepts: whoever follows them is told of nothing."""

import re

import pytest

from strandreport.ingest.commentary.markdown import pieces_of
from strandreport.ingest.commentary.sections import MOST, divide
from strandreport.ingest.commentary.subjects import subject_of
from strandreport.ingest.commentary.troubles import Troubles
from strandreport.model.commentary import ROOM_IN_NOTE
from strandreport.model.project import load_project
from tests.conftest import ROOT

PROJECT = load_project(ROOT)
HEADINGS = PROJECT.reference.commentary_headings
README = (ROOT / "inputs" / "commentary" / "README.md").read_text(encoding="utf-8")
ENGLISH, FRENCH = README.split("## En français")
LANGUAGES = {"en": ENGLISH, "fr": FRENCH}


def read(text, kind="part"):
    troubles = Troubles("src-1")
    return divide(pieces_of(text, troubles), HEADINGS[kind], troubles), troubles.findings


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_is_taken_over_whole_and_has_every_section(language):
    [example] = re.findall(r"```markdown\n(.*?)```", LANGUAGES[language], re.DOTALL)
    found, told = read(example)
    filled = {*found.sections, *(["findings"] if found.findings else []), *(["signed"] if found.signed else [])}
    assert [(str(finding.code), finding.value) for finding in told] == []
    assert found.heading
    assert filled | {"risks"} == set(HEADINGS["part"])  # nothing stands below the heading of the risks
    headings = [line.removeprefix("## ") for line in example.splitlines() if line.startswith("## ")]
    by_word = {word: key for key, words in HEADINGS["part"].items() for word in words[language]}
    assert sorted(by_word.get(heading, heading) for heading in headings) == sorted(HEADINGS["part"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sections_of_a_country_are_those_that_are_known(language):
    [sentence] = re.findall(r"(?:A country has|Un pays a) (.*?)\.\n", LANGUAGES[language])
    named = re.findall(r"\*(.*?)\*", sentence)
    by_word = {word: key for key, words in HEADINGS["country"].items() for word in words[language]}
    assert sorted(by_word.get(word, word) for word in named) == sorted(HEADINGS["country"])


def test_the_names_of_files_are_names_that_say_a_subject_of_this_project():
    names = re.findall(r"`((?:country/)?[A-Za-z_]+\.(?:en|fr)\.md)`", README)
    subjects = [subject_of(f"commentary/{name}", ()) for name in names]
    assert len(names) == 6
    assert {subject.about for subject in subjects} == {"overall", "part", "country"}
    strategies = PROJECT.strategies.values()
    strands = {name for strategy in strategies for name in (*strategy.strands, *strategy.reported_axes)}
    assert {subject.subject for subject in subjects if subject.about == "part"} <= strands


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lengths_that_are_printed_are_those_that_are_counted(language):
    text = LANGUAGES[language]
    told = text[text.index({"en": "two pages", "fr": "deux pages"}[language]) :]
    assert [int(number) for number in re.findall(r"\b\d{2,3}\b", told)[:5]] == [
        ROOM_IN_NOTE[name] for name in ("lines", "decision", "visits", "contact", "commentary")
    ]
    assert text.count({"en": "at most three points", "fr": "trois points au plus"}[language]) == 2
    assert MOST["successes"] == MOST["concerns"] == 3
