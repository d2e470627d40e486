"""The teams that work together, as our units declared them."""

from typing import Any

from strandreport.report import formatting
from strandreport.report.context.words import Words
from strandreport.report.notes.chosen import Chosen
from strandreport.report.notes.material import Material
from strandreport.report.notes.room import shortened


def teams_table(chosen: Chosen, most: int, material: Material, words: Words) -> tuple[dict[str, Any] | None, str]:
    """Our units and their partners as declared, the most recent first; and what there was no room for."""
    latest: dict[tuple[str, str], list[int]] = {}
    cities: dict[str, str] = {}
    for row in chosen.collaborations:
        latest.setdefault((row["unit_code"] or "", row["partner_name"] or ""), []).append(row["year"])
        if city := (material.organisations.get(row["org_id"]) or {}).get("city"):
            cities[row["partner_name"] or ""] = city
    if not latest:
        return None, ""
    ranked = sorted(latest.items(), key=lambda item: (-max(item[1]), -len(set(item[1])), item[0]))
    heads = [{"text": words.text(f"note.head.{name}"), "numeric": False} for name in ("team", "their_side", "years")]
    rows = [
        {
            "cells": [
                _team(unit, material),
                _placed(shortened(partner), cities.get(partner)),
                words.text("separator").join(map(str, sorted(set(years)))),
            ],
            "strong": False,
        }
        for (unit, partner), years in ranked[:most]
    ]
    rest = len(ranked) - len(rows)
    return {"caption": words.text("note.caption.teams"), "heads": heads, "rows": rows}, words.counted(
        "note.more_teams", rest
    ) if rest else ""


def _team(code: str, material: Material) -> str:
    return _placed(code, material.units[code]["city"] if code in material.units else None)


def _placed(name: str, city: str | None) -> str:
    """A name with its city, where the registers know it."""
    return f"{name}, {city}" if city else name or formatting.NONE
