"""The versions of all that decides how a page is printed, as loaded: they belong into the key of a stored PDF."""

import ctypes
import importlib.metadata
from contextlib import suppress

import pikepdf
from weasyprint.text.ffi import harfbuzz_subset, pango

_PACKAGES = ("weasyprint", "pydyf", "tinycss2", "cssselect2", "tinyhtml5", "fonttools", "pillow", "pikepdf")
_HARFBUZZ = ("libharfbuzz.so.0", "libharfbuzz.0.dylib")
_FONTCONFIG = ("libfontconfig.so.1", "libfontconfig.1.dylib")


def printing_versions() -> dict[str, str]:
    """Name and version of each package and library that a print goes through."""
    versions = {name: importlib.metadata.version(name) for name in _PACKAGES}
    harfbuzz, fontconfig = (_loaded(names) for names in (_HARFBUZZ, _FONTCONFIG))
    harfbuzz.hb_version_string.restype = ctypes.c_char_p
    return {
        **versions,
        "qpdf": pikepdf.__libqpdf_version__,
        "pango": _dotted(pango.pango_version()),
        "harfbuzz": harfbuzz.hb_version_string().decode(),
        "subsets": "0 by fontTools" if harfbuzz_subset is None else "1 by HarfBuzz",
        "fontconfig": _dotted(fontconfig.FcGetVersion()),
    }


def _loaded(names: tuple[str, ...]) -> ctypes.CDLL:
    """The library that WeasyPrint already loaded under the first of these names."""
    for name in names[:-1]:
        with suppress(OSError):
            return ctypes.CDLL(name)
    return ctypes.CDLL(names[-1])


def _dotted(number: int) -> str:
    """A version that C counts as one number.

    >>> _dotted(15012)
    '1.50.12'
    """
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"
