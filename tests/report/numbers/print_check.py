"""A print against the page that it was printed from: the same numbers, but for those of the pages themselves."""

import subprocess
from collections import Counter
from fractions import Fraction
from pathlib import Path

from lxml.html import HtmlElement

from tests.report.numbers.blocks import text_of
from tests.report.numbers.printed import numbers_in

NOT_PRINTED = " | ".join(
    ("//*[contains(@class, 'screen-only')]", "//head", "//*[local-name()='svg']/*[local-name()='title']")
    + ("//*[local-name()='svg']/*[local-name()='desc']",)
)
VALUES = " | ".join(
    ("//td[contains(@class, 'n')]", "//*[contains(@class, 'figure')]", "//h3[contains(@class, 'finding')]")
    + ("//p[contains(@class, 'verdict')]",)
)


def text_of_print(path: Path) -> str:
    """The text of a PDF in reading order."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout.decode("utf-8")


def lost_and_added(page: HtmlElement, text: str, language: str) -> tuple[Counter[Fraction], set[Fraction]]:
    """Numbers that the page has more often than its print, and numbers that only the print has."""
    for element in page.xpath(NOT_PRINTED):
        element.drop_tree()
    printed = Counter(number.value for number in numbers_in(text, language))
    shown = Counter(n.value for e in page.xpath(VALUES) for n in numbers_in(text_of(e), language))
    known = {number.value for number in numbers_in(" ".join(page.xpath("//text()")), language)}
    added = set(printed) - known - pages_of(text) - _of_lists(page)
    return shown - printed, {number for number in added if not _is_torn(number, page)}


def _is_torn(number: Fraction, page: HtmlElement) -> bool:
    """Whether a number is the end of a code or of a file's name that did not fit on its line."""
    quoted = "".join(page.xpath("//code//text() | //samp//text() | //section[contains(@class, 'fault')]//text()"))
    return number.denominator == 1 and str(number.numerator) in quoted


def _of_lists(page: HtmlElement) -> set[Fraction]:
    """The numbers that stand before the items of ordered lists."""
    return {Fraction(place) for one in page.iter("ol") for place in range(1, len(one.findall("li")) + 1)}


def pages_of(text: str) -> set[Fraction]:
    """The numbers of the pages."""
    return {Fraction(number) for number in range(1, text.count("\f") + 1)}
