"""Writes the WOFF2 subsets that every page embeds, from the unmodified faces in ttf/.

Each face has two files: the letters of English, French and their neighbours; and, as ``-more``, those of other Latin
alphabets, which a page embeds only if such a letter stands on it (a city, a partner). The licence reserves the family
name of the originals, so the subsets have other names; styles/tokens.css asks for both.
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
FACES = {
    "SourceSans3-Regular": ("Report Sans", "Regular"),
    "SourceSans3-It": ("Report Sans", "Italic"),
    "SourceSans3-Semibold": ("Report Sans", "Semibold"),
    "SourceSans3-Bold": ("Report Sans", "Bold"),
    "SourceSerif4-Regular": ("Report Serif", "Regular"),
    "SourceSerif4-It": ("Report Serif", "Italic"),
    "SourceSerif4-Semibold": ("Report Serif", "Semibold"),
    "SourceSerif4Display-Regular": ("Report Display", "Regular"),
}
LATIN = "U+0020-007E,U+00A0-00FF,U+0141-0142,U+0152-0153,U+0160-0161,U+0178,U+017D-017E"
# the same range stands in strandreport/report/page_styles.py
MORE = "U+0100-0140,U+0143-0151,U+0154-015F,U+0162-0177,U+0179-017C,U+017F,U+0218-021B,U+02BC,U+1E9E"
SIGNS = (
    "U+2009-2011,U+2013-2014,U+2018-201A,U+201C-201E,U+2020-2022,U+2026,U+202F,U+2032-2033,U+2039-203A,U+20AC,U+2122"
)
MATHS = "U+2190-2193,U+2212,U+2248,U+2260,U+2264-2265"
LICENCE_NAMES = (0, 7, 8, 9, 10, 11, 13, 14)  # copyright, trademark, makers, licence: kept as they are


def main() -> None:
    """Subset, rename and compress the eight faces, each in two parts."""
    options = subset.Options()
    options.layout_features = ["kern", "mark", "ccmp", "locl", "lnum", "tnum", "liga"]
    options.hinting, options.flavor, options.name_IDs = False, "woff2", [1, 2, 4, 6, *LICENCE_NAMES]
    for source, (family, style) in FACES.items():
        for suffix, letters in (("", f"{LATIN},{SIGNS},{MATHS}"), ("-more", MORE)):
            font = TTFont(HERE / "ttf" / f"{source}.ttf", recalcTimestamp=False)
            reduce = subset.Subsetter(options)
            reduce.populate(unicodes=subset.parse_unicodes(letters))
            reduce.subset(font)
            _rename(font, family, style)
            subset.save_font(font, str(HERE / "woff2" / f"{family}-{style}{suffix}.woff2".replace(" ", "")), options)


def _rename(font: TTFont, family: str, style: str) -> None:
    names = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}
    for record in list(font["name"].names):
        if record.nameID not in LICENCE_NAMES:
            font["name"].removeNames(nameID=record.nameID)
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)


if __name__ == "__main__":
    main()
