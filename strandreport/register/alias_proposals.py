"""Names that may be one organisation, proposed to a person in a file; nothing is merged before it comes back.

The file has the headers of the form of aliases: with a yes in its column it is put into ``inputs/`` as it is.
"""

import csv
import io
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pandas as pd
from rapidfuzz import fuzz

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.registers import Register
from strandreport.register.collect import Addresses
from strandreport.register.organisations import ALIASES, ORGANISATIONS, references, spelled
from strandreport.register.plausibility import told

FILE = "alias_proposals.csv"
ALIKE, WORD_ALIKE = 88, 75
# Articles and prepositions, in whatever language, tell nothing.
SHORT_WORD = 2
HEADERS = (
    "Alias", "Organisme", "Même organisme ?", "Type d'alias", "Confiance", "Source", "Pays", "Lignes", "Nom proche",
    "Ressemblance", "Fichier", "Feuille", "Cellule", "Revu par", "Revu le",
)  # fmt: skip


@dataclass(frozen=True)
class Name:
    """A spelling in a country: the organisation that it is known to be (or blank), its rows, its first place."""

    text: str
    country: str
    org_id: str
    rows: int
    register: str = ""
    column: str = ""
    first: Any = None


@dataclass(frozen=True)
class Proposal:
    """Two names of one country that look alike: ``alias`` is the one that is not known yet, or the rarer one."""

    alias: Name
    other: Name
    likeness: int


def propose_aliases(frames: Mapping[str, pd.DataFrame], registers: Mapping[str, Register]) -> list[Proposal]:
    """All pairs that nobody has decided on, the most alike first."""
    if ORGANISATIONS not in frames or ALIASES not in frames:
        return []
    by_country: dict[str, list[Name]] = defaultdict(list)
    for name in (*_unknown(frames, registers), *_known(frames)):
        by_country[name.country].append(name)
    known = {
        (spelled(str(a)), str(o)) for a, o in zip(frames[ALIASES]["alias"], frames[ALIASES]["org_id"], strict=True)
    }
    found = [
        proposal
        for _, names in sorted(by_country.items())
        for one, two in combinations(names, 2)
        if (proposal := _proposal(one, two)) and (spelled(proposal.alias.text), _target(proposal)) not in known
    ]
    return sorted(found, key=lambda item: (-item.likeness, item.alias.country, item.alias.text, item.other.text))


def _unknown(frames: Mapping[str, pd.DataFrame], registers: Mapping[str, Register]) -> Iterator[Name]:
    """Names in rows without an organisation, each spelling of a country once."""
    seen: dict[tuple[str, str], Name] = {}
    count: Counter[tuple[str, str]] = Counter()
    for reference in references(registers):
        rows = frames[reference.register.name]
        if rows.empty or "country" not in reference.register.names:
            continue
        open_rows = rows[rows[reference.key].isna() & rows[reference.name].notna() & rows["country"].notna()]
        for index, row in zip(open_rows.index, open_rows.to_dict("records"), strict=True):
            key = (str(row[reference.name]), str(row["country"]))
            count[key] += 1
            seen.setdefault(key, Name(*key, "", 0, reference.register.name, reference.name, index))
    for key, name in sorted(seen.items()):
        yield Name(name.text, name.country, "", count[key], name.register, name.column, name.first)


def _known(frames: Mapping[str, pd.DataFrame]) -> Iterator[Name]:
    rows = frames[ORGANISATIONS]
    known = rows[rows["name"].notna() & rows["country"].notna()].sort_values("org_id")
    for row in known[["name", "country", "org_id"]].to_dict("records"):
        yield Name(str(row["name"]), str(row["country"]), str(row["org_id"]), 0)


def _proposal(one: Name, two: Name) -> Proposal | None:
    if one.org_id and two.org_id:
        return None
    left, right = folded(one.text), folded(two.text)
    if _numbers(left) != _numbers(right):
        return None
    likeness = 100 if left == right else int(fuzz.token_sort_ratio(left, right))
    if likeness < ALIKE or not (_has_all(left, right) and _has_all(right, left)):
        return None
    rarer, other = sorted((one, two), key=lambda name: (bool(name.org_id), name.rows, name.text))
    return Proposal(rarer, other, likeness)


def folded(name: str) -> str:
    """A name without accents, capitals and marks.

    >>> folded("Università di Torino (UniTO)"), folded("UNIVERSITA DI TORINO")
    ('universita di torino unito', 'universita di torino')
    """
    bare = "".join(ch for ch in unicodedata.normalize("NFKD", name) if not unicodedata.combining(ch)).casefold()
    return " ".join("".join(ch if ch.isalnum() else " " for ch in bare).split())


def _numbers(text: str) -> list[str]:
    """Its numbers: Paris 5 is not Paris 7, however alike they look."""
    return sorted(word for word in text.split() if any(ch.isdigit() for ch in word))


def _has_all(one: str, two: str) -> bool:
    """Whether each word of one name has its like in the other: an institute of biology is none of geology.

    >>> _has_all("univ di torino", "universita di torino"), _has_all("centre du lac", "centre de la plaine")
    (True, False)
    """
    words = [word for word in two.split() if len(word) > SHORT_WORD]
    return all(
        any(other.startswith(word[:4]) or fuzz.ratio(word, other) >= WORD_ALIKE for other in words)
        for word in one.split()
        if len(word) > SHORT_WORD
    )


def _target(proposal: Proposal) -> str:
    """The key that the alias would lead to: that of the organisation, or the other spelling where it has none."""
    return proposal.other.org_id or proposal.other.text


def proposals_file(
    proposals: list[Proposal],
    frames: Mapping[str, pd.DataFrame],
    addresses: Addresses,
    names: Mapping[str, str],
) -> bytes:
    """The file for a person; ``names`` gives the name of each content."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS)
    for proposal in proposals:
        alias = proposal.alias
        row = frames[alias.register].loc[[alias.first]]
        source, sheet = str(row["source"].iloc[0]), int(row["sheet"].iloc[0])
        [cell] = addresses.cells(row, alias.register, alias.column)
        place = (names[source], addresses.sheet_name(source, sheet), cell)
        facts = ("Nom", "Probable", "", alias.country, alias.rows, proposal.other.text, proposal.likeness)
        writer.writerow([_inert(str(cell)) for cell in (alias.text, _target(proposal), "", *facts, *place, "", "")])
    return ("\ufeff" + buffer.getvalue()).encode()


def _inert(text: str) -> str:
    """Text that no spreadsheet program takes for a formula; the blank before it is taken off when it is read."""
    return f" {text}" if text[:1] in ("=", "+", "-", "@") else text


def tell_proposals(
    proposals: list[Proposal],
    frames: Mapping[str, pd.DataFrame],
    registers: Mapping[str, Register],
    addresses: Addresses,
) -> list[Finding]:
    """One finding for each sheet with names that are proposed; what they resemble stands in the file alone."""
    by_column: dict[tuple[str, str], dict[Any, Proposal]] = defaultdict(dict)
    for item in proposals:
        by_column[item.alias.register, item.alias.column].setdefault(item.alias.first, item)
    findings: list[Finding] = []
    for (name, column), found in sorted(by_column.items()):
        rows = frames[name].loc[list(found)]
        expected = {"column": column, "file": f"outputs/register/{FILE}"}
        findings += told(rows, Code.SIMILAR_NAMES, Severity.ADVICE, registers[name], column, addresses, expected)
    return findings
