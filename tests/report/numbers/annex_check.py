"""An annex against the figures: every number of the scorecard, the years and the figures, and its printed form."""

import math
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl

from strandreport.model.figures import VALUE, Figure
from strandreport.report.annex.sheet import Shorthand
from tests.report.annex.opened import HEADS, table_rows
from tests.report.numbers.known import Known
from tests.report.numbers.printed import numbers_in

SCORECARD, PROGRESS, YEARS, FIGURES = 3, 4, 5, 6
SIGNS = {str(sign) for sign in Shorthand}
Row = tuple[Any, ...]


def wrong_cells(path: Path, known: Known, language: str) -> list[str]:
    """What an annex says that the figures do not give, in words."""
    pages = openpyxl.load_workbook(path).worksheets
    listed = table_rows(pages[FIGURES])
    missing = known.figures.keys() ^ {row[0] for row in listed}
    heads = [cell.value for cell in pages[YEARS][HEADS]]
    return [
        *(f"{name} stands in one place only" for name in sorted(missing)),
        *(problem for row in listed if row[0] in known.figures for problem in _figure(row, known, language)),
        *(problem for row in table_rows(pages[SCORECARD]) for problem in _score(row, known, language)),
        *(problem for row in table_rows(pages[PROGRESS]) for problem in _progress(row, known)),
        *(problem for row in table_rows(pages[YEARS]) for problem in _years(row, heads, known)),
    ]


def _figure(row: Row, known: Known, language: str) -> Iterator[str]:
    figure = known.figures[row[0]]
    yield from _value(f"{row[0]} value", row[9], figure, known)
    yield from _parts(row[0], row[11:13], figure, known)
    yield from _printed(row[0], row[14], figure, known, language)
    if row[15:18] != (figure.n_rows, figure.n_unresolved, figure.n_undated):
        yield f"{row[0]}: {row[15:18]} rows"


def _score(row: Row, known: Known, language: str) -> Iterator[str]:
    item = known.judgements[row[1], _strand(row[0], known)]
    figure = known.figures[item["latest_figure"] or f"{row[1]}.{item['strand']}.total"]
    if figure.state != VALUE:
        figure = known.figures[f"{row[1]}.{item['strand']}.total"]
    where = f"scorecard {figure.figure_id}"
    yield from _value(where, row[5], figure, known)
    yield from _parts(where, row[7:9], figure, known)
    yield from _printed(where, row[9], figure, known, language)
    target = item["target"]
    if target:
        stated = target["baseline"]
        if stated["numerator"] is not None and stated["denominator"] != 0:
            yield from _same(f"{where} baseline", row[4], Fraction(stated["numerator"], stated["denominator"] or 1))
        yield from _same(f"{where} target", row[11], Fraction(target["value"]))
    yield from _share(f"{where} way", row[13], item["way_done"])
    yield from _share(f"{where} time", row[14], item["time_gone"])


def _progress(row: Row, known: Known) -> Iterator[str]:
    if row[0] in SIGNS:
        return
    item = known.judgements[row[1], _strand(row[0], known)]
    yield from _share(f"progress {row[1]} way", row[4], item["way_done"])
    yield from _share(f"progress {row[1]} time", row[5], item["time_gone"])


def _years(row: Row, heads: list[str], known: Known) -> Iterator[str]:
    for year, cell in zip(heads[4:], row[4:], strict=True):
        figure = known.figures[f"{row[1]}.{_strand(row[0], known)}.{year}"]
        yield from _value(f"years {figure.figure_id}", cell, figure, known)


def _strand(code: str, known: Known) -> str:
    return next(name for name, strand in known.project.strategy.strands.items() if strand.code == code)


def _value(where: str, cell: Any, figure: Figure, known: Known) -> Iterator[str]:
    wanted = known.printed_as(figure)
    if len(wanted) == 1:
        yield from _same(where, cell, wanted[0])
    elif cell not in SIGNS:
        yield f"{where}: {cell!r} where there is no number"


def _parts(where: str, cells: Row, figure: Figure, known: Known) -> Iterator[str]:
    for cell, wanted in zip(cells, known.part_cells(figure), strict=True):
        if wanted:
            yield from _same(f"{where} part", cell, wanted[0])
        elif cell not in SIGNS:
            yield f"{where} part: {cell!r} where there is no number"


def _printed(where: str, text: str, figure: Figure, known: Known, language: str) -> Iterator[str]:
    wanted, shown = known.printed_as(figure), numbers_in(text, language)
    if len(shown) != len(wanted) or not all(number.shows(exact) for number, exact in zip(shown, wanted, strict=True)):
        yield f"{where}: printed as {text!r}, not {[float(exact) for exact in wanted]}"


def _share(where: str, cell: Any, stated: str | None) -> Iterator[str]:
    if stated is not None and cell not in SIGNS:
        yield from _same(where, cell, Fraction(stated))


def _same(where: str, cell: Any, wanted: Fraction) -> Iterator[str]:
    if isinstance(cell, str) or cell is None or not math.isclose(cell, wanted, rel_tol=1e-12, abs_tol=1e-12):
        yield f"{where}: {cell!r}, not {float(wanted)}"
