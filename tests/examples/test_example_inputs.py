"""The example inputs are made by one command, are plausible, and hold what the reports need to show."""

import os
import re
import subprocess
import sys

import pyarrow.parquet as pq

from strandreport.model.files import read_json
from tests.conftest import ROOT


def spreadsheets(folder):
    """The files of the folder itself; what people wrote lies in ``commentary/`` below it, and no tool makes that."""
    return [path for path in folder.iterdir() if path.name != "commentary"]


def contents(folder):
    return {path.name: path.read_bytes() for path in spreadsheets(folder)}


def test_the_tool_makes_exactly_the_committed_bytes(examples, tmp_path):
    tool = [sys.executable, ROOT / "tools" / "make_examples.py", tmp_path / "made"]
    # another seed of hashes than this process has: no order may hang on it
    subprocess.run(tool, check=True, env={**os.environ, "PYTHONHASHSEED": "7"})
    made, committed = contents(tmp_path / "made"), contents(examples)
    assert sorted(made) == sorted(committed)
    assert [name for name in made if made[name] != committed[name]] == []


def test_there_are_files_of_every_kind(examples):
    assert {path.suffix for path in spreadsheets(examples)} == {".xlsx", ".xls", ".ods", ".csv", ".yaml"}


def test_examples_of_commentary_are_whole_and_in_every_language(built):
    texts = {name for names in built.names.values() for name in names if name.startswith("commentary/")}
    assert {name.replace(".fr.", ".en.") for name in texts if ".fr." in name} == {n for n in texts if ".en." in n}
    assert {"commentary/overall.en.md", "commentary/country/BR.en.md", "commentary/country/JP.en.md"} <= texts
    assert [finding for finding in built.findings if finding["code"].startswith("COMMENTARY_")] == []


def test_no_register_of_the_offices_is_empty(built):
    empty = {name for name, entry in built.registers.items() if not entry["rows"]}
    rarely_kept = {
        "applications", "dac_codes", "organisation_aliases", "organisation_successions", "programme_entities",
        "project_countries", "publication_themes", "published_figures", "revisions",
    }  # fmt: skip
    assert empty <= rarely_kept


def test_some_three_thousand_rows_are_accepted(built):
    rows = sum(sheet["classes"]["accepted"] for sheet in built.ledger["sheets"])
    assert 2_500 < rows < 3_500


def test_agreements_are_withheld_as_the_office_says(built):
    agreements = {row["agreement_id"]: row for row in built.rows("agreements")}
    assert agreements["ACC-015"]["visibility"] == "restricted"
    assert str(agreements["ACC-023"]["embargo_until"]) == "2020-06-30"


def test_corrections_with_a_guard_that_fits_are_applied(built):
    agreements = {row["agreement_id"]: row for row in built.rows("agreements")}
    projects = {row["project_id"]: row for row in built.rows("projects")}
    assert str(agreements["ACC-038"]["end_date"]) == "2020-08-31"
    assert projects["900020"]["status"] == "closed"


def test_the_newer_version_of_a_return_counts(built):
    declared = [row for row in built.rows("collaborations") if row["year"] == 2019]
    assert len(declared) == 65


def test_a_unit_is_renamed_and_a_target_renegotiated(built):
    [change] = built.rows("unit_successions")
    assert change["kind"] == "renaming"
    assert [row["version"] for row in built.rows("target_history")] == [1, 2]


def test_no_person_is_named(built):
    for register, column in (("erc_grants", "pi_name"), ("units", "director"), ("agreements", "coordinator")):
        assert {row[column] for row in built.rows(register)} == {None}


def test_every_example_that_calls_itself_a_sample_is_declared_as_one(built):
    declared = {sample.file.removeprefix("examples/") for sample in built.project.settings.samples}
    intake = read_json(built.outputs / "ingest" / "intake.json")
    folder, own = built.outputs / "ingest" / "contents", set()
    for content in intake["contents"]:
        read = sorted((folder / content["cells"]).rglob("*.parquet"))
        titles = " ".join(str(row) for path in read for row in pq.read_table(path).slice(0, 3).to_pylist())
        if re.search("sample[,:_]|échantillon :", " ".join([titles, *content["names"]])):
            own.add(content["names"][0])
    assert own - {"cooperations_2019.ods"} == declared
