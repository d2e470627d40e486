import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def verb(*arguments: str, cwd: Path = ROOT):
    command = [sys.executable, "-m", "strandreport", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env=environment)


def test_help_names_the_verbs():
    done = verb("--help")
    assert done.returncode == 0
    assert "explain" in done.stdout


def test_a_question_before_the_first_build_is_answered_in_words(tmp_path):
    (tmp_path / "config").symlink_to(ROOT / "config")
    done = verb("--directory", str(tmp_path), "explain", "P07.european_programmes.2019")
    assert done.returncode == 1
    assert "run snakemake first" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_no_project_is_named(tmp_path):
    done = verb("--directory", str(tmp_path), "explain", "P07")
    assert done.returncode == 1
    assert "config/config.yaml: this configuration file is missing" in done.stderr


def test_blank_forms_are_written_in_the_language_that_is_asked_for(tmp_path):
    done = verb("blank-forms", "--language", "fr", "--output", str(tmp_path))
    names = sorted(path.name for path in tmp_path.iterdir())
    assert (done.returncode, [name.endswith(".fr.xlsx") for name in names]) == (0, [True] * len(names))
    assert done.stdout.splitlines() == [str(tmp_path / name) for name in names]


def test_a_draft_is_printed_or_written_but_never_over_a_file(tmp_path):
    (tmp_path / "a.csv").write_text("Unité;Nom de l'unité\nU1;Nom\n", encoding="utf-8")
    printed = verb("draft-form", str(tmp_path / "a.csv")).stdout
    assert "register: units" in printed
    written = verb("draft-form", str(tmp_path / "a.csv"), "--output", str(tmp_path / "a.yaml"))
    assert (written.returncode, (tmp_path / "a.yaml").read_text(encoding="utf-8")) == (0, printed)
    again = verb("draft-form", str(tmp_path / "a.csv"), "--output", str(tmp_path / "a.yaml"))
    assert (again.returncode, again.stderr) == (
        1,
        f"{tmp_path / 'a.yaml'}: this file exists already; name another one.\n",
    )


def test_a_file_that_is_not_there_is_named_in_one_line():
    done = verb("draft-form", "nix.xlsx")
    assert (done.returncode, done.stderr) == (1, "nix.xlsx: there is no such file.\n")
