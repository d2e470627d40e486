"""The style sheets of a page, embedded with their fonts, and the policy that lets in these sheets and nothing else."""

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

FACES = {
    "ReportSans-Regular": ("Report Sans", "normal", 400),
    "ReportSans-Italic": ("Report Sans", "italic", 400),
    "ReportSans-Semibold": ("Report Sans", "normal", 600),
    "ReportSans-Bold": ("Report Sans", "normal", 700),
    "ReportSerif-Regular": ("Report Serif", "normal", 400),
    "ReportSerif-Italic": ("Report Serif", "italic", 400),
    "ReportSerif-Semibold": ("Report Serif", "normal", 600),
    "ReportDisplay-Regular": ("Report Display", "normal", 400),
}
SHEETS = ("tokens", "report", "contents", "methodology", "commentary", "chapters")
POLICY = "default-src 'none'; style-src {sheets}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"


class PageStyles(NamedTuple):
    """The sheet for every medium, the one for browsers only, and the policy that names both by their hashes."""

    page: Markup
    browser: Markup
    policy: str


@lru_cache(maxsize=8)
def load_styles(templates: Path, *, with_strip: bool, more: tuple[str, ...] = ()) -> PageStyles:
    """Read the sheets; the strip in the margin is left out of an edition that is signed and final."""
    names = [*SHEETS, *more, "strip"] if with_strip else [*SHEETS, *more]
    page = "\n" + "".join(_read(templates, name) for name in names)
    browser = "\n" + _faces(templates / "fonts" / "woff2") + _read(templates, "browser")
    sheets = " ".join(f"'sha256-{_digest(sheet)}'" for sheet in (page, browser))
    return PageStyles(Markup(page), Markup(browser), POLICY.format(sheets=sheets))


def _read(templates: Path, name: str) -> str:
    return (templates / "styles" / f"{name}.css").read_text(encoding="utf-8")


def _faces(folder: Path) -> str:
    return "".join(_face((folder / f"{name}.woff2").read_bytes(), *face) for name, face in FACES.items())


def _face(data: bytes, family: str, style: str, weight: int) -> str:
    source = f"url(data:font/woff2;base64,{base64.b64encode(data).decode('ascii')}) format('woff2')"
    return f'@font-face {{ font-family: "{family}"; font-style: {style}; font-weight: {weight}; src: {source}; }}\n'


def _digest(sheet: str) -> str:
    return base64.b64encode(hashlib.sha256(sheet.encode("utf-8")).digest()).decode("ascii")
