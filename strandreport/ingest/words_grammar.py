"""Grammars of identifiers, words, codes and truth values."""

import re
import unicodedata
from collections.abc import Mapping

from strandreport.ingest.cells import BOOLEAN, DATE, NUMBER, Cell
from strandreport.ingest.numbers_grammar import Parsed
from strandreport.model.findings import Code
from strandreport.model.form_columns import FormColumn
from strandreport.model.registers import Column
from strandreport.model.spelling import canonical

LONGEST_TEXT = 32_767
_FIFTEEN_DIGITS = 15
_MOJIBAKE = re.compile("Ã[\x80-\xbf©¨ªàÀ€‰–œŸ¶¼]|â€|Â[\xa0-\xbf]|\ufffd")
# what programs make of long numbers: 999997833.0, 9.99998E+08
_SPOILT = re.compile(r"[0-9]+[.,]0+|[0-9]+[.,]?[0-9]*[eE]\+[0-9]+")
_TRUE = {"true", "yes", "oui", "vrai", "1", "x"}
_FALSE = {"false", "no", "non", "faux", "0"}


def parse_id(cell: Cell, column: Column, form: FormColumn) -> Parsed:
    """An identifier as text; blanks around it are taken off, and that is told."""
    if cell.kind == NUMBER:
        if "." in cell.text or len(cell.text.lstrip("-")) > _FIFTEEN_DIGITS:
            return Parsed(problem=Code.BAD_ID)
        return Parsed(form.prefix + cell.text)
    if cell.kind in (DATE, BOOLEAN):
        return Parsed(problem=Code.BAD_ID)
    text = _visible(cell.text)
    if _SPOILT.fullmatch(text.strip()) or _is_mixed(text):
        return Parsed(problem=Code.BAD_ID)
    if any(unicodedata.category(ch) == "Cc" for ch in text.strip()) or not text.strip():
        return Parsed(problem=Code.BAD_ID)
    return Parsed(form.prefix + text.strip(), noted=Code.PADDED_ID if text.strip() != cell.text else None)


def parse_text(cell: Cell, column: Column, form: FormColumn) -> Parsed:
    """Words as they stand, less invisible and control characters; mangled letters are told."""
    text = "".join(ch for ch in _visible(cell.text) if unicodedata.category(ch) != "Cc" or ch in "\n\t")
    if len(text) > LONGEST_TEXT:
        return Parsed(problem=Code.BAD_TEXT)
    return Parsed(text.strip(), noted=Code.MOJIBAKE if _MOJIBAKE.search(text) else None)


def parse_boolean(cell: Cell, column: Column, form: FormColumn) -> Parsed:
    """True or false, in English or French."""
    word = cell.text.strip().casefold()
    if word in _TRUE or word in _FALSE:
        return Parsed(word in _TRUE)
    return Parsed(problem=Code.BAD_BOOLEAN)


def parse_code(cell: Cell, spellings: Mapping[str, str]) -> Parsed:
    """A code of the vocabulary, by any of its spellings (see ``code_spellings``)."""
    code = spellings.get(canonical(cell.text))
    return Parsed(code) if code else Parsed(problem=Code.UNKNOWN_CODE)


def code_spellings(column: Column) -> dict[str, str]:
    """Canonical spelling to code; a code is always a spelling of itself."""
    pairs = [(word, code) for code, words in column.codes.items() for word in (code, *words)]
    return {canonical(word): code for word, code in pairs}


def _visible(text: str) -> str:
    """Text without characters that nobody sees (zero width, direction marks)."""
    return "".join(ch for ch in unicodedata.normalize("NFC", text) if unicodedata.category(ch) != "Cf")


def _is_mixed(text: str) -> bool:
    """Whether letters of several alphabets stand in one identifier, so that two look the same and are not."""
    scripts = {unicodedata.name(ch, "").partition(" ")[0] for ch in text if ch.isalpha()}
    return len(scripts) > 1
