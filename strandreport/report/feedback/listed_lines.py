"""What is to be mended in a text, as a text: who writes commentary needs no spreadsheet program to read it."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from strandreport.model.addresses import place_of
from strandreport.model.kept_cells import shown
from strandreport.model.project import Project
from strandreport.report.context.findings import message
from strandreport.report.context.words import Words
from strandreport.report.feedback.handed_in import File, HandedIn
from strandreport.report.feedback.lines import TO_MEND, Concern, sentence
from strandreport.report.typography import french_spaces

QUOTED = 300


def listed_lines(file: File, concerns: Sequence[Concern], words: Words, project: Project, handed_in: HandedIn) -> str:
    """The text that is put beside a commentary: what was found, at which lines, and what to do."""
    parts = [_opening(file, concerns, words)]
    for number, concern in enumerate(concerns, start=1):
        effect = words.catalogue.text(f"severity.{concern.first.effect}")
        parts.append([
            f"{number}. {effect} ({concern.first.code})",
            *(f"   {line}" for line in _quoted(file, concern, words)),
            f"   {sentence(concern, words, project, handed_in)}",
            f"   → {message(concern.findings[0], words, project, 'remedy')}",
        ])  # fmt: skip
    text = "\n\n".join("\n".join(part) for part in parts) + "\n"
    return french_spaces(text) if words.language == "fr" else text


def _opening(file: File, concerns: Sequence[Concern], words: Words) -> list[str]:
    name = PurePosixPath(file.name).name
    count = sum(concern.count for concern in concerns if concern.first.severity in TO_MEND)
    title = words.text(f"feedback.title.{'mend' if count else 'look'}", file=name)
    return [title, "", words.text(f"feedback.how.{'text' if file.read else 'unread'}", file=name)]


def _quoted(file: File, concern: Concern, words: Words) -> Iterator[str]:
    """Each line concerned as it stands, by its number."""
    for index, cell in concern.places:
        number = place_of(cell)[0]
        text = shown(next(iter(file.row(index, number)), None)).strip()
        cut = text if len(text) <= QUOTED else f"{text[:QUOTED]} …"
        yield f"{words.text('line_of_text', line=number)} | {cut}"
