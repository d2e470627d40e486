"""What a blank form offers and refuses, and what it says to whom."""

from dataclasses import replace

import pytest
from openpyxl.comments import Comment

from strandreport.model.catalogue import load_catalogue
from strandreport.model.files import read_json, sha256_of_file
from strandreport.report.blank_forms import list_blank_forms
from strandreport.report.blank_forms.build import blank_form
from strandreport.report.blank_forms.workbook import EXAMPLE, STANDING, TITLE
from tests.conftest import ROOT
from tests.report.blank_forms.filling import (
    FILLED,
    FIRST,
    LANGUAGES,
    PROJECT,
    blank,
    fill,
    headers,
    offered,
    opened,
    sheets_of,
    typed,
)


@pytest.fixture(scope="module")
def agreements():
    return opened(blank("agreements_office", "fr"))


def column_of(book, header):
    return headers(book.worksheets[0]).index(header) + 1


def rule_of(book, header):
    letter = book.worksheets[0].cell(1, column_of(book, header)).column_letter
    rules = book.worksheets[0].data_validations.dataValidation
    return next(rule for rule in rules if str(rule.sqref).startswith(f"{letter}{FIRST}:"))


def told(path):
    return {finding.code: finding for sheet in typed(sheets_of(path)) for finding in sheet.findings}


def test_every_form_that_offices_keep_can_be_filled_and_no_download_can():
    assert set(FILLED) == {name for name in PROJECT.forms if name.endswith("_office")} | {"corrections"}


@pytest.mark.parametrize("name", FILLED)
def test_the_same_form_gives_the_same_bytes(name):
    assert blank(name, "fr") == blank(name, "fr")


def test_lists_are_in_the_language_of_the_form(agreements):
    lists = offered(agreements)
    assert lists[column_of(agreements, "Statut")][:2] == ["En négociation", "Actif"]
    assert "Allemagne" in lists[column_of(agreements, "Pays ou territoire")]
    assert lists[column_of(agreements, "Diffusion")] == ["publique", "interne", "restreinte"]
    assert lists[column_of(agreements, "Volet")] == list(PROJECT.strategy.strands)
    english = opened(blank("agreements_office", "en"))
    assert "Germany" in offered(english)[column_of(english, "Country or territory")]


def test_words_out_of_use_before_the_reports_begin_are_not_offered():
    words = load_catalogue(ROOT / "templates", "en")
    offers = {}
    for year in (2019, 2021):
        project = replace(PROJECT, settings=replace(PROJECT.settings, first_year=year))
        book = opened(blank_form(project.forms["agreements_office"], project, words))
        offers[year] = offered(book)[column_of(book, "Instrument")]
    assert set(offers[2019]) - set(offers[2021]) == {
        "European associated laboratory",
        "International associated laboratory",
    }


def test_dates_years_and_amounts_are_limited(agreements):
    assert rule_of(agreements, "Fin").type == "date"
    amount = rule_of(agreements, "Engagé par l'institut")
    assert (amount.type, amount.formula1) == ("decimal", "0")
    calls = opened(blank("calls_office", "fr"))
    year = rule_of(calls, "Édition")
    assert (year.type, year.formula1, year.formula2) == ("whole", "1950", "2100")


def test_a_cell_with_several_words_is_offered_a_list_that_it_need_not_follow(agreements):
    rule = rule_of(agreements, "Thématique")
    assert (rule.type, bool(rule.showErrorMessage)) == ("list", False)


def test_headers_are_locked_and_all_below_them_is_open(agreements):
    sheet = agreements.worksheets[0]
    width = len(headers(sheet))
    assert sheet.protection.sheet
    assert not sheet.protection.password
    allowed = ("insertRows", "deleteRows", "sort", "autoFilter", "formatColumns")
    assert not any(getattr(sheet.protection, name) for name in allowed)
    assert all(sheet.cell(FIRST - 1, at).protection.locked for at in range(1, width + 1))
    dimensions = sheet.column_dimensions.values()
    assert all(not dimension.protection.locked for dimension in dimensions)
    assert sheet.freeze_panes == f"B{FIRST}"


def test_needed_columns_are_told_in_words_and_notes(agreements):
    sheet = agreements.worksheets[0]
    at = column_of(agreements, "N° d'accord")
    assert sheet.cell(STANDING + 1, at).value == "obligatoire"
    assert sheet.cell(STANDING + 1, column_of(agreements, "Région")).value == "facultatif"
    note = sheet.cell(FIRST - 1, at).comment.text
    assert "Numéro de l'accord dans le registre du service." in note
    assert "Obligatoire." in note
    assert "ACC-2019-014" in note


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILLED)
def test_every_column_has_an_example_and_a_note(name, language):
    sheet = opened(blank(name, language)).worksheets[0]
    at = [i for i, header in enumerate(headers(sheet), start=1) if header not in ("Remarks", "Observations")]
    assert all(len(sheet.cell(EXAMPLE + 1, i).value) > len("ex. : ") for i in at)
    assert all(sheet.cell(FIRST - 1, i).comment.text for i in at)
    assert (
        sheet.cell(TITLE + 1, 1).value.replace("\xa0", " ").replace("\u202f", " ")
        == PROJECT.forms[name].label[language]
    )


def test_an_example_that_was_copied_among_the_rows_is_told_and_not_counted(tmp_path):
    path = tmp_path / "filled.xlsx"
    fill(blank("calls_office", "fr"), "calls_office", path, 2)
    book = opened(path.read_bytes())
    sheet = book.worksheets[0]
    for at in range(1, len(headers(sheet))):
        sheet.cell(FIRST + 2, at, sheet.cell(EXAMPLE + 1, at).value)
    book.save(path)
    form = typed(sheets_of(path))[0]
    assert [(f.code, f.cells, f.count) for f in form.findings] == [("EXAMPLE_ROW", (f"A{FIRST + 2}",), 1)]
    assert form.classes[FIRST + 1] == "excluded"
    assert len(form.feeds[0].rows) == 2


def test_a_form_of_a_version_gone_by_is_told_with_what_came_and_went(tmp_path):
    path = tmp_path / "filled.xlsx"
    fill(blank("calls_office", "fr"), "calls_office", path, 2)
    book = opened(path.read_bytes())
    sheet = book.worksheets[0]
    stamp = sheet["A3"].value
    sheet["A3"] = f"{stamp[:-8]}00000000"
    sheet.cell(FIRST - 1, column_of(book, "Éligibles"), "Recevables")
    book.save(path)
    finding = told(path)["OUTDATED_FORM"]
    assert (finding.expected["added"], finding.expected["removed"]) == ("“Éligibles”", "“Recevables”")
    assert finding.severity == "advice"


def test_a_comment_that_somebody_wrote_on_a_row_is_told_and_the_notes_on_headers_are_not(tmp_path):
    path = tmp_path / "filled.xlsx"
    fill(blank("calls_office", "fr"), "calls_office", path, 2)
    assert told(path) == {}
    book = opened(path.read_bytes())
    book.worksheets[0].cell(FIRST, 1).comment = Comment("à vérifier", "Léa")
    book.save(path)
    [finding] = told(path).values()
    assert finding.cells == (f"A{FIRST}",)


def test_a_guide_that_somebody_wrote_into_is_a_sheet_like_others(tmp_path):
    path = tmp_path / "filled.xlsx"
    fill(blank("calls_office", "fr"), "calls_office", path, 2)
    assert told(path) == {}
    book = opened(path.read_bytes())
    book["Mode d'emploi"]["A40"] = "AAP-7"
    book.save(path)
    assert set(told(path)) & {"UNKNOWN_SHEET", "MISSING_COLUMN"}


def test_all_forms_are_listed_with_their_sums(tmp_path):
    list_blank_forms(PROJECT, ROOT / "templates", tmp_path)
    listed = read_json(tmp_path / "forms.json")["forms"]
    assert {(row["form"], row["language"]) for row in listed} == {(form, lang) for form in FILLED for lang in LANGUAGES}
    assert all(sha256_of_file(tmp_path / row["file"]) == row["sha256"] for row in listed)
