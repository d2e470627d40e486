"""The chapters on geography and programmes against the figures: each cell of their tables is bound to one figure.

Findings and pictures may have no number but those of the table beside them.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from lxml.html import HtmlElement

from strandreport.model.chapters import Programmes
from strandreport.model.figures import VALUE, Figure
from tests.report.numbers.blocks import text_of
from tests.report.numbers.known import Known
from tests.report.numbers.printed import Printed, numbers_in

YEARS = range(1950, 2101)
SHORT_YEARS = range(50)
Cells = Sequence[list[Printed]]
Figures = Sequence[Figure | None]


def wrong_in_chapter(section: HtmlElement, known: Known, language: str) -> Iterator[str]:
    """What a part of these chapters prints that the figures do not give, in words."""
    name = section.get("id")
    rows = _rows(section, language)
    bound = list(_bound(section, known, language))
    if name != "peers" and not bound:
        yield f"{name}: no table"
    for (label, cells), figures in zip(rows, bound, strict=True):
        yield from _row(f"{name} {label}", cells, figures, known)
    allowed = {exact for figures in bound for figure in figures if figure for exact in _all_of(figure, known)}
    allowed |= {Fraction(count) for count in range(len(rows) + 1)} | _steps(bound)
    for part in (*section.find_class("finding"), *section.xpath(".//figure//*[local-name()='text']")):
        for number in numbers_in(text_of(part), language):
            if not _is_year(number) and not any(number.shows(exact) for exact in allowed):
                yield f"{name}: {float(number.value)} in {text_of(part)!r} is no number of its table"


def _rows(section: HtmlElement, language: str) -> list[tuple[str, Cells]]:
    """The first words of each row, and the numbers of the cells that figures stand in."""
    found = []
    for row in section.xpath(".//table/tbody/tr"):
        cells = [text_of(cell) for cell in row.findall("td")]
        if section.get("id").startswith(("map-", "groups-")):  # rank and name; the number of members
            cells = cells[1:]
        found.append((text_of(row), [numbers_in(cell, language) for cell in cells]))
    return found


def _bound(section: HtmlElement, known: Known, language: str) -> Iterator[Figures]:
    """The figures that stand in each row of the table, by the declarations and not by the code that writes it."""
    name, declared = section.get("id"), known.project.chapters.programmes
    if name.startswith("map-"):
        return _by_country(section, known, language)
    if name.startswith("groups-"):
        return _by_group(section, name.removeprefix("groups-"), known, language)
    return _of_programmes(name, section, declared, known) if declared else iter(())


def _of_programmes(name: str, section: HtmlElement, declared: Programmes, known: Known) -> Iterator[Figures]:
    strand, period = declared.strand, declared.period
    if name == "funnel":
        for stage in declared.stages:
            names = (stage.number, stage.number_rate, stage.amount, stage.amount_rate)
            yield [known.figures.get(f"{one}.{strand}.{period}") for one in names]
    if name == "calls":
        yield from _of_calls(section, declared, known)
    if name == "against":
        yield from ([known.figures[f"{one}.{strand}.{period}"]] for pair in declared.against for one in pair)


def _of_calls(section: HtmlElement, declared: Programmes, known: Known) -> Iterator[Figures]:
    names = [one for item in declared.calls for one in (item.sure, item.open) if one]
    for row in section.xpath(".//table/tbody/tr"):
        yield [known.figures[f"{one}.{declared.strand}.{text_of(row.find('th'))[:4]}"] for one in names]


def _by_country(section: HtmlElement, known: Known, language: str) -> Iterator[Figures]:
    code, strand = _of_map(section.get("id"), known)
    parts = [one for one in known.figures.values() if (one.indicator, one.strand) == (code, strand)]
    parts = [one for one in parts if one.breakdown.endswith("country")]
    labels = {country: _typeset(name[language]) for country, name in known.project.reference.countries.items()}
    heads = [text_of(head)[:4] for head in section.xpath(".//table/thead//th")][2:]
    periods = [head if head.isdigit() else "total" for head in heads]
    rows = section.xpath(".//table/tbody/tr")
    for row in rows:
        told = _typeset(text_of(row.xpath("*[2]")[0]))
        yield [_of(parts, told, period, labels) for period in periods]
    has_value = {labels.get(one.breakdown_value or "") for one in parts if one.period in periods and one.numerator}
    names = [_typeset(text_of(row.xpath("*[2]")[0])) for row in rows]
    for name in sorted(filter(None, has_value)):
        if not any(_is_named(told, name) for told in names):
            raise KeyError(name, names)


def _of(parts: Sequence[Figure], told: str, period: str, labels: dict[str, str]) -> Figure | None:
    now = [one for one in parts if one.period == period]
    found = [one for one in now if _is_named(told, labels.get(one.breakdown_value or "", ""))]
    if not found and not any(_is_named(told, label) for label in labels.values()):
        found = [one for one in now if not one.breakdown_value]
    return found[0] if found else None


def _is_named(told: str, name: str) -> bool:
    return bool(name) and (told == name or told == f"{name} note" or told.startswith(f"{name} fiche"))


def _of_map(name: str, known: Known) -> tuple[str, str]:
    for code in known.project.indicators:
        for strand in known.project.strategy.strands:
            if name.endswith(f"-{code}-{strand}".lower().replace("_", "-")):
                return code, strand
    raise KeyError(name)


def _by_group(section: HtmlElement, code: str, known: Known, language: str) -> Iterator[Figures]:
    strands = {_typeset(one.label[language]): name for name, one in known.project.strategy.strands.items()}
    heads = [text_of(head)[:4] for head in section.xpath(".//table/thead//th")][2:]
    for row in section.xpath(".//table/tbody/tr"):
        strand = strands[_typeset(text_of(row.find("th")))]
        yield [known.figures[f"{code}.{strand}.{year}"] for year in heads]


def _row(where: str, cells: Cells, figures: Figures, known: Known) -> Iterator[str]:
    if len(figures) == 1 and figures[0] and figures[0].kind == "ratio":  # its parts stand in cells of their own
        wanted = [*known.part_cells(figures[0]), _cell(figures[0], known)]
    else:
        wanted = [_cell(figure, known) for figure in figures]
    for shown, exact in zip(cells, wanted, strict=True):
        if len(shown) != len(exact) or not all(one.shows(value) for one, value in zip(shown, exact, strict=True)):
            yield f"{where}: {[float(one.value) for one in shown]} is printed, not {list(map(float, exact))}"


def _cell(figure: Figure | None, known: Known) -> list[Fraction]:
    """A figure as a cell has it: with how many rows are unresolved; nothing where it is not told."""
    if figure is None or figure.state != VALUE:
        return []
    value = known.printed_as(figure)
    return [*value, Fraction(figure.n_unresolved)] if value and figure.n_unresolved else value


def _all_of(figure: Figure, known: Known) -> list[Fraction]:
    return [*_cell(figure, known), *known.parts(figure)] if figure.state == VALUE else []


def _steps(bound: Sequence[Figures]) -> set[Fraction]:
    """What is sure together with what may still come, as far as both are counts beside each other."""
    pairs = [pair for figures in bound for pair in zip(figures, figures[1:], strict=False)]
    return {Fraction(a.numerator + b.numerator) for a, b in pairs if a and b and a.numerator and b.numerator}


def _typeset(text: str) -> str:
    return re.sub(r"\s", " ", text).replace("'", "’").replace(" :", ":")


def _is_year(number: Printed) -> bool:
    return number.step == 1 and (number.value in YEARS or number.value in SHORT_YEARS)
