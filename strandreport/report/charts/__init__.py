"""The family of charts: plain data into SVG text; the same bytes for HTML and PDF."""

from strandreport.report.charts.cover_bars import cover_bars
from strandreport.report.charts.drawing import draw
from strandreport.report.charts.small_marks import progress_bar, sparkline
from strandreport.report.charts.status_marks import STATUSES, status_mark
from strandreport.report.charts.tokens import Tokens, load_tokens

__all__ = ["STATUSES", "Tokens", "cover_bars", "draw", "load_tokens", "progress_bar", "sparkline", "status_mark"]
