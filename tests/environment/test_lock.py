"""The lock, environment.yml and requirements.in say the same, and none names a place to fetch from."""

import re

import pytest
import yaml

import environment
import strandreport
import write_conda
from tests.conftest import ROOT

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
REQUIREMENTS = (ROOT / "requirements.in").read_text(encoding="utf-8")
CONDA = (ROOT / "environment.yml").read_text(encoding="utf-8")


def test_every_direct_dependency_is_locked():
    assert set(write_conda.direct_names(REQUIREMENTS)) <= set(write_conda.locked_versions(LOCK))


def test_every_locked_package_has_one_version_and_hashes():
    blocks = environment.locked_blocks(LOCK)
    assert len(blocks) > 50
    assert not [block for block in blocks if not re.match(r"[a-z0-9-]+==[^\s;]+( ; [^\\]+)? \\\n", block)]
    assert not [block for block in blocks if not re.search(r"--hash=sha256:[0-9a-f]{64}", block)]


def test_the_tool_that_builds_source_packages_is_locked():
    assert environment.BUILD_TOOL in write_conda.locked_versions(LOCK)


def test_what_is_built_from_source_is_locked():
    assert environment.SOURCE_ONLY in write_conda.locked_versions(LOCK)


def test_conda_environment_is_made_from_the_lock():
    assert write_conda.environment(REQUIREMENTS, LOCK) == CONDA, "run `make lock`"


def test_conda_brings_the_libraries_that_the_machine_is_checked_for():
    names = {line.split()[0] for line in yaml.safe_load(CONDA)["dependencies"]}
    assert {"python", "pango", "fontconfig", "harfbuzz", "snakemake", "pandas", "weasyprint"} <= names


@pytest.mark.parametrize("text", [LOCK, CONDA, REQUIREMENTS], ids=["lock", "conda", "requirements"])
def test_no_dependency_file_names_a_host(text):
    assert not re.search(r"://|--(extra-)?index-url|--find-links|\bwww\.", text)


def test_the_version_is_written_in_one_place():
    version = re.escape(strandreport.__version__)
    for name in ("pyproject.toml", "README.md", "environment.yml", "Makefile"):
        assert not re.search(rf"strandreport\W+{version}|^version\b", (ROOT / name).read_text(), flags=re.MULTILINE)


def test_the_change_log_knows_the_version_or_what_comes_next():
    headings = re.findall(r"^## \[([^\]]+)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert "Unreleased" in headings[0] or headings[0] == strandreport.__version__
