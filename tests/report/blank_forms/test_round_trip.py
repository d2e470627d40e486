"""A blank form that is filled with what it offers is read without a word, whatever program saved it."""

import shutil
import subprocess

import pytest

from strandreport.model.ledger import RowClass
from tests.report.blank_forms.filling import FILLED, LANGUAGES, PROJECT, blank, fill, offered, opened, sheets_of, typed

ROWS = 16


def longest_vocabulary():
    return max(len(column.terms) for register in PROJECT.registers.values() for column in register.columns)


def check(sheets, name, expected):
    form, *others = typed(sheets)
    assert [finding.to_json() for finding in form.findings] == []
    rows = form.feeds[0]
    assert form.layout.form.id == name
    assert len(rows.rows) == len(expected)
    assert set(form.classes) == {RowClass.NOTE, RowClass.HEADER, RowClass.ACCEPTED}
    assert [{column: rows.values[column][i] for column in expected[i]} for i in range(len(expected))] == expected
    assert [feed.register.name for feed in form.feeds] == [feed.register for feed in PROJECT.forms[name].feeds]
    # the guide and the lists are notes, about which nothing is said
    assert all(set(other.classes) <= {RowClass.NOTE, RowClass.BLANK} and not other.findings for other in others)


def test_there_are_rows_enough_for_every_word_of_every_vocabulary():
    assert longest_vocabulary() <= ROWS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILLED)
def test_a_form_filled_with_what_it_offers_is_read_without_a_finding(name, language, tmp_path):
    expected = fill(blank(name, language), name, tmp_path / "filled.xlsx", ROWS)
    check(sheets_of(tmp_path / "filled.xlsx"), name, expected)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_that_is_offered_is_read_as_that_country(language, tmp_path):
    data = blank("agreement_partners_office", language)
    count = max(len(words) for words in offered(opened(data)).values())
    assert count == len(PROJECT.reference.countries)
    expected = fill(data, "agreement_partners_office", tmp_path / "filled.xlsx", count)
    check(sheets_of(tmp_path / "filled.xlsx"), "agreement_partners_office", expected)
    assert {row["country"] for row in expected} == set(PROJECT.reference.countries)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_forms_saved_by_libreoffice_are_read_without_a_finding(suffix, tmp_path):
    source, target, expected = tmp_path / "filled", tmp_path / "saved", {}
    source.mkdir()
    for name in FILLED:
        for language in LANGUAGES:
            path = source / f"{name}.{language}.xlsx"
            expected[path.stem] = name, fill(blank(name, language), name, path, ROWS)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", suffix, "--outdir", target, *sorted(source.iterdir())]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    for stem, (name, rows) in expected.items():
        check(sheets_of(target / f"{stem}.{suffix}"), name, rows)


def test_an_empty_form_handed_in_says_nothing(tmp_path):
    (tmp_path / "blank.xlsx").write_bytes(blank("calls_office", "fr"))
    form, *others = typed(sheets_of(tmp_path / "blank.xlsx"))
    assert (form.layout.form.id, form.findings, form.feeds[0].rows) == ("calls_office", (), ())
    assert not any(other.findings for other in others)
