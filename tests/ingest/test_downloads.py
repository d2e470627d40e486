"""What is peculiar to the exports of databases, each in a few rows written as that database writes them."""

import pytest

from strandreport.ingest.typed_sheet import type_sheet
from strandreport.model.ledger import RowClass
from tests.ingest.test_forms import COUNTRIES, PROJECT, sheet_of


def read(*rows):
    """The rows of each register that a sheet feeds, as mappings without blanks; and the sheet."""
    typed = type_sheet(sheet_of(*rows), "src", PROJECT.forms, PROJECT.registers, COUNTRIES)
    registers = {}
    for fed in typed.feeds:
        columns = fed.values.items()
        rows_fed = [
            {name: values[i] for name, values in columns if values[i] is not None} for i in range(len(fed.rows))
        ]
        registers[fed.register.name] = rows_fed
    return registers, typed


def codes(typed):
    # an export need not have all columns that its form knows
    return {str(finding.code) for finding in typed.findings} - {"ABSENT_COLUMN"}


def test_addresses_of_the_web_of_science_give_the_countries_and_their_brackets_part_nothing():
    addresses = (
        "[Roy, C.; Ng, A.] INSERM, U1016, Paris, France; [Wu, B.; Lee, D.] MIT, Cambridge, MA 02139 USA; "
        "Univ Oxford, Oxford, England; Tsinghua Univ, Beijing, Peoples R China."
    )
    fed, typed = read(
        ["UT", "PY", "SO", "TI", "C1", "DI"], ["WOS:1", "2019", "NATURE", "A title", addresses, "10.1000/ABC"]
    )
    assert [row["country"] for row in fed["publication_countries"]] == ["FR", "US", "GB", "CN"]
    assert fed["publications"][0]["doi"] == "10.1000/abc"
    assert codes(typed) == set()


def test_an_address_without_a_known_country_gives_no_row_and_is_told():
    fed, typed = read(["UT", "PY", "SO", "C1"], ["WOS:1", "2019", "NATURE", "INSERM, Paris, France; Univ X, Atlantis"])
    assert [row["country"] for row in fed["publication_countries"]] == ["FR"]
    assert (codes(typed), typed.classes[1]) == ({"UNKNOWN_COUNTRY"}, RowClass.VOIDED)


def test_openalex_lists_are_split_and_its_addresses_become_keys():
    headers = ["id", "doi", "title", "display_name", "publication_year", "authorships.countries", "cited_by_count"]
    row = ["https://openalex.org/W12", "https://doi.org/10.1000/x.y", "T", "T", "2020", "FR|US|FR", "3"]
    fed, typed = read(headers, row)
    assert fed["publications"][0] | {"visibility": None} == {
        "publication_id": "W12", "doi": "10.1000/x.y", "title": "T", "year": 2020, "times_cited": 3,
        "system": "openalex", "visibility": None,
    }  # fmt: skip
    assert [row["country"] for row in fed["publication_countries"]] == ["FR", "US", "FR"]
    assert codes(typed) == set()


def test_hal_takes_the_year_of_publication_before_that_of_production():
    headers = ["halId_s", "docType_s", "producedDateY_i", "publicationDateY_i", "structCountry_s"]
    fed, typed = read(headers, ["hal-1", "ART", "2018", "2019", "fr,us"])
    assert fed["publications"][0]["year"] == 2019
    assert [row["country"] for row in fed["publication_countries"]] == ["FR", "US"]
    assert codes(typed) == set()


def test_a_second_row_of_an_erc_grant_is_not_a_second_grant():
    headers = ["Call", "Project Number", "Acronym", "Project Title", "Host Institution(s)", "Country", "Panel"]
    first = ["ERC-2016-SyG", "810", "ACRO", "A title", "INSERM [999997833,FR]; King's College London [.,UK]", "France"]
    second = ["ERC-2016-SyG", "810", "", "", "King's College London [.,UK]", "United Kingdom", ""]
    fed, typed = read(headers, [*first, "SYG-LS Life Sciences"], second)
    [grant] = fed["erc_grants"]
    taken = {name: grant[name] for name in ("scheme", "call_year", "panel", "host_now", "host_country")}
    assert taken == {
        "scheme": "SYG", "call_year": 2016, "panel": "SYG-LS", "host_now": "999997833", "host_country": "FR",
    }  # fmt: skip
    assert typed.classes == (RowClass.HEADER, RowClass.ACCEPTED, RowClass.EXCLUDED)


@pytest.mark.parametrize("names", ["Projet.Code_Decision", "Projet.Code_Decision_ANR"])
def test_both_sets_of_names_of_the_anr_are_read(names):
    partner = names.replace("Projet.", "Projet.Partenaire.")
    headers = [names, partner, "Projet.Partenaire.Est_coordinateur", "Projet.Partenaire.Adresse.Pays"]
    fed, typed = read(
        [*headers, "Projet.Partenaire.Aide_allouee.ANR"],
        ["ANR-16-X", "P1", "True", "France", "123456,78"],
        ["ANR-16-X", "P2", "False", "Etats-Unis", "0"],
    )
    assert [(row["role"], row["country"]) for row in fed["participations"]] == [
        ("coordinator", "FR"),
        ("participant", "US"),
    ]
    assert [row["national_contribution"] for row in fed["participations"]] == [12_345_678, 0]
    assert "ec_contribution" not in fed["participations"][0]
    assert codes(typed) == set()


def test_lists_inside_cells_of_the_older_flat_file_become_rows():
    headers = [
        "rcn",
        "id",
        "programme",
        "frameworkProgramme",
        "startDate",
        "totalCost",
        "ecMaxContribution",
        "coordinator",
    ]
    headers += ["coordinatorCountry", "participants", "participantCountries", "subjects"]
    row = ["1", "633168", "H2020-EU.2.3.1.;H2020-EU.2.1.1.", "H2020", "01/04/2015", "5975589,5", "5975589"]
    fed, typed = read(headers, [*row, "CHU", "BE", "A;B", "FR;UK", ""])
    assert [row["country"] for row in fed["project_countries"]] == ["FR", "GB"]
    assert [row["code"] for row in fed["project_topics"]] == ["H2020-EU.2.3.1.", "H2020-EU.2.1.1."]
    assert (fed["projects"][0]["total_cost"], str(fed["projects"][0]["start_date"])) == (597_558_950, "2015-04-01")
    assert codes(typed) == set()


def test_two_decimal_marks_in_one_row_are_each_read_by_their_column():
    headers = ["projectID", "organisationID", "country", "role", "ecContribution", "netEcContribution", "totalCost"]
    fed, typed = read(headers, ["1", "9", "EL", "thirdParty", "0", "528340.97", "960619,95"])
    [row] = fed["participations"]
    amounts = (row["ec_contribution"], row["net_ec_contribution"], row["total_cost"])
    assert (amounts, row["country"]) == ((0, 52_834_097, 96_061_995), "GR")
    assert codes(typed) == set()


def test_the_ministry_writes_countries_with_three_letters_and_shares_amounts_out():
    headers = [
        "framework",
        "project_id",
        "entities_id",
        "entities_name",
        "country_code",
        "fund_€",
        "numberofparticipants",
    ]
    fed, typed = read(headers, ["Horizon 2020", "1", "180036048", "Inserm", "FRA", "333333.333333", "1"])
    [row] = fed["programme_entities"]
    assert (row["country"], row["stage"], row["calculated_amount"]) == ("FR", "successful", 33_333_333)
    assert codes(typed) == set()


def test_themes_of_an_agreement_in_one_cell_become_rows():
    headers = ["N° d'accord", "Instrument", "Partenaire", "Pays", "Statut", "Thématiques"]
    fed, typed = read(headers, ["A1", "LEA", "Institut du Tage", "Portugal", "actif", "INF; Vieillissement"])
    assert [row["theme"] for row in fed["agreement_themes"]] == ["INF", "AGE"]
    assert codes(typed) == set()


def test_an_amount_that_may_be_ten_or_ten_thousand_is_left_open():
    headers = ["N° d'accord", "Instrument", "Partenaire", "Pays", "Statut", "Montant engagé (EUR)"]
    fed, typed = read(headers, ["A1", "LEA", "Institut du Tage", "Portugal", "actif", "10,000"])
    assert "amount_committed" not in fed["agreements"][0]
    assert codes(typed) == {"AMBIGUOUS_NUMBER"}


def test_two_headers_for_one_column_block_the_sheet_even_where_it_feeds_another_register():
    headers = ["N° d'accord", "Instrument", "Partenaire", "Pays", "Statut", "Thématiques", "Themes"]
    fed, typed = read(headers, ["A1", "LEA", "Institut du Tage", "Portugal", "actif", "INF", "AGE"])
    assert (fed, codes(typed)) == ({}, {"DUPLICATE_HEADER"})
