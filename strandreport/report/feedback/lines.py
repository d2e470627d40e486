"""The findings of a file as few lines, the most useful first: people stop reading at twenty."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pyarrow.parquet as pq

from strandreport.model.addresses import place_of
from strandreport.model.findings import SEVERITIES, Code, Finding, Pair, Severity
from strandreport.model.project import Project
from strandreport.report.context.findings import Shown, message, values_of
from strandreport.report.context.visible import PUBLIC
from strandreport.report.context.words import Words
from strandreport.report.feedback.handed_in import File, HandedIn

FIRST, OTHER_VALUES, HIDDEN = 20, 4, "…"
# What these quote of rows that may stand in other files too, and may be confidential there.
OF_OTHERS: Mapping[Code, tuple[str, ...]] = {
    Code.CONFLICTING_ROWS: ("value", "values"),
    Code.BLANK_BESIDE_VALUE: ("value", "values"),
    Code.LOOKALIKE_KEYS: ("value",),
    Code.CORRECTION_OUTDATED: ("value",),
    Code.SAME_TITLE: ("values",),
    Code.AMOUNT_OUT_OF_SERIES: ("usual",),
}
TO_MEND = (Severity.BLOCKS, Severity.QUARANTINES, Severity.VOIDS)
# findings that are made value by value, as those of cells are
GATHERED_BY_VALUE = (Code.UNKNOWN_STRAND, Code.UNKNOWN_COLUMN, Code.MISSPELT_HEADER)
NOTHING_NEAR = "\N{EN DASH} "
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
    def rank(self) -> tuple[int, bool, int, int, str, str]:
        """Gravest first, what leaves rows out before what else is in them, then by money and by number."""
        grave = SEVERITIES.index(self.first.severity)
        return (grave, "because" in self.first.expected, -self.weight, -self.count, self.first.code, self.first.column)


def concerns_of(file: File, project: Project) -> list[Concern]:
    """The findings of a file, gathered and in order."""
    groups: dict[tuple[str, ...], list[Shown]] = {}
    for item in (shown(finding, file, project) for finding in file.findings):
        # a column of the same name has another list of words in another register
        kind = (item.finding.effect, item.finding.severity, item.finding.code, item.finding.column)
        groups.setdefault((*kind, item.sheet.get("register", "")), []).append(item)
    amounts = _amounts(file)
    concerns = (_concern(found, file, amounts) for found in groups.values())
    return sorted(concerns, key=lambda concern: concern.rank)


def sentence(concern: Concern, words: Words, project: Project, handed_in: HandedIn) -> str:
    """What was found, with the values that stand in other cells and where else the same thing stands."""
    whole = replace(concern.findings[0], finding=replace(concern.first, count=concern.count))
    parts = [message(whole, words, project)]
    others = {item.finding.value: item for item in concern.findings if item.is_quoted and item.finding.value}
    others.pop(concern.first.value, None)
    if others and (concern.first.expected.get("header") or concern.first.code in GATHERED_BY_VALUE):
        quoted = ", ".join(_quoted(item, words, project) for item in list(others.values())[:OTHER_VALUES])
        more = " …" if len(others) > OTHER_VALUES else ""
        parts.append(words.text("feedback.other_values", values=quoted + more))
    parts += [where_else(pair, concern.first, words, handed_in) for pair in concern.first.pairs[:1]]
    if because := concern.first.expected.get("because"):
        parts.append(words.counted("feedback.because", concern.count, cell=because))
    return " ".join(parts)


def _quoted(item: Shown, words: Words, project: Project) -> str:
    """The value of another cell, with the word that it looks like."""
    near = values_of(item, words, project).get("near", "")
    key = "quoted_near" if near.strip(NOTHING_NEAR) else "quoted"
    return words.text(f"feedback.{key}", value=item.finding.value, near=near)


def where_else(pair: Pair, finding: Finding, words: Words, handed_in: HandedIn) -> str:
    """Where the same thing stands, or what is to be mended before this is of any use."""
    key = {Code.LINK_TO_LEFT_OUT: "mend_first", Code.CONFLICTING_ROWS: "other_row"}.get(finding.code, "elsewhere")
    where = {"file": handed_in.names(pair.content), "sheet": pair.sheet, "cell": pair.other}
    place = words.text("feedback.place" if pair.sheet else "feedback.place_in_text", **where)
    return words.text(f"feedback.{key}", place=place)


def shown(finding: Finding, file: File, project: Project) -> Shown:
    """A finding as its author may see it: what stands in the file is quoted, what may be secret of another is not."""
    sheet: Mapping[str, Any] = next((s for s in file.sheets if s["sheet"] == finding.sheet), {})
    names = () if _is_public(finding, project) else OF_OTHERS.get(finding.code, ())
    expected = {name: HIDDEN if name in names else value for name, value in finding.expected.items()}
    value = HIDDEN if "value" in names else finding.value
    return Shown(replace(finding, value=value, expected=expected), sheet, True)


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
