"""Where the dash of a list may be the sign of a number: ``- 5 %`` is an item to Markdown, a decline to its author."""

import re
from collections.abc import Sequence

from markdown_it.token import Token

from strandreport.ingest.commentary.troubles import Troubles
from strandreport.model.findings import Code

SIGNS = ("-", "+")
_NUMBER = re.compile(r"[0-9]")
_AMOUNT = re.compile(r"[0-9][0-9.,\s]*(?:%|‰|€|[kM]€|EUR\b|euros?\b|points?\b|pts?\b)")


def is_number_in_text(before: str, token: Token, inner: Sequence[Token]) -> bool:
    """Whether a list of one item is the next line of the words ``before``, which go on with a signed number."""
    items = [one for one in inner if one.type == "list_item_open" and one.level == token.level + 1]
    if not before or before.rstrip().endswith(":") or len(items) != 1 or items[0].markup not in SIGNS:
        return False
    return bool(_NUMBER.match(_words(inner)))


def tell_signs(inner: Sequence[Token], level: int, troubles: Troubles) -> None:
    """Tell each item of a list that begins with an amount: its dash is not published, and may have been a sign.

    ``level`` is that of the items.
    """
    for at, token in enumerate(inner):
        is_item = token.type == "list_item_open" and token.level == level and token.markup in SIGNS
        if is_item and _AMOUNT.match(words := _words(inner[at:])):
            line = (token.map or [0])[0] + 1
            troubles.tell(Code.COMMENTARY_SIGN, line, words.split("\n")[0], sign=token.markup)


def _words(tokens: Sequence[Token]) -> str:
    return next((token.content for token in tokens if token.type == "inline"), "")
