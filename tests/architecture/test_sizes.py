"""Pieces stay small enough to be read at once."""

import pytest

from tests.architecture.code import LIBRARY, PACKAGE, ROOT, RULE_FILES, SCRIPTS, functions

MODULE, FUNCTION, SCRIPT, RULES = 200, 30, 40, 100


def length(path):
    return len(path.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_module_is_short(path):
    assert length(path) <= MODULE


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_functions_are_short(path):
    long = {node.name: node.end_lineno - node.lineno + 1 for node in functions(path)}
    assert {name: lines for name, lines in long.items() if lines > FUNCTION} == {}


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_script_is_an_edge(path):
    assert length(path) <= SCRIPT


@pytest.mark.parametrize("path", [ROOT / "Snakefile", *RULE_FILES], ids=lambda path: path.name)
def test_rule_file_is_short(path):
    assert length(path) <= RULES
