"""The strategies of a project and the countries that they aim at, read and checked against each other."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from strandreport.model.chapters import Chapters, check_chapters, parse_chapters
from strandreport.model.config_file import ConfigFile
from strandreport.model.declarations import Indicator
from strandreport.model.errors import Problem
from strandreport.model.group_checks import Found, check_groups, check_programme_status
from strandreport.model.groups import CountryGroups, ProgrammeStatus, parse_groups, parse_programme_status
from strandreport.model.map_view import check_map_view, parse_map_view
from strandreport.model.project_files import read, read_all, read_if_there, read_reference, stop_on
from strandreport.model.settings import Words
from strandreport.model.strategy import Strategy, parse_strategy
from strandreport.model.strategy_checks import check_strategies
from strandreport.model.targets import Target

GROUPS, STATUS = "country_groups", "programme_status"
Known = tuple[Collection[str], Collection[str]]


@dataclass(frozen=True)
class Geography:
    """Country groups, the themes named for countries, and the status of countries in framework programmes."""

    groups: CountryGroups
    themes: Mapping[str, Words]
    programme_status: ProgrammeStatus
    theme_codes: Mapping[str, str]


def load_strategies(root: Path) -> dict[str, Strategy]:
    """All strategies by id, in the order of their files."""
    files = read_all(root, "strategies", "strategy")
    strategies: dict[str, Strategy] = {}
    origin: dict[str, ConfigFile] = {}
    for file in files:
        strategy = parse_strategy(file.data)
        if strategy.id in strategies:
            stop_on([file.problem(("id",), f"the strategy {strategy.id} stands in {origin[strategy.id].path} too")])
        strategies[strategy.id], origin[strategy.id] = strategy, file
    found = check_strategies(strategies)
    stop_on(origin[name].problem(place, message) for name, place, message in found)
    return strategies


def choose_strategy(root: Path, name: str, strategies: Mapping[str, Strategy]) -> Strategy:
    """The strategy that the settings name."""
    message = f"no strategy is called {name!r}; there are: {', '.join(strategies)}"
    stop_on([read(root, "config").problem(("strategy",), message)] if name not in strategies else [])
    return strategies[name]


def load_geography(root: Path, countries: Collection[str], strategies: Mapping[str, Strategy]) -> Geography:
    """The groups of the program, those of the project, the themes, and the statuses."""
    common, own = read_reference(root, GROUPS), read_if_there(root, GROUPS)
    files = [common, own] if own else [common]
    themes_file = read_if_there(root, "themes")
    themes = themes_file.data["themes"] if themes_file else {}
    codes = themes_file.data.get("codes", {}) if themes_file else {}
    unknown = [name for name in codes if name not in themes]
    if themes_file and unknown:
        stop_on(themes_file.problem(("codes", name), f"no theme is called {name!r}") for name in unknown)
    groups = parse_groups(*(file.data for file in files))
    strands = {name for strategy in strategies.values() for name in strategy.strands}
    stop_on(_placed(check_groups(groups, countries, themes, strands), files))
    status_file = read_reference(root, STATUS)
    status = parse_programme_status(status_file.data)
    stop_on(status_file.problem(place, message) for place, message in check_programme_status(status, countries))
    return Geography(groups, themes, status, codes)


def load_chapters(root: Path, strategy: Strategy, indicators: Mapping[str, Indicator], known: Known) -> Chapters:
    """What the chapters on geography and programmes show, and how the maps draw what is disputed."""
    countries, strands = known
    view = read_reference(root, "map_view")
    stop_on(view.problem(place, message) for place, message in check_map_view(view.data, countries))
    file = read_if_there(root, "chapters")
    if file:
        found = check_chapters(file.data, indicators, strands, countries)
        stop_on(file.problem(place, message) for place, message in found)
    return parse_chapters(file.data if file else {}, parse_map_view(view.data), strategy)


def indicators_of(strategy: Strategy, indicators: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """The indicators that serve a strategy, each with the strands of that strategy, found through its crosswalk."""
    own = {name: replace(item, strands=strategy.own_strands(item.strands)) for name, item in indicators.items()}
    return {name: item for name, item in own.items() if item.strands}


def strands_of(strategies: Iterable[Strategy], indicators: Mapping[str, Indicator]) -> dict[str, tuple[str, ...]]:
    """The strands of every indicator in any strategy, sorted."""
    ways = [strategy.own_strands for strategy in strategies]
    return {
        name: tuple(sorted({strand for own_strands in ways for strand in own_strands(item.strands)}))
        for name, item in indicators.items()
    }


def targets_of(strategy: Strategy, targets: Mapping[str, Target]) -> dict[str, Target]:
    """The targets of a strategy's own strands: a target does not pass from one strategy to another."""
    return {name: target for name, target in targets.items() if target.strand in strategy.strands}


def _placed(found: list[Found], files: list[ConfigFile]) -> Iterator[Problem]:
    """Problems with the file that the group stands in; of a name in two, the later holds."""
    for place, message in found:
        file = next(file for file in reversed(files) if place[1] in file.data["groups"])
        yield file.problem(place, message)
