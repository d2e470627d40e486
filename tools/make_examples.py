"""Make the invented example inputs of ``inputs/examples``; the same call gives the same bytes on every machine.

``python tools/make_examples.py [folder]`` writes the files that offices keep and systems export, in XLSX, XLS, ODS, CSV
and YAML, French and English, for 2016 to June 2020. Nothing in them is real but the institute's own identifier and the
names of countries: partners, projects, amounts and dates are invented, in orders of magnitude that such institutes have
published. What is too long to invent is a sample, and the file says so. Some thirty faults are planted, of the kinds
that real files have; ``tests/examples/faults.yaml`` lists them, and a test checks that each is found.
"""

import random
import shutil
import sys
from pathlib import Path

from examples.agreements import money_of_agreements, register_of_agreements
from examples.context import denominators, national_copublications
from examples.cordis import cordis_pair
from examples.people import mobility_before, mobility_of_2020
from examples.plans import influence, plan_of_actions
from examples.programmes import ministry_sample, proposals_and_grants, themes_of_projects
from examples.rates import rates
from examples.science import (
    authors_of_the_south,
    collaborations_before,
    collaborations_of_2019,
    publications,
    themes_of_publications,
)
from examples.table import INVENTED, INVENTED_EN
from examples.units import units_and_successions
from examples.watch import CORRECTIONS, EXPORT, TARGETS, corrections, returns
from examples.writers import write_csv, write_ods, write_xls, write_xlsx

FOLDER = Path(__file__).parents[1] / "inputs" / "examples"
SEED = 2016


def main(folder: Path = FOLDER) -> None:
    """Write all files."""
    folder.mkdir(parents=True, exist_ok=True)
    _write_cooperation(folder)
    _write_programmes(folder)
    _write_science(folder)
    _write_people(folder)
    _write_watch(folder)


def _write_cooperation(folder: Path) -> None:
    write_xlsx(folder / "registre_accords.xlsx", INVENTED, register_of_agreements())
    write_ods(folder / "credits_accords.ods", money_of_agreements(random.Random(SEED + 1)))
    write_xlsx(folder / "taux_de_change.xlsx", INVENTED, rates())
    (folder / "export_credits.xls").write_text(EXPORT, encoding="utf-8", newline="\n")


def _write_programmes(folder: Path) -> None:
    projects, organisations = cordis_pair(SEED)
    # As CORDIS writes them: semicolons, every field in quotation marks, UTF-8 with a mark, one line each.
    write_csv(folder / "cordis_project.csv", projects, encoding="utf-8-sig", quoted=True)
    write_csv(folder / "cordis_organization.csv", organisations, encoding="utf-8-sig", quoted=True)
    sheets = proposals_and_grants(random.Random(SEED + 2), projects)
    write_xlsx(folder / "proposals_h2020.xlsx", INVENTED_EN, sheets)
    write_csv(folder / "thematiques_projets.csv", themes_of_projects(projects), ";")
    for stage in ("evaluated", "successful"):
        write_csv(folder / f"programme_entities_{stage}_sample_1_in_50.csv", ministry_sample(stage), ",")


def _write_science(folder: Path) -> None:
    write_xlsx(folder / "cooperations_2016_2018.xlsx", INVENTED, collaborations_before(random.Random(SEED + 3)))
    write_ods(folder / "cooperations_2019.ods", collaborations_of_2019(SEED + 5, 1))
    write_ods(folder / "cooperations_2019_v2.ods", collaborations_of_2019(SEED + 5, 2))
    records = publications(random.Random(SEED + 6))
    write_csv(folder / "publications_wos_sample_1_in_200.csv", records, "\t")
    write_csv(folder / "auteurs_du_sud.csv", authors_of_the_south(records), ";")
    write_csv(folder / "thematiques_publications.csv", themes_of_publications(records), ";")
    write_csv(folder / "denominators.csv", denominators(), ",")
    write_csv(folder / "copublications_nationales.csv", national_copublications(), ";")


def _write_people(folder: Path) -> None:
    write_xls(folder / "mobilites_2016_2019.xls", mobility_before(random.Random(SEED + 7)))
    write_csv(folder / "mobility_2020.csv", mobility_of_2020(random.Random(SEED + 8)), ";", "cp1252")
    write_xls(folder / "unites.xls", units_and_successions())
    write_xlsx(folder / "plan_actions.xlsx", INVENTED, plan_of_actions())
    write_ods(folder / "influence_events.ods", influence(random.Random(SEED + 9)))


def _write_watch(folder: Path) -> None:
    write_csv(folder / "retours_attendus.csv", returns())
    shutil.copyfile(folder / "retours_attendus.csv", folder / "retours_attendus - copie.csv")
    write_xlsx(folder / "corrections_2020.xlsx", INVENTED, corrections("900020"))
    (folder / "corrections.yaml").write_text(CORRECTIONS, encoding="utf-8", newline="\n")
    (folder / "target_history.yaml").write_text(TARGETS, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(*(Path(name) for name in sys.argv[1:2]))
