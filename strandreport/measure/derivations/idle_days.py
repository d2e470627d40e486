"""The ends of years on which an agreement is over two years old without a sign of life in that year or the one before.

Signs of life are stays under the agreement, publications and events that name it, and European projects of ours with
one of its foreign partners, for as long as they last. A sign after such a day says nothing of it.
"""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from strandreport.measure.computed import Task
from strandreport.measure.derivations import start_date_effective
from strandreport.measure.derivations.derivation import Cells, Derivation, Frames, lacks

YEARS = 2
LOST = ("people_flows", "publications", "events", "agreement_partners")  # kinds of rows that are signs of life
IS_LOST = "(" + " OR ".join(f"is_void(a.voided, '{kind}')" for kind in LOST) + ")"
FIRST_YEAR, LAST_YEAR = 1900, 2200  # years beyond are slips of the pen


def idle_days(frames: Frames, task: Task) -> Cells:
    """The days as text, joined by commas; unresolved without an identifier or a start, or if a sign was left out."""
    rows = frames["agreements"]
    start = start_date_effective.start_date_effective(frames, task).column
    signs = pd.concat(list(_signs(frames, task)), ignore_index=True)
    text = pd.Series("", index=rows.index, dtype="string")
    for day in sorted({period.last_day for period in task.periods if period.has_begun}):
        last, window = pd.Timestamp(day), pd.Timestamp(day.year - 1, 1, 1)
        seen = signs.loc[(signs["first"] <= last) & (signs["last"] >= window), "agreement_id"]
        old = (start <= last - pd.DateOffset(years=YEARS)).to_numpy(dtype=bool)
        idle = old & ~rows["agreement_id"].isin(seen).to_numpy(dtype=bool)
        text = text.where(~idle, text + "," + day.isoformat())
    known = (rows["agreement_id"].notna() & start.notna()).to_numpy(dtype=bool)
    known = known & (~lacks(rows, *LOST) | (text == "").to_numpy(dtype=bool))
    return Cells(text.str.lstrip(",").where(known), np.asarray(~known, dtype=bool))


def _signs(frames: Frames, task: Task) -> Iterator[pd.DataFrame]:
    """Agreement, first and last day of every sign of life."""
    stays, papers, events = frames["people_flows"], frames["publications"], frames["events"]
    begun = stays["start_date"].fillna(_day(stays["year"], 1, 1))
    yield _spans(stays["agreement_id"], begun, stays["end_date"])
    yield _spans(papers["agreement_id"], _day(papers["year"], 1, 1), _day(papers["year"], 12, 31))
    yield _spans(events["agreement_id"], events["start_date"], events["end_date"])
    partners, parts, projects = frames["agreement_partners"], frames["participations"], frames["projects"]
    foreign = partners[(partners["side"] == "foreign").fillna(value=False).to_numpy(dtype=bool)]
    ours = parts.loc[parts["org_id"].isin(task.self_organisations), "project_id"].dropna()
    joint = parts[parts["project_id"].isin(ours)].dropna(subset=["org_id"])[["project_id", "org_id"]]
    met = foreign.dropna(subset=["org_id"])[["agreement_id", "org_id"]].merge(joint, on="org_id")
    dated = met.merge(projects[["project_id", "signature_date", "end_date"]], on="project_id")
    yield _spans(dated["agreement_id"], dated["signature_date"], dated["end_date"])


def _spans(names: pd.Series, first: pd.Series, last: pd.Series) -> pd.DataFrame:
    """Spans that have an agreement and a beginning; without an end, or with an earlier one, they last a day."""
    later = last.where((last >= first).fillna(value=False).astype(bool), first)
    spans = pd.DataFrame({"agreement_id": names.astype("string"), "first": first, "last": later})
    return spans.dropna(subset=["agreement_id", "first"])


def _day(years: pd.Series, month: int, day: int) -> pd.Series:
    known = years.where(years.between(FIRST_YEAR, LAST_YEAR))
    found = [pd.NaT if pd.isna(year) else pd.Timestamp(int(year), month, day) for year in known]
    return pd.Series(found, index=years.index, dtype="datetime64[s]")


SQL = f"""
WITH starts AS ({start_date_effective.SQL}), signs AS (
    SELECT agreement_id, start_date AS first, greatest(start_date, end_date) AS last
    FROM read.people_flows WHERE start_date IS NOT NULL
    UNION ALL
    SELECT agreement_id, make_date(year, 1, 1), greatest(make_date(year, 1, 1), end_date)
    FROM read.people_flows WHERE start_date IS NULL AND year BETWEEN {FIRST_YEAR} AND {LAST_YEAR}
    UNION ALL
    SELECT agreement_id, make_date(year, 1, 1), make_date(year, 12, 31)
    FROM read.publications WHERE year BETWEEN {FIRST_YEAR} AND {LAST_YEAR}
    UNION ALL
    SELECT agreement_id, start_date, greatest(start_date, end_date) FROM read.events
    UNION ALL
    SELECT f.agreement_id, j.signature_date, greatest(j.signature_date, j.end_date)
    FROM read.agreement_partners AS f
    JOIN read.participations AS x ON x.org_id = f.org_id
    JOIN read.participations AS o ON o.project_id = x.project_id
    JOIN self_organisations AS s ON s.org_id = o.org_id
    JOIN read.projects AS j ON j.project_id = x.project_id
    WHERE f.side = 'foreign'
), idle AS (
    SELECT a.row_id, string_agg(DISTINCT CAST(p.last_day AS VARCHAR), ',' ORDER BY CAST(p.last_day AS VARCHAR)) AS days
    FROM read.agreements AS a
    JOIN starts AS b ON b.row_id = a.row_id
    JOIN periods AS p ON p.has_begun AND b.value <= CAST(p.last_day - INTERVAL {YEARS} YEAR AS DATE)
    WHERE NOT EXISTS (
        SELECT 1 FROM signs AS g
        WHERE g.agreement_id = a.agreement_id AND g.first <= p.last_day
            AND g.last >= make_date(year(p.last_day) - 1, 1, 1)
    )
    GROUP BY a.row_id
)
SELECT
    a.row_id,
    a.agreement_id IS NULL OR b.value IS NULL OR ({IS_LOST} AND i.days IS NOT NULL) AS unresolved,
    CASE WHEN NOT (a.agreement_id IS NULL OR b.value IS NULL OR ({IS_LOST} AND i.days IS NOT NULL))
        THEN coalesce(i.days, '') END AS value
FROM read.agreements AS a
JOIN starts AS b ON b.row_id = a.row_id
LEFT JOIN idle AS i ON i.row_id = a.row_id
"""

DERIVATION = Derivation("agreements", "idle_days", idle_days, SQL)
