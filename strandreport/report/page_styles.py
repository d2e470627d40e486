"""The style sheets of a page, embedded with their fonts, its scripts, and the policy that lets in nothing else."""

import base64
import hashlib
import re
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
# Letters of other Latin alphabets, in files of their own: the same range stands in templates/fonts/make_subsets.py.
MORE = "U+0100-0140,U+0143-0151,U+0154-015F,U+0162-0177,U+0179-017C,U+017F,U+0218-021B,U+02BC,U+1E9E"
SHEETS = ("tokens", "report", "contents", "methodology", "commentary", "chapters", "brief")
CONTROLS = ("evidence", "controls")
# In this order: each uses only what stands before it, and the last one begins.
SCRIPTS = ("words", "semantics", "order", "filter", "evidence", "places", "start")
POLICY = (
    "default-src 'none'; style-src {sheets}; script-src {script}; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_MORE = re.compile("[" + MORE.replace(",", "").replace("-", "-U+").replace("U+", "\\u") + "]")
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


class PageStyles(NamedTuple):
    """The sheet for every medium, the one for browsers only, the script, and the policy that names them all."""

    page: Markup
    browser: Markup
    script: Markup
    policy: str


@lru_cache(maxsize=8)
def load_styles(
    templates: Path,
    *,
    with_strip: bool,
    with_script: bool = False,
    with_more_letters: bool = False,
    more: tuple[str, ...] = (),
    screen: tuple[str, ...] = (),
) -> PageStyles:
    """Read the sheets; the strip in the margin is left out of an edition that is signed and final."""
    names = [*SHEETS, *more, "strip"] if with_strip else [*SHEETS, *more]
    page = "\n" + "".join(_read(templates, name) for name in names)
    names = ["browser", *(CONTROLS if with_script else ()), *screen]
    sheets = "".join(_read(templates, name) for name in names)
    browser = "\n" + _faces(templates / "fonts" / "woff2", with_more_letters=with_more_letters) + sheets
    script = _script(templates) if with_script else ""
    allowed = _source(script) if script else "'none'"
    policy = POLICY.format(sheets=f"{_source(page)} {_source(browser)}", script=allowed)
    return PageStyles(Markup(page), Markup(browser), Markup(script), policy)


def _script(templates: Path) -> str:
    """All scripts as one, without comments and indents, so that none of their names can be seen from outside."""
    parts = [(templates / "scripts" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    lines = [line.strip() for part in parts for line in part.splitlines() if not line.startswith("//")]
    return '\n(() => {\n"use strict";\n' + "\n".join(filter(None, lines)) + "\n})();\n"


def _read(templates: Path, name: str) -> str:
    """A sheet without its comments and indents."""
    text = _COMMENT.sub("", (templates / "styles" / f"{name}.css").read_text(encoding="utf-8"))
    return "".join(f"{line.strip()}\n" for line in text.splitlines() if line.strip())


def has_more_letters(text: str) -> bool:
    """Whether a text has letters of which the faces that every page embeds know nothing.

    >>> has_more_letters("Skłodowska-Curie, São Paulo, Škofja Loka"), has_more_letters("Iași")
    (False, True)
    """
    return bool(_MORE.search(text))


def _faces(folder: Path, *, with_more_letters: bool) -> str:
    known = "".join(_face(folder / f"{name}.woff2", *face) for name, face in FACES.items())
    more = ((folder / f"{name}-more.woff2", face) for name, face in FACES.items()) if with_more_letters else ()
    return known + "".join(_face(path, *face, letters=MORE) for path, face in more if path.is_file())


def _face(path: Path, family: str, style: str, weight: int, letters: str = "") -> str:
    source = f"url(data:font/woff2;base64,{base64.b64encode(path.read_bytes()).decode('ascii')}) format('woff2')"
    of = f" unicode-range: {letters};" if letters else ""
    return f'@font-face {{ font-family: "{family}"; font-style: {style}; font-weight: {weight};{of} src: {source}; }}\n'


def _source(text: str) -> str:
    """How a policy names a text that stands on the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"
