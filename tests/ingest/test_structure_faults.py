"""Each fault of a sheet's structure, one at a time: read right, refused, or flagged at its cell. None goes unsaid.

The ids are those of the catalogue of faults (S: structure, C: look and presentation of cells). A case names the finding
that tells the fault, with its severity and cells, or none where the sheet is read right; the ledger; and what is
counted.
"""

from dataclasses import dataclass, field

import pytest

from strandreport.ingest.cells import Comment, Merge
from tests.ingest.conftest import HEADERS, agreement, codes

AMOUNT = "Montant engagé (EUR)"
KEY = "N° d'accord"
TOTAL = ["TOTAL", *[None] * 5, 2000]
CLEAN = [HEADERS, agreement(1), agreement(2)]


@dataclass(frozen=True)
class Case:
    """A sheet with one fault, and its outcome: finding (code, severity, cells), classes of rows, amounts counted."""

    id: str
    rows: list
    classes: str
    amounts: tuple = (1000, 1000)
    finding: tuple | None = None
    seen: dict = field(default_factory=dict)


def with_header(old, new):
    return [new if header == old else header for header in HEADERS]


REFUSED = "excluded excluded excluded"
GOOD = "header accepted accepted"
CASES = [
    Case("S01-titles-above", [["Registre"], [], *CLEAN], "note blank header accepted accepted"),
    Case(
        "S02-two-row-header-unknown",
        [[None] * 6 + ["Financement", None], [*HEADERS, "Solde"], [*agreement(1), 5]],
        "note header accepted",
        (1000,),
        ("UNKNOWN_COLUMN", "advice", ("H2",)),
    ),
    Case(
        "S02-header-goes-on-below",
        [[*HEADERS, None], [None] * 6 + ["prévu", "réalisé"], [*agreement(1), 5]],
        REFUSED,
        (),
        ("TWO_ROW_HEADER", "blocks", ("G2", "H2")),
    ),
    Case(
        "S03-merged-downwards",
        [HEADERS, agreement(1), agreement(2, Pays=None)],
        "header accepted corrected",
        finding=("MERGED_FILLED", "corrected", ("D2:D3",)),
        seen={"merges": (Merge(2, 4, 3, 4),)},
    ),
    Case(
        "S03-merged-over-an-amount",
        [HEADERS, agreement(1), agreement(2, **{AMOUNT: None})],
        "header voided voided",
        (None, None),
        ("MERGED_AMOUNT", "voids", ("G2:G3",)),
        {"merges": (Merge(2, 7, 3, 7),)},
    ),
    Case("S05-hidden-row", CLEAN, GOOD, finding=("HIDDEN_ROW", "advice", ("A3",)), seen={"hidden_rows": (3,)}),
    Case("S05-hidden-column", CLEAN, GOOD, finding=("HIDDEN_COLUMN", "advice", ("G1",)), seen={"hidden_columns": (7,)}),
    Case("S06-hidden-sheet", CLEAN, REFUSED, (), ("HIDDEN_SHEET", "advice", ()), {"hidden": True}),
    Case("S07-cover-sheet", [["Lisez-moi"], ["Notice"], ["A"]], REFUSED, (), ("PROSE_SHEET", "advice", ())),
    Case("S10-total-row", [*CLEAN, TOTAL], f"{GOOD} total"),
    Case("S11-subtotal", [*CLEAN, ["Sous-total", *[None] * 5, 2000]], f"{GOOD} total"),
    Case("S11-footnote", [*CLEAN, [], ["* provisoire"]], f"{GOOD} blank note", finding=("NOTE_ROW", "advice", ("A5",))),
    Case(
        "S12-second-table-below",
        [HEADERS, agreement(1), [*HEADERS[1:], KEY]],
        REFUSED,
        (),
        ("SECOND_TABLE", "blocks", ("A3",)),
    ),
    Case(
        "S12-second-table-beside",
        [[*HEADERS, None, *HEADERS], [*agreement(1), None, *agreement(2)], [*agreement(3), None, *agreement(4)]],
        REFUSED,
        (),
        ("SIDE_TABLES", "blocks", ("A1", "I1")),
    ),
    Case(
        "S13-header-twice",
        [[*HEADERS, "Montant engagé (€)"], [*agreement(1), 5], [*agreement(2), 5]],
        REFUSED,
        (),
        ("DUPLICATE_HEADER", "blocks", ("G1",)),
    ),
    Case("S14-blanks-in-header", [with_header("Pays", "\u00a0Pays \u200b"), *CLEAN[1:]], GOOD),
    Case("S15-header-in-english", [with_header("Pays", "Country"), *CLEAN[1:]], GOOD),
    Case(
        "S15-amount-renamed",
        [with_header(AMOUNT, "Dotation"), *CLEAN[1:]],
        GOOD,
        (None, None),
        ("UNKNOWN_COLUMN", "advice", ("G1",)),
    ),
    Case(
        "S16-required-column-missing",
        [with_header("Pays", "Nation"), *CLEAN[1:]],
        REFUSED,
        (),
        ("MISSING_COLUMN", "blocks", ("A1",)),
    ),
    Case("S16-column-too-many", [[*row, "x"] for row in CLEAN], GOOD, finding=("UNKNOWN_COLUMN", "advice", ("H1",))),
    Case("S17-other-order", [row[::-1] for row in CLEAN], GOOD),
    Case(
        "S28-control-character",
        [HEADERS, agreement(1, Partenaire="Institut\x0bdu Tage"), agreement(2)],
        "header corrected accepted",
        finding=("INVISIBLE_CHARACTERS", "corrected", ("C2",)),
    ),
    Case(
        "S29-text-too-long",
        [HEADERS, agreement(1, Partenaire="x" * 40_000), agreement(2)],
        "header quarantined accepted",
        (1000,),
        ("BAD_TEXT", "quarantines", ("C2",)),
    ),
    Case(
        "C05-stale-total", [*CLEAN, [*TOTAL[:6], 1500]], f"{GOOD} total", finding=("TOTAL_DIFFERS", "advice", ("G4",))
    ),
    Case(
        "C13-percent-in-format",
        CLEAN,
        "header voided accepted",
        (None, 1000),
        ("WRONG_UNIT", "voids", ("G2",)),
        {"formats": {(2, 7): "0.0%"}},
    ),
    Case(
        "C14-thousands-in-format",
        CLEAN,
        "header voided accepted",
        (None, 1000),
        ("WRONG_UNIT", "voids", ("G2",)),
        {"formats": {(2, 7): "#,##0,"}},
    ),
    Case(
        "C14-thousands-in-header",
        [with_header(AMOUNT, "Montant engagé (k€)"), *CLEAN[1:]],
        "header voided voided",
        (None, None),
        ("OTHER_UNIT_SAID", "voids", ("G1",)),
    ),
    Case(
        "C14-thousands-in-title",
        [["Montants en milliers d'euros"], *CLEAN],
        "note header voided voided",
        (None, None),
        ("OTHER_UNIT_SAID", "voids", ("A1",)),
    ),
    Case(
        "C14-thousands-in-second-header-row",
        [HEADERS, [None] * 6 + ["k€"], *CLEAN[1:]],
        "header header voided voided",
        (None, None),
        ("OTHER_UNIT_SAID", "voids", ("G2",)),
    ),
    Case(
        "C15-currency-in-format",
        CLEAN,
        "header voided accepted",
        (None, 1000),
        ("WRONG_UNIT", "voids", ("G2",)),
        {"formats": {(2, 7): "[$USD] #,##0.00"}},
    ),
    Case(
        "C15-currency-in-comment",
        CLEAN,
        "header voided accepted",
        (None, 1000),
        ("OTHER_UNIT_SAID", "voids", ("G2",)),
        {"comments": (Comment(2, 7, "in USD"),)},
    ),
    Case(
        "C15-currency-beside",
        [[*HEADERS, "Devise"], [*agreement(1), "USD"], [*agreement(2), "EUR"]],
        "header voided accepted",
        (None, 1000),
        ("OTHER_UNIT_SAID", "voids", ("H2",)),
    ),
    Case(
        "C26-noise-of-floats",
        [HEADERS, agreement(1, **{AMOUNT: 1234.5600000000002}), agreement(2)],
        GOOD,
        (1234.56, 1000),
    ),
    Case(
        "C28-row-struck-out",
        CLEAN,
        "header accepted excluded",
        (1000,),
        ("STRUCK_ROW", "advice", ("A3",)),
        {"struck_rows": (3,)},
    ),
    Case(
        "C29-unit-in-comment-on-header",
        CLEAN,
        "header voided voided",
        (None, None),
        ("OTHER_UNIT_SAID", "voids", ("G1",)),
        {"comments": (Comment(1, 7, "en k€ !"),)},
    ),
    Case(
        "C29-doubt-in-comment",
        CLEAN,
        GOOD,
        finding=("COMMENT_DOUBTS", "advice", ("G2",)),
        seen={"comments": (Comment(2, 7, "à vérifier"),)},
    ),
    Case(
        "C29-other-comment",
        CLEAN,
        GOOD,
        finding=("COMMENT_UNREAD", "advice", ("C2",)),
        seen={"comments": (Comment(2, 3, "dossier vert"),)},
    ),
    Case("C32-more-decimals-than-shown", [HEADERS, agreement(1, **{AMOUNT: 12.4}), agreement(2)], GOOD, (12.4, 1000)),
]  # fmt: skip


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{case.id}-{case.finding[0] if case.finding else 'right'}" for case in CASES]
)
def test_a_fault_of_structure_has_its_outcome(read, case):
    typed = read(case.rows, **case.seen)
    assert " ".join(map(str, typed.classes)) == case.classes
    amounts = typed.feeds[0].values["amount_committed"] if typed.feeds else []
    assert tuple(None if value is None else value / 100 for value in amounts) == case.amounts
    told = {(str(f.code), str(f.severity), f.cells) for f in typed.findings if f.code != "ABSENT_COLUMN"}
    assert case.finding in told if case.finding else told == set()


def text(*lines, encoding="utf-8"):
    return "".join(f"{line}\n" for line in lines).encode(encoding)


HEAD = ";".join(HEADERS)
ROW = "A{};AGR;Institut;Portugal;actif;12/03/2016;1000"
FILES = [
    ("S22-a-field-too-many-in-every-row", text(HEAD, ROW.format(1) + ";x", ROW.format(2) + ";x"), "UNNAMED_COLUMN", 0),
    ("S23-a-field-too-many-in-one-row", text(HEAD, ROW.format(1), ROW.format(2) + ";x"), "RAGGED_ROW", 1),
    ("S24-a-short-row", text(HEAD, ROW.format(1), "A2;AGR;Institut;Portugal;actif"), "RAGGED_ROW", 1),
    ("S25-a-line-that-names-the-separator", text("sep=;", HEAD, ROW.format(1)), None, 1),
    ("S26-a-line-break-in-quotes", text(HEAD, ROW.format(1).replace("Institut", '"Institut\nde Lyon"')), None, 1),
    ("S26-a-quotation-mark-left-open", text(HEAD, ROW.format(1).replace("Institut", '"Institut')), "blocks", 0),
    ("S27-utf-16", text(HEAD, ROW.format(1), encoding="utf-16"), None, 1),
    ("S27-windows-1252", text(HEAD, ROW.format(1), encoding="cp1252"), "WRONG_ENCODING", 1),
    ("S27-mangled-letters", text(HEAD, ROW.format(1).replace("Institut", "FÃ©dÃ©ration")), "MOJIBAKE", 1),
]


@pytest.mark.parametrize(("name", "data", "code", "accepted"), FILES, ids=[f"{f[0]}-{f[2] or 'right'}" for f in FILES])
def test_a_fault_of_a_text_file_has_its_outcome(intake, tmp_path, name, data, code, accepted):
    folder = tmp_path / "inputs"
    folder.mkdir()
    (folder / f"{name}.csv").write_bytes(data)
    found = intake(folder)
    told = codes(found)
    sheets = [sheet["classes"] for content in found["contents"] for sheet in content["sheets"]]
    assert sum(sheet["accepted"] for sheet in sheets) == accepted
    if code == "blocks":
        assert {finding["severity"] for finding in told.values()} == {"blocks"}
    else:
        # a field too many stands below no header, which is told besides
        assert set(told) - {"UNNAMED_COLUMN"} == ({code} if code else set()) - {"UNNAMED_COLUMN"}
        assert code is None or code in told


def test_every_entry_of_the_catalogue_has_its_case():
    """What a reader must see (S04, S08, S09, S18 to S21) is tested with the readers and with whole workbooks."""
    ids = {case.id[:3] for case in CASES} | {file[0][:3] for file in FILES}
    structure = {f"S{number:02}" for number in range(1, 30)} - {"S04", "S08", "S09", "S18", "S19", "S20", "S21"}
    assert ids == structure | {"C05", "C13", "C14", "C15", "C26", "C28", "C29", "C32"}
