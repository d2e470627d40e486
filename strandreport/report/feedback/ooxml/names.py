"""The names of XML in workbooks: namespaces, relations, content types."""

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
VARIANTS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
THREADS = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
VML_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
WORKBOOK = "xl/workbook.xml"
TYPES = "[Content_Types].xml"


def main(name: str) -> str:
    """The full name of an element of sheets, styles and notes."""
    return f"{{{MAIN}}}{name}"


def relation(name: str) -> str:
    """The full name of an attribute that refers to another part, or the kind of such a reference.

    >>> relation("id"), relation("/styles")[-7:]
    ('{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id', '/styles')
    """
    return RELATION + name if name.startswith("/") else f"{{{RELATION}}}{name}"
