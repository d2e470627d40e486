"""Operating-system locks: one build at a time in a project folder, and no job of a dead build beside a live one.

The system drops a lock when its process dies, however it dies, so no lock is ever stale. On Windows only the lock of
the build is taken; jobs compare its token.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from strandreport.model.errors import BuildError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

BUILD, JOBS = ".build.lock", ".jobs.lock"
TOKEN = "STRANDREPORT_BUILD"
WAIT_SECONDS = 600
PAUSE_SECONDS = 0.1


@contextmanager
def build_lock(outputs: Path, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the project folder for one build, once the jobs that a killed build has left behind are done.

    The build's name is passed on to its jobs by the environment, and changes while no job can run.

    Raises:
        BuildError: if another build is running, or jobs of a killed one do not end in time.
    """
    outputs.mkdir(parents=True, exist_ok=True)
    with (outputs / BUILD).open("a+") as build, (outputs / JOBS).open("a+") as jobs:
        if not _try_lock(build):
            raise BuildError(f"Another build is running in {outputs.resolve().parent}. Wait until it ends.")
        _wait_for(jobs, wait)
        token = f"{os.getpid()}-{time.time_ns()}"
        jobs.truncate(0)
        jobs.write(token)
        jobs.flush()
        _unlock(jobs)
        os.environ[TOKEN] = token
        yield


@contextmanager
def job_lock(outputs: Path) -> Iterator[None]:
    """Share the project folder with the other jobs of the build that started this one.

    Raises:
        BuildError: if that build has been killed and another one has taken its place.
    """
    outputs.mkdir(parents=True, exist_ok=True)
    with (outputs / JOBS).open("a+") as jobs:
        _share(jobs)
        jobs.seek(0)
        current, own = jobs.read(), os.environ.get(TOKEN, "")
        if own and own != current:
            raise BuildError("The build that started this job is gone, and another one has taken its place.")
        yield


def _wait_for(jobs: IO[str], wait: float) -> None:
    for _ in range(int(wait / PAUSE_SECONDS) + 1):
        if _try_lock(jobs):
            return
        time.sleep(PAUSE_SECONDS)
    raise BuildError(f"Jobs of a build that was killed are still running after {wait:.0f} s. End them, then try again.")


if sys.platform == "win32":

    def _try_lock(file: IO[str]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: IO[str]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

    def _share(file: IO[str]) -> None:
        """Do nothing: there are no shared locks of this kind; the build's token is still compared."""

else:

    def _try_lock(file: IO[str]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _unlock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)

    def _share(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_SH)
