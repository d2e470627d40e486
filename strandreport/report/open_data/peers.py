"""The table of the figures of others: peers, France, the EU, all participants, also per thousand researchers."""

from collections.abc import Mapping
from pathlib import Path

import pyarrow.parquet as pq

from strandreport.model.figures import Figure
from strandreport.model.project import Project
from strandreport.report.context.peers import group_label
from strandreport.report.context.words import Words
from strandreport.report.open_data.tables import Field, Row, Table, shown_parts

MARK, RATE = "@", ".per_1000_researchers"
REQUIRED = ("figure_id", "peer", "indicator", "strand", "period")


def peers_tables(project: Project, measure: Path, all_words: Mapping[str, Words]) -> list[Table]:
    """One table of all figures of others; none where nothing can be compared."""
    figures = [Figure(**row) for row in pq.read_table(measure / "peer_figures.parquet").to_pylist()]
    if not figures:
        return []
    fields = (
        *(Field(name, is_required=True) for name in REQUIRED),
        *(Field(f"peer_{name}") for name in all_words),
        Field("is_per_researcher", "boolean", is_required=True),
        Field("kind", is_required=True),
        Field("state", is_required=True),
        Field("value", "number"),
        *(Field(name, "integer") for name in ("numerator", "denominator")),
        Field("currency"),
        Field("n_rows", "integer", is_required=True),
        Field("evidence_digest"),
    )
    rows = tuple(_row(figure, project, all_words) for figure in figures)
    return [Table("peer_figures", fields, ("figure_id",), {"indicator": "indicators", "strand": "strands"}, rows)]


def _row(figure: Figure, project: Project, all_words: Mapping[str, Words]) -> Row:
    peer = figure.figure_id.partition(".")[0].partition(MARK)[2]
    is_money = figure.kind in ("money", "amount")
    copied = ("figure_id", "indicator", "strand", "period", "kind", "state", "n_rows", "evidence_digest")
    return {
        **{name: getattr(figure, name) for name in copied},
        "peer": peer,
        **{f"peer_{name}": group_label(peer, project, words) for name, words in all_words.items()},
        "is_per_researcher": figure.figure_id.endswith(RATE),
        **shown_parts(figure),
        "currency": project.settings.reporting_currency if is_money else None,
    }
