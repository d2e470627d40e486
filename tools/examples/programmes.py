"""Proposals to European programmes (a sample), and the grants of the ERC among the projects of the CORDIS pair."""

import datetime as dt
import random

from examples.cordis import PROJECT_HEADERS, SELF
from examples.table import INVENTED_EN, Row, Table, table
from examples.units import CODES

PROPOSALS = (
    "Proposal", "Framework programme", "Call", "Call deadline", "Stage", "Type of action", "Our role", "Eligible",
    "Outcome", "Requested by us (EUR)", "Obtained by us (EUR)", "Support", "Unit", "Project",
)  # fmt: skip
GRANTS = (
    "ERC grant no.", "Acronym", "ERC scheme", "Call year", "Panel", "Host at the award", "Host at signature",
    "Host now", "Country of the host", "Unit", "Signed on", "Start", "End", "EU contribution (EUR)",
    "Sex of the investigator",
)  # fmt: skip
# Proposals of the sample (one in three) by the year of the call
YEARLY = {2016: 46, 2017: 48, 2018: 50, 2019: 52, 2020: 24}
ACTIONS = ("RIA", "RIA", "RIA", "ERC-STG", "ERC-COG", "ERC-ADG", "MSCA-IF", "MSCA-IF", "MSCA-ITN", "CSA")
SUPPORT = ("None", "Inserm Transfert", "European office", "Interview training")
PANELS = ("LS1", "LS2", "LS3", "LS4", "LS5", "LS6", "LS7")
# Themes of the strategy of every fourth project each; the fourth has none
THEMES = (("NEU", "AGE"), ("INF",), ("CAN",), ())
TOPICS = ("Projet", "Système", "Code du sujet")
# Unit, project and year of the call of proposals that followed a laboratory of the same unit
FOLLOWED = (("U9009", "900036", 2018), ("U9005", "900040", 2018))
# Entities in proposals (a sample, one in fifty) by action and country, and by year of the call: evaluated, and of these
# successful
ENTITIES = {
    ("ERC", "FR"): {2016: (17, 2), 2017: (18, 3), 2018: (17, 3), 2019: (18, 2)},
    ("ERC", "DE"): {2016: (12, 2), 2017: (11, 2), 2018: (13, 1), 2019: (12, 2)},
    ("RIA", "FR"): {2016: (9, 1), 2017: (8, 1), 2018: (9, 2), 2019: (10, 1)},
    ("RIA", "IT"): {2016: (8, 1), 2017: (9, 1), 2018: (8, 1), 2019: (9, 2)},
}
OTHER_HOST = "999000001"


def proposals_and_grants(chance: random.Random, projects: Table) -> list[Table]:
    """A workbook of the European office."""
    signed = projects.grid[projects.header_row :]
    rows = [_proposal(chance, year, i, signed) for year, count in YEARLY.items() for i in range(count)]
    rows[31][0] = f" {rows[31][0]} "
    rows.insert(60, [*rows[59][:9], float(str(rows[59][9])) + 50_000, *rows[59][10:]])
    rows += [_followed(i, *known) for i, known in enumerate(FOLLOWED)]
    title = f"Proposals to Horizon 2020, calls of 2016 to June 2020 (a sample, one in three) – {INVENTED_EN}"
    sheet = table("Proposals", PROPOSALS, rows, [title])
    sheet.put("A18", None)
    sheet.put("H22", "perhaps")
    sheet.put("I29", "negotiating")
    return [sheet, _grants(chance, signed)]


def _followed(i: int, unit: str, project: str, year: int) -> Row:
    """A proposal of a unit with an associated laboratory, whose partner takes part in the project too."""
    return [
        f"PR{year}-{901 + i}", "H2020", f"H2020-EXAMPLE-{year}", dt.date(year, 4, 18), "Full proposal", "RIA",
        "Participant", "yes", "Retained", 320_000.0, 310_000.0, "European office", unit, project,
    ]  # fmt: skip


def ministry_sample(stage: str) -> Table:
    """Entities in calls as the ministry's files have them: evaluated, or successful."""
    number = "numberofapplicants" if stage == "evaluated" else "numberofparticipants"
    headers = (
        "framework", "project_id", "entities_id", "entities_name", "country_code", "participation_nuts", "call_year",
        "call_id", "action_id", "role", "participates_as", number, "ecorda_date",
    )  # fmt: skip
    rows: list[Row] = []
    for (action, country), by_year in ENTITIES.items():
        for year, (evaluated, successful) in by_year.items():
            rows += [
                _entity(action, country, year, i) for i in range(evaluated if stage == "evaluated" else successful)
            ]
    return table("", headers, rows)


def _entity(action: str, country: str, year: int, i: int) -> Row:
    number = i % 30 + 1
    return [
        "H2020", f"{country}{year}-{action}-{i + 1:03d}", f"ENT-{country}-{number:02d}",
        f"Invented entity {number} ({country})", country, f"{country}101", year, f"{action}-{year}", action,
        "coordinator", "beneficiary", 1, "2020-06-30",
    ]  # fmt: skip


def _proposal(chance: random.Random, year: int, i: int, signed: list[Row]) -> Row:
    action = chance.choice(ACTIONS)
    single = action.startswith(("ERC", "MSCA-IF"))
    role = "Principal investigator" if single else chance.choice(("Coordinator", "Participant", "Participant"))
    chances = (84, 3, 80, 6, 5) if year < 2020 else (22, 0, 12, 2, 4)
    outcome = chance.choices(("Rejected", "Reserve list", "Rejected", "Withdrawn", "Retained"), chances)[0]
    if year < 2020 and chance.randrange(100) < 13 + (year - 2016):
        outcome = "Retained"
    if year == 2020 and outcome == "Rejected" and chance.randrange(2):
        outcome = "Pending"
    stage = "First stage" if action == "RIA" and chance.randrange(4) == 0 and outcome == "Rejected" else "Full proposal"
    asked = float(chance.randint(6, 100) * 5_000 if not single else chance.randint(60, 480) * 5_000)
    won = outcome == "Retained"
    closed = dt.date(year, 1, 20) + dt.timedelta(days=chance.randrange(150 if year == 2020 else 320))
    return [
        f"PR{year}-{i + 1:03d}", "H2020", f"H2020-EXAMPLE-{year}", closed, stage, action, role,
        "no" if chance.randrange(40) == 0 and not won else "yes", outcome, asked, asked if won else None,
        chance.choice(SUPPORT), chance.choice(CODES[:-1]), _project(chance, year, signed) if won else None,
    ]  # fmt: skip


def _project(chance: random.Random, year: int, signed: list[Row]) -> str | None:
    column = PROJECT_HEADERS.index("ecSignatureDate")
    later = [str(row[0]) for row in signed if str(row[column]).startswith(str(year + 1))]
    return chance.choice(later) if later else None


def themes_of_projects(projects: Table) -> Table:
    """The themes that the European office gives to the projects of the CORDIS pair."""
    numbers = [str(row[0]) for row in projects.grid[projects.header_row :] if str(row[0]).isdigit()]
    known = sorted(set(numbers))
    rows: list[Row] = [
        [number, "Thématique de la stratégie", theme]
        for i, number in enumerate(known)
        for theme in THEMES[i % len(THEMES)]
    ]
    return table("", TOPICS, rows)


def _grants(chance: random.Random, signed: list[Row]) -> Table:
    """All grants that the institute signed as host; some investigators came between award and signature, some left."""
    places = [
        PROJECT_HEADERS.index(name)
        for name in ("acronym", "ecSignatureDate", "startDate", "endDate", "ecMaxContribution")
    ]
    rows: list[Row] = []
    sexes = random.Random(len(signed))
    for project in signed:
        scheme = str(project[PROJECT_HEADERS.index("fundingScheme")])
        if not scheme.startswith("ERC-"):
            continue
        acronym, signature, start, end, given = (str(project[at]) for at in places)
        moves = chance.randrange(20)
        award, now = OTHER_HOST if moves == 0 else SELF[0], OTHER_HOST if moves == 1 else SELF[0]
        rows.append([
            str(project[0]), acronym, scheme.removeprefix("ERC-"), int(signature[:4]) - 1, chance.choice(PANELS), award,
            SELF[0], now, "FR", chance.choice(CODES[:-1]), *(dt.date.fromisoformat(d) for d in (signature, start, end)),
            float(given.replace(",", ".")), "Female" if sexes.randrange(100) < 40 else "Male",
        ])  # fmt: skip
    return table("ERC grants", GRANTS, rows, [f"ERC grants hosted at signature – {INVENTED_EN}"])
