"""Make the outlines of the maps in ``templates/maps`` from the countries of Natural Earth.

``python tools/make_maps.py countries-50m.json`` wants the file of the npm package ``world-atlas`` 2.0.2, which holds
Natural Earth 4.1.0 (public domain). It writes ``world.json``, ``world_small.json`` and ``europe.json``: per territory
one SVG path in tenths of a unit, the borders between territories, and the place of every territory with its area. The
same file gives the same bytes. What is disputed is a territory of its own; ``config/reference/map_view.yaml`` says
whose it is.
"""

import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from maps.codes import CODES
from maps.middles import middle_of
from maps.projections import equal_earth, in_one_piece, lambert_europe
from maps.source import Point, Ring, Territories, cut, read_territories
from maps.topology import Line, Shared, area_of, joined, share_lines, simplify

FOLDER = Path(__file__).parents[1] / "templates" / "maps"
SHA256 = "04342cdc1e3016bcd7db1630de95684d67b79fe3c8c460321e87aef469502394"
TENTHS, FEW, ENOUGH, EDGE = 10, 5, 40, 3
# A border of which a part only is disputed: the part has a name of its own, by the box that it lies in.
PARTS = {
    ("IN", "PK"): ("line_of_control", (73.5, 32.4, 78.0, 37.0)),
    ("EG", "SD"): ("halaib", (33.0, 21.0, 38.0, 24.0)),
}


@dataclass(frozen=True)
class Map:
    """A frame (west, south, east, north in the units of the projection), its width on paper, and how fine it is."""

    name: str
    project: Callable[[Point], Point]
    frame: tuple[float, float, float, float]
    width: int
    least_triangle: float
    least_ring: float

    @property
    def scale(self) -> float:
        """Units of the paper for one of the projection."""
        return self.width / (self.frame[2] - self.frame[0])

    @property
    def height(self) -> int:
        """The height that keeps the shape."""
        return round((self.frame[3] - self.frame[1]) * self.scale)

    def place(self, point: Point) -> Point:
        """A place on paper, from the upper left corner."""
        x, y = self.project(point)
        return (x - self.frame[0]) * self.scale, (self.frame[3] - y) * self.scale


WORLD = (-2.56, -1.06, 2.69, 1.31)
MAPS = (
    Map("world", equal_earth, WORLD, 704, 0.55, 0.8),
    Map("world_small", equal_earth, WORLD, 340, 0.6, 0.8),
    Map("europe", lambert_europe, (-2150, -2010, 2380, 2330), 340, 0.45, 0.7),
)


def main(source: Path) -> None:
    """Write all maps."""
    if hashlib.sha256(source.read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{source} is not countries-50m.json of world-atlas 2.0.2")
    codes = {code[:3]: code[3:] for code in CODES.split()}
    found = read_territories(source, codes)
    territories = {name: [in_one_piece(ring) for ring in rings] for name, rings in sorted(found.items())}
    shared = share_lines(territories, _ends_of_parts(territories))
    for chart in MAPS:
        text = json.dumps(_drawn(chart, shared, territories), indent=0, ensure_ascii=True)
        (FOLDER / f"{chart.name}.json").write_text(text + "\n", encoding="utf-8")


def _drawn(chart: Map, shared: Shared, territories: Territories) -> dict:
    simple = {line: simplify(line, chart.place, chart.least_triangle) for line in shared.owners}
    paths = {name: _outline(chart, rings, simple) for name, rings in shared.rings.items()}
    rings = {name: [joined(parts, simple) for parts in found] for name, found in shared.rings.items()}
    places = {name: _place(chart, found, rings[name]) for name, found in territories.items()}
    return {
        "width": chart.width,
        "height": chart.height,
        "territories": {name: path for name, path in paths.items() if path},
        "borders": _borders(chart, shared, simple),
        "places": {name: place for name, place in places.items() if place},
    }


def _outline(chart: Map, rings: list[list[tuple[Line, bool]]], simple: dict[Line, Line]) -> str:
    drawn = [_in_frame(chart, joined(parts, simple)) for parts in rings]
    return "".join(_path(ring, closed=True) for ring in drawn if len(ring) > 2 and area_of(ring) >= chart.least_ring)


def _in_frame(chart: Map, ring: Ring) -> Ring:
    sides: list[Callable[[Point], float]] = [
        lambda point: point[0],
        lambda point: chart.width - point[0],
        lambda point: point[1],
        lambda point: chart.height - point[1],
    ]
    for side in sides:
        ring = cut(ring, side) if ring else ring
    return ring


def _borders(chart: Map, shared: Shared, simple: dict[Line, Line]) -> dict[str, str]:
    """One path for each pair of neighbours, and for each part of one that has a name."""
    found: dict[str, str] = {}
    for line, owners in sorted(shared.owners.items()):
        if len(owners) == 2:
            for piece in _pieces(chart, simple[line]):
                key = _border_name(owners, line)
                found[key] = found.get(key, "") + _path(piece, closed=False)
    return dict(sorted((key, path) for key, path in found.items() if path))


def _ends_of_parts(territories: Territories) -> frozenset[Point]:
    """Where a border enters the box of a part of it that has a name, or leaves it."""
    found = set()
    for (owner, _), (_, box) in PARTS.items():
        for ring in territories[owner]:
            found |= {b for a, b in zip([ring[-1], *ring[:-1]], ring, strict=True) if _is_in(a, box) != _is_in(b, box)}
    return frozenset(found)


def _is_in(point: Point, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return west < point[0] < east and south < point[1] < north


def _border_name(owners: tuple[str, ...], line: Line) -> str:
    name = "|".join(owners)
    part, box = PARTS.get((owners[0], owners[1]), ("", (0.0, 0.0, 0.0, 0.0)))
    return f"{name}|{part}" if part and _is_in(line[len(line) // 2], box) else name


def _pieces(chart: Map, line: Line) -> list[Ring]:
    """The runs of a line that lie in the frame; a step that leaves it is left out."""
    runs: list[Ring] = [[]]
    for point in line:
        if 0 <= point[0] <= chart.width and 0 <= point[1] <= chart.height:
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 1]


def _path(points: Ring, *, closed: bool) -> str:
    """An SVG path of relative steps in whole tenths."""
    units = [(round(x * TENTHS), round(y * TENTHS)) for x, y in points]
    units = [unit for i, unit in enumerate(units) if i == 0 or unit != units[i - 1]]
    if len(units) < (3 if closed else 2):
        return ""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(units, units[1:], strict=False)]
    text = " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")
    return f"M{units[0][0]} {units[0][1]}l{text}{'z' if closed else ''}"


def _place(chart: Map, rings: list[Ring], simple: list[Ring]) -> list[float] | None:
    """The middle of the largest ring and the area of all that lies in the frame; None if hardly any of it does."""
    drawn = [[chart.place(point) for point in ring] for ring in rings]
    whole, seen = sum(map(area_of, drawn)), sum(area_of(_in_frame(chart, ring)) for ring in drawn)
    if seen == 0 or seen < min(ENOUGH, whole / 2):
        return None
    largest = max(range(len(drawn)), key=lambda i: area_of(_in_frame(chart, drawn[i])))
    ring = simple[largest] if len(simple[largest]) > FEW else drawn[largest]
    x, y = middle_of(_in_frame(chart, ring) or ring)
    is_clear = EDGE <= x <= chart.width - EDGE and EDGE <= y <= chart.height - EDGE
    return [round(x, 1), round(y, 1), round(seen, 1)] if is_clear else None


if __name__ == "__main__":
    main(Path(sys.argv[1]))
