"""One build at a time; orphans of a killed build are waited for; a late orphan stops itself."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from strandreport.model.errors import BuildError
from strandreport.model.locks import TOKEN, build_lock, job_lock

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys, time
from pathlib import Path
from strandreport.model.locks import {lock}
with {lock}(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep({seconds})
"""


def hold(lock: str, outputs: Path, seconds: float, **environment: str) -> subprocess.Popen:
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD.format(lock=lock, seconds=seconds), outputs],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        env={**os.environ, **environment},
    )
    assert process.stdout.readline() == b"held\n"
    return process


def end(process: subprocess.Popen):
    process.send_signal(signal.SIGKILL)
    process.communicate()


@pytest.fixture(autouse=True)
def _own_environment(monkeypatch):
    monkeypatch.setenv(TOKEN, "")


def test_second_build_is_told_that_one_is_running(tmp_path):
    first = hold("build_lock", tmp_path, 60)
    with pytest.raises(BuildError, match="Another build is running"), build_lock(tmp_path):
        pass
    end(first)


def test_lock_of_a_killed_build_is_gone(tmp_path):
    end(hold("build_lock", tmp_path, 60))
    with build_lock(tmp_path, wait=0):
        pass


def test_build_waits_for_the_jobs_that_a_killed_build_left_behind(tmp_path):
    orphan = hold("job_lock", tmp_path, 60)
    with pytest.raises(BuildError, match="still running"), build_lock(tmp_path, wait=0.3):
        pass
    end(orphan)
    with build_lock(tmp_path, wait=0):
        pass


def test_jobs_of_one_build_run_side_by_side(tmp_path):
    with build_lock(tmp_path):
        first = hold("job_lock", tmp_path, 60)
        second = hold("job_lock", tmp_path, 0)
        assert second.wait(timeout=20) == 0
        second.stdout.close()
        end(first)


def test_job_that_starts_after_its_build_was_replaced_stops_itself(tmp_path):
    with build_lock(tmp_path):
        os.environ[TOKEN] = "the dead build"
        with pytest.raises(BuildError, match="another one has taken its place"), job_lock(tmp_path):
            pass


def test_builds_of_two_folders_do_not_meet(tmp_path):
    with build_lock(tmp_path / "one"), build_lock(tmp_path / "two"):
        pass
