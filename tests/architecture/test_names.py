"""A stage has one name everywhere, and a rule the name of its script."""

import re

import pytest

from strandreport.model.digests import STAGES as DIGESTS
from strandreport.model.progress import STEPS
from tests.architecture.code import PACKAGE, ROOT, RULE_FILES, SCRIPTS, STAGES, stages_imported

RULE = re.compile(r"^rule (\w+):$(.*?)(?=^rule |\Z)", re.MULTILINE | re.DOTALL)
# a stage with many rules has a second file: report_workbooks is the stage report's
STAGE_OF = {path: path.stem.partition("_")[0] for path in RULE_FILES}
RULES = {name: (STAGE_OF[path], body) for path in RULE_FILES for name, body in RULE.findall(path.read_text())}


def test_every_stage_has_its_rule_file_its_folder_its_tests_and_its_digest():
    assert set(STAGE_OF.values()) == {*STAGES, "common"}
    assert {path.stem for path in RULE_FILES} >= set(STAGES)
    assert {path.name for path in PACKAGE.iterdir() if path.is_dir()} - {"__pycache__"} == {*STAGES, "model"}
    assert {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()} >= set(STAGES)
    assert set(DIGESTS) == set(STAGES)


def test_every_step_of_a_build_has_words_for_people():
    assert set(STEPS) == set(RULES)


def test_every_rule_has_one_script_of_its_name_and_every_script_its_rule():
    assert set(RULES) == {path.stem for path in SCRIPTS}


@pytest.mark.parametrize("rule", RULES)
def test_rule_runs_its_script_of_its_stage_with_its_digest_and_keeps_a_log(rule):
    stage, body = RULES[rule]
    assert f'"../scripts/{rule}.py"' in body
    assert f'code=code_of("{stage}", "{rule}")' in body
    assert f"outputs/logs/{rule}" in body
    assert 'conda:\n        "../environment.yml"' in body


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.stem)
def test_script_calls_the_stage_of_its_rule(script):
    assert stages_imported(script) == {"model", RULES[script.stem][0]}


@pytest.mark.parametrize("path", [ROOT / "Snakefile", *RULE_FILES], ids=lambda path: path.name)
def test_workflow_has_no_run_blocks_no_shell_and_no_config_file(path):
    assert not re.findall(r"^\s*(run|shell|configfile|checkpoint)\b.*:", path.read_text(), re.MULTILINE)


def test_common_holds_no_rules_and_rule_files_hold_no_functions():
    for path in RULE_FILES:
        assert bool(RULE.search(path.read_text())) == (path.stem != "common")
        assert ("def " in path.read_text()) == (path.stem == "common")
