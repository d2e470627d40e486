"""True for an agreement on a theme that the strategy names for the partner's country; blank where it names none."""

import numpy as np
import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, lacks
from strandreport.model.groups import CountryGroups


def has_priority_theme(frames: Frames, task: Task) -> Cells:
    """Whether one of its themes is named; unresolved without a country or a theme, or if one of these was left out."""
    rows, themes = frames["agreements"], frames["agreement_themes"]
    named = _named(task.groups, task)
    countries = [None if pd.isna(country) else str(country) for country in rows["partner_country"]]
    own: dict[object, set[str]] = {}
    for name, theme in themes[["agreement_id", "theme"]].dropna().itertuples(index=False, name=None):
        own.setdefault(name, set()).add(str(theme))
    found: list[bool | None] = []
    for name, country, lost in zip(rows["agreement_id"], countries, lacks(rows, LOST), strict=True):
        held = set() if pd.isna(name) else own.get(name, set())
        is_named = bool(held & named[country]) if country in named and held else None
        found.append(is_named or None if lost else is_named)
    asked = np.array([country is None or country in named for country in countries], dtype=bool)
    value = pd.Series(found, index=rows.index, dtype="boolean")
    return Cells(value, asked & value.isna().to_numpy(dtype=bool))


def _named(groups: CountryGroups, task: Task) -> dict[str | None, set[str]]:
    found: dict[str | None, set[str]] = {}
    for group in groups.groups.values():
        for member in group.members if group.role == "target" else ():
            codes = {task.theme_codes[theme] for theme in member.themes if theme in task.theme_codes}
            for country in groups.countries_of(member, task.as_of) if codes else ():
                found.setdefault(country, set()).update(codes)
    return found


LOST = "agreement_themes"
SQL = f"""
SELECT row_id, CASE WHEN value OR NOT is_lost THEN value END AS value, (value IS NULL OR (is_lost AND NOT value)) AND (
        partner_country IS NULL OR partner_country IN (SELECT p.country FROM priority_themes AS p)
    ) AS unresolved
FROM (SELECT
    a.row_id, a.partner_country, is_void(a.voided, '{LOST}') AS is_lost,
    CASE WHEN a.partner_country IN (SELECT p.country FROM priority_themes AS p)
            AND EXISTS (SELECT 1 FROM read.agreement_themes AS t WHERE t.agreement_id = a.agreement_id
                AND t.theme IS NOT NULL)
        THEN EXISTS (
            SELECT 1 FROM read.agreement_themes AS t
            JOIN priority_themes AS p ON p.theme = t.theme AND p.country = a.partner_country
            WHERE t.agreement_id = a.agreement_id
        ) END AS value
FROM read.agreements AS a)
"""

DERIVATION = Derivation("agreements", "has_priority_theme", has_priority_theme, SQL)
