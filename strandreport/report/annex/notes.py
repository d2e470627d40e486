"""The notes of the workbook: the signs that stand in its cells, and the numbered notes that its sheets name."""

from collections.abc import Sequence

from strandreport.report.annex.sheet import Column, Kind, Sheet, Shorthand
from strandreport.report.context.words import Words

Method = Sequence[dict[str, str]]


def notes_sheet(method: Method, words: Words) -> Sheet:
    """All signs, then the notes on how figures are defined, counted, judged and checked."""
    signs = [
        (str(sign), words.text("annex.notes.sign"), words.text(f"annex.sign.{sign.name.lower()}"))
        for sign in sorted(Shorthand)
    ]
    notes = [(note_name(number, words), item["term"], item["text"]) for number, item in enumerate(method, start=1)]
    heads = [words.text(f"annex.notes.head.{key}") for key in ("mark", "subject")]
    columns = (*map(Column, heads), Column(words.text("annex.notes.head.meaning"), Kind.LONG))
    name, title, instruction = (words.text(f"annex.notes.{part}") for part in ("name", "title", "instruction"))
    return Sheet(name, title, instruction, columns, [*signs, *notes])


def note_name(number: int, words: Words) -> str:
    """What a note is called where it is named."""
    return words.text("annex.notes.number", number=number)
