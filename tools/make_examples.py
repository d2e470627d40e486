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

FOLDER = Path(__file__).parents[1] / "inputs" / "examples"
SEED = 2016
SELF = ("999997833", "INSTITUT NATIONAL DE LA SANTE ET DE LA RECHERCHE MEDICALE", "FR")
MADE_ON = dt.datetime(2020, 1, 15, tzinfo=dt.UTC).replace(tzinfo=None)
INVENTED = "Données inventées pour l'exemple"

HEADERS = (
    "N° d'accord", "Instrument", "Intitulé", "Partenaire", "Pays", "Date de signature", "Début", "Fin",
    "Résilié le", "Statut", "Renouvelle", "Montant engagé (EUR)", "Responsable", "Diffusion", "Embargo jusqu'au",
    "Observations",
)  # fmt: skip
# Instrument, theme, partner, country, signed, years (0: by rule of the instrument), amount in euros, status
AGREEMENTS = (
    ("AGR", "Neurosciences", "Institut des neurosciences du Tage", "Portugal", "2014-03-12", 5, 60_000, "échu"),
    ("AGR", "Immunologie", "Centre d'immunologie de Hesse", "Allemagne", "2015-06-30", 5, 145_000, "actif"),
    ("LEA", "Génomique du cancer", "Institut d'oncologie de Hesse", "Allemagne", "2014-01-15", 0, 80_000, "échu"),
    ("LEA", "Vieillissement", "Centre du vieillissement des Midlands", "Royaume-Uni", "2015-02-01", 0, 80_000, "échu"),
    ("LEA", "Diabète", "Institut du métabolisme de Bruges", "Belgique", "2016-04-20", 0, 75_000, "actif"),
    ("LIA", "Maladies infectieuses", "Centre de virologie du Guangdong", "Chine", "2016-05-11", 0, 90_000, "actif"),
    ("LIA", "Neurosciences", "Laboratoire des neurosciences de Minas", "Brésil", "2016-09-05", 0, 70_000, "actif"),
    ("AGR", "Cadre général", "Agence de la recherche en santé du Québec", "Canada", "2016-10-03", 5, 210_000, "actif"),
    ("AGR", "Maladies métaboliques", "Conseil des sciences médicales du Deccan", "Inde", "2016-11-28", 3, 120_000, "échu"),
    ("AGR", "Thérapie cellulaire", "Institut de médecine régénérative du Kansai", "Japon", "2017-01-16", 4, 160_000, "actif"),
    ("UME", "Biologie du développement", "Institut de biologie du Neckar", "Allemagne", "2016-07-01", 0, 950_000, "actif"),
    ("LEA", "Imagerie", "Centre d'imagerie de l'Èbre", "Espagne", "2017-03-08", 0, 78_000, "actif"),
    ("LEA", "Épigénétique", "Institut d'épigénétique de Vénétie", "Italie", "2017-04-27", 0, 82_000, "actif"),
    ("AGR", "Cadre général", "Fondation pour la santé de Catalogne", "Espagne", "2017-06-14", 4, 55_000, "actif"),
    ("LIA", "Immunothérapie", "Institut d'immunologie du Negev", "Israël", "2017-09-19", 0, 88_000, "actif"),
    ("AGR", "Cadre général", "Institut national de santé du Rif", "Maroc", "2017-11-06", 5, 40_000, "actif"),
    ("GDRI", "Maladies rares", "Réseau nordique des maladies rares", "Suède", "2018-01-22", 4, 30_000, "actif"),
    ("AGR", "Cadre général", "Centre d'immunologie de Hesse", "Allemagne", "2018-03-15", 5, 150_000, "actif"),
    ("LEA", "Cardiologie", "Institut du cœur de Bohême", "République tchèque", "2018-05-02", 0, 76_000, "actif"),
    ("LIA", "Vieillissement", "Institut de gérontologie de Taipei", "Taïwan", "2018-06-21", 0, 84_000, "actif"),
    ("AGR", "Génomique", "Institut de génomique de Singapour Est", "Singapour", "2018-10-09", 3, 99_000, "suspendu"),
    ("AGR", "Cadre général", "Agence de santé publique de Thrace", "Grèce", "2018-11-30", 4, 35_000, "actif"),
    ("LEA", "Microbiote", "Institut du microbiote de Galway Sud", "Irlande", "2019-02-12", 0, 79_000, "actif"),
    ("LIA", "Cellules souches", "Institut des cellules souches de Daejeon", "Corée du Sud", "2019-03-26", 0, 86_000, "actif"),
    ("AGR", "Neurosciences", "Laboratoire des neurosciences de Minas", "Brésil", "2019-05-17", 4, 130_000, "actif"),
    ("AGR", "Cadre général", "Institut des neurosciences du Tage", "Portugal", "2019-03-13", 5, 65_000, "actif"),
    ("AGR", "Essais cliniques", "Institut clinique de Mazovie", "Pologne", "2019-06-05", 3, 48_000, "résilié"),
    ("LEA", "Génétique", "Institut de génétique de Scanie", "Suède", "2019-09-18", 0, 81_000, "actif"),
    ("AGR", "Santé publique", "Institut de santé publique de Tunis Nord", "Tunisie", "2019-11-20", 5, 42_000, "actif"),
    ("AGR", "Cadre général", "Centre de recherche clinique de Carinthie", "Autriche", "", 4, 0, "en négociation"),
    ("LIA", "Neurosciences", "Institut du cerveau de l'Ohio", "États-Unis", "", 0, 0, "en négociation"),
)  # fmt: skip
RENEWS = {26: 1, 18: 2, 25: 7}
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
    "RIA": ((9, 8, 9, 8, 9), (1, 1, 1, 2, 2), (6, 14), (2_500, 6_500)),
    "MSCA-ITN-ETN": ((2, 2, 3, 2, 3), (0, 1, 0, 0, 1), (7, 11), (2_200, 3_900)),
    "MSCA-RISE": ((1, 0, 1, 1, 0), (0, 0, 1, 0, 0), (4, 8), (400, 1_200)),
    "CSA": ((1, 2, 1, 2, 1), (0, 0, 0, 1, 0), (5, 12), (800, 2_500)),
    "ERA-NET-Cofund": ((0, 1, 0, 1, 0), (0, 0, 0, 0, 0), (14, 20), (5_000, 9_000)),
    "ERC-STG": ((5, 5, 4, 5, 5), (5, 5, 4, 5, 5), (1, 2), (1_350, 1_500)),
    "ERC-COG": ((3, 4, 4, 3, 4), (3, 4, 4, 3, 4), (1, 2), (1_800, 2_000)),
    "ERC-ADG": ((1, 2, 1, 2, 1), (1, 2, 1, 2, 1), (1, 1), (2_300, 2_500)),
    "MSCA-IF-EF-ST": ((4, 4, 5, 4, 5), (4, 4, 5, 4, 5), (1, 1), (170, 200)),
}
COUNTRIES = "DE DE DE UK UK UK IT IT ES ES NL NL BE BE SE CH AT DK FI PT EL PL IE NO CZ HU FR FR FR IL".split()
PLACES = "North South East West Upper Lower Central Coastal Lake River Hill Forest".split()
KINDS = ("University", "Institute of Medicine", "Hospital", "Research Centre", "Biotech Ltd")


def main() -> None:
    """Write the three files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    write_agreements(FOLDER / "registre_accords.xlsx")
    projects, organisations = make_projects(random.Random(SEED))  # noqa: S311 - invented data, not secrets
    write_csv(FOLDER / "cordis_project.csv", PROJECT_HEADERS, projects)
    write_csv(FOLDER / "cordis_organization.csv", ORGANISATION_HEADERS, organisations)


def write_agreements(path: Path) -> None:
    """The office's register, with the defects that such registers have."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"title": INVENTED, "created": MADE_ON})
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        amount = book.add_format({"num_format": "#,##0.00"})
        sheet = book.add_worksheet("Accords")
        sheet.set_column(0, len(HEADERS), 18)
        sheet.merge_range(0, 0, 0, 5, "Registre des accords de coopération européenne et internationale", bold)
        sheet.write_string(1, 0, f"{INVENTED} ; situation au 31 décembre 2019")
        sheet.write_row(3, 0, HEADERS, bold)
        for i, agreement in enumerate(AGREEMENTS, start=1):
            _write_agreement(sheet, 3 + i, i, agreement, day, amount)
        _merge_country(sheet)
        last = 4 + len(AGREEMENTS)
        total = sum(row[6] for i, row in enumerate(AGREEMENTS, start=1) if i != BROKEN_AMOUNT)
        sheet.write_string(last, 0, "TOTAL", bold)
        sheet.write_number(last, HEADERS.index("Montant engagé (EUR)"), total, amount)
        sheet.write_string(last + 2, 0, "Les laboratoires associés (LEA, LIA) durent quatre ans à compter du début.")


def _write_agreement(sheet, row, number, agreement, day, amount) -> None:  # noqa: ANN001 - objects of the writer
    instrument, theme, partner, country, signed, years, euros, status = agreement
    texts = {0: _number(number), 1: instrument, 2: theme, 3: partner, 4: country, 9: status, 12: "Pôle international"}
    if number in RENEWS:
        texts[10] = _number(RENEWS[number])
    if number == CONFIDENTIAL:
        texts[13] = "confidentiel"
    for column, text in texts.items():
        sheet.write_string(row, column, text)
    if signed:
        start = dt.date.fromisoformat(signed)
        sheet.write_datetime(row, 5, start, day)
        sheet.write_datetime(row, 6, start, day)
        if years:
            sheet.write_datetime(row, 7, start.replace(year=start.year + years) - dt.timedelta(days=1), day)
    if number == TERMINATED:
        sheet.write_string(row, 8, "15/11/2019")
    if number == EMBARGOED:
        sheet.write_string(row, 14, "30/06/2020")
    if number == BROKEN_AMOUNT:
        sheet.write_formula(row, 11, "=Budget!#REF!", amount, "#REF!")
    elif euros:
        sheet.write_number(row, 11, euros, amount)


def _number(number: int) -> str:
    return f"ACC-{number:03d}"


def _merge_country(sheet) -> None:  # noqa: ANN001 - an object of the writer
    """Two German agreements in a row share one merged country cell."""
    sheet.merge_range(5, 4, 6, 4, "Allemagne")


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


def _project(
    chance: random.Random, number: int, scheme: str, year: int, thousands: tuple[int, int]
) -> list[str]:
    signed = dt.date(year, 1, 10) + dt.timedelta(days=chance.randrange(340))
    start = signed + dt.timedelta(days=chance.randrange(20, 120))
    end = start.replace(day=1, year=start.year + (2 if "IF" in scheme else 5))
    given = chance.randint(thousands[0] * 4, thousands[1] * 4) * 250
    cost = given if chance.random() < 0.8 else given + chance.randint(1, 900) * 1000  # noqa: PLR2004 - most are funded whole
    values = {
        "id": str(900_000 + number), "acronym": f"EXAMPLE-{number:03d}", "status": "SIGNED" if end.year > 2019 else "CLOSED",
        "title": f"Invented project {number} for the examples", "startDate": start.isoformat(), "endDate": end.isoformat(),
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
        if order == len(partners) and len(partners) > 8 and role != "coordinator":  # noqa: PLR2004 - large consortia
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
