"""How far down each page of a PDF is painted, seen in a small picture of it."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import pytest

# the heads and feet of our pages, in millimetres from the upper edge, and the edges beside the text
HEAD, FOOT, EDGE, STRIP = 24, 23, 16, 18
DOTS_PER_INCH = 20
LIGHT = 200


def fill_of_pages(pdf: Path) -> list[float]:
    """The share of the height between the heads that is used, page by page."""
    if not shutil.which("pdftoppm"):
        pytest.skip("pdftoppm is not installed: apt-get install poppler-utils")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(DOTS_PER_INCH), "-gray", pdf, f"{folder}/page"], check=True)
        return [_fill(_picture(path)) for path in sorted(Path(folder).iterdir())]


def _picture(path: Path) -> np.ndarray:
    _, size, _, data = path.read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    return np.frombuffer(data, dtype=np.uint8).reshape(height, width)


def _fill(picture: np.ndarray) -> float:
    dots = DOTS_PER_INCH / 25.4
    body = picture[int(HEAD * dots) : -int(FOOT * dots), int(EDGE * dots) : -int(STRIP * dots)]
    painted = np.flatnonzero((body < LIGHT).any(axis=1))
    return float(painted.max() + 1) / body.shape[0] if painted.size else 0.0
