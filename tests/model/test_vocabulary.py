"""Codes carry their words, their time and their successor, and a vocabulary that contradicts itself is refused."""

import pytest

from strandreport.model.project import load_project
from strandreport.model.vocabulary import parse_vocabulary, spellings_of, vocabulary_problems
from tests.conftest import ROOT

PROJECT = load_project(ROOT)
WORDS = {"en": "Laboratory", "fr": "Laboratoire"}


def problems(**codes):
    return list(vocabulary_problems(parse_vocabulary(codes)))


def test_a_label_in_either_language_is_a_spelling_of_its_code():
    spellings = spellings_of(PROJECT.registers["agreements"].column("instrument").terms)
    assert {"Laboratoire européen associé", "European associated laboratory", "EAL"} == set(spellings["LEA"])


def test_associated_laboratories_are_succeeded_by_international_projects_in_2020():
    column = PROJECT.registers["agreements"].column("instrument")
    for code in ("LEA", "LIA"):
        term = column.terms[code]
        assert (term.succeeded_by, term.is_valid("2019-12-31"), term.is_valid("2020-01-01")) == ("IRP", True, False)
    assert not column.terms["IRP"].is_valid("2019-12-31")
    assert column.code_label("LEA", "fr") == "Laboratoire européen associé"


def test_one_spelling_for_two_codes_is_refused():
    other = {"en": "Other", "fr": "Autre", "spellings": ["laboratoire"]}
    assert problems(LAB=WORDS, OTHER=other) == [
        "'laboratoire' means both 'LAB' and 'OTHER'; a spelling has one meaning"
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"succeeded_by": "IRP"}, "'LAB' is succeeded by 'IRP', which is no code of this vocabulary"),
        ({"valid_to": "2019-02-30"}, "'LAB': '2019-02-30' is no day of the calendar (such as 2020-12-31)"),
    ],
)
def test_a_successor_that_is_unknown_and_a_day_that_is_none_are_refused(change, message):
    assert problems(LAB={**WORDS, **change}) == [message]


def test_columns_of_a_register_are_told_apart_by_their_words_in_both_languages():
    doubled = [
        (register.name, language, label)
        for register in PROJECT.registers.values()
        for language in ("en", "fr")
        for label in sorted({column.label[language] for column in register.columns})
        if [column.label[language] for column in register.columns].count(label) > 1
    ]
    assert doubled == []


def test_what_tells_of_a_person_is_personal():
    personal = {
        (register.name, column.name)
        for register in PROJECT.registers.values()
        for column in register.columns
        if column.disclosure == "personal"
    }
    assert personal >= {
        ("people_flows", "sex"),
        ("people_flows", "nationality"),
        ("people_flows", "dual_french"),
        ("agreements", "contact"),
        ("agreements", "coordinator"),
        ("erc_grants", "pi_name"),
        ("erc_grants", "pi_sex"),
        ("units", "director"),
    }
