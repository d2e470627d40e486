"""Blank forms that come back filled: their stamp, the sheets that nobody has to fill, and versions gone by."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from strandreport.ingest.cells import Sheet, shown
from strandreport.ingest.header import Layout
from strandreport.model.blank_forms import Stamp, fields_of, read_stamp, text_digest, version_of
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.forms import Form
from strandreport.model.registers import Register
from strandreport.model.spelling import canonical

_STAMPED_ROWS = 10


def stamp_of(sheet: Sheet) -> Stamp | None:
    """The stamp among the first rows of a sheet."""
    texts = (shown(cell) for row in sheet.grid[:_STAMPED_ROWS] for cell in row if cell)
    return next((stamp for text in texts if (stamp := read_stamp(text))), None)


def is_left_alone(sheet: Sheet, stamp: Stamp | None) -> bool:
    """Whether a sheet is the guide or the lists of a blank form, word for word as they were handed out."""
    return bool(stamp and stamp.text and stamp.text == text_digest(_texts(sheet)))


def forms_of(stamp: Stamp | None, forms: Mapping[str, Form]) -> Mapping[str, Form]:
    """The forms that a sheet may follow: the one that its stamp names, if there still is one of that name."""
    return {stamp.form: forms[stamp.form]} if stamp and stamp.form in forms else forms


def without_notes(stamp: Stamp | None, sheet: Sheet, layout: Layout) -> Sheet:
    """A sheet less the notes on the headers of its blank form, which are ours; those on rows are somebody's."""
    kept = tuple(comment for comment in sheet.comments if stamp is None or comment.row > layout.header_row)
    return replace(sheet, comments=kept)


def version_findings(
    stamp: Stamp | None, sheet: Sheet, layout: Layout, registers: Mapping[str, Register], content: str
) -> list[Finding]:
    """What came and went since the blank form was handed out that a sheet was filled on."""
    form = layout.form
    if stamp is None or stamp.form != form.id or stamp.version == version_of(form, registers):
        return []
    language = stamp.language if stamp.language in form.label else next(iter(form.label))
    filled = {canonical(shown(cell)): shown(cell) for cell in sheet.grid[layout.header_row - 1] if cell}
    given = {name for place in layout.places for name in place}
    added = [field.header for field in fields_of(form, registers, language) if field.column.name not in given]
    removed = [header for word, header in filled.items() if word not in form.headers]
    expected = {"form": form.id, "added": _quoted(added), "removed": _quoted(removed)}
    expected |= {f"label_{name}": words for name, words in form.label.items()}
    return [Finding(Code.OUTDATED_FORM, Severity.ADVICE, content, sheet.name, stamp.version, expected=expected)]


def _quoted(headers: list[str]) -> str:
    return ", ".join(f"“{header}”" for header in headers) or "–"


def _texts(sheet: Sheet) -> Iterator[str]:
    """All texts of a sheet but the stamp."""
    for row in sheet.grid:
        yield from (shown(cell) for cell in row if cell and not read_stamp(shown(cell)))
