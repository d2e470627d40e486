"""What hides in a workbook is seen, treated by a stated policy and accounted for."""

import openpyxl
import pyarrow.parquet as pq
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.ingest.conftest import HEADERS, agreement, codes


def classes(found):
    [sheet] = [sheet for content in found["contents"] for sheet in content["sheets"]]
    return {name: count for name, count in sheet["classes"].items() if count}


def test_a_plain_table_is_accepted_row_by_row(workbook, intake):
    found = intake(workbook([agreement(1), agreement(2)]))
    assert classes(found) == {"header": 1, "accepted": 2}
    assert codes(found) == {}


def test_titles_above_the_header_and_notes_below_are_not_data(workbook, intake):
    def titles(sheet: Worksheet):
        sheet.insert_rows(1, 2)
        sheet["A1"] = "Registre des accords"
        sheet["A2"] = "situation au 31 décembre"
        sheet.append([])
        sheet.append(["Source : service international"])

    found = intake(workbook([agreement(1)], titles))
    assert classes(found) == {"note": 3, "header": 1, "accepted": 1, "blank": 1}
    assert codes(found)["NOTE_ROW"]["cells"] == ["A6"]


def test_a_total_row_is_an_assertion_and_never_data(workbook, intake):
    rows = [agreement(1), agreement(2), ["TOTAL", None, None, None, None, None, 2000]]
    assert codes(intake(workbook(rows))) == {}
    wrong = [agreement(1), agreement(2), ["Total général", None, None, None, None, None, 2500]]
    finding = codes(intake(workbook(wrong)))["TOTAL_DIFFERS"]
    assert (finding["cells"], finding["value"], finding["expected"]["computed"]) == (["G4"], "2500", "2000.00")


def test_an_error_cell_voids_the_amount_and_keeps_the_row(workbook, intake):
    def break_amount(sheet: Worksheet):
        sheet["G2"] = "#REF!"
        sheet["G2"].data_type = "e"

    found = intake(workbook([agreement(1), agreement(2)], break_amount))
    assert classes(found) == {"header": 1, "accepted": 1, "voided": 1}
    finding = codes(found)["ERROR_CELL"]
    assert (finding["severity"], finding["cells"], finding["value"], finding["column"]) == (
        "voids",
        ["G2"],
        "#REF!",
        "amount_committed",
    )


def test_a_formula_without_a_stored_value_is_not_a_blank(workbook, intake):
    finding = codes(intake(workbook([agreement(1, **{"Montant engagé (EUR)": "=3000*2"})])))["FORMULA_WITHOUT_VALUE"]
    assert (finding["cells"], finding["value"]) == (["G2"], "=3000*2")


def test_a_country_merged_downwards_counts_for_each_row(workbook, intake):
    def merge(sheet: Worksheet):
        sheet.merge_cells("D2:D3")

    found = intake(workbook([agreement(1), agreement(2, Pays=None)], merge))
    assert classes(found) == {"header": 1, "accepted": 1, "corrected": 1}
    assert codes(found)["MERGED_FILLED"]["cells"] == ["D2:D3"]


def test_a_merge_that_hides_whose_value_it_is_fills_nothing(workbook, intake):
    def merge(sheet: Worksheet):
        sheet.merge_cells("C2:C3")

    found = intake(workbook([agreement(1), agreement(2)], merge))
    assert classes(found) == {"header": 1, "accepted": 1, "quarantined": 1}
    assert {"MERGED_CELL", "MISSING_VALUE"} <= set(codes(found))


def test_hidden_rows_are_counted_and_told(workbook, intake):
    def hide(sheet: Worksheet):
        sheet.row_dimensions[3].hidden = True

    finding = codes(intake(workbook([agreement(1), agreement(2)], hide)))["HIDDEN_ROW"]
    assert (finding["count"], finding["cells"]) == (1, ["A3"])


def test_a_hidden_sheet_is_not_read_and_told(workbook, intake):
    def add(sheet: Worksheet):
        old = sheet.parent.create_sheet("ancien", 0)
        old.append(HEADERS)
        old.append(agreement(9))
        old.sheet_state = "veryHidden"

    found = intake(workbook([agreement(1)], add))
    assert codes(found)["HIDDEN_SHEET"]["count"] == 2
    assert [sheet["classes"]["accepted"] for content in found["contents"] for sheet in content["sheets"]] == [0, 1]


@pytest.mark.parametrize(
    ("change", "code", "cell"),
    [
        ({"Pays": "DE;HU"}, "UNKNOWN_COUNTRY", "D2"),
        ({"Pays": None}, "MISSING_VALUE", "D2"),
        ({"Statut": "en cours"}, "UNKNOWN_CODE", "E2"),
        ({"Instrument": "traité"}, "UNKNOWN_CODE", "B2"),
    ],
)
def test_a_required_cell_that_can_not_be_read_leaves_its_row_out(workbook, intake, change, code, cell):
    found = intake(workbook([agreement(1, **change), agreement(2)]))
    assert classes(found) == {"header": 1, "accepted": 1, "quarantined": 1}
    assert (codes(found)[code]["severity"], codes(found)[code]["cells"]) == ("quarantines", [cell])
    [sheet] = found["contents"][0]["sheets"]
    assert sheet["left_out"] == [{"row": 2, "codes": [code]}]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"Montant engagé (EUR)": "10 k€"}, "WRONG_UNIT"),
        ({"Montant engagé (EUR)": "(500)"}, "BAD_MONEY"),
        ({"Date de signature": "T3 2024"}, "INCOMPLETE_DATE"),
        ({"Date de signature": 2024}, "INCOMPLETE_DATE"),
    ],
)
def test_an_optional_cell_that_can_not_be_read_is_voided_and_its_row_stays(workbook, intake, change, code):
    found = intake(workbook([agreement(1, **change)]))
    assert classes(found) == {"header": 1, "voided": 1}
    assert codes(found)[code]["severity"] == "voids"


def test_a_number_format_in_thousands_of_euros_is_not_taken_for_euros(workbook, intake):
    def thousands(sheet: Worksheet):
        sheet["G2"].number_format = '#,##0 "k€"'

    assert codes(intake(workbook([agreement(1)], thousands)))["WRONG_UNIT"]["cells"] == ["G2"]


def test_a_column_twice_blocks_the_sheet_with_both_cells(workbook, intake):
    found = intake(workbook([[*agreement(1), 5]], headers=[*HEADERS, "Montant engagé (€)"]))
    assert classes(found) == {"excluded": 2}
    twice = [f for content in found["contents"] for f in content["findings"] if f["code"] != "ABSENT_COLUMN"]
    assert {(f["code"], f["severity"], f["cells"][0]) for f in twice} == {
        ("DUPLICATE_HEADER", "blocks", "G1"),
        ("DUPLICATE_HEADER", "blocks", "H1"),
    }


def test_a_missing_column_is_named_with_the_header_that_is_expected(workbook, intake):
    headers = [header if header != "Pays" else "Nation" for header in HEADERS]
    finding = codes(intake(workbook([agreement(1)], headers=headers)))["MISSING_COLUMN"]
    assert finding["expected"] == {"form": "agreements_office", "missing": "“Pays”", "near": "–"}


def test_an_unknown_sheet_is_told_with_its_headers(workbook, intake):
    found = intake(workbook([["1", "2"]], headers=["Colonne X", "Colonne Y"]))
    assert codes(found)["UNKNOWN_SHEET"]["value"] == "Colonne X, Colonne Y"
    assert classes(found) == {"excluded": 2}


def test_a_column_that_no_form_knows_is_told(workbook, intake):
    finding = codes(intake(workbook([[*agreement(1), "x"]], headers=[*HEADERS, "Couleur"])))["UNKNOWN_COLUMN"]
    assert (finding["value"], finding["cells"]) == ("Couleur", ["H1"])


def test_columns_in_another_order_give_the_same_rows(workbook, intake, tmp_path):
    intake(workbook([agreement(1), agreement(2)]))
    first = sorted((tmp_path / "outputs").rglob("*-rows-*/0.agreements.parquet"))
    intake(workbook([agreement(1)[::-1], agreement(2)[::-1]], headers=HEADERS[::-1]))
    both = sorted((tmp_path / "outputs").rglob("*-rows-*/0.agreements.parquet"))
    assert len(first) == 1
    assert len(both) == 2
    assert both[0].read_bytes() == both[1].read_bytes()


def test_a_header_repeated_below_is_not_data(workbook, intake):
    found = intake(workbook([agreement(1), HEADERS, agreement(2)]))
    assert classes(found) == {"header": 2, "accepted": 2}


def test_two_sheets_of_one_workbook_are_both_read(workbook, intake):
    def second(sheet: Worksheet):
        more = sheet.parent.create_sheet("Suite")
        more.append(HEADERS)
        more.append(agreement(2))

    found = intake(workbook([agreement(1)], second))
    assert [sheet["classes"]["accepted"] for content in found["contents"] for sheet in content["sheets"]] == [1, 1]


def test_a_workbook_without_any_cell_is_accounted_for(tmp_path, intake):
    folder = tmp_path / "inputs"
    folder.mkdir()
    openpyxl.Workbook().save(folder / "vide.xlsx")
    [content] = intake(folder)["contents"]
    assert sum(content["sheets"][0]["classes"].values()) == content["sheets"][0]["rows"]


def test_columns_of_the_form_that_are_not_there_are_named(workbook, intake):
    finding = codes(intake(workbook([agreement(1)])), usual=())["ABSENT_COLUMN"]
    assert "Résilié le" in finding["value"]
    assert finding["severity"] == "advice"


def test_values_below_an_empty_header_may_be_those_of_a_missing_column(workbook, intake):
    found = intake(workbook([[*agreement(1), "confidentiel"]], headers=[*HEADERS, None]))
    assert codes(found)["UNNAMED_COLUMN"]["severity"] == "blocks"
    assert classes(found) == {"excluded": 2}


@pytest.mark.parametrize("word", ["confidentiel", "Restreint", "interne"])
def test_confidential_rows_whose_column_is_not_known_are_not_read_at_all(workbook, intake, word):
    found = intake(workbook([[*agreement(1), word], [*agreement(2), ""]], headers=[*HEADERS, "Niveau de diffusion"]))
    assert codes(found)["LOST_VISIBILITY"]["cells"] == ["H1"]
    assert classes(found) == {"excluded": 3}


@pytest.mark.parametrize("header", ["Confidentiel", "Diffusion restreinte", "Confidential?"])
def test_a_cross_below_a_header_that_speaks_of_secrecy_is_never_published(workbook, intake, header):
    found = intake(workbook([[*agreement(1), "oui"], [*agreement(2), ""]], headers=[*HEADERS, header]))
    assert codes(found)["LOST_VISIBILITY"]["cells"] == ["H1"]
    assert classes(found) == {"excluded": 3}


def test_a_confidential_cell_merged_over_two_rows_hides_both(workbook, intake, tmp_path):
    def merge(sheet: Worksheet):
        sheet.merge_cells("H2:H3")

    headers = [*HEADERS, "Diffusion"]
    intake(workbook([[*agreement(1), "confidentiel"], [*agreement(2), None]], merge, headers=headers))
    [path] = (tmp_path / "outputs").rglob("*-rows-*/0.agreements.parquet")
    assert pq.read_table(path).column("visibility").to_pylist() == ["restricted", "restricted"]


def test_a_second_table_below_the_first_stops_the_sheet(workbook, intake):
    second = [*HEADERS, "Intitulé"]
    found = intake(workbook([[*agreement(1), "a"], second, [*agreement(2), "b"]], headers=[*HEADERS, "Remarks"]))
    assert codes(found)["SECOND_TABLE"]["cells"] == ["A3"]
    assert classes(found) == {"excluded": 4}


@pytest.mark.parametrize(
    "header",
    [
        ["N° d'événement", "Type d'événement", "Intitulé", "Pays", "Date"],  # of another form, though not all of it
        ["N° d'accord", "Partenaire", "Montant engagé (EUR)"],
    ],
)
def test_a_second_table_of_another_kind_stops_the_sheet_too(workbook, intake, header):
    """Guards: its header and rows were told cell by cell as values that could not be read, or were read."""
    found = intake(workbook([agreement(1), [], header, ["E1", "Mission", "Visite"]]))
    assert codes(found)["SECOND_TABLE"]["cells"] == ["A4"]


def test_a_table_above_the_one_that_is_read_stops_the_sheet(workbook, intake):
    """Guards: of two tables the one with fewer columns, when it came first, was passed over as a title."""
    above = [["N° d'événement", "Type d'événement", "Canal", "Date"], ["E1", "Mission", "Propre", "01/06/2019"], []]

    def put(sheet):
        sheet.insert_rows(1, len(above))
        for number, row in enumerate(above, start=1):
            for column, cell in enumerate(row, start=1):
                sheet.cell(number, column, cell)

    assert codes(intake(workbook([agreement(1)], put)))["SECOND_TABLE"]["cells"] == ["A1"]


def test_rows_with_numbers_above_the_header_are_told_and_titles_are_not(workbook, intake):
    def put(sheet):
        sheet.insert_rows(1, 3)
        sheet["A1"] = "Accords"
        sheet["A2"], sheet["B2"], sheet["C2"] = "Pôle international", "Paris", "Version provisoire"
        sheet["A3"], sheet["B3"], sheet["C3"] = "Brésil", 12, 340000

    assert codes(intake(workbook([agreement(1)], put)))["ROWS_ABOVE_HEADER"]["cells"] == ["A3"]


def test_a_row_with_words_that_are_headers_elsewhere_is_a_row(workbook, intake):
    found = intake(workbook([agreement(1), agreement(2, Partenaire="Pays")]))
    assert "SECOND_TABLE" not in codes(found)


def test_who_is_called_total_is_no_total(workbook, intake):
    rows = [
        agreement(1, Partenaire="Total SA"),
        agreement(2, Partenaire="Somme des savoirs"),
        ["TOTAL", *[None] * 5, 2000],
    ]
    assert classes(intake(workbook(rows))) == {"header": 1, "accepted": 2, "total": 1}


def test_a_total_that_would_give_a_confidential_amount_away_is_told_without_amounts(workbook, intake):
    rows = [[*agreement(1), "public"], [*agreement(2), "confidentiel"], ["TOTAL", *[None] * 5, 2500, None]]
    found = codes(intake(workbook(rows, headers=[*HEADERS, "Diffusion"])))
    assert found["TOTAL_DIFFERS_UNSAID"]["value"] == ""
    assert "TOTAL_DIFFERS" not in found


def test_a_hidden_sheet_is_told_where_its_register_is_read(workbook, intake):
    def hide(sheet: Worksheet):
        sheet.parent.create_sheet("Lisez-moi").append(["note"])
        sheet.sheet_state = "hidden"

    found = intake(workbook([agreement(1)], hide))
    assert {s["register"]: s["classes"]["excluded"] for c in found["contents"] for s in c["sheets"]} == {
        "agreements": 2,
        "": 1,
    }


def test_an_amount_below_zero_is_refused(workbook, intake):
    found = codes(intake(workbook([agreement(1, **{"Montant engagé (EUR)": -60000})])))
    assert (found["NEGATIVE_AMOUNT"]["severity"], found["NEGATIVE_AMOUNT"]["cells"]) == ("voids", ["G2"])
