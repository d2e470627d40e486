"""The facts of one build: what went into it, and the id that follows from that alone.

The id is known before any job starts; nothing that a build makes takes part in it.
"""

import ctypes
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from strandreport.model.digests import LOCK, installed_packages, program_digest, project_digest, value_digest
from strandreport.model.files import sha256_of, sha256_of_file, to_json
from strandreport.model.look_folder import look_digest
from strandreport.model.manifest import Manifest
from strandreport.model.project import Project

LIBRARIES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "pango": ("pango_version_string", ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll")),
    "harfbuzz": ("hb_version_string", ("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll")),
    "fontconfig": ("FcGetVersion", ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll")),
}


@dataclass(frozen=True)
class Build:
    """What a build is made from; ``python`` and ``libraries`` are versions, the others sums."""

    inputs: str
    config: str
    code: str
    lock: str
    python: str
    packages: str
    libraries: Mapping[str, str]

    @property
    def id(self) -> str:
        """The id of the build: twelve digits of the sum of all facts."""
        return sha256_of(to_json(asdict(self)).encode())[:12]

    def to_json(self) -> dict[str, Any]:
        """Plain data, with the id."""
        return {"id": self.id, **asdict(self)}


def build_facts(program: Path, project: Project, manifest: Manifest) -> Build:
    """The facts of a build of these inputs with this configuration and program."""
    return Build(
        inputs=manifest.digest,
        config=project_digest(project) + look_digest(project.root, program / "templates"),
        code=program_digest(program),
        lock=sha256_of_file(program / LOCK),
        python=platform.python_version(),
        packages=value_digest(installed_packages(program / LOCK)),
        libraries=system_libraries(),
    )


def system_libraries() -> dict[str, str]:
    """Versions of the libraries that set a page and come from the system, asked without loading what uses them."""
    return {name: _version(function, files) for name, (function, files) in LIBRARIES.items()}


def _version(function: str, files: tuple[str, ...]) -> str:
    for file in files:
        try:
            ask = getattr(ctypes.CDLL(file), function)
        except (OSError, AttributeError):
            continue
        if function == "FcGetVersion":
            return str(ask())
        ask.restype = ctypes.c_char_p
        return str(ask().decode())
    return "absent"
