"""How long notes on demand take from a cold start, each in a process of its own: `python benchmarks/measure_notes.py`.

It needs a finished build in this folder. The promise is ten seconds for a note in both languages as HTML, PDF and Word.
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
WISHES = ("country=BR", "country=US", "country=BR,JP,DE", "theme=neurosciences", "unit=U9003")
PROMISED = 10


def main() -> None:
    """Write some notes to a folder that is thrown away; print seconds."""
    with tempfile.TemporaryDirectory() as folder:
        for wish in WISHES:
            start = time.perf_counter()
            command = [sys.executable, "-m", "strandreport", "note", wish, "--to", folder]
            told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
            files = [line for line in told.splitlines() if Path(line).is_file()]
            print(f"{wish:24} {time.perf_counter() - start:5.1f} s  {len(files)} files (promised: {PROMISED} s a note)")


if __name__ == "__main__":
    main()
