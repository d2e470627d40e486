"""The theme of a publication or project; "several" where it has more than one, so that groups by it add up."""

import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, lacks
from strandreport.model.derived_columns import SEVERAL_THEMES


def theme_of_publication(frames: Frames, task: Task) -> Cells:
    """The theme, blank if none is stated; unresolved without an identifier, or where a theme was left out."""
    return _single(frames["publications"], frames["publication_themes"], "publication_id", "theme", *LOST_THEMES)


def theme_of_project(frames: Frames, task: Task) -> Cells:
    """The theme of the strategy, blank if none is stated; unresolved without an identifier, or if one was left out."""
    topics = frames["project_topics"]
    themes = topics[(topics["kind"] == "theme").fillna(value=False).to_numpy(dtype=bool)]
    return _single(frames["projects"], themes, "project_id", "code", *LOST_TOPICS)


def _single(rows: pd.DataFrame, themes: pd.DataFrame, key: str, column: str, *lost: str) -> Cells:
    known = themes.dropna(subset=[key, column]).groupby(key)[column]
    found = known.min().mask(known.min() != known.max(), SEVERAL_THEMES)
    is_lost = rows[key].isna().to_numpy(dtype=bool) | lacks(rows, *lost)
    value = pd.Series(rows[key].map(found).array, index=rows.index, dtype="string")
    return Cells(value.mask(is_lost), is_lost)


# A theme may have been one of these kinds of rows that were left out; topics that are no themes decide nothing.
LOST_THEMES, LOST_TOPICS = ("publication_themes",), ("project_topics", "project_topics.theme")
SQL = f"""
SELECT
    u.row_id,
    CASE WHEN {{lost}} THEN NULL WHEN count(DISTINCT t.{{column}}) > 1 THEN '{SEVERAL_THEMES}'
        ELSE min(t.{{column}}) END AS value,
    u.{{key}} IS NULL OR {{lost}} AS unresolved
FROM read.{{register}} AS u LEFT JOIN ({{themes}}) AS t ON t.{{key}} = u.{{key}}
GROUP BY u.row_id, u.{{key}}, u.voided
"""
OF_PUBLICATIONS = SQL.format(
    register="publications",
    key="publication_id",
    column="theme",
    themes="SELECT * FROM read.publication_themes",
    lost="is_void(u.voided, 'publication_themes')",
)
OF_PROJECTS = SQL.format(
    register="projects",
    key="project_id",
    column="code",
    themes="SELECT * FROM read.project_topics WHERE kind = 'theme'",
    lost="(is_void(u.voided, 'project_topics') OR is_void(u.voided, 'project_topics.theme'))",
)

DERIVATIONS = (
    Derivation("publications", "single_theme", theme_of_publication, OF_PUBLICATIONS),
    Derivation("projects", "single_theme", theme_of_project, OF_PROJECTS),
)
