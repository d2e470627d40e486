"""Returns: who owes which file, what arrived, and which of two versions counts."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any

import pandas as pd

from strandreport.model.findings import Code, Finding, Severity

NAME = "returns"
_VERSION = re.compile(r"[-_. ]v(?:ersion)?[-_. ]?([0-9]+)(?![0-9])", re.IGNORECASE)


@dataclass(frozen=True)
class Arrived:
    """What became of the returns.

    ``superseded`` maps the content of an older version to that of the newer one; ``rows`` has one entry for each
    return that is due, with its status (received, missing) and the contents that came.
    """

    superseded: Mapping[str, str]
    rows: tuple[Mapping[str, Any], ...]
    findings: tuple[Finding, ...]


def match_returns(returns: pd.DataFrame, contents: Mapping[str, list[str]], with_rows: Collection[str]) -> Arrived:
    """Match the files that arrived with the returns that are due.

    Args:
        returns: the register of returns.
        contents: the names of each content.
        with_rows: the contents of which a row could be read.

    Of several files for one return the one with the highest version number in its name counts. Two without a number,
    or with the same, are a question to a person: both are kept and the finding blocks. A newer version of which no row
    could be read takes the place of none; the older goes on counting, and both are named.
    """
    superseded: dict[str, str] = {}
    rows, findings = [], []
    for due in returns.sort_values("return_id").to_dict("records"):
        arrived = _matching(str(due["file_pattern"]), contents)
        found = {content: version for content, version in arrived.items() if content in with_rows} or arrived
        newest = [content for content, version in found.items() if version == max(found.values())]
        if len(newest) > 1:
            names = ", ".join(sorted(contents[content][0] for content in newest))
            expected = {"key": str(due["return_id"])}
            findings.append(Finding(Code.TWO_VERSIONS, Severity.BLOCKS, newest[0], value=names, expected=expected))
        elif newest:
            superseded |= {content: newest[0] for content in found if content != newest[0]}
        else:
            findings.append(_missing(due))
        for bad in sorted(set(arrived) - set(found)):
            findings += _unusable(bad, arrived[bad], newest, found, contents)
        rows.append(_row(due, newest, found))
    return Arrived(superseded, tuple(rows), tuple(findings))


def version_of(name: str) -> int:
    """The version number in a file's name; 0 if it has none.

    >>> [version_of(n) for n in ("mobilite_2019.xlsx", "mobilite_2019_v2.xlsx", "mobilite-2019-version 10.ods")]
    [0, 2, 10]
    """
    found = _VERSION.findall(PurePosixPath(name).name)
    return int(found[-1]) if found else 0


def _matching(pattern: str, contents: Mapping[str, list[str]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for content, names in contents.items():
        fitting = [name for name in names if fnmatchcase(PurePosixPath(name).name.casefold(), pattern.casefold())]
        if fitting:
            found[content] = max(version_of(name) for name in fitting)
    return found


def _unusable(
    bad: str, version: int, newest: list[str], found: Mapping[str, int], contents: Mapping[str, list[str]]
) -> list[Finding]:
    """A version that can't be used, if it was meant to take the place of the one that counts."""
    if not newest or version < max(found.values()):
        return []
    expected = {"name": contents[bad][0], "counts": ", ".join(sorted(contents[content][0] for content in newest))}
    return [Finding(Code.NEWER_VERSION_UNUSABLE, Severity.BLOCKS, bad, value=contents[bad][0], expected=expected)]


def _missing(due: Mapping[Any, Any]) -> Finding:
    """Who owes what by when; the pattern of the file's name is internal, and stands in the list of returns."""
    expected = {"key": str(due["return_id"]), "owner": str(due["owner"]), "due": str(due["due_date"])}
    return Finding(Code.MISSING_RETURN, Severity.ADVICE, value=str(due["return_id"]), expected=expected)


def _row(due: Mapping[Any, Any], newest: list[str], found: Mapping[str, int]) -> dict[str, Any]:
    names = ("return_id", "owner", "register_name", "strand", "period")
    facts = {name: None if pd.isna(due[name]) else str(due[name]) for name in names}
    received_on = None if pd.isna(due["received_on"]) else str(due["received_on"])
    older = sorted(set(found) - set(newest))
    status = "received" if newest else "missing"
    dates = {"due_date": str(due["due_date"]), "received_on": received_on}
    return {**facts, **dates, "status": status, "contents": sorted(newest), "older": older}
