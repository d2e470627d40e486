"""A page as blocks of text: the smallest elements that say something by themselves, in the order of the page."""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from lxml import html
from lxml.html import HtmlElement

from tests.report.numbers.printed import numbers_in

BLOCKS = frozenset(
    {
        "p",
        "li",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "dt",
        "dd",
        "caption",
        "figcaption",
        "title",
        "desc",
        "summary",
        "blockquote",
    }
)
# what was quoted from a file is the same in both languages, and no number of ours
SAID_BY_OTHERS = re.compile(r"“[^”]*”|«[^»]*»")
QUOTED = frozenset({"code", "samp", "style", "script"})


def parse(page: str) -> HtmlElement:
    """The page as a tree."""
    return html.document_fromstring(page)


def text_of(element: HtmlElement) -> str:
    """The text of an element; pieces of different elements do not run into each other, but for raised letters."""
    return re.sub(r"[ \t\n]+", " ", SAID_BY_OTHERS.sub(" ", "".join(_pieces(element)))).strip()


def _pieces(element: HtmlElement) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in QUOTED:
        return
    gap = "" if element.tag == "sup" else " "
    yield gap + (element.text or "")
    for child in element:
        yield from _pieces(child)
        yield (" " if child.tag != "sup" else "") + (child.tail or "")


def values_of(element: HtmlElement, language: str) -> tuple[Fraction, ...]:
    """The numbers of an element in order of size, each as often as it stands there."""
    return tuple(sorted(found.value for found in numbers_in(text_of(element), language)))


def blocks_by_section(page: HtmlElement, language: str) -> dict[str, Counter[tuple[Fraction, ...]]]:
    """The numbers of every block that has any, by the nearest part of the page that has a name.

    The order of blocks does not count: a long text may push a paragraph into the other column.
    """
    found: dict[str, Counter[tuple[Fraction, ...]]] = {}
    for block in page.xpath("//body//*"):
        inside_picture = any(up.tag == "svg" for up in block.iterancestors())
        if (block.tag in BLOCKS and not inside_picture) or block.tag == "svg":
            values = values_of(block, language)
            if values:
                found.setdefault(_section(block), Counter())[values] += 1
    return found


def _section(block: HtmlElement) -> str:
    return next((up.get("id") for up in block.iterancestors() if up.get("id")), "")
