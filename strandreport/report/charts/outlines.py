"""The outlines of a map as ``tools/make_maps.py`` wrote them, put together as a point of view asks for."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from strandreport.model.map_view import NEUTRAL

NAMES = ("world", "world_small", "europe")


@dataclass(frozen=True)
class Outlines:
    """Paths in tenths of a unit by territory and by border; the middle and the area of every territory, in units."""

    width: float
    height: float
    territories: Mapping[str, str]
    borders: Mapping[str, str]
    places: Mapping[str, tuple[float, float, float]]

    def countries(self, view: Mapping[str, str]) -> dict[str, str]:
        """One path for each country, with the territories that a view gives to it; what is neutral bears its name."""
        found: dict[str, str] = {}
        for name, path in self.territories.items():
            found[_owner(name, view)] = found.get(_owner(name, view), "") + path
        return found

    def place(self, code: str, view: Mapping[str, str]) -> tuple[float, float, float] | None:
        """Where a country's name belongs: the middle of its largest territory; None outside of the map."""
        names = [name for name in self.places if _owner(name, view) == code]
        return max((self.places[name] for name in names), key=lambda place: place[2], default=None)

    def lines(self, view: Mapping[str, str], dashed: frozenset[str]) -> tuple[str, str]:
        """The borders between different countries: those that nobody disputes, and those that are drawn dashed."""
        kept = [name for name in self.borders if len(set(_owners(name, view))) > 1]
        plain = "".join(self.borders[name] for name in kept if name not in dashed)
        return plain, "".join(self.borders[name] for name in kept if name in dashed)


@lru_cache(maxsize=4)
def load_outlines(templates: Path) -> Mapping[str, Outlines]:
    """Read the files of ``templates/maps``."""
    return {name: _read(templates / "maps" / f"{name}.json") for name in NAMES}


def _read(path: Path) -> Outlines:
    data = json.loads(path.read_text(encoding="utf-8"))
    places = {name: tuple(place) for name, place in data["places"].items()}
    return Outlines(data["width"], data["height"], data["territories"], data["borders"], places)


def _owner(name: str, view: Mapping[str, str]) -> str:
    owner = view.get(name, name)
    return name if owner == NEUTRAL else owner


def _owners(border: str, view: Mapping[str, str]) -> Iterator[str]:
    """The countries on both sides; a part of a border has a third name, its own."""
    return (_owner(name, view) for name in border.split("|")[:2])
