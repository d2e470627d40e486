"""Commentary: what people write beside the figures, from Markdown to sections of plain words."""

from strandreport.ingest.commentary.intake import read_commentary
from strandreport.ingest.commentary.subjects import is_commentary

__all__ = ["is_commentary", "read_commentary"]
