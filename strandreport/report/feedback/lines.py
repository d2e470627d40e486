"""The findings of a file as few lines, the most useful first: people stop reading at twenty."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pyarrow.parquet as pq

from strandreport.model.addresses import place_of
from strandreport.model.findings import SEVERITIES, Code, Finding, Severity
from strandreport.model.project import Project
from strandreport.report.context.findings import Shown, message
from strandreport.report.context.visible import PUBLIC
from strandreport.report.context.words import Words
from strandreport.report.feedback.handed_in import File, HandedIn

FIRST, OTHER_VALUES, HIDDEN = 20, 4, "…"
# What these quote stands in other files too, and may be confidential there.
OF_OTHERS = frozenset({Code.CONFLICTING_ROWS, Code.LOOKALIKE_KEYS, Code.CORRECTION_OUTDATED})
TO_MEND = (Severity.BLOCKS, Severity.QUARANTINES, Severity.VOIDS)
Place = tuple[int, str]


@dataclass(frozen=True)
class Concern:
    """Findings of one kind: how many cells or rows, and where they are (index of the sheet, cell)."""

    findings: tuple[Shown, ...]
    places: tuple[Place, ...]
    weight: int

    @property
    def first(self) -> Finding:
        """The finding that is quoted."""
        return self.findings[0].finding

    @property
    def count(self) -> int:
        """Number of cells or rows concerned."""
        return sum(item.finding.count for item in self.findings)

    @property
    def rank(self) -> tuple[int, int, int, str, str]:
        """Gravest first, then by money and by number."""
        grave = SEVERITIES.index(self.first.severity)
        return (grave, -self.weight, -self.count, self.first.code, self.first.column)


def concerns_of(file: File, project: Project) -> list[Concern]:
    """The findings of a file, gathered and in order."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in file.findings:
        groups.setdefault((finding.severity, finding.code, finding.column), []).append(finding)
    amounts = _amounts(file)
    concerns = (
        _concern([shown(finding, file, project) for finding in found], file, amounts) for found in groups.values()
    )
    return sorted(concerns, key=lambda concern: concern.rank)


def sentence(concern: Concern, words: Words, project: Project, handed_in: HandedIn) -> str:
    """What was found, with the values that stand in other cells and where else the same thing stands."""
    whole = replace(concern.findings[0], finding=replace(concern.first, count=concern.count))
    parts = [message(whole, words, project)]
    values = dict.fromkeys(item.finding.value for item in concern.findings if item.is_quoted and item.finding.value)
    others = [value for value in values if value != concern.first.value]
    if others and concern.first.expected.get("header"):
        quoted = ", ".join(words.text("feedback.quoted", value=value) for value in others[:OTHER_VALUES])
        more = " …" if len(others) > OTHER_VALUES else ""
        parts.append(words.text("feedback.other_values", values=quoted + more))
    for pair in concern.first.pairs[:1]:
        where = {"file": handed_in.names(pair.content), "sheet": pair.sheet or "–", "cell": pair.other}
        parts.append(words.text("feedback.elsewhere", **where))
    return " ".join(parts)


def shown(finding: Finding, file: File, project: Project) -> Shown:
    """A finding as its author may see it: what stands in the file is quoted, what may be secret of another is not."""
    sheet: Mapping[str, Any] = next((s for s in file.sheets if s["sheet"] == finding.sheet), {})
    if finding.code not in OF_OTHERS or _is_public(finding, project):
        return Shown(finding, sheet, True)
    expected = {name: HIDDEN if name == "values" else value for name, value in finding.expected.items()}
    return Shown(replace(finding, value=HIDDEN, expected=expected), sheet, True)


def _is_public(finding: Finding, project: Project) -> bool:
    """Whether the values of rows at odds may be quoted: no row is secret (none is given then), nor the column."""
    if finding.code != Code.CONFLICTING_ROWS or not finding.expected.get("values"):
        return False
    columns = project.registers[finding.expected["register"]].columns
    is_public = any(column.name == finding.column and column.disclosure == PUBLIC for column in columns)
    return is_public or not finding.pairs


def _concern(found: list[Shown], file: File, amounts: Mapping[tuple[int, int], int]) -> Concern:
    places = dict.fromkeys(
        (file.indexes[item.finding.sheet], cell)
        for item in found
        if item.finding.sheet in file.indexes
        for cell in item.finding.marked or (("A1",) if item.finding.sheet else ())
    )
    rows = {(index, place_of(cell)[0]) for index, cell in places}
    weight = sum(amounts.get(row, 0) for row in rows) if found[0].finding.severity in TO_MEND else 0
    return Concern(tuple(found), tuple(places), weight)


def _amounts(file: File) -> dict[tuple[int, int], int]:
    """By sheet and row the largest amount that stands in the row."""
    largest: dict[tuple[int, int], int] = {}
    for sheet in file.sheets:
        path = file.rows / f"{sheet['index']}.amounts.parquet"
        rows = pq.read_table(path, columns=["row", "amount"]).to_pylist() if sheet["register"] else ()
        for item in rows:
            place = (file.indexes[sheet["sheet"]], item["row"])
            largest[place] = max(largest.get(place, 0), abs(item["amount"]))
    return largest
