import json

import pytest
import yaml

from strandreport.model import config_file
from strandreport.model.config_file import parse_yaml, read_config_file
from strandreport.model.errors import ConfigError


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("NO", "NO"),
        ("yes", "yes"),
        ("12:30", "12:30"),
        ("0012", "0012"),
        ("2016-01-01", "2016-01-01"),
        ("1e3", "1e3"),
        ("true", True),
        ("2016", 2016),
        ("0.95", 0.95),
        ("null", None),
        ('"2016"', "2016"),
        ("0x10", "0x10"),
        ("1_000", "1_000"),
    ],
)
def test_a_word_stays_what_was_typed(typed, read):
    assert parse_yaml(f"key: {typed}", "a.yaml").data == {"key": read}


def test_a_key_that_stands_twice_is_refused_with_its_line():
    with pytest.raises(ConfigError, match=r"a\.yaml:3: the key 'a' stands twice"):
        parse_yaml("a: 1\nb: 2\na: 3\n", "a.yaml")


@pytest.mark.parametrize(
    "text", ["a: !!python/object/apply:os.system ['true']", "a: !x 1", "b: &x {c: 1}\na:\n  <<: *x"]
)
def test_tags_and_merge_keys_are_refused(text):
    with pytest.raises(ConfigError):
        parse_yaml(text, "a.yaml")


def test_a_value_that_the_schema_does_not_allow_is_named_with_its_line(tmp_path):
    schema = tmp_path / "schema.json"
    schema.write_text(
        json.dumps({"type": "object", "properties": {"a": {"type": "array", "items": {"type": "integer"}}}})
    )
    config = tmp_path / "c.yaml"
    config.write_text("a:\n  - 1\n  - two\n")
    with pytest.raises(ConfigError, match=r"c\.yaml:3: a\.1: 'two' is not of type 'integer'"):
        read_config_file(config, schema, "c.yaml")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ConfigError, match="config/x.yaml: this configuration file is missing"):
        read_config_file(tmp_path / "x.yaml", tmp_path / "s.json", "config/x.yaml")


TRICKY = """\
plain: NO
quoted: "NO"
single: '0012'
time: 12:30
flow: {a: 1.50, "b": [x, 'y', , z: 2]}
folded: >-
  one
  two
kept: |
  a: b
empty:
"""


@pytest.mark.parametrize(
    "text", [TRICKY.replace(" , z: 2", ""), TRICKY, "a: 1\na: 2\n", "a: !!python/object x\n", "a: [\n", "\ta: 1"]
)
def test_both_parsers_of_yaml_read_the_same_or_refuse_on_the_same_line(monkeypatch, text):
    """libyaml reads where it is there; where it is not, nothing may read differently."""
    read = []
    for loader in (yaml.SafeLoader, yaml.CSafeLoader):
        monkeypatch.setattr(config_file, "LOADER", loader)
        try:
            file = config_file.parse_yaml(text, "x.yaml")
            read.append((file.data, file.lines))
        except ConfigError as error:
            read.append([(problem.path, problem.line) for problem in error.problems])
    assert read[0] == read[1]
