"""Whether this Python is the one of the environment: asked before anything of it is imported, standard library only."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

# what the library imports, a test keeps the list
PACKAGES = (
    *("babel", "defusedxml", "docx", "duckdb", "fontTools", "jinja2", "jsonschema", "lxml", "markdown_it"),
    *("markupsafe", "numpy", "openpyxl", "pandas", "pikepdf", "pyarrow", "python_calamine", "rapidfuzz", "snakemake"),
    *("weasyprint", "xlrd", "xlsxwriter", "yaml"),
)
OLDEST = (3, 11)
PROGRAM = Path(__file__).parents[2]


def missing_parts(command: str, program: Path = PROGRAM) -> str:
    """One line on what this Python lacks and how to run a command where it is there; empty if it lacks nothing."""
    missing = [name for name in PACKAGES if find_spec(name) is None]
    if not missing and sys.version_info >= OLDEST:
        return ""
    version = ".".join(map(str, sys.version_info[:2]))
    lacks = f"it lacks {_some(missing)}" if missing else f"it is version {version}, and 3.11 or newer is needed"
    return f"{sys.executable} is not the Python of the environment: {lacks}. {_remedy(command, program)}"


def _some(names: list[str]) -> str:
    """A few names, and how many more.

    >>> _some(["duckdb", "lxml"]), _some(["duckdb", "jinja2", "lxml", "pandas", "yaml"])
    ('duckdb, lxml', 'duckdb, jinja2, lxml and 2 more')
    """
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def _remedy(command: str, program: Path) -> str:
    """Where the environment is there, how to use it; else how to make it first."""
    own = program / ".venv"
    commands = own / ("Scripts" if os.name == "nt" else "bin")
    # of an environment that itself lacks something, only making it anew helps
    if commands.is_dir() and Path(sys.prefix).resolve() != own.resolve():
        return f"Use the environment: {_shown(commands / command)}"
    make = f"make -C {_shown(program)} environment" if program != Path.cwd() else "make environment"
    python = f"python3 {_shown(program / 'bootstrap' / 'environment.py')}"
    return (
        f"Make the environment first: {make} (without make: {python}), then {_shown(commands / command)}; "
        "with conda: conda activate strandreport"
    )


def _shown(path: Path) -> str:
    """A path as it is typed: from the folder that somebody is in, where it lies below."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)
