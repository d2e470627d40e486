"""Natural Earth's countries at 1:50 million, as packed by world-atlas, as rings of longitude and latitude.

What states dispute is cut out as a territory of its own, so that a project can say whose it is on its maps: nothing is
assigned here. Cuts along a meridian or parallel are rougher than a border, and finer than a map of the world shows.
"""

import json
from collections.abc import Callable
from pathlib import Path

Point = tuple[float, float]
Ring = list[Point]
Territories = dict[str, list[Ring]]

NAMED = {
    "Somaliland": "somaliland",
    "Kosovo": "kosovo",
    "N. Cyprus": "northern_cyprus",
    "Siachen Glacier": "siachen",
    "Indian Ocean Ter.": "CX",
    "Taiwan": "taiwan",
    "Palestine": "palestine",
    "W. Sahara": "western_sahara",
    "Falkland Is.": "falkland_islands",
}
LEFT_OUT = {"Antarctica"}
# Natural Earth draws who administers: Morocco down to the berm, Russia with Crimea, Israel with the Golan Heights.
SAHARA_PARALLEL, GOLAN_MERIDIAN, GOLAN_PARALLEL = 27.667, 35.64, 32.69
CRIMEA = (32.4, 44.3, 36.7, 46.3)  # west, south, east, north


def read_territories(path: Path, codes: dict[str, str]) -> Territories:
    """Rings by ISO 3166 alpha-2 code, or by a name for what is disputed; ``codes`` maps numbers of ISO 3166 to it."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = _arcs(topology)
    found: Territories = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        if name not in LEFT_OUT:
            key = NAMED.get(name) or codes[geometry["id"]]
            found.setdefault(key, []).extend(_rings(geometry, arcs))
    return _cut_out(found)


def _arcs(topology: dict) -> list[Ring]:
    (across, down), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((round(x * across + west, 6), round(y * down + south, 6)))
        found.append(points)
    return found


def _rings(geometry: dict, arcs: list[Ring]) -> list[Ring]:
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return [_ring(indexes, arcs) for polygon in polygons for indexes in polygon]


def _ring(indexes: list[int], arcs: list[Ring]) -> Ring:
    points: Ring = []
    for index in indexes:
        points += (arcs[index] if index >= 0 else arcs[~index][::-1])[:-1]
    return points


def _cut_out(found: Territories) -> Territories:
    west, south, east, north = CRIMEA
    inside = [all(west < x < east and south < y < north for x, y in ring) for ring in found["RU"]]
    found["crimea"] = [ring for ring, is_in in zip(found["RU"], inside, strict=True) if is_in]
    found["RU"] = [ring for ring, is_in in zip(found["RU"], inside, strict=True) if not is_in]
    sahara, found["MA"] = _halves(found["MA"], 1, SAHARA_PARALLEL)
    found["western_sahara"] = found["western_sahara"] + sahara
    south_part, north_part = _halves(found["IL"], 1, GOLAN_PARALLEL)
    west_part, found["golan"] = _halves(north_part, 0, GOLAN_MERIDIAN)
    found["IL"] = south_part + west_part
    return found


def _halves(rings: list[Ring], axis: int, at: float) -> tuple[list[Ring], list[Ring]]:
    """What lies below a meridian (axis 0) or parallel (axis 1), and what lies above."""
    below = [cut(ring, lambda point: at - point[axis]) for ring in rings]
    above = [cut(ring, lambda point: point[axis] - at) for ring in rings]
    return [ring for ring in below if ring], [ring for ring in above if ring]


def cut(ring: Ring, inside: Callable[[Point], float]) -> Ring:
    """The part of a ring where a linear measure is not negative (Sutherland and Hodgman)."""
    found: Ring = []
    for before, here in zip([ring[-1], *ring[:-1]], ring, strict=True):
        first, last = inside(before), inside(here)
        if (first < 0) != (last < 0):
            # the same point whichever way round the edge is met, so that neighbours keep sharing it
            (low, a), (high, b) = sorted(((first, before), (last, here)))
            share = low / (low - high)
            found.append((round(a[0] + (b[0] - a[0]) * share, 6), round(a[1] + (b[1] - a[1]) * share, 6)))
        if last >= 0:
            found.append(here)
    return found
