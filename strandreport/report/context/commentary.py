"""What people wrote about the part of the strategy that a report is about, by section; whose words they are is said."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from strandreport.model.commentary import COUNTRY, ITEMS, KIND, Block, Commentary, Signature
from strandreport.model.project import Project
from strandreport.report.context.handover import Handover
from strandreport.report.context.kinds import OVERALL
from strandreport.report.context.words import Words
from strandreport.report.context.written import commentary_of, plain_words, written_blocks

SECTIONS = ("decision", "risks", "commentary")
LISTS = ("successes", "concerns")
SHORT = 12


def text_about(report_id: str, language: str, handover: Handover) -> Commentary | None:
    """The text about the subject of a report, in a language."""
    return commentary_of(OVERALL if report_id == OVERALL else "part", report_id, language, handover)


def texts_about(report_id: str, handover: Handover) -> tuple[Commentary, ...]:
    """The texts about the subject of a report, in all languages."""
    return tuple(text for text in handover.commentary if text.about != COUNTRY and text.subject == report_id)


def contents_about(report_id: str, handover: Handover) -> frozenset[str]:
    """The files of commentary whose names say that they are about a report, be they readable or not."""
    return frozenset(
        file["content"] for file in commentary_files(handover) if any(_is_about(n, report_id) for n in file["names"])
    )


def commentary_files(handover: Handover) -> list[Mapping[str, Any]]:
    """The files of commentary that were handed in."""
    return [file for file in handover.files if file["kind"] == KIND]


def commentary(report_id: str, project: Project, handover: Handover, words: Words) -> dict[str, Any]:
    """The sections of a report that people wrote, empty where nobody did, and whose they are."""
    text = text_about(report_id, words.language, handover)
    if text is None:
        return {"by": "", "note": _elsewhere(report_id, project, handover, words), **dict.fromkeys(SECTIONS, [])}
    sections = {key: written_blocks(text.sections.get(key, ()), project, handover, words) for key in SECTIONS}
    return {"by": whose(text, words), "note": "", **sections}


def points(text: Commentary | None, key: str, project: Project, handover: Handover, words: Words) -> list[Any]:
    """The points of a list that somebody wrote: blocks for each."""
    entries = _entries(text.sections.get(key, ())) if text else []
    return [written_blocks(entry, project, handover, words) for entry in entries]


def written_heading(text: Commentary | None, project: Project, handover: Handover, words: Words) -> dict[str, Any]:
    """The sentence over a report that somebody wrote, and whose it is; empty if nobody wrote one."""
    if text is None or not text.heading:
        return {}
    return {"text": plain_words(text.heading, project, handover, words), "drafted": False, "by": whose(text, words)}


def whose(text: Commentary, words: Words) -> str:
    """Who wrote a text: the one who signed it, or the institute without a signature; an example is called so."""
    invented = words.text("commentary.invented") if text.invented else ""
    return " ".join(part for part in (_signature(text.signed, words), invented) if part)


def texts_listed(feed_files: Sequence[Mapping[str, Any]], handover: Handover, words: Words) -> list[dict[str, str]]:
    """The files of commentary behind a report, with whose they are, in which language that is said, and their sums."""
    by = {text.content: text for text in handover.commentary}
    listed = sorted((file for file in feed_files if file["kind"] == KIND), key=lambda file: str(file["names"][0]))
    return [
        {
            "name": ", ".join(file["names"]),
            **_said_of(by.get(file["content"]), words),
            "sha256": file["sha256"][:SHORT],
        }
        for file in listed
    ]


def _said_of(text: Commentary | None, words: Words) -> dict[str, str]:
    """Whose a text is: name and function in the language of the text, the rest in that of the page."""
    if text is None:
        return {"by": words.text("commentary.not_read"), "language": words.language, "about": ""}
    invented = words.text("commentary.invented") if text.invented else ""
    if text.signed is None:
        return {"by": _signature(None, words), "language": words.language, "about": invented}
    about = f"{words.day(text.signed.day)}. {invented}".strip()
    return {"by": f"{text.signed.name}, {text.signed.function},", "language": text.language, "about": about}


def _signature(signed: Signature | None, words: Words) -> str:
    if signed is None:
        return words.text("commentary.unsigned")
    known = {"name": signed.name, "function": signed.function, "day": words.day(signed.day)}
    return words.text("commentary.signed", **known)


def _elsewhere(report_id: str, project: Project, handover: Handover, words: Words) -> str:
    """That there is a text, but in another language only."""
    others = [name for name in project.settings.languages if text_about(report_id, name, handover)]
    return words.text("commentary.other_language") if others else ""


def _entries(blocks: Sequence[Block]) -> list[tuple[Block, ...]]:
    return [entry for block in blocks for entry in (block.items if block.kind == ITEMS else ((block,),))]


def _is_about(name: str, report_id: str) -> bool:
    path = PurePosixPath(name)
    return path.parent.name != COUNTRY and path.name.split(".")[0] == report_id
