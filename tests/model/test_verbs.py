import os
import subprocess
import sys
from pathlib import Path

import pytest

from strandreport.model.files import write_atomically
from strandreport.verbs import place_words

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


def test_a_folder_that_is_no_project_is_named_whole_and_nothing_is_written_there(tmp_path):
    """Guards: check-inputs made the folder that somebody had misspelt, with Snakemake's in it."""
    for arguments in (["check-inputs", "--directory"], ["freeze", "--directory"]):
        done = verb(*arguments, str(tmp_path / "misspelt"))
        assert done.returncode == 1
        assert done.stderr.startswith(f"{tmp_path}/misspelt/config/config.yaml: this configuration file is missing.")
    assert not (tmp_path / "misspelt").exists()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("a.csv/forms", "a part of this path is a file, where a folder is needed"),
        ("a.csv", "this is a file, where a folder is needed"),
    ],
)
def test_a_place_where_nothing_can_be_written_is_named_in_one_line(tmp_path, place, words):
    (tmp_path / "a.csv").write_text("Pays\nBR\n", encoding="utf-8")
    done = verb("blank-forms", "--language", "en", "--output", str(tmp_path / place))
    assert done.returncode == 1
    assert done.stderr.startswith(str(tmp_path / "a.csv"))
    assert done.stderr.endswith(f": {words}.\n")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (IsADirectoryError(21, "", "a/.b.x1", None, "a/b"), "a/b: this is a folder, where a file is needed."),
        (PermissionError(13, "", "a/b"), "a/b: no permission to read or write here."),
        (FileNotFoundError(2, "", "a/b"), "a/b: there is no such file or folder."),
        (FileNotFoundError(2, "", "p/outputs/b"), "p/outputs/b does not exist yet: build the reports first"),
    ],
)
def test_a_wrong_place_is_said_in_words_and_a_missing_build_as_such(error, words):
    assert place_words(error, Path("p")).startswith(words)


def test_a_missing_part_of_the_system_is_named_by_the_file_that_was_to_be_written():
    with pytest.raises(OSError, match="'/proc/strandreport.json'"):
        write_atomically(Path("/proc/strandreport.json"), "x")


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "the file can't be read. Empty file (EMPTY_FILE)."), (None, "this is a folder; name one file in it.")],
)
def test_what_can_not_be_drafted_from_is_said_in_words(tmp_path, content, words):
    if content is not None:
        (tmp_path / "a.csv").write_bytes(content)
    done = verb("draft-form", str(tmp_path / "a.csv" if content is not None else tmp_path))
    assert (done.returncode, done.stderr.partition(": ")[2]) == (1, f"{words}\n")
