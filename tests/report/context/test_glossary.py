"""A report explains the terms that it uses, in the order of the alphabet, and no others."""

from strandreport.report.context.glossary import glossary


def terms(context, folder, words, language="en"):
    return [item["term"] for item in glossary(context, folder.project(), words[language])]


def test_only_terms_that_stand_on_the_page_are_explained(built, words):
    context = {"heading": {"text": "Ten ERC grants, found in CORDIS"}, "notes": {"findings": ["MSCA"]}}
    assert terms(context, built, words) == ["CORDIS", "ERC"]


def test_a_term_is_a_whole_word(built, words):
    assert terms({"text": "COMMERCE and ERCX"}, built, words) == []
    assert terms({"text": "the ERC-STG call"}, built, words) == ["ERC"]


def test_other_spellings_lead_to_the_term_of_the_language(built, words):
    context = {"text": "Projects of H2020; Taux de coordination"}
    assert terms(context, built, words, "fr") == ["Horizon 2020", "taux de coordination"]


def test_codes_of_registers_are_explained_by_their_own_words(built, words):
    [entry] = glossary({"label": "LEA"}, built.project(), words["en"])
    column = next(c for c in built.project().registers["agreements"].columns if c.name == "instrument")
    assert entry == {"term": "LEA", "text": column.terms["LEA"].label["en"]}


def test_accents_and_capitals_do_not_change_the_order(built, words):
    context = {"text": "RIA, arrêté des données, cofund, ANR, Aviesan"}
    assert terms(context, built, words, "fr") == ["ANR", "arrêté des données", "Aviesan", "cofund", "RIA"]


def test_every_report_ends_with_its_glossary(built):
    assert "coordination rate" in [item["term"] for item in built.context("european_programmes")["glossary"]]
