"""One entry for all charts of a context."""

from collections.abc import Callable, Mapping
from typing import Any

from strandreport.report.charts.bar_ranking import bar_ranking
from strandreport.report.charts.call_years import call_years
from strandreport.report.charts.columns import columns, small_columns
from strandreport.report.charts.country_map import country_map
from strandreport.report.charts.dumbbell import dumbbell
from strandreport.report.charts.funnel import funnel
from strandreport.report.charts.index_lines import index_lines
from strandreport.report.charts.target_path import target_path
from strandreport.report.charts.terms import terms
from strandreport.report.charts.timeline import timeline
from strandreport.report.charts.tokens import Tokens

KINDS: Mapping[str, Callable[[Mapping[str, Any], str, Tokens], str]] = {
    "target_path": target_path,
    "columns": columns,
    "small_columns": small_columns,
    "bar_ranking": bar_ranking,
    "timeline": timeline,
    "terms": terms,
    "index_lines": index_lines,
    "map": country_map,
    "funnel": funnel,
    "call_years": call_years,
    "dumbbell": dumbbell,
}


def draw(chart: Mapping[str, Any], language: str, tokens: Tokens) -> str:
    """Draw a chart object of a context as SVG: one element, or two cuts of which the styles show one.

    Raises:
        KeyError: for a kind of chart that does not exist.
    """
    return KINDS[chart["kind"]](chart, language, tokens)
