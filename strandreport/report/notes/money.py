"""Money of agreements by payer and kind: the figure where an indicator counts just that, else the sum of the rows.

Payers and kinds are never added up. What has no row is a dash, which is not zero.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from strandreport.model.declarations import IN_GROUP, Indicator
from strandreport.model.figures import Figure
from strandreport.report import formatting
from strandreport.report.context.values import has_value
from strandreport.report.context.words import Words
from strandreport.report.notes.material import Material, Row
from strandreport.report.notes.told import Told

FUNDING, PAYER, KIND, AMOUNT = "agreement_funding", "payer", "kind", "amount"
COMMITTED = "committed"
Place = tuple[str, str]  # payer, kind


@dataclass(frozen=True)
class Amount:
    """An amount in minor units up to the cut-off, how many rows of it could not be read, and its figure, if any."""

    minor: int
    n_unread: int
    figure: str = ""


def amounts(rows: Sequence[Row], told: Sequence[Told], material: Material) -> dict[Place, Amount]:
    """Every payer and kind that has a row of a year that has begun."""
    begun = [row for row in rows if row["year"] <= material.as_of.year]
    places = sorted({(row[PAYER], row[KIND]) for row in begun if row[PAYER] and row[KIND]})
    figures = {place: one.total for one in told if (place := _counts_just(one.indicator)) and one.total}
    return {place: _amount(place, begun, figures) for place in places}


def money_table(found: Mapping[Place, Amount], material: Material, words: Words) -> dict[str, Any] | None:
    """A row for each kind, a column for each payer; None where there is no amount."""
    if not found:
        return None
    payers, kinds = _ordered(PAYER, 0, found, material), _ordered(KIND, 1, found, material)
    heads = [{"text": words.text("note.head.kind"), "numeric": False}]
    heads += [{"text": _term(PAYER, payer, material, words), "numeric": True} for payer in payers]
    rows = [
        {
            "cells": [
                _term(KIND, kind, material, words),
                *(_shown(found.get((payer, kind)), words, material) for payer in payers),
            ],
            "strong": False,
        }
        for kind in kinds
    ]
    return {"caption": words.text("note.caption.money", day=words.day(material.as_of)), "heads": heads, "rows": rows}


def _amount(place: Place, rows: Sequence[Row], figures: Mapping[Place, Figure | None]) -> Amount:
    figure = figures.get(place)
    if figure is not None and has_value(figure) and figure.numerator is not None:
        return Amount(figure.numerator, figure.n_unresolved, figure.figure_id)
    own = [row[AMOUNT] for row in rows if (row[PAYER], row[KIND]) == place]
    known = [amount for amount in own if amount is not None]
    return Amount(sum(known), len(own) - len(known))


def _counts_just(indicator: Indicator) -> Place | None:
    """The payer and kind whose amounts an indicator adds up, if it asks for nothing else but countries of a strand."""
    if indicator.of != FUNDING or indicator.measure.kind != "sum" or str(indicator.measure.column) != AMOUNT:
        return None
    plain = {str(one.reference): one.wanted for one in indicator.where if one.operator == "eq"}
    others = [one for one in indicator.where if one.operator not in ("eq", IN_GROUP)]
    if others or set(plain) != {PAYER, KIND}:
        return None
    return str(plain[PAYER][0]), str(plain[KIND][0])


def _ordered(column: str, part: int, found: Mapping[Place, Amount], material: Material) -> list[str]:
    """The codes in use, in the order in which the register declares them."""
    used = {place[part] for place in found}
    return [code for code in material.project.registers[FUNDING].column(column).terms if code in used]


def _term(column: str, code: str, material: Material, words: Words) -> str:
    return material.term(FUNDING, column, code, words.language)


def _shown(amount: Amount | None, words: Words, material: Material) -> str:
    if amount is None:
        return formatting.NONE
    shown = formatting.money(amount.minor, material.project.settings.reporting_currency, words.language)
    if not amount.n_unread:
        return shown
    return words.text("table.unresolved", value=shown, unresolved=words.number(amount.n_unread))
