"""World regions and sub-regions of the United Nations (M49): which country lies in which, and what they are called."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from strandreport.model.settings import Words

Found = tuple[tuple[str | int, ...], str]


@dataclass(frozen=True)
class WorldRegions:
    """Country to region and to sub-region, both by their ids, and the words of each id."""

    region: Mapping[str, str]
    sub_region: Mapping[str, str]
    labels: Mapping[str, Words]


def parse_world_regions(data: Mapping[str, Any]) -> WorldRegions:
    """The table from data that the JSON Schema has accepted."""
    region: dict[str, str] = {}
    sub_region: dict[str, str] = {}
    labels: dict[str, Words] = {}
    for name, entry in data["regions"].items():
        labels[name] = {"en": entry["en"], "fr": entry["fr"]}
        for part, of in entry["sub_regions"].items():
            labels[part] = {"en": of["en"], "fr": of["fr"]}
            region |= dict.fromkeys(of["countries"], name)
            sub_region |= dict.fromkeys(of["countries"], part)
    return WorldRegions(region, sub_region, labels)


def world_region_problems(data: Mapping[str, Any], countries: Collection[str]) -> list[Found]:
    """Place and message of every id and country that stands twice, that nobody knows, or that stands nowhere."""
    seen: dict[str, str] = dict.fromkeys(data["outside"], "outside")
    found: list[Found] = [*_unknown(("outside",), data["outside"], countries)]
    names = set(data["regions"])
    for region, entry in data["regions"].items():
        for name, of in entry["sub_regions"].items():
            place = ("regions", region, "sub_regions", name)
            found += [(place, f"two regions are called {name!r}")] if name in names else []
            names.add(name)
            found += _unknown((*place, "countries"), of["countries"], countries)
            for i, country in enumerate(of["countries"]):
                if country in seen:
                    found.append(((*place, "countries", i), f"{country} stands in {seen[country]} too"))
                seen[country] = name
    missing = sorted(set(countries) - set(seen))
    return found + [(("regions",), f"{country} stands in no region and not in 'outside'") for country in missing]


def _unknown(place: tuple[str | int, ...], listed: Collection[str], countries: Collection[str]) -> Iterator[Found]:
    for i, country in enumerate(listed):
        if country not in countries:
            yield (*place, i), f"no country has the code {country!r}"
