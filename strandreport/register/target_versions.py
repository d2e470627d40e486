"""Checks of the versions of targets that were handed in, against the indicators and the targets as first set."""

from collections.abc import Iterator, Mapping

import pandas as pd

from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.project import Project
from strandreport.model.registers import Register
from strandreport.model.target_history import (
    REGISTER,
    Version,
    by_target,
    differing,
    disordered,
    version_of,
    without_path,
)
from strandreport.register.collect import Addresses
from strandreport.register.plausibility import told

HIDDEN = "…"


def check_versions(frames: Mapping[str, pd.DataFrame], project: Project, addresses: Addresses) -> list[Finding]:
    """Findings of versions of targets that no indicator has, or that contradict each other or ``targets.yaml``."""
    if REGISTER not in project.registers:
        return []
    rows, register = frames[REGISTER], project.registers[REGISTER]
    known = {f"{name}.{strand}" for name, strands in project.measurable.items() for strand in strands}
    unknown = rows[~rows["target_id"].isin(known)]
    names = {"column": "target_id"}
    findings = told(unknown, Code.UNKNOWN_TARGET, Severity.ADVICE, register, "target_id", addresses, names)
    return [*findings, *_contradictions(rows[rows["target_id"].isin(known)], project, register, addresses)]


def _contradictions(
    rows: pd.DataFrame, project: Project, register: Register, addresses: Addresses
) -> Iterator[Finding]:
    for name, versions in by_target(version_of(row) for row in _plain(rows)).items():
        first = project.targets.get(name)
        checks = (
            (Code.TARGET_ORDER, "version", disordered(versions, first), ""),
            (Code.TARGET_WITHOUT_PATH, "baseline_period", without_path(versions, first), ""),
            (
                Code.TARGET_DIFFERS,
                "value",
                differing(versions, first),
                f"{first.value} ({first.year})" if first else "",
            ),
        )
        for code, column, wrong, stated in checks:
            chosen = rows[(rows["target_id"] == name) & rows["version"].isin([v.version for v in wrong])]
            if len(chosen):
                expected = {"column": column, "target": name, "stated": stated, "found": _quoted(chosen, wrong)}
                yield from told(chosen, code, Severity.ADVICE, register, column, addresses, expected)


def _quoted(rows: pd.DataFrame, versions: list[Version]) -> str:
    """What the first of the versions asks, unless it may not be public."""
    if (rows["visibility"].fillna("public") != "public").any() or rows["embargo_until"].notna().any():
        return HIDDEN
    return f"{versions[0].value_text} ({versions[0].target_year})"


def _plain(rows: pd.DataFrame) -> Iterator[dict[str, object]]:
    for row in rows.to_dict("records"):
        yield {str(name): None if pd.isna(value) else value for name, value in row.items()}
