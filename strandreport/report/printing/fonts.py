"""The fonts of a print: the TTF files of one folder, and no font of the system.

WeasyPrint crashes (segmentation fault) where fontconfig finds no font at all, so what it found is counted first.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.sax.saxutils import escape

from weasyprint.text.ffi import fontconfig
from weasyprint.text.fonts import FontConfiguration

from strandreport.model.errors import BuildError

_CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def load_fonts(templates: Path) -> FontConfiguration:
    """A font configuration that knows the files of templates/fonts/ttf only.

    Not for several threads at once: fontconfig is told where to look by an environment variable.
    """
    folder = (templates / "fonts" / "ttf").resolve()
    files = sorted(folder.glob("*.ttf"))
    if not files:
        raise BuildError(f"{folder}: no TTF font; put the fonts of the reports there")
    configuration = _configuration(folder)
    n_read = fontconfig.FcConfigGetFonts(configuration._config, fontconfig.FcSetSystem).nfont
    if n_read < len(files):
        raise BuildError(f"{folder}: only {n_read} of {len(files)} TTF files can be read as fonts; replace the others")
    return configuration


def _configuration(folder: Path) -> FontConfiguration:
    with tempfile.TemporaryDirectory(prefix="strandreport-fonts-") as place:
        file = Path(place) / "fonts.conf"
        text = _CONFIGURATION.format(fonts=escape(str(folder)), cache=escape(place))
        file.write_text(text, encoding="utf-8")
        with _environment("FONTCONFIG_FILE", str(file)):
            return FontConfiguration()


@contextmanager
def _environment(name: str, value: str) -> Iterator[None]:
    before = os.environ.get(name)
    os.environ[name] = value
    try:
        yield
    finally:
        if before is None:
            del os.environ[name]
        else:
            os.environ[name] = before
