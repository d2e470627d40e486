"""Stands in for the context stage until it is there: a title, a figure and the files of each report."""

from pathlib import Path
from typing import Any

import pandas as pd

from strandreport.model.files import read_json, sha256_of, to_json, write_atomically, write_json
from strandreport.model.project import Project
from strandreport.model.published import BUILD_ID


def build_contexts(project: Project, templates: Path, outputs: Path) -> None:
    figures = pd.read_parquet(outputs / "measure" / "figures.parquet")
    names = {
        i: n for c in read_json(outputs / "ingest" / "intake.json")["contents"] for i, n in [(c["content"], c["names"])]
    }
    reports = ["overall", *project.strategy.strands]
    rows = []
    for report in reports:
        own = figures if report == "overall" else figures[figures["strand"] == report]
        for language in project.settings.languages:
            context: dict[str, Any] = {
                "report": report,
                "language": language,
                "figures": len(own),
                "sum": int(own["numerator"].fillna(0).sum()),
                "names": sorted(sum(names.values(), [])) if report == "overall" else [],
            }
            rows.append(_write(outputs / "report", report, language, context))
    rows.append(_write(outputs / "report", "index", "en", {"build_id": BUILD_ID, "reports": reports}))
    write_json(outputs / "report" / "contexts.json", {"contexts": rows})


def _write(report: Path, name: str, language: str, context: dict[str, Any]) -> dict[str, str]:
    file, data = f"contexts/{name}.{language}.json", to_json(context).encode()
    write_atomically(report / file, data)
    return {"report": name, "language": language, "file": file, "sha256": sha256_of(data)}
