"""Make the invented example spreadsheets of ``inputs/examples``; the same call gives the same bytes.

``python tools/make_examples.py`` writes a register of agreements as an office keeps it (XLSX, French headers, two title
rows, a merged cell, a ``#REF!`` amount, a TOTAL row, a footnote) and a CORDIS-style pair (projects, organisations; CSV,
decimal commas, UK and EL codes). Nothing in them is real but the institute's own identifier: partners, projects,
amounts and dates are invented, in orders of magnitude that such an institute has published.
"""

import csv
import datetime as dt
import random
from collections.abc import Iterable
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

AGREEMENTS = Path(__file__).with_name("example_agreements.csv")
FOLDER = Path(__file__).parents[1] / "inputs" / "examples"
SEED = 2016
SELF = ("999997833", "INSTITUT NATIONAL DE LA SANTE ET DE LA RECHERCHE MEDICALE", "FR")
MADE_ON = dt.datetime(2020, 1, 15, tzinfo=dt.UTC).replace(tzinfo=None)
TITLE = "Registre des accords de coopération européenne et internationale"
INVENTED = "Données inventées pour l'exemple"

HEADERS = (
    "N° d'accord", "Instrument", "Intitulé", "Partenaire", "Pays", "Date de signature", "Début", "Fin",
    "Résilié le", "Statut", "Renouvelle", "Montant engagé (EUR)", "Responsable", "Diffusion", "Embargo jusqu'au",
    "Observations",
)  # fmt: skip
# Numbers of the agreements that carry a defect or a restriction.
BROKEN_AMOUNT, TERMINATED, CONFIDENTIAL, EMBARGOED = 12, 27, 15, 23

PROJECT_HEADERS = (
    "id", "acronym", "status", "title", "startDate", "endDate", "totalCost", "ecMaxContribution", "legalBasis",
    "topics", "ecSignatureDate", "frameworkProgramme", "masterCall", "subCall", "fundingScheme", "nature",
    "contentUpdateDate", "rcn", "grantDoi",
)  # fmt: skip
ORGANISATION_HEADERS = (
    "projectID", "projectAcronym", "organisationID", "name", "shortName", "SME", "activityType", "city", "country",
    "rcn", "order", "role", "ecContribution", "netEcContribution", "totalCost", "endOfParticipation", "active",
)  # fmt: skip
# Funding scheme: projects signed in each year 2015 to 2019, of which led by the institute, partners, k€ from the EU
SCHEMES = {
    "RIA": ((9, 7, 9, 10, 10), (1, 1, 1, 2, 2), (6, 14), (2_500, 6_500)),
    "MSCA-ITN-ETN": ((2, 2, 3, 2, 3), (0, 1, 0, 0, 1), (7, 11), (2_200, 3_900)),
    "MSCA-RISE": ((1, 0, 1, 1, 0), (0, 0, 1, 0, 0), (4, 8), (400, 1_200)),
    "CSA": ((1, 2, 1, 2, 1), (0, 0, 0, 1, 0), (5, 12), (800, 2_500)),
    "ERA-NET-Cofund": ((0, 1, 0, 1, 0), (0, 0, 0, 0, 0), (14, 20), (5_000, 9_000)),
    "ERC-STG": ((5, 5, 4, 5, 5), (5, 5, 4, 5, 5), (1, 2), (1_350, 1_500)),
    "ERC-COG": ((3, 4, 4, 3, 4), (3, 4, 4, 3, 4), (1, 2), (1_800, 2_000)),
    "ERC-ADG": ((1, 2, 1, 2, 1), (1, 2, 1, 2, 1), (1, 1), (2_300, 2_500)),
    "MSCA-IF-EF-ST": ((4, 4, 5, 4, 5), (4, 4, 5, 4, 5), (1, 1), (170, 200)),
}
COUNTRIES = tuple(
    "DE DE DE UK UK UK IT IT ES ES NL NL BE BE SE CH AT DK FI PT EL PL IE NO CZ HU FR FR FR IL".split()  # noqa: SIM905
)
PLACES = ("North", "South", "East", "West", "Upper", "Lower", "Central", "Coastal", "Lake", "River", "Hill", "Forest")
KINDS = ("University", "Institute of Medicine", "Hospital", "Research Centre", "Biotech Ltd")


def main() -> None:
    """Write the three files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    write_agreements(FOLDER / "registre_accords.xlsx")
    projects, organisations = make_projects(random.Random(SEED))
    write_csv(FOLDER / "cordis_project.csv", PROJECT_HEADERS, projects)
    write_csv(FOLDER / "cordis_organization.csv", ORGANISATION_HEADERS, organisations)


def write_agreements(path: Path) -> None:
    """The office's register, with the defects that such registers have."""
    with AGREEMENTS.open(encoding="utf-8", newline="") as file:
        agreements = list(csv.DictReader(file))
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"title": INVENTED, "created": MADE_ON})
        formats = {
            "bold": book.add_format({"bold": True}),
            "day": book.add_format({"num_format": "dd/mm/yyyy"}),
            "amount": book.add_format({"num_format": "#,##0.00"}),
        }
        sheet = book.add_worksheet("Accords")
        sheet.set_column(0, len(HEADERS), 18)
        sheet.merge_range(
            0, 0, 0, 5, "Registre des accords de coopération européenne et internationale", formats["bold"]
        )
        sheet.write_string(1, 0, f"{INVENTED} ; situation au 31 décembre 2019")
        sheet.write_row(3, 0, HEADERS, formats["bold"])
        for row, agreement in enumerate(agreements, start=4):
            _write_agreement(sheet, row, agreement, formats)
        sheet.merge_range(5, 4, 6, 4, agreements[1]["country"])
        _write_end(sheet, agreements, formats)


def _write_agreement(sheet: Worksheet, row: int, agreement: dict[str, str], formats: dict[str, Format]) -> None:
    number = int(agreement["number"])
    texts = [_number(agreement["number"]), *(agreement[key] for key in ("instrument", "title", "partner", "country"))]
    sheet.write_row(row, 0, texts)
    sheet.write_string(row, 9, agreement["status"])
    sheet.write_string(row, 10, _number(agreement["renews"]))
    sheet.write_string(row, 12, "Pôle international")
    sheet.write_string(row, 13, "confidentiel" if number == CONFIDENTIAL else "")
    sheet.write_string(row, 14, "30/06/2020" if number == EMBARGOED else "")
    sheet.write_string(row, 8, "15/11/2019" if number == TERMINATED else "")
    _write_dates(sheet, row, agreement, formats["day"])
    if number == BROKEN_AMOUNT:
        sheet.write_formula(row, 11, "=Budget!#REF!", formats["amount"], "#REF!")
    elif int(agreement["euros"]):
        sheet.write_number(row, 11, int(agreement["euros"]), formats["amount"])


def _write_dates(sheet: Worksheet, row: int, agreement: dict[str, str], day: Format) -> None:
    if not agreement["signed"]:
        return
    start, years = dt.date.fromisoformat(agreement["signed"]), int(agreement["years"])
    sheet.write_datetime(row, 5, start, day)
    sheet.write_datetime(row, 6, start, day)
    if years:
        sheet.write_datetime(row, 7, start.replace(year=start.year + years) - dt.timedelta(days=1), day)


def _write_end(sheet: Worksheet, agreements: list[dict[str, str]], formats: dict[str, Format]) -> None:
    """A TOTAL row that leaves the broken amount out, and a footnote."""
    last = 4 + len(agreements)
    total = sum(int(row["euros"]) for row in agreements if int(row["number"]) != BROKEN_AMOUNT)
    sheet.write_string(last, 0, "TOTAL", formats["bold"])
    sheet.write_number(last, HEADERS.index("Montant engagé (EUR)"), total, formats["amount"])
    sheet.write_string(last + 2, 0, "Les laboratoires associés (LEA, LIA) durent quatre ans à compter du début.")


def _number(number: str) -> str:
    return f"ACC-{int(number):03d}" if number else ""


def make_projects(chance: random.Random) -> tuple[list[list[str]], list[list[str]]]:
    """Projects with the institute's participation, 2015 to 2019, and all their participations."""
    pool = _organisations(chance)
    projects: list[list[str]] = []
    organisations: list[list[str]] = []
    for scheme, (per_year, led, partners, thousands) in SCHEMES.items():
        for year, count, ours in zip(range(2015, 2020), per_year, led, strict=True):
            for i in range(count):
                number = len(projects) + 1
                project = _project(chance, number, scheme, year, thousands)
                projects.append(project)
                organisations += _participants(chance, project, pool, i < ours, chance.randint(*partners))
    organisations[7][ORGANISATION_HEADERS.index("country")] = "DE;HU"
    return projects, organisations


def _organisations(chance: random.Random) -> list[tuple[str, str, str]]:
    found = []
    for i in range(160):
        name = f"{chance.choice(PLACES)} {chance.choice(PLACES)} {chance.choice(KINDS)} (invented {i + 1})".upper()
        found.append((f"{100 + i:09d}", name, chance.choice(COUNTRIES)))
    return found


def _project(chance: random.Random, number: int, scheme: str, year: int, thousands: tuple[int, int]) -> list[str]:
    signed = dt.date(year, 1, 10) + dt.timedelta(days=chance.randrange(340))
    start = signed + dt.timedelta(days=chance.randrange(20, 120))
    end = start.replace(day=1, year=start.year + (2 if "IF" in scheme else 5))
    given = chance.randint(thousands[0] * 4, thousands[1] * 4) * 250
    cost = given if chance.random() < 0.8 else given + chance.randint(1, 900) * 1000
    values = {
        "id": str(900_000 + number), "acronym": f"EXAMPLE-{number:03d}",
        "status": "SIGNED" if end.year > 2019 else "CLOSED", "title": f"Invented project {number} for the examples",
        "startDate": start.isoformat(), "endDate": end.isoformat(),
        "totalCost": f"{cost},00", "ecMaxContribution": f"{given},50" if number % 9 == 0 else f"{given},00",
        "legalBasis": "H2020-EU.3.1.", "topics": "EXAMPLE", "ecSignatureDate": signed.isoformat(),
        "frameworkProgramme": "H2020", "masterCall": f"H2020-EXAMPLE-{year}", "subCall": f"H2020-EXAMPLE-{year}",
        "fundingScheme": scheme, "contentUpdateDate": "2020-01-15 12:00:00", "rcn": str(800_000 + number),
    }  # fmt: skip
    return [values.get(header, "") for header in PROJECT_HEADERS]


def _participants(
    chance: random.Random, project: list[str], pool: list[tuple[str, str, str]], leads: bool, count: int
) -> list[list[str]]:
    given = float(project[PROJECT_HEADERS.index("ecMaxContribution")].replace(",", "."))
    partners = [SELF, *chance.sample(pool, count - 1)] if count > 1 else [SELF]
    leader = 0 if leads or count == 1 else chance.randrange(1, count)
    cents = _shares(chance, round(given * 100), len(partners))
    rows = []
    for order, ((pic, name, country), share) in enumerate(zip(partners, cents, strict=True), start=1):
        role = "coordinator" if order - 1 == leader else "participant"
        if order == len(partners) and len(partners) > 8 and role != "coordinator":
            role = "thirdParty"
        amount = f"{share // 100}.{share % 100:02d}" if share else "0"
        values = {
            "projectID": project[0], "projectAcronym": project[1], "organisationID": pic, "name": name,
            "SME": "false", "activityType": "REC" if pic == SELF[0] else "HES", "country": country, "order": str(order),
            "role": role, "ecContribution": amount, "netEcContribution": "" if role == "thirdParty" else amount,
            "totalCost": amount.replace(".", ","), "endOfParticipation": "false", "active": "true",
        }  # fmt: skip
        rows.append([values.get(header, "") for header in ORGANISATION_HEADERS])
    return rows


def _shares(chance: random.Random, cents: int, parts: int) -> list[int]:
    """Cents in uneven parts that add up exactly."""
    weights = [chance.randint(5, 20) for _ in range(parts)]
    shares = [cents * weight // sum(weights) for weight in weights]
    return [shares[0] + cents - sum(shares), *shares[1:]]


def write_csv(path: Path, headers: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    """As CORDIS writes it: semicolons, every field in quotation marks, UTF-8 with a mark, one line each."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(headers)
        writer.writerows(rows)


if __name__ == "__main__":
    main()
