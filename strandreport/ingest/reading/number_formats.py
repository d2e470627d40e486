"""Number formats that make a person read another number than the cell holds."""

import re

# What in a number format changes how a person reads the number: percent, currencies, thousands, literal units.
_LOCALE = re.compile(r"\[\$-[0-9A-Fa-f]+\]")
_UNIT = re.compile(r'%|[€$£¥]|"[^"]*[A-Za-z€$£%][^"]*"|\[\$[^\]-]+|[#0],+(?![#0?,])|\\[kKM]')

# What a section of a format consists of: parts apart by semicolons, room and colours, placeholders, words, single signs
_SECTION = re.compile(r'((?:"[^"]*"|\\.|[_*].|\[[^\]]*\]|[^;])*)(?:;|$)')
_TOKEN = re.compile(
    r'(?P<skipped>[_*].|\[[^\]]*\])|(?P<digit>General|Standard|[0#?@])|"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|.',
    re.DOTALL,
)
_FRACTION = re.compile(r"/[0-9?#]+")
# digits beside those of the number, or a mark between them that is no separator of the format
_ADDED = re.compile(r"#[\s.,'S\u2019]*D|D[\s.,'S\u2019]*#|#S+#")
# "-0", "(0)", "0-": a positive number looks negative; "12.-" is a price
_OTHER_SIGN = re.compile(r"^[^#]*[-(\u2212]\s*#|^\s*[-(\u2212][^#]*#|#[-\u2212]\s*$")


def unit_format(number_format: str) -> str:
    """A number format if it makes a person read another number than the cell holds, else nothing.

    >>> unit_format('0.0" M€"'), unit_format("0%"), unit_format("#,##0.00"), unit_format('0"000"')
    ('0.0" M€"', '0%', '', '0"000"')
    """
    number_format = _LOCALE.sub("", number_format)
    return number_format if _UNIT.search(number_format) or shows_another_number(number_format) else ""


def shows_another_number(number_format: str) -> bool:
    r"""Whether a format adds digits to a number, changes its sign, or hides it, whatever its unit.

    >>> [shows_another_number(f) for f in ('0"000"', r'0\0\0\0', '0"."000', ";;;", "-0", "(0)", "*00")]
    [True, True, True, True, True, True, True]
    >>> [shows_another_number(f) for f in (r"#\ ##0", '0;-0;"0"', "_-* #,##0_-;-* #,##0_-", "_(* 0_);_(* (0)", "@")]
    [False, False, False, False, False]
    """
    first, *others = _SECTION.findall(number_format) if number_format else ["General"]
    signs, negative = _skeleton(first), _skeleton(others[0]) if others else ""
    if _ADDED.search(signs) or _ADDED.search(negative):
        return True
    is_below_zero = first.replace(" ", "").startswith(("[<0]", "[<=0]"))
    return "#" not in signs or (not is_below_zero and bool(_OTHER_SIGN.search(signs)))


def _skeleton(section: str) -> str:
    """A section of a format in signs: # for digits of the number, D for added ones, S for separators in quotes."""
    return "".join(_signs(match) for match in _TOKEN.finditer(_FRACTION.sub("", section)))


def _signs(match: re.Match[str]) -> str:
    if match["skipped"]:
        return "D" if match["skipped"].startswith("*") and match["skipped"][1].isdigit() else " "
    if match["digit"]:
        return "#"
    words = match["quoted"] or match["escaped"] or ""
    return re.sub(r"[.,]", "S", re.sub("[0-9]", "D", words.replace("#", "x"))) if words else _plain(match[0])


def _plain(sign: str) -> str:
    """A sign outside quotes: digits that are no placeholders are added ones."""
    return "" if sign in '"\\' else "D" if sign.isdigit() else sign
