"""Workbooks put together part by part, so that a test can break one part of them."""

import zipfile
from pathlib import Path

from tests.ingest.test_files import CONTENT_TYPES, MAIN, RELATIONS, SHEET, WORKBOOK

REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def cell(address: str, value: object, more: str = "") -> str:
    return f'<c r="{address}"{more}><v>{value}</v></c>'


def text(address: str, words: str) -> str:
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


def row(number: int, *cells: str, more: str = "") -> str:
    return f'<row r="{number}"{more}>{"".join(cells)}</row>'


def parts(*rows: str, after: str = "", before: str = "", doctype: str = "") -> dict[str, str]:
    """The parts of a workbook of one sheet, ``Data``."""
    sheet = SHEET.format("".join(rows)).replace("</worksheet>", after + "</worksheet>")
    sheet = sheet.replace("<sheetData>", before + "<sheetData>").replace("?>", "?>" + doctype, 1)
    return {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS.format("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": RELATIONS.format("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": sheet,
    }


def write(path: Path, content: dict[str, str | bytes], *more: tuple[str, str | bytes]) -> Path:
    """Write a package; ``more`` are parts that may bear a name that is there already."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in [*content.items(), *more]:
            archive.writestr(name, data)
    return path


def styles(*formats: str, struck: bool = False) -> str:
    """A styles part: style 0 is plain, the others have these number formats; a last one may be struck out."""
    listed = "".join(f'<numFmt numFmtId="{200 + i}" formatCode="{f}"/>' for i, f in enumerate(formats))
    xfs = "".join(f'<xf numFmtId="{200 + i}" fontId="0" fillId="0" borderId="0"/>' for i in range(len(formats)))
    fonts = "<fonts><font/><font><strike/></font></fonts>"
    last = '<xf numFmtId="0" fontId="1" fillId="0" borderId="0"/>' if struck else ""
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{listed}</numFmts>{fonts}<fills><fill><patternFill/></fill></fills>'
        "<borders><border/></borders>"
        f'<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0" fontId="0"/>{xfs}{last}</cellXfs></styleSheet>'
    )


def with_styles(content: dict[str, str], part: str) -> dict[str, str]:
    relation = f'<Relationship Id="rId9" Target="styles.xml" Type="{REL}/styles"/></Relationships>'
    listed = content["xl/_rels/workbook.xml.rels"].replace("</Relationships>", relation)
    return {**content, "xl/_rels/workbook.xml.rels": listed, "xl/styles.xml": part}
