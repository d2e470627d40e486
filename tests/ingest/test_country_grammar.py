"""Countries by code, name and alias; what may be several, or is no more, is refused with the choices."""

import csv

import pytest

from strandreport.ingest.cells import decode
from strandreport.ingest.country_grammar import country_key, country_words, parse_country
from strandreport.model.findings import Code
from strandreport.model.project import load_project
from tests.conftest import ROOT

REFERENCE = load_project(ROOT).reference
COUNTRIES = country_words(REFERENCE)
SHARED = ROOT.parent / "shared" / "data"

KNOWN = {
    "FR": ["FR", "fr", "FRA", "France", " FRANCE ", "FR\u200b", "La France"],
    "NA": ["NA", "Namibia", "Namibie", "NAM"],
    "GB": ["UK", "GB", "U.K.", "Royaume-Uni", " Royaume Uni ", "United Kingdom", "England", "Écosse", "Great Britain"],
    "GR": ["EL", "GR", "Grèce", "Greece", "Hellas"],
    "XK": ["XK", "Kosovo", "Kosovo*", "Kosovo (UNSCR 1244)"],
    "CI": ["Côte d’Ivoire", "Cote d'Ivoire", "COTE D'IVOIRE", "Côte-d'Ivoire", "Ivory Coast", "CIV"],
    "KR": ["Corée du Sud", "South Korea", "Republic of Korea", "Korea, Rep.", "Korea (South)", "République de Corée"],
    "KP": ["Corée du Nord", "North Korea", "DPRK", "RPD Corée"],
    "CD": ["RDC", "R.D.C.", "RD Congo", "DR Congo", "Congo-Kinshasa", "Congo (Kinshasa)", "Congo, Dem. Rep."],
    "CG": ["Congo-Brazzaville", "Congo (Brazzaville)", "République du Congo", "Congo, Rep."],
    "US": ["États-Unis", "Etats Unis", "USA", "U.S.A.", "U. S. A.", "United States of America", "US", "U.S."],
    "VN": ["Viêt Nam", "Vietnam", "Viet-Nam", "Viet Nam"],
    "TW": ["Taïwan", "Taiwan", "Chinese Taipei", "Taiwan, Province of China"],
    "NL": ["Pays-Bas", "Netherlands", "The Netherlands", "Holland", "Hollande", "Netherlands (the)"],
    "DE": ["Allemagne", "germany", "Deutschland", "République fédérale d'Allemagne", "l'Allemagne"],
    "CZ": ["Tchéquie", "République tchèque", "Czech Republic", "Czechia"],
    "MK": ["Macédoine du Nord", "North Macedonia", "FYROM"],
    "GE": ["Georgia", "Géorgie"],
    "GN": ["Guinée-Conakry", "GN"],
    "GQ": ["Guinée équatoriale", "Equatorial Guinea"],
    "TR": ["Türkiye", "Turkey", "Turquie"],
    "RU": ["Fédération de Russie", "Russian Federation"],
    "IR": ["Iran (Islamic Republic of)", "Iran, Islamic Republic of"],
    "VE": ["Venezuela, RB"],
    "CN": ["P.R. China", "Chine", "Peoples R China", "République populaire de Chine"],
    "HK": ["Hong Kong", "Hong-Kong"],
    "PS": ["Palestine", "State of Palestine"],
    "TT": ["Trinidad and Tobago", "Trinité et Tobago"],
    "LA": ["LA", "Laos", "Lao PDR"],
    "ET": ["ET", "Éthiopie"],
    "AD": ["AND", "Andorre"],
    "IS": ["IS", "Islande"],
    "SZ": ["Swaziland", "Eswatini"],
    "CV": ["Cap-Vert", "Cabo Verde"],
    "TL": ["Timor oriental", "Timor-Leste"],
    "CA": ["Canada"],
    "SK": ["Slovak Republic", "Slovaquie"],
}
REFUSED = {
    Code.AMBIGUOUS_COUNTRY: {
        "Congo": "CD CG",
        "CONGO": "CD CG",
        "Korea": "KR KP",
        "Corée": "KR KP",
        "Guinée": "GN GW GQ PG",
        "la Guinée": "GN GW GQ PG",
        "Îles Vierges": "VG VI",
    },
    Code.FORMER_COUNTRY: {
        "Zaïre": "CD",
        "Zaire": "CD",
        "Yougoslavie": "BA HR ME MK RS SI XK",
        "Ex-Yougoslavie": "BA HR ME MK RS SI XK",
        "URSS": "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ",
        "U.R.S.S.": "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ",
        "Tchécoslovaquie": "CZ SK",
        "Serbie-et-Monténégro": "RS ME",
        "CS": "CZ SK RS ME",
        "RDA": "DE",
        "Haute-Volta": "BF",
        "Antilles néerlandaises": "BQ CW SX",
    },
    Code.UNKNOWN_COUNTRY: dict.fromkeys(
        (
            "DE;HU",
            "FR/DE",
            "ZZ",
            "МА",
            "Europe",
            "Amérique",
            "EU",
            "Îles",
            "France, Italie",
            "xxxxxxx",
        ),
        "",
    ),
}


def parse(word):
    return parse_country(decode("s" + word), COUNTRIES)


def test_the_table_holds_at_least_eighty_spellings():
    assert sum(len(words) for words in KNOWN.values()) + sum(len(words) for words in REFUSED.values()) >= 120


@pytest.mark.parametrize(("word", "code"), [(word, code) for code, words in KNOWN.items() for word in words])
def test_a_country_is_known_by_code_name_and_alias(word, code):
    assert parse(word).value == code


@pytest.mark.parametrize(
    ("word", "problem", "choices"), [(w, problem, c) for problem, words in REFUSED.items() for w, c in words.items()]
)
def test_what_is_not_one_country_of_today_is_refused_with_the_choices(word, problem, choices):
    parsed = parse(word)
    assert (parsed.value, parsed.problem) == (None, problem)
    for language in ("en", "fr"):
        text = dict(parsed.expected).get(f"label_{language}", "")
        assert [part.partition(" ")[0] for part in text.split({"en": " or ", "fr": " ou "}[language]) if part] == (
            choices.split()
        )


def test_the_choices_of_an_ambiguous_name_are_named_in_each_language():
    assert dict(parse("Congo").expected) == {
        "label_en": "CD (Congo - Kinshasa) or CG (Congo - Brazzaville)",
        "label_fr": "CD (Congo-Kinshasa) ou CG (Congo-Brazzaville)",
    }


def test_no_spelling_of_the_table_leads_to_two_countries():
    """What several rows of the table share would be refused; only names declared ambiguous or former may be."""
    declared = {country_key(name) for name in (*REFERENCE.ambiguous_countries, *REFERENCE.former_countries)}
    assert set(COUNTRIES.refused) == declared


def test_every_choice_and_successor_is_a_country():
    tables = (*REFERENCE.ambiguous_countries.values(), *REFERENCE.former_countries.values())
    assert {code for codes in tables for code in codes} <= set(REFERENCE.countries)


def test_every_country_is_known_by_its_codes_and_its_names():
    missed = {
        word
        for code, names in REFERENCE.countries.items()
        for word in (code, names.get("iso3", code), names["en"], names["fr"])
        if parse(word).value != code
    }
    assert missed == {"Guinea", "Guinée"}


@pytest.fixture(scope="module")
def cordis():
    if not SHARED.is_dir():
        pytest.skip("../shared/data is not here")
    with (SHARED / "reference" / "cordisref-countries.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def wanted(row):
    return row["euCode"] if row["isoCode"] == "NULL" else row["isoCode"]


@pytest.mark.shared
def test_all_codes_and_english_and_french_names_of_cordis_are_known(cordis):
    missed = {
        word
        for row in cordis
        for word in (row["euCode"].strip(), wanted(row), *([row["name"]] if row["language"] in ("en", "fr") else []))
        if parse(word).value != wanted(row)
    }
    # two names are cut off in the file itself, and Clipperton has no code of ISO 3166-1
    cut, without_code = {"Saint-Christophe-et-", "Îles Turks-et-"}, {"CP", "Clipperton"}
    assert missed == {"Congo", "Guinea", "Guinée", *cut, *without_code}


@pytest.mark.shared
def test_no_name_of_cordis_in_any_language_leads_to_another_country(cordis):
    wrong = {
        (row["name"], parse(row["name"]).value) for row in cordis if parse(row["name"]).value not in (None, wanted(row))
    }
    # German gives both parts of that island one name
    assert wrong == {("St. Martin", "MF")}
