"""Writes environment.yml, for those who use conda: the direct dependencies, at the versions of the hashed lock."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# conda's name where it differs from the one in requirements.in
CONDA_NAMES = {"duckdb": "python-duckdb"}

# what only .venv needs
PIP_ONLY = ("setuptools",)

# what the printing of pages needs from outside Python: the libraries that bootstrap/machine.py looks for
LIBRARIES = ("fontconfig", "harfbuzz", "pango")

HEADER = """\
# For conda users: conda env create -f environment.yml && conda activate strandreport && snakemake
# Made by `make lock` from requirements.in and requirements.lock; a test fails when they differ. Change requirements.in.
name: strandreport
channels:
  - conda-forge
  - bioconda
  - nodefaults
dependencies:
  - python >=3.11
"""


def main() -> int:
    """Write environment.yml beside the lock."""
    text = environment((ROOT / "requirements.in").read_text("utf-8"), (ROOT / "requirements.lock").read_text("utf-8"))
    (ROOT / "environment.yml").write_text(text, encoding="utf-8")
    return 0


def environment(requirements: str, lock: str) -> str:
    """The text of environment.yml."""
    versions = locked_versions(lock)
    names = [name for name in direct_names(requirements) if name not in PIP_ONLY]
    pinned = [f"{CONDA_NAMES.get(name, name)} ={versions[name]}" for name in names]
    return HEADER + "".join(f"  - {line}\n" for line in [*LIBRARIES, *pinned])


def direct_names(requirements: str) -> list[str]:
    r"""The packages that requirements.in names, in its order.

    >>> direct_names("# development\npytest>=9\npandas-stubs\n")
    ['pytest', 'pandas-stubs']
    """
    return re.findall(r"^([a-z0-9-]+)", requirements, flags=re.MULTILINE)


def locked_versions(lock: str) -> dict[str, str]:
    r"""Package to version; where the lock forks by Python, the first.

    >>> locked_versions("numpy==2.4.6 ; python_full_version < '3.12' \\\n    --hash=sha256:00\nnumpy==2.5.5 \\\n")
    {'numpy': '2.4.6'}
    """
    versions: dict[str, str] = {}
    for name, version in re.findall(r"^([a-z0-9-]+)==(\S+)", lock, flags=re.MULTILINE):
        versions.setdefault(name, version)
    return versions


if __name__ == "__main__":
    sys.exit(main())
