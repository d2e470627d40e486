"""The rows behind the figures as files of the site: one CSV for each indicator of a strand in each language."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from strandreport.model.files import sha256_of, write_atomically
from strandreport.model.project import Project
from strandreport.model.published import evidence_name
from strandreport.report.context.evidence_lists import PlaceBehind, RowBehind, rows_behind
from strandreport.report.context.evidence_table import part_words, periods_of, source_words
from strandreport.report.context.handover import Handover
from strandreport.report.context.series import Series
from strandreport.report.context.words import Words

FOLDER = "evidence"
HEADS = ("figures", "periods", "part", "row_number", "register", "source", "row", "cell", "column", "value", "remark")
MARK = "\ufeff"  # so that spreadsheet programs read UTF-8
# What a spreadsheet program would take for a formula; a number with its sign stays as it is.
_ACTIVE = re.compile(r"^(?:[=+@\t\r]|-(?![\d.,\s]*$))")


def write_evidence(
    all_series: Iterable[Series], project: Project, handover: Handover, all_words: Mapping[str, Words], report: Path
) -> list[dict[str, str]]:
    """Write ``evidence/*.csv`` for every series that has rows to list; what was written."""
    entries = []
    for series in {one.place: one for one in all_series}.values():
        rows = rows_behind(series, project, handover)
        for language, words in all_words.items() if rows else ():
            name = evidence_name(series.place, language)
            data = _csv(_lines(rows, series, project, handover, words))
            write_atomically(report / FOLDER / name, data)
            entries.append({"name": name, "file": f"{FOLDER}/{name}", "sha256": sha256_of(data)})
    return sorted(entries, key=lambda entry: entry["name"])


def inert(text: str) -> str:
    """A text that no spreadsheet program takes for a formula.

    >>> inert("=1+1"), inert("-5.20"), inert("-a"), inert("plain")
    ("'=1+1", '-5.20', "'-a", 'plain')
    """
    return f"'{text}" if _ACTIVE.match(text) else text


def _csv(lines: Iterable[tuple[str, ...]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows([inert(text) for text in line] for line in lines)
    return f"{MARK}{buffer.getvalue()}".encode()


def _lines(
    rows: Iterable[RowBehind], series: Series, project: Project, handover: Handover, words: Words
) -> Iterator[tuple[str, ...]]:
    yield tuple(words.text(f"behind.head.{name}") for name in HEADS)
    for number, row in enumerate(rows, 1):
        known = (
            " ".join(row.figures),
            "; ".join(periods_of(row, series, words, project)),
            part_words(row, series, words),
            str(number),
        )
        for place in row.places:
            for line in _cells(place, project, handover, words):
                yield (*known, *line)


def _cells(place: PlaceBehind, project: Project, handover: Handover, words: Words) -> Iterator[tuple[str, ...]]:
    register = project.registers[place.register]
    label = register.label[words.language]
    if place.missing:
        yield label, "", "", "", "", place.missing, words.text("behind.missing", value=place.missing, register=label)
        return
    source = source_words(place.content, place.sheet, words, handover)
    for cell in place.cells:
        column = register.column(cell.column).label[words.language]
        absent = words.text("behind.voided" if cell.is_void else "behind.blank") if cell.value is None else ""
        yield label, source, str(place.row), cell.address, column, cell.value or "", absent
