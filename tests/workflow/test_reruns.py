"""What a change makes run again: all that depends on it, and nothing else. Real Snakemake, real stages."""

import os
import shutil

import pytest

from strandreport.model.files import read_json

EVERYTHING_AFTER_THE_INPUTS = {"build_registers", "compute_figures", "build_contexts", "publish_site"}
INTAKE = "outputs/ingest/intake.json"
OLD = 1_500_000_000


def replace_text(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_second_build_finds_nothing_to_do_and_says_so_in_a_few_words(built):
    """Also guards: a built folder may be copied elsewhere."""
    run = built.build()
    assert "Nothing to be done" in run.output
    assert len(run.output.splitlines()) < 8


def test_touched_input_changes_nothing(built):
    """Guards: inputs are known by their sums, not by their dates."""
    (built.inputs / "agreements.csv").touch()
    assert built.build().rules == set()


def test_new_content_with_an_older_date_is_built_and_only_pages_that_changed_are_printed(built):
    """Guards: the digest of the manifest as a param; the page store."""
    before = built.site()
    path = built.inputs / "agreements.csv"
    replace_text(path, "A-2;MoU;Cancer;Kyoto University;Japon;15/06/2018;Actif\n", "")
    os.utime(path, (OLD, OLD))
    assert {"read_inputs"} | EVERYTHING_AFTER_THE_INPUTS <= built.build().rules
    after = built.site()
    printed = {f"{row['report']}.{row['language']}.pdf" for row in built.printed() if row["fresh"]}
    changed = {name for name in before if name.endswith(".pdf") and before[name] != after[name]}
    assert changed == printed
    assert "bilateral_cooperation.en.pdf" in printed
    assert "european_programmes.en.pdf" not in printed


def test_renamed_input_is_known_by_its_content_and_named_anew(built):
    (built.inputs / "agreements.csv").rename(built.inputs / "renamed.csv")
    kept = {path.name for path in (built.outputs / "ingest" / "contents").iterdir()}
    built.build(INTAKE)
    assert {path.name for path in (built.outputs / "ingest" / "contents").iterdir()} == kept
    names = {name for content in read_json(built.root / INTAKE)["contents"] for name in content["names"]}
    assert "renamed.csv" in names
    assert "agreements.csv" not in names


def test_deleted_input_leaves_nothing_behind(built, fresh):
    """Guards: the site is assembled from lists; what no list names is removed."""
    agreements = (fresh.inputs / "agreements.csv").read_text(encoding="utf-8").replace("A-2", "A-3")
    for folder in (built, fresh):
        (folder.inputs / "agreements.csv").unlink()
        (folder.inputs / "others.csv").write_text(agreements, encoding="utf-8")
        folder.build()
    assert built.site() == fresh.site()
    for place in ("ingest/contents", "report/contexts", "report/pages", "report/store"):
        names = [{path.name for path in (folder.outputs / place).iterdir()} for folder in (built, fresh)]
        assert names[0] == names[1], place


def test_changed_form_reads_the_spreadsheets_again(built):
    """Guards: the digest of what a stage reads of the configuration."""
    replace_text(
        built.root / "config" / "forms" / "agreements_office.yaml", "[Instrument, Type d'accord]", "[Instrument]"
    )
    assert built.run("--dry-run").output.count(" (read_inputs)\n") == 1


@pytest.mark.parametrize(
    ("pair", "first"), [("edition=2020", "build_contexts"), ("as_of=2018-12-31", "compute_figures")]
)
def test_changed_setting_runs_the_first_stage_that_reads_it_and_what_follows(built, pair, first):
    rules = built.run("--dry-run", "--config", pair).rules
    assert first in rules
    assert "read_inputs" not in rules


def test_comment_in_the_configuration_runs_nothing(built):
    path = built.root / "config" / "strategies" / "inserm_2016_2020.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n# a comment\n", encoding="utf-8")
    assert built.build().rules == set()


def test_results_whose_history_was_lost_are_made_again(built):
    """Guards: Snakemake takes outputs without a record for up to date, and a dry run makes an empty record."""
    shutil.rmtree(built.root / ".snakemake")
    replace_text(built.inputs / "agreements.csv", "Cancer", "Virus")
    built.run("--dry-run")
    assert "read_inputs" in built.build(INTAKE).rules


def test_lost_table_is_made_again_when_it_is_needed(built):
    """Guards: tables are declared outputs, although their list alone would do for Snakemake."""
    (built.outputs / "register" / "agreements.parquet").unlink()
    assert "build_registers" in built.run("--dry-run", "--config", "edition=2020").rules


@pytest.mark.parametrize(
    "damage",
    [
        lambda site: site.unlink(),
        lambda site: (site / "overall.en.html").write_text("tampered with"),
        lambda site: (site / "overall.en.pdf").unlink(),
        lambda site: (site.unlink(), site.symlink_to("publish/elsewhere")),
    ],
)
def test_damaged_site_is_published_again_without_any_other_work(built, damage):
    """Guards: the record of the current site is dropped when the site is not what it says."""
    before = built.site()
    damage(built.outputs / "site")
    assert built.build().rules == {"publish_site"}
    assert built.site() == before
