"""Do the indicators, registers and figures exist that revisions and figures published elsewhere name?"""

from collections.abc import Mapping

import pandas as pd

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.project import Project
from strandreport.register.collect import Addresses
from strandreport.register.plausibility import told

REVISIONS, PUBLISHED = "revisions", "published_figures"


def check_named_indicators(frames: Mapping[str, pd.DataFrame], project: Project, addresses: Addresses) -> list[Finding]:
    """Findings of names that nothing bears, of whatever strategy."""
    return [
        *_told(frames, REVISIONS, "scope", Code.UNKNOWN_SCOPE, project, addresses),
        *_told(frames, PUBLISHED, "indicator", Code.UNKNOWN_INDICATOR, project, addresses),
    ]


def _told(
    frames: Mapping[str, pd.DataFrame], name: str, column: str, code: Code, project: Project, addresses: Addresses
) -> list[Finding]:
    if name not in project.registers:
        return []
    rows = frames[name].dropna(subset=[column])
    known = rows[column].map(lambda text: _is_known(text, column, project)).astype(bool)
    expected = {"column": column}
    return told(rows[~known], code, Severity.ADVICE, project.registers[name], column, addresses, expected)


def _is_known(text: str, column: str, project: Project) -> bool:
    if text in project.measurable:
        return True
    indicator, *rest = text.split(".")
    of_a_figure = len(rest) > 1 and rest[0] in project.measurable.get(indicator, ())
    return column == "scope" and (text in project.registers or of_a_figure)
