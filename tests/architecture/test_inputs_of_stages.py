"""A stage reads of the configuration what its digest covers, and takes no clock and no chance."""

import ast
from dataclasses import fields

import pytest

from strandreport.model.digests import STAGES as DIGESTS
from strandreport.model.project import Project
from strandreport.model.settings import Settings
from tests.architecture.code import LIBRARY, PACKAGE, STAGES, attributes_of, imports, stage_of, tree

PARTS = {field.name for field in fields(Project)} - {"root", "settings"}
SETTINGS = {field.name for field in fields(Settings)}
TIME = {("datetime", "now"), ("datetime", "utcnow"), ("date", "today"), ("datetime", "today"), ("time", "time")}
CHANCE = {"random", "secrets", "uuid"}


def name(path):
    return str(path.relative_to(PACKAGE))


def reads(stage: str, owner: str) -> set[str]:
    return {attr for path in LIBRARY if stage_of(path) == stage for attr in attributes_of(path, owner)}


@pytest.mark.parametrize("stage", STAGES)
def test_stage_reads_no_part_of_the_project_that_its_digest_leaves_out(stage):
    assert reads(stage, "project") & PARTS <= set(DIGESTS[stage].parts)


@pytest.mark.parametrize("stage", STAGES)
def test_stage_reads_no_setting_that_its_digest_leaves_out(stage):
    covered = SETTINGS if "settings" in DIGESTS[stage].parts else set(DIGESTS[stage].settings)
    assert reads(stage, "settings") & SETTINGS <= covered


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage != "report"])
def test_digest_of_a_stage_covers_nothing_that_the_stage_does_not_read(stage):
    assert set(DIGESTS[stage].settings) <= reads(stage, "settings")
    assert set(DIGESTS[stage].parts) <= reads(stage, "project")


@pytest.mark.parametrize("path", LIBRARY, ids=name)
def test_nothing_takes_the_time_or_a_chance(path):
    """The name of a build lock is made of a time stamp (time_ns): it enters no output."""
    calls = [node.func for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    methods = [func for func in calls if isinstance(func, ast.Attribute) and isinstance(func.value, ast.Name)]
    assert not {(func.value.id, func.attr) for func in methods} & TIME
    assert not imports(path) & CHANCE
