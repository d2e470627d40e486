"""bootstrap/environment.py: .venv is made once per lock and Python, and an interrupted one is repaired."""

import os
import shutil
import subprocess
import sys
import time

import pytest

from tests.conftest import ROOT

EMPTY_LOCK = "# nothing to install\n"
UNOBTAINABLE_LOCK = "strandreport-none==1.0 \\\n    --hash=sha256:" + 64 * "0" + "\n"


@pytest.fixture
def checkout(tmp_path):
    """A checkout of just what the bootstrap needs, with a lock that asks for nothing."""
    shutil.copytree(ROOT / "bootstrap", tmp_path / "bootstrap", ignore=shutil.ignore_patterns("__pycache__"))
    fonts = tmp_path / "templates" / "fonts"
    fonts.mkdir(parents=True)
    (fonts / "a.ttf").touch()
    (tmp_path / "requirements.lock").write_text(EMPTY_LOCK)
    return tmp_path


def command(checkout):
    return [sys.executable, str(checkout / "bootstrap" / "environment.py")]


def prepare(checkout):
    environment = {**os.environ, "PIP_NO_INDEX": "1"}
    return subprocess.run(command(checkout), env=environment, capture_output=True, text=True, check=False)


def test_the_environment_is_made_once_and_again_only_when_the_lock_changes(checkout):
    made = prepare(checkout)
    assert (made.returncode, made.stdout.splitlines()[-1]) == (0, "The environment is ready."), made.stderr
    assert (checkout / ".venv" / "bin" / "python").exists()

    os.utime(checkout / "requirements.lock", (2_000_000_000, 2_000_000_000))
    again = prepare(checkout)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")

    (checkout / "requirements.lock").write_text(EMPTY_LOCK + "# changed\n")
    assert "Making the Python environment" in prepare(checkout).stdout


def test_an_interrupted_creation_is_made_anew(checkout):
    half = checkout / ".venv" / "bin"
    half.mkdir(parents=True)
    (half / "python").symlink_to(sys.executable)
    (half / "left-over").touch()
    assert prepare(checkout).returncode == 0
    assert (checkout / ".venv" / "bin" / "pip").exists()
    assert not (half / "left-over").exists()


def test_a_failed_installation_is_said_in_one_line_and_leaves_no_stamp(checkout):
    (checkout / "requirements.lock").write_text(UNOBTAINABLE_LOCK)
    failed = prepare(checkout)
    assert failed.returncode == 1
    assert "The Python environment in .venv could not be made: pip failed" in failed.stderr.splitlines()[-1]
    assert "Traceback" not in failed.stderr
    assert not (checkout / ".venv" / "made-from.txt").exists()


@pytest.mark.slow
def test_an_environment_whose_python_is_gone_is_made_anew(checkout):
    prepare(checkout)
    (checkout / ".venv" / "bin" / "python").unlink()
    assert "The environment is ready." in prepare(checkout).stdout


@pytest.mark.slow
def test_an_environment_that_was_moved_with_its_checkout_is_made_anew(checkout):
    prepare(checkout)
    moved = checkout.rename(checkout.with_name("moved"))
    assert "The environment is ready." in prepare(moved).stdout


@pytest.mark.slow
def test_two_at_once_make_one_environment(checkout):
    both = [subprocess.Popen(command(checkout), stdout=subprocess.PIPE, text=True) for _ in range(2)]
    outputs = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert sum("Making the Python environment" in output for output in outputs) == 1


@pytest.mark.slow
def test_a_creation_that_was_killed_is_waited_for_and_made_anew(checkout):
    killed = subprocess.Popen(command(checkout), stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while not (checkout / ".venv" / "pyvenv.cfg").exists():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    killed.kill()
    killed.wait()
    assert not (checkout / ".venv" / "made-from.txt").exists()
    after = prepare(checkout)
    assert (after.returncode, after.stderr) == (0, "")
    assert subprocess.call([checkout / ".venv" / "bin" / "python", "-m", "pip", "--version"]) == 0
