"""What figures and their evidence cost over large registers: `python benchmarks/measure_evidence.py [rows ...]`.

A register of so many participations, with their projects and organisations; all figures are computed by both
computations and written, then the figure with the most rows is explained. Each size is a process of its own, so that
its memory can be told.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from strandreport.measure.compute import compute_figures
from strandreport.measure.explain import explain
from strandreport.model.files import sha256_of_file, write_json
from strandreport.model.project import Project, load_project
from strandreport.model.registers import Register
from tests.measure.builder import SELF, SYSTEM, TYPES, write_registers

ROOT = Path(__file__).resolve().parents[1]
SIZES = (300_000, 3_000_000)
ASKED = "P05.european_programmes.total"
COUNTRIES = ("FR", "DE", "GB", "CN", "BR", "JP", "TN", "SN", "US", "AU")
SCHEMES = ("RIA", "CSA", "ERC-STG", "MSCA-IF-EF-ST", "MSCA-ITN-ETN")
Columns = dict[str, pa.Array]


def main(sizes: list[int]) -> None:
    """Measure each size, then tell by how much the larger one costs more."""
    measured = []
    for size in sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        measured.append(json.loads(done.stdout.splitlines()[-1]))
        print(", ".join(f"{name} {value}" for name, value in measured[-1].items()), flush=True)
    for name in ("seconds of figures", "seconds of explain", "MiB of figures"):
        print(
            f"{name}: {measured[-1][name] / measured[0][name]:.1f} times for {sizes[-1] / sizes[0]:.0f} times the rows"
        )


def one(size: int) -> None:
    """One size, as a line of JSON."""
    project = load_project(ROOT)
    # comparing with peers computes everything once more for each of them; that is not what is measured here
    project = replace(project, settings=replace(project.settings, peers=()))
    with tempfile.TemporaryDirectory() as name:
        outputs = Path(name)
        _write(outputs / "register", size, project)
        before = _peak()
        figures = _seconds(lambda: compute_figures(project, outputs / "register", outputs / "measure"))
        peak = _peak()
        text: list[str] = []
        explained = _seconds(lambda: text.append(explain(project, outputs, ASKED, "en")))
        files = {path.name: path.stat().st_size for path in (outputs / "measure").iterdir()}
    print(json.dumps({
        "rows": size,
        "seconds of figures": round(figures, 1),
        "MiB before": before,
        "MiB of figures": peak,
        "seconds of explain": round(explained, 1),
        "MiB of explain": _peak(),
        "kB of figures.parquet": files["figures.parquet"] // 1000,
        "kB of evidence": (files["evidence.parquet"] + files["evidence_rows.parquet"]) // 1000,
        "lines of explain": text[0].count("\n"),
    }))  # fmt: skip


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _peak() -> int:
    """The most memory that this process has held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _write(folder: Path, size: int, project: Project) -> None:
    files = write_registers(folder, {}, project.registers)
    chance = np.random.default_rng(1)
    tables = _tables(size, chance)
    listed = {name: {"file": path.name, "rows": 0, "sha256": sha256_of_file(path)} for name, path in files.items()}
    for name, columns in tables.items():
        table = _whole(columns, project.registers[name])
        pq.write_table(table, files[name])
        listed[name] |= {"rows": len(table), "sha256": sha256_of_file(files[name])}
    write_json(folder / "registers.json", {"registers": listed})
    write_json(folder / "ledger.json", {"sheets": [], "files": [], "left_out": []})
    write_json(folder / "findings.json", {"findings": []})


def _tables(size: int, chance: np.random.Generator) -> dict[str, Columns]:
    n_projects, n_organisations = size // 5, size // 20
    days = np.datetime64(date(2014, 1, 1)) + chance.integers(0, 2200, n_projects)
    numbers = np.arange(size) % n_projects
    # every fifth participation is ours: one of each project
    partners = np.where(np.arange(size) < n_projects, -1, chance.integers(0, n_organisations, size))
    return {
        "organisations": {"org_id": _names("o", np.arange(n_organisations))},
        "projects": {
            "project_id": _names("p", np.arange(n_projects)),
            "framework": pa.array(np.full(n_projects, "H2020")),
            "funding_scheme": pa.array(np.array(SCHEMES)[chance.integers(0, len(SCHEMES), n_projects)]),
            "signature_date": pa.array(days.astype("datetime64[D]")),
            "start_date": pa.array(days.astype("datetime64[D]")),
        },
        "participations": {
            "project_id": _names("p", numbers),
            "org_id": pa.array([SELF if number < 0 else f"o{number}" for number in partners.tolist()]),
            "country": pa.array(np.array(COUNTRIES)[chance.integers(0, len(COUNTRIES), size)]),
            "role": pa.array(np.array(["coordinator", "participant"])[chance.integers(0, 2, size)]),
            "net_ec_contribution": pa.array(chance.integers(0, 10**8, size)),
        },
    }


def _names(letter: str, numbers: np.ndarray) -> pa.Array:
    return pa.array([f"{letter}{number}" for number in numbers.tolist()])


def _whole(columns: Columns, register: Register) -> pa.Table:
    """The columns of a register, filled up with blanks, and those that say where a row stands."""
    size = len(next(iter(columns.values())))
    places: Columns = {
        "row_id": pa.array(np.arange(size)),
        "source": pa.array(np.full(size, "src-000000000000")),
        "sheet": pa.array(np.zeros(size, dtype=np.int32)),
        "row": pa.array(np.arange(2, size + 2, dtype=np.int32)),
        "voided": pa.array(np.full(size, "")),
        "visibility": pa.array(np.full(size, "public")),
    }
    kinds = {column.name: TYPES.get(column.type, pa.string()) for column in register.columns} | SYSTEM
    known = columns | places
    return pa.table({n: known[n].cast(kind) if n in known else pa.nulls(size, kind) for n, kind in kinds.items()})


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one(int(sys.argv[2]))
    else:
        main([int(word) for word in sys.argv[1:]] or list(SIZES))
