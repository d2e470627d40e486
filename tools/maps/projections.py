"""Places on the globe into places on paper: Equal Earth for the world, Lambert's equal-area for Europe."""

from math import asin, cos, radians, sin, sqrt

from maps.source import Point

# Šavrič, Patterson and Jenny, The Equal Earth map projection (2018)
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
ROOT_3 = sqrt(3)
HALF_TURN = 180
CUT = -169.5  # in the Bering Strait: the map is cut where no country is
EUROPE = (52.0, 10.0)  # EPSG:3035
EARTH = 6371.0


def equal_earth(point: Point) -> Point:
    """Units of the globe's radius, east and north of the middle of the map."""
    longitude, latitude = radians(point[0] - (CUT + 180)), radians(point[1])
    t = asin(ROOT_3 / 2 * sin(latitude))
    t2, t6 = t * t, t**6
    across = 2 * ROOT_3 * longitude * cos(t) / (3 * (9 * A4 * t6 * t2 + 7 * A3 * t6 + 3 * A2 * t2 + A1))
    return across, t * (A4 * t6 * t2 + A3 * t6 + A2 * t2 + A1)


def lambert_europe(point: Point) -> Point:
    """Kilometres east and north of 52° N, 10° E."""
    middle, longitude = radians(EUROPE[0]), radians(point[0] - EUROPE[1])
    latitude = radians(point[1])
    along = cos(latitude) * cos(longitude)
    k = EARTH * sqrt(2 / (1 + sin(middle) * sin(latitude) + cos(middle) * along))
    return k * cos(latitude) * sin(longitude), k * (cos(middle) * sin(latitude) - sin(middle) * along)


def in_one_piece(ring: list[Point]) -> list[Point]:
    """A ring on one side of the cut: no step goes round the globe, and its middle lies east of the cut."""
    turns, found = 0, [ring[0]]
    for before, (x, y) in zip(ring, ring[1:], strict=False):
        turns += 360 * ((before[0] - x > HALF_TURN) - (x - before[0] > HALF_TURN))
        found.append((round(x + turns, 6), y))
    middle = sum(x for x, _ in found) / len(found)
    shift = 360 if middle < CUT else -360 if middle > CUT + 360 else 0
    return [(round(x + shift, 6), y) for x, y in found]
