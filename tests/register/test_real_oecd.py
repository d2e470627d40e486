"""The OECD's bilingual code lists, as they come: old binary workbooks with tables side by side and two-row headers."""

import pytest

from tests.register.test_real_cordis import copy

pytestmark = pytest.mark.shared
EDITIONS = {"2017": "DAC-CRS-CODES-2017-05.xls", "2024": "codelists-2024-04.xls"}
LISTS = {
    "2017": {"donor": 93, "recipient": 163, "channel": 351, "purpose": 205, "finance": 47},
    "2024": {"donor": 183, "recipient": 166, "channel": 409, "purpose": 235, "finance": 47},
}


@pytest.fixture(params=list(EDITIONS))
def edition(request):
    return request.param


@pytest.fixture
def built(edition, shared_data, tmp_path, build):
    return build(copy(shared_data / "messy" / "oecd-dac" / EDITIONS[edition], tmp_path / "inputs"))


def names(built, code_list):
    rows = built.table("dac_codes").query("code_list == @code_list")
    return {row.code: (row.name_en, row.name_fr) for row in rows.itertuples()}


def test_both_editions_give_their_codes_in_english_and_french(built, edition):
    counts = built.table("dac_codes")["code_list"].value_counts().to_dict()
    assert counts == LISTS[edition]
    assert names(built, "donor")["4"] == ("France", "France")
    assert names(built, "donor")["807"] == ("UNEP", "PNUE")
    assert names(built, "donor")["1601"] == ("Bill & Melinda Gates Foundation", "Fondation Bill et Melinda Gates")
    assert names(built, "recipient")["57"] == ("Kosovo", "Kosovo")
    assert names(built, "purpose")["12220"] == ("Basic health care", "Soins et services de santé de base")
    assert names(built, "finance")["421"] == ("Standard loan", "Prêt ordinaire")
    assert names(built, "channel")["47045"][1].startswith("Fonds mondial de lutte contre le SIDA")


def test_codes_named_in_two_tables_or_on_two_sheets_have_both_names(built):
    assert all(isinstance(name, str) for pair in names(built, "purpose").values() for name in pair)
    finance = built.table("dac_codes").query("code_list == 'finance'")
    for language in ("en", "fr"):
        # where the lists give a code no name of its own, its words stand in the next column
        assert (finance[f"name_{language}"].notna() | finance[f"description_{language}"].notna()).all()
    assert (finance["name_en"].notna() == finance["name_fr"].notna()).all()


def test_countries_of_the_recipients_are_iso_codes(built, edition):
    rows = built.table("dac_codes").query("code_list == 'recipient'").set_index("code")
    known = rows["country"].dropna().to_dict()
    assert (len(known), known.get("247")) == ((141, "CI") if edition == "2024" else (0, None))


def test_each_row_of_each_table_is_accounted_for(built, edition):
    classes = built.classes()
    assert sum(classes.values()) == sum(sheet["rows"] for sheet in built.ledger["sheets"])
    donors = [sheet for sheet in built.ledger["sheets"] if sheet["sheet"].strip() == "Donor"]
    assert [sheet["letters"]["code"] for sheet in donors] == (
        ["A", "E", "I", "M"] if edition == "2017" else ["A", "F", "K", "P"]
    )
