"""One cell of a spreadsheet is changed (G3), from the file to the figures: only figures that cite it may move.

A figure cites a cell whose address `explain` names. Where the change takes its row out of the register or brings it
in (a needed cell is blank, somebody may not see it), the figure names the row. No figure knows of any other cell.
"""

import openpyxl
import pytest

from strandreport.measure.computed import FigureKey
from strandreport.measure.explain import evidence_of, letters_of
from strandreport.measure.references import declaration_of, derived_columns
from strandreport.measure.table import from_parquet
from strandreport.measure.task import make_task, register_files
from strandreport.measure.with_pandas.tables import add_derived, read_frames
from strandreport.model.files import read_json
from tests.report.project_folder import (
    AGREEMENT,
    PARTICIPATION,
    PROJECT,
    Folder,
    agreement,
    participation,
    project,
)

AMOUNT, REMARKS = "Montant engagé (EUR)", "Observations"
OFFICE, PROJECTS, MEMBERS = "registre.xlsx", "project.csv", "organization.csv"
HEADS = {OFFICE: (*AGREEMENT, REMARKS), PROJECTS: PROJECT, MEMBERS: PARTICIPATION}
TABLES = {
    OFFICE: [
        agreement("A1", 2016, **{"Fin": "", AMOUNT: 1000, "Contact": "Mme Roux"}),
        agreement("A2", 2017, **{AMOUNT: 2000.5, "Pays": "Japon"}),
        agreement("A3", 2018, **{AMOUNT: 400, "Pays": "Portugal", "Statut": "échu"}),
        agreement("A4", 2018, **{AMOUNT: "6.000"}),
    ],
    PROJECTS: [project("1", 2016), project("2", 2018), project("3", 2018, frameworkProgramme="FP7")],
    MEMBERS: [
        participation("1", "coordinator"),
        participation("2"),
        participation("3"),
        participation("2", "coordinator", organisationID="999999999", name="Other", country="DE"),
    ],
}  # fmt: skip
TRIED = {
    OFFICE: {
        "N° d'accord": ["A9", None],
        "Instrument": ["LIA", "gentleman's agreement"],
        "Intitulé": ["Another title"],
        "Partenaire": ["Charité", None],
        "Pays": ["Namibie", "Atlantis", None],
        "Date de signature": ["01/05/2019", "bientôt", None],
        "Début": ["01/05/2019", "03/2018", None],
        "Statut": ["en négociation", "peut-être"],
        AMOUNT: [7777, "environ 500", None],
        "Contact": ["M. Petit"],
        "Diffusion": ["confidentiel"],
        "Embargo jusqu'au": ["31/12/2030"],
        REMARKS: ["ne pas diffuser", "Avenant prévu"],
    },
    PROJECTS: {
        "id": ["9", None],
        "acronym": ["NEW"],
        "title": ["A title"],
        "frameworkProgramme": ["HORIZON", "??"],
        "fundingScheme": ["CSA"],
        "startDate": ["2019-01-01", "soon", None],
        "totalCost": ["12"],
    },
    MEMBERS: {
        "projectID": ["8", None],
        "organisationID": ["999999998", None],
        "name": ["Institut"],
        "country": ["BE", None],
        "role": ["participant", "chief", None],
        "ecContribution": ["7"],
    },
}  # fmt: skip
CASES = [
    (file, row, header, value)
    for file, headers in TRIED.items()
    for header, values in headers.items()
    for row in range(len(TABLES[file]))
    for value in values
]
EVERY = 12  # one in so many is tried daily
SAMPLED = [
    pytest.param(*case, id="-".join(map(str, case)), marks=[] if number % EVERY == 0 else pytest.mark.slow)
    for number, case in enumerate(CASES)
]


class Built:
    """The figures of some spreadsheets, and the cells and rows that each cites, by file name."""

    def __init__(self, path, store, tables):
        folder = Folder(path, store)
        book = openpyxl.Workbook()
        for row in [HEADS[OFFICE], *([row.get(head) for head in HEADS[OFFICE]] for row in tables[OFFICE])]:
            book.active.append(row)
        book.save(folder.inputs / OFFICE)
        for name in (PROJECTS, MEMBERS):
            folder.csv(name, HEADS[name], [{h: row.get(h) for h in HEADS[name]} for row in tables[name]])
        self.task = make_task(folder.figures())
        ledger = read_json(folder.outputs / "register" / "ledger.json")
        self.names = {sheet["content"]: sheet["names"][0] for sheet in ledger["sheets"]}
        self.left_out = {(row["content"], row["row"]) for row in ledger["left_out"]}
        self.letters = letters_of(ledger)
        files = register_files(self.task, folder.outputs / "register")
        self.frames = add_derived(read_frames(files, self.task), derived_columns(self.task), self.task)
        rows = from_parquet((folder.outputs / "measure" / "figures.parquet").read_bytes())
        self.figures = {figure.figure_id: figure for figure in rows}

    def evidence(self, name):
        figure = self.figures.get(name)
        if figure is None:
            return ()
        group = (figure.breakdown_value or None) if figure.breakdown else None
        key = FigureKey(declaration_of(figure, self.task).key, figure.period, figure.breakdown, group)
        return evidence_of(key, self.frames, self.task, self.letters)

    def lines(self, name):
        return [
            line for part in self.evidence(name) for groups in part.rows.values() for group in groups for line in group
        ]

    def cites(self, name, file, row, cell, lost):
        """Whether a figure names a cell, or a key that now leads nowhere: the cell's, or its row's that is left out."""
        return any(
            (self.names.get(line.content) == file and line.row == row and cell in {c.address for c in line.cells})
            or (line.missing and line.missing in lost)
            for line in self.lines(name)
        )

    def rows(self, name):
        return {(self.names.get(line.content), line.row) for line in self.lines(name)}


def numbers(figure):
    if figure is None:
        return None
    parts = ("numerator", "denominator", "n_rows", "n_unresolved", "n_undated", "n_derived", "state")
    return [getattr(figure, part) for part in parts]


def moved(before, after):
    """Figures that are not the same; a group without a row that comes or goes is none (its register says so)."""
    names = {*before.figures, *after.figures}
    pairs = {name: (before.figures.get(name), after.figures.get(name)) for name in names}
    return {name for name, (one, other) in pairs.items() if numbers(one) != numbers(other) and not _empty(one, other)}


def _empty(*figures):
    known = [figure for figure in figures if figure]
    return len(known) < 2 and not any(
        figure.n_rows or figure.n_unresolved or figure.n_undated or figure.numerator for figure in known
    )


def changed(tmp_path, store, file, row, header, value):
    rows = [{**old, header: value} if i == row else old for i, old in enumerate(TABLES[file])]
    return Built(tmp_path / "after", store, {**TABLES, file: rows})


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return tmp_path_factory.mktemp("store")


@pytest.fixture(scope="module")
def before(tmp_path_factory, store):
    return Built(tmp_path_factory.mktemp("before") / "one", store, TABLES)


@pytest.mark.parametrize(("file", "row", "header", "value"), SAMPLED)
def test_only_figures_that_cite_a_cell_move_with_it(before, store, tmp_path, file, row, header, value):
    after, number = changed(tmp_path, store, file, row, header, value), row + 2
    cell = f"{chr(ord('A') + HEADS[file].index(header))}{number}"
    lost = {TABLES[file][row].get(header), TABLES[file][row][HEADS[file][0]]}
    silent = {
        name
        for name in moved(before, after)
        if not (before.cites(name, file, number, cell, ()) or after.cites(name, file, number, cell, lost))
    }
    is_of_row = {
        name for name in silent if ((file, number) in before.rows(name)) != ((file, number) in after.rows(name))
    }
    assert silent - is_of_row == set()


@pytest.mark.parametrize("row", [0, 1, 2])
def test_an_amount_moves_exactly_the_sums_that_add_up_its_cell(before, store, tmp_path, row):
    amount = TABLES[OFFICE][row][AMOUNT]
    after = changed(tmp_path, store, OFFICE, row, AMOUNT, amount + 1)
    cell = f"{chr(ord('A') + HEADS[OFFICE].index(AMOUNT))}{row + 2}"
    citing = {name for name in before.figures if before.cites(name, OFFICE, row + 2, cell, ())}
    year = 2016 + row
    assert citing == {f"T10.bilateral_cooperation.{period}" for period in (year, "total")}
    assert moved(before, after) == citing
    for name in citing:
        assert after.figures[name].numerator - before.figures[name].numerator == 100


def test_a_cell_that_takes_the_key_of_another_row_moves_only_what_cites_one_of_the_two(before, store, tmp_path):
    after = changed(tmp_path, store, OFFICE, 0, "N° d'accord", "A2")
    both = {(OFFICE, 2), (OFFICE, 3)}
    assert {(name, row) for content, row in after.left_out if (name := after.names[content])} == both
    found = moved(before, after)
    assert found
    assert all(both & before.rows(name) for name in found)


@pytest.mark.slow
def test_the_cells_tried_move_every_indicator(before, store, tmp_path):
    found = set()
    for number, case in enumerate(CASES):
        found |= {name.partition(".")[0] for name in moved(before, changed(tmp_path / str(number), store, *case))}
    assert found == {name.partition(".")[0] for name in before.figures}
