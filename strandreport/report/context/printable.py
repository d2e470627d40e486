"""What the bundled faces can print: a sign from a spreadsheet that they lack is written as its code.

Without this, one name in another script, or one replacement sign in a mangled export, would stop the printing.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FACES = Path("fonts", "ttf")
SPACES = frozenset("\t\n\r")


@lru_cache(maxsize=4)
def printable_signs(templates: Path) -> frozenset[int]:
    """The code points that every bundled face has."""
    return frozenset(set[int].intersection(*map(_signs, sorted((templates / FACES).glob("*.ttf")))))


def make_printable(value: Any, templates: Path) -> Any:
    """Plain data in which every text can be printed."""
    signs = printable_signs(templates)
    return _mapped(value, lambda text: "".join(_shown(sign, signs) for sign in text))


def _signs(face: Path) -> set[int]:
    with TTFont(face, lazy=True) as font:
        return set(font.getBestCmap())


def _shown(sign: str, signs: frozenset[int]) -> str:
    return sign if ord(sign) in signs or sign in SPACES else f"[U+{ord(sign):04X}]"


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return value if value.isascii() and value.isprintable() else change(value)
    if isinstance(value, dict):
        return {name: _mapped(inner, change) for name, inner in value.items()}
    return [_mapped(inner, change) for inner in value] if isinstance(value, list) else value
