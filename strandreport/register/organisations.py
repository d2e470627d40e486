"""Which organisation a row means: by its key, its ROR or an alias that somebody decided; nothing is guessed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from strandreport.model.registers import Register
from strandreport.model.spelling import canonical

ORGANISATIONS, ALIASES = "organisations", "organisation_aliases"
LINK = f"{ORGANISATIONS}.org_id"
NAMES = ("partner_name", "org_name", "host_name")
ROR = "https://ror.org/"


@dataclass(frozen=True)
class Reference:
    """Where a register names organisations: the column of the key, and that of the name."""

    register: Register
    key: str
    name: str


def references(registers: Mapping[str, Register]) -> Iterator[Reference]:
    """The registers whose rows name an organisation by a key that may be blank, and by a name."""
    for register in registers.values():
        keys = [column.name for column in register.columns if column.link == LINK and not column.required]
        names = [name for name in NAMES if name in register.names]
        if keys and names and register.name not in (ORGANISATIONS, ALIASES):
            yield Reference(register, keys[0], names[0])


def resolve_organisations(
    frames: Mapping[str, pd.DataFrame], registers: Mapping[str, Register]
) -> dict[str, pd.DataFrame]:
    """Frames in which keys that are aliases are replaced, and blank ones filled in where the name is an alias."""
    resolved = dict(frames)
    if ORGANISATIONS not in frames or ALIASES not in frames:
        return resolved
    known = {str(key) for key in frames[ORGANISATIONS]["org_id"]}
    meanings = decided(frames)
    for reference in references(registers):
        rows = frames[reference.register.name]
        keys = [
            _meant(key, name, known, meanings)
            for key, name in zip(rows[reference.key], rows[reference.name], strict=True)
        ]
        column = pd.Series(keys, index=rows.index, dtype=object)
        resolved[reference.register.name] = rows.assign(**{reference.key: column})
    return resolved


def _meant(key: object, name: object, known: set[str], meanings: Mapping[str, str]) -> object:
    if isinstance(key, str) and key:
        return key if key in known else meanings.get(spelled(key), key)
    return meanings.get(spelled(str(name)), pd.NA) if isinstance(name, str) else pd.NA


def decided(frames: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    """Spelling to organisation, where it means one only: RORs of organisations, and aliases that hold."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in frames[ORGANISATIONS][["org_id", "ror"]].to_dict("records"):
        if not pd.isna(row["ror"]):
            found[spelled(str(row["ror"]))].add(str(row["org_id"]))
    for row in frames[ALIASES].to_dict("records"):
        if holds(row["confidence"], row["confirmed"]):
            found[spelled(str(row["alias"]))].add(str(row["org_id"]))
    return {word: next(iter(keys)) for word, keys in found.items() if len(keys) == 1}


def holds(confidence: object, confirmed: object) -> bool:
    """Whether an alias counts: a probable one only once somebody has said yes, a sure one unless somebody says no.

    >>> holds("probable", None), holds("probable", True), holds("sure", None), holds(None, False)
    (False, True, True, False)
    """
    if confirmed is None or pd.isna(confirmed):  # type: ignore[call-overload]
        return confidence != "probable"
    return bool(confirmed)


def spelled(text: str) -> str:
    """What two spellings of one key or name share: capitals, blanks and the address of a ROR do not count."""
    return canonical(text).removeprefix(ROR)
