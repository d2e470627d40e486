"""G16: a figure that was frozen moves only with a reason, in two builds of one institute."""

import json
import re
import shutil

import pytest

from strandreport.freeze import freeze
from strandreport.model.errors import BuildError, ConfigError
from strandreport.model.files import read_json, write_json
from strandreport.publish.gate import check_gate
from tests.report.project_folder import Folder, agreement, participation, plain, project

STRICT = {"strict": "true"}
ENTRY = {
    "Code": "R1", "Chiffres figés": "", "Portée": "agreements", "Millésime de la source": "registre du 3 mars",
    "Tolérance (%)": "50", "Motif en anglais": "A late agreement.", "Motif en français": "Un accord tardif.",
    "Auteur": "Pôle international", "Décidé le": "03/03/2020",
}  # fmt: skip
YEARS = (2016, 2017, 2018, 2018, 2019)
AGREEMENTS = tuple(agreement(f"A{i}", year) for i, year in enumerate(YEARS))


@pytest.fixture(scope="module")
def frozen(tmp_path_factory):
    """An institute whose figures of 2019 were published and frozen."""
    folder = plain(tmp_path_factory.mktemp("frozen") / "folder", tmp_path_factory.mktemp("store"))
    folder.figures()
    write_json(folder.outputs / "report" / "contexts.json", {"contexts": [], "unknown_figures": []})
    folder.publish_figures()
    freeze(folder.path, None)
    return folder


@pytest.fixture
def folder(frozen, tmp_path):
    """A copy of it, for the build after."""
    shutil.copytree(frozen.path, tmp_path / "folder", symlinks=True)
    copied = object.__new__(Folder)
    copied.path, copied.inputs, copied.outputs = (
        tmp_path / "folder",
        tmp_path / "folder" / "inputs",
        tmp_path / "folder" / "outputs",
    )
    return copied


def revised(folder, *entries):
    """One more agreement of 2018, and some entries in the register of revisions."""
    folder.agreements(*AGREEMENTS, agreement("A9", 2018))
    if entries:
        folder.csv(
            "revisions.csv", ENTRY, [{**ENTRY, "Chiffres figés": frozen_id(folder), **entry} for entry in entries]
        )
    return rebuilt(folder)


def rebuilt(folder):
    chosen = folder.figures(**STRICT)
    return read_json(folder.outputs / "measure" / "revisions.json"), chosen.settings


def frozen_id(folder):
    [path] = (folder.path / "config" / "frozen").iterdir()
    return read_json(path)["id"]


def unexplained(revisions):
    return {row["figure"] for row in revisions["moved"] if not row["entry"]}


def test_before_anything_is_frozen_nothing_is_a_revision(frozen):
    revisions = read_json(frozen.outputs / "measure" / "revisions.json")
    assert (revisions["frozen"], revisions["moved"]) == (None, [])


def test_the_same_inputs_give_no_revision_and_a_strict_build_goes_on(folder):
    revisions, settings = rebuilt(folder)
    assert (revisions["frozen"]["id"], revisions["moved"]) == (frozen_id(folder), [])
    check_gate(settings, folder.outputs)


def test_frozen_figures_are_the_same_bytes_each_time_and_one_line_each(frozen, tmp_path):
    for name in ("one.json", "two.json"):
        freeze(frozen.path, tmp_path / name)
    text = (tmp_path / "one.json").read_text(encoding="utf-8")
    assert text == (tmp_path / "two.json").read_text(encoding="utf-8")
    rows = json.loads(text)["figures"]
    assert len(re.findall(r'^  "', text, re.MULTILINE)) == len(rows)
    assert rows["T01.bilateral_cooperation.2018"][:3] == ["count", 4, None]


def test_a_figure_of_a_closed_period_that_moved_without_a_reason_stops_a_strict_build(folder):
    revisions, settings = revised(folder)
    moved = {row["figure"]: (row["old"]["numerator"], row["new"]["numerator"]) for row in revisions["moved"]}
    assert moved["T01.bilateral_cooperation.2018"] == (4, 5)
    assert "T01.bilateral_cooperation.2017" not in moved
    assert not any(figure.startswith("P0") for figure in moved)
    with pytest.raises(BuildError, match="T01.bilateral_cooperation.2018"):
        check_gate(settings, folder.outputs)


def test_one_entry_for_the_source_explains_what_moved_within_its_tolerance(folder):
    revisions, settings = revised(folder, {})
    assert unexplained(revisions) == set()
    assert [(entry["id"], entry["reason"]["fr"]) for entry in revisions["entries"]] == [("R1", "Un accord tardif.")]
    check_gate(settings, folder.outputs)


@pytest.mark.slow
def test_an_entry_for_an_indicator_explains_that_one_alone(folder):
    revisions, _ = revised(folder, {"Portée": "T01"})
    assert {name.split(".")[0] for name in unexplained(revisions)} == {"T10"}


@pytest.mark.slow
def test_beyond_the_tolerance_a_figure_needs_an_entry_of_its_own(folder):
    # T01 of 2018 goes from 4 to 5: exactly a quarter; T10 of 2018 from 2,000 to 3,000 euros: a half
    revisions, settings = revised(folder, {"Tolérance (%)": "25"})
    beyond = unexplained(revisions)
    assert "T01.bilateral_cooperation.2018" not in beyond
    assert "T10.bilateral_cooperation.2018" in beyond
    with pytest.raises(BuildError):
        check_gate(settings, folder.outputs)
    single = [{"Code": f"R{i + 2}", "Portée": name, "Tolérance (%)": ""} for i, name in enumerate(sorted(beyond))]
    revisions, settings = revised(folder, {"Tolérance (%)": "25"}, *single)
    assert unexplained(revisions) == set()
    check_gate(settings, folder.outputs)


@pytest.mark.slow
def test_an_entry_without_a_tolerance_or_against_other_frozen_figures_explains_nothing(folder):
    revisions, _ = revised(folder, {"Tolérance (%)": ""}, {"Code": "R2", "Chiffres figés": "000000000000"})
    assert unexplained(revisions) == {row["figure"] for row in revisions["moved"]}
    assert revisions["unused"] == ["R1"]


@pytest.mark.slow
def test_a_year_that_was_not_over_when_it_was_frozen_may_move(frozen, tmp_path, tmp_path_factory):
    folder = Folder(tmp_path / "folder", tmp_path_factory.mktemp("store"))
    folder.agreements(*AGREEMENTS)
    folder.cordis([project("1", 2016)], [participation("1")])
    folder.figures(as_of="2019-06-30")
    folder.publish_figures(as_of="2019-06-30")
    freeze(folder.path, None)
    folder.agreements(*AGREEMENTS, agreement("A9", 2019))
    folder.figures(as_of="2019-12-31")
    revisions = read_json(folder.outputs / "measure" / "revisions.json")
    assert revisions["frozen"]["as_of"] == "2019-06-30"
    assert revisions["moved"] == []


def test_figures_that_were_computed_after_the_published_build_are_not_frozen(folder, tmp_path):
    folder.agreements(*AGREEMENTS, agreement("A9", 2018))
    folder.figures()
    with pytest.raises(BuildError, match=r"not those of the published build 0123456789ab .* Nothing was frozen: build"):
        freeze(folder.path, tmp_path / "frozen.json")
    assert not (tmp_path / "frozen.json").exists()
    folder.publish_figures()
    freeze(folder.path, tmp_path / "frozen.json")
    assert (tmp_path / "frozen.json").is_file()


def test_a_site_that_was_changed_after_it_was_published_is_not_frozen(folder, tmp_path):
    record = folder.outputs / "publish" / "0123456789ab" / "build.json"
    record.write_text(record.read_text(encoding="utf-8").replace("2019", "2018"), encoding="utf-8")
    with pytest.raises(BuildError, match="not as it was published"):
        freeze(folder.path, tmp_path / "frozen.json")


def test_figures_changed_by_hand_after_they_were_frozen_are_refused(folder):
    [path] = (folder.path / "config" / "frozen").iterdir()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('["count", 4, ', '["count", 5, ', 1), encoding="utf-8")
    with pytest.raises(ConfigError, match="not those that were frozen"):
        folder.project()


def test_an_entry_for_nothing_known_is_told_at_its_cell(folder):
    revised(folder, {"Portée": "T99"})
    findings = read_json(folder.outputs / "register" / "findings.json")["findings"]
    [found] = [finding for finding in findings if finding["code"] == "UNKNOWN_SCOPE"]
    assert (found["cells"], found["value"]) == (["C2"], "T99")
