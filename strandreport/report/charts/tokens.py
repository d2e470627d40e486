"""What charts need to know of the page: its colours, how wide its letters are, and the outlines of its maps."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

from strandreport.report.charts.outlines import Outlines, load_outlines

TEXT = 11
SEMIBOLD, BOLD = 600, 700
FACES = {None: "SourceSans3-Regular.ttf", SEMIBOLD: "SourceSans3-Semibold.ttf", BOLD: "SourceSans3-Bold.ttf"}
_FAMILY = re.compile(r"--sans:\s*([^;]+);")
_COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6})")


@dataclass(frozen=True)
class Tokens:
    """Colours and the sans family of ``tokens.css``, advance widths by weight and character, outlines of maps."""

    colours: Mapping[str, str]
    family: str
    advances: Mapping[int | None, Mapping[int, float]]
    outlines: Mapping[str, Outlines]

    def __getitem__(self, name: str) -> str:
        """A colour."""
        return self.colours[name]

    def width(self, text: str, size: float = TEXT, weight: int | None = None) -> float:
        """The width of a line of text; a character that the face lacks counts as one em."""
        face = self.advances[weight]
        return size * sum(face.get(ord(character), 1.0) for character in text)

    def wrap(self, text: str, room: float, lines: int = 2, weight: int | None = None) -> list[str]:
        """Text broken at spaces into at most so many lines; what does not fit ends in an ellipsis."""
        rows = [""]
        for word in text.split():
            longer = f"{rows[-1]} {word}".strip()
            if not rows[-1] or len(rows) == lines or self.width(longer, weight=weight) <= room:
                rows[-1] = longer
            else:
                rows.append(word)
        return [self._shorten(row, room, weight) for row in rows]

    def _shorten(self, text: str, room: float, weight: int | None) -> str:
        if self.width(text, weight=weight) <= room:
            return text
        while text and self.width(text + "…", weight=weight) > room:
            text = text[:-1]
        return text.rstrip() + "…"


@lru_cache(maxsize=4)
def load_tokens(templates: Path) -> Tokens:
    """Read the colours of ``styles/tokens.css``, the widths of the bundled faces and the outlines of the maps."""
    sheet = (templates / "styles" / "tokens.css").read_text(encoding="utf-8")
    faces = {weight: _advances(templates / "fonts" / "ttf" / name) for weight, name in FACES.items()}
    family = _FAMILY.findall(sheet)[0].replace('"', "'")
    return Tokens(dict(_COLOUR.findall(sheet)), family, faces, load_outlines(templates))


def _advances(face: Path) -> dict[int, float]:
    with TTFont(face, lazy=True) as font:
        widths, units = font["hmtx"].metrics, font["head"].unitsPerEm
        return {code: widths[glyph][0] / units for code, glyph in font.getBestCmap().items()}
