"""Names that look like each other: proposals for a person to look at. Nothing is ever read by likeness."""

from collections.abc import Collection, Iterable, Mapping

from rapidfuzz import fuzz

from strandreport.model.spelling import canonical

LIKE = 75.0
# so much alike that the one was probably meant by the other
MISSPELT = 85.0


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like another one; nothing if none looks like it.

    >>> nearest("Date de signatures", ["Statut", "Date de signature"]), nearest("Couleur", ["Statut", "Pays"])
    ('Date de signature', '')
    """
    ranked = sorted((-likeness(word, other), other) for other in known)
    return ranked[0][1] if ranked and -ranked[0][0] >= LIKE else ""


def pairs(gone: Collection[str], come: Collection[str]) -> dict[str, str]:
    """What went and what came that looks like it, the likest pairs first, each word once.

    >>> pairs(["Montant engagé", "Pays"], ["Montant engagé (k€)", "Couleur"])
    {'Montant engagé': 'Montant engagé (k€)'}
    """
    ranked = sorted((-likeness(old, new), old, new) for old in gone for new in come)
    found: dict[str, str] = {}
    for score, old, new in ranked:
        if -score >= LIKE and old not in found and new not in found.values():
            found[old] = new
    return dict(sorted(found.items()))


def likeness(first: str, second: str) -> float:
    """How much two words look alike, from 0 to 100; the order of their parts and a remark behind them count little."""
    left, right = canonical(first), canonical(second)
    return max(fuzz.ratio(left, right), fuzz.token_sort_ratio(left, right), _beginning(left, right))


def _beginning(left: str, right: str) -> float:
    """Of two words one of which begins with the other, such as an amount and an amount in k€."""
    short, long = sorted((left, right), key=lambda word: (len(word), word))
    whole = len(short) >= 5 and long.startswith(short) and not long[len(short) :][:1].isalnum()
    return 90.0 if whole else 0.0


def nearest_form(headers: Collection[str], known: Mapping[str, Collection[str]]) -> tuple[str, dict[str, str]]:
    """The form that knows most of some headers, exactly or by likeness, and header to known header; ("", {}) if none.

    A form is near where a third of the headers of the sheet, and two at least, are like its own.
    """
    best: tuple[float, str, dict[str, str]] = (0.0, "", {})
    for name in sorted(known):
        like = {header: near for header in headers if (near := nearest(header, known[name]))}
        score = sum(likeness(header, near) for header, near in like.items()) / 100
        if len(like) >= 2 and len(like) * 3 >= len(headers) and score > best[0]:
            best = (score, name, like)
    return best[1], best[2]
