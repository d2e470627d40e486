"""What was left out stands beside each figure that it touches: rows, and the money in them."""

import pytest

from tests.report.project_folder import agreement, participation, plain, project

LOST = [{"Montant engagé (EUR)": "3 400 000,00", "Instrument": "no such thing"}, {"Montant engagé (EUR)": "100,50"}]


def notes_of(folder, report, code, language="en"):
    [block] = [block for block in folder.context(report, language)["indicators"] if block["code"] == code]
    return [note["count"] for note in block["quality"]]


@pytest.fixture(scope="module")
def short(tmp_path_factory, store):
    """An institute one of whose participations can't be read."""
    folder = plain(tmp_path_factory.mktemp("short") / "institute", store)
    projects = [project(str(100 + i), 2016 + i % 4) for i in range(4)]
    ours = [participation(str(100 + i)) for i in range(3)]
    folder.cordis(projects, [*ours, participation("103", organisationID="", ecContribution="3400000")])
    folder.build()
    return folder


def test_rows_left_out_are_told_with_their_money(short):
    assert "1 of 4 rows left out (€3.4\u00a0M)" in notes_of(short, "european_programmes", "P06")


def test_money_is_told_in_french_as_the_french_write_it(short):
    [note] = [text for text in notes_of(short, "european_programmes", "P06", "fr") if "écart" in text]
    assert note.replace("\u202f", " ").replace("\u00a0", " ") == "1 ligne sur 4 écartée (3,4 M€)"


def test_money_of_rows_that_may_be_confidential_is_not_told(tmp_path_factory, store):
    folder = plain(tmp_path_factory.mktemp("secret") / "institute", store)
    folder.agreements(*(agreement(f"A{i}", 2017, **cells) for i, cells in enumerate(LOST)))
    folder.build()
    assert "1 of 2 rows left out" in notes_of(folder, "bilateral_cooperation", "T10")
    assert not any("€" in note for note in notes_of(folder, "bilateral_cooperation", "T10"))
