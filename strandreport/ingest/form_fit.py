"""Whether a header is one of a form."""

from collections.abc import Mapping
from dataclasses import dataclass

from strandreport.ingest.header_rows import HeaderRow
from strandreport.model.forms import Form
from strandreport.model.registers import Register
from strandreport.model.spelling import canonical


@dataclass(frozen=True)
class Match:
    """A possible header and a form that knows some of it: how many of its headers, and what the form lacks there."""

    form: Form
    header: HeaderRow
    known: int
    missing: tuple[str, ...]

    @property
    def row(self) -> int:
        """The last row of the header."""
        return self.header.last

    @property
    def rank(self) -> tuple[int, int, int]:
        """What makes one fitting form better than another: headers known, headers asked for, fewest left blank."""
        return (-self.known, -len(self.form.needs), self.form.size)


def matches_of(rows: list[HeaderRow], form: Form, registers: Mapping[str, Register]) -> list[Match]:
    """The possible headers of which a form knows something."""
    known = (header for header in rows if is_known(header, form))
    return [Match(form, h, len(h.names & form.headers), missing(h.names, form, registers)) for h in known]


def fits(header: HeaderRow, form: Form, registers: Mapping[str, Register]) -> bool:
    """Whether a header has all that a form needs."""
    return is_known(header, form) and not missing(header.names, form, registers)


def is_known(header: HeaderRow, form: Form) -> bool:
    """Whether a form knows any of the names; two rows are one header only where it knows a name made of both."""
    known = header.names if header.first == header.last else header.joined
    return not known.isdisjoint(form.headers)


def missing(names: frozenset[str], form: Form, registers: Mapping[str, Register]) -> tuple[str, ...]:
    """What a form needs and the names lack: columns of the register first, then headers."""
    return _missing_columns(names, form, registers) + _missing_headers(names, form)


def _missing_columns(headers: frozenset[str], form: Form, registers: Mapping[str, Register]) -> tuple[str, ...]:
    """Columns that the register requires and that no header gives."""
    if not form.feeds:
        return ()
    first = form.feeds[0]
    required = {c.name for c in registers[form.register].columns if c.required} - set(first.constants)
    return tuple(sorted(required - {column.name for header in headers for column in first.columns_of(header)}))


def _missing_headers(headers: frozenset[str], form: Form) -> tuple[str, ...]:
    """Headers that the form needs besides."""
    return tuple(need[0] for need in form.needs if headers.isdisjoint(canonical(header) for header in need))
