"""The headers that a sheet lacks, in the language of those that it has."""

from collections.abc import Collection, Mapping

from strandreport.model.blank_forms import described_column, header_in
from strandreport.model.form_columns import FormColumn
from strandreport.model.forms import Form
from strandreport.model.registers import Register
from strandreport.model.spelling import canonical


def headers_by_column(given: Collection[str], form: Form, register: Register) -> Mapping[str, str]:
    """A header for each column of a form's first feed: the form's first, or those of the language of most headers."""
    columns = form.feeds[0].columns if form.feeds else ()
    described = {column.name: described_column(column.name, register) for column in columns}
    choices = [{column.name: _first(column) for column in columns}]
    choices += [
        {column.name: header_in(column, described[column.name], language) for column in columns}
        for language in form.label
    ]
    spelled = {canonical(header) for header in given}
    return max(choices, key=lambda headers: sum(canonical(header) in spelled for header in headers.values()))


def _first(column: FormColumn) -> str:
    """The header that the form names first; a column that was found has that of its sheet before it."""
    found, *listed = column.headers
    return listed[0] if canonical(found) in map(canonical, listed) else found
