"""A note against the figures: every year of its table and each key figure is a figure of its country."""

from collections.abc import Iterator
from fractions import Fraction

from lxml.html import HtmlElement

from strandreport.model.figures import VALUE
from tests.report.numbers.blocks import text_of
from tests.report.numbers.known import Known
from tests.report.numbers.printed import Printed, numbers_in

Row = dict[str, list[Fraction]]


def wrong_in_note(page: HtmlElement, known: Known, language: str) -> list[str]:
    """What the page of a note prints that the figures do not give, in words."""
    return [*_table(page, known, language), *_key_figures(page, known, language)]


def _table(page: HtmlElement, known: Known, language: str) -> Iterator[str]:
    for row in page.xpath("//div[contains(@class, 'names')]/table/tbody/tr"):
        cells = [text_of(cell) for cell in row]
        wanted = _of_years(cells[-1], known)
        heads = [text_of(head)[:4] for head in row.xpath("ancestor::table/thead//th")][1:-1]
        for year, cell in zip(heads, cells[1:-1], strict=True):
            shown = numbers_in(cell, language)
            if not _fits(shown, wanted.get(year, [])):
                yield f"{cells[-1]} in {year}: {cell!r} is printed, not {list(map(float, wanted.get(year, [])))}"


def _key_figures(page: HtmlElement, known: Known, language: str) -> Iterator[str]:
    named = [text_of(cell) for cell in page.xpath("//div[contains(@class, 'names')]/table/tbody/tr/*[last()]")]
    for item in page.xpath("//ul[contains(concat(' ', @class, ' '), ' six ')]/li"):
        code = item.get("id").removeprefix("f-")
        latest = next((name for name in named if name.split(".")[0] == code), None)
        if latest is None:
            continue
        years = _of_years(latest, known)
        if not _fits(numbers_in(text_of(item.find_class("figure")[0]), language), years[latest.split(".")[2]][:1]):
            yield f"key figure {latest}: {text_of(item)}"
        allowed = {value for values in years.values() for value in values}
        for change in item.find_class("change"):
            for number in numbers_in(text_of(change), language):
                if not (number.step == 1 and str(number.value) in years) and not any(map(number.shows, allowed)):
                    yield f"key figure {latest}: {text_of(change)}"


def _of_years(name: str, known: Known) -> Row:
    """What a row prints by year: the figures that bear its name but for the year."""
    code, strand, _, *group = name.split(".")
    found: Row = {}
    for year in known.years:
        figure = known.figures.get(".".join([code, strand, str(year), *group]))
        if figure is not None and figure.state == VALUE:
            more = [Fraction(figure.n_unresolved)] if figure.n_unresolved else []
            found[str(year)] = [*known.printed_as(figure), *more]
    return found


def _fits(shown: list[Printed], wanted: list[Fraction]) -> bool:
    return len(shown) == len(wanted) and all(one.shows(exact) for one, exact in zip(shown, wanted, strict=True))
