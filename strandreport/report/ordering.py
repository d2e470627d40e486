"""The order of lists that a reader looks words up in: that of a dictionary of either language."""

import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})


def alphabetical(text: str) -> tuple[str, str]:
    """Sort key that takes no account of accents, ligatures and capitals.

    >>> sorted(["Zambie", "Égypte", "Équateur", "eswatini", "œuvres", "offres"], key=alphabetical)
    ['Égypte', 'Équateur', 'eswatini', 'œuvres', 'offres', 'Zambie']
    """
    plain = unicodedata.normalize("NFD", text.translate(LIGATURES))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold(), text
