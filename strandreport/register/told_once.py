"""A cell that feeds two registers tells its trouble once: the gravest way in which one of them takes it."""

from collections.abc import Iterable

from strandreport.model.findings import SEVERITIES, Finding


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings without those that say of the same cells what a graver one says."""
    gravest: dict[tuple[object, ...], Finding] = {}
    for finding in findings:
        same = (finding.code, finding.content, finding.sheet, finding.cells, finding.value)
        known = gravest.get(same)
        if known is None or SEVERITIES.index(finding.severity) < SEVERITIES.index(known.severity):
            gravest[same] = finding
    return list(gravest.values())
