"""What became of the input behind an explained figure: cells corrected, cells voided, rows left out, and why."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from strandreport.measure.explained_rows import file_of, underlined
from strandreport.measure.explanation import Explanation
from strandreport.model.catalogue import PLACEHOLDER, Catalogue, settled
from strandreport.model.findings import Severity

SHOWN = 100
KINDS = ((Severity.CORRECTED, "corrected"), (Severity.VOIDS, "voided"))

ROW = re.compile(r"\d+$")

Columns = frozenset[tuple[str, str]]
Places = frozenset[tuple[str, int, int]]
Sheets = Mapping[tuple[str, str], list[Mapping[str, Any]]]


def write_findings(found: Explanation, words: Catalogue) -> Iterator[str]:
    """Corrections and voided cells in the columns that were read, and the rows left out of their registers."""
    columns = frozenset(
        (name, column) for part in found.parts for name in part.columns for column in part.columns[name]
    )
    sheets: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for sheet in found.ledger["sheets"]:
        sheets.setdefault((sheet["content"], sheet["sheet"]), []).append(sheet)
    for severity, key in KINDS:
        read = [item for item in found.findings if item["severity"] == severity and _is_read(item, sheets, columns)]
        items = [item for item in read if not _tells_of(found.withheld, item, sheets)]
        count = sum(item["count"] for item in items)
        yield from underlined(words.text(f"explain.findings.{key}", count=count))
        for item in items[:SHOWN]:
            yield from _finding(item, sheets[item["content"], item["sheet"]][0], words)
        yield from _more(len(items), words)
    yield from _left_out(found.ledger, frozenset(name for name, _ in columns), words)


def _is_read(item: Mapping[str, Any], sheets: Sheets, columns: Columns) -> bool:
    """Whether a finding is about a column of a register that the figure was computed from."""
    feeding = sheets.get((item["content"], item["sheet"]), [])
    return any((register, item["column"]) in columns for sheet in feeding for register in sheet["feeds"])


def _tells_of(withheld: Places, item: Mapping[str, Any], sheets: Sheets) -> bool:
    """Whether a finding is about a row that the audience may not see: it would quote what stands there."""
    indexes = {sheet["index"] for sheet in sheets.get((item["content"], item["sheet"]), [])}
    rows = {int(found[0]) for cell in item["cells"] if (found := ROW.search(cell))}
    return any((item["content"], index, row) in withheld for index in indexes for row in rows)


def _finding(item: Mapping[str, Any], sheet: Mapping[str, Any], words: Catalogue) -> Iterator[str]:
    """Where, and what was found there and why; every cell that is known is named."""
    more = item["count"] - len(item["cells"])
    cells = ", ".join(item["cells"]) + (f" {words.text('explain.rows.more', count=more)}" if more > 0 else "")
    code, value = item["code"], f" ({item['value']})" if item["value"] else ""
    yield f"  {file_of(sheet)} {cells} · {words.text(f'findings.{code}.title')}{value}"
    known = {**item["expected"], "value": item["value"], "count": str(item["count"]), "cells": cells}
    known |= {"sheet": item["sheet"], "column_label": item["column"]}
    known["label"] = known.get(f"label_{words.language}", known.get("label", ""))
    known["near"] = known.get(f"near_{words.language}", known.get("near", ""))
    text = settled(words.texts[f"findings.{code}.message"], known)
    yield f"      {PLACEHOLDER.sub(lambda match: known.get(match[1], '–'), text)}"


def _left_out(ledger: Mapping[str, Any], registers: frozenset[str], words: Catalogue) -> Iterator[str]:
    """Rows of every sheet that feeds a register used, also where it is not the first that the sheet feeds."""
    sheets = {(s["content"], s["sheet"], s["register"]): s for s in ledger["sheets"]}
    feeding = [(sheets.get((row["content"], row["sheet_name"], row["register"])), row) for row in ledger["left_out"]]
    rows = [(sheet, row) for sheet, row in feeding if registers & {row["register"], *(sheet["feeds"] if sheet else ())}]
    yield from underlined(words.text("explain.findings.left_out", count=len(rows)))
    for sheet, row in rows[:SHOWN]:
        reasons = ", ".join(words.text(f"findings.{code}.title") for code in row["codes"])
        file = file_of(sheet) if sheet else row["content"]
        values = {"file": file, "row": row["row"], "class": words.text(f"explain.class.{row['class']}")}
        yield f"  {words.text('explain.findings.left_out_row', **values)}" + (f" ({reasons})" if reasons else "")
    yield from _more(len(rows), words)


def _more(count: int, words: Catalogue) -> Iterator[str]:
    if count > SHOWN:
        yield f"  {words.text('explain.rows.more', count=count - SHOWN)}"
