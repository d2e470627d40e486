"""bootstrap/machine.py: each missing part is one line, with its packages."""

import ast
import sys

import pytest

import machine
from tests.conftest import ROOT


def absent(*names):
    def find(name):
        if name in names:
            raise ImportError(name)

    return find


def test_a_complete_machine_is_told_nothing():
    assert machine.missing_modules(absent()) == []
    assert machine.missing_libraries(lambda name: True) == []


def test_debian_without_the_venv_package_is_told_to_install_it():
    [line] = machine.missing_modules(absent("ensurepip"))
    version = "python{}.{}".format(*sys.version_info)
    assert line.startswith(f"Part of Python (ensurepip) is missing: apt install {version}-venv · dnf install ")


def test_a_python_built_without_sqlite_is_told_which_part_it_lacks():
    [line] = machine.missing_modules(absent("sqlite3", "venv"))
    version = "python{}.{}".format(*sys.version_info)
    assert line.startswith(f"Part of Python (sqlite3, venv) is missing: apt install {version} {version}-venv · ")


@pytest.mark.parametrize(
    ("library", "part", "package"),
    [
        ("gobject", "Pango", "libpango-1.0-0 libpangoft2-1.0-0"),
        ("pango-1.0", "Pango", "libpango-1.0-0 libpangoft2-1.0-0"),
        ("pangoft2", "Pango", "libpango-1.0-0 libpangoft2-1.0-0"),
        ("fontconfig", "Fontconfig", "libfontconfig1"),
        ("harfbuzz", "HarfBuzz", "libharfbuzz0b"),
    ],
)
def test_a_missing_library_is_one_line_with_its_packages(library, part, package):
    [line] = machine.missing_libraries(lambda name: library not in name)
    assert line.startswith(f"{part} is missing: apt install {package} · dnf install ")
    assert " · brew install " in line
    assert " · conda install -c conda-forge " in line


def test_a_library_is_there_under_any_of_its_names():
    assert machine.missing_libraries(lambda name: name.endswith(".dylib")) == []


def test_a_library_that_no_system_has_is_not_loadable():
    assert not machine.is_loadable("libstrandreport-none.so.0")
    assert not machine.is_loadable("strandreport-none")


def test_a_checkout_without_fonts_is_told_how_to_bring_them_back(tmp_path):
    (tmp_path / "templates" / "fonts").mkdir(parents=True)
    assert machine.missing_parts(str(tmp_path)) == [machine.NO_FONTS]


def test_an_old_python_is_told_its_version_and_nothing_else(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "version_info", (3, 6, 15))
    [line] = machine.missing_parts(str(tmp_path))
    assert line.startswith("Python 3.11 or newer is missing (this is 3.6.15): apt install ")


@pytest.mark.parametrize("name", ["machine.py", "environment.py"])
def test_an_old_python_can_read_the_check(name):
    ast.parse((ROOT / "bootstrap" / name).read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("path", ["README.md", ".ci/run", ".github/workflows/weekly.yml"])
def test_the_packages_that_are_documented_and_installed_bring_pango(path):
    text = (ROOT / path).read_text(encoding="utf-8")
    [pango] = [debian for part, _, debian, _ in machine.LIBRARIES if part == "Pango"]
    assert pango in text
