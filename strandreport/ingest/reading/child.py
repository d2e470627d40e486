"""The process that reads one spreadsheet, alone and within limits: ``python -m strandreport.ingest.reading.child``.

It parses what may be hostile or broken, so nothing else happens here: it writes the cells and ends.
"""

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from strandreport.ingest.cells import Sheet, letter
from strandreport.ingest.reading.control_characters import without_control
from strandreport.ingest.reading.damage import DAMAGE
from strandreport.ingest.reading.file_kind import Kind, kind_of
from strandreport.ingest.reading.refusal import RefusedError
from strandreport.ingest.reading.room import Room
from strandreport.ingest.reading.saved_on import saved_on
from strandreport.model.files import write_json
from strandreport.model.findings import Code, Finding, Severity

MIB = 1 << 20
Read = tuple[list[Sheet], list[Finding]]
Reader = Callable[[Path, Room], Read]


def main(arguments: list[str]) -> None:
    """Read the file of the request, write ``sheets.json`` and one Parquet file per sheet, or say why not."""
    request = json.loads(arguments[0])
    path, target = Path(request["file"]), Path(request["target"])
    resource.setrlimit(resource.RLIMIT_CPU, (request["seconds"], request["seconds"] + 1))
    try:
        kind = kind_of(path)
    except RefusedError as error:
        write_json(target / "sheets.json", _refused("", error))
        return
    # Libraries are loaded before memory is short: a library that can't be loaded says nothing about the file.
    reader = _reader(kind)
    memory = request["memory_mebibytes"] * MIB
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    read = _read(path, kind, reader, Room(**request["room"]), target)
    if read["problem"] == Code.READER_STOPPED:
        read["found"] = f"{request['memory_mebibytes']} MiB"
    write_json(target / "sheets.json", read)


def _read(path: Path, kind: Kind, reader: Reader, room: Room, target: Path) -> dict[str, Any]:
    try:
        sheets, findings = reader(path, room)
    except RefusedError as error:
        return _refused(kind, error)
    except MemoryError:
        return _refused(kind, RefusedError(Code.READER_STOPPED))
    except DAMAGE as error:
        # Whatever the parser stumbles over, the file is damaged; the XML parser has its own words for want of memory.
        code = Code.READER_STOPPED if "out of memory" in str(error) else Code.UNREADABLE_FILE
        return _refused(kind, RefusedError(code, f"{type(error).__name__}: {error}"[:200]))
    cleaned = [without_control(sheet) for sheet in sheets]
    told = [*findings, *(f for _, found in cleaned for f in found), *(f for sheet in sheets for f in _covered(sheet))]
    return {
        "kind": kind,
        "problem": "",
        "saved_on": saved_on(path, kind),
        "findings": [finding.to_json() for finding in told],
        "sheets": [_write(i, sheet, target) for i, (sheet, _) in enumerate(cleaned)],
    }


def _refused(kind: str, error: RefusedError) -> dict[str, Any]:
    place = {"sheet": error.sheet, "cells": list(error.cells)}
    return {"kind": kind, "problem": error.code, "found": error.found, **place, "findings": [], "sheets": []}


def _covered(sheet: Sheet) -> list[Finding]:
    """Values under merged ranges: nobody sees them, so they do not count."""
    cells = tuple(f"{letter(c.column)}{c.row}" for c in sheet.covered)
    if not cells:
        return []
    value = sheet.covered[0].text[:80]
    code = Code.MERGE_HIDES_VALUE
    return [Finding(code, Severity.ADVICE, "", sheet.name, "", value, cells, len(cells))]


def _reader(kind: Kind) -> Reader:
    """The reader of a kind of file; its library takes its time, so no other is loaded."""
    if kind in (Kind.XLSX, Kind.XLSM):
        from strandreport.ingest.reading.read_package import read_package

        return read_package
    if kind == Kind.XLSB:
        from strandreport.ingest.reading.read_xlsb import read_xlsb

        return read_xlsb
    if kind == Kind.XLS:
        from strandreport.ingest.reading.read_xls import read_xls_twice

        return read_xls_twice
    if kind == Kind.ODS:
        from strandreport.ingest.reading.read_ods import read_ods_twice

        return read_ods_twice
    return _read_yaml if kind == Kind.YAML else _read_csv


def _read_csv(path: Path, _: Room) -> Read:
    from strandreport.ingest.reading.read_csv import read_csv

    sheets, assumed = read_csv(path.read_bytes())
    expected = {"encoding": "UTF-8"}
    return sheets, [Finding(Code.WRONG_ENCODING, Severity.ADVICE, value=name, expected=expected) for name in assumed]


def _read_yaml(path: Path, _: Room) -> Read:
    from strandreport.ingest.reading.read_yaml import read_yaml

    return read_yaml(path.read_bytes()), []


def _write(index: int, sheet: Sheet, target: Path) -> dict[str, Any]:
    width = max((len(row) for row in sheet.grid), default=0)
    columns = {letter(i + 1): pa.array([row[i] for row in sheet.grid], pa.string()) for i in range(width)}
    columns["#"] = pa.array(range(1, len(sheet.grid) + 1), pa.int32())
    pq.write_table(pa.table(columns), target / f"{index}.parquet", compression="zstd")
    return {
        "name": sheet.name,
        "rows": len(sheet.grid),
        "hidden": sheet.hidden,
        "is_pivot": sheet.is_pivot,
        "merges": [[m.first_row, m.first_column, m.last_row, m.last_column] for m in sheet.merges],
        "hidden_rows": list(sheet.hidden_rows),
        "ragged_rows": list(sheet.ragged_rows),
        "hidden_columns": list(sheet.hidden_columns),
        "struck_rows": list(sheet.struck_rows),
        "struck_cells": [list(place) for place in sheet.struck_cells],
        "comments": [[c.row, c.column, c.text] for c in sheet.comments],
        "covered": [[c.row, c.column, c.text] for c in sheet.covered],
    }


if __name__ == "__main__":
    main(sys.argv[1:])
