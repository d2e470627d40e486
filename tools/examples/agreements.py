"""The office's register of agreements, its co-signatories and calls, and the money of agreements."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence

from examples.table import INVENTED, Broken, Row, Table, Uncomputed, Value, day, read_table, table

HEADERS = (
    "N° d'accord", "Instrument", "Intitulé", "Partenaire", "Pays", "Date de signature", "Début", "Fin",
    "Résilié le", "Statut", "Renouvelle", "Montant engagé (EUR)", "Responsable", "Diffusion", "Embargo jusqu'au",
    "Unité", "Thématiques", "Signé au titre de", "Observations",
)  # fmt: skip
# Numbers of the agreements that carry a defect or a restriction.
BROKEN_AMOUNT, TERMINATED, CONFIDENTIAL, EMBARGOED, UNCOMPUTED, WRONG_END = 12, 27, 15, 23, 39, 38
CALLS = (
    ("LEA-LIA-2016", "LEA", 2016, "2016-03-15", 61, 57, 12, 240_000),
    ("LEA-LIA-2017", "LIA", 2017, "2017-03-14", 64, 60, 13, 260_000),
    ("LEA-LIA-2018", "LEA", 2018, "2018-03-13", 58, 55, 12, 240_000),
    ("LEA-LIA-2019", "LIA", 2019, "2019-03-12", 66, 61, 13, 260_000),
    ("IRP-2020", "IRP", 2020, "2020-02-28", 73, 70, 15, 450_000),
    ("TREMPLIN-2020", "TREMPLIN", 2020, "2020-03-31", 9, 9, 7, 105_000),
)
SIGNATORIES = (
    (11, "Conseil de la recherche du Bade", "foreign", "Allemagne", "partner"),
    (11, "Institut de biologie du Neckar", "foreign", "Allemagne", "lead"),
    (11, "Université de la Plaine", "national", "France", "partner"),
    (48, "Fondation des immunologistes du Pacifique", "foreign", "États-Unis", "partner"),
    (48, "Unité mixte internationale du Pacifique", "foreign", "États-Unis", "lead"),
    (17, "Réseau nordique des maladies rares", "foreign", "Suède", "lead"),
    (17, "Centre des maladies rares du Nordland", "foreign", "Norvège", "partner"),
    (17, "Institut des maladies rares de Botnie", "foreign", "Finlande", "partner"),
    (44, "Institut d'infectiologie du delta du Mékong", "foreign", "Viêt Nam", "lead"),
    (44, "Institut tropical de l'Estérel", "national", "France", "partner"),
    (88, "Institut de santé de Thulé", "foreign", "Danemark", "partner"),
)
# Currency of partners, and roughly how many units one euro is worth.
CURRENCIES = {
    "États-Unis": ("USD", 1.12), "Japon": ("JPY", 121), "Suisse": ("CHF", 1.06), "Brésil": ("BRL", 4.5),
    "Burkina Faso": ("XOF", 656), "Côte d'Ivoire": ("XOF", 656), "Sénégal": ("XOF", 656), "Cameroun": ("XAF", 656),
}  # fmt: skip
DOLLAR, UNQUOTED = ("USD", 2017), 2017
# Main partners of which the office knows the identifier
KNOWN = {5: "000000234", 12: "000000115", 13: "000000134", 19: "000000214"}
SIDES = {"foreign": "Étranger", "national": "Cosignataire national"}


def register_of_agreements() -> list[Table]:
    """The sheets of the register, with the defects that such registers have."""
    agreements = read_table("agreements")
    sheet = table("Accords", HEADERS, [_row(agreement) for agreement in agreements], (
        "Registre des accords de coopération européenne et internationale",
        f"{INVENTED} ; situation au 30 juin 2020",
    ))  # fmt: skip
    sheet.merges = ["A1:F1", "E6:E7"]
    sheet.put("E7", None)
    total = sum(float(row[11]) for row in sheet.grid[sheet.header_row :] if isinstance(row[11], float))
    sheet.total("TOTAL", "Montant engagé (EUR)", total)
    sheet.note("Les laboratoires associés (LEA, LIA) durent quatre ans à compter du début.")
    return [sheet, _signatories(), _calls()]


def _row(agreement: dict[str, str]) -> Row:
    number, start = int(agreement["number"]), day(agreement["signed"])
    amount: float | Broken | Uncomputed | None = float(agreement["euros"]) or None
    if number == BROKEN_AMOUNT:
        amount = Broken("=Budget!#REF!", "#REF!")
    elif number == UNCOMPUTED:
        amount = Uncomputed("=2*95000")
    return [
        _number(agreement["number"]), agreement["instrument"], agreement["title"], agreement["partner"],
        agreement["country"], start, start, _end(start, int(agreement["years"]) - (number == WRONG_END)),
        "15/11/2019" if number == TERMINATED else None, agreement["status"], _number(agreement["renews"]), amount,
        "Pôle international", "confidentiel" if number == CONFIDENTIAL else None,
        "30/06/2020" if number == EMBARGOED else None, agreement["unit"], agreement["themes"], agreement["under"], None,
    ]  # fmt: skip


def _end(start: dt.date | None, years: int) -> dt.date | None:
    return start.replace(year=start.year + years) - dt.timedelta(days=1) if start and years > 0 else None


def _number(number: str) -> str:
    return f"ACC-{int(number):03d}" if number else ""


def _signatories() -> Table:
    headers = ("N° d'accord", "Nom du partenaire", "Partie", "Pays", "Rôle", "Organisme")
    roles = {"lead": "Chef de file", "partner": "Partenaire"}
    rows = [[_number(str(n)), name, SIDES[side], land, roles[role], None] for n, name, side, land, role in SIGNATORIES]
    for one in read_table("agreements"):
        if int(one["number"]) in KNOWN:
            known = KNOWN[int(one["number"])]
            rows.append(
                [_number(one["number"]), one["partner"], SIDES["foreign"], one["country"], roles["lead"], known]
            )
    return table("Signataires", headers, rows, ["Parties des accords à plusieurs signataires (inventé)"])


def _calls() -> Table:
    headers = ("Appel", "Instrument", "Édition", "Date limite", "Déposées", "Éligibles", "Retenues", "Budget (EUR)")
    rows = [[*call[:3], day(call[3]), *call[4:7], float(call[7])] for call in CALLS]
    sheet = table("Appels", headers, rows, ["Appels bilatéraux (inventé)"])
    sheet.total("Total", "Retenues", 70)  # planted: the rows say 72
    return sheet


def money_of_agreements(chance: random.Random) -> list[Table]:
    """Amounts by agreement, year, payer and kind."""
    headers = (
        "N° d'accord", "Année", "Payeur", "Nature du montant", "Montant (EUR)", "Nom du payeur", "Observations",
        "Montant en devise", "Devise",
    )  # fmt: skip
    rows = [
        row for agreement in read_table("agreements") for row in _in_currency(_amounts(agreement, chance), agreement)
    ]
    rows.append(["ACC-099", 2018, "Inserm", "Engagé", 12_000, None, "accord introuvable", None, None])
    sheet = table("Crédits", headers, rows, [f"Crédits des accords, 2016 à juin 2020. {INVENTED}"])
    sheet.put("E9", "31 k€")
    sheet.put("E14", "18.500")
    sheet.put("D20", "provisionné")
    return [sheet]


def _in_currency(amounts: Iterator[Sequence[Value]], agreement: dict[str, str]) -> Iterator[Row]:
    """The amounts of partners and of the ANRS as they were agreed: in the currency of the country, where there is one.

    One is in "$", which may be several currencies, and those of one year in a currency that the rates file leaves out.
    """
    code, units = CURRENCIES.get(agreement["country"], ("", 1))
    for number, year, payer, kind, amount, name, remark in amounts:
        if not code or payer == "Inserm" or (code == "BRL" and year != UNQUOTED):
            yield [number, year, payer, kind, amount, name, remark, None, None]
            continue
        local = round(float(str(amount)) * units / 1000) * 1000
        yield [number, year, payer, kind, None, name, remark, local, "$" if (code, year) == DOLLAR else code]


def _amounts(agreement: dict[str, str], chance: random.Random) -> Iterator[Sequence[str | int | None]]:
    """Committed by the institute in every year of its life, paid for joint structures, committed by partners."""
    start, kind, number = day(agreement["signed"]), agreement["instrument"], _number(agreement["number"])
    if start is None or agreement["status"] == "à relancer":
        return
    years = int(agreement["years"]) or 4
    yearly = round(int(agreement["euros"]) / years / 500) * 500
    for year in range(max(2016, start.year), min(2020, start.year + years - 1) + 1):
        part = 0.5 if year == 2020 else 1
        if kind == "ANRS-SITE":
            yield [number, year, "ANRS", "Engagé", round(chance.randint(180, 620) * 1000 * part), None, None]
            continue
        yield [number, year, "Inserm", "Engagé", round(yearly * part), None, None]
        if kind in ("LEA", "LIA", "UME", "UMI"):
            yield [number, year, "Inserm", "Payé", round(yearly * part * chance.randint(80, 100) / 100), None, None]
        if kind in ("LIA", "UMI", "IRP"):
            share = chance.randint(60, 110) / 100
            yield [number, year, "Partenaire", "Engagé", round(yearly * part * share), agreement["partner"], None]
