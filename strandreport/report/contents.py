"""What a page holds, read off the page itself: so no chapter can be missing from its contents, and none too many."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html


@dataclass(frozen=True)
class Entry:
    """A place of the page: the id to go to, the code of an indicator if it is one, the neutral name, and its parts."""

    id: str
    code: str
    title: str
    parts: tuple["Entry", ...] = ()


def contents_of(body: str) -> list[Entry]:
    """The chapters of a rendered body in their order, each with its indicators.

    >>> contents_of('<section class="chapter" id="a"><h2 data-running="Aims">What we want</h2></section>')
    [Entry(id='a', code='', title='Aims', parts=())]
    """
    if not body.strip():
        return []
    chapters = html.fragment_fromstring(body, create_parent="main").iterchildren("section")
    return [chapter for section in chapters for chapter in _chapter(section)]


def _chapter(section: html.HtmlElement) -> Iterator[Entry]:
    heads = section.xpath("(.//h1|.//h2)[@data-running]")
    if section.get("id") and heads:
        parts = section.xpath(".//section[contains(concat(' ', @class, ' '), ' indicator ')][@id]")
        yield Entry(section.get("id"), "", heads[0].get("data-running"), tuple(_indicator(part) for part in parts))


def _indicator(section: html.HtmlElement) -> Entry:
    """One code stands before its name; where several indicators are shown together, all are part of the name."""
    whole = " ".join(section.xpath("string(./header/span[1])").split())
    code, _, title = whole.partition(" ")
    is_one = not code.endswith(",") and any(sign.isdigit() for sign in code)
    return Entry(section.get("id"), code, title) if is_one else Entry(section.get("id"), "", whole)
