"""What is wrong with the cells of a row decides what becomes of the row."""

from collections import defaultdict
from dataclasses import dataclass, field

from strandreport.ingest.cells import Sheet
from strandreport.ingest.feeds import FeedRead
from strandreport.ingest.row_classes import Classified
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.ledger import RowClass


@dataclass
class Troubles:
    """What is wrong with the rows, by index in the sheet: codes that leave them out, columns voided, corrections."""

    quarantine: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    voided: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    elsewhere: set[int] = field(default_factory=set)
    corrected: set[int] = field(default_factory=set)

    def class_of(self, row: int) -> RowClass:
        """The class of a data row."""
        if row in self.quarantine:
            return RowClass.QUARANTINED
        if row in self.voided or row in self.elsewhere:
            return RowClass.VOIDED
        return RowClass.CORRECTED if row in self.corrected else RowClass.ACCEPTED


def gather_troubles(
    reads: list[FeedRead], classified: Classified, sheet: Sheet, content: str
) -> tuple[Troubles, list[Finding]]:
    """What the cells read mean for their rows, and the finding about rows with too many or too few fields."""
    troubles = Troubles()
    first = reads[0]
    for name, read in first.reads.items():
        for i, code in read.invalid.items():
            row = first.rows[i]
            if name in first.required:
                troubles.quarantine[row].append(str(code))
            else:
                troubles.voided[row].append(name)
        troubles.corrected |= {first.rows[i] for i in read.corrected}
    for feed in reads[1:]:
        troubles.elsewhere |= {feed.rows[i] for read in feed.reads.values() for i in read.invalid}
    troubles.corrected |= {row for row, _ in classified.merged_cells if classified.classes[row] is None}
    ragged = sorted(set(sheet.ragged_rows) & {row + 1 for row in classified.data_rows})
    for number in ragged:
        troubles.quarantine[number - 1].append(str(Code.RAGGED_ROW))
    if not ragged:
        return troubles, []
    cells = tuple(f"A{number}" for number in ragged)
    finding = Finding(Code.RAGGED_ROW, Severity.QUARANTINES, content, sheet.name, cells=cells, count=len(ragged))
    return troubles, [finding]
