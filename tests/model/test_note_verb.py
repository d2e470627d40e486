"""``python -m strandreport note``: what it asks for before it writes, and what it writes."""

import json

import pytest

from strandreport.model.errors import BuildError
from strandreport.model.files import sha256_of
from strandreport.note import Wish, write_notes
from tests.model.test_verbs import ROOT, verb


def wish(subject, folder, *languages):
    return Wish(subject, languages, folder)


def test_before_the_first_build_it_says_what_to_do(tmp_path):
    (tmp_path / "config").symlink_to(ROOT / "config")
    done = verb("--directory", str(tmp_path), "note", "country=BR")
    assert (done.returncode, done.stderr) == (
        1,
        "There are no registers and figures yet. Build the reports first: make report, or snakemake.\n",
    )


def test_figures_of_other_registers_are_not_told(tmp_path):
    for name, data in (("register/registers.json", {}), ("measure/measure.json", {"registers": sha256_of(b"others")})):
        path = tmp_path / "outputs" / name
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(BuildError, match="the last build stopped on its way"):
        write_notes(tmp_path, wish("country=BR", tmp_path))
