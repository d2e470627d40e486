"""Which cells of a file are marked, and what the note at each says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from strandreport.model.addresses import place_of
from strandreport.model.findings import SEVERITIES, Finding, Severity
from strandreport.model.project import Project
from strandreport.report.context.findings import Shown, message
from strandreport.report.context.words import Words
from strandreport.report.feedback.handed_in import File, HandedIn
from strandreport.report.feedback.lines import Concern, where_else

NOTES = 1000
Cell = tuple[int, int]
Cause = tuple[str, int]


@dataclass
class Marks:
    """By sheet and cell (row, column): the gravest severity, and the notes as code and words."""

    severities: dict[int, dict[Cell, str]] = field(default_factory=dict)
    notes: dict[int, dict[Cell, list[tuple[str, str]]]] = field(default_factory=dict)

    def add(self, sheet: int, cell: Cell, severity: str) -> None:
        """Mark a cell, unless it bears a graver mark."""
        marked = self.severities.setdefault(sheet, {})
        marked[cell] = min(marked.get(cell, severity), severity, key=SEVERITIES.index)

    def note(self, sheet: int, cell: Cell, code: str, words: str) -> None:
        """Say something at a cell, once."""
        notes = self.notes.setdefault(sheet, {}).setdefault(cell, [])
        if (code, words) not in notes:
            notes.append((code, words))


def marks_of(file: File, concerns: Sequence[Concern], words: Words, project: Project, handed_in: HandedIn) -> Marks:
    """The marks of a file; of one kind at most ``NOTES`` cells bear a note, the others their colour alone."""
    marks, causes = Marks(), _causes(file)
    for concern in concerns:
        noted = 0
        for item in concern.findings:
            finding = item.finding
            if finding.sheet not in file.indexes or not finding.cells:
                continue
            said = _said(item, words, project, handed_in, causes)
            for number, cell in enumerate(finding.marked):
                place = place_of(cell)
                marks.add(file.indexes[finding.sheet], place, finding.severity)
                if noted < NOTES and not _repeats(finding, cell):
                    marks.note(file.indexes[finding.sheet], place, finding.code, said(number, cell))
                    noted += 1
    return marks


class _Sentences:
    """What a finding says at each of its cells: its own words where they fit the cell, those of its kind elsewhere."""

    def __init__(self, item: Shown, words: Words, project: Project, besides: Mapping[str, str]) -> None:
        self.besides = besides
        self.of_all = bool(item.finding.expected.get("header")) or item.finding.count == 1
        self.own, self.title, self.remedy = (
            message(item, words, project, key) for key in ("message", "title", "remedy")
        )

    def __call__(self, number: int, cell: str) -> str:
        found = self.own if number == 0 or self.of_all else f"{self.title}."
        return "\n".join(part for part in (found, self.besides.get(cell, ""), f"→ {self.remedy}") if part)


def _said(item: Shown, words: Words, project: Project, handed_in: HandedIn, causes: Mapping[Cause, str]) -> _Sentences:
    finding = item.finding
    besides = {pair.cell: where_else(pair, finding, words, handed_in) for pair in finding.pairs}
    if "because" in finding.expected:
        others = {cell: causes.get((finding.sheet, place_of(cell)[0]), "") for cell in finding.marked}
        besides |= {cell: words.counted("feedback.because", 1, cell=other) for cell, other in others.items() if other}
    return _Sentences(item, words, project, besides)


def _causes(file: File) -> dict[Cause, str]:
    """Of each row left out (sheet, number) the first cell that is enough to leave it out."""
    found: dict[Cause, str] = {}
    for finding in file.findings:
        if finding.severity == Severity.QUARANTINES and "because" not in finding.expected:
            for cell in finding.marked:
                row = (finding.sheet, place_of(cell)[0])
                found[row] = min(found.get(row, cell), cell, key=lambda one: place_of(one)[1])
    return found


def _repeats(finding: Finding, cell: str) -> bool:
    """Whether a cell is one of a range that has its note at its first cell already."""
    ranges = [part for part in finding.cells if ":" in part]
    return bool(ranges) and cell not in {part.partition(":")[0] for part in finding.cells}
