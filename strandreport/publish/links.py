"""Every link of a site leads somewhere: to a listed file, and to a place that is there. Other sites are not visited."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

ADDRESSES = frozenset({"href", "src", "poster", "data", "action", "xlink:href"})
ELSEWHERE = frozenset({"http", "https", "mailto"})
INLINE = "data"


@dataclass(frozen=True)
class Page:
    """The links of a page and the places in it that links can lead to."""

    links: tuple[str, ...]
    ids: frozenset[str]


def read_page(html: str) -> Page:
    """The links and places of an HTML page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(tuple(reader.links), frozenset(reader.ids))


def broken_links(pages: Mapping[str, Page], files: Iterable[str]) -> list[str]:
    """What is wrong with the links of all pages, in words; ``files`` are the names of the whole site."""
    names = frozenset(files)
    return [
        f"{name}: the link {link!r} {problem}"
        for name, page in sorted(pages.items())
        for link in page.links
        if (problem := _problem(link, name, pages, names))
    ]


def _problem(link: str, name: str, pages: Mapping[str, Page], files: frozenset[str]) -> str:
    parts = urlsplit(link)
    if parts.scheme in ELSEWHERE or parts.scheme == INLINE:
        return ""
    if parts.scheme or parts.netloc:
        return "is of a kind that does not belong on a page"
    target = unquote(parts.path) or name
    if target not in files:
        return "leads to no file of the site"
    place = unquote(parts.fragment)
    if place and target in pages and place not in pages[target].ids:
        return "leads to a place that is not on that page"
    return ""


@dataclass
class _Reader(HTMLParser):
    links: list[str] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ADDRESSES and value is not None:
                self.links.append(value.strip())
            elif value and (name == "id" or (tag == "a" and name == "name")):
                self.ids.add(value)
