"""What people wrote about a country: lines to say, next decision, visits, contact, commentary; whose words they are."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from strandreport.model.commentary import COUNTRY as ABOUT_COUNTRY
from strandreport.model.commentary import Commentary
from strandreport.report.context.commentary import commentary_files, whose
from strandreport.report.context.words import Words
from strandreport.report.context.written import commentary_of, written_blocks
from strandreport.report.notes.lines import Runs
from strandreport.report.notes.material import Material
from strandreport.report.notes.subjects import COUNTRY, Subject

SECTIONS = ("lines", "decision", "visits", "contact", "commentary")
Content = Mapping[str, Any]
Written = Mapping[str, Any]


def written_about(subject: Subject, material: Material, words: Words) -> Written:
    """By section the paragraphs that somebody wrote, each as runs of text; ``by`` says who, empty if nobody did."""
    text = _text(subject, words.language, material) if subject.kind == COUNTRY else None
    if text is None:
        return {"by": "", "elsewhere": _elsewhere(subject, material, words), **dict.fromkeys(SECTIONS, ())}
    found = {name: _paragraphs(text, name, material, words) for name in SECTIONS}
    return {"by": _by(text, material, words), "elsewhere": "", **found}


def texts_about(subject: Subject, material: Material) -> list[Commentary]:
    """The texts about a subject, in all languages."""
    return [text for text in material.handover.commentary if _is_about(text, subject)]


def contents_about(subject: Subject, material: Material) -> frozenset[str]:
    """The files of commentary on a subject, be they readable or not."""
    own = {text.content for text in texts_about(subject, material)}
    files = (file["content"] for file in commentary_files(material.handover))
    return frozenset(content for content in files if content in own)


def plain(runs: Sequence[Content]) -> str:
    """Runs as one line of text."""
    return "".join(run["text"] for run in runs)


def _text(subject: Subject, language: str, material: Material) -> Commentary | None:
    return commentary_of(ABOUT_COUNTRY, subject.value, language, material.handover)


def _by(text: Commentary, material: Material, words: Words) -> str:
    """Whose words they are; that they were signed does not sign a draft edition with its figures."""
    who = whose(text, words).rstrip(".")
    return words.text(f"note.by.{material.project.settings.standing}", who=who)


def _is_about(text: Commentary, subject: Subject) -> bool:
    return subject.kind == COUNTRY and (text.about, text.subject) == (ABOUT_COUNTRY, subject.value)


def _elsewhere(subject: Subject, material: Material, words: Words) -> str:
    """That there is a text, but in another language only."""
    return words.text("commentary.other_language") if texts_about(subject, material) else ""


def _paragraphs(text: Commentary, section: str, material: Material, words: Words) -> tuple[Runs, ...]:
    blocks = written_blocks(text.sections.get(section, ()), material.project, material.handover, words)
    return tuple(runs for block in blocks for runs in _flat(block) if runs)


def _flat(block: Content) -> Iterator[Runs]:
    """The paragraphs of a block: of a list or quotation those of its items, of a table its rows."""
    if block["rows"]:
        for row in block["rows"]:
            yield [run for i, cell in enumerate(row) for run in (_cell(cell) if not i else [_run(" · "), *_cell(cell)])]
    elif block["items"]:
        for item in block["items"]:
            for inner in item:
                yield from _flat(inner)
    else:
        yield _cell(block["spans"])


def _cell(spans: Sequence[Content]) -> Runs:
    return [_run(" " if span["kind"] == "break" else span["text"], strong=span["strong"]) for span in spans]


def _run(text: str, *, strong: bool = False) -> dict[str, Any]:
    return {"text": text, "strong": strong}
