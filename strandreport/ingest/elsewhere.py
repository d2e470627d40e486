"""What other sheets of a file and its names say about every sheet of it: units, and that it is not for everybody."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from strandreport.ingest.cells import Sheet
from strandreport.ingest.said_secrets import Secret, covers_keep_secret
from strandreport.ingest.unit_statements import PERCENT, Statement, covers_say
from strandreport.model.secrets_said import secret_said
from strandreport.model.units_said import unit_quoted, unit_said

_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


@dataclass(frozen=True)
class Elsewhere:
    """Units and words of secrecy that stand on another sheet or in a name, and hold for all rows."""

    units: Sequence[Statement] = ()
    secrets: Sequence[Secret] = ()


NOTHING = Elsewhere()


def said_elsewhere(sheets: Sequence[Sheet], said: Elsewhere) -> Elsewhere:
    """What the names of a file say, then its covers."""
    return Elsewhere((*said.units, *covers_say(sheets)), (*said.secrets, *covers_keep_secret(sheets)))


def names_say(names: Sequence[str]) -> Elsewhere:
    """What the names of a file say, folders included.

    >>> names_say(["2019/accords_CONFIDENTIEL.xlsx"]).secrets
    (Secret(words='confidentiel', cell='', sheet='2019/accords_CONFIDENTIEL.xlsx'),)
    >>> [said.said.scale for said in names_say(["credits_k€.xlsx", "non_confidentiel.csv"]).units]
    [1000]
    """
    plain = {name: re.sub(r"[_./\\-]+", " ", _ENDING.sub("", name)) for name in sorted(names)}
    units = {name: (words, unit_said(words)) for name, words in plain.items()}
    return Elsewhere(
        tuple(
            Statement(1, 1, unit_quoted(words), said, name)
            for name, (words, said) in units.items()
            if said and said.currency != PERCENT
        ),
        tuple(Secret(found, "", name) for name, words in plain.items() if (found := secret_said(words))),
    )
