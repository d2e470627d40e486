"""Every country lies in one region of the world, as the M49 classification has it."""

from datetime import date

import pytest

from strandreport.model.project import load_project
from strandreport.model.world_regions import parse_world_regions, world_region_problems
from tests.conftest import ROOT

DAY = date(2020, 1, 1)
SMALL = {
    "outside": ["AQ"],
    "regions": {
        "europe": {
            "en": "Europe", "fr": "Europe", "m49": "150",
            "sub_regions": {"western": {"en": "West", "fr": "Ouest", "m49": "155", "countries": ["DE", "FR"]}},
        }
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def project():
    return load_project(ROOT)


def countries_in(project, name):
    regions = project.reference.world_regions
    return {country for country, found in (*regions.region.items(), *regions.sub_region.items()) if found == name}


def test_every_country_lies_in_one_region_but_antarctica(project):
    assert set(project.reference.countries) - set(project.reference.world_regions.region) == {"AQ"}
    assert {len(project.reference.world_regions.labels)} == {5 + 17}


@pytest.mark.parametrize(
    ("group", "region", "apart"),
    [
        ("south_east_asia", "south_eastern_asia", set()),
        # parts of France are France in the group; M49 has them where they lie
        ("sub_saharan_africa", "sub_saharan_africa", {"RE", "TF", "YT"}),
        # Kosovo has no entry in M49: it stands with its neighbours as a region, and is in no group
        ("europe", "europe", {"XK"}),
    ],
)
def test_groups_that_refer_to_the_classification_have_its_countries(project, group, region, apart):
    assert countries_in(project, region) - project.groups.members(group, DAY) == apart
    assert project.groups.members(group, DAY) <= countries_in(project, region)


def test_a_country_has_its_region_and_its_sub_region():
    regions = parse_world_regions(SMALL)
    assert (regions.region["FR"], regions.sub_region["FR"]) == ("europe", "western")


@pytest.mark.parametrize(
    ("countries", "found"),
    [
        (["AQ", "DE", "FR"], []),
        (["AQ", "DE", "FR", "IT"], ["IT stands in no region and not in 'outside'"]),
        (["AQ", "DE"], ["no country has the code 'FR'"]),
    ],
)
def test_a_country_that_lies_nowhere_or_is_unknown_is_named(countries, found):
    assert [message for _, message in world_region_problems(SMALL, countries)] == found


def test_a_country_in_two_regions_is_named_at_its_place():
    twice = {**SMALL, "outside": ["AQ", "FR"]}
    place = ("regions", "europe", "sub_regions", "western", "countries", 1)
    assert world_region_problems(twice, ["AQ", "DE", "FR"]) == [(place, "FR stands in outside too")]
