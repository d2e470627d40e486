"""The Makefile and .ci/run: what a person or a machine types does what it says."""

import os
import re
import subprocess

import pytest

from tests.conftest import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
# as if typed: these tests may themselves have been started by make
OUTSIDE_MAKE = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
TARGETS = set(re.search(r"^\.PHONY: (.+)$", MAKEFILE, flags=re.MULTILINE)[1].split())


def make(*words):
    command = ["make", *words]
    done = subprocess.run(command, cwd=ROOT, env=OUTSIDE_MAKE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_help_names_every_command():
    said = make()
    assert {target for target in TARGETS - {"help"} if f"make {target}" not in said} == set()


@pytest.mark.parametrize("target", sorted(TARGETS - {"help", "environment", "lock", "clean"}))
def test_the_machine_is_checked_before_any_work(target):
    assert make("-n", target).splitlines()[0] == "sh bootstrap/environment.sh"


def test_options_reach_pytest_and_snakemake():
    assert re.search(r"python -m pytest .*-k strand$", make("-n", "test", "ARGS=-k strand").rstrip())
    assert make("-n", "report", "ARGS=--dry-run").rstrip().endswith("snakemake --dry-run")


def test_what_is_built_is_removed_and_what_is_handed_in_is_not():
    removed = make("-n", "clean").split()
    assert "outputs" in removed
    assert not {"inputs", ".venv", "config"} & set(removed)


def test_continuous_integration_runs_the_commands_of_the_readme():
    assert re.findall(r"^part \d+ (\S+)$", CI, flags=re.MULTILINE) == ["check", "test"]
    assert re.search(r'^\[ -z "\$\{SLOW:-\}" \] \|\| part \d+ test-slow$', CI, flags=re.MULTILINE)


def test_continuous_integration_ends_within_its_time():
    assert sum(int(minutes) for minutes in re.findall(r"^part (\d+) ", CI, flags=re.MULTILINE)) <= 40


@pytest.mark.parametrize("script", [".ci/run", "bootstrap/environment.sh", "bootstrap/compile_lock.sh"])
def test_shell_scripts_can_be_read(script):
    shell = "bash" if script == ".ci/run" else "sh"
    subprocess.run([shell, "-n", str(ROOT / script)], check=True)
