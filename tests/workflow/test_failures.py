"""Killed, doubled, failing and disturbed builds: the last good site stays, and plain `snakemake` mends the rest."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
import time
import venv
from pathlib import Path

import pandas as pd
import psutil
import pytest

RULES = (
    *("read_inputs", "build_registers", "compute_figures", "build_contexts", "render_pages", "print_pages"),
    *("write_annexes", "publish_site"),
)
EMPTY = "empty.xlsx"
REGISTERS = "outputs/register/registers.json"


def wait_for(found, process, seconds=120):
    """Poll until something is there; fail if the build ends first."""
    for _ in range(seconds * 50):
        if result := found():
            return result
        assert process.poll() is None, process.communicate()[0]
        time.sleep(0.02)
    pytest.fail("it did not happen in time")


def job_of(process, rule):
    """The Python process that runs a rule's script."""

    def find():
        try:
            children = psutil.Process(process.pid).children(recursive=True)
            return [child for child in children if any(f".{rule}.py" in word for word in child.cmdline())][-1:]
        except psutil.Error:
            return []

    return wait_for(find, process)[0]


def is_held(path):
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def holds(job, name):
    """Whether this job has taken the lock: another one that runs beside it may have it too."""
    return any(Path(file.path).name == name for file in job.open_files())


def kill(process):
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_build_that_was_killed_is_mended_by_plain_snakemake(fresh, built_once):
    """Guards: stale locks of Snakemake are removed; incomplete outputs are made again; orphans are waited for."""
    process = fresh.start(stdin=subprocess.DEVNULL)
    job = job_of(process, "build_registers")
    job.suspend()  # on a busy machine it could end before the build is killed
    process.kill()
    process.wait()
    job.resume()
    process.communicate()  # its pipes are the job's too
    assert list((fresh.root / ".snakemake" / "locks").iterdir())
    half_written = fresh.outputs / "report" / ".pages.json.x1y2"
    half_written.parent.mkdir(exist_ok=True)
    half_written.touch()
    run = fresh.build()
    assert "build_registers" in run.rules
    assert not half_written.exists()
    assert fresh.site() == built_once.site()


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES)
def test_build_killed_at_any_rule_is_mended(fresh, built_once, rule):
    process = fresh.start()
    job_of(process, rule)
    kill(process)
    fresh.build()
    assert fresh.site() == built_once.site()


@pytest.mark.slow
def test_killed_job_fails_the_build_and_the_next_one_mends_it(fresh, built_once):
    """Guards: every file is written beside and renamed."""
    process = fresh.start()
    job_of(process, "print_pages").kill()
    process.communicate()
    assert process.returncode == 1
    assert not (fresh.outputs / "site").exists()
    fresh.build()
    assert fresh.site() == built_once.site()


@pytest.mark.slow
@pytest.mark.parametrize("rule", RULES)
def test_job_killed_in_any_rule_is_mended(fresh, built_once, rule):
    process = fresh.start()
    job_of(process, rule).kill()
    process.communicate()
    fresh.build()
    assert fresh.site() == built_once.site()


def test_build_waits_for_a_job_that_a_killed_build_left_behind(fresh):
    """Guards: jobs share a lock that the next build waits for; else two writers would meet."""
    process = fresh.start()
    orphan = job_of(process, "build_registers")
    wait_for(lambda: holds(orphan, ".jobs.lock"), process)
    orphan.suspend()
    # what the orphan may still write to has no end, so it is not read to its end
    process.kill()
    process.wait()
    process.stdout.close()
    following = fresh.start(REGISTERS)
    wait_for(lambda: is_held(fresh.outputs / ".build.lock"), following)
    time.sleep(5)
    assert following.poll() is None
    assert not psutil.Process(following.pid).children(), "a job was started beside the orphan"
    orphan.resume()
    output, _ = following.communicate()
    assert following.returncode == 0, output
    assert not orphan.is_running()


def test_second_build_of_a_folder_is_refused_and_a_dry_run_is_not(fresh):
    """Guards: the operating system's lock, taken before anything is touched, and only by builds."""
    first = fresh.start(REGISTERS)
    job_of(first, "read_inputs")
    second, dry = fresh.run(), fresh.run("--dry-run")
    assert second.code == 1
    assert "Another build is running" in second.output
    assert "Traceback" not in second.output
    assert dry.code == 0
    output, _ = first.communicate()
    assert first.returncode == 0, output


@pytest.mark.slow
def test_two_folders_are_built_at_once(fresh, built_once, tmp_path):
    other = fresh.copy_to(tmp_path / "other")
    processes = [folder.start() for folder in (fresh, other)]
    outputs = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0], outputs
    assert fresh.site() == other.site() == built_once.site()


def test_missing_required_register_stops_plainly_and_leaves_the_last_site(built):
    before = built.site()
    (built.inputs / "project.csv").rename(built.root / "project.csv")
    run = built.run()
    assert run.code == 1
    assert "'projects' has no row" in run.output
    assert "Traceback" not in run.output
    assert built.site() == before
    (built.root / "project.csv").rename(built.inputs / "project.csv")
    built.build()
    assert built.site() == before


def test_input_that_changes_during_the_build_fails_it_and_the_next_build_takes_it(built):
    """Guards: the last step looks at the inputs again."""
    before = built.site()
    path = built.inputs / "agreements.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Kyoto", "Osaka"), encoding="utf-8")
    process = built.start()
    job_of(process, "compute_figures")
    path.write_text(text.replace("Kyoto", "Tokyo").replace("A-2", "A-9"), encoding="utf-8")
    output, _ = process.communicate()
    assert process.returncode == 1
    assert "The inputs changed during the build" in output
    assert built.site() == before
    built.build(REGISTERS)
    assert "A-9" in set(pd.read_parquet(built.outputs / "register" / "agreements.parquet")["agreement_id"])


def test_strict_build_stops_on_a_finding_that_blocks_and_leaves_the_last_site(built):
    """Guards: strict mode; findings that block stop before anything is published."""
    before = built.site()
    (built.inputs / EMPTY).write_bytes(b"")
    strict = built.run("--config", "strict=true")
    assert strict.code == 1
    assert "Strict mode" in strict.output
    assert "EMPTY_FILE" in strict.output
    assert built.site() == before


def test_end_of_a_build_names_the_page_to_open(built):
    (built.outputs / "site").unlink()
    assert "The reports are ready: outputs/site/index.html" in built.build().output
    build_id = (built.outputs / "site").readlink().name
    assert build_id.encode() in built.site()["index.html"]


@pytest.mark.slow
def test_place_of_python_and_of_the_project_may_hold_blanks(fresh, tmp_path):
    """Guards: Snakemake writes the path of Python into shell commands as it is."""
    home = tmp_path / "it's a place"
    venv.create(home, with_pip=False, symlinks=True)
    [packages] = home.glob("lib/python*/site-packages")
    own = next(path for path in sys.path if path.endswith("site-packages"))
    (packages / "all.pth").write_text(f"{own}\n")
    shutil.copytree(fresh.program, home / "program")
    folder = type(fresh)(Path(shutil.move(fresh.root, home / "the project")), home / "program")
    command = [str(home / "bin" / "python"), *folder.command()[1:]]
    done = subprocess.run(command, capture_output=True, text=True, cwd=home, env={**os.environ})
    assert done.returncode == 0, done.stderr
