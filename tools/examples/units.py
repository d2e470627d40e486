"""Research units with invented codes, and what became of one of them."""

import datetime as dt

from examples.table import INVENTED, Table, table

CITIES = (
    "Paris",
    "Lyon",
    "Marseille",
    "Toulouse",
    "Bordeaux",
    "Lille",
    "Strasbourg",
    "Rennes",
    "Montpellier",
    "Nantes",
)
SUBJECTS = ("Neurosciences", "Cancer", "Immunologie", "Génétique", "Cardiologie", "Infectiologie", "Santé publique")
CODES = [f"U9{number:03d}" for number in range(1, 22)]
RENAMED, NEW = "U9007", "U9021"


def units_and_successions() -> list[Table]:
    """Twenty units, one of which has a new code since 2019."""
    rows = [
        [
            code, f"Unité {SUBJECTS[i % len(SUBJECTS)].lower()} {i + 1} (inventée)", CITIES[i % len(CITIES)],
            "Inserm ; Université", dt.date(2019 if code == NEW else 2013 + i % 3, 1, 1),
            dt.date(2018, 12, 31) if code == RENAMED else None,
        ]
        for i, code in enumerate(CODES)
    ]  # fmt: skip
    headers = ("Unité", "Nom de l'unité", "Ville", "Tutelles", "Existe depuis", "Existe jusqu'au")
    units = table("Unités", headers, rows, [f"Unités de recherche. {INVENTED}"])
    headers = ("Ancienne unité", "Nouvelle unité", "Effet le", "Nature du changement", "Source")
    change = [RENAMED, NEW, dt.date(2019, 1, 1), "Changement de nom", "décision inventée"]
    return [units, table("Successions", headers, [change], ["Successions d'unités (inventé)"])]
