"""A CORDIS-style pair: projects with the institute's participation, and all their participations."""

import datetime as dt
import random

from examples.table import Table, table

SELF = ("999997833", "INSTITUT NATIONAL DE LA SANTE ET DE LA RECHERCHE MEDICALE", "FR")
PROJECT_HEADERS = (
    "id", "acronym", "status", "title", "startDate", "endDate", "totalCost", "ecMaxContribution", "legalBasis",
    "topics", "ecSignatureDate", "frameworkProgramme", "masterCall", "subCall", "fundingScheme", "nature",
    "contentUpdateDate", "rcn", "grantDoi",
)  # fmt: skip
ORGANISATION_HEADERS = (
    "projectID", "projectAcronym", "organisationID", "name", "shortName", "SME", "activityType", "city", "country",
    "rcn", "order", "role", "ecContribution", "netEcContribution", "totalCost", "endOfParticipation", "active",
)  # fmt: skip
Scheme = tuple[tuple[int, ...], tuple[int, ...], tuple[int, int], tuple[int, int]]
# Funding scheme: projects signed in each year 2015 to 2019, of which led by the institute, partners, k€ from the EU
SCHEMES: dict[str, Scheme] = {
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
# The first half of 2020, from signatures up to 30 June
SCHEMES_2020: dict[str, Scheme] = {
    "RIA": ((5,), (1,), (6, 14), (2_500, 6_500)),
    "MSCA-ITN-ETN": ((1,), (0,), (7, 11), (2_200, 3_900)),
    "ERC-STG": ((3,), (3,), (1, 2), (1_350, 1_500)),
    "ERC-COG": ((2,), (2,), (1, 2), (1_800, 2_000)),
    "MSCA-IF-EF-ST": ((3,), (3,), (1, 1), (170, 200)),
}
COUNTRIES = tuple(
    "DE DE DE UK UK UK IT IT ES ES NL NL BE BE SE CH AT DK FI PT EL PL IE NO CZ HU FR FR FR IL".split()  # noqa: SIM905
)
PLACES = ("North", "South", "East", "West", "Upper", "Lower", "Central", "Coastal", "Lake", "River", "Hill", "Forest")
KINDS = ("University", "Institute of Medicine", "Hospital", "Research Centre", "Biotech Ltd")


def cordis_pair(seed: int) -> tuple[Table, Table]:
    """The projects of 2015 to 2019 and of the first half of 2020, and the participations."""
    chance = random.Random(seed)
    pool = _organisations(chance)
    projects, organisations = _projects(chance, pool, 1, range(2015, 2020), SCHEMES)
    later = random.Random(seed + 4)
    more, others = _projects(later, pool, len(projects) + 1, range(2020, 2021), SCHEMES_2020)
    country = ORGANISATION_HEADERS.index("country")
    organisations[7][country] = "DE;HU"
    next(row for row in others if row[country] == "EL")[country] = "GR"
    return (
        table("", PROJECT_HEADERS, [*projects, *more]),
        table("", ORGANISATION_HEADERS, [*organisations, *others]),
    )


def _projects(
    chance: random.Random, pool: list[tuple[str, str, str]], first: int, years: range, schemes: dict[str, Scheme]
) -> tuple[list[list[str]], list[list[str]]]:
    projects: list[list[str]] = []
    organisations: list[list[str]] = []
    for scheme, (per_year, led, partners, thousands) in schemes.items():
        for year, count, ours in zip(years, per_year, led, strict=True):
            for i in range(count):
                project = _project(chance, first + len(projects), scheme, year, thousands)
                projects.append(project)
                organisations += _participants(chance, project, pool, i < ours, chance.randint(*partners))
    return projects, organisations


def _organisations(chance: random.Random) -> list[tuple[str, str, str]]:
    found = []
    for i in range(160):
        name = f"{chance.choice(PLACES)} {chance.choice(PLACES)} {chance.choice(KINDS)} (invented {i + 1})".upper()
        found.append((f"{100 + i:09d}", name, chance.choice(COUNTRIES)))
    return found


def _project(chance: random.Random, number: int, scheme: str, year: int, thousands: tuple[int, int]) -> list[str]:
    signed = dt.date(year, 1, 10) + dt.timedelta(days=chance.randrange(340 if year < 2020 else 170))
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
        "fundingScheme": scheme, "contentUpdateDate": "2020-07-01 12:00:00", "rcn": str(800_000 + number),
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
        # in every seventh project the institute passes a tenth on to a linked third party
        kept = share - share // 10 if pic == SELF[0] and int(project[0]) % 7 == 0 else share
        net = f"{kept // 100}.{kept % 100:02d}" if share else "0"
        values = {
            "projectID": project[0], "projectAcronym": project[1], "organisationID": pic, "name": name,
            "SME": "false", "activityType": "REC" if pic == SELF[0] else "HES", "country": country, "order": str(order),
            "role": role, "ecContribution": amount, "netEcContribution": "" if role == "thirdParty" else net,
            "totalCost": amount.replace(".", ","), "endOfParticipation": "false", "active": "true",
        }  # fmt: skip
        rows.append([values.get(header, "") for header in ORGANISATION_HEADERS])
    return rows


def _shares(chance: random.Random, cents: int, parts: int) -> list[int]:
    """Cents in uneven parts that add up exactly."""
    weights = [chance.randint(5, 20) for _ in range(parts)]
    shares = [cents * weight // sum(weights) for weight in weights]
    return [shares[0] + cents - sum(shares), *shares[1:]]
