"""Smallest fixtures: the few rows that bring about one finding, written down in YAML and made into real files.

A fixture (``fixtures/<CODE>.yaml``) has

``files``: name to content. The ending of the name says the kind (csv, xlsx). A list of rows is the first sheet; a
    mapping of names to sheets is several. A sheet is a list of rows, or ``{rows, ...}`` with what
    else there is to it (``_look``): merge, hide, hide_columns, hidden, comment, strike, protect, table, chart.
    ``{sheets, change, add, twice}`` changes the package: a text in a part, a part added, a part that stands twice.
    A mapping with one of the keys ``text`` (and ``encoding``, ``times``), ``hex``, ``zip`` (names to texts),
    ``copy`` (a file of the checkout) or ``link`` (a symbolic link) makes a file of any kind.
``finding``: severity, cells, and the count if it is not the number of cells (or 1); several are a list.
``forms``, ``registers``: forms and registers besides those of the project.
``also``: codes of findings that can't be had apart from this one.
``rows``: how many rows of all sheets are in which class of the ledger; ``limits``: other limits than the project's.

A cell is a word, a number, nothing, ``{formula}``, ``{error}``, ``{date}``, ``{number, format}`` or ``{text, times}``.
"""

import csv
import io
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from strandreport.model.config_file import parse_yaml

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).parent / "fixtures"
NOT_SHEETS = ("text", "hex", "zip", "copy", "link")


@dataclass(frozen=True)
class Fixture:
    """One fixture as it is written down."""

    code: str
    files: Mapping[str, Any]
    findings: tuple[Mapping[str, Any], ...]
    also: tuple[str, ...]
    rows: Mapping[str, int]
    limits: Mapping[str, int]
    forms: tuple[Mapping[str, Any], ...]
    registers: tuple[Mapping[str, Any], ...]

    @property
    def expected(self) -> list[tuple[str, tuple[str, ...], int]]:
        """Severity, cells and count of each finding."""
        found = [(f["severity"], tuple(f.get("cells", ())), f.get("count")) for f in self.findings]
        return [(severity, cells, count or len(cells) or 1) for severity, cells, count in found]


def fixture_codes() -> list[str]:
    """The codes that have a fixture."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def load_fixture(code: str) -> Fixture:
    """Read the fixture of a code."""
    path = FOLDER / f"{code}.yaml"
    data = parse_yaml(path.read_text(encoding="utf-8"), path.name).data
    unknown = set(data) - {"files", "finding", "also", "rows", "limits", "forms", "registers"}
    if unknown:
        raise ValueError(f"{path.name}: what is {sorted(unknown)}?")
    rest = (
        *(data.get(key, {}) for key in ("rows", "limits")),
        *(tuple(data.get(key, ())) for key in ("forms", "registers")),
    )
    findings = data["finding"] if isinstance(data["finding"], list) else [data["finding"]]
    return Fixture(code, data["files"], tuple(findings), tuple(data.get("also", ())), *rest)


def write_files(fixture: Fixture, folder: Path) -> None:
    """Make the files of a fixture."""
    for name, content in fixture.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Mapping) and set(content) & set(NOT_SHEETS):
            _write_other(path, content)
        else:
            sheets = sheets_of(content)
            data = _csv(sheets) if path.suffix == ".csv" else _xlsx(sheets)
            path.write_bytes(_changed(data, content) if isinstance(content, Mapping) and "sheets" in content else data)


def sheets_of(content: Any) -> dict[str, dict[str, Any]]:
    """Sheet names to sheets; a file given as rows alone has one sheet, which a CSV file leaves without a name."""
    if isinstance(content, Mapping) and "sheets" in content:
        return sheets_of(content["sheets"])
    named = content if isinstance(content, Mapping) and "rows" not in content else {"": content}
    return {name: sheet if isinstance(sheet, Mapping) else {"rows": sheet} for name, sheet in named.items()}


def shown_cell(cell: Any) -> str:
    """A cell as a person sees it."""
    if not isinstance(cell, Mapping):
        return "" if cell is None else str(cell)
    if "formula" in cell:
        return f"={cell['formula']}"
    if "number" in cell:
        return f"{cell['number']} (format: {cell['format']})"
    return str(cell.get("error") or cell.get("date") or f"{cell['text']} × {cell['times']}")


def _write_other(path: Path, content: Mapping[str, Any]) -> None:
    if "link" in content:
        path.symlink_to(content["link"])
    elif "copy" in content:
        path.write_bytes((ROOT / content["copy"]).read_bytes())
    elif "hex" in content:
        path.write_bytes(bytes.fromhex(content["hex"]))
    elif "zip" in content:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in content["zip"].items():
                archive.writestr(name, _plain(text))
    else:
        path.write_bytes((content["text"] * content.get("times", 1)).encode(content.get("encoding", "utf-8")))


def _changed(data: bytes, content: Mapping[str, Any]) -> bytes:
    """The package of a workbook with some of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(name, archive.read(name).decode()) for name in archive.namelist()]
    for changed, old, new in content.get("change", ()):
        if old not in dict(parts)[changed]:
            raise ValueError(f"{changed} has no {old!r}: {dict(parts)[changed]}")
        parts = [(name, text.replace(old, _plain(new), 1) if name == changed else text) for name, text in parts]
    parts += list(content.get("add", {}).items())
    parts += [(name, text) for name, text in parts if name == content.get("twice")]
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a name that stands twice is what is wanted
        for name, text in parts:
            archive.writestr(name, text)
    return stream.getvalue()


def _csv(sheets: Mapping[str, Mapping[str, Any]]) -> bytes:
    text = io.StringIO(newline="")
    [sheet] = sheets.values()
    rows = [[_plain(cell) for cell in row] for row in sheet["rows"]]
    csv.writer(text, delimiter=";", lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def _xlsx(sheets: Mapping[str, Mapping[str, Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, sheet in sheets.items():
        made = book.create_sheet(name or "Feuil1")
        for i, row in enumerate(sheet["rows"], start=1):
            for j, cell in enumerate(row, start=1):
                _put(made.cell(i, j), cell)
        _look(made, sheet)
        if sheet.get("chart"):
            book.create_chartsheet(sheet["chart"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _look(made: Worksheet, sheet: Mapping[str, Any]) -> None:
    """What there is to a sheet besides its cells."""
    for address in sheet.get("merge", ()):
        made.merge_cells(address)
    for address, text in sheet.get("comment", {}).items():
        made[address].comment = Comment(text, "Claire")
    for place in sheet.get("strike", ()):
        for cell in [made[place]] if isinstance(place, str) else made[place]:
            cell.font = Font(strike=True)
    if "protect" in sheet:
        made.protection.set_password(sheet["protect"])
        made.protection.enable()
    if "table" in sheet:
        made.add_table(Table(displayName="Accords", ref=sheet["table"]))
    _hide(made, sheet)


def _hide(made: Worksheet, sheet: Mapping[str, Any]) -> None:
    for number in sheet.get("hide", ()):
        made.row_dimensions[number].hidden = True
    for column in sheet.get("hide_columns", ()):
        made.column_dimensions[column].hidden = True
    made.sheet_state = "hidden" if sheet.get("hidden") else "visible"


def _plain(cell: Any) -> Any:
    return cell["text"] * cell["times"] if isinstance(cell, Mapping) else cell


def _put(place: Any, cell: Any) -> None:
    if not isinstance(cell, Mapping):
        place.value = cell
        if isinstance(cell, str):
            place.data_type = "s"
    elif "formula" in cell:
        place.value = f"={cell['formula']}"
    elif "error" in cell:
        place.value, place.data_type = cell["error"], "e"
    elif "date" in cell:
        place.value = date.fromisoformat(cell["date"])
    elif "number" in cell:
        place.value, place.number_format = cell["number"], cell["format"]
    else:
        place.value = _plain(cell)
