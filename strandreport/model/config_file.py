"""Strict YAML: no code, no duplicate keys, strings stay strings, checked by a JSON Schema, errors with file and line.

Only ``true``, ``false``, ``null`` and plain decimal numbers are not strings; ``NO``, ``12:30``, ``0012`` and dates stay
what was typed (YAML 1.1 turns them into False, 750, 10 and a date object).
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema
import yaml

from strandreport.model.errors import ConfigError, Problem
from strandreport.model.files import read_json

# libyaml where it is there: the same nodes on the same lines, nine times as fast
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Place = tuple[str | int, ...]
_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+")
_PLAIN_TAGS = ("str", "int", "float", "bool", "null", "timestamp", "map", "seq", "merge", "value")
_WORDS = {"true": True, "false": False, "null": None, "": None}


@dataclass(frozen=True)
class ConfigFile:
    """The data of a configuration file and the line on which each part of it stands."""

    path: str
    data: Any
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """The line of a part, or of the nearest part around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def problem(self, place: Place, message: str) -> Problem:
        """A problem at a part of this file."""
        return Problem(self.path, self.line(place), message)


def read_config_file(path: Path, schema: Path, shown_as: str | None = None) -> ConfigFile:
    """Read a YAML file and check it against a JSON Schema.

    Raises:
        ConfigError: with every problem found, each with file and line.
    """
    name = shown_as or str(path)
    if not path.is_file():
        raise ConfigError.at(name, 0, "this configuration file is missing")
    file = parse_yaml(path.read_text(encoding="utf-8"), name)
    problems = [file.problem(place, message) for place, message in schema_problems(file.data, schema)]
    if problems:
        raise ConfigError(problems)
    return file


def schema_problems(data: Any, schema: Path) -> list[tuple[Place, str]]:
    """Place and message of everything in some data that a JSON Schema does not allow."""
    validator = jsonschema.Draft202012Validator(
        read_json(schema), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    return [(tuple(error.absolute_path), _explain(error)) for error in validator.iter_errors(data)]


def parse_yaml(text: str, name: str) -> ConfigFile:
    """Parse strict YAML; ``name`` is what errors call the file."""
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        raise ConfigError.at(name, mark.line + 1 if mark else 0, f"not valid YAML: {error.problem}") from None
    except yaml.YAMLError as error:
        raise ConfigError.at(name, 0, f"not valid YAML: {error}") from None
    lines: dict[Place, int] = {}
    return ConfigFile(name, _value(node, (), lines, name) if node is not None else None, lines)


def scalar(text: str) -> Any:
    """The value of an unquoted word.

    >>> [scalar(word) for word in ("NO", "true", "2016", "0012", "12:30", "2016-01-01", "0.95", "null")]
    ['NO', True, 2016, '0012', '12:30', '2016-01-01', 0.95, None]
    """
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def _value(node: yaml.Node, place: Place, lines: dict[Place, int], name: str) -> Any:
    lines[place] = node.start_mark.line + 1
    if node.tag.removeprefix("tag:yaml.org,2002:") not in _PLAIN_TAGS:
        raise ConfigError.at(name, lines[place], f"the tag {node.tag} is not allowed; write plain values")
    if isinstance(node, yaml.ScalarNode):
        return node.value if node.style else scalar(node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, (*place, i), lines, name) for i, item in enumerate(node.value)]
    return _mapping(node, place, lines, name)


def _mapping(node: yaml.Node, place: Place, lines: dict[Place, int], name: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        if not isinstance(key_node, yaml.ScalarNode) or key_node.tag == "tag:yaml.org,2002:merge":
            raise ConfigError.at(name, line, "keys must be plain words; merge keys (<<) are not allowed")
        key = key_node.value
        if key in values:
            raise ConfigError.at(name, line, f"the key {key!r} stands twice; keep one of them")
        values[key] = _value(value_node, (*place, key), lines, name)
        lines[(*place, key)] = line
    return values


def _explain(error: jsonschema.ValidationError) -> str:
    """What is wrong in words, with the value found and what would be right."""
    where = ".".join(str(part) for part in error.absolute_path) or "the file"
    hint = error.schema.get("description", "") if isinstance(error.schema, dict) else ""
    return f"{where}: {error.message}" + (f" ({hint})" if hint else "")
