"""A layout that changed since the file before is told with what went, what came and what looks renamed."""

import pytest

from strandreport.model.project import load_project
from strandreport.register.drift import drifted_layouts
from tests.conftest import ROOT

PROJECT = load_project(ROOT)
HEADERS = ["Appel", "Instrument", "Édition", "Date limite", "Déposées", "Budget (EUR)"]


def content(name, headers, sheet="", form="calls_office"):
    letters = {chr(ord("A") + i): header for i, header in enumerate(headers) if header}
    [feed] = PROJECT.forms[form].feeds
    read = {column.name: letter for letter, header in letters.items() for column in feed.columns_of(header)}
    entry = {"index": 0, "name": sheet, "form": form, "feeds": {"calls": read}, "header_row": 3, "headers": letters}
    return {"content": f"src-{name}", "names": [name], "sheets": [entry]}


def drift(*contents):
    return drifted_layouts({"contents": list(contents)}, PROJECT.forms)


def test_a_column_that_is_gone_and_one_that_looks_like_it_are_proposed_as_one():
    now = [*HEADERS[:5], "Budget (EUR) alloué"]
    [finding] = drift(content("appels_2019.xlsx", now), content("appels_2018.xlsx", HEADERS))
    assert (finding.code, finding.severity, finding.content) == ("LAYOUT_DRIFTED", "advice", "src-appels_2019.xlsx")
    assert finding.cells == ("F3",)
    assert finding.expected["file_before"] == "appels_2018.xlsx"
    assert finding.expected["vanished"] == "“Budget (EUR)” (F3)"
    assert finding.expected["appeared"] == "“Budget (EUR) alloué” (F3)"
    assert finding.expected["renamed"] == "“Budget (EUR)” → “Budget (EUR) alloué”"


def test_columns_that_do_not_look_alike_are_told_apart():
    [finding] = drift(content("a_2018.ods", HEADERS), content("a_2019.ods", [*HEADERS[:5], "Couleur"]))
    assert finding.expected["renamed"] == "–"


def test_a_column_deleted_from_the_sheet_is_told_at_its_header_row():
    [finding] = drift(content("a_2018.ods", HEADERS), content("a_2019.ods", HEADERS[:5]))
    assert (finding.cells, finding.expected["vanished"], finding.expected["appeared"]) == (
        ("A3",),
        "“Budget (EUR)” (F3)",
        "–",
    )


def test_the_same_columns_in_another_language_or_order_are_no_drift():
    english = ["Budget", "Call", "Instrument", "Edition", "Deadline", "Submitted"]
    assert drift(content("a_2018.ods", HEADERS), content("a_2019.ods", english)) == []


def test_a_column_that_nobody_read_may_go():
    assert drift(content("a_2018.ods", [*HEADERS, "Couleur"]), content("a_2019.ods", HEADERS)) == []


def test_a_newer_version_is_compared_with_the_older_one_of_its_year():
    [finding] = drift(content("a_2019_v2.ods", HEADERS[:5]), content("a_2019.ods", HEADERS))
    assert (finding.content, finding.expected["file_before"]) == ("src-a_2019_v2.ods", "a_2019.ods")


def test_sheets_called_after_years_are_compared_within_one_file():
    first, second = content("a.xlsx", HEADERS, "2018"), content("a.xlsx", HEADERS[:5], "2019")
    second["sheets"][0]["index"] = 1
    [finding] = drift({**first, "sheets": [*first["sheets"], *second["sheets"]]})
    assert (finding.sheet, finding.expected["file_before"]) == ("2019", "a.xlsx (2018)")


@pytest.mark.parametrize("names", [("a.ods", "b.ods"), ("a_2019.ods", "b_2019.ods")])
def test_files_in_no_order_are_not_compared(names):
    assert drift(content(names[0], HEADERS), content(names[1], HEADERS[:5])) == []


def test_of_two_offices_each_file_is_compared_with_its_own():
    old = [content("nord_2018.ods", HEADERS[:4]), content("sud_2018.ods", HEADERS)]
    new = [content("nord_2019.ods", HEADERS[:4]), content("sud_2019.ods", HEADERS)]
    assert drift(*old, *new) == []
    assert drift(*old, content("est_2019.ods", HEADERS[:5])) == []
