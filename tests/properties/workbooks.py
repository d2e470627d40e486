"""Messy workbooks of the office's agreements, made from a seed: what people do to a sheet, in every mixture."""

import random
from pathlib import Path

import openpyxl
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

HEADERS = ["N° d'accord", "Instrument", "Partenaire", "Pays", "Statut", "Date de signature", "Montant engagé (EUR)"]
MONEY = HEADERS[-1]
# What amounts written as text are worth, in hundredths, read by a person; None where a person could not tell.
TEXTS: dict[str, int | None] = {
    "1 234,50": 123450,
    "1\u00a0234,50": 123450,
    "1\u202f234,5": 123450,
    "1,234.50": 123450,
    "1.234,56": 123456,
    "6000": 600000,
    "750,25 €": 75025,
    "2500 EUR": 250000,
    "6.000": None,
    "6,000": None,
    "(500)": None,
    "12 k€": None,
    "10%": None,
    "inf": None,
    "1e3": None,
    "1_000": None,
    "environ 500": None,
    "??": None,
}
GOOD = {"Instrument": ("AGR", "LIA", "accord"), "Pays": ("Portugal", "BR", "Japon"), "Statut": ("actif", "Actif ")}
BAD = {"Instrument": "gentleman's agreement", "Pays": "Atlantis", "Statut": "peut-être", "Date de signature": "bientôt"}


def write_workbook(path: Path, seed: int) -> None:
    """Write the workbook of a seed: one to three sheets, each with its own troubles."""
    chance = random.Random(seed)
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number in range(chance.choice((1, 1, 1, 2, 3))):
        _fill(book.create_sheet(f"S{number}"), chance, f"{seed}-{number}")
    if chance.random() < 0.2:
        book.create_sheet("Lisez-moi", 0)["A1"] = "Registre des accords"
    if len(book.sheetnames) > 1 and chance.random() < 0.2:
        book.worksheets[-1].sheet_state = "hidden"
    book.save(path)


def _fill(sheet: Worksheet, chance: random.Random, name: str) -> None:
    headers = chance.sample(HEADERS, len(HEADERS)) + (["Remarque"] if chance.random() < 0.3 else [])
    for title in range(chance.choice((0, 0, 0, 1, 2))):
        sheet.append([f"Titre {title}", "situation au 31 décembre"])
    sheet.append(headers)
    amounts: list[float] = []
    for number in range(chance.randint(1, 25)):
        _add(sheet, headers, chance, f"{name}-{number}", amounts)
    if chance.random() < 0.4:
        _total(sheet, headers, chance.choice(("TOTAL", "Total général", "Sous-total")), sum(amounts))
    if chance.random() < 0.3:
        sheet.append([])
        sheet.append(["Source : service international"])
    _decorate(sheet, chance)


def _add(sheet: Worksheet, headers: list[str], chance: random.Random, key: str, amounts: list[float]) -> None:
    luck = chance.random()
    if luck < 0.03:
        sheet.append([])
    elif luck < 0.05:
        sheet.append(headers)
    elif luck < 0.08:
        _total(sheet, headers, "Sous-total", sum(amounts))
    elif luck < 0.14 and amounts:
        sheet.append([cell.value for cell in sheet[sheet.max_row]])
    else:
        row = _row(chance, key)
        sheet.append([row.get(header) for header in headers])
        if isinstance(row[MONEY], int | float):
            amounts.append(row[MONEY])


def _row(chance: random.Random, key: str) -> dict[str, object]:
    row: dict[str, object] = {name: chance.choice(words) for name, words in GOOD.items()}
    row |= {HEADERS[0]: key if chance.random() < 0.95 else None, "Partenaire": "Institut du Tage"}
    row["Date de signature"] = f"{chance.randint(1, 28):02d}/03/{chance.randint(2016, 2019)}"
    row[MONEY] = _amount(chance)
    if chance.random() < 0.1:
        name = chance.choice(list(BAD))
        row[name] = BAD[name]
    if chance.random() < 0.05:
        row[HEADERS[0]] = f"{key.partition('-')[0]}-0-0"
    return row


def _amount(chance: random.Random) -> object:
    luck = chance.random()
    if luck < 0.6:
        return chance.choice((1000, 0, 12.5, 0.1, 33333.33, 1234567.89, 987654321))
    if luck < 0.85:
        return chance.choice(list(TEXTS))
    return chance.choice((None, "#REF!", "=3000*2", -500, True, " "))


def _total(sheet: Worksheet, headers: list[str], label: str, amount: float) -> None:
    row: dict[str, object] = {MONEY: amount, HEADERS[0]: label}
    sheet.append([row.get(header) for header in headers])


def _decorate(sheet: Worksheet, chance: random.Random) -> None:
    rows = sheet.max_row
    if chance.random() < 0.3:
        sheet.row_dimensions[chance.randint(1, rows)].hidden = True
    if chance.random() < 0.2:
        for cell in sheet[chance.randint(1, rows)]:
            cell.font = Font(strike=True)
    if chance.random() < 0.15:
        column, first = chance.randint(1, len(HEADERS)), chance.randint(1, rows)
        sheet.merge_cells(start_row=first, end_row=min(first + 2, rows), start_column=column, end_column=column)
    if chance.random() < 0.1:
        sheet.column_dimensions["C"].hidden = True
