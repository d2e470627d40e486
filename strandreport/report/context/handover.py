"""What the stages before hand over, read once: figures, judgements, findings, ledger, returns and the rows withheld."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from strandreport.model.commentary import KIND, Commentary
from strandreport.model.declarations import Indicator
from strandreport.model.figures import Figure
from strandreport.model.files import read_json
from strandreport.model.findings import Finding
from strandreport.model.project import Project
from strandreport.report.context.cited import unknown_figures, with_unknown
from strandreport.report.context.visible import PUBLIC, is_visible, shows_column

SheetPlace = tuple[str, int]
LISTED = ("actions", "milestones")
COMPARED = ("published_figures",)
COUNT = "count"
SYSTEM = ["source", "sheet", "row", "visibility", "embargo_until"]


@dataclass(frozen=True)
class Handover:
    """Everything that the report stage may use.

    ``withheld`` has the spreadsheet rows of each sheet (content, index) that the audience may not see, ``shown`` the
    ones that it may and that stand in a register; ``rows`` has the rows themselves of registers that pages list,
    ``cells`` the folder in which the cells of a content are kept; ``revisions`` says which figures moved since an
    edition was frozen, ``peers`` what the same indicators say of others, ``commentary`` what people wrote,
    ``unknown_figures`` what they cite there and this edition does not have. ``evidence`` has the rows behind a figure,
    by part and kind, as numbers of ``evidence_rows``, where each is followed by the rows that it leads to;
    ``noted`` the names of the notes on the site by the code of their country. ``hiding`` names the registers of whose
    rows some are confidential, or may be; ``held_back`` how many rows of a register are kept from the public because
    they name something that is not known and may be confidential.
    """

    figures: Mapping[str, Figure]
    judgements: Mapping[tuple[str, str], Mapping[str, Any]]
    findings: tuple[Finding, ...]
    sheets: tuple[Mapping[str, Any], ...]
    files: tuple[Mapping[str, Any], ...]
    left_out: tuple[Mapping[str, Any], ...]
    shown: Mapping[SheetPlace, frozenset[int]]
    withheld: Mapping[SheetPlace, frozenset[int]]
    rows: Mapping[str, tuple[Mapping[str, Any], ...]]
    cells: Mapping[str, Path]
    revisions: Mapping[str, Any]
    peers: Mapping[str, Any]
    returns: tuple[Mapping[str, Any], ...]
    evidence: Mapping[str, tuple[tuple[str, str, tuple[int, ...]], ...]]
    evidence_rows: Mapping[int, tuple[Mapping[str, Any], ...]]
    commentary: tuple[Commentary, ...] = ()
    unknown_figures: tuple[str, ...] = ()
    noted: Mapping[str, str] = field(default_factory=dict)
    hiding: frozenset[str] = frozenset()
    held_back: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def parts(self) -> Mapping[tuple[str, str, str], tuple[Figure, ...]]:
        """The figures of breakdowns, by indicator, strand and period."""
        found: dict[tuple[str, str, str], list[Figure]] = {}
        for _, figure in sorted(self.figures.items()):
            if figure.breakdown:
                found.setdefault((figure.indicator, figure.strand, figure.period), []).append(figure)
        return {place: tuple(figures) for place, figures in found.items()}

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of the figures of every indicator."""
        return {figure.indicator: figure.kind for figure in self.figures.values()}

    def parts_kind(self, indicator: Indicator) -> str:
        """What numerator and denominator of a rate are: counts, or money in minor units."""
        return self.kinds.get(indicator.measure.numerator, COUNT) if indicator.is_ratio else COUNT

    @cached_property
    def letters(self) -> Mapping[SheetPlace, Mapping[str, Mapping[str, str]]]:
        """The letter of each column of each register that a sheet feeds."""
        return {(sheet["content"], sheet["index"]): sheet["feeds"] for sheet in self.sheets}

    @cached_property
    def left_out_rows(self) -> frozenset[tuple[str, str, int]]:
        """Content, sheet name and number of every row that was left out."""
        return frozenset((item["content"], item["sheet_name"], item["row"]) for item in self.left_out)

    def withheld_count(self, sheet: Mapping[str, Any]) -> int:
        """How many accepted rows of a sheet the audience may not see.

        A sheet may feed two registers: a row that one of them took is still no accepted row if the other left it out.
        """
        rows = self.withheld.get((sheet["content"], sheet["index"]), frozenset())
        return sum((sheet["content"], sheet["sheet"], row) not in self.left_out_rows for row in rows)

    def names(self, content: str) -> str:
        """The names under which a content lies in ``inputs/``."""
        return next((", ".join(file["names"]) for file in self.files if file["content"] == content), content)

    def is_text(self, content: str) -> bool:
        """Whether a content is a commentary, which has lines where a spreadsheet has cells."""
        return any(file["content"] == content and file["kind"] == KIND for file in self.files)


def read_handover(project: Project, outputs: Path) -> Handover:
    """Read ``outputs/register`` and ``outputs/measure``, and where the intake kept the cells of each content."""
    register, measure = outputs / "register", outputs / "measure"
    ledger = read_json(register / "ledger.json")
    judged = read_json(measure / "measure.json")["judgements"]
    figures = [Figure(**row) for row in pq.read_table(measure / "figures.parquet").to_pylist()]
    shown, withheld = _rows(project, register)
    texts = tuple(map(Commentary.from_json, read_json(register / "commentary.json")["commentary"]))
    unknown = unknown_figures(texts, {figure.figure_id for figure in figures})
    found = [Finding.from_json(item) for item in read_json(register / "findings.json")["findings"]]
    return Handover(
        figures={figure.figure_id: figure for figure in figures},
        judgements={(item["indicator"], item["strand"]): item for item in judged},
        findings=with_unknown(found, unknown),
        sheets=tuple(ledger["sheets"]),
        files=tuple(ledger["files"]),
        left_out=tuple(ledger["left_out"]),
        shown=shown,
        withheld=withheld,
        rows={name: visible_rows(name, project, register) for name in (*LISTED, *COMPARED)},
        cells=_cells(outputs / "ingest"),
        revisions=read_json(measure / "revisions.json"),
        peers=read_json(measure / "peers.json"),
        returns=tuple(read_json(register / "returns.json")["returns"]),
        evidence=_evidence(measure),
        evidence_rows=_evidence_rows(measure),
        commentary=texts,
        unknown_figures=tuple(f"{finding.expected['name']}: {finding.value}" for finding in unknown),
        **_kept_from(project, register),
    )


def _cells(ingest: Path) -> dict[str, Path]:
    """The folders of the cells of all contents."""
    listed = read_json(ingest / "intake.json")["contents"]
    return {item["content"]: ingest / "contents" / item["cells"] for item in listed}


def _kept_from(project: Project, register: Path) -> dict[str, Any]:
    """What the registers say is kept from the audience."""
    handed = read_json(register / "registers.json")
    held_back = handed["held_back"] if project.settings.audience == PUBLIC else {}
    return {"hiding": frozenset(handed["hiding"]), "held_back": held_back}


def _evidence(measure: Path) -> dict[str, tuple[tuple[str, str, tuple[int, ...]], ...]]:
    """The rows behind each figure."""
    found: dict[str, list[tuple[str, str, tuple[int, ...]]]] = {}
    for row in pq.read_table(measure / "evidence.parquet").to_pylist():
        found.setdefault(row["figure_id"], []).append((row["part"], row["kind"], tuple(row["rows"])))
    return {name: tuple(parts) for name, parts in found.items()}


def _evidence_rows(measure: Path) -> dict[int, tuple[Mapping[str, Any], ...]]:
    """The rows that evidence names by number, each with the rows that it leads to."""
    rows = pq.read_table(measure / "evidence_rows.parquet").to_pylist()
    return {row["id"]: tuple(row["places"]) for row in rows}


def visible_rows(name: str, project: Project, register: Path) -> tuple[Mapping[str, Any], ...]:
    """The rows of a register that the audience may see; none where the institute has no such register."""
    entry = read_json(register / "registers.json")["registers"].get(name)
    if entry is None:
        return ()
    settings = project.settings
    found = pq.read_table(register / entry["file"]).to_pylist()
    columns = project.registers[name].columns
    secret = {column.name for column in columns if not shows_column(column.disclosure, settings.audience)}
    seen = (row for row in found if is_visible(row, settings.audience, settings.as_of))
    return tuple({key: None if key in secret else value for key, value in row.items()} for row in seen)


def _rows(
    project: Project, register: Path
) -> tuple[dict[SheetPlace, frozenset[int]], dict[SheetPlace, frozenset[int]]]:
    settings = project.settings
    kinds: dict[bool, dict[SheetPlace, set[int]]] = {True: {}, False: {}}
    for _, entry in sorted(read_json(register / "registers.json")["registers"].items()):
        for row in pq.read_table(register / entry["file"], columns=SYSTEM).to_pylist():
            seen = is_visible(row, settings.audience, settings.as_of)
            kinds[seen].setdefault((row["source"], row["sheet"]), set()).add(row["row"])
    shown, withheld = ({place: frozenset(rows) for place, rows in kinds[seen].items()} for seen in (True, False))
    return shown, withheld
