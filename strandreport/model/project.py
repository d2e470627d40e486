"""A project folder (``config/`` and ``inputs/``), loaded strictly and checked as a whole before any job."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from strandreport.model.blank_forms import header_problems
from strandreport.model.chapters import Chapters
from strandreport.model.config_file import ConfigFile, scalar, schema_problems
from strandreport.model.errors import ConfigError, Problem
from strandreport.model.files import read_json
from strandreport.model.forms import Form, check_form, parse_form
from strandreport.model.frozen import Frozen, load_frozen
from strandreport.model.groups import CountryGroups, ProgrammeStatus
from strandreport.model.indicators import Indicator, check_indicators, parse_indicators
from strandreport.model.project_files import PROGRAM, SCHEMAS, read, read_all, read_reference, stop_on
from strandreport.model.project_strategy import (
    choose_strategy,
    indicators_of,
    load_chapters,
    load_geography,
    load_strategies,
    strands_of,
    targets_of,
)
from strandreport.model.reference import Reference, parse_reference
from strandreport.model.register_checks import check_registers
from strandreport.model.registers import Register, parse_register
from strandreport.model.settings import Settings, Words, parse_settings
from strandreport.model.settings_checks import check_settings
from strandreport.model.strategy import Strategy
from strandreport.model.targets import Target, check_targets, parse_targets
from strandreport.model.world_regions import world_region_problems

__all__ = ["PROGRAM", "Project", "load_project"]

REFERENCE = (
    *("countries", "coordination_exclusions", "instrument_terms", "currencies", "commentary", "glossary"),
    "world_regions",
)


@dataclass(frozen=True)
class Project:
    """Everything that a project's configuration says, of the strategy that its settings choose.

    ``measurable`` are the strands of every indicator in all strategies: what a target may be of.
    ``theme_codes`` are the codes that registers use for the themes of the strategy; ``frozen`` are the figures of an
    earlier edition that this one is held against.
    """

    root: Path
    settings: Settings
    strategy: Strategy
    registers: Mapping[str, Register]
    forms: Mapping[str, Form]
    indicators: Mapping[str, Indicator]
    targets: Mapping[str, Target]
    reference: Reference
    groups: CountryGroups
    themes: Mapping[str, Words]
    programme_status: ProgrammeStatus
    strategies: Mapping[str, Strategy]
    measurable: Mapping[str, tuple[str, ...]]
    theme_codes: Mapping[str, str]
    frozen: Frozen | None
    chapters: Chapters


def load_project(root: Path, overrides: Mapping[str, str] | None = None) -> Project:
    """Load and check the configuration of a project folder.

    Args:
        root: the folder that holds ``config/`` and ``inputs/``.
        overrides: settings given on the command line, as typed.

    Raises:
        ConfigError: with every problem found in the first kind of file that has any, each with file and line.
    """
    settings = _settings(root, overrides or {})
    strategies = load_strategies(root)
    strategy = choose_strategy(root, settings.strategy, strategies)
    register_files = read_all(root, "registers", "register")
    registers = {file.data["name"]: parse_register(file.data) for file in register_files}
    by_name = {file.data["name"]: file for file in register_files}
    stop_on(by_name[name].problem(place, text) for name, place, text in check_registers(registers))
    stop_on(read(root, "config").problem(place, text) for place, text in check_settings(settings, registers))
    forms = _forms(root, registers)
    reference = _reference(root)
    geography = load_geography(root, reference.countries, strategies)
    indicators, targets = _measures(root, registers, strategies, geography.groups.groups)
    measurable = strands_of(strategies.values(), indicators)
    strands = {name for known in strategies.values() for name in known.strands}
    chapters = load_chapters(root, strategy, indicators, (reference.countries, strands))
    indicators, targets = indicators_of(strategy, indicators), targets_of(strategy, targets)
    parts = (settings, strategy, registers, forms, indicators, targets, reference)
    places = (geography.groups, geography.themes, geography.programme_status)
    frozen = load_frozen(root, settings)
    return Project(root, *parts, *places, strategies, measurable, geography.theme_codes, frozen, chapters)


def _reference(root: Path) -> Reference:
    files = {name: read_reference(root, name) for name in REFERENCE}
    regions = files["world_regions"]
    found = world_region_problems(regions.data, files["countries"].data["countries"])
    stop_on(regions.problem(place, message) for place, message in found)
    return parse_reference({name: file.data for name, file in files.items()})


def _settings(root: Path, overrides: Mapping[str, str]) -> Settings:
    file = read(root, "config")
    if not overrides:
        return parse_settings(file.data)
    schema = read_json(SCHEMAS / "config.json")
    scalars = [key for key, part in schema["properties"].items() if part.get("type") not in ("object", "array")]
    for key, value in overrides.items():
        if key not in scalars:
            message = f"{key}={value}: this setting can't be given on the command line; these can: {', '.join(scalars)}"
            raise ConfigError.at("--config", 0, message)
    kinds = {key: schema["properties"][key].get("type") for key in overrides}
    given = {key: value if kinds[key] == "string" else scalar(value) for key, value in overrides.items()}
    data = {**file.data, **given}
    stop_on(Problem("--config", 0, message) for _, message in schema_problems(data, SCHEMAS / "config.json"))
    return parse_settings(data)


def _forms(root: Path, registers: Mapping[str, Register]) -> dict[str, Form]:
    forms: dict[str, Form] = {}
    problems: list[Problem] = []
    for file in read_all(root, "forms", "form"):
        form = parse_form(file.data)
        if form.id in forms:
            problems.append(file.problem(("id",), f"another form is called {form.id!r} too"))
        forms[form.id] = form
        found = [file.problem(place, message) for place, message in check_form(form, registers)]
        # words are looked for only where all columns are known
        problems += found or [file.problem(("columns", n), message) for n, message in header_problems(form, registers)]
    stop_on(problems)
    return forms


def _measures(
    root: Path, registers: Mapping[str, Register], strategies: Mapping[str, Strategy], groups: Collection[str]
) -> tuple[dict[str, Indicator], dict[str, Target]]:
    files = read_all(root, "indicators", "indicators")
    merged: dict[str, Any] = {}
    origin: dict[str, ConfigFile] = {}
    for file in files:
        for name, value in file.data.items():
            if name in merged:
                raise ConfigError([file.problem((name,), f"the indicator {name} stands in {origin[name].path} too")])
            merged[name], origin[name] = value, file
    indicators = parse_indicators(merged)
    strands = [name for strategy in strategies.values() for name in strategy.strands]
    found = check_indicators(indicators, registers, strands, groups)
    stop_on(origin[str(place[0])].problem(tuple(place), message) for place, message in found)
    targets_file = read(root, "targets")
    targets = parse_targets(targets_file.data)
    stop_on(targets_file.problem(tuple(p), message) for p, message in check_targets(targets, indicators, strands))
    return indicators, targets
