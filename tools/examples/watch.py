"""What is kept about the other files: who owes what, corrections, and how a target changed."""

import datetime as dt

from examples.table import INVENTED, Table, table

RETURNS = (
    ("accords", "Pôle international", "agreements", "bilateral_cooperation", "2020", "2020-07-10", "registre_accords*.xlsx"),
    ("credits", "Affaires financières", "agreement_funding", "bilateral_cooperation", "2020", "2020-07-10", "credits_accords*.ods"),
    ("cooperations-2019", "Pôle international", "collaborations", "standing_and_visibility", "2019", "2020-03-31", "cooperations_2019*.ods"),
    ("cooperations-2020", "Pôle international", "collaborations", "standing_and_visibility", "2020", "2020-06-30", "cooperations_2020*.ods"),
    ("mobilites-2019", "Ressources humaines", "people_flows", "talent", "2016-2019", "2020-03-31", "mobilites_2016_2019*.xls"),
    ("mobility-2020", "Ressources humaines", "people_flows", "talent", "2020", "2020-07-10", "mobility_2020*.csv"),
    ("actions", "Ressources humaines", "actions", "hrs4r", "2020", "2020-07-10", "plan_actions*.xlsx"),
    ("influence", "Bureau de Bruxelles", "events", "influence", "2020", "2020-07-10", "influence_events*.ods"),
    ("proposals", "Cellule Europe", "proposals", "european_programmes", "2020", "2020-07-10", "proposals_h2020*.xlsx"),
)  # fmt: skip
CORRECTIONS = f"""# {INVENTED}
- register: agreements
  key: ACC-038
  column: end_date
  expected: 31/08/2019
  value: 31/08/2020
  reason: Signé pour cinq ans ; l'année de fin a été mal recopiée.
  author: Pôle international
  date: "2020-07-02"
"""
TARGETS = """# Invented for the example; the strategy's own targets are not public.
- target: T01.emerging_powers
  version: 1
  baseline period: "2016"
  target year: 2020
  target value: 10
  standing of the target: illustrative
  decided by: Steering group of this example
  decided on: "2016-03-01"
  valid from: "2016-01-01"
  reason: First version.
- target: T01.emerging_powers
  version: 2
  baseline period: "2016"
  target year: 2020
  target value: 7
  standing of the target: illustrative
  decided by: Steering group of this example
  decided on: "2018-06-15"
  valid from: "2018-07-01"
  reason: Set lower when joint structures were no longer counted as agreements.
  replaces version: 1
"""
# What an accounting system hands out as a "workbook".
EXPORT = """<html><head><title>Export invented for the example</title></head><body><table>
<tr><td>N° d'accord</td><td>Montant</td></tr>
<tr><td>ACC-003</td><td>19 750,00</td></tr>
</table></body></html>
"""


def returns() -> Table:
    """The list of the returns that are due."""
    headers = ("Retour", "Dû par", "Registre", "Volet", "Période", "Attendu le", "Nom du fichier")
    return table("", headers, [[*row[:5], dt.date.fromisoformat(row[5]), row[6]] for row in RETURNS])


def corrections(project: str) -> list[Table]:
    """Corrections in a workbook, as an office would send them; the second one fits no row."""
    headers = ("Registre", "Clé", "Colonne", "La source dit", "Devrait dire", "Motif", "Auteur", "Décidé le")
    rows = [
        [
            "projects",
            project,
            "status",
            "SIGNED",
            "CLOSED",
            "Clôturé par avenant",
            "Cellule Europe",
            dt.date(2020, 7, 3),
        ],
        ["agreements", "ACC-199", "status", "actif", "échu", "Accord inconnu", "Cellule Europe", dt.date(2020, 7, 3)],
    ]
    return [table("Corrections", headers, rows, [f"Corrections. {INVENTED}"])]
