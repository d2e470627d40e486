"""What few garbage collections save in printing: `PYTHONPATH=. python benchmarks/measure_prints.py`, after a build.

Prints the same pages in two processes in turn, with Python's own thresholds and with those of our jobs.
"""

import gc
import hashlib
import subprocess
import sys
import time
from pathlib import Path

from strandreport.model.job import FEW_COLLECTIONS
from strandreport.report.printing import print_page

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("overall.en", "attractiveness.en", *(f"country-{code}.en" for code in ("BE", "BR", "CA", "CN", "DE", "JP")))
USUAL, FEW, TURNS = "usual", "few", 3


def one_run(thresholds: str) -> None:
    """Print the pages; say how many seconds of processor time they took, and the sum of their bytes."""
    if thresholds == FEW:
        gc.set_threshold(*FEW_COLLECTIONS)
    texts = [(ROOT / "outputs" / "report" / "pages" / f"{name}.html").read_text(encoding="utf-8") for name in PAGES]
    start = time.process_time()
    data = b""
    for text in texts:
        data += print_page(text, ROOT / "templates").data
        if thresholds == FEW:
            gc.collect()
    print(f"{time.process_time() - start:.2f} {hashlib.sha256(data).hexdigest()[:12]}")


def _run_of(thresholds: str) -> list[str]:
    command = [sys.executable, __file__, thresholds]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()


def main() -> None:
    """Compare pair by pair."""
    for _ in range(TURNS):
        runs = [_run_of(name) for name in (USUAL, FEW)]
        (usual, usual_bytes), (few, few_bytes) = runs
        same = "the same bytes" if usual_bytes == few_bytes else "OTHER BYTES"
        print(f"usual {usual} s, few {few} s of processor time: ratio {float(few) / float(usual):.2f}, {same}")


if __name__ == "__main__":
    if sys.argv[1:]:
        one_run(sys.argv[1])
    else:
        main()
