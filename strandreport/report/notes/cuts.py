"""What somebody wrote, as long as two pages have room for: cut behind a sentence, with a mark that it was cut."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from strandreport.model.commentary import ROOM_IN_NOTE

MARK = " […]"
_END = re.compile(r"(?<=\w{3})[.!?…](?=\s+[^\W\d_a-zà-ÿ]|\s+[«“\"(])")
# words that a full stop shortens, before a name: of three letters and more, since shorter ones end no sentence here
_SHORTENED = frozenset(
    {
        "dept",
        "drs",
        "hon",
        "inst",
        "messrs",
        "mgr",
        "mlle",
        "mlles",
        "mme",
        "mmes",
        "mrs",
        "prof",
        "profs",
        "rev",
        "univ",
    }
)
_LAST_WORD = re.compile(r"\w+$")
Runs = Sequence[Mapping[str, Any]]


def cut_sections(written: Mapping[str, Any]) -> dict[str, list[Runs]]:
    """The sections that are too long, each as much of it as there is room for; of the lines to say, each by itself."""
    found = {name: _cut_section(name, written[name], most) for name, most in ROOM_IN_NOTE.items() if written[name]}
    return {name: paragraphs for name, paragraphs in found.items() if paragraphs is not None}


def _cut_section(name: str, paragraphs: Sequence[Runs], most: int) -> list[Runs] | None:
    if name != "lines":
        return cut(paragraphs, most)
    lines = [cut([line], most) for line in paragraphs]
    return [short[0] if short else line for short, line in zip(lines, paragraphs, strict=True)] if any(lines) else None


def cut(paragraphs: Sequence[Runs], most: int) -> list[Runs] | None:
    """The first sentences of some paragraphs, of at most so many characters; None if all of them fit.

    >>> cut([[{"text": "One year. Another year.", "strong": False}]], 12)
    [[{'text': 'One year.', 'strong': False}, {'text': ' […]', 'strong': False}]]
    """
    kept: list[Runs] = []
    left = most
    for paragraph in paragraphs:
        text = "".join(run["text"] for run in paragraph)
        if len(text) <= left:
            kept.append(paragraph)
            left -= len(text)
            continue
        end = _place(text, left, is_first=not kept)
        shortened = [*_until(paragraph, end)] if end else [*kept.pop()]
        return [*kept, [*shortened, {"text": MARK, "strong": False}]]
    return None


def _place(text: str, room: int, *, is_first: bool) -> int:
    """Behind the last sentence that fits; of a single sentence that does not, behind its last word that does."""
    ends = [match.end() for match in _END.finditer(text) if match.end() <= room and not _is_shortened(text, match)]
    if ends:
        return ends[-1]
    return max(text.rfind(" ", 0, room), 1) if is_first else 0


def _is_shortened(text: str, stop: re.Match[str]) -> bool:
    """Whether a full stop only shortens the word before it."""
    word = _LAST_WORD.search(text[: stop.start()])
    return stop[0] == "." and word is not None and word[0].casefold() in _SHORTENED


def _until(paragraph: Runs, end: int) -> list[Mapping[str, Any]]:
    """The runs of a paragraph up to a place."""
    found: list[Mapping[str, Any]] = []
    for run in paragraph:
        if end > 0:
            found.append({**run, "text": run["text"][:end]})
        end -= len(run["text"])
    return found
