"""What feeds an indicator or a report: registers, the sheets and files that fill them, the findings about those."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from strandreport.model.commentary import KIND, Commentary
from strandreport.model.declarations import Indicator
from strandreport.model.feeding_registers import registers_of
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.ledger import PUBLISHED
from strandreport.model.project import Project
from strandreport.report.context.handover import Handover

Sheet = Mapping[str, Any]


@dataclass(frozen=True)
class Feed:
    """The sheets and files behind a report, the findings about them, the returns due for it, and its commentary."""

    sheets: tuple[Sheet, ...]
    files: tuple[Mapping[str, Any], ...]
    findings: tuple[Finding, ...]
    is_invented: bool
    is_sampled: bool = False
    returns: tuple[Mapping[str, Any], ...] = ()
    commentary: tuple[Commentary, ...] = ()

    @property
    def listed(self) -> tuple[Mapping[str, Any], ...]:
        """The spreadsheets that were read, in the order in which a report lists and numbers them."""
        read = (file for file in self.files if file["status"] != "blocked" and file["kind"] != KIND)
        return tuple(sorted(read, key=lambda file: str(file["names"][0])))

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Findings because of which a file or sheet was not read."""
        return tuple(finding for finding in self.findings if finding.severity == Severity.BLOCKS)


def feed_of(
    indicators: Iterable[Indicator],
    handover: Handover,
    project: Project,
    *,
    listed: frozenset[str] = frozenset(),
    texts: frozenset[str] = frozenset(),
    everything: bool,
) -> Feed:
    """What feeds some indicators and the registers that a report lists; ``everything`` takes in all else, too.

    ``texts`` are the contents of the commentary on the report.
    """
    told = tuple(indicators)
    fed = (registers_of(indicator, project.indicators, project.registers) for indicator in told)
    registers = listed.union(*fed)
    feeding = tuple(sheet for sheet in handover.sheets if sheet["register"] in registers)
    sheets = handover.sheets if everything else feeding
    contents = {sheet["content"] for sheet in sheets} | texts
    foreign = {file["content"] for file in handover.files if file["kind"] == KIND} - texts
    files = tuple(file for file in handover.files if everything or file["content"] in contents)
    about = (f for f in handover.findings if f.content not in foreign or everything)
    findings = tuple(f for f in about if everything or f.content in texts or _is_about(f, sheets, registers, project))
    due = tuple(item for item in handover.returns if everything or item["register_name"] in registers)
    is_invented = any(_is_used(sheet, handover) and sheet["invented"] for sheet in feeding)
    is_sampled = any(indicator.sample for indicator in told)
    return Feed(sheets, files, findings, is_invented, is_sampled, due)


def accepted_rows(sheet: Sheet, handover: Handover) -> int:
    """Rows of a sheet that stand in a register and that the audience may see."""
    hidden = handover.withheld_count(sheet)
    return sum(int(sheet["classes"][name]) for name in PUBLISHED) - hidden


def _is_used(sheet: Sheet, handover: Handover) -> bool:
    return accepted_rows(sheet, handover) > 0


def _is_about(finding: Finding, sheets: tuple[Sheet, ...], registers: frozenset[str], project: Project) -> bool:
    """Whether a finding is about a sheet that feeds the report, or about one that might have."""
    forms = [name for key in ("form", "forms") for name in finding.expected.get(key, "").split(", ") if name]
    if finding.code in (Code.MISSING_COLUMN, Code.AMBIGUOUS_FORM) and forms:
        return any(project.forms[name].register in registers for name in forms if name in project.forms)
    if finding.severity == Severity.BLOCKS:
        return True
    same = [sheet for sheet in sheets if sheet["content"] == finding.content]
    if not finding.sheet:
        return bool(same)
    return any(sheet["sheet"] == finding.sheet for sheet in same)
