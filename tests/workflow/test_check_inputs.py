"""check-inputs: what there is to mend, told in words, with marked copies, and nothing of the reports."""

import os
import subprocess
import sys

import pytest

from strandreport.model.accepted import accepted, sums_of
from strandreport.model.files import read_json


def check(folder, *arguments: str):
    command = [sys.executable, "-m", "strandreport", "--directory", str(folder.root), "check-inputs", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(folder.program)}
    return subprocess.run(command, cwd=folder.program, capture_output=True, text=True, check=False, env=environment)


def test_what_is_to_mend_is_told_with_cells_and_remedy_and_a_marked_copy_is_written(fresh):
    (fresh.inputs / "agreements.csv").write_text(
        "N° d'accord;Instrument;Partenaire;Pays;Statut\nA-1;MoU;Kyoto University;Corée;Actif\n", encoding="utf-8"
    )
    done = check(fresh, "--language", "fr")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        "agreements.csv : 1 endroit à corriger\n  - Ligne écartée : « Corée » peut désigner plusieurs pays"
        in done.stdout
    )
    assert "\n    D2\n" in done.stdout
    assert "outputs/feedback/agreements.csv.xlsx" in done.stdout
    assert (fresh.outputs / "feedback" / "agreements.csv.xlsx").is_file()
    assert not (fresh.outputs / "measure" / "figures.parquet").exists()


def test_a_file_that_blocks_gives_an_exit_code_and_the_author_needs_no_other_register(fresh):
    """Guards: who has one file only is told of it, although no report could be made of it."""
    for path in fresh.inputs.iterdir():
        path.unlink()
    (fresh.inputs / "broken.xlsx").write_bytes(b"PK\x03\x04")
    done = check(fresh)
    assert done.returncode == 1
    assert done.stdout.startswith("broken.xlsx: BLOCKED\n")
    assert "1 file: 0 in order, 0 to mend, 1 blocked." in done.stdout


def test_what_stops_the_look_is_said_in_words(fresh):
    for path in fresh.inputs.iterdir():
        path.unlink()
    done = check(fresh)
    assert done.returncode == 1
    assert done.stderr.startswith("There is no spreadsheet in")
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_feedback_is_part_of_every_build_and_never_published(built):
    listed = read_json(built.outputs / "report" / "feedback.json")["files"]
    assert {file["names"][0] for file in listed} == {"agreements.csv", "project.csv", "organization.csv"}
    given = [file["file"] for file in listed if file["file"]]
    assert given
    assert all((built.outputs / "feedback" / name).is_file() for name in given)
    assert not any("feedback" in name or name.endswith(".csv.xlsx") for name in built.site())
    (built.inputs / "agreements.csv").write_bytes((built.inputs / "agreements.csv").read_bytes() + b"A-3;MoU;x;y;?;;\n")
    assert "write_feedback" in built.build().rules
    assert built.build().rules == set()


@pytest.mark.slow
def test_a_look_at_newer_inputs_leaves_alone_what_the_last_build_accepted(built):
    built.build()
    kept = accepted(built.outputs)
    assert kept.build
    assert not kept.is_behind
    before = sums_of(kept.outputs)
    (built.inputs / "agreements.csv").write_bytes(
        (built.inputs / "agreements.csv").read_bytes() + b"A-4;MoU;x;y;FR;;\n"
    )
    check(built)
    assert accepted(built.outputs).is_behind
    assert sums_of(kept.outputs) == before
