"""The policy of the workflow files: read-only, pinned, no secrets, no text from outside in a shell."""

import re

import pytest
import yaml

from tests.conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def read(path):
    # BaseLoader keeps `on` a word; YAML 1.1 would read it as true
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def steps_of(workflow):
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_there_are_workflows_to_look_at():
    assert [path.name for path in WORKFLOWS] == ["test.yml", "weekly.yml"]


@each_workflow
def test_the_token_can_only_read(path):
    workflow = read(path)
    assert workflow["permissions"] == {"contents": "read"}
    assert not [name for name, job in workflow["jobs"].items() if "permissions" in job]


@each_workflow
def test_every_action_is_pinned_by_its_commit_and_says_its_version(path):
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert lines
    assert not [line for line in lines if not re.search(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)]


@each_workflow
def test_no_secret_is_used_and_no_credential_stays(path):
    assert "secrets" not in path.read_text(encoding="utf-8")
    checkouts = [step for step in steps_of(read(path)) if step.get("uses", "").startswith("actions/checkout@")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


@each_workflow
def test_nothing_from_outside_becomes_shell_text(path):
    assert not [step for step in steps_of(read(path)) if "${{" in step.get("run", "")]
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(read(path)["on"])


@each_workflow
def test_every_job_ends_by_itself_on_a_named_system(path):
    for job in read(path)["jobs"].values():
        assert int(job["timeout-minutes"]) <= 60
        assert re.fullmatch(r"ubuntu-\d\d\.04", job["runs-on"])


def test_a_push_is_tested_on_the_oldest_and_the_newest_python_by_the_common_script():
    workflow = read(ROOT / ".github" / "workflows" / "test.yml")
    assert "push" in workflow["on"]
    assert workflow["jobs"]["test"]["strategy"]["matrix"]["python"] == ["3.11", "3.13"]
    assert [step["run"] for step in steps_of(workflow) if "run" in step] == ["bash .ci/run"]


def test_the_weekly_build_makes_the_site_and_keeps_it():
    workflow = read(ROOT / ".github" / "workflows" / "weekly.yml")
    assert len(workflow["on"]["schedule"]) == 1
    assert "make report" in [step.get("run") for step in steps_of(workflow)]
    assert steps_of(workflow)[-1]["with"]["if-no-files-found"] == "error"
