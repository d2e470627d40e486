"""How long the two computations take over large registers: `python benchmarks/measure_two_ways.py [rows]`.

Against each other and against the size of the registers; 200,000 participations is three hundred times what Inserm has.
"""

import random
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from strandreport.measure.comparison import check_equal
from strandreport.measure.task import make_task
from strandreport.measure.with_duckdb import figures as with_duckdb
from strandreport.measure.with_pandas import figures as with_pandas
from strandreport.model.project import load_project
from tests.measure.builder import SELF, write_registers

ROOT = Path(__file__).resolve().parents[1]
COUNTRIES = ["FR", "DE", "GB", "CN", "BR", "JP", "TN", "SN", "US", "AU"]
SCHEMES = ["RIA", "CSA", "ERC-STG", "MSCA-IF-EF-ST", "MSCA-ITN-ETN", None]


def main(n_rows: int) -> None:
    """Make registers, compute both ways, compare, print seconds."""
    chance = random.Random(1)
    task = make_task(load_project(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        files = write_registers(Path(folder), _rows(n_rows, chance), task.registers)
        results = {}
        for name, module in (("pandas", with_pandas), ("DuckDB", with_duckdb)):
            started = time.perf_counter()
            results[name] = module.compute(files, task)
            seconds = time.perf_counter() - started
            print(f"{name}: {n_rows} participations, {len(results[name])} figures, {seconds:.1f} s")
        check_equal(results["pandas"], results["DuckDB"])
        print("both agree")


def _rows(n_rows: int, chance: random.Random) -> dict[str, list[dict[str, object]]]:
    n_projects, n_organisations = n_rows // 5, n_rows // 20
    day = date(2014, 1, 1)
    return {
        "organisations": [{"org_id": f"o{i}", "name": f"ORGANISATION {i}"} for i in range(n_organisations)],
        "projects": [
            {
                "project_id": f"p{i}",
                "framework": "H2020",
                "funding_scheme": chance.choice(SCHEMES),
                "signature_date": chance.choice([None, day + timedelta(days=chance.randrange(2200))]),
                "coordinator_name": f"ORGANISATION {chance.randrange(n_organisations)}",
            }
            for i in range(n_projects)
        ],
        "participations": [
            {
                "project_id": f"p{chance.randrange(n_projects)}",
                "org_id": chance.choice([SELF, f"o{chance.randrange(n_organisations)}"]),
                "role": chance.choice(["coordinator", "participant", None]),
                "source": f"src-{i % 7:012d}",
            }
            for i in range(n_rows)
        ],
        "publications": [{"publication_id": f"u{i}", "year": 2014 + i % 6} for i in range(n_projects)],
        "publication_countries": [
            {"publication_id": f"u{i // 5}", "country": chance.choice(COUNTRIES)} for i in range(n_rows)
        ],
        "agreements": [
            {
                "agreement_id": f"A{i}",
                "instrument": chance.choice(["AGR", "LEA"]),
                "partner_country": chance.choice(COUNTRIES),
                "status": chance.choice(["active", "expired", "suspended"]),
                "start_date": day + timedelta(days=chance.randrange(2200)),
                "renewed_from": f"A{chance.randrange(i)}" if i % 10 == 9 else None,
                "amount_committed": chance.randrange(10**8),
            }
            for i in range(n_rows // 20)
        ],
    }


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
