"""A wrong configuration is named with file and line before anything is computed."""

import re
import shutil
from pathlib import Path

import pytest

from strandreport.model.errors import ConfigError
from strandreport.model.project import load_project

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(ROOT / "config", tmp_path / "config")
    return tmp_path


def change(folder, file, old, new):
    path = folder / "config" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_configuration_loads():
    project = load_project(ROOT)
    assert set(project.settings.required_registers) <= set(project.registers)
    assert "european_programmes" in project.strategy.strands


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "config.yaml",
            "strict: false",
            "strict: NO",
            r"config/config\.yaml:\d+: strict: 'NO' is not of type 'boolean'",
        ),
        ("config.yaml", "edition:", "editoin:", r"config/config\.yaml:\d+: .*'editoin' was unexpected"),
        ("config.yaml", "[agreements,", "[agrements,", r"config/config\.yaml:\d+: no register is called 'agrements'"),
        (
            "config.yaml",
            "last_year: 2019",
            "last_year: 2015",
            r"config/config\.yaml:\d+: last_year lies before first_year",
        ),
        (
            "config.yaml",
            '"2019-12-31"',
            '"2015-12-31"',
            r"config/config\.yaml:\d+: the cut-off day 2015-12-31 lies before first_year 2016",
        ),
        (
            "config.yaml",
            "reporting_currency: EUR",
            "reporting_currency: CHF",
            r"config/config\.yaml:\d+: amounts are kept in another currency than CHF by .*projects\.total_cost \(EUR\)",
        ),
        (
            "config.yaml",
            '"2019-12-31"',
            '"2019-02-30"',
            r"config/config\.yaml:\d+: as_of: '2019-02-30' is not a 'date'",
        ),
        (
            "forms/cordis_project.yaml",
            "register: projects",
            "register: project",
            r"cordis_project\.yaml:3: no register",
        ),
        (
            "forms/cordis_project.yaml",
            "title: {",
            "titel: {",
            r"cordis_project\.yaml:\d+: the register projects has no column",
        ),
        (
            "forms/cordis_project.yaml",
            "[acronym]",
            "[title]",
            r"cordis_project\.yaml:\d+: the header 'title' already means",
        ),
        (
            "registers/participations.yaml",
            "link: organisations.org_id",
            "link: organisations.id",
            r"participations\.yaml:\d+:",
        ),
        ("registers/projects.yaml", "unique: [grant_id]", "unique: [grant]", r"projects\.yaml:\d+: unique: no column"),
        (
            "indicators/european_programmes.yaml",
            "of: participations",
            "of: participation",
            r"european_programmes\.yaml:\d+:",
        ),
        ("config.yaml", "strategy: inserm_2016_2020", "strategy: other", r"config\.yaml:\d+: no strategy is called"),
        ("targets.yaml", "P07.european_programmes:", "P99.european_programmes:", r"targets\.yaml:\d+:"),
        (
            "strategies/inserm_2016_2020.yaml",
            "\n    stated: true",
            "\n    stated: maybe",
            r"inserm_2016_2020\.yaml:\d+: .*'maybe' is not of type 'boolean'",
        ),
    ],
)
def test_a_wrong_configuration_names_file_and_line(folder, file, old, new, message):
    change(folder, file, old, new)
    with pytest.raises(ConfigError) as raised:
        load_project(folder)
    assert re.search(message, str(raised.value)), str(raised.value)


def test_a_setting_can_be_given_on_the_command_line():
    settings = load_project(ROOT, {"as_of": "2018-06-30", "strict": "true", "edition": "2018"}).settings
    assert (settings.as_of.isoformat(), settings.strict, settings.edition) == ("2018-06-30", True, "2018")


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("as_off", "2018", "can't be given"),
        ("strict", "perhaps", "not of type 'boolean'"),
        ("languages", "en", "can't be given"),
        ("print_batches", "0", "minimum of 1"),
        ("as_of", "yesterday", "as_of"),
    ],
)
def test_a_wrong_override_is_refused_in_words(key, value, words):
    with pytest.raises(ConfigError) as raised:
        load_project(ROOT, {key: value})
    assert words in str(raised.value)
    assert "--config" in str(raised.value)
