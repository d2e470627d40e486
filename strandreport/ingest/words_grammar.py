"""Grammars of identifiers, words, codes and truth values."""

import re
import unicodedata
from collections.abc import Mapping

from strandreport.ingest.cells import BOOLEAN, DATE, NUMBER, TEXT, Cell
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
_TRUE = {"true", "yes", "y", "oui", "o", "vrai", "1", "x", "☑", "✓", "✔"}
_FALSE = {"false", "no", "n", "non", "faux", "0", "☐"}
# capitals and small letters of other alphabets that look like Latin ones
_TWINS = frozenset("АВЕЅІЈКМНОРСТУХаеоѕіјрсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο")
_NO_VALUES = frozenset({
    '"', "''", "\u3003", "idem", "id.", "ditto", "ibid", "ibid.", "ibidem", "-", "--", "\u2013", "\u2014",
    "/", "?", "??", "???", "...", "n/a", "n.a.", "s.o.", "s/o", "n.d.", "n.c.", "n.r.", "tbd", "tbc", "\u2032\u2032",
    "none", "null", "nan", "sans objet", "néant", "neant", "inconnu", "inconnue", "unknown", "en cours", "en attente",
    "à définir", "à préciser", "à compléter", "non renseigné", "non communiqué", "non disponible", "not available",
})  # fmt: skip
# what spreadsheets show in place of a value, in English and French, as text
_ERROR = re.compile(
    r"#(REF|DIV/0|NUM|NULL|VALUE|SPILL|CALC|FIELD|BLOCKED|NOM|NAME|NOMBRE|NUL|VALEUR|EPARS|PROPAGATION)[!?]|#N/A|Err:5[0-9]{2}"
)
_ESCAPE = re.compile(r"_x00(0[0-9A-F]|1[0-9A-F]|7F|5F)_")
_LINE_ENDS = re.compile(r"\r\n?")


def parse_id(cell: Cell, column: Column, form: FormColumn) -> Parsed:
    """An identifier as text; blanks around it are taken off, and that is told."""
    if cell.kind == NUMBER:
        if "." in cell.text or len(cell.text.lstrip("-")) > _FIFTEEN_DIGITS:
            return Parsed(problem=Code.BAD_ID)
        return Parsed(form.prefix + cell.text)
    if cell.kind in (DATE, BOOLEAN):
        return Parsed(problem=Code.BAD_ID)
    text = _visible(_lines(cell.text))
    text = text.upper() if column.capitals else text
    if _SPOILT.fullmatch(text.strip()) or _is_mixed(text) or _is_disguised(text):
        return Parsed(problem=Code.BAD_ID)
    # raised digits are marks of notes; what is the identifier without them, a person knows
    if any(unicodedata.category(ch) in ("Cc", "No") for ch in text.strip()) or not text.strip():
        return Parsed(problem=Code.BAD_ID)
    return Parsed(form.prefix + text.strip(), noted=Code.PADDED_ID if text != text.strip() else None)


def parse_text(cell: Cell, column: Column, form: FormColumn) -> Parsed:
    """Words as they stand, less invisible and control characters; letters mangled or in disguise are told."""
    text = "".join(ch for ch in _visible(_lines(cell.text)) if unicodedata.category(ch) != "Cc" or ch in "\n\t")
    if len(text) > LONGEST_TEXT:
        return Parsed(problem=Code.BAD_TEXT)
    if _MOJIBAKE.search(text):
        return Parsed(text.strip(), noted=Code.MOJIBAKE)
    is_odd = any(_has_latin(word) and _is_disguised(word) for word in text.split())
    return Parsed(text.strip(), noted=Code.LOOKALIKE_LETTERS if is_odd else None)


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


def names_error(cell: Cell) -> bool:
    """Whether a text is what a spreadsheet shows in place of a value that it could not compute."""
    return cell.kind == TEXT and bool(_ERROR.fullmatch(cell.text.strip()))


def is_no_value(cell: Cell) -> bool:
    """Whether a text says that a value is unknown, not there yet, or the same as above.

    >>> [is_no_value(Cell("s", text)) for text in ("idem", " – ", "??", "NA", "x", "Nancy")]
    [True, True, True, False, False, False]
    """
    return cell.kind == TEXT and canonical(cell.text) in _NO_VALUES


def hides_characters(cell: Cell) -> bool:
    """Whether a text holds characters that nobody sees: control characters, zero width, direction marks."""
    if cell.kind != TEXT:
        return False
    seen = _lines(cell.text).replace("\n", "").replace("\t", "")
    if seen.isascii() and seen.isprintable():
        return False
    return any(unicodedata.category(ch) in ("Cc", "Cf") for ch in seen)


def _lines(text: str) -> str:
    r"""Text with line ends as one character, and control characters that XLSX wrote as escapes.

    >>> _lines("a_x000D_\nb\r\nc")
    'a\nb\nc'
    """
    return _LINE_ENDS.sub("\n", _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text))


def _visible(text: str) -> str:
    """Text without characters that nobody sees (zero width, direction marks)."""
    return "".join(ch for ch in unicodedata.normalize("NFC", text) if unicodedata.category(ch) != "Cf")


def _is_mixed(text: str) -> bool:
    """Whether letters of several alphabets stand in one identifier, so that two look the same and are not."""
    scripts = {unicodedata.name(ch, "").partition(" ")[0] for ch in text if ch.isalpha()}
    return len(scripts) > 1


def _is_disguised(text: str) -> bool:
    """Whether letters that look Latin stand among Latin ones, or are all that there is.

    >>> _is_disguised("\u0410\u0421\u0421-005"), _is_disguised("\u041c\u043e\u0441\u043a\u0432\u0430")
    (True, False)
    """
    letters = [ch for ch in text if ch.isalpha()]
    twins = [ch for ch in letters if ch in _TWINS]
    return bool(twins) and (len(twins) == len(letters) or _has_latin(text))


def _has_latin(text: str) -> bool:
    return any(ch.isalpha() and unicodedata.name(ch, "").startswith("LATIN") for ch in text)
