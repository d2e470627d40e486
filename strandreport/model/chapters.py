"""Which indicators the chapters on geography and programmes show, as declared in ``config/chapters.yaml``."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from strandreport.model.declarations import Indicator
from strandreport.model.map_view import MapView
from strandreport.model.settings import Words
from strandreport.model.strategy import Strategy

Found = tuple[tuple[str | int, ...], str]
OVERALL = "overall"


@dataclass(frozen=True)
class MapChoice:
    """A map: the ground it is drawn on, and the figures by country that it shows."""

    base: str  # world, europe
    indicator: str
    strand: str
    period: str  # latest, total


@dataclass(frozen=True)
class GeographyChapter:
    """The maps of a report, and the indicators by which the groups of countries are compared."""

    maps: tuple[MapChoice, ...]
    groups: tuple[str, ...]


@dataclass(frozen=True)
class Stage:
    """A step of a funnel; an empty name stands for none."""

    label: Words
    number: str
    amount: str
    number_rate: str
    amount_rate: str


@dataclass(frozen=True)
class Calls:
    """Grants by year of the call: what is sure, and what may still come; ``short`` is the name that tables use."""

    label: Words
    short: Words
    sure: str
    open: str


@dataclass(frozen=True)
class Programmes:
    """The chapter on European programmes, and the reports that have it."""

    strand: str
    reports: tuple[str, ...]
    period: str
    stages: tuple[Stage, ...]
    pending: str
    calls: tuple[Calls, ...]
    against: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Chapters:
    """What a project's file says, of the strategy that its settings choose, and the view that its maps take."""

    home: str
    geography: Mapping[str, GeographyChapter]
    programmes: Programmes | None
    view: MapView


def parse_chapters(data: Mapping[str, Any], view: MapView, strategy: Strategy) -> Chapters:
    """Chapters from data that the schema has accepted, told for the strands of one strategy."""
    geography = data.get("geography", {"home": "", "reports": {}})
    reports = {
        own: _chapter(item, strategy)
        for name, item in geography["reports"].items()
        for own in _own_reports(name, strategy)
    }
    programmes = _programmes(data["programmes"], strategy) if "programmes" in data else None
    return Chapters(geography["home"], reports, programmes, view)


def check_chapters(
    data: Mapping[str, Any], indicators: Mapping[str, Indicator], strands: Collection[str], countries: Collection[str]
) -> list[Found]:
    """Place and message of whatever a file names that does not exist, or that has no figures by country."""
    found: list[Found] = []
    geography = data.get("geography", {"home": "", "reports": {}})
    if geography["home"] and geography["home"] not in countries:
        found.append((("geography", "home"), f"no country has the code {geography['home']!r}"))
    for name, chapter in geography["reports"].items():
        place: tuple[str | int, ...] = ("geography", "reports", name)
        if name != OVERALL and name not in strands:
            found.append((place, f"no strand is called {name!r}"))
        for i, item in enumerate(chapter["maps"]):
            found += [((*place, "maps", i), text) for text in _of_map(item, indicators)]
    missing = ((where, name) for where, name in _named(data) if name not in indicators)
    return found + [(where, f"no indicator is called {name!r}") for where, name in missing]


def country_column(indicator: Indicator) -> str:
    """The breakdown of an indicator by country; an empty string if it has none."""
    return next((str(reference) for reference in indicator.by if reference.column.endswith("country")), "")


def _of_map(item: Mapping[str, Any], indicators: Mapping[str, Indicator]) -> Iterator[str]:
    indicator = indicators.get(item["indicator"])
    if indicator and item["strand"] not in indicator.strands:
        yield f"{indicator.id} is no indicator of {item['strand']!r}; it has: {', '.join(indicator.strands)}"
    if indicator and not country_column(indicator):
        yield f"{indicator.id} has no breakdown by country"


def _named(data: Mapping[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every indicator that a file names, with its place."""
    for name, chapter in data.get("geography", {}).get("reports", {}).items():
        place = ("geography", "reports", name)
        yield from (((*place, "maps", i), item["indicator"]) for i, item in enumerate(chapter["maps"]))
        yield from (((*place, "groups", i), item) for i, item in enumerate(chapter.get("groups", ())))
    programmes = data.get("programmes")
    if programmes is None:
        return
    for i, item in enumerate(programmes["funnel"]["stages"]):
        yield from (
            (("programmes", "funnel", "stages", i, key), item[key]) for key in item if key not in ("label", "short")
        )
    for kind in ("calls", "against"):
        for i, item in enumerate(programmes[kind]):
            yield from ((("programmes", kind, i, key), item[key]) for key in item if key not in ("label", "short"))
    if "pending" in programmes["funnel"]:
        yield ("programmes", "funnel", "pending"), programmes["funnel"]["pending"]


def _own_reports(name: str, strategy: Strategy) -> tuple[str, ...]:
    return (OVERALL,) if name == OVERALL else strategy.own_strands((name,))


def _chapter(data: Mapping[str, Any], strategy: Strategy) -> GeographyChapter:
    maps = tuple(
        MapChoice(item["base"], item["indicator"], own, item["period"])
        for item in data["maps"]
        for own in strategy.own_strands((item["strand"],))[:1]
    )
    return GeographyChapter(maps, tuple(data.get("groups", ())))


def _programmes(data: Mapping[str, Any], strategy: Strategy) -> Programmes | None:
    own = strategy.own_strands((data["strand"],))
    if not own:
        return None
    return Programmes(
        strand=own[0],
        reports=tuple(report for name in data["reports"] for report in _own_reports(name, strategy)),
        period=data["funnel"]["period"],
        stages=tuple(_stage(item) for item in data["funnel"]["stages"]),
        pending=data["funnel"].get("pending", ""),
        calls=tuple(Calls(item["label"], item["short"], item["sure"], item.get("open", "")) for item in data["calls"]),
        against=tuple((item["own"], item["other"]) for item in data["against"]),
    )


def _stage(data: Mapping[str, Any]) -> Stage:
    names = ("amount", "number_rate", "amount_rate")
    return Stage(data["label"], data["number"], *(data.get(name, "") for name in names))
