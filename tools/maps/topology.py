"""Rings of neighbours into lines that they share, so that a border is simplified once and drawn once."""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from maps.source import Point, Ring, Territories

Line = tuple[Point, ...]


@dataclass(frozen=True)
class Shared:
    """Lines by their points, each with the territories that it bounds, and rings made of lines and directions."""

    owners: dict[Line, tuple[str, ...]]
    rings: dict[str, list[list[tuple[Line, bool]]]]


def share_lines(territories: Territories, breaks: frozenset[Point]) -> Shared:
    """Cut every ring where its neighbour changes, and at points that are given."""
    owners, neighbours = _edges(territories)
    lines: dict[Line, tuple[str, ...]] = {}
    rings: dict[str, list[list[tuple[Line, bool]]]] = {}
    for name, found in territories.items():
        for ring in found:
            parts = []
            for part in _parts(ring, owners, neighbours, breaks):
                line = min(part, part[::-1])
                lines[line] = tuple(sorted(owners[_edge(part[0], part[1])]))
                parts.append((line, line == part))
            rings.setdefault(name, []).append(parts)
    return Shared(lines, rings)


def simplify(line: Line, project: Callable[[Point], Point], least: float) -> Line:
    """Drop points whose triangle with their neighbours is the smallest, until none is below an area (Visvalingam)."""
    points = [project(point) for point in line]
    before, after = list(range(-1, len(points) - 1)), list(range(1, len(points) + 1))
    area = {i: _triangle(points[i - 1], points[i], points[i + 1]) for i in range(1, len(points) - 1)}
    heap = [(size, i) for i, size in area.items()]
    heapq.heapify(heap)
    while heap:
        size, i = heapq.heappop(heap)
        if area.get(i) != size:
            continue
        if size >= least:
            break
        del area[i]
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if j in area:
                area[j] = max(size, _triangle(points[before[j]], points[j], points[after[j]]))
                heapq.heappush(heap, (area[j], j))
    kept = sorted({0, len(points) - 1, *area})
    return tuple(points[i] for i in kept)


def joined(parts: Iterable[tuple[Line, bool]], simple: dict[Line, Line]) -> Ring:
    """A ring again, of simplified lines."""
    points: Ring = []
    for line, forward in parts:
        drawn = simple[line] if forward else simple[line][::-1]
        points += drawn[:-1]
    return points


def area_of(ring: Ring) -> float:
    """The area of a ring, whatever its direction; nothing of no ring."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], *ring[:1]], strict=True))) / 2


def _edges(territories: Territories) -> tuple[dict[Line, set[str]], dict[Point, set[Point]]]:
    owners: dict[Line, set[str]] = defaultdict(set)
    neighbours: dict[Point, set[Point]] = defaultdict(set)
    for name, rings in territories.items():
        for ring in rings:
            for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
                owners[_edge(a, b)].add(name)
                neighbours[a].add(b)
                neighbours[b].add(a)
    return owners, neighbours


def _edge(a: Point, b: Point) -> Line:
    return (a, b) if a <= b else (b, a)


def _parts(
    ring: Ring, owners: dict[Line, set[str]], neighbours: dict[Point, set[Point]], breaks: frozenset[Point]
) -> Iterable[Line]:
    """The ring cut at its junctions; one without any begins at its first point by order, whoever owns it."""
    size = len(ring)
    junctions = [
        i for i, point in enumerate(ring) if point in breaks or _is_junction(i, point, ring, owners, neighbours)
    ]
    for start, end in zip(junctions, [*junctions[1:], *(i + size for i in junctions[:1])], strict=True):
        yield tuple(ring[i % size] for i in range(start, end + 1))
    if not junctions:
        start = ring.index(min(ring))
        yield tuple(ring[i % size] for i in range(start, start + size + 1))


def _is_junction(
    i: int, point: Point, ring: Ring, owners: dict[Line, set[str]], neighbours: dict[Point, set[Point]]
) -> bool:
    before, after = ring[i - 1], ring[(i + 1) % len(ring)]
    return len(neighbours[point]) != 2 or owners[_edge(before, point)] != owners[_edge(point, after)]


def _triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
