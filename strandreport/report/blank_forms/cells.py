"""What the cells of a column of a blank form accept: number formats, lists, limits, and how they look."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from strandreport.model.blank_forms import Field
from strandreport.model.catalogue import Catalogue
from strandreport.report.blank_forms.explain import Explained

FIRST_DAY, LAST_DAY = date(1950, 1, 1), date(2100, 12, 31)
LARGEST = 10**12
TEXT_WIDTHS = {"id": 16, "text": 34, "code": 14, "country": 24, "boolean": 11, "date": 13, "money": 16}
OTHER_WIDTH, WIDEST_LIST, ROOM = 12, 36, 4
NUMBERS = {"money": "#,##0.00", "integer": "0", "decimal": "General"}


def number_format(field: Field, words: Catalogue) -> str:
    """The number format of a column; what is no number is text, so that 0012 keeps its zeros."""
    if field.column.type == "date":
        return words.text("blank.date")
    return NUMBERS.get(field.column.type, "@")


def width_of(item: Explained) -> float:
    """Wide enough for its values, most words of its list and the longest word of its header."""
    header = max(len(word) for word in item.field.header.split()) + ROOM
    listed = min(WIDEST_LIST, max(map(len, item.choices), default=0) + ROOM)
    return max(TEXT_WIDTHS.get(item.field.column.type, OTHER_WIDTH), listed, header)


def validation(item: Explained, source: str, words: Catalogue) -> dict[str, Any] | None:
    """What the cells of a column may hold; ``source`` is the range of its list. None where anything may stand."""
    column, title = item.field.column, words.text("blank.error.title")
    if item.choices:
        rule = {"validate": "list", "source": source, **_refusal("list", title, words)}
        # several words in one cell are no word of the list
        return {**rule, "show_error": not item.field.form.split}
    if column.type == "date":
        return {**_between("date", FIRST_DAY, LAST_DAY), **_refusal("date", title, words)}
    if item.is_year:
        return {**_between("integer", FIRST_DAY.year, LAST_DAY.year), **_refusal("year", title, words)}
    if column.type == "integer":
        return {**_between("integer", -LARGEST, LARGEST), **_refusal("integer", title, words)}
    if column.type in ("money", "decimal"):
        lowest = 0 if column.type == "money" and not column.negative else -LARGEST
        return {**_between("decimal", lowest, LARGEST), **_refusal("number" if lowest else "amount", title, words)}
    return None


def _between(kind: str, lowest: object, highest: object) -> Mapping[str, Any]:
    return {"validate": kind, "criteria": "between", "minimum": lowest, "maximum": highest}


def _refusal(name: str, title: str, words: Catalogue) -> Mapping[str, Any]:
    return {"error_title": title, "error_message": words.text(f"blank.error.{name}")}
