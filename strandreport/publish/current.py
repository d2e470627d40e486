"""How a published folder takes the place of the site that is shown."""

import shutil
from pathlib import Path

from strandreport.model.published import PUBLISH, SITE


def switch_site(outputs: Path, build_id: str) -> None:
    """Let ``outputs/site`` show a published folder: by renaming a relative link, in one step.

    Where links can't be made (Windows without the right to) the folder is copied and renamed twice; between the two
    renames, for less than a moment, there is no site.
    """
    site, beside = outputs / SITE, outputs / f".{SITE}.new"
    remove(beside)
    try:
        beside.symlink_to(Path(PUBLISH) / build_id, target_is_directory=True)
    except (OSError, NotImplementedError):
        shutil.copytree(outputs / PUBLISH / build_id, beside)
    if beside.is_symlink() and (site.is_symlink() or not site.exists()):
        beside.replace(site)
    else:
        replace_folder(beside, site)


def replace_folder(new: Path, old: Path) -> None:
    """Put a folder in the place of another by two renames."""
    aside = old.with_name(f".{old.name}.old")
    remove(aside)
    if old.exists() or old.is_symlink():
        old.rename(aside)
    new.rename(old)
    remove(aside)


def remove(path: Path) -> None:
    """Remove a file, a link or a folder, if it is there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
