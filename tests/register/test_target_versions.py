"""Versions of targets that fit nothing, or contradict each other, are told at their cell."""

import pytest

HEADERS = (
    "Cible;Version;Période de référence;Année cible;Valeur cible;Nature de la cible;Décidé par;Décidé le;"
    "Valable à partir du;Motif;Remplace la version;Diffusion"
)
FIRST = "T01.emerging_powers;1;2016;2020;10;illustrative;Comité;01/03/2016;01/01/2016;Première;"


def targets(*rows):
    return {"cibles.csv": "\n".join([HEADERS.removesuffix(";Diffusion"), *rows, ""])}


@pytest.mark.parametrize("name", ["T99.emerging_powers", "T01.talent", "T01.nowhere"])
def test_a_target_of_an_unknown_indicator_or_strand_is_told_at_its_cell(build, name):
    built = build(targets(FIRST, f"{name};1;2016;2020;10;officielle;Comité;01/03/2016;01/01/2016;Première;"))
    found = built.finding("UNKNOWN_TARGET")
    assert (found["cells"], found["value"], found["severity"], found["count"]) == (["A3"], name, "advice", 1)
    assert len(built.table("target_history")) == 2


def test_a_target_of_another_strategy_is_known(build):
    built = build(targets(FIRST, "P04.plan_incite;1;2021;2025;10;officielle;Comité;01/03/2019;01/01/2020;Première;"))
    assert {finding["code"] for finding in built.findings} == {"ABSENT_COLUMN"}


def test_a_first_version_that_disagrees_with_the_configuration_is_told_with_both_values(build):
    built = build(targets(FIRST.replace(";2020;10;", ";2021;11;")))
    found = built.finding("TARGET_DIFFERS")
    assert (found["cells"], found["expected"]["found"], found["expected"]["stated"]) == (
        ["E2"],
        "11 (2021)",
        "10 (2020)",
    )


def test_what_a_confidential_version_asks_is_not_quoted(build):
    row = FIRST.replace(";2020;10;", ";2021;11;") + ";confidentiel"
    files = {"cibles.csv": "\n".join([HEADERS, row, ""])}
    found = build(files).finding("TARGET_DIFFERS")
    assert "11" not in str(found["expected"])


def test_versions_out_of_order_are_told_at_the_version(build):
    second = "T01.emerging_powers;2;2016;2020;7;illustrative;Comité;15/06/2018;01/01/2016;Révision;1"
    found = build(targets(FIRST, second)).finding("TARGET_ORDER")
    assert (found["cells"], found["expected"]["target"]) == (["B3"], "T01.emerging_powers")


def test_a_version_without_a_year_to_begin_in_is_told(build):
    found = build(targets(FIRST.replace(";2016;2020;", ";2015-2016;2020;"))).finding("TARGET_WITHOUT_PATH")
    assert (found["cells"], found["value"]) == (["C2"], "2015-2016")
