"""bootstrap/environment.sh: which Python is taken, and what is said when there is none."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

TOOLS = ("dirname", "sed")


@pytest.fixture
def machine(tmp_path):
    """A machine on which only what the test puts there can be run; answers with (exit code, output, errors)."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for tool in TOOLS:
        (programs / tool).symlink_to(shutil.which(tool))
    script = tmp_path / "bootstrap" / "environment.sh"
    script.parent.mkdir()
    shutil.copy(ROOT / "bootstrap" / "environment.sh", script)

    def run(**variables):
        environment = {"PATH": str(programs), **variables}
        done = subprocess.run(["/bin/sh", str(script)], env=environment, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr

    run.programs = programs
    run.environment = tmp_path / ".venv" / "bin"
    return run


def put_python(programs: Path, name: str, version: str) -> None:
    """A stand-in that answers the question after its version and otherwise says that it was started."""
    program = programs / name
    program.write_text(f'#!/bin/sh\ncase $1 in -c) printf {version} ;; *) echo "started {name}" ;; esac\n')
    program.chmod(0o755)


def put_broken_shim(programs: Path, name: str) -> None:
    program = programs / name
    program.write_text(f'#!/bin/sh\necho "pyenv: {name}: command not found" >&2\nexit 127\n')
    program.chmod(0o755)


def test_no_python_is_said_in_one_line_with_the_packages(machine):
    code, output, errors = machine()
    assert (code, output) == (1, "")
    assert errors.count("\n") == 1
    for words in ("Python 3.11 or newer is missing", "apt install", "dnf install", "brew install", "conda install"):
        assert words in errors


def test_an_old_python_is_named_with_its_version(machine):
    put_python(machine.programs, "python3", "309")
    put_python(machine.programs, "python", "207")
    code, _, errors = machine()
    assert code == 1
    assert "(python3 is 3.9, python is 2.7)" in errors
    assert errors.count("\n") == 1


def test_an_old_python3_does_not_hide_a_newer_one_beside_it(machine):
    put_python(machine.programs, "python3", "310")
    put_python(machine.programs, "python3.12", "312")
    assert machine() == (0, "started python3.12\n", "")


def test_a_shim_that_does_not_run_is_passed_over_without_a_word(machine):
    put_broken_shim(machine.programs, "python3")
    put_broken_shim(machine.programs, "python3.13")
    put_python(machine.programs, "python3.11", "311")
    assert machine() == (0, "started python3.11\n", "")


def test_a_python_that_is_tested_is_taken_before_a_newer_one(machine):
    put_python(machine.programs, "python3", "315")
    put_python(machine.programs, "python3.13", "313")
    assert machine() == (0, "started python3.13\n", "")


def test_a_newer_python_is_taken_where_there_is_no_other(machine):
    put_python(machine.programs, "python3", "315")
    assert machine() == (0, "started python3\n", "")


def test_the_python_that_is_asked_for_is_taken_first(machine):
    put_python(machine.programs, "python3", "313")
    put_python(machine.programs, "python3.11", "311")
    assert machine(PYTHON="python3.11") == (0, "started python3.11\n", "")


def test_the_python_of_the_environment_is_kept_whatever_the_shell_finds_first(machine):
    put_python(machine.programs, "python3", "313")
    machine.environment.mkdir(parents=True)
    put_python(machine.environment, "python", "311")
    assert machine() == (0, "started python\n", "")


def test_an_environment_whose_python_is_gone_is_passed_over(machine):
    put_python(machine.programs, "python3", "313")
    machine.environment.mkdir(parents=True)
    (machine.environment / "python").symlink_to(machine.environment / "gone")
    assert machine() == (0, "started python3\n", "")
