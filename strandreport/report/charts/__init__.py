"""The family of charts: plain data into SVG text; the same bytes for HTML and PDF."""

from strandreport.report.charts.drawing import draw
from strandreport.report.charts.small_marks import progress_bar, sparkline
from strandreport.report.charts.status_marks import status_mark
from strandreport.report.charts.tokens import Tokens, load_tokens

__all__ = ["Tokens", "draw", "load_tokens", "progress_bar", "sparkline", "status_mark"]
