"""Totals, subtotals and notes are recognised in their usual spellings, never counted, and held against the rows."""

import pytest

from tests.ingest.conftest import HEADERS, agreement

AMOUNT = "Montant engagé (EUR)"


def classes(typed):
    return [str(row) for row in typed.classes]


def told(typed, code):
    return [(f.cells, f.value, f.expected.get("computed")) for f in typed.findings if f.code == code]


def total(label, amount, at=0, **cells):
    row = [None] * 6 + [amount]
    row[at] = label
    for place, value in cells.items():
        row[int(place.lstrip("c"))] = value
    return row


LABELS = [
    "Total", "TOTAL GÉNÉRAL", "Total général", "Sous-total", "SOUS TOTAL", "S/total", "Subtotal", "Sub-total",
    "Grand total", "TOTAL (EUR)", "Total 2019", "Total :", "Somme", "Sum", "Ensemble", "Cumul", "Total\u00a0Portugal",
]  # fmt: skip


@pytest.mark.parametrize("label", LABELS)
def test_a_total_is_known_by_its_label_and_held_against_the_rows(read, label):
    typed = read([HEADERS, agreement(1), agreement(2), total(label, 2000)])
    assert classes(typed) == ["header", "accepted", "accepted", "total"]
    assert told(typed, "TOTAL_DIFFERS") == []
    stale = read([HEADERS, agreement(1), agreement(2), total(label, 1500)])
    assert told(stale, "TOTAL_DIFFERS") == [(("G4",), "1500", "2000.00")]


@pytest.mark.parametrize("at", range(6))
def test_the_label_of_a_total_may_stand_in_any_column(read, at):
    assert classes(read([HEADERS, agreement(1), total("TOTAL", 1000, at)])) == ["header", "accepted", "total"]


def test_the_group_of_a_subtotal_may_stand_beside_its_label(read):
    typed = read([HEADERS, agreement(1), total("Sous-total", 1000, 2, c3="Portugal")])
    assert classes(typed) == ["header", "accepted", "total"]


def test_a_total_in_a_text_file_has_its_amount_as_text(read):
    typed = read([HEADERS, agreement(1), total("TOTAL", "1 000,00 EUR")])
    assert (classes(typed), told(typed, "TOTAL_DIFFERS")) == (["header", "accepted", "total"], [])


def test_of_which_rows_are_parts_that_are_neither_counted_nor_added_up(read):
    typed = read([HEADERS, agreement(1), total("TOTAL", 1000), total("dont Portugal", 400)])
    assert classes(typed) == ["header", "accepted", "total", "total"]
    assert told(typed, "TOTAL_DIFFERS") == []


@pytest.mark.parametrize(
    "row",
    [
        agreement(2, Partenaire="Total"),
        agreement(2, Partenaire="Total énergies de la mer"),
        agreement(2, Instrument="accord", Partenaire="Ensemble", Pays="Italie"),
    ],
)
def test_a_row_with_a_key_is_data_whatever_its_title(read, row):
    assert classes(read([HEADERS, agreement(1), row])) == ["header", "accepted", "accepted"]


def test_a_row_without_its_key_is_not_taken_for_a_total_by_its_title(read):
    row = agreement(2, Partenaire="Total")
    row[0] = None
    assert classes(read([HEADERS, agreement(1), row])) == ["header", "accepted", "quarantined"]


GROUPS = [agreement(1), agreement(2), total("Sous-total", 2000), agreement(3), total("Sous-total", 1000)]


def test_subtotals_are_about_their_group_and_the_total_about_all(read):
    assert told(read([HEADERS, *GROUPS, total("TOTAL", 3000)]), "TOTAL_DIFFERS") == []
    stale = read([HEADERS, *GROUPS[:4], total("Sous-total", 900), total("TOTAL", 2900)])
    assert told(stale, "TOTAL_DIFFERS") == [(("G6",), "900", "1000.00"), (("G7",), "2900", "3000.00")]


def test_a_total_above_its_rows_is_about_those_below(read):
    assert told(read([HEADERS, total("TOTAL", 2000), agreement(1), agreement(2)]), "TOTAL_DIFFERS") == []
    stale = read([HEADERS, total("TOTAL", 1000), agreement(1), agreement(2)])
    assert told(stale, "TOTAL_DIFFERS") == [(("G2",), "1000", "2000.00")]


def test_a_total_that_is_a_formula_without_a_result_is_told_as_such(read):
    typed = read([HEADERS, agreement(1), total("TOTAL", None)])
    assert told(typed, "TOTAL_DIFFERS") == []
    broken = read([HEADERS, agreement(1), total("TOTAL", 1)], raw={(3, 7): "f=SUM(G2:G2)"})
    assert told(broken, "FORMULA_WITHOUT_VALUE") == [(("G3",), "=SUM(G2:G2)", None)]
    assert told(broken, "TOTAL_DIFFERS") == []


@pytest.mark.parametrize("amount", [500, "500", "12 000,00 €"])
def test_an_amount_without_a_key_below_the_table_is_no_note(read, amount):
    typed = read([HEADERS, agreement(1), [], [*[None] * 6, amount]])
    assert classes(typed) == ["header", "accepted", "blank", "quarantined"]
    assert told(typed, "MISSING_VALUE")[0][0] == ("A4",)


def test_an_amount_with_words_but_no_key_is_left_out_and_told(read):
    typed = read([HEADERS, agreement(1), [None, None, "Divers", None, None, None, 500]])
    assert classes(typed) == ["header", "accepted", "quarantined"]


def test_notes_between_and_below_are_told_and_take_nothing_with_them(read):
    rows = [HEADERS, agreement(1), ["Accords de 2019 :"], agreement(2), [], ["* chiffres de l'office"]]
    typed = read(rows)
    assert classes(typed) == ["header", "accepted", "note", "accepted", "blank", "note"]
    assert told(typed, "NOTE_ROW")[0][0] == ("A3", "A6")


def test_the_year_beside_a_total_is_no_sum_of_years(read):
    headers = ["N° d'accord", "Année", "Payeur", "Nature du montant", "Montant (EUR)"]
    rows = [["A1", 2018, "Inserm", "Engagé", 1000], ["A2", 2018, "Inserm", "Engagé", 500]]
    typed = read([headers, *rows, ["Total", 2018, None, None, 1500]])
    assert classes(typed) == ["header", "accepted", "accepted", "total"]
    assert told(typed, "TOTAL_DIFFERS") == []
    stale = read([headers, *rows, ["Total", 2018, None, None, 1400]])
    assert told(stale, "TOTAL_DIFFERS") == [(("E4",), "1400", "1500.00")]
