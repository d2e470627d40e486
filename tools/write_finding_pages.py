"""Write a page for each kind of finding: `python tools/write_finding_pages.py [CODE ...]`.

A page (`docs/findings/<CODE>.md`) says in English and French what the finding means, what it does to the figures, how
it looks in the sheet, what is expected and how to mend it. The words are those of the message catalogues, the example
is the smallest fixture of the code (`tests/faults/fixtures/`), taken through ingest and register.
"""

import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from strandreport.model.catalogue import load_catalogue
from strandreport.model.findings import SEVERITIES, Code, Finding
from strandreport.report.context.findings import Shown, message
from strandreport.report.context.words import Words
from tests.faults.fixture import NOT_SHEETS, ROOT, Fixture, load_fixture, sheets_of, shown_cell
from tests.faults.run import Outcome, outcome_of, project_of

PAGES = ROOT / "docs" / "findings"
WORDS = {language: Words(load_catalogue(ROOT / "templates", language)) for language in ("en", "fr")}
MOST_ROWS, LONGEST, MARK = 8, 60, "▶"
ADDRESS = re.compile(r"([A-Z]+)([0-9]+)")


def main(codes: Sequence[str]) -> None:
    """Write the pages of some codes (of all, if none is named) and the index."""
    PAGES.mkdir(exist_ok=True)
    for code in codes or [str(code) for code in Code]:
        (PAGES / f"{code}.md").write_text(page(code), encoding="utf-8")
    (PAGES / "README.md").write_text(index([str(code) for code in Code]), encoding="utf-8")


def page(code: str) -> str:
    """The page of a code."""
    fixture, outcome = load_fixture(code), outcome_of(code)
    finding = min((f for f in outcome.findings if f.code == code), key=lambda f: f.cells)
    parts = [f"# {code}", "[All findings · Tous les signalements](README.md)"]
    for words in WORDS.values():
        parts += _chapter(words, fixture, finding, outcome)
    return "\n\n".join(parts) + "\n"


def index(codes: Sequence[str]) -> str:
    """The list of all codes, by severity."""
    severities = {code: load_fixture(code).expected[0][0] for code in codes}
    parts = ["# " + " · ".join(_say(words, "index") for words in WORDS.values())]
    parts += [_say(words, "intro") for words in WORDS.values()]
    for severity in SEVERITIES:
        parts.append("## " + " · ".join(words.catalogue.text(f"severity.{severity}") for words in WORDS.values()))
        parts += [_say(words, f"effect.{severity}") for words in WORDS.values()]
        titles = [_title_row(code) for code in codes if severities[code] == severity]
        parts.append("\n".join(["| | English | Français |", "|---|---|---|", *titles]))
    return "\n\n".join(parts) + "\n"


def _title_row(code: str) -> str:
    titles = [words.catalogue.text(f"findings.{code}.title") for words in WORDS.values()]
    return f"| [{code}]({code}.md) | {' | '.join(titles)} |"


def _chapter(words: Words, fixture: Fixture, finding: Finding, outcome: Outcome) -> list[str]:
    shown = Shown(finding, outcome.sheet_of(finding), True)
    title, said, expected, remedy = (
        message(shown, words, project_of(fixture), key) for key in ("title", "message", "expected", "remedy")
    )
    severity = words.catalogue.text(f"severity.{finding.effect}")
    effect = "either" if finding.expected.get("header") else f"effect.{finding.effect}"
    marked = [_say(words, "cells", mark=MARK, cells=", ".join(finding.cells))] if finding.cells else []
    return [
        f"## {title}",
        f"**{severity}.** {_say(words, effect)}",
        f"> {_inline(said)}",
        *_pictures(words, fixture, finding, outcome),
        *marked,
        f"**{_say(words, 'expected')}** {_inline(expected)}",
        f"**{_say(words, 'remedy')}** {_inline(remedy)}",
    ]


def _pictures(words: Words, fixture: Fixture, finding: Finding, outcome: Outcome) -> list[str]:
    """How the files look that the finding is about; all files if it is about none."""
    names = outcome.names.get(finding.content, list(fixture.files))
    found: list[str] = []
    for name in [name for name in fixture.files if name in names]:
        content = fixture.files[name]
        if isinstance(content, Mapping) and set(content) & set(NOT_SHEETS):
            found += [_caption(words, name, ""), _other(words, content, finding.cells)]
            continue
        for sheet, drawn in sheets_of(content).items():
            if not finding.sheet or sheet in ("", finding.sheet):
                found += [_caption(words, name, sheet), _table(drawn["rows"], finding.cells)]
    return found


def _caption(words: Words, name: str, sheet: str) -> str:
    return _say(words, "sheet", name=f"`{name}`", sheet=sheet) if sheet else _say(words, "file", name=f"`{name}`")


def _other(words: Words, content: Mapping[str, Any], marked: Sequence[str]) -> str:
    if "link" in content:
        return _say(words, "link", target=f"`{content['link']}`")
    if "zip" in content:
        return _say(words, "parts", parts=", ".join(f"`{name}`" for name in content["zip"]))
    if "text" in content:
        rows = {number for _, number in _places(marked)}
        lines = [
            (f"{MARK} " if i in rows else "") + line for i, line in enumerate(content["text"].splitlines(), start=1)
        ]
        return "\n".join(["```text", *lines[:MOST_ROWS], "```"])
    size = len(bytes.fromhex(content["hex"])) if "hex" in content else (ROOT / content["copy"]).stat().st_size
    return _say(words, "bytes", size=size)


def _table(rows: Sequence[Sequence[Any]], marked: Sequence[str]) -> str:
    """The first rows as a table with column letters and row numbers, the cells of the finding marked."""
    width = max(map(len, rows))
    letters = [chr(65 + i) for i in range(width)]
    places = _places(marked)
    lines = ["| | " + " | ".join(letters) + " |", "|---" * (width + 1) + "|"]
    for number, row in enumerate(rows[:MOST_ROWS], start=1):
        cells = [*row, *[None] * (width - len(row))]
        drawn = [_drawn(cell, (letter, number) in places) for letter, cell in zip(letters, cells, strict=True)]
        lines.append(f"| **{number}** | " + " | ".join(drawn) + " |")
    return "\n".join([*lines, *(["| … " + "| " * width + "|"] if len(rows) > MOST_ROWS else [])])


def _places(addresses: Sequence[str]) -> set[tuple[str, int]]:
    """Letter and number of each cell; of a range, of its first and last."""
    return {(letter, int(number)) for address in addresses for letter, number in ADDRESS.findall(address)}


def _drawn(cell: Any, is_marked: bool) -> str:
    text = _inline(shown_cell(cell))
    text = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    return f"**{MARK} {text}**".replace(" **", "**") if is_marked else text


def _inline(text: str) -> str:
    """Text that Markdown takes as it stands, on one line."""
    return re.sub(r"([|*_<>`\[\]])", r"\\\1", " ".join(text.split()))


def _say(words: Words, key: str, **values: object) -> str:
    return words.catalogue.text(f"finding_pages.{key}", **values)


if __name__ == "__main__":
    main(sys.argv[1:])
