"""What must hold before anything is published."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from strandreport.model.errors import BuildError
from strandreport.model.files import read_json
from strandreport.model.settings import Settings

BLOCKS = "blocks"
SHOWN = 10


def check_gate(settings: Settings, outputs: Path) -> None:
    """Stop a strict build on findings that block, figures that moved unexplained, and citations of unknown figures.

    A desk build says so on its pages.

    Raises:
        BuildError: with the findings, each with file, sheet, cells and code, or with the figures.
    """
    if settings.strict:
        _check_findings(outputs / "register")
        _check_revisions(outputs / "measure")
        _check_cited(outputs / "report")


def _check_cited(report: Path) -> None:
    unknown = read_json(report / "contexts.json")["unknown_figures"]
    if unknown:
        raise BuildError(
            f"Strict mode, and commentary that cites figures which this edition does not have: {len(unknown)}. "
            "Correct the references, or set strict: false.\n" + "\n".join(unknown[:SHOWN])
        )


def _check_revisions(measure: Path) -> None:
    found = read_json(measure / "revisions.json")
    unexplained = [row["figure"] for row in found["moved"] if not row["entry"]]
    if unexplained:
        more = [f"and {len(unexplained) - SHOWN} more"] if len(unexplained) > SHOWN else []
        raise BuildError(
            f"Strict mode, and figures of closed periods that moved since they were frozen ({found['frozen']['id']}) "
            f"without a reason in the register 'revisions': {len(unexplained)}. Add an entry for the source, or for "
            "each figure beyond its tolerance, or set strict: false.\n" + "\n".join([*unexplained[:SHOWN], *more])
        )


def _check_findings(register: Path) -> None:
    findings = read_json(register / "findings.json")["findings"]
    blocking = [finding for finding in findings if finding["severity"] == BLOCKS]
    if blocking:
        names = {file["content"]: ", ".join(file["names"]) for file in read_json(register / "ledger.json")["files"]}
        lines = [_place(finding, names) for finding in blocking[:SHOWN]]
        more = [f"and {len(blocking) - SHOWN} more"] if len(blocking) > SHOWN else []
        raise BuildError(
            f"Strict mode, and findings that block publication: {len(blocking)}. "
            "Mend the inputs (make check-inputs says how), or set strict: false.\n" + "\n".join([*lines, *more])
        )


def _place(finding: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Where a finding is, as far as that is known, and which."""
    file = names.get(finding["content"], finding["value"])
    parts = (file, finding["sheet"], finding["column"], " ".join(finding["cells"]))
    return f"{', '.join(part for part in parts if part)}: {finding['code']}"
