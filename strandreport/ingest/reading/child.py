"""The process that reads one spreadsheet, alone and within limits: ``python -m strandreport.ingest.reading.child``.

It parses what may be hostile or broken, so nothing else happens here: it writes the cells and ends.
"""

import json
import resource
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from strandreport.ingest.cells import Sheet, letter
from strandreport.ingest.reading.file_kind import Kind, RefusedError, kind_of
from strandreport.ingest.reading.read_csv import CsvError, read_csv
from strandreport.ingest.reading.read_yaml import read_yaml
from strandreport.ingest.reading.used_cells import TooManyCellsError
from strandreport.model.files import write_json

MIB = 1 << 20
Reader = Callable[[Path, int], list[Sheet]]
DAMAGE = (ValueError, LookupError, TypeError, AttributeError, SyntaxError, OSError, zipfile.BadZipFile, zlib.error)


def main(arguments: list[str]) -> None:
    """Read the file of the request, write ``sheets.json`` and one Parquet file per sheet, or say why not."""
    request = json.loads(arguments[0])
    path, target = Path(request["file"]), Path(request["target"])
    resource.setrlimit(resource.RLIMIT_CPU, (request["seconds"], request["seconds"] + 1))
    kind = kind_of(path)
    # Libraries are loaded before memory is short: a library that can't be loaded says nothing about the file.
    reader = _workbook_reader(kind)
    memory = request["memory_mebibytes"] * MIB
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    write_json(target / "sheets.json", _read(path, kind, reader, request["cells"], target))


def _read(path: Path, kind: Kind, reader: Reader | None, max_cells: int, target: Path) -> dict[str, Any]:
    try:
        sheets, assumed = _sheets(path, kind, reader, max_cells)
    except RefusedError as error:
        return {"kind": error.kind, "problem": error.kind, "sheets": []}
    except CsvError as error:
        return {"kind": kind, "problem": str(error), "sheets": []}
    except TooManyCellsError as error:
        return {"kind": kind, "problem": "cells", "found": str(error), "sheets": []}
    except MemoryError:
        return {"kind": kind, "problem": "memory", "found": "", "sheets": []}
    except DAMAGE as error:
        # Whatever the parser stumbles over, the file is damaged; the XML parser has its own words for want of memory.
        problem = "memory" if "out of memory" in str(error) else "damaged"
        return {"kind": kind, "problem": problem, "found": f"{type(error).__name__}: {error}"[:200], "sheets": []}
    return {
        "kind": kind,
        "problem": "",
        "assumed": assumed,
        "sheets": [_write(i, s, target) for i, s in enumerate(sheets)],
    }


def _sheets(path: Path, kind: Kind, reader: Reader | None, max_cells: int) -> tuple[list[Sheet], list[str]]:
    """The sheets of a file, and what had to be assumed about its encoding."""
    if kind == Kind.CSV:
        return read_csv(path.read_bytes())
    if kind == Kind.YAML:
        return read_yaml(path.read_bytes()), []
    if reader is None:
        raise RefusedError(kind)
    return reader(path, max_cells), []


def _workbook_reader(kind: Kind) -> Reader | None:
    """The reader of a kind of workbook, if there is one; its library takes its time, so no other is loaded."""
    if kind == Kind.XLSX:
        from strandreport.ingest.reading.read_xlsx import read_xlsx

        return read_xlsx
    if kind == Kind.XLS:
        from strandreport.ingest.reading.read_xls import read_xls

        return read_xls
    if kind == Kind.ODS:
        from strandreport.ingest.reading.read_ods import read_ods

        return read_ods
    return None


def _write(index: int, sheet: Sheet, target: Path) -> dict[str, Any]:
    width = max((len(row) for row in sheet.grid), default=0)
    columns = {letter(i + 1): pa.array([row[i] for row in sheet.grid], pa.string()) for i in range(width)}
    columns["#"] = pa.array(range(1, len(sheet.grid) + 1), pa.int32())
    pq.write_table(pa.table(columns), target / f"{index}.parquet", compression="zstd")
    return {
        "name": sheet.name,
        "rows": len(sheet.grid),
        "hidden": sheet.hidden,
        "merges": [[m.first_row, m.first_column, m.last_row, m.last_column] for m in sheet.merges],
        "hidden_rows": list(sheet.hidden_rows),
        "ragged_rows": list(sheet.ragged_rows),
        "hidden_columns": list(sheet.hidden_columns),
        "struck_rows": list(sheet.struck_rows),
        "comments": [[c.row, c.column, c.text] for c in sheet.comments],
    }


if __name__ == "__main__":
    main(sys.argv[1:])
