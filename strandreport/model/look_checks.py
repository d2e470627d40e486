"""What keeps a look from being used: colours that nobody could read, faces that are missing, logos that are none."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from fontTools.ttLib import TTFont, TTLibError

MOST_LOGO_BYTES = 100_000
# colour, what stands beside it, least contrast (WCAG 2.2, 1.4.3 and 1.4.11), and where
CONTRASTS = (
    ("self", "#FFFFFF", 4.5, "names and marks on white"),
    ("self-dark", "#FFFFFF", 7.0, "the white words of the cover"),
    ("self-mid", "#FFFFFF", 2.5, "second series on white"),
    ("link", "#FFFFFF", 4.5, "links on white"),
    ("panel", "#18202B", 7.0, "text on a panel"),
)
FAMILY = 1, 16


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours by WCAG 2.2.

    >>> round(contrast("#FFFFFF", "#000000"), 1)
    21.0
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def colour_problems(colours: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Token and fault of each colour with too little contrast."""
    for key, beside, least, where in CONTRASTS:
        if key in colours and (ratio := contrast(colours[key], beside)) < least:
            more = "darker" if beside == "#FFFFFF" else "lighter"
            yield key, f"{colours[key]} has a contrast of {ratio:.1f}, and {where} need {least}; take a {more} colour"


def logo_problems(logos: Mapping[str, Path]) -> Iterator[str]:
    """Faults of the logos: too large, no picture, or asking for something outside itself."""
    for path in logos.values():
        data = path.read_bytes()
        if len(data) > MOST_LOGO_BYTES:
            yield f"{path.name} has {len(data):,} bytes and stands in every report; at most {MOST_LOGO_BYTES:,}"
        if path.suffix == ".png" and not data.startswith(b"\x89PNG\r\n\x1a\n"):
            yield f"{path.name} is no PNG picture"
        if path.suffix == ".svg":
            yield from (f"{path.name} {fault}" for fault in _svg_faults(data))


def font_problems(fonts: Mapping[str, Path], families: Mapping[str, str], roles: Sequence[str]) -> Iterator[str]:
    """Faults of the faces: a family with a face missing, a file with another family in it, a file of no role."""
    for name in sorted(set(fonts) - {f"{role}{kind}" for role in roles for kind in (".ttf", ".woff2")}):
        yield f"fonts/{name}: the files are named by their role: {', '.join(roles)}, each as .ttf and .woff2"
    for family, wanted in families.items():
        for role in (role for role in roles if role.startswith(f"{family}-")):
            for file in (f"{role}.ttf", f"{role}.woff2"):
                if file not in fonts:
                    yield f"the family {wanted} needs the file fonts/{file}"
            if f"{role}.ttf" in fonts and wanted not in _families(fonts[f"{role}.ttf"]):
                yield f"fonts/{role}.ttf is not of the family {wanted}"
    for name in sorted(name for name in fonts if name.split("-")[0] not in families):
        yield f"fonts/{name} is used only if look.yaml names the family under families: {name.split('-')[0]}"


def _families(path: Path) -> set[str]:
    try:
        with TTFont(path, lazy=True) as font:
            return {record.toUnicode() for record in font["name"].names if record.nameID in FAMILY}
    except TTLibError:
        return set()


def _svg_faults(data: bytes) -> Iterator[str]:
    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException) as error:
        yield f"is no SVG that can be read: {error}"
        return
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        yield "is no SVG"
    for node in root.iter():
        outside = [value for key, value in node.attrib.items() if key.endswith("href") and not value.startswith("#")]
        if outside or node.tag.endswith("}script"):
            yield "holds a script or asks for another file; export it as a plain SVG"
            return


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
