"""The folder of feedback: written by content, and cleared of what is for nobody any more, but never of a person's work.

A list beside the files has the sum of each as we wrote it. A file that says something else now was changed by a person,
who may have mended it there; it is put aside under another name and left alone.
"""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from strandreport.model.files import read_json, sha256_of, sha256_of_file, write_atomically, write_json

LIST = "written.json"
ASIDE = " (changed by hand)"


def keep_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Have these files in a folder, and none of ours besides.

    Args:
        folder: ``outputs/feedback``.
        files: what is to be there, by name below the folder.
    """
    path = folder / LIST
    known: dict[str, str] = read_json(path)["files"] if path.is_file() else {}
    for name, sha256 in known.items():
        there = folder / name
        if there.is_file() and sha256_of_file(there) != sha256:
            there.replace(_aside(there))
        elif there.is_file() and name not in files:
            there.unlink()
            _remove_empty(there.parent, folder)
    for name, data in sorted(files.items()):
        if not (folder / name).is_file() or known.get(name) != sha256_of(data):
            write_atomically(folder / name, data)
    write_json(path, {"files": {name: sha256_of(data) for name, data in sorted(files.items())}})


def feedback_name(name: str, other: str, taken: Mapping[str, str]) -> str:
    """The name under which a file is given back: its own, with another ending where it is of another kind now.

    >>> feedback_name("a/x.xlsx", "", {}), feedback_name("x.csv", ".xlsx", {}), feedback_name("x.md", ".txt", {})
    ('a/x.xlsx', 'x.csv.xlsx', 'x.md.txt')
    >>> feedback_name("x.csv", ".xlsx", {"x.csv.xlsx": "src-1"})
    'x.csv (2).xlsx'
    """
    path = PurePosixPath(name)
    ending = other or path.suffix
    stem = name if other else str(path.with_name(path.stem))
    found, number = f"{stem}{ending}", 2
    while found in taken:
        found, number = f"{stem} ({number}){ending}", number + 1
    return found


def _aside(path: Path) -> Path:
    number, found = 2, path.with_stem(path.stem + ASIDE)
    while found.exists():
        found, number = path.with_stem(f"{path.stem}{ASIDE} {number}"), number + 1
    return found


def _remove_empty(folder: Path, root: Path) -> None:
    while folder != root and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
