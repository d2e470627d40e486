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
