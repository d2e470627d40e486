"""The data dictionary says what the registers and forms declare, no more and no less."""

from dataclasses import replace

import pytest

from strandreport.model.project import load_project
from tools.write_data_dictionary import PAGE, ROOT, page


@pytest.fixture(scope="module")
def project():
    return load_project(ROOT)


def test_data_dictionary_is_up_to_date(project):
    assert PAGE.read_text(encoding="utf-8") == page(project), "python tools/write_data_dictionary.py"


def test_every_column_of_every_register_stands_in_it_with_its_disclosure(project):
    chapters = page(project).split("\n## ")
    for register in project.registers.values():
        [chapter] = [text for text in chapters if text.startswith(f"{register.name}\n")]
        for column in register.columns:
            [row] = [line for line in chapter.splitlines() if line.startswith(f"| `{column.name}` |")]
            assert f"| {column.disclosure} |" in row
            assert ("| needed |" in row) == column.required
            assert all(f"- `{code}`: " in chapter for code in column.terms)


def test_each_column_names_the_forms_that_fill_it(project):
    [chapter] = [text for text in page(project).split("\n## ") if text.startswith("agreements\n")]
    rows = {line.split("`")[1]: line for line in chapter.splitlines() if line.startswith("| `")}
    assert rows["agreement_id"].endswith("| all |")
    assert "`agreements_office`" in chapter


def test_a_column_that_is_added_to_a_register_appears(project):
    register = project.registers["calls"]
    column = replace(register.columns[-1], name="brand_new")
    changed = replace(register, columns=(*register.columns, column))
    text = page(replace(project, registers={**project.registers, "calls": changed}))
    assert text.count("| `brand_new` |") == 1
