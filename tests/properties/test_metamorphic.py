"""What changes a spreadsheet's looks changes no figure (G6): order, names, splits, languages of headers, programs."""

import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest

from tests.properties.workbooks import BAD, GOOD, HEADERS, MONEY, TEXTS
from tests.report.project_folder import Folder, participation, project

ENGLISH = {
    "N° d'accord": "Agreement number", "Instrument": "Instrument", "Partenaire": "Partner", "Pays": "Country",
    "Statut": "Status", "Date de signature": "Signed on", MONEY: "Committed (EUR)",
}  # fmt: skip
Table = list[dict[str, object]]
MANY = range(8, 16)


@pytest.fixture(scope="module")
def store(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("store")


def agreements(seed: int) -> Table:
    """Rows of agreements with faults, doubles and contradictions among them."""
    chance = random.Random(seed)
    rows = [_row(chance, number) for number in range(30)]
    doubles = [dict(row) for row in chance.sample(rows, 4)]
    doubles[0][MONEY], doubles[1][MONEY], doubles[2]["Instrument"] = None, 77, "LIA"
    return rows + doubles


def _row(chance: random.Random, number: int) -> dict[str, object]:
    row: dict[str, object] = {name: chance.choice(words) for name, words in GOOD.items()}
    row |= {HEADERS[0]: f"A{number}", "Partenaire": "Institut du Tage"}
    row["Date de signature"] = f"{chance.randint(1, 28):02d}/03/{chance.randint(2016, 2019)}"
    row[MONEY] = chance.choice((1000, 12.5, 33333.33, None, *TEXTS))
    if chance.random() < 0.2:
        name = chance.choice(list(BAD))
        row[name] = BAD[name]
    return row


def write(path: Path, sheets: dict[str, Table], headers: list[str] = HEADERS, names=None) -> None:
    """Write a workbook; ``names`` are other words for the headers."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        sheet.append([(names or {}).get(header, header) for header in headers] if rows else [])
        for row in rows:
            sheet.append([row[header] for header in headers])
    book.save(path)


def figures(path: Path, store: Path, put: Callable[[Path], None]) -> bytes:
    """The figures of an institute into whose inputs ``put`` writes, but for the names of the cells behind them."""
    folder = Folder(path, store)
    numbers = [str(100 + i) for i in range(8)]
    folder.cordis([project(n, 2016 + int(n) % 4) for n in numbers], [participation(n) for n in numbers])
    put(folder.inputs)
    folder.figures()
    table = pq.read_table(folder.outputs / "measure" / "figures.parquet").drop_columns(["evidence_digest"])
    return repr(table.to_pylist()).encode()


def shuffled_rows(inputs: Path, rows: Table, chance: random.Random) -> None:
    write(inputs / "a.xlsx", {"A": chance.sample(rows, len(rows))})


def shuffled_columns(inputs: Path, rows: Table, chance: random.Random) -> None:
    write(inputs / "a.xlsx", {"A": rows}, chance.sample(HEADERS, len(HEADERS)))


def other_names(inputs: Path, rows: Table, chance: random.Random) -> None:
    (inputs / "sub").mkdir()
    write(inputs / "sub" / "Ünïcode $(name).xlsx", {"Feuille": rows})


def two_sheets(inputs: Path, rows: Table, chance: random.Random) -> None:
    cut = chance.randint(1, len(rows) - 1)
    write(inputs / "a.xlsx", {"Z": rows[cut:], "Empty": [], "A": rows[:cut]})


def two_files(inputs: Path, rows: Table, chance: random.Random) -> None:
    cut = chance.randint(1, len(rows) - 1)
    write(inputs / "z.xlsx", {"A": rows[:cut]})
    write(inputs / "a.xlsx", {"A": rows[cut:]})


def english_headers(inputs: Path, rows: Table, chance: random.Random) -> None:
    write(inputs / "a.xlsx", {"A": rows}, HEADERS, ENGLISH)


def titles_above(inputs: Path, rows: Table, chance: random.Random) -> None:
    write(inputs / "a.xlsx", {"A": rows})
    book = openpyxl.load_workbook(inputs / "a.xlsx")
    book["A"].insert_rows(1, 2)
    book["A"]["A1"] = "Registre des accords"
    book.save(inputs / "a.xlsx")


def same_file_twice(inputs: Path, rows: Table, chance: random.Random) -> None:
    write(inputs / "a.xlsx", {"A": rows})
    shutil.copy(inputs / "a.xlsx", inputs / "copie de a.xlsx")


CHANGES = (
    shuffled_rows, shuffled_columns, other_names, two_sheets, two_files, english_headers, titles_above, same_file_twice,
)  # fmt: skip


def check_same(tmp_path: Path, store: Path, seed: int, change: Callable[..., None]) -> None:
    rows = agreements(seed)
    before = figures(tmp_path / "before", store, lambda inputs: write(inputs / "a.xlsx", {"A": rows}))
    after = figures(tmp_path / "after", store, lambda inputs: change(inputs, rows, random.Random(seed)))
    assert after == before


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_figures_stay_the_same(tmp_path, store, change):
    check_same(tmp_path, store, CHANGES.index(change), change)


@pytest.mark.slow
@pytest.mark.parametrize("seed", MANY)
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_figures_stay_the_same_many_times(tmp_path, store, change, seed):
    check_same(tmp_path, store, seed, change)


@pytest.mark.parametrize("suffix", ["xlsx", "ods", "xls"])
def test_figures_stay_the_same_when_libreoffice_saves_the_file_again(tmp_path, store, suffix):
    office = shutil.which("soffice") or pytest.skip("needs LibreOffice, which is not on this machine")

    def saved_again(inputs: Path, rows: Table, chance: random.Random) -> None:
        write(tmp_path / "a.xlsx", {"A": rows})
        home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
        convert = [
            office,
            home,
            "--headless",
            "--convert-to",
            suffix,
            "--outdir",
            str(inputs),
            str(tmp_path / "a.xlsx"),
        ]
        subprocess.run(convert, check=True, capture_output=True, timeout=120)

    check_same(tmp_path, store, 1, saved_again)


def test_an_amount_ten_times_as_large_makes_the_sum_that_much_larger(tmp_path, store):
    rows = [{**_row(random.Random(i), i), "Statut": "actif", MONEY: 100 * (i + 1)} for i in range(5)]
    rows = [
        {**row, **{name: words[0] for name, words in GOOD.items()}, "Date de signature": "01/03/2017"} for row in rows
    ]
    tenfold = [{**row, MONEY: 10 * row[MONEY]} for row in rows]
    sums = [
        committed(figures(tmp_path / str(i), store, lambda inputs, rows=rows: write(inputs / "a.xlsx", {"A": rows})))
        for i, rows in enumerate((rows, tenfold))
    ]
    assert sums == [150000, 1500000]


def committed(data: bytes) -> int:
    """The funds committed in 2017."""
    import ast

    text = data.decode().replace("datetime.date", "")
    [figure] = [row for row in ast.literal_eval(text) if row["figure_id"] == "T10.bilateral_cooperation.2017"]
    return figure["numerator"]
