"""The process that reads one spreadsheet, alone and within limits: ``python -m strandreport.ingest.child``.

It parses what may be hostile or broken, so nothing else happens here: it writes the cells and ends.
"""

import json
import resource
import sys
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from strandreport.ingest.cells import Sheet, letter
from strandreport.ingest.file_kind import Kind, RefusedError, kind_of
from strandreport.ingest.read_csv import CsvError, read_csv
from strandreport.ingest.read_yaml import read_yaml
from strandreport.ingest.used_cells import TooManyCellsError
from strandreport.model.files import write_json

MIB = 1 << 20
DAMAGE = (ValueError, LookupError, TypeError, AttributeError, SyntaxError, OSError, zipfile.BadZipFile, zlib.error)


def main(arguments: list[str]) -> None:
    """Read the file of the request, write ``sheets.json`` and one Parquet file per sheet, or say why not."""
    request = json.loads(arguments[0])
    memory = request["memory_mebibytes"] * MIB
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (request["seconds"], request["seconds"] + 1))
    target = Path(request["target"])
    write_json(target / "sheets.json", _read(Path(request["file"]), request["cells"], target))


def _read(path: Path, max_cells: int, target: Path) -> dict[str, Any]:
    kind = kind_of(path)
    assumed: list[str] = []
    try:
        if kind == Kind.CSV:
            sheets, assumed = read_csv(path.read_bytes())
        elif kind == Kind.YAML:
            sheets = read_yaml(path.read_bytes())
        else:
            sheets = _read_workbook(path, kind, max_cells)
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


def _read_workbook(path: Path, kind: Kind, max_cells: int) -> list[Sheet]:
    """Each library is loaded for its own kind of file only: it takes its time, and from what the reader may take."""
    if kind == Kind.XLSX:
        from strandreport.ingest.read_xlsx import read_xlsx

        return read_xlsx(path, max_cells)
    if kind == Kind.XLS:
        from strandreport.ingest.read_xls import read_xls

        return read_xls(path, max_cells)
    if kind == Kind.ODS:
        from strandreport.ingest.read_ods import read_ods

        return read_ods(path, max_cells)
    raise RefusedError(kind)


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
    }


if __name__ == "__main__":
    main(sys.argv[1:])
