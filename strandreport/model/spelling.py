"""When two spellings are the same."""

import re
import unicodedata

_BLANKS = re.compile(r"\s+")


def canonical(text: str) -> str:
    r"""What two spellings of a header or name must share to be the same.

    >>> canonical("  Montant\u00a0\n(EUR)\u200b ") == canonical("montant (eur)")
    True
    """
    visible = "".join(ch for ch in unicodedata.normalize("NFKC", text) if unicodedata.category(ch) != "Cf")
    return _BLANKS.sub(" ", visible).strip().casefold().replace("\u2019", "'")
