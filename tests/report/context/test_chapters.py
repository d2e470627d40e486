"""Chapters on geography and programmes show figures by country and by stage as they are, and leave nothing out."""

from dataclasses import replace

import pytest

from strandreport.model.figures import SUPPRESSED
from strandreport.report.charts import load_tokens
from strandreport.report.charts.outlines import load_outlines
from strandreport.report.context.by_country import ByCountry, Country, country_table
from strandreport.report.context.country_maps import finding, map_block, ranking
from strandreport.report.context.handover import read_handover
from strandreport.report.rendering import render_page
from tests.report.context.series_of import series_of
from tests.report.project_folder import TEMPLATES, agreement, participation, plain, project

CHAPTERS = """
geography:
  home: FR
  reports:
    overall:
      maps:
        - {base: world, indicator: T01, strand: bilateral_cooperation, period: latest}
        - {base: europe, indicator: T01, strand: bilateral_cooperation, period: latest}
programmes:
  strand: european_programmes
  reports: [overall, european_programmes]
  funnel:
    period: total
    stages:
      - {label: {en: All, fr: Tous}, number: P04}
      - {label: {en: Led, fr: Pilotés}, number: P06, number_rate: P07}
  calls:
    - {label: {en: Led projects, fr: Projets pilotés}, short: {en: Led, fr: Pilotés}, sure: P06}
  against: []
"""
ABROAD = {"Brésil": 3, "Allemagne": 2, "Italie": 2, "Malte": 1, "Israël": 1}


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = plain(tmp_path_factory.mktemp("chapters") / "folder", tmp_path_factory.mktemp("store"))
    (folder.path / "config" / "chapters.yaml").write_text(CHAPTERS, encoding="utf-8")
    names = [country for country, count in ABROAD.items() for _ in range(count)]
    folder.agreements(*(agreement(f"A{i}", 2016 + i % 3, Pays=country) for i, country in enumerate(names)))
    folder.build()
    return folder


def of_countries(levels, held_back=()):
    """An indicator by country: years by country, the last shown."""
    series = series_of({2018: 5, 2019: 9}, total=14)
    countries = []
    for code, (before, now) in levels.items():
        figures = {
            str(year): replace(series.years[i], breakdown="country", breakdown_value=code, numerator=number)
            for i, (year, number) in enumerate(((2018, before), (2019, now)))
        }
        if code in held_back:
            figures["2019"] = replace(figures["2019"], state=SUPPRESSED, numerator=None)
        countries.append(Country(code, code, figures, figures.get("2019")))
    known = sorted(countries, key=lambda one: (-(one.level or 0), one.name))
    return ByCountry(series, "2019", tuple(known), None)


def test_equal_countries_share_a_rank_and_the_next_one_counts_them_all():
    found = of_countries({"BR": (1, 7), "DE": (1, 5), "IT": (1, 5), "JP": (0, 2), "US": (4, 0)})
    assert [(rank, country.code) for rank, country in found.ranked] == [(1, "BR"), (2, "DE"), (2, "IT"), (4, "JP")]


@pytest.mark.parametrize(
    ("left_out", "said"),
    [(0, "; most: BR (9), DE (5) and IT (2)"), (2, "; most: BR (9) and DE (5)"), (3, "; most: BR (9)"), (4, "")],
)
def test_no_country_is_said_to_have_most_that_rows_left_out_could_place_behind_another(words, left_out, said):
    found = of_countries({"BR": (1, 9), "DE": (1, 5), "IT": (1, 2)})
    doubted = replace(found, series=replace(found.series, left_out=left_out))
    assert finding(doubted, words["en"]).endswith(f"3 countries or territories{said}")


def test_rows_that_could_not_be_judged_or_name_no_country_are_in_doubt_too(words):
    found = of_countries({"BR": (1, 9), "DE": (1, 5), "IT": (1, 2)})
    nowhere = Country("", "", {}, replace(found.countries[0].shown, numerator=3, n_rows=3))
    assert finding(replace(found, other=nowhere), words["en"]).endswith("most: BR (9)")
    unjudged = replace(found.countries[0], shown=replace(found.countries[0].shown, n_unresolved=1))
    told = finding(replace(found, countries=(unjudged, *found.countries[1:])), words["en"])
    assert f"most: BR ({words['en'].doubted('9', 1)})" in told


def test_classes_never_part_equal_countries_and_none_is_empty():
    levels = {f"C{i}": (0, number) for i, number in enumerate((9, 9, 9, 9, 9, 4, 3, 2, 1, 1))}
    classes = [[country.level for country in part] for part in of_countries(levels).classes]
    assert classes == [[1, 1], [2], [3], [4, 9, 9, 9, 9, 9][::-1]]
    assert [len(part) for part in of_countries({"A": (0, 3), "B": (0, 3)}).classes] == [2]
    assert of_countries({"A": (1, 0)}).classes == []


def test_a_number_that_is_held_back_is_in_no_class_and_no_rank_and_is_told_as_such(words, built):
    found = of_countries({"BR": (1, 7), "DE": (1, 1)}, held_back=["DE"])
    assert [country.code for part in found.classes for country in part] == ["BR"]
    rows = [row["cells"] for row in country_table(found, words["en"], built.project(), {})["rows"]]
    assert rows == [["1", "BR", "1", "7", "–"], ["–", "DE", "1", "too few", "–"]]


def test_a_map_block_has_every_country_in_its_table_and_says_which_have_most(built):
    wide, _ = built.context("overall")["geography"]["maps"]
    assert [row["cells"] for row in wide["table"]["rows"]] == [
        ["1", "Brazil", "1", "2", "3", "3"],
        ["2", "Germany", "1", "2", "2", "2"],
        ["2", "Italy", "1", "1", "2", "2"],
        ["4", "Israel", "0", "0", "1", "1"],
        ["4", "Malta", "0", "1", "1", "1"],
    ]
    assert (
        wide["finding"]
        == "Agreements in force: 5 countries or territories; most: Brazil (3), Germany (2) and Italy (2)"
    )
    assert wide["period"] == "End of 2019"


def test_a_map_of_europe_names_what_it_does_not_reach_and_what_its_edge_cuts(built):
    _, europe = built.context("overall", "fr")["geography"]["maps"]
    assert europe["lines"] == ["Coupé par le bord de cette carte : Israël (1).", "Hors de cette carte : Brésil (3)."]


def test_a_ranking_never_parts_equal_countries_unless_all_are_equal(words):
    levels = {f"C{i}": (1, 9 - i if i < 3 else 2) for i in range(14)}
    assert [
        len(ranking("key", of_countries(of), words["en"])["rows"]) for of in (levels, dict.fromkeys(levels, (1, 1)))
    ] == [3, 12]


def test_the_numbers_of_a_map_are_figures_of_the_breakdown(built):
    wide, _ = built.context("overall")["geography"]["maps"]
    named = {row["code"]: row["value"]["figure"] for row in wide["chart"]["rows"]}
    assert named["BR"] == "T01.bilateral_cooperation.2019.BR"


def test_every_map_bears_the_note_on_borders_in_its_language(built):
    for language, words_of_the_note in (("en", "no official recognition"), ("fr", "ni reconnaissance")):
        page = render_page(built.context("overall", language), TEMPLATES)
        assert page.count(words_of_the_note) == 2


def test_a_funnel_takes_its_rate_from_the_indicator_that_is_declared_for_it(built):
    chapter = built.context("european_programmes")["programmes"]
    assert chapter["funnel"]["table"]["rows"] == [
        {"cells": ["All", "44", "–", "–", "–"], "strong": False},
        {"cells": ["Led", "7", "15.9%", "–", "–"], "strong": False},
    ]
    [panel] = chapter["funnel"]["chart"]["panels"]
    assert panel["rates"] == ["", "15.9%"]


def test_calls_by_year_say_what_the_last_year_has(built):
    calls = built.context("overall")["programmes"]["calls"]
    assert calls["finding"] == "Call of 2019: Led 2"
    assert [row["cells"] for row in calls["table"]["rows"]] == [
        ["2016", "1"],
        ["2017", "2"],
        ["2018", "2"],
        ["2019", "2"],
    ]


def test_headings_of_funnel_and_calls_tell_what_could_not_be_judged(tmp_path, store):
    folder = plain(tmp_path / "folder", store)
    # in the second panel the row that can't be judged may be of either: it is one row all the same
    twice = "sure: P06, open: P04}\n    - {label: {en: S, fr: M}, short: {en: Same, fr: Mêmes}, sure: P06, open: P06}"
    chapters = CHAPTERS.replace("sure: P06}", twice)
    (folder.path / "config" / "chapters.yaml").write_text(chapters, encoding="utf-8")
    numbers = [(str(100 + i), 2016 + i % 4) for i in range(8)]
    # whether we coordinate project 107, of 2019, can't be read
    roles = ["coordinator"] * 4 + ["participant"] * 3 + ["a role that nobody knows"]
    ours = [participation(number, role) for (number, _), role in zip(numbers, roles, strict=True)]
    folder.cordis([project(number, year) for number, year in numbers], ours)
    folder.build()
    english, french = (folder.context("european_programmes", name)["programmes"] for name in ("en", "fr"))
    assert english["funnel"]["finding"] == "Proposals: 8 all, 4 led (plus up to 1 row unresolved)"
    unread = "(plus up to 1 row unresolved)"
    assert english["calls"]["finding"] == f"Call of 2019: Led 1–3 {unread}; Same 1–2 {unread}"
    assert french["calls"]["finding"].endswith("1\u00a0à\u00a02 (plus 1 ligne au plus, non tranchée)")


def test_a_report_without_declared_chapters_has_none(built):
    context = built.context("bilateral_cooperation")
    assert (context["geography"], context["programmes"]) == (None, None)


def test_a_map_of_an_indicator_that_the_strategy_does_not_have_is_left_out(built, words):
    project = built.project()
    [choice, _] = project.chapters.geography["overall"].maps
    ground = load_tokens(TEMPLATES).outlines["world"]
    assert map_block(replace(choice, indicator="C03"), ground, project, None, words["en"]) is None


def test_countries_with_a_note_lead_to_it_on_the_screen_and_a_page_without_notes_says_nothing(built, words):
    project, handover = built.project(), read_handover(built.project(), built.outputs)
    choice, outlines = project.chapters.geography["overall"].maps[0], load_outlines(TEMPLATES)
    known = replace(handover, noted={"BR": "country-BR"})
    block = map_block(choice, outlines["world"], project, known, words["fr"])
    links = {row["cells"][1]: row.get("link") for row in block["table"]["rows"]}
    assert links["Brésil"]["href"] == "country-BR.fr.html"
    assert links["Allemagne"] is None
    assert "sur le site" in block["links"]
    assert "links" not in map_block(choice, outlines["world"], project, handover, words["fr"])


def test_links_to_notes_stand_on_no_paper(built, words):
    context = built.context("overall")
    table = context["geography"]["maps"][0]["table"]
    table["rows"][0]["link"] = {"cell": 1, "href": "country-BR.en.html", "text": "note", "label": "Brazil: note"}
    page = render_page(context, TEMPLATES)
    assert '<a class="screen-only" href="country-BR.en.html" aria-label="Brazil: note">note</a>' in page
