"""Read the inputs, write their feedback, and say in words what there is to mend: the first steps of a build, no more.

It is Snakemake that takes these steps, under the lock of a build and with all that earlier builds have kept, so that
what is told here is what the reports will say.
"""

import subprocess
import sys
from pathlib import Path
from typing import Any

from strandreport.model.catalogue import load_catalogue
from strandreport.model.errors import BuildError
from strandreport.model.files import read_json
from strandreport.model.project import PROGRAM
from strandreport.model.start import own_templates
from strandreport.report.context.words import Words
from strandreport.report.feedback.told import told

TARGET = "outputs/report/feedback.json"
USUAL = "Using workflow specific profile"  # what Snakemake says before anything


def check_inputs(directory: Path, language: str, *, everything: bool = False) -> tuple[str, int]:
    """What is to be mended, and whether anything blocks: 1 if so, else 0.

    Raises:
        BuildError: if the inputs could not be looked at; the words are those of the build.
    """
    _build(directory)
    found: dict[str, Any] = read_json(directory / TARGET)
    blocks = any(row["severity"] == "blocks" for row in found["elsewhere"])
    blocks = blocks or any(file["status"] == "blocked" for file in found["files"])
    return told(found, Words(load_catalogue(own_templates(directory), language)), everything=everything), int(blocks)


def _build(directory: Path) -> None:
    command = [sys.executable, "-m", "snakemake", "-s", str(PROGRAM / "Snakefile"), "--directory", str(directory)]
    done = subprocess.run([*command, TARGET], capture_output=True, text=True, check=False)
    if done.returncode:
        lines = [line for line in (done.stderr or done.stdout).splitlines() if not line.startswith(USUAL)]
        raise BuildError("\n".join(lines).strip())
