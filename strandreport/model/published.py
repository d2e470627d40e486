"""The site that is shown now: which build it is, and whether it is whole."""

from pathlib import Path
from typing import Any

from strandreport.model.files import read_json, sha256_of_file

# The home page shows the id of the build, which is known only when it is published: until then this stands there.
BUILD_ID = "@@build_id@@"
INDEX = "index"
OPEN_DATA, DATA_PACKAGE = "figures.csv", "datapackage.json"
SITE, PUBLISH, CURRENT, RECORD = "site", "publish", "current.json", "build.json"


def form_name(form: str, language: str) -> str:
    """The name of a blank form in the site."""
    return f"form-{form}.{language}.xlsx"


def evidence_name(place: str, language: str) -> str:
    """The name, in the site, of the file of the rows behind the figures of an indicator in a strand.

    >>> evidence_name("P06.european_programmes", "fr")
    'evidence-P06.european_programmes.fr.csv'
    """
    return f"evidence-{place}.{language}.csv"


def site_is_whole(outputs: Path) -> bool:
    """Whether ``outputs/site`` shows the build that ``current.json`` names, file for file."""
    try:
        current = read_json(outputs / PUBLISH / CURRENT)
        return _shows(outputs / SITE, current["id"]) and folder_is_whole(outputs / SITE, current["sha256"])
    except (OSError, ValueError, LookupError, TypeError):
        return False


def page_to_open(outputs: Path, began_in: Path) -> str:
    """The line that names the home page, if the site is whole; by its whole path if somebody is in another folder."""
    here = outputs if began_in == Path.cwd() else outputs.absolute()
    return f"The reports are ready: {here / SITE / f'{INDEX}.html'}\n" if site_is_whole(outputs) else ""


def folder_is_whole(folder: Path, record_sha256: str) -> bool:
    """Whether a folder holds just the files that its record lists, and the record is the expected one."""
    record = folder / RECORD
    if not record.is_file() or sha256_of_file(record) != record_sha256:
        return False
    listed: dict[str, Any] = read_json(record)["files"]
    if {path.name for path in folder.iterdir()} != {RECORD, *listed}:
        return False
    return all(sha256_of_file(folder / name) == row["sha256"] for name, row in listed.items())


def shown_build(outputs: Path) -> str:
    """The id of the build that is shown, or nothing."""
    site = outputs / SITE
    if site.is_symlink():
        return site.readlink().name
    return str(read_json(site / RECORD)["id"]) if (site / RECORD).is_file() else ""


def _shows(site: Path, build_id: str) -> bool:
    if site.is_symlink():
        return site.readlink() == Path(PUBLISH) / build_id
    return site.is_dir() and bool(read_json(site / RECORD)["id"] == build_id)
