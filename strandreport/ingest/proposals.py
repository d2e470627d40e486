"""Known names that unknown headers look like: told to a person as questions, never used to read anything."""

from collections.abc import Collection, Mapping, Sequence

from strandreport.model.form_columns import FormColumn
from strandreport.model.forms import Form
from strandreport.model.likeness import MISSPELT, likeness, nearest, nearest_form, pairs
from strandreport.model.registers import Column
from strandreport.model.spelling import canonical

NOTHING = "\N{EN DASH}"
_MOST_HEADERS = 60


def near_header(header: str, form: Form, given: Collection[str]) -> tuple[str, bool]:
    """The header of a form that an unknown one looks like, among the columns that the sheet does not give.

    And whether it looks so much like it that the column is lost by a misspelling rather than one more column.
    """
    lacking = [column for feed in form.feeds for column in feed.columns if column.name not in given]
    found = nearest(header, [word for column in lacking for word in column.headers])
    return (f"“{found}”", likeness(header, found) >= MISSPELT) if found else (NOTHING, False)


def near_names(missing: Collection[str], headers: Collection[str], form: Form) -> str:
    """Missing columns by the header of each that an unknown header of the sheet looks most like, with that one."""
    unknown = [header for header in headers if canonical(header) not in form.headers]
    columns = [column for feed in form.feeds[:1] for column in feed.columns if column.name in missing]
    of_column = {word: column.name for column in columns for word in column.headers}
    like = pairs(list(of_column), unknown)
    likest = {of_column[word]: word for word in sorted(like, key=lambda word: likeness(word, like[word]))}
    return arrows({word: like[word] for word in sorted(likest.values())})


def like_headers(headers: Collection[str], form: Form) -> int:
    """How many headers that a form does not know look like one that it does."""
    known = [word for feed in form.feeds for column in feed.columns for word in column.headers]
    unknown = [header for header in headers if canonical(header) not in form.headers]
    return sum(1 for header in unknown[:_MOST_HEADERS] if nearest(header, known))


def near_form(headers: Sequence[str], forms: Mapping[str, Form]) -> str:
    """The form that looks most like the headers of an unknown sheet."""
    known = {
        name: [word for feed in form.feeds for c in feed.columns for word in c.headers] for name, form in forms.items()
    }
    return nearest_form(headers[:_MOST_HEADERS], known)[0] or NOTHING


def accepted_words(value: str, column: Column, form: FormColumn) -> dict[str, str]:
    """The words of a column's list in each language, and those of them that mean what an unknown one looks like."""
    spellings = {word: code for code, words in column.codes.items() for word in (code, *words)} | dict(form.words)
    found = nearest(value, spellings)
    languages = sorted({language for term in column.terms.values() for language in term.label})
    words = {
        f"label_{name}": ", ".join(f"“{term.label.get(name, code)}”" for code, term in column.terms.items())
        for name in languages
    }
    if not found:
        return words
    label = column.terms[spellings[found]].label
    return {**words, **{f"near_{name}": f"“{label.get(name, found)}”" for name in languages}}


def arrows(renamed: Mapping[str, str]) -> str:
    """Pairs of an old and a new name."""
    return ", ".join(f"“{old}” → “{new}”" for old, new in renamed.items()) or NOTHING
