"""Says in one line each what the machine lacks, with the packages that bring it.

Asked before any work and before any package exists: standard library only, in the language of Python 3.6, and nothing
imported at the top that a Debian without python3-venv may lack.
"""

import importlib
import os
import sys

OLDEST = (3, 11)

# Debian splits Python: each of these can be absent from a Python that runs
MODULES = ("ctypes", "ensurepip", "hashlib", "pathlib", "shutil", "sqlite3", "ssl", "subprocess", "venv", "zlib")

# the names under which WeasyPrint looks for each library, on Linux, macOS and Windows
PANGO = (
    ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll", "gobject-2.0"),
    ("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll", "pango-1.0"),
    ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll", "pangoft2-1.0"),
)
FONTCONFIG = (("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll", "fontconfig"),)
HARFBUZZ = (("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll", "harfbuzz"),)
LIBRARIES = (
    ("Pango", PANGO, "libpango-1.0-0 libpangoft2-1.0-0", "pango"),
    ("Fontconfig", FONTCONFIG, "libfontconfig1", "fontconfig"),
    ("HarfBuzz", HARFBUZZ, "libharfbuzz0b", "harfbuzz"),
)
FONT_ENDINGS = (".ttf", ".otf", ".woff2")
NO_FONTS = (
    "The bundled fonts are missing: templates/fonts/ holds none; git checkout -- templates/fonts brings them back"
)


def missing_parts(root):
    """One line for each thing that is not there; empty when all is."""
    if sys.version_info < OLDEST:
        found = ".".join(str(number) for number in sys.version_info[:3])
        return [advice("Python 3.11 or newer", "python3.11 python3.11-venv", "python3.11", f" (this is {found})")]
    lines = missing_modules(importlib.import_module)
    if not any("ctypes" in line for line in lines):
        lines += missing_libraries(is_loadable)
    return lines + missing_fonts(os.path.join(root, "templates", "fonts"))  # noqa: PTH118 - pathlib may be missing


def advice(part, debian, other, note=""):
    """The line about one part.

    >>> advice("Pango", "libpango-1.0-0", "pango").split(" · ")[:2]
    ['Pango is missing: apt install libpango-1.0-0', 'dnf install pango']
    >>> advice("venv", "python3.11-venv", "python3.11").split(" · ")[2:]
    ['brew install python@3.11', 'conda install -c conda-forge python=3.11']
    """
    brew = other.replace("python3", "python@3")
    conda = other.replace("python3", "python=3")
    return (
        f"{part} is missing{note}: apt install {debian} · dnf install {other} · "
        f"brew install {brew} · conda install -c conda-forge {conda}"
    )


def missing_modules(find_module):
    """The line for the parts of Python's own library that are not installed."""
    absent = []
    for name in MODULES:
        try:
            find_module(name)
        except ImportError:
            absent.append(name)
    if not absent:
        return []
    python = "python{}.{}".format(*sys.version_info[:2])
    debian = f"{python}-venv" if set(absent) <= {"ensurepip", "venv"} else f"{python} {python}-venv"
    return [advice(f"Part of Python ({', '.join(absent)})", debian, python)]


def missing_libraries(is_there):
    """Lines for the libraries that print the pages."""
    return [
        advice(part, debian, other)
        for part, libraries, debian, other in LIBRARIES
        if not all(any(is_there(name) for name in names) for names in libraries)
    ]


def is_loadable(name):
    """Whether the system's loader finds a library."""
    import ctypes
    import ctypes.util

    path = name if name.startswith("lib") else ctypes.util.find_library(name)
    try:
        return bool(path and ctypes.CDLL(path))
    except OSError:
        return False


def missing_fonts(folder):
    """A line when the fonts in which every page is set are not in the checkout."""
    for _, _, names in os.walk(folder):
        if any(name.endswith(FONT_ENDINGS) for name in names):
            return []
    return [NO_FONTS]
