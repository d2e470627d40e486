"""What belongs to a confidential agreement is as confidential as the agreement, wherever it is written."""

ACCORDS = "N° d'accord;Instrument;Partenaire;Pays;Statut;Thématiques;Diffusion;Embargo jusqu'au;Renouvelle\n"
PARTNERS = "N° d'accord;Nom du partenaire;Partie\n"


def test_themes_and_partners_of_a_confidential_agreement_are_confidential(build):
    built = build(
        {
            "accords.csv": ACCORDS
            + "A1;AGR;X;Portugal;actif;INF;confidentiel;;\n"
            + "A2;AGR;Y;Portugal;actif;INF;;01/06/2030;\n"
            + "A3;AGR;Z;Portugal;actif;INF;;;A1\n",
            "signataires.csv": PARTNERS + "A1;X;étranger\nA2;Y;étranger\nA3;Z;étranger\n",
        }
    )
    for name in ("agreements", "agreement_themes", "agreement_partners"):
        rows = built.table(name).set_index("agreement_id").sort_index()
        assert list(rows["visibility"]) == ["restricted", "public", "public"], name
        assert [str(day) for day in rows["embargo_until"].dropna()] == ["2030-06-01"], name


def test_a_row_stricter_than_what_it_belongs_to_stays_so(build):
    built = build(
        {
            "accords.csv": ACCORDS + "A1;AGR;X;Portugal;actif;INF;interne;;\n",
            "credits.csv": "N° d'accord;Année;Payeur;Nature du montant;Montant;Diffusion\n"
            "A1;2019;own;paid;5;confidentiel\nA1;2018;own;paid;5;publique\n",
        }
    )
    assert sorted(built.table("agreement_funding")["visibility"]) == ["internal", "restricted"]
