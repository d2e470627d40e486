"""Read the cells of one column: each distinct cell once, each problem with its addresses."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from strandreport.ingest import dates_grammar, numbers_grammar, words_grammar
from strandreport.ingest.cells import ERROR, FORMULA, NUMBER, TEXT, Cell, decode, letter, shown
from strandreport.ingest.column_advice import Advice, advise
from strandreport.ingest.country_grammar import Countries, parse_country
from strandreport.ingest.marks_grammar import parse_marked
from strandreport.ingest.mixed_spellings import mixed_spellings
from strandreport.ingest.numbers_grammar import Parsed
from strandreport.ingest.proposals import accepted_words
from strandreport.ingest.row_classes import is_blank
from strandreport.ingest.takes import take
from strandreport.model.access import ACCESS
from strandreport.model.findings import Code, Finding, Severity
from strandreport.model.form_columns import FormColumn
from strandreport.model.registers import Column
from strandreport.model.spelling import canonical

CORRECTIONS = (Code.PADDED_ID, Code.INVISIBLE_CHARACTERS, Code.STRUCK_WORDS)
ADVICE = (Code.MOJIBAKE, Code.LOOKALIKE_LETTERS)
FREE = ("id", "text")
_FIXED = {
    "money": numbers_grammar.parse_money,
    "integer": numbers_grammar.parse_integer,
    "decimal": numbers_grammar.parse_fraction,
    "date": dates_grammar.parse_date,
    "id": words_grammar.parse_id,
    "text": words_grammar.parse_text,
    "boolean": words_grammar.parse_boolean,
}


@dataclass(frozen=True)
class ColumnRead:
    """The values of a column (None: blank or not readable), and by index what is wrong with the others."""

    values: list[object]
    invalid: Mapping[int, Code]
    corrected: frozenset[int]
    findings: tuple[Finding, ...]

    def without(self, gone: Iterable[int], code: Code, findings: Iterable[Finding]) -> "ColumnRead":
        """The column without the values at some indexes, which are then invalid for a reason that the findings tell."""
        lost = set(gone)
        values = [None if i in lost else value for i, value in enumerate(self.values)]
        invalid = {**self.invalid, **dict.fromkeys(sorted(lost), code)}
        return ColumnRead(values, invalid, self.corrected - lost, (*self.findings, *findings))


@dataclass(frozen=True)
class Place:
    """Where a column stands, for the addresses in findings: rows are the spreadsheet's, from 1."""

    content: str
    sheet: str
    position: int
    rows: Sequence[int]


def read_column(
    cells: Sequence[str | None], column: Column, form: FormColumn, place: Place, countries: Countries
) -> ColumnRead:
    """Values, invalid rows and findings of one column."""
    parsed = _parse_all(cells, column, form, countries)
    spots: dict[tuple[Code, str], list[int]] = defaultdict(list)
    invalid: dict[int, Code] = {}
    corrected = set()
    for i, cell in enumerate(cells):
        result = parsed[cell]
        if column.required and result.value is None and result.problem is None:
            result = Parsed(problem=Code.MISSING_VALUE)
        if result.problem:
            invalid[i] = result.problem
            spots[result.problem, shown(cell)].append(i)
        elif result.noted:
            spots[result.noted, ""].append(i)
            if result.noted in CORRECTIONS:
                corrected.add(i)
    findings = [
        _finding(code, value, rows, column, form, place, cells, parsed[cells[rows[0]]])
        for (code, value), rows in spots.items()
    ]
    if column.type == "country":
        findings += _mixed(cells, parsed, column, form, place)
    findings += [_told(advice, column, place) for advice in advise(cells, column, form)]
    values = [parsed[cell].value for cell in cells]
    return ColumnRead(values, invalid, frozenset(corrected), tuple(findings))


def _parse_all(
    cells: Sequence[str | None], column: Column, form: FormColumn, countries: Countries
) -> dict[str | None, Parsed]:
    """What each distinct cell is read as."""
    parse, is_free = _parser(column, form, countries), column.type in FREE
    missing, unclear = ({canonical(word) for word in words} for words in (form.missing, form.unclear))
    take_part = partial(_taken, name=form.take)
    read = partial(_parse_cell, parse=parse, missing=missing, unclear=unclear, is_free=is_free)
    return {cell: parse_marked(cell, column.type == "text", take_part, read) for cell in dict.fromkeys(cells)}


def _mixed(
    cells: Sequence[str | None], parsed: Mapping[str | None, Parsed], column: Column, form: FormColumn, place: Place
) -> list[Finding]:
    """Countries that are spelled in several ways, of the part of the cells that counts."""
    taken = {cell: _taken(cell, form.take) for cell in parsed}
    values = {taken[cell]: result.value for cell, result in parsed.items()}
    addresses = [f"{letter(place.position + 1)}{row}" for row in place.rows]
    return mixed_spellings(
        values, [taken[cell] for cell in cells], (place.content, place.sheet, column.name), addresses
    )


def _parser(column: Column, form: FormColumn, countries: Countries) -> Callable[[Cell], Parsed]:
    if column.type == "code":
        spellings = {**words_grammar.code_spellings(column), **form.words}
        return lambda cell: words_grammar.parse_code(cell, spellings)
    if column.type == "country":
        return lambda cell: parse_country(cell, countries)
    fixed = _FIXED[column.type]
    return lambda cell: fixed(cell, column, form)


def _taken(cell: str | None, name: str) -> str | None:
    """The part of a text or number cell that counts; what has no such part is blank."""
    if cell is None or not name or cell[0] not in (TEXT, NUMBER):
        return cell
    part = take(name, decode(cell).text)
    return TEXT + part if part else None


def _parse_cell(
    cell: str | None, parse: Callable[[Cell], Parsed], missing: set[str], unclear: set[str], is_free: bool
) -> Parsed:
    if cell is None or is_blank(cell):
        return Parsed()
    parts = decode(cell)
    if parts.kind == ERROR or words_grammar.names_error(parts):
        return Parsed(problem=Code.ERROR_CELL)
    if parts.kind == FORMULA:
        return Parsed(problem=Code.FORMULA_WITHOUT_VALUE)
    if canonical(parts.text) in unclear:
        return Parsed(problem=Code.UNCLEAR_VALUE)
    return Parsed() if canonical(parts.text) in missing else _judged(parts, parse(parts), is_free)


def _judged(cell: Cell, parsed: Parsed, is_free: bool) -> Parsed:
    """What was read, less words that stand for no value at all; characters that nobody sees are told.

    Where a word of a list is missing the list helps more, so that such a word is told as unknown.
    """
    is_open = is_free or parsed.problem not in (None, Code.UNKNOWN_CODE)
    if is_open and words_grammar.is_no_value(cell):
        return Parsed(problem=Code.NOT_A_VALUE)
    if parsed.problem or parsed.noted or not words_grammar.hides_characters(cell):
        return parsed
    return replace(parsed, noted=Code.INVISIBLE_CHARACTERS)


def _finding(
    code: Code,
    value: str,
    rows: list[int],
    column: Column,
    form: FormColumn,
    place: Place,
    cells: Sequence[str | None],
    parsed: Parsed,
) -> Finding:
    leaves_out = column.required or column.name in ACCESS
    severity = Severity.QUARANTINES if leaves_out else Severity.VOIDS
    if code in CORRECTIONS and not parsed.problem:
        severity = Severity.CORRECTED
    elif code in ADVICE:
        severity = Severity.ADVICE
    addresses = tuple(f"{letter(place.position + 1)}{place.rows[i]}" for i in rows)
    quoted = value or shown(cells[rows[0]])
    expected = {"column": column.name, "header": form.headers[0], "unit": column.unit, **dict(parsed.expected)}
    if code == Code.UNKNOWN_CODE:
        expected |= accepted_words(quoted, column, form)
    return Finding(
        code, severity, place.content, place.sheet, column.name, quoted[:200], addresses, len(rows), expected
    )


def _told(advice: Advice, column: Column, place: Place) -> Finding:
    addresses = tuple(f"{letter(place.position + 1)}{place.rows[i]}" for i in advice.cells)
    where = (place.content, place.sheet, column.name, advice.value[:200], addresses, len(advice.cells))
    return Finding(advice.code, Severity.ADVICE, *where, {"column": column.name})
