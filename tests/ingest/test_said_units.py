"""Amounts in another unit than the form's are never read as if nothing had been said, wherever it is said."""

from dataclasses import replace

import pytest

from strandreport.ingest.cells import Comment, Merge, Sheet, encode_value
from strandreport.ingest.unit_statements import covers_say
from strandreport.model.form_units import unit_problems
from strandreport.model.own_feedback import STAMP
from tests.ingest.conftest import HEADERS, agreement, codes

AMOUNT = "Montant engagé (EUR)"


def amounts(typed):
    return typed.feeds[0].values["amount_committed"]


def told(typed, code="OTHER_UNIT_SAID"):
    return [(f.cells, f.value, str(f.severity), f.count) for f in typed.findings if f.code == code]


def headers(amount):
    return [*HEADERS[:-1], amount]


@pytest.mark.parametrize(
    "header",
    [
        "Montant engagé (k€)",
        "Montant engagé en milliers d'euros",
        "Montant engagé (USD)",
        "Montant engagé\u00a0(K EUR)",
        "Montant engagé (EUR) en milliers",
        "Montant engagé (EUR)\n(en milliers)",
        "Montant engagé (EUR), k€",
        "Montant engagé (EUR / USD)",
    ],
)
def test_a_header_with_another_unit_than_the_forms_voids_its_amounts(read, header):
    typed = read([headers(header), agreement(1), agreement(2)])
    assert amounts(typed) == [None, None]
    assert told(typed) == [(("G1",), header, "voids", 2)]
    assert [str(row) for row in typed.classes] == ["header", "voided", "voided"]
    assert "UNKNOWN_COLUMN" not in {f.code for f in typed.findings}


def test_a_header_that_says_the_forms_own_unit_in_other_words_is_read(read):
    typed = read([headers("Montant engagé (en euros)"), agreement(1)])
    assert amounts(typed) == [100000]
    assert told(typed) == []


@pytest.mark.parametrize(
    "note",
    [
        "Montants en k€",
        "(en milliers d'euros)",
        "Amounts in thousands",
        "All figures in USD",
        "Unité : M€",
        "x 1000",
        "NZD",
        "TEUR",
        "Mio €",
        "en centimes",
        "Montants (EUR), en milliers",
    ],
)
def test_a_title_above_the_table_that_says_another_unit_voids_the_amounts(read, note):
    typed = read([["Accords"], [None, note], HEADERS, agreement(1)])
    assert amounts(typed) == [None]
    assert told(typed) == [(("B2",), note, "voids", 1)]


def test_a_note_below_the_table_that_says_another_unit_voids_the_amounts(read):
    typed = read([HEADERS, agreement(1), [], ["Les montants sont en k€."]])
    assert told(typed) == [(("A4",), "Les montants sont en k€.", "voids", 1)]


@pytest.mark.parametrize(
    "title", ["Accords de plus de 10 k€", "Montants en euros", "Des milliers de chercheurs", "USD"]
)
def test_a_title_that_speaks_of_amounts_or_of_the_same_unit_voids_nothing(read, title):
    typed = read([[title], HEADERS, agreement(1)])
    assert amounts(typed) == ([None] if title == "USD" else [100000])


def test_a_second_header_row_with_units_is_part_of_the_header(read):
    typed = read([HEADERS, [None] * 5 + ["(jj/mm/aaaa)", "(k€)"], agreement(1)])
    assert [str(row) for row in typed.classes] == ["header", "header", "voided"]
    assert told(typed) == [(("G2",), "(k€)", "voids", 1)]


def test_a_second_header_row_with_the_columns_own_unit_changes_nothing(read):
    typed = read([HEADERS, [None] * 6 + ["€"], agreement(1)])
    assert [str(row) for row in typed.classes] == ["header", "header", "accepted"]
    assert {str(f.code) for f in typed.findings} == {"ABSENT_COLUMN"}


def test_a_unit_merged_above_several_columns_is_about_each_of_them(read):
    typed = read([[None] * 5 + ["k€", None], HEADERS, agreement(1)], merges=(Merge(1, 6, 1, 7),))
    assert told(typed) == [(("F1",), "k€", "voids", 1)]


def test_a_unit_right_above_the_header_is_about_its_column(read):
    typed = read([[None] * 6 + ["k€"], HEADERS, agreement(1)])
    assert told(typed) == [(("G1",), "k€", "voids", 1)]


def test_a_currency_beside_the_amount_voids_the_amounts_of_its_rows(read):
    rows = [[*HEADERS, "Devise"], [*agreement(1), "EUR"], [*agreement(2), "USD"], [*agreement(3), "k€"]]
    typed = read(rows)
    assert amounts(typed) == [100000, None, None]
    assert told(typed) == [(("H3",), "USD", "voids", 1), (("H4",), "k€", "voids", 1)]


def test_a_comment_on_an_amount_that_says_another_unit_voids_that_amount(read):
    typed = read([HEADERS, agreement(1), agreement(2)], comments=(Comment(3, 7, "Mme Roux : attention, en k€ !"),))
    assert amounts(typed) == [100000, None]
    assert told(typed) == [(("G3",), "en k€", "voids", 1)]


def test_a_comment_on_the_header_is_about_the_whole_column(read):
    typed = read([HEADERS, agreement(1), agreement(2)], comments=(Comment(1, 7, "en dollars"),))
    assert told(typed) == [(("G1",), "en dollars", "voids", 2)]


def cover(note):
    return lambda sheet: sheet.parent.create_sheet("Lisez-moi", 0).append([note])


def test_a_cover_sheet_that_says_another_unit_voids_the_amounts_of_the_workbook(workbook, intake):
    found = intake(workbook([agreement(1)], cover("Tous les montants sont en k€")))
    told = codes(found)["OTHER_UNIT_SAID"]
    place = (told["sheet"], told["cells"], told["value"])
    assert place == ("Accords", ["G1"], "Lisez-moi › A1: Tous les montants sont en k€")
    assert found["contents"][0]["sheets"][1]["classes"]["voided"] == 1


def test_only_visible_sheets_without_a_table_that_are_not_ours_speak_for_the_workbook():
    note = [["sMontants en k€"]]
    assert [s.quoted for s in covers_say([Sheet("Lisez-moi", note)])] == ["Lisez-moi › A1: Montants en k€"]
    table = Sheet("Budget", [["sMontants en k€", None, None], ["sa", "sb", "sc"]])
    assert covers_say([table, Sheet("ancien", note, hidden=True), Sheet("Retour", [[f"s{STAMP}"], *note])]) == ()


def test_a_cover_sheet_that_says_the_same_unit_changes_nothing(workbook, intake):
    found = intake(workbook([agreement(1)], cover("Montants en euros")))
    assert found["contents"][0]["sheets"][1]["classes"]["accepted"] == 1
    assert set(codes(found)) == {"PROSE_SHEET"}


def test_a_label_of_a_total_that_says_another_unit_voids_the_amounts(read):
    typed = read([HEADERS, agreement(1), ["TOTAL (k€)", *[None] * 5, 1000]])
    assert told(typed) == [(("A3",), "TOTAL (k€)", "voids", 1)]
    assert told(typed, "TOTAL_DIFFERS") == []


def in_thousands(project, **declared):
    form = project.forms["agreements_office"]
    feed = form.feeds[0]
    columns = tuple(replace(c, **declared) if c.name == "amount_committed" else c for c in feed.columns)
    return {form.id: replace(form, feeds=(replace(feed, columns=columns),))}


def test_a_form_reads_thousands_where_it_declares_the_header(read, project):
    header = "Montant engagé (k€)"
    forms = in_thousands(project, headers=(AMOUNT, header), thousands=(header,))
    assert amounts(read([headers(header), agreement(1)], forms)) == [100000000]
    assert amounts(read([HEADERS, agreement(1)], forms)) == [100000]
    typed = read([["Montants en k€"], headers(header), agreement(1)], forms)
    assert (amounts(typed), told(typed)) == ([100000000], [])


def test_a_form_may_not_declare_a_header_that_says_another_unit_than_it_reads(project):
    register = project.registers["agreements"]
    [column] = [c for c in project.forms["agreements_office"].feeds[0].columns if c.name == "amount_committed"]
    wrong = replace(column, headers=("Montant (k€)",))
    assert "another unit" in unit_problems([wrong], register)[0][1]
    assert unit_problems([replace(wrong, thousands=("Montant (k€)",))], register) == []


def test_no_form_of_the_project_reads_a_header_in_another_unit(project):
    problems = [
        (form.id, problem)
        for form in project.forms.values()
        for feed in form.feeds
        for problem in unit_problems(feed.columns, project.registers[feed.register])
    ]
    assert problems == []


@pytest.mark.parametrize("remark", ["montant en k€", "exprimé en milliers d'euros", "dollars canadiens"])
def test_a_remark_beside_the_amount_that_says_another_unit_voids_the_amount_of_its_row(read, remark):
    typed = read([[*HEADERS, "Observations"], [*agreement(1), remark], [*agreement(2), "voir Mme Roux"]])
    assert amounts(typed) == [None, 100000]
    assert told(typed) == [(("H2",), remark, "voids", 1)]


@pytest.mark.parametrize("remark", ["plus de 10 k€ en 2015", "solde payé en USD par le partenaire", "5 M€ demandés"])
def test_a_remark_that_speaks_of_other_amounts_voids_nothing(read, remark):
    typed = read([[*HEADERS, "Observations"], [*agreement(1), remark]])
    assert amounts(typed) == [100000]


def test_a_sheet_whose_name_says_another_unit_voids_its_amounts(read):
    typed = read([HEADERS, agreement(1)])
    grid = [[encode_value(value) for value in row] for row in (HEADERS, agreement(1))]
    named = read([], sheet=Sheet("Crédits (k€)", grid))
    assert (amounts(typed), amounts(named)) == ([100000], [None])
    assert told(named) == [(("A1",), "Crédits (k€)", "voids", 1)]
