"""The inside of a paragraph: words with their look, links and references to figures; the rest is told and dropped.

Words are kept even where their markup is not: of ``<b>x</b>`` remains x, of a picture its alternative text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from markdown_it.token import Token

from strandreport.ingest.commentary.troubles import Troubles, tag_of
from strandreport.model.commentary import BREAK, FIGURE, TEXT, Span, Spans
from strandreport.model.findings import Code

SCHEMES = ("http", "https", "mailto")
_BRACES = re.compile(r"\{([^{}\n]*)\}")
_JOINING = re.compile(r"</?(?:a|abbr|b|del|em|font|i|ins|mark|s|small|span|strong|sub|sup|u)\b", re.IGNORECASE)
# of ``a <b and c> d`` no attribute has a value: nobody marks words so, and they would go with the tag
_COMPARED = re.compile(r"<[A-Za-z][A-Za-z0-9-]*\s+[^\s=>/]+\s*(?:[^\s=>/]+\s*)*>\Z")
_REFERENCE = re.compile(
    r"[A-Za-z][A-Za-z0-9]*\.[a-z][a-z0-9_]*\.[A-Za-z0-9_]+(?:\.(?:[a-z][a-z0-9_.]*=)?[A-Za-z0-9_%~-]+)?"
)
_LOOKS = ("strong_open", "strong_close", "em_open", "em_close")


def spans_of(inline: Token, troubles: Troubles) -> Spans:
    """The spans of a paragraph, heading or cell; a line of the source is a line break only where it says so."""
    line = (inline.map or [0])[0] + 1
    return _trimmed(_joined(list(_spans(inline.children or [], line, troubles))))


def _spans(tokens: Sequence[Token], line: int, troubles: Troubles) -> Iterator[Span]:
    look, signs = Span(TEXT, line=line), _signs(tokens)
    for at, token in enumerate(tokens):
        if at in signs:
            yield replace(look, text=token.markup)
        elif token.type in ("strong_open", "strong_close"):
            look = replace(look, strong=token.nesting == 1)
        elif token.type in ("em_open", "em_close"):
            look = replace(look, emphasis=token.nesting == 1)
        elif token.type in ("link_open", "link_close"):
            look = replace(look, href=_address(token, look.line, troubles) if token.nesting == 1 else "")
        elif token.type == "softbreak":
            yield replace(look, text=" ")
            look = replace(look, line=look.line + 1)
        elif token.type == "hardbreak":
            yield Span(BREAK, line=look.line)
            look = replace(look, line=look.line + 1)
        else:
            yield from _words(_text_of(token, look.line, troubles), look, troubles)


def _signs(tokens: Sequence[Token]) -> set[int]:
    """Where stars stand between digits: in ``2*3*4`` they multiply, and without them the number would be 234."""
    found: set[int] = set()
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token.type in _LOOKS and token.nesting == 1:
            opened.append(at)
        elif token.type in _LOOKS:
            start = opened.pop()
            if _beside(tokens[:start][::-1])[-1:].isdecimal() or _beside(tokens[at + 1 :])[:1].isdecimal():
                found |= {start, at}
    return found


def _beside(tokens: Sequence[Token]) -> str:
    """The first words of some tokens, if nothing but stars comes before them."""
    token = next((token for token in tokens if token.type not in _LOOKS and token.content), None)
    return token.content if token and token.type == "text" else ""


def _text_of(token: Token, line: int, troubles: Troubles) -> str:
    """The words of a token whose look is not taken over, told; of plain text nothing is told."""
    if token.type == "html_inline" and not _COMPARED.match(token.content):
        if not token.content.startswith("</"):
            troubles.tell(Code.COMMENTARY_MARKUP, line, tag_of(token.content), construct="HTML")
        # a line break or a new cell divides words, bold type does not
        return "" if _JOINING.match(token.content) else " "
    if token.type in ("image", "code_inline"):
        construct = "image" if token.type == "image" else "code"
        troubles.tell(Code.COMMENTARY_MARKUP, line, token.content, construct=construct)
    return token.content


def _address(token: Token, line: int, troubles: Troubles) -> str:
    href = str(token.attrs.get("href", ""))
    if token.attrs.get("title"):
        troubles.tell(Code.COMMENTARY_MARKUP, line, str(token.attrs["title"]), construct="[]()")
    if urlsplit(href).scheme in SCHEMES:
        return href
    troubles.tell(Code.COMMENTARY_MARKUP, line, href, construct="URL")
    return ""


def _words(text: str, look: Span, troubles: Troubles) -> Iterator[Span]:
    """Text with the names of figures cut out of it; braces that hold no name stay words, and are told."""
    end = 0
    for match in _BRACES.finditer(text):
        name = match[1].strip()
        if not _REFERENCE.fullmatch(name):
            troubles.tell(Code.COMMENTARY_FIGURE, look.line, match[1])
            continue
        yield replace(look, text=text[end : match.start()])
        yield replace(look, kind=FIGURE, text=name)
        end = match.end()
    yield replace(look, text=text[end:])


def _trimmed(spans: Spans) -> Spans:
    """Spans without the blanks at both ends that tags have left, and none of nothing but blanks."""
    found = list(spans)
    if found and found[0].kind == TEXT:
        found[0] = replace(found[0], text=found[0].text.lstrip(" "))
    if found and found[-1].kind == TEXT:
        found[-1] = replace(found[-1], text=found[-1].text.rstrip(" "))
    return tuple(span for span in found if span.kind != TEXT or span.text)


def _joined(spans: Sequence[Span]) -> Spans:
    """Spans of one look that follow each other as one, empty ones left out."""
    found: list[Span] = []
    for span in spans:
        if span.kind == TEXT and not span.text:
            continue
        last = found[-1] if found else None
        if last and span.kind == last.kind == TEXT and replace(span, text="", line=0) == replace(last, text="", line=0):
            found[-1] = replace(last, text=last.text + span.text)
        else:
            found.append(span)
    return tuple(found)
