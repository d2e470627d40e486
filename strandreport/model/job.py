"""What every script does around its one call: keep a log, share the project folder, say plainly what went wrong."""

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from strandreport.model.errors import BuildError, ConfigError
from strandreport.model.locks import job_lock

# A page, a report or a register is a million small objects that all stay: looking through them for rubbish every 700
# objects costs a quarter of the time of a print, and more the more pages went before.
FEW_COLLECTIONS = (50_000, 10, 10)


@contextmanager
def job(log: str, outputs: Path) -> Iterator[None]:
    """Run a job: all that it and its children say goes to its log; what somebody can mend ends without a traceback."""
    gc.set_threshold(*FEW_COLLECTIONS)
    path = Path(log)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        os.dup2(file.fileno(), sys.stdout.fileno())
        os.dup2(file.fileno(), sys.stderr.fileno())
    try:
        with job_lock(outputs):
            yield
    except (BuildError, ConfigError) as error:
        raise SystemExit(str(error)) from None
