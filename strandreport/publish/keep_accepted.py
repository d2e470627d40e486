"""Keep the registers and figures that a site shows, so that the verbs can tell them when newer ones have been made."""

import os
import shutil
from pathlib import Path

from strandreport.model.accepted import ACCEPTED, RECORD, kept_files, sums_of
from strandreport.model.files import write_json
from strandreport.model.settings import SHOWN, Settings, as_typed
from strandreport.publish.current import remove, replace_folder


def keep_accepted(outputs: Path, build_id: str, settings: Settings) -> None:
    """Put what the stages hand over into ``outputs/accepted/``, in place of what the last build kept there.

    Files are linked where the disk can do that: every file of the stages is replaced whole, none is written into.
    """
    beside = outputs / f".{ACCEPTED}.new"
    remove(beside)
    for path in kept_files(outputs):
        target = beside / path.relative_to(outputs)
        target.parent.mkdir(parents=True, exist_ok=True)
        _link(path, target)
    shown = {"as_of": settings.as_of.isoformat(), "settings": as_typed(settings, SHOWN)}
    write_json(beside / RECORD, {"id": build_id, **shown, "files": sums_of(beside)})
    replace_folder(beside, outputs / ACCEPTED)


def _link(path: Path, target: Path) -> None:
    try:
        os.link(path, target)
    except OSError:
        shutil.copyfile(path, target)
