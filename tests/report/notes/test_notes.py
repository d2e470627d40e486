"""A note tells what the registers say of its subject up to the cut-off day, and nothing that nobody may see."""

import json
import re

import pytest

from strandreport.model.errors import BuildError
from strandreport.report.notes.chosen import choose
from strandreport.report.notes.listing import noted_countries
from strandreport.report.notes.subjects import country, find_subjects


def column(table, number=0):
    return [row["cells"][number] for row in table["rows"]]


def said(lines):
    return ["".join(run["text"] for run in line) for line in lines]


def test_agreements_are_listed_up_to_the_cut_off_what_binds_and_ends_first_on_top(note):
    part = note("country=BR")["note"]["agreements"]
    assert column(part["table"]) == ["Butantan", "Fiocruz", "Long over"]
    assert [row["strong"] for row in part["table"]["rows"]] == [True, False, False]
    assert part["notes"][-1].startswith("1 agreement that starts after")


def test_next_decision_is_the_end_that_comes_first(note):
    assert note("country=BR")["note"]["agreements"]["heading"].startswith("Next decision: Butantan")
    assert note("country=JP")["note"]["agreements"]["heading"] == "What is in force has no stated end"


def test_confidential_and_personal_cells_stand_in_no_note(note):
    for wish in ("country=BR", "partner=Fiocruz"):
        for language in ("en", "fr"):
            told = [] if wish.startswith("partner") else None
            text = json.dumps(note(wish, language, told))
            assert "SECRET" not in text
            assert "PRIVATE" not in text
            assert "999" not in text


def test_a_confidential_partner_cannot_be_asked_for(material):
    with pytest.raises(BuildError, match="know no such partner"):
        find_subjects("partner=SECRET partner", material)


def test_money_is_told_by_payer_and_kind_up_to_the_cut_off_and_an_unread_amount_is_counted(note):
    table = note("country=BR")["note"]["money"]["table"]
    rows = {row["cells"][0]: row["cells"][1:] for row in table["rows"]}
    assert [head["text"] for head in table["heads"]] == ["Kind", "The institute", "Partner"]
    assert rows["Committed"] == ["€1,501", "€10"]
    assert rows["Paid"][1] == "–"


def test_parts_of_which_the_registers_have_nothing_stand_in_one_line(note):
    japan, brazil = note("country=JP")["note"], note("country=BR")["note"]
    assert not japan["projects"]
    assert japan["absent"].startswith("Nothing in the registers on: ")
    assert japan["absent"].endswith("Projects under way.")
    assert brazil["projects"]
    assert "Projects under way" not in brazil["absent"]


def test_only_projects_under_way_on_the_day_are_listed(note):
    projects = note("country=BR")["note"]["projects"]
    assert column(projects["table"]) == ["ACR1"]
    assert projects["note"].startswith("1 of the 2 projects")


def test_figures_are_those_of_the_reports_with_their_names(note, material):
    known = material.handover.figures
    figure = known["T01.bilateral_cooperation.2019.BR"]
    shown = next(item for item in note("country=BR")["note"]["key_figures"] if item["code"] == "T01")
    assert shown["value"]["numerator"] == figure.numerator == 2


def test_agreements_in_force_in_the_list_are_as_many_as_the_figure_says(material):
    for code in ("BR", "JP"):
        listed = sum(item.in_force for item in choose(country(code, material), material).agreements)
        assert listed == material.handover.figures[f"T01.bilateral_cooperation.2019.{code}"].numerator


def test_lines_say_what_is_in_force_and_what_was_committed(note):
    first, second, *_ = said(note("country=BR")["note"]["lines"])
    assert first == (
        "2 agreements and joint structures are in force; "
        "the next to end is that with Butantan, on 30\u00a0June\u00a02020."
    )
    assert second == ("Committed to these agreements by 31\u00a0December\u00a02019: the institute €1,501, partner €10.")


def test_a_country_without_any_link_says_so_and_nothing_else(note):
    told = note("country=HK")["note"]
    assert said(told["lines"]) == ["The register has no agreement that this edition may show."]
    assert (told["agreements"]["table"], told["money"]["table"], told["projects"]) == (None, None, None)


def test_both_languages_tell_the_same_rows(note):
    english, french = (note("country=BR", language)["note"] for language in ("en", "fr"))
    assert column(english["agreements"]["table"]) == column(french["agreements"]["table"])
    assert [item["value"] for item in english["key_figures"]] == [item["value"] for item in french["key_figures"]]


def test_countries_with_an_active_link_or_named_by_a_target_have_a_note_and_our_own_has_none(material):
    codes = {one.value for one in noted_countries(material)}
    assert {"BR", "JP", "CN", "TW"} <= codes
    assert not codes & {"FR", "DE", "HK"}


@pytest.mark.parametrize("wish", ["country=BR", "country=bra", "country=Brésil", "country=brazil"])
def test_a_country_is_known_by_code_and_name(material, wish):
    assert [one.id for one in find_subjects(wish, material)] == ["country-BR"]


def test_several_countries_are_several_notes(material):
    assert [one.value for one in find_subjects("country=BR, JP,BR", material)] == ["BR", "JP"]


@pytest.mark.parametrize(
    ("wish", "said"),
    [
        ("country=Brazl", "Did you mean Brazil? Then write country=BR"),
        ("theme=cancr", "Did you mean Cancer? Then write theme=CAN"),
        ("partner=Fiocru", "fiocruz"),
        ("country=Alemagne", "Did you mean Allemagne? Then write country=DE"),
        ("country=XX", "AX (Åland Islands)"),
        ("partner=Nobody at all", "There are 6, among them"),
        ("planet=Mars", "the kinds are country, partner, theme, unit"),
        ("country=", "KIND=NAME"),
        ("unit=U1", "They have none at all"),
    ],
)
def test_what_cannot_be_found_is_said_with_what_looks_like_it(material, wish, said):
    if wish == "partner=Fiocru":
        assert find_subjects(wish, material)[0].value == "Fiocruz"
        return
    with pytest.raises(BuildError, match=re.escape(said)):
        find_subjects(wish, material)
