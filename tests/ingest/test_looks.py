"""What a sheet shows besides its cells is treated by a stated policy, and told with the money that it holds."""

import pytest

from strandreport.ingest.cells import Comment, Merge
from tests.ingest.conftest import HEADERS, agreement

AMOUNT = "Montant engagé (EUR)"


def told(typed, code):
    [finding] = [finding for finding in typed.findings if finding.code == code]
    return finding


def codes_of(typed):
    return {str(finding.code) for finding in typed.findings} - {"ABSENT_COLUMN"}


def classes(typed):
    return [str(row) for row in typed.classes]


def test_hidden_rows_count_and_are_told_with_their_money(read):
    typed = read([HEADERS, agreement(1), agreement(2), agreement(3, **{AMOUNT: 200.5})], hidden_rows=(3, 4))
    finding = told(typed, "HIDDEN_ROW")
    assert (finding.cells, finding.count, finding.expected["money"]) == (("A3", "A4"), 2, "1200.50 EUR")
    assert classes(typed) == ["header", "accepted", "accepted", "accepted"]


def test_the_money_of_hidden_rows_is_not_told_where_rows_are_confidential(read):
    rows = [[*HEADERS, "Diffusion"], [*agreement(1), "public"], [*agreement(2), "confidentiel"]]
    assert "money" not in told(read(rows, hidden_rows=(3,)), "HIDDEN_ROW").expected


def test_hidden_titles_and_totals_are_no_hidden_rows(read):
    typed = read([["Accords"], HEADERS, agreement(1), ["TOTAL", *[None] * 5, 1000]], hidden_rows=(1, 4))
    assert codes_of(typed) == set()


def test_rows_struck_out_are_excluded_and_told_with_their_money(read):
    typed = read([HEADERS, agreement(1), agreement(2), agreement(3)], struck_rows=(3, 4))
    finding = told(typed, "STRUCK_ROW")
    assert (finding.cells, finding.count, finding.expected["money"]) == (("A3", "A4"), 2, "2000.00 EUR")
    assert classes(typed) == ["header", "accepted", "excluded", "excluded"]
    assert typed.feeds[0].values["agreement_id"] == ["A1"]


def test_a_row_that_is_hidden_and_struck_out_is_told_once(read):
    typed = read([HEADERS, agreement(1), agreement(2)], struck_rows=(3,), hidden_rows=(3,))
    assert codes_of(typed) == {"STRUCK_ROW"}


def test_a_total_over_a_row_that_is_struck_out_no_longer_agrees(read):
    typed = read([HEADERS, agreement(1), agreement(2), ["TOTAL", *[None] * 5, 2000]], struck_rows=(3,))
    assert told(typed, "TOTAL_DIFFERS").expected["computed"] == "1000.00"


def test_a_hidden_column_that_the_form_reads_is_told_and_read(read):
    typed = read([[*HEADERS, "Couleur"], [*agreement(1), "bleu"]], hidden_columns=(7, 8))
    finding = told(typed, "HIDDEN_COLUMN")
    assert (finding.cells, finding.value, finding.count) == (("G1",), AMOUNT, 1)
    assert typed.feeds[0].values["amount_committed"] == [100000]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Marie : estimation, à revoir", "estimation"),
        ("À vérifier avec le partenaire", "à vérifier"),
        ("montant provisoire", "provisoire"),
        ("to be confirmed", "to be confirmed"),
        ("sûr ?", "?"),
    ],
)
def test_a_comment_that_doubts_an_amount_is_told_at_its_cell_by_that_word_alone(read, text, word):
    typed = read([HEADERS, agreement(1), agreement(2)], comments=(Comment(3, 7, text),))
    finding = told(typed, "COMMENT_DOUBTS")
    assert (finding.cells, finding.value, finding.column, str(finding.severity)) == (
        ("G3",),
        word,
        "amount_committed",
        "advice",
    )
    assert classes(typed) == ["header", "accepted", "accepted"]


def test_other_comments_are_counted_once_and_not_quoted(read):
    comments = (Comment(2, 3, "voir Mme Roux ?"), Comment(3, 7, "payé en deux fois"), Comment(2, 1, "dossier vert"))
    finding = told(read([HEADERS, agreement(1), agreement(2)], comments=comments), "COMMENT_UNREAD")
    assert (finding.count, finding.cells, finding.value) == (3, ("C2", "G3", "A2"), "")


def test_an_amount_merged_over_several_rows_is_nobodys(read):
    typed = read([HEADERS, agreement(1), agreement(2, **{AMOUNT: None})], merges=(Merge(2, 7, 3, 7),))
    assert typed.feeds[0].values["amount_committed"] == [None, None]
    assert typed.feeds[0].voided == ("amount_committed", "amount_committed")
    finding = told(typed, "MERGED_AMOUNT")
    assert (finding.cells, finding.value, str(finding.severity)) == (("G2:G3",), "1000", "voids")
    assert classes(typed) == ["header", "voided", "voided"]


def test_a_total_label_merged_over_the_row_is_no_matter(read):
    rows = [HEADERS, agreement(1), ["TOTAL", *[None] * 5, 1000]]
    typed = read(rows, merges=(Merge(3, 1, 3, 6),))
    assert classes(typed) == ["header", "accepted", "total"]
    assert codes_of(typed) == set()


@pytest.mark.parametrize("number_format", ['#,##0 "k€"', "#,##0,", "0%", "[$$-409]#,##0", '#,##0 "M€"', "[$CHF] 0"])
def test_a_number_format_that_shows_another_unit_voids_the_amount(read, number_format):
    typed = read([HEADERS, agreement(1)], formats={(2, 7): number_format})
    finding = told(typed, "WRONG_UNIT")
    assert (finding.cells, classes(typed)) == (("G2",), ["header", "voided"])
