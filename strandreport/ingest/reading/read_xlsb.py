"""XLSB placeholder."""

from pathlib import Path

from strandreport.ingest.cells import Sheet
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.ingest.reading.room import Room
from strandreport.model.findings import Code, Finding


def read_xlsb(path: Path, room: Room) -> tuple[list[Sheet], list[Finding]]:
    """Refuse."""
    raise RefusedError(Code.UNSUPPORTED_FORMAT, "XLSB")
