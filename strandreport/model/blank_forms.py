"""What a blank form asks for, and the stamp by which a filled one says of which form and version it is.

A blank form is a workbook made from a form and its registers, for an office to fill. The report stage writes it, ingest
knows it again: both by what stands here. The stamp is the text of a cell, so that it outlives saving as ODS or CSV.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from strandreport.model.access import EMBARGO, VISIBILITY
from strandreport.model.files import sha256_of, to_json
from strandreport.model.form_columns import FormColumn
from strandreport.model.forms import Form
from strandreport.model.registers import Column, Register
from strandreport.model.spelling import canonical

_DIGITS = 8
_STAMP = re.compile(r"strandreport-form ([a-z][a-z0-9_]{0,40}) ([a-z]{2}) ([0-9a-f]{8})(?: ([0-9a-f]{8}))?")
# what every cell of an example begins with
EXAMPLE_MARKS = {"en": "e.g.", "fr": "ex.\u00a0:"}


@dataclass(frozen=True)
class Field:
    """A column of a blank form: its header in a language, what the register wants, how the form reads it."""

    header: str
    column: Column
    form: FormColumn
    is_required: bool


@dataclass(frozen=True)
class Stamp:
    """Of which form and version a sheet is; ``text`` is the digest of a sheet that nobody has to fill, else blank."""

    form: str
    language: str
    version: str
    text: str = ""

    def __str__(self) -> str:
        """The text of the cell."""
        return " ".join(filter(None, ("strandreport-form", self.form, self.language, self.version, self.text)))


def fields_of(form: Form, registers: Mapping[str, Register], language: str) -> tuple[Field, ...]:
    """The columns of a blank form in the order of the form; what feeds several registers stands once."""
    fields: dict[str, Field] = {}
    for i, feed in enumerate(form.feeds):
        for column in feed.columns:
            described = described_column(column.name, registers[feed.register])
            header = header_in(column, described, language)
            if fields.keys().isdisjoint(canonical(word) for word in (header, *column.headers)):
                fields[canonical(header)] = Field(header, described, column, described.required and i == 0)
    return tuple(fields.values())


def described_column(name: str, register: Register) -> Column:
    """The register's column of a name, or the one that every form may have."""
    access = {VISIBILITY.name: VISIBILITY, EMBARGO.name: EMBARGO}
    return register.column(name) if name in register.names else access[name]


def header_in(column: FormColumn, described: Column, language: str) -> str:
    """The header of a column in a language: the register's label, with the unit where the form knows it so."""
    label = described.label.get(language, described.label["en"])
    units = (f"{label} ({described.unit})",) if described.unit else ()
    known = {canonical(header): header for header in column.headers}
    return next((known[canonical(text)] for text in (*units, label) if canonical(text) in known), column.headers[0])


def header_problems(form: Form, registers: Mapping[str, Register]) -> list[tuple[str, str]]:
    """(column, message) of each column of a form to fill that has no header in a language of the project."""
    return [
        (field.column.name, f"a form to fill needs the header {label!r}: the register's label in “{language}”")
        for language in (form.label if form.fill else ())
        for field in fields_of(form, registers, language)
        if (label := field.column.label[language]) and canonical(label) not in map(canonical, field.form.headers)
    ]


def version_of(form: Form, registers: Mapping[str, Register]) -> str:
    """The version of a blank form: another one as soon as a column comes, goes or is read in another way."""
    rows = [
        [language, field.header, field.column.type, field.column.unit, field.is_required, field.form.split]
        for language in sorted(form.label)
        for field in fields_of(form, registers, language)
    ]
    return sha256_of(to_json(rows).encode())[:_DIGITS]


def read_stamp(text: str) -> Stamp | None:
    """The stamp in the text of a cell.

    >>> str(read_stamp("strandreport-form units_office fr 0123abcd"))
    'strandreport-form units_office fr 0123abcd'
    """
    found = _STAMP.fullmatch(text.strip())
    return Stamp(*(part or "" for part in found.groups())) if found else None


def text_digest(texts: Iterable[str]) -> str:
    """Digest of the texts of a sheet that nobody has to fill, whatever program saved it."""
    return sha256_of("\n".join(canonical(text) for text in texts).encode())[:_DIGITS]


def example_text(value: str, language: str) -> str:
    """An example as it stands in a blank form."""
    return f"{EXAMPLE_MARKS.get(language, EXAMPLE_MARKS['en'])} {value}"


def is_example(texts: Iterable[str]) -> bool:
    """Whether all texts of a row are examples.

    >>> is_example(["ex. : A-12", "Ex. : Portugal"]), is_example(["ex. : A-12", "Portugal"]), is_example([])
    (True, False, False)
    """
    marks = tuple(canonical(mark) for mark in EXAMPLE_MARKS.values())
    found = [canonical(text).startswith(marks) for text in texts]
    return bool(found) and all(found)
