"""Mobility and recruitment, under pseudonyms: the years 2016 to 2019, and the first half of 2020."""

import datetime as dt
import random
from collections.abc import Sequence

from examples.table import INVENTED, INVENTED_EN, Row, Table, table
from examples.units import CODES

# Laureates of ATIP-Avenir and, of these, from abroad
LAUREATES = {2016: (20, 7), 2017: (21, 8), 2018: (19, 8), 2019: (20, 9), 2020: (8, 4)}
# Stays in and out (a sample, one in twenty)
STAYS = {2016: (21, 15), 2017: (22, 16), 2018: (24, 15), 2019: (25, 17), 2020: (7, 4)}
LANDS = (
    ("États-Unis", "United States"), ("Royaume-Uni", "United Kingdom"), ("Allemagne", "Germany"), ("Italie", "Italy"),
    ("Canada", "Canada"), ("Suisse", "Switzerland"), ("Espagne", "Spain"), ("Brésil", "Brazil"), ("Chine", "China"),
    ("Japon", "Japan"), ("Tunisie", "Tunisia"), ("Viêt Nam", "Viet Nam"), ("Sénégal", "Senegal"), ("Israël", "Israel"),
)  # fmt: skip
HEADERS = (
    "Pseudonyme", "Année", "Sens", "Type de mobilité", "Programme", "Étape de carrière", "Pays précédent",
    "Pays de destination", "Unité", "Début du séjour", "Fin du séjour", "Mois-personnes", "Couleur",
    "Sexe", "Nationalité", "Aussi français", "N° d'accord",
)  # fmt: skip
HEADERS_EN = (
    "Pseudonym", "Year", "Direction", "Kind of flow", "Programme", "Career stage", "Previous country",
    "Destination country", "Unit", "Start of the stay", "End of the stay", "Person-months",
    "Sex", "Nationality", "Also French", "Agreement no.",
)  # fmt: skip
WORDS = {
    "in": ("Entrante", "Incoming"), "out": ("Sortante", "Outgoing"), "hosting": ("Accueil", "Hosting"),
    "visit": ("Visite", "Visit"), "recruitment": ("Recrutement", "Recruitment"),
    "VISITOR": ("Chercheur invité", "Visiting researcher"),
    "POSTDOC": ("Échange postdoctoral", "Post-doctoral exchange"), "PHD": ("Doctorat", "Doctorate"),
    "MSCA": ("AMSC", "MSCA-IF"), "ATIP": ("ATIP-Avenir", "ATIP-Avenir"),
    "CRCN": ("Concours CRCN", "Competition for researchers (CRCN)"),
    "DR": ("Concours DR", "Competition for directors of research"),
}  # fmt: skip
# Permanent recruits (a sample, one in four) and, of these, foreigners; of the latter every fifth is French too
RECRUITS = {2016: (18, 5), 2017: (18, 5), 2018: (17, 6), 2019: (17, 6)}
SEX = (("Femme", "Female"), ("Homme", "Male"))
YES = ("oui", "yes")
# Agreements under which people move
AGREEMENTS = ("ACC-005", "ACC-006", "ACC-007", "ACC-012", "ACC-013", "ACC-019", "ACC-020", "ACC-048")
STAGES = {"CRCN": "R2", "DR": "R4", "VISITOR": "R3", "POSTDOC": "R2", "PHD": "R1", "MSCA": "R2", "ATIP": "R3"}


def mobility_before(chance: random.Random) -> list[Table]:
    """The workbook of human resources for 2016 to 2019."""
    rows = [row for year in range(2016, 2020) for row in _flows(chance, year, 0)]
    persons = random.Random(len(rows))
    rows = [[*row, "vert" if i == 3 else None, *_person(persons, row, 0)] for i, row in enumerate(rows)]
    rows.insert(41, list(rows[40]))
    rows.insert(61, [*rows[60][:3], "Visite" if rows[60][3] != "Visite" else "Accueil", *rows[60][4:]])
    rows += [row for year in RECRUITS for row in _recruits(persons, year)]
    sheet = table("Mobilités", HEADERS, rows, [
        "Mobilités et recrutements 2016-2019 (échantillon : un séjour sur vingt, un recrutement sur quatre)", INVENTED,
    ])  # fmt: skip
    sheet.put("J50", "31/02/2017")
    sheet.put("L53", "3 mois")
    sheet.put("A90", "  " + str(sheet.at("A90")))
    sheet.put("G101", "Guinée")
    return [sheet]


def mobility_of_2020(chance: random.Random) -> Table:
    """The file of the first half of 2020, in English."""
    persons = random.Random(2020)
    rows = [[*row, *_person(persons, row, 1)] for row in _flows(chance, 2020, 1)]
    title = f"Mobility and recruitment, January to June 2020 (stays: a sample, one in twenty) – {INVENTED_EN}"
    return table("", HEADERS_EN, rows, [title])


def _flows(chance: random.Random, year: int, language: int) -> list[Row]:
    laureates, abroad = LAUREATES[year]
    coming, leaving = STAYS[year]
    flows = [("in", "recruitment", "ATIP", i < abroad) for i in range(laureates)]
    flows += [_stay(chance, "in") for _ in range(coming)] + [_stay(chance, "out") for _ in range(leaving)]
    return [_row(chance, year, i, flow, language) for i, flow in enumerate(flows)]


def _stay(chance: random.Random, direction: str) -> tuple[str, str, str, bool]:
    programme = chance.choice(("VISITOR", "POSTDOC", "PHD", "MSCA"))
    return direction, "visit" if programme == "VISITOR" else "hosting", programme, True


def _row(chance: random.Random, year: int, i: int, flow: tuple[str, str, str, bool], language: int) -> Row:
    direction, kind, programme, abroad = flow
    land = chance.choice(LANDS)[language]
    start = dt.date(year, 1, 1) + dt.timedelta(days=chance.randrange(170 if year == 2020 else 330))
    months = 60 if programme == "ATIP" else chance.choice((1, 2, 3, 6, 12))
    end = start + dt.timedelta(days=months * 30)
    words: Sequence[str] = [WORDS[name][language] for name in (direction, kind, programme)]
    previous = land if abroad else "France"
    unit = chance.choice(CODES[:-1])
    return [f"P{year % 100}-{i + 1:03d}", year, *words, STAGES[programme], previous if direction == "in" else None,
            land if direction == "out" else None, unit, start, end, months]  # fmt: skip


def _person(chance: random.Random, row: Row, language: int) -> Row:
    """Sex, nationality and agreement of a stay: two laureates in five are women, one visitor in three has one."""
    sex = SEX[0 if chance.randrange(100) < 42 else 1][language]
    land = row[6] or chance.choice(LANDS)[language]
    under = chance.choice(AGREEMENTS) if row[4] != WORDS["ATIP"][language] and chance.randrange(3) == 0 else None
    return [sex, land, None, under]


def _recruits(chance: random.Random, year: int) -> list[Row]:
    """Permanent recruits by competition, without dates: none of them is a stay."""
    count, foreign = RECRUITS[year]
    return [
        [
            f"R{year % 100}-{i + 1:03d}", year, WORDS["in"][0], WORDS["recruitment"][0],
            WORDS["DR" if i % 4 == 0 else "CRCN"][0], STAGES["DR" if i % 4 == 0 else "CRCN"], None, None,
            chance.choice(CODES[:-1]), None, None, None, None, SEX[chance.randrange(2)][0],
            chance.choice(LANDS)[0] if i < foreign else "France", YES[0] if i < foreign and i % 5 == 0 else None, None,
        ]
        for i in range(count)
    ]  # fmt: skip
