"""What figures of several indicators give away together: a group of persons too small, or a figure held back.

Two figures of which one counts the other's people and a few more tell how few these are. And a figure held back is
told where others, added and subtracted, make it: that is a question of linear algebra over the atoms of a crowd. It is
answered in whole numbers modulo a large prime, which can only find too much.
"""

from collections.abc import Collection

import numpy as np

from strandreport.measure.crowds import Crowd, Place

_PRIME = 2_147_483_647  # products of two remainders still fit into 64 bits


def given_away(of: Crowd, hidden: Collection[Place]) -> Place | None:
    """The next figure that has to be held back, or None if those that are told give nobody away."""
    told = np.array([limit > 0 and place not in hidden for place, limit in zip(of.places, of.thresholds, strict=True)])
    if not told.any():
        return None
    return _small_rest(of, told) or _derived(of, told)


def _small_rest(of: Crowd, told: np.ndarray) -> Place | None:
    """The smaller of two figures that are told, one of which counts all of the other's people and a few more."""
    at = np.flatnonzero(told)
    member, sizes, limits = of.member[at], of.n_rows[at], of.thresholds[at]
    shared = (member * of.sizes) @ member.T
    rest = sizes[np.newaxis, :] - sizes[:, np.newaxis]
    limit = np.minimum(limits[np.newaxis, :], limits[:, np.newaxis])
    inside = (shared == sizes[:, np.newaxis]) & (rest > 0) & (rest < limit)
    return _smallest(of, at[inside.any(axis=1)])


def _derived(of: Crowd, told: np.ndarray) -> Place | None:
    """The smallest of the told figures from which one that is held back can be computed."""
    at, lost = np.flatnonzero(told), np.flatnonzero(~told & (of.thresholds > 0))
    rows, pivots = _echelon(of.member[at])
    for target in of.member[lost]:
        used = _combination(target, rows, pivots, of.member.shape[1])
        if len(used):
            return _smallest(of, at[used])
    return None


def _smallest(of: Crowd, found: np.ndarray) -> Place | None:
    counts = of.n_rows
    return min((of.places[i] for i in found), key=lambda place: _rank(place, counts, of), default=None)


def _rank(place: Place, counts: np.ndarray, of: Crowd) -> tuple[int, Place]:
    return int(counts[of.places.index(place)]), place


def _echelon(member: np.ndarray) -> tuple[np.ndarray, list[tuple[int, int]]]:
    """The lines in echelon form, each followed by what it is made of; and the (line, column) of each pivot."""
    rows = np.hstack([member, np.eye(len(member), dtype=np.int64)]) % _PRIME
    pivots: list[tuple[int, int]] = []
    for column in range(member.shape[1]):
        line = len(pivots)
        below = np.flatnonzero(rows[line:, column])
        if not len(below):
            continue
        rows[[line, line + below[0]]] = rows[[line + below[0], line]]
        rows[line] = rows[line] * pow(int(rows[line, column]), -1, _PRIME) % _PRIME
        others = line + 1 + np.flatnonzero(rows[line + 1 :, column])
        rows[others] = (rows[others] - rows[others, column, np.newaxis] * rows[line]) % _PRIME
        pivots.append((line, column))
    return rows, pivots


def _combination(target: np.ndarray, rows: np.ndarray, pivots: list[tuple[int, int]], width: int) -> np.ndarray:
    """Which lines make a target; none if they can't."""
    left = np.concatenate([target, np.zeros(rows.shape[1] - width, dtype=np.int64)]) % _PRIME
    for line, column in pivots:
        if left[column]:
            left = (left - left[column] * rows[line]) % _PRIME
    return np.flatnonzero(left[width:]) if not left[:width].any() else np.array([], dtype=np.int64)
