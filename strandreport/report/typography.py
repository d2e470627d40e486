"""The last touch on text: French spacing, apostrophes, and control signs made visible.

Works outside of tags, and leaves alone what was quoted from a file (``code``, ``samp``), style sheets and scripts.
"""

import re
from collections.abc import Callable

from markupsafe import Markup, escape

NARROW, NO_BREAK = "\u202f", "\u00a0"
LONGEST_TAIL = 20
QUOTED = frozenset({"style", "script", "code", "samp"})
WITHOUT_MARKUP = frozenset({"svg", "title"})
_TAG = re.compile(r"(<[^>]*>)")
_NAME = re.compile(r"<(/?)([a-z0-9]+)")
_SPACES = (
    (re.compile(r"[ \u00a0](?=:(?:\s|$))"), NO_BREAK),
    (re.compile(r"[ \u00a0](?=[;?!])"), NARROW),
    (re.compile(r"(?<=«)[ \u202f]"), NO_BREAK),
    (re.compile(r"[ \u202f](?=»)"), NO_BREAK),
    (re.compile(r"(?<=\d)[ \u00a0](?=%)"), NARROW),
    (re.compile(r"(?<=\d) (?=[kM]?€)"), NO_BREAK),
    (re.compile(r"(?<=n°) (?=\d)"), NO_BREAK),
)
_ORDINAL = re.compile(r"(?<![\w.,-])(1(?=er\b|re\b)|\d{1,2}(?=e\s))(er|re|e)\b")
_APOSTROPHE = re.compile(r"(?<=\w)(?:'|&#39;)(?=\w)")
_BREAKS = re.compile(r"[/_]|\.(?=[a-z]+$)")
_CONTROLS = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)


def show_controls(text: str) -> str:
    r"""Invisible control signs, such as those that turn the direction of writing, written as their code.

    >>> show_controls("abc\u202egpj.exe")
    'abc[U+202E]gpj.exe'
    """
    return _CONTROLS.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def french_spaces(text: str) -> str:
    r"""Plain French text with the spaces that its punctuation wants; spaces are changed, never added.

    >>> french_spaces("Pourquoi ? « Oui » : 18 %")
    'Pourquoi\u202f? «\xa0Oui\xa0»\xa0: 18\u202f%'
    """
    for pattern, space in _SPACES:
        text = pattern.sub(space, text)
    return text


def keep_last_words(text: str, words: int = 3) -> str:
    r"""Tie the last short words of a heading together, so that none of them ends on a line alone.

    >>> keep_last_words("Three are on their path or past it")
    'Three are on their path or\xa0past\xa0it'
    """
    pieces = text.rsplit(" ", words)
    tail = NO_BREAK.join(pieces[1:])
    return f"{pieces[0]} {tail}" if len(pieces) > words and len(tail) <= LONGEST_TAIL else text


def breakable(name: str) -> Markup:
    """The name of a file, which may be broken behind its signs before it is broken anywhere.

    >>> breakable("a/b_c.csv")
    Markup('a/<wbr>b_<wbr>c<wbr>.csv')
    """
    return Markup(_BREAKS.sub(_broken, str(escape(name))))


def _broken(sign: re.Match[str]) -> str:
    return f"<wbr>{sign[0]}" if sign[0] == "." else f"{sign[0]}<wbr>"


def set_french(html: str) -> str:
    r"""French spacing and raised ordinals, outside of tags.

    >>> set_french('<p title="a : b">Le 1er mai : 3 %</p><code>a : b</code>')
    '<p title="a : b">Le 1<sup>er</sup> mai\xa0: 3\u202f%</p><code>a : b</code>'
    """
    return _change_text(html, _french)


def set_apostrophes(html: str) -> str:
    """Typewriter apostrophes between letters become typographic ones, outside of tags.

    >>> set_apostrophes("<p data-x='a'>l&#39;Inserm's</p>")
    "<p data-x='a'>l’Inserm’s</p>"
    """
    return _change_text(html, lambda text, inside: _APOSTROPHE.sub("’", text))


def _french(text: str, inside: str) -> str:
    spaced = french_spaces(text)
    return spaced if inside in WITHOUT_MARKUP else _ORDINAL.sub(r"\1<sup>\2</sup>", spaced)


def _change_text(html: str, change: Callable[[str, str], str]) -> str:
    """Change what stands between tags; ``change`` is told the element that wants care, or nothing."""
    inside, pieces = "", []
    for piece in _TAG.split(html):
        if piece.startswith("<"):
            inside = _element(piece, inside)
        elif inside not in QUOTED:
            piece = change(piece, inside)
        pieces.append(piece)
    return "".join(pieces)


def _element(tag: str, inside: str) -> str:
    found = _NAME.match(tag)
    if not found:
        return inside
    closing, name = found.groups()
    if inside:
        return "" if closing and name == inside else inside
    return name if name in QUOTED | WITHOUT_MARKUP and not closing else ""
