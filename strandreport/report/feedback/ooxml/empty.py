"""A workbook without a sheet, to put one in."""

from strandreport.report.feedback.ooxml.names import (
    CONTENT_TYPES,
    MAIN,
    PACKAGE_RELATIONS,
    RELATION,
    SPREADSHEET,
    TYPES,
    WORKBOOK,
)
from strandreport.report.feedback.ooxml.package import Package, relations_of

_RELATIONS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_PARTS = {
    TYPES: f'<Types xmlns="{CONTENT_TYPES}"><Default Extension="rels" ContentType="{_RELATIONS_TYPE}"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/{WORKBOOK}" ContentType="{SPREADSHEET}.sheet.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE_RELATIONS}"><Relationship Id="rId1" '
    f'Type="{RELATION}/officeDocument" Target="{WORKBOOK}"/></Relationships>',
    WORKBOOK: f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}">'
    "<bookViews><workbookView/></bookViews><sheets/></workbook>",
    relations_of(WORKBOOK): f'<Relationships xmlns="{PACKAGE_RELATIONS}"/>',
}


def empty_package() -> Package:
    """The package of a workbook without sheets."""
    return Package({name: text.encode() for name, text in _PARTS.items()})
