"""What notes are made of: the rows of the registers that the audience may see, and the figures, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from strandreport.model.files import read_json
from strandreport.model.project import Project
from strandreport.report.context.handover import Handover, visible_rows
from strandreport.report.context.samples import with_samples

Row = Mapping[str, Any]
REGISTERS = (
    *("agreements", "agreement_partners", "agreement_funding", "agreement_themes", "collaborations", "events"),
    *("national_copublications", "organisations", "participations", "people_flows", "projects", "units"),
)


@dataclass(frozen=True)
class Days:
    """When an agreement binds, as the indicators read it; ``by_rule`` if its end follows from its instrument.

    ``is_known`` is false where a cell that start or end rest on could not be read.
    """

    start: date | None
    end: date | None
    by_rule: bool
    chain: str
    is_known: bool


@dataclass(frozen=True)
class Material:
    """The rows of each register that the institute has, what the measure stage says of agreements, and its figures."""

    project: Project
    handover: Handover
    rows: Mapping[str, tuple[Row, ...]]
    days: Mapping[str, Days]

    @property
    def as_of(self) -> date:
        """The cut-off day: nothing that came later has happened yet."""
        return self.project.settings.as_of

    def none_key(self, key: str) -> str:
        """The key of a text that says there is no agreement; of another where the audience may not see all of them."""
        places = {(one["content"], one["index"]) for one in self.handover.sheets if one["register"] == "agreements"}
        return f"{key}_shown" if any(self.handover.withheld.get(place) for place in places) else key

    @cached_property
    def units(self) -> Mapping[str, Row]:
        """Our units by their code."""
        return {row["unit_code"]: row for row in self.rows["units"]}

    @cached_property
    def organisations(self) -> Mapping[str, Row]:
        """Organisations by their key."""
        return {row["org_id"]: row for row in self.rows["organisations"]}

    def term(self, register: str, column: str, code: str | None, language: str) -> str:
        """The words for a code of a column; a dash for none."""
        if not code:
            return "–"
        found = next((one for one in self.project.registers[register].columns if one.name == column), None)
        term = found.terms.get(code) if found else None
        return term.label[language] if term else code


def read_material(project: Project, handover: Handover, outputs: Path) -> Material:
    """Read the registers of the last build, and from when until when its agreements bind."""
    rows = {name: visible_rows(name, project, outputs / "register") for name in REGISTERS}
    days = read_json(outputs / "measure" / "agreements.json")
    return Material(
        with_samples(project, handover), handover, rows, {number: _days(found) for number, found in days.items()}
    )


def _days(found: Mapping[str, Any]) -> Days:
    start, end = (date.fromisoformat(found[name]) if found[name] else None for name in ("start", "end"))
    return Days(start, end, found["by_rule"], found["chain"] or "", found["is_known"])
