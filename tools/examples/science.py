"""What units declare and publish: collaborations and publications, both as samples."""

import random

from examples.table import INVENTED, Row, Table, table
from examples.units import CODES

# Country and how many in a hundred declared collaborations: half in Europe, nearly a quarter in the United States
LANDS = {
    "États-Unis": 22, "Royaume-Uni": 11, "Allemagne": 10, "Italie": 8, "Espagne": 6, "Belgique": 5, "Suisse": 5,
    "Pays-Bas": 4, "Canada": 5, "Suède": 2, "Japon": 3, "Chine": 3, "Brésil": 3, "Israël": 2, "Australie": 2, "Inde": 1,
    "Tunisie": 2, "Maroc": 1, "Viêt Nam": 1, "Sénégal": 1, "Corée du Sud": 1, "Singapour": 1, "Portugal": 1,
}  # fmt: skip
PLACES = {"Europe": "Plaine Colline Rivage Vallée Forêt Lac Plateau Delta Cap Source Bocage Estuaire".split()}  # noqa: SIM905
KINDS = ("Université", "Institut de biologie", "Hôpital", "Centre de recherche", "Institut de génétique")
THEMES = ("Cancer", "Neurosciences", "Maladies infectieuses", "Génétique et génomique", "Immunologie et inflammation",
          "Vieillissement", "Santé publique", "Technologies pour la santé")  # fmt: skip
NATURES = ("Publication commune", "Recherche commune", "Échange d'échantillons ou de données", "Étude clinique",
           "Formation et encadrement")  # fmt: skip
COLLABORATIONS = ("Année", "Unité", "Organisme partenaire", "Pays", "Thématique", "Nature de la coopération")
SAMPLE = "échantillon : une coopération déclarée sur cent"
YEARLY = {2016: 60, 2017: 62, 2018: 63, 2019: 65}

# The last columns are those of an analysis tool and of the office, joined to the records
RECORD = ("UT", "DT", "TI", "SO", "C1", "DI", "PY", "TC", "Category Normalized Citation Impact", "Top 10%",
          "Agreement no.")  # fmt: skip
# Agreements that some publications with their country name, and the first year of such work
UNDER = {"Peoples R China": ("ACC-034", 2018), "Canada": ("ACC-040", 2018), "Japan": ("ACC-010", 2018),
         "Brazil": ("ACC-049", 2016), "Senegal": ("ACC-055", 2016), "Vietnam": ("ACC-056", 2016)}  # fmt: skip
AUTHORS = ("Publication", "Pays d'une adresse", "Premier auteur", "Dernier auteur", "Auteur correspondant")
SOUTH = ("Senegal", "Vietnam")
# Publications of the sample (one in two hundred) and, in a hundred, those with an address abroad
PUBLISHED = {2016: (76, 49), 2017: (79, 50), 2018: (82, 51), 2019: (84, 52), 2020: (43, 53)}
ABROAD = {
    "USA": 26, "England": 14, "Germany": 13, "Italy": 11, "Spain": 8, "Belgium": 7, "Switzerland": 8, "Netherlands": 7,
    "Canada": 7, "Sweden": 4, "Australia": 3, "Peoples R China": 5, "Japan": 4, "Brazil": 3, "Israel": 2, "India": 2,
    "Portugal": 2, "Denmark": 3, "Tunisia": 1, "Morocco": 1, "Algeria": 1, "Senegal": 1, "Vietnam": 1, "South Korea": 1,
    "Singapore": 1, "Taiwan": 1, "Scotland": 2,
}  # fmt: skip
# Subject of a publication and its themes
FIELDS = {
    "synaptic plasticity": ("Neurosciences",),
    "tumour heterogeneity": ("Cancer", "Génétique et génomique"),
    "antibody maturation": ("Immunologie et inflammation",),
    "insulin resistance": ("Maladies métaboliques chroniques",),
    "viral latency": ("Maladies infectieuses", "Immunologie et inflammation"),
    "vascular ageing": (
        "Vieillissement",
        "Circulation et maladies cardiovasculaires",
        "Maladies métaboliques chroniques",
    ),
    "gut microbiota": ("Maladies infectieuses",),
    "gene regulation": ("Génétique et génomique",),
    "stem cell niches": ("Thérapies régénérative et cellulaire",),
    "cohort follow-up": ("Santé publique", "Vieillissement"),
}
JOURNALS = ("INVENTED J BIOL", "INVENTED ANN MED", "INVENTED LETT GENET", "INVENTED REV NEUROL")


def collaborations_before(chance: random.Random) -> list[Table]:
    """Declared collaborations of 2016 to 2018, one sheet for each year."""
    sheets = []
    for year in (2016, 2017, 2018):
        titles = [f"Coopérations internationales déclarées par les unités, {year} ({SAMPLE})", INVENTED]
        sheets.append(table(str(year), COLLABORATIONS, _declared(year, YEARLY[year], chance), titles))
    sheets[0].put("D12", "Corée")
    sheets[0].grid.insert(34, list(sheets[0].headers))
    sheets[1].put("D9", None)
    sheets[1].hidden_rows = {20, 21}
    sheets[2].put("F15", "à préciser")
    sheets[2].put("B16", "U9999")
    return sheets


def collaborations_of_2019(seed: int, version: int) -> list[Table]:
    """The return for 2019; the second version has seven units more, and mends what the first had wrong."""
    rows = _declared(2019, YEARLY[2019], random.Random(seed))
    if version == 1:
        rows = rows[:-7]
        rows[4][5], rows[10][3] = "Étude clinique", "Belgique"
    titles = [f"Coopérations internationales déclarées par les unités, 2019 ({SAMPLE}), version {version}", INVENTED]
    sheet = table("2019", COLLABORATIONS, rows, titles)
    if version == 2:
        sheet.merges = ["A5:A12"]
        for number in range(6, 13):
            sheet.put(f"A{number}", None)
        sheet.note("Les unités en renouvellement n'ont pas répondu.")
    return [sheet]


def _declared(year: int, count: int, chance: random.Random) -> list[Row]:
    lands, weights = list(LANDS), list(LANDS.values())
    found: dict[tuple[str, ...], Row] = {}
    while len(found) < count:
        unit, land = chance.choice(CODES[:-1] if year < 2019 else CODES), chance.choices(lands, weights)[0]
        place = chance.choice(PLACES["Europe"])
        partner, nature = f"{chance.choice(KINDS)} {place} {chance.randint(1, 9)} (inventé)", chance.choice(NATURES)
        key = (unit, partner, land, nature)
        found.setdefault(key, [year, unit, partner, land, chance.choice(THEMES), nature])
    return sorted(found.values(), key=lambda row: (row[1], row[2], row[5]))


def publications(chance: random.Random) -> Table:
    """Records as Web of Science exports them, without names of authors."""
    rows: list[Row] = []
    for year, (count, share) in PUBLISHED.items():
        abroad = [i * 100 < share * count for i in range(count)]
        chance.shuffle(abroad)
        rows += [_record(chance, year, i, is_abroad) for i, is_abroad in enumerate(abroad)]
    rows[118][RECORD.index("C1")] = str(rows[118][RECORD.index("C1")]) + "; Inst Santé, Lagune, CÃ´te d'Ivoire"
    rows[203][RECORD.index("PY")] = "2018-19"
    rows[205][RECORD.index("TI")] = "Invented study of hÃ©patite"
    for i, row in enumerate(rows):
        row += [*_rank(i, is_abroad=";" in str(row[RECORD.index("C1")])), _agreement(row)]
    return table("", RECORD, rows)


def _agreement(row: Row) -> str | None:
    """The agreement that a publication names: that of the first country of its addresses that has one."""
    year, addresses = row[RECORD.index("PY")], str(row[RECORD.index("C1")])
    known = (number for land, (number, first) in UNDER.items() if f", {land}" in addresses and str(year) >= str(first))
    return next(known, None)


def themes_of_publications(records: Table) -> Table:
    """The themes of every fourth publication of a readable year, by its subject."""
    rows: list[Row] = []
    for record in records.grid[records.header_row :: 4]:
        subject = str(record[RECORD.index("TI")]).partition(" on ")[2]
        if isinstance(record[RECORD.index("PY")], int):
            rows += [[record[0], theme] for theme in FIELDS.get(subject, ())]
    return table("", ("Publication", "Thématique"), rows)


def _rank(i: int, *, is_abroad: bool) -> Row:
    """Normalised impact and rank of a publication: with partners abroad it is cited more; of some it is not known."""
    if i % 17 == 0:
        return [None, None]
    impact = round(0.35 + (i * 37 % 100) / (48 if is_abroad else 70), 2)
    return [f"{impact:.2f}", "yes" if impact > (2.1 if is_abroad else 1.7) else "no"]


def authors_of_the_south(records: Table) -> Table:
    """Where the authors of the publications with partners in the South write from, as a unit noted it down."""
    rows: list[Row] = []
    for record in records.grid[records.header_row :]:
        for land in SOUTH:
            if f", {land}" in str(record[RECORD.index("C1")]):
                first = len(rows) % 3 == 0
                rows.append([record[0], land, "oui" if first else "non", "non", "oui" if first else "non"])
    return table("", AUTHORS, rows)


def _record(chance: random.Random, year: int, i: int, is_abroad: bool) -> Row:
    number = f"EX{year}{i + 1:04d}"
    addresses = ["INSERM, Unite Inventee, Paris, France"]
    if is_abroad:
        lands = chance.choices(list(ABROAD), list(ABROAD.values()), k=chance.choice((1, 1, 1, 2, 2, 3, 5)))
        addresses += [_address(chance, land) for land in dict.fromkeys(lands)]
    kind = "Review" if chance.randrange(8) == 0 else "Article"
    title = f"Invented study {i + 1} of {year} on {chance.choice(tuple(FIELDS))}"
    cited = chance.randint(0, 12) * (2021 - year)
    return [f"WOS:{number}", kind, title, chance.choice(JOURNALS), "; ".join(addresses),
            f"10.5555/{number.lower()}", year, cited]  # fmt: skip


def _address(chance: random.Random, land: str) -> str:
    name = f"Invented Univ {chance.randint(1, 40)}"
    return f"{name}, Sampleton, NX 00000 USA" if land == "USA" else f"{name}, Sampleton, {land}"
