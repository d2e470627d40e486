"""Results of the intake, kept by content: a folder per content and reader, one per content and forms."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from strandreport.ingest.elsewhere import NOTHING, Elsewhere
from strandreport.model.digests import code_digest, config_digest, value_digest
from strandreport.model.errors import BuildError
from strandreport.model.files import sha256_of_file
from strandreport.model.project import PROGRAM, Project

_KEY = 12


@dataclass(frozen=True)
class ContentStore:
    """Where the results of each content lie; other code, limits or forms have other folders."""

    root: Path
    reader_key: str
    forms_key: str

    def cells(self, content: str) -> Path:
        """Folder of the cells of a content."""
        return self.root / f"{content}-cells-{self.reader_key}"

    def typed(self, content: str, said: Elsewhere = NOTHING) -> Path:
        """Folder of the typed rows of a content; what the names of the file say about its rows makes them others."""
        named = "" if said == NOTHING else f"-{value_digest(repr(said))[:_KEY]}"
        return self.root / f"{content}-rows-{self.forms_key}{named}"

    def snapshot(self, path: Path, content: str) -> Path:
        """Copy a file to where nobody changes it.

        Raises:
            BuildError: if what was copied is not the content that the manifest named.
        """
        kept = self.root / content
        if not kept.is_file():
            self.root.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(prefix=".copy-", dir=self.root) as beside:
                copy = Path(beside) / "file"
                try:
                    shutil.copyfile(path, copy, follow_symlinks=False)
                except FileNotFoundError:
                    raise _changed(path) from None
                if f"src-{sha256_of_file(copy)[:12]}" != content:
                    raise _changed(path)
                copy.replace(kept)
        return kept


def store_for(root: Path, project: Project) -> ContentStore:
    """The store for this code and this project's configuration."""
    reader = value_digest([code_digest(PROGRAM, "ingest", "read_inputs"), project.settings.limits])
    forms = value_digest([reader, config_digest(project, "ingest")])
    return ContentStore(root, reader[:_KEY], forms[:_KEY])


def _changed(path: Path) -> BuildError:
    return BuildError(f"{path.name!r} changed while the build was starting; start it again when the file is at rest.")
