"""Who may import whom. The digests of stages are exact only as long as this holds."""

import pytest

from tests.architecture.code import LIBRARY, PACKAGE, RULE_FILES, SCRIPTS, STAGES, imports, stage_of, stages_imported

HEAVY = {"pandas", "pyarrow", "duckdb", "weasyprint", "pikepdf", "openpyxl", "xlsxwriter", "jinja2", "numpy"}


def name(path):
    return path.name if path in SCRIPTS else str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", [path for path in LIBRARY if stage_of(path) in STAGES], ids=name)
def test_stage_imports_only_the_model_and_itself(path):
    assert stages_imported(path) <= {"model", stage_of(path)}


@pytest.mark.parametrize("path", [path for path in LIBRARY if stage_of(path) == "model"], ids=name)
def test_model_imports_no_stage_and_nothing_heavy(path):
    assert stages_imported(path) <= {"model"}
    assert not {module.split(".")[0] for module in imports(path)} & HEAVY


@pytest.mark.parametrize("path", LIBRARY, ids=name)
def test_library_knows_neither_snakemake_nor_scripts(path):
    assert not {module.split(".")[0] for module in imports(path)} & {"snakemake", "scripts", "tests"}


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_script_imports_the_model_and_one_stage_and_no_other_script(path):
    assert len(stages_imported(path) - {"model"}) == 1
    assert not {module.split(".")[0] for module in imports(path)} - {"strandreport", "pathlib", "typing"}


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.name)
def test_rules_import_nothing_but_the_model(path):
    lines = [line.split() for line in path.read_text().splitlines() if line.startswith(("import ", "from "))]
    foreign = {words[1] for words in lines} - {"shlex", "sys", "pathlib", "snakemake.cli"}
    assert all(module.startswith("strandreport.model.") for module in foreign)
