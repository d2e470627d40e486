"""A page against the figures: tables, charts, key figures and scorecard are bound to the figures that they name."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from lxml.html import HtmlElement

from tests.report.numbers.blocks import text_of
from tests.report.numbers.chapter_check import wrong_in_chapter
from tests.report.numbers.known import Known
from tests.report.numbers.note_check import wrong_in_note
from tests.report.numbers.printed import Printed, numbers_in

YEARS = range(1950, 2101)


def wrong_numbers(page: HtmlElement, context: dict[str, Any], known: Known, language: str) -> list[str]:
    """What a page prints that the figures do not give, in words."""
    if page.xpath("//body[contains(@class, 'sheet')]"):
        return wrong_in_note(page, known, language)
    return [
        *_key_figures(page, context, known, language),
        *_scorecard(page, known, language),
        *(
            problem
            for section in page.xpath("//section[contains(@class, 'indicator')]")
            for problem in _indicator(section, known, language)
        ),
    ]


def _key_figures(page: HtmlElement, context: dict[str, Any], known: Known, language: str) -> Iterator[str]:
    items = page.xpath("//ul[contains(concat(' ', @class, ' '), ' six ')]/li")
    if len(items) != len(context["key_figures"]):
        yield f"{len(items)} key figures, not {len(context['key_figures'])}"
    for item, said in zip(items, context["key_figures"], strict=False):
        figure = known.figures[said["value"]["figure"]]
        # the screen has it as a link, the print as words
        printed, link = (item.find_class("figure")[0].find_class(name)[0] for name in ("print-only", "screen-only"))
        shown = numbers_in(text_of(printed), language)
        if numbers_in(text_of(link), language) != shown:
            yield f"key figure {figure.figure_id}: the link says {text_of(link)}, the print {text_of(printed)}"
        yield from _differs(f"key figure {figure.figure_id}", shown, known.printed_as(figure))
        allowed = known.all_of(figure.indicator, figure.strand)
        for change in item.find_class("change"):
            yield from _foreign(f"key figure {figure.figure_id}", numbers_in(text_of(change), language), allowed)


def _scorecard(page: HtmlElement, known: Known, language: str) -> Iterator[str]:
    rows = page.xpath("//section[@id='scorecard']//tbody/tr[not(@class)]")
    for row in rows:
        code = text_of(row.find_class("code")[0])
        strands = [strand for name, strand in known.judgements if name == code]
        cells = [numbers_in(text_of(cell), language) for cell in row.xpath("td[@class='n']")]
        allowed = [_score(code, strand, known) for strand in strands]
        if not any(_fits(cells, score) for score in allowed):
            yield f"scorecard {code}: {_texts(cells)} is of no strand"


def _score(code: str, strand: str, known: Known) -> list[list[Fraction]]:
    """Baseline, latest and target of an indicator in a strand."""
    item = known.judgements[code, strand]
    latest = known.figures[item["latest_figure"] or f"{code}.{strand}.total"]
    if not known.printed_as(latest):
        latest = known.figures[f"{code}.{strand}.total"]
    target = item["target"]
    stated = target["baseline"] if target else {"numerator": None}
    base = [Fraction(stated["numerator"], stated["denominator"] or 1)] if stated["numerator"] is not None else []
    begun = known.figures.get(f"{code}.{strand}.{target['baseline_period']}") if target else None
    base += [Fraction(begun.n_unresolved)] if begun and base == known.printed_as(begun) and begun.n_unresolved else []
    unresolved = [Fraction(latest.n_unresolved)] if latest.n_unresolved else []
    return [
        base,
        [*known.printed_as(latest), *unresolved],
        [Fraction(target["value"])] if target else [],
    ]


def _fits(cells: Sequence[list[Printed]], score: list[list[Fraction]]) -> bool:
    """Whether the cells are a row of the scorecard; a period may follow the latest value."""
    plain = [[number for number in cell if not _is_year(number)] if len(cell) > 1 else cell for cell in cells]
    return all(not list(_differs("", shown, wanted)) for shown, wanted in zip(plain, score, strict=True))


def _indicator(section: HtmlElement, known: Known, language: str) -> Iterator[str]:
    code, _, rest = section.get("id").partition(".")
    if not rest and "family" not in section.get("class").split():
        yield from wrong_in_chapter(section, known, language)
        return
    if not rest:
        yield from _family(section, code, known, language)
        return
    strand = rest.partition(".")[0]
    yield from _table(section, code, strand, known, language)
    yield from _picture(section, code, strand, known, language)
    allowed = known.all_of(code, strand) | _own_words(code, known, language)
    for css in ("finding", "verdict"):
        for part in section.find_class(css):
            yield from _foreign(f"{section.get('id')} {css}", numbers_in(text_of(part), language), allowed)


def _table(section: HtmlElement, code: str, strand: str, known: Known, language: str) -> Iterator[str]:
    for row in section.xpath(".//div[contains(@class, 'beside')]/table/tbody/tr[th]"):
        if not row.get("data-figure"):  # baseline and target
            yield from _foreign(
                f"table {code}.{strand}", numbers_in(text_of(row), language), known.all_of(code, strand)
            )
            continue
        figure = known.figures[row.get("data-figure")]
        shown = [numbers_in(text_of(cell), language) for cell in row.findall("td")]
        wanted = known.part_cells(figure) if figure.kind == "ratio" else []
        value = known.printed_as(figure)
        left = [Fraction(figure.n_unresolved)] if figure.n_unresolved and value else []
        for number, numbers in zip(shown, [*wanted, [*value, *left]], strict=True):
            yield from _differs(f"table {figure.figure_id}", number, numbers)


def _picture(section: HtmlElement, code: str, strand: str, known: Known, language: str) -> Iterator[str]:
    for told in section.xpath(".//figure//*[local-name()='desc']"):
        label = known.project.indicators[code].label[language].replace("'", "’")
        numbers = numbers_in(text_of(told).replace(label, ""), language)
        while numbers:
            year, *numbers = numbers
            figure = known.figures.get(f"{code}.{strand}.{int(year.value)}")
            wanted = known.printed_as(figure) if figure else numbers[:1] and [numbers[0].value]
            yield from _differs(f"chart {code}.{strand}.{year.value}", numbers[: len(wanted)], wanted)
            numbers = numbers[len(wanted) :]
    allowed = known.all_of(code, strand)
    for piece in section.xpath(".//figure//*[local-name()='text']"):
        shown = [number for number in numbers_in(text_of(piece), language) if not _is_short_year(number, known)]
        yield from _foreign(f"chart {code}.{strand}", shown, allowed)


def _family(section: HtmlElement, code: str, known: Known, language: str) -> Iterator[str]:
    strands = [strand for name, strand in known.judgements if name == code]
    codes = {known.project.strategy.strands[strand].code: strand for strand in strands}
    for row in section.xpath(".//tbody/tr"):
        strand = codes[text_of(row.find("th")).split()[0]]
        figures = [known.figures[f"{code}.{strand}.{year}"] for year in known.years]
        full = [figure for figure in figures if not figure.is_partial]
        shown = [numbers_in(text_of(cell), language) for cell in row.xpath("td[@class='n']")]
        target = known.judgements[code, strand]["target"]
        wanted = [*map(known.printed_as, full), [Fraction(target["value"])] if target else []]
        for number, numbers in zip(shown, wanted, strict=True):
            yield from _differs(f"family {code}.{strand}", number, numbers)


def _own_words(code: str, known: Known, language: str) -> set[Fraction]:
    """Numbers in the words of an indicator's declaration and target."""
    indicator = known.project.indicators[code]
    said = [indicator.label[language], indicator.unit[language], indicator.definition[language]]
    return {number.value for text in said for number in numbers_in(text, language)}


def _differs(where: str, shown: Sequence[Printed], wanted: Sequence[Fraction]) -> Iterator[str]:
    if len(shown) != len(wanted) or not all(number.shows(exact) for number, exact in zip(shown, wanted, strict=True)):
        yield f"{where}: {[float(n.value) for n in shown]} is printed, not {[float(exact) for exact in wanted]}"


def _foreign(where: str, shown: Sequence[Printed], allowed: set[Fraction]) -> Iterator[str]:
    for number in shown:
        if not _is_year(number) and not any(number.shows(exact) for exact in allowed):
            yield f"{where}: {float(number.value)} is no number of the figure"


def _is_year(number: Printed) -> bool:
    return number.step == 1 and number.value in YEARS


def _is_short_year(number: Printed, known: Known) -> bool:
    return _is_year(number) or (
        number.step == 1 and number.value + 2000 in YEARS and number.value <= known.years[-1] % 100 + 10
    )


def _texts(cells: Sequence[list[Printed]]) -> list[list[float]]:
    return [[float(number.value) for number in cell] for cell in cells]
