"""The order of lists that people read: the alphabet of both languages."""

import unicodedata


def alphabetical(text: str) -> tuple[str, str]:
    """Sort key that takes no account of accents and capitals.

    >>> sorted(["Zambie", "Égypte", "Équateur", "eswatini"], key=alphabetical)
    ['Égypte', 'Équateur', 'eswatini', 'Zambie']
    """
    plain = "".join(ch for ch in unicodedata.normalize("NFD", text) if not unicodedata.combining(ch))
    return plain.casefold(), text
