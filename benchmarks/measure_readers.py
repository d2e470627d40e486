"""What reading a large workbook costs, each way: `python benchmarks/measure_readers.py [rows]`.

The same generated export of ten columns, in one run: openpyxl in full mode for values and formulas, python-calamine
alone, and what the program does with it below and above the number of cells up to which two readers read.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import xlsxwriter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from strandreport.ingest.reading.read_fast import rows_of
from strandreport.ingest.reading.read_package import read_package
from strandreport.ingest.reading.read_xlsx import read_xlsx
from strandreport.ingest.reading.room import Room

CELLS = 100_000_000


def calamine(path: Path) -> None:
    """All rows by the fast reader, nothing kept."""
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(path) as book:
        for name in book.sheet_names:
            sum(1 for _ in rows_of(book, name))


WAYS: dict[str, Callable[[Path], object]] = {
    "calamine alone (loses errors, units, hidden rows)": calamine,
    "above the limit: pass over the XML + calamine": lambda path: read_package(path, Room(CELLS, 0)),
    "openpyxl in full mode, twice": lambda path: read_xlsx(path, CELLS),
    "below the limit: pass + openpyxl twice + calamine": lambda path: read_package(path, Room(CELLS, CELLS)),
}


def main(n_rows: int) -> None:
    """Make the workbook, read it each way in a process of its own, print seconds and memory."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "export.xlsx"
        _write(path, n_rows)
        print(f"{n_rows} rows, {n_rows * 10} cells, {path.stat().st_size / 2**20:.1f} MiB")
        for number, way in enumerate(WAYS):
            done = subprocess.run(
                [sys.executable, __file__, "--way", str(number), path], check=True, capture_output=True
            )
            print(f"{way}: {done.stdout.decode().strip()}")


def _one_way(number: int, path: Path) -> None:
    started = time.perf_counter()
    list(WAYS.values())[number](path)
    seconds = time.perf_counter() - started
    print(f"{seconds:.1f} s, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


def _write(path: Path, n_rows: int) -> None:
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet, day, share = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format()
    share.set_num_format("0.0%")
    for r in range(n_rows):
        words = [
            f"P{r}",
            f"Institute {r % 997}",
            "FR" if r % 3 else "DE",
            "coordinator" if r % 9 == 0 else "participant",
        ]
        for c, value in enumerate([*words, r * 17 % 100_003, r / 7, 2000 + r % 20]):
            sheet.write(r, c, value)
        sheet.write_number(r, 7, 40_000 + r % 4_000, day)
        sheet.write_number(r, 8, (r % 100) / 100, share)
        sheet.write_boolean(r, 9, r % 2 == 0)
    book.close()


if __name__ == "__main__":
    if "--way" in sys.argv:
        _one_way(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 30_000)
