"""The figures that pages may print, read from what the measure stage wrote, and nothing from the report stage."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from strandreport.model.figures import VALUE, Figure
from strandreport.model.files import read_json
from strandreport.model.project import Project

CENT = Fraction(1, 100)
POINTS = 100


@dataclass(frozen=True)
class Known:
    """Figures and judgements of an edition, and the rows that none of its figures uses."""

    project: Project
    figures: dict[str, Figure]
    judgements: dict[tuple[str, str], dict[str, Any]]
    sheets: list[dict[str, Any]]
    held_back: dict[str, int]

    @classmethod
    def read(cls, project: Project, outputs: Path) -> "Known":
        """What lies in ``outputs/measure``, and the account of rows."""
        measure = outputs / "measure"
        rows = [Figure(**row) for row in pq.read_table(measure / "figures.parquet").to_pylist()]
        judged = read_json(measure / "measure.json")["judgements"]
        return cls(
            project,
            {figure.figure_id: figure for figure in rows},
            {(item["indicator"], item["strand"]): item for item in judged},
            read_json(outputs / "register" / "ledger.json")["sheets"],
            read_json(outputs / "register" / "registers.json")["held_back"],
        )

    def unit(self, figure: Figure) -> Fraction:
        """What one of a figure's numerator is worth: a hundredth where it is money."""
        return (
            CENT if figure.kind in ("money", "amount") or self.parts_kind(figure.indicator) == "money" else Fraction(1)
        )

    def parts_kind(self, name: str) -> str:
        """Whether a rate is made of money."""
        indicator = self.project.indicators[name]
        return self.kinds[indicator.measure.numerator] if indicator.is_ratio else ""

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The kind of each indicator's figures."""
        return {figure.indicator: figure.kind for figure in self.figures.values()}

    def parts(self, figure: Figure) -> list[Fraction]:
        """Numerator and denominator, as far as there are any."""
        return [part for cell in self.part_cells(figure) for part in cell]

    def part_cells(self, figure: Figure) -> list[list[Fraction]]:
        """Numerator and denominator, each in a cell of its own, which is empty where there is none."""
        over = self.unit(figure)
        under = self.unit(figure) if figure.kind in ("ratio", "growth") else Fraction(1)
        pairs = ((figure.numerator, over), (figure.denominator, under))
        return [[] if part is None else [part * unit] for part, unit in pairs]

    def printed_as(self, figure: Figure) -> list[Fraction]:
        """The numbers of which a figure is printed: itself, or its parts on a small base."""
        if figure.state != VALUE or figure.numerator is None or figure.value is None:
            return []
        base = self.project.indicators[figure.indicator].min_denominator
        if figure.kind == "ratio" and (figure.denominator or 0) < base:
            return self.parts(figure)
        return [_shown(figure.kind, figure.value)]

    def all_of(self, indicator: str, strand: str) -> set[Fraction]:
        """Every number that a text about an indicator in a strand may have: of its figures and parts, and judgement."""
        declared = self.project.indicators[indicator]
        names = {indicator, declared.measure.numerator, declared.measure.denominator} - {""}
        figures = [figure for figure in self.figures.values() if figure.indicator in names and figure.strand == strand]
        found = {number for figure in figures for number in self._numbers(figure)}
        left_out = {Fraction(self._left_out({self.project.indicators[name].of for name in names}))}
        return (
            found
            | left_out
            | self._doubted(indicator, strand, *left_out)
            | set(self._judged(indicator, strand))
            | self._gains(indicator, strand)
        )

    def _doubted(self, indicator: str, strand: str, left_out: Fraction) -> set[Fraction]:
        """How many rows at most could turn the direction from one year to the next."""
        years = [figure for year in self.years if (figure := self.figures.get(f"{indicator}.{strand}.{year}"))]
        pairs = zip(years, years[1:], strict=False)
        return {a.n_unresolved + b.n_unresolved + max(a.n_undated, b.n_undated) + left_out for a, b in pairs}

    def _left_out(self, registers: set[str]) -> int:
        lost = sum(sheet["classes"]["quarantined"] for sheet in self.sheets if sheet["register"] in registers)
        return lost + sum(self.held_back.get(name, 0) for name in registers)

    def _numbers(self, figure: Figure) -> Iterator[Fraction]:
        yield from map(Fraction, (figure.n_rows, figure.n_unresolved, figure.n_undated))
        if figure.state == VALUE and figure.numerator is not None and figure.value is not None:
            yield _shown(figure.kind, figure.value)
            yield from self.parts(figure)

    def _judged(self, indicator: str, strand: str) -> Iterator[Fraction]:
        item = self.judgements[indicator, strand]
        scale = POINTS if self.kinds[indicator] in ("ratio", "growth", "points") else 1
        for name in ("way_done", "time_gone", "way_expected"):
            if item[name] is not None:
                yield from (Fraction(item[name]), abs(Fraction(item[name])))
        for name in ("missing", "pace_last", "pace_required"):
            if item[name] is not None:
                yield Fraction(item[name]) * scale
        for name in ("value", "low", "high"):
            if item["projection"] and item["projection"][name] is not None:
                yield Fraction(item["projection"][name])
        for target in filter(
            None, (item["target"], item["initial"] and item["initial"].get("target", item["initial"]))
        ):
            yield from self._of_target(target, scale)

    def _of_target(self, target: dict[str, Any], scale: int) -> Iterator[Fraction]:
        yield from (Fraction(target["value"]), Fraction(target.get("version", 1)))
        for day in (target.get("decision") or {}).values():
            yield from (Fraction(part) for part in re.findall(r"\d+", str(day)))
        if target.get("tolerance") is not None:
            yield Fraction(target["tolerance"]) * scale
        stated = target.get("baseline")
        if stated and stated["numerator"] is not None:
            yield Fraction(stated["numerator"], stated["denominator"] or 1)

    def _gains(self, indicator: str, strand: str) -> set[Fraction]:
        years = [self.figures.get(f"{indicator}.{strand}.{year}") for year in self.years]
        values = [None if figure is None else figure.value for figure in years]
        scale = POINTS if self.kinds[indicator] in ("ratio", "growth", "points") else 1
        pairs = zip(values, values[1:], strict=False)
        return {(now - before) * scale for before, now in pairs if before is not None and now is not None}

    @property
    def years(self) -> range:
        """The years of the reports."""
        return range(self.project.settings.first_year, self.project.settings.last_year + 1)


def _shown(kind: str, value: Fraction) -> Fraction:
    """A value as it is printed: differences of rates in points."""
    return value * POINTS if kind == "points" else value
