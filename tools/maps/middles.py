"""Where a word belongs in a country: the place farthest from its outline, counted wider than tall as words are."""

from math import hypot

from maps.source import Point, Ring

FLAT, STEPS = 0.6, 28


def middle_of(ring: Ring) -> Point:
    """The best of the places of a grid inside a ring; its centre of gravity where the ring is too small for any."""
    west, east = min(x for x, _ in ring), max(x for x, _ in ring)
    north, south = min(y for _, y in ring), max(y for _, y in ring)
    places = [
        (west + (east - west) * (i + 0.5) / STEPS, north + (south - north) * (j + 0.5) / STEPS)
        for i in range(STEPS)
        for j in range(STEPS)
    ]
    inside = [place for place in places if _is_inside(place, ring)]
    return max(inside, key=lambda place: _room(place, ring), default=_centroid(ring))


def _is_inside(place: Point, ring: Ring) -> bool:
    x, y = place
    crossed = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            crossed = not crossed
    return crossed


def _room(place: Point, ring: Ring) -> float:
    """The distance to the outline, with widths made smaller."""
    return min(_distance(place, a, b) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))


def _distance(place: Point, a: Point, b: Point) -> float:
    x, y = (place[0] - a[0]) * FLAT, place[1] - a[1]
    across, down = (b[0] - a[0]) * FLAT, b[1] - a[1]
    length = across * across + down * down
    share = min(max((x * across + y * down) / length, 0), 1) if length else 0
    return hypot(x - share * across, y - share * down)


def _centroid(ring: Ring) -> Point:
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    crosses = [a[0] * b[1] - b[0] * a[1] for a, b in pairs]
    whole = sum(crosses) * 3
    across = sum((a[0] + b[0]) * cross for (a, b), cross in zip(pairs, crosses, strict=True))
    down = sum((a[1] + b[1]) * cross for (a, b), cross in zip(pairs, crosses, strict=True))
    return (across / whole, down / whole) if whole else ring[0]
