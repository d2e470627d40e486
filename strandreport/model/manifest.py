"""The manifest: what lies in ``inputs/`` at one moment, by content. Names are data here and nowhere else.

A spreadsheet is known by its sum, so an older date, a new name or a touch changes nothing that it should not. Links
that leave the folder are refused and never followed; pipes and devices are never opened. It does not read spreadsheets.
"""

import os
import stat
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from strandreport.model.errors import BuildError
from strandreport.model.files import read_json, sha256_of, sha256_of_file, to_json, write_json

FILE, IGNORED, REFUSED = "file", "ignored", "refused"
SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
READ_ME, READ_ME_FILE = "read_me", "readme.md"
UNFINISHED = (".tmp", ".part", ".crdownload", ".download")
ATTEMPTS = 3
# A file that changed less than this before its sum was taken may change again without a new time stamp.
SETTLING_NANOSECONDS = 2_500_000_000

Stamp = tuple[int, int, int, int]


@dataclass(frozen=True)
class Entry:
    """One thing found in the folder: its name in it, its size and sum if it is to be read, else the reason why not."""

    name: str
    size: int
    sha256: str
    status: str
    reason: str = ""

    @property
    def content(self) -> str:
        """The id by which the rest of the program knows this content, whatever it is called."""
        return f"src-{self.sha256[:12]}"


@dataclass(frozen=True)
class Manifest:
    """Everything found in the folder, sorted by name."""

    entries: tuple[Entry, ...]

    @property
    def digest(self) -> str:
        """Sum of all names, contents and reasons."""
        return _digest(self.entries)

    @property
    def readable_digest(self) -> str:
        """The same without what is ignored: a lock file that comes and goes is no change of the inputs."""
        return _digest(entry for entry in self.entries if entry.status != IGNORED)

    def contents(self) -> dict[str, list[str]]:
        """The names of each content that is to be read, by content id."""
        found: dict[str, list[str]] = {}
        for entry in self.entries:
            if entry.status == FILE:
                found.setdefault(entry.content, []).append(entry.name)
        return dict(sorted(found.items()))


def take_manifest(inputs: Path, cache: Path) -> Manifest:
    """Look at every entry below a folder; a missing folder is an empty one.

    Args:
        inputs: the folder with the spreadsheets.
        cache: where the sums are remembered by inode, size and both times in nanoseconds.

    Raises:
        BuildError: if a file is still being written.
    """
    known = _read_cache(cache)
    now = _file_system_time(cache)
    root = inputs.resolve()
    stamps: dict[str, tuple[Stamp, str]] = {}
    entries = []
    for path in _walk(root) if root.is_dir() else ():
        entry, stamp = _look(path, root, known)
        entries.append(entry)
        if stamp and max(stamp[2:]) + SETTLING_NANOSECONDS < now:
            stamps[entry.name] = (stamp, entry.sha256)
    if stamps != known:
        write_json(cache, {name: [*stamp, sha256] for name, (stamp, sha256) in stamps.items()})
    return Manifest(_refuse_twins(sorted(entries, key=lambda entry: entry.name)))


def _walk(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as listing:
        entries = list(listing)
    for found in entries:
        path = folder / found.name
        if found.is_dir(follow_symlinks=False) and not _why_ignored(found.name):
            yield from _walk(path)
        else:
            yield path


def _look(path: Path, root: Path, known: Mapping[str, tuple[Stamp, str]]) -> tuple[Entry, Stamp | None]:
    raw = os.fsencode(path.relative_to(root).as_posix())
    name = raw.decode("utf-8", "backslashreplace")
    if reason := _why_ignored(path.name):
        return Entry(name, 0, "", IGNORED, reason), None
    if reason := "name_not_utf8" if os.fsencode(name) != raw else _why_refused(path, root):
        return Entry(name, 0, "", REFUSED, reason), None
    return _sum(path, name, known.get(name))


def _why_ignored(name: str) -> str:
    folded = name.casefold()
    if folded.startswith(("~$", ".~lock.")):
        return "open_elsewhere"
    if folded in SYSTEM_FILES:
        return "system_file"
    if folded == READ_ME_FILE:
        return READ_ME
    if folded.endswith(UNFINISHED):
        return "unfinished"
    return "hidden" if folded.startswith(".") else ""


def _why_refused(path: Path, root: Path) -> str:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        return "dangling_link"
    if not target.is_relative_to(root):
        return "link_outside"
    mode = target.stat().st_mode
    if stat.S_ISDIR(mode):
        return "link_to_folder"
    if not stat.S_ISREG(mode):
        return "not_a_regular_file"
    return "" if os.access(target, os.R_OK) else "no_permission"


def _sum(path: Path, name: str, known: tuple[Stamp, str] | None) -> tuple[Entry, Stamp]:
    for _ in range(ATTEMPTS):
        before = _stamp(path)
        if known and known[0] == before:
            return Entry(name, before[1], known[1], FILE), before
        sha256 = sha256_of_file(path)
        if _stamp(path) == before:
            return Entry(name, before[1], sha256, FILE), before
    raise BuildError(f"inputs/{name!r} is still being written. Wait until it is complete, then run snakemake again.")


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    return (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)


def _refuse_twins(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Refuse different contents whose names are one name on other systems (capitals, composed accents)."""
    twins: dict[str, set[str]] = {}
    kept = list(entries)
    for entry in kept:
        if entry.status == FILE:
            twins.setdefault(_plain_name(entry.name), set()).add(entry.sha256)
    return tuple(
        replace(entry, status=REFUSED, reason="name_twin") if len(twins.get(_plain_name(entry.name), ())) > 1 else entry
        for entry in kept
    )


def _plain_name(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _digest(entries: Iterable[Entry]) -> str:
    return sha256_of(to_json([[e.name, e.sha256, e.status, e.reason] for e in entries]).encode())


def _read_cache(cache: Path) -> dict[str, tuple[Stamp, str]]:
    """Remembered sums; an unreadable cache is an empty one, it only spares work."""
    try:
        data: dict[str, list[Any]] = read_json(cache)
        return {name: ((row[0], row[1], row[2], row[3]), str(row[4])) for name, row in data.items()}
    except (OSError, ValueError, AttributeError, LookupError, TypeError):
        return {}


def _file_system_time(cache: Path) -> int:
    """The time by the clock that stamps files, which need not be this machine's."""
    cache.parent.mkdir(parents=True, exist_ok=True)
    probe = cache.with_name(f".{cache.name}.{os.getpid()}")
    probe.touch()
    now = probe.stat().st_mtime_ns
    probe.unlink()
    return now
