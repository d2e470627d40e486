"""Published shares that can't be right are told at their cell; those that can pass."""

import pytest

HEADERS = (
    "Code;Libellé anglais;Libellé français;Nombre;Sur;Part imprimée (%);Décimales de la part;Part de;"
    "Source en anglais;Source en français"
)
CODES = {"PUBLISHED_SHARE", "PUBLISHED_SHARES_DIFFER"}


def published(*rows):
    lines = [f"f{i};co-publications;copublications;{row};site;site" for i, row in enumerate(rows)]
    return {"publies.csv": "\n".join([HEADERS, *lines, ""])}


def codes(built):
    return {finding["code"] for finding in built.findings} & CODES


def test_8880_at_52_per_cent_and_5502_at_32_per_cent_are_shares_of_one_whole(build):
    built = build(published("8880;;52;;publications-2020", "5502;;32;;publications-2020"))
    assert codes(built) == set()
    assert built.table("published_figures")["percent"].tolist() == [52_000_000, 32_000_000]


def test_shares_that_imply_different_wholes_are_told_at_their_cells(build):
    built = build(published("8880;;52;;a", "5502;;42;;a", "1;;50;;b"))
    found = built.finding("PUBLISHED_SHARES_DIFFER")
    assert (found["cells"], found["value"], found["count"], found["expected"]["base"]) == (["F2", "F3"], "52", 2, "a")


@pytest.mark.parametrize(
    ("row", "is_told"),
    [
        ("40;1708;2,36;;", True),
        ("40;1708;2,34;;", False),
        ("1;8;12,5;;", False),
        ("1;8;13;;", False),  # half up
        ("1;8;12;;", True),
        ("23;1000;2,3;2;", False),
        ("2304;100000;2,3;;", False),
        ("2304;100000;2,3;3;", True),  # printed as 2.300
        ("0;50;0;;", False),
        ("1;50;0;;", True),
    ],
)
def test_a_share_is_held_against_its_numbers_at_the_decimals_printed(build, row, is_told):
    built = build(published(row))
    assert codes(built) == ({"PUBLISHED_SHARE"} if is_told else set())


def test_a_misprint_is_told_with_all_three_numbers(build):
    found = build(published("40;1708;2,36;;")).finding("PUBLISHED_SHARE")
    assert (found["cells"], found["value"], found["severity"]) == (["F2"], "2.36", "advice")
    assert (found["expected"]["number"], found["expected"]["whole"]) == ("40", "1708")
