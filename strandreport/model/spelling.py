"""When two spellings are the same."""

import re
import unicodedata

from strandreport.model.kept_cells import STROKE

_BLANKS = re.compile(r"\s+")


def canonical(text: str) -> str:
    r"""What two spellings of a header or name must share to be the same.

    Strokes through letters are no spelling: a word that is struck out still says what it says.

    >>> canonical("  Montant\u00a0\n(EUR)\u200b ") == canonical("montant (eur)")
    True
    """
    visible = "".join(
        ch for ch in unicodedata.normalize("NFKC", text.replace(STROKE, "")) if unicodedata.category(ch) != "Cf"
    )
    return _BLANKS.sub(" ", visible).strip().casefold().replace("\u2019", "'")
