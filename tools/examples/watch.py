"""What is kept about the other files: who owes what, corrections, and how a target changed."""

import datetime as dt

from examples.table import INVENTED, Row, Table, day, read_table, table

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
  decided by: Steering group of this example / Comité de pilotage de cet exemple
  decided on: "2016-03-01"
  valid from: "2016-01-01"
  reason: First version / Première version
- target: T01.emerging_powers
  version: 2
  baseline period: "2016"
  target year: 2020
  target value: 7
  standing of the target: illustrative
  decided by: Steering group of this example / Comité de pilotage de cet exemple
  decided on: "2018-06-15"
  valid from: "2018-07-01"
  reason: Set lower when joint structures were no longer counted as agreements /
    Abaissée quand les structures conjointes n'ont plus été comptées comme accords
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
    headers = ("Retour", "Dû par", "Registre", "Volet", "Période", "Attendu le", "Nom du fichier", "Reçu le")
    rows: list[Row] = [[*row.values()] for row in read_table("returns")]
    for row in rows:
        row[5], row[7] = day(str(row[5])), day(str(row[7])) if row[7] else ""
    return table("", headers, rows)


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
