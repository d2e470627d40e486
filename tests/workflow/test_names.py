"""Whatever a spreadsheet is called, it is read; its name reaches no shell, no wildcard and no record of Snakemake."""

import os

import pandas as pd

NAMES = (
    "$(touch PWNED).csv",
    "`touch PWNED`.csv",
    "a\nb.csv",
    "it's.csv",
    'say "x".csv',
    "{wildcard}.csv",
    "{config[as_of]}.csv",
    "-n.csv",
    "a;touch PWNED;.csv",
    "a & b | c > PWNED.csv",
    "back\\slash.csv",
    "comma, blank .csv",
    "zero\u200bwidth.csv",
    "e\u0301.csv",
    "UPPER.CSV",
    "sub/deep.csv",
)
HEADER = "N° d'accord;Instrument;Partenaire;Pays;Date de signature;Statut\n"


def test_names_are_data(fresh, tmp_path):
    for number, name in enumerate(NAMES):
        path = fresh.inputs / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{HEADER}S-{number};MoU;Partner {number};Japon;01/02/2017;Actif\n", encoding="utf-8")
    (fresh.inputs / "~$agreements.csv").write_text("lock")
    (fresh.inputs / "outside.csv").symlink_to("/etc/hostname")
    os.mkfifo(fresh.inputs / "pipe.csv")
    run = fresh.build("outputs/register/registers.json")
    assert not list(tmp_path.rglob("PWNED*"))
    assert all(name.encode("unicode_escape").decode() not in run.output for name in NAMES)
    records = "".join(
        path.read_text() for path in (fresh.root / ".snakemake" / "metadata").rglob("*") if path.is_file()
    )
    assert "csv" not in records

    agreements = pd.read_parquet(fresh.outputs / "register" / "agreements.parquet")
    assert set(agreements["agreement_id"]) == {"A-1", "A-2", *(f"S-{n}" for n in range(len(NAMES)))}
