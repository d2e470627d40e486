"""The tag tree of a file as nested elements with their text, for tests to look at."""

import re
from dataclasses import dataclass

import pikepdf

from strandreport.report.printing.checking.structure import is_element, kids_of


@dataclass(frozen=True)
class Tag:
    type: str
    item: object
    parts: tuple

    @property
    def kids(self):
        return [part for part in self.parts if isinstance(part, Tag)]

    @property
    def marks(self):
        """Page and number of all that is painted for this element, in reading order."""
        return [mark for part in self.parts for mark in (part.marks if isinstance(part, Tag) else [part])]

    def walk(self):
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, *types):
        return [tag for tag in self.walk() if tag.type in types]


def tag_tree(pdf):
    return _read(pdf.Root.StructTreeRoot.K)


def _read(item):
    parts = []
    for kid in kids_of(item):
        if isinstance(kid, int):
            parts.append((item.Pg.objgen, kid))
        elif kid.get("/Type") == "/MCR":
            parts.append((kid.Pg.objgen, int(kid.MCID)))
        elif is_element(kid):
            parts.append(_read(kid))
    return Tag(str(item.S)[1:], item, tuple(parts))


def texts_of(pdf, tags):
    """The text of each tag, decoded with the fonts' own tables."""
    painted = {}
    for page in pdf.pages:
        for mark, text in _painted(page).items():
            painted[page.obj.objgen, mark] = text
    return ["".join(painted.get(mark, "") for mark in tag.marks) for tag in tags]


def _painted(page):
    fonts = {name: _characters(font) for name, font in page.Resources.Font.items()}
    texts, mark, font = {}, None, {}
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), instruction.operands
        if name == "BDC":
            mark = operands[1].get("/MCID") if len(operands) > 1 else None
        elif name == "EMC":
            mark = None
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name in ("TJ", "Tj") and mark is not None:
            parts = operands[0] if name == "TJ" else [operands[0]]
            codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
            pairs = (codes[i : i + 2].hex() for i in range(0, len(codes), 2))
            texts[int(mark)] = texts.get(int(mark), "") + "".join(font.get(pair, "?") for pair in pairs)
    return texts


def _characters(font):
    table = font.ToUnicode.read_bytes().decode("ascii")
    pairs = re.findall(r"<([0-9a-fA-F]{4})>\s*<([0-9a-fA-F]+)>", table)
    return {code.lower(): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
