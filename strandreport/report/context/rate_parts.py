"""A rate of the annex and what it is made of, together: on paper the table of the rate holds the values of all."""

from collections.abc import Mapping, Sequence
from typing import Any

Block = dict[str, Any]
RATE_CELLS = 4


def with_parts_behind(blocks: Sequence[Block], made_of: Mapping[str, Sequence[str]]) -> list[Block]:
    """Blocks in their order, but for the numerator and the denominator of a rate told in few lines: these follow it.

    ``made_of`` names the indicators that a rate is made of. A part follows its rate only if the table of the rate
    says all that its own table says, doubts included; each follows one rate.
    """
    brief = {block["code"]: block for block in blocks if not block["strands"] and block["is_brief"]}
    owners: dict[str, str] = {}
    for code, rate in brief.items():
        for column, part in enumerate(made_of.get(code, ()), 1):
            if part in brief and part not in owners and part != code and _says_all(rate, column, brief[part]):
                owners[part] = code
    whole = [block for block in blocks if block["code"] not in owners]
    return [one for block in whole for one in (block, *_parts_of(block["code"], owners, brief))]


def _parts_of(code: str, owners: Mapping[str, str], brief: Mapping[str, Block]) -> list[Block]:
    return [{**brief[part], "told_by": owner} for part, owner in owners.items() if owner == code]


def _says_all(rate: Block, column: int, part: Block) -> bool:
    """Whether a column of the table of a rate has every row of the table of a part, letter by letter."""
    columns = [
        [row["cells"][0], row["cells"][column]] for row in rate["table"]["rows"] if len(row["cells"]) == RATE_CELLS
    ]
    return bool(columns) and columns == [row["cells"] for row in part["table"]["rows"]]
