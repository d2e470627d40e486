"""The first page tells only what statuses, proven directions and dates say; several strands stand side by side."""

import pytest

from strandreport.report.context.directions import Direction, direction
from strandreport.report.context.families import families, family_block
from strandreport.report.context.finding_groups import shortened
from strandreport.report.context.key_figures import key_figures
from strandreport.report.context.scorecard import cover_note
from strandreport.report.context.sentences import finding
from strandreport.report.context.verdicts import open_direction
from tests.report.context.series_of import goal, series_of
from tests.report.context.test_headings import FOLLOWED, OFF_TRACK, ON_TRACK
from tests.report.context.test_sentences import years
from tests.report.project_folder import agreement


def left_out(series, count):
    return type(series)(**{**vars(series), "left_out": count})


@pytest.mark.parametrize(("count", "said"), [(0, Direction.UP), (1, Direction.UP), (2, Direction.OPEN)])
def test_rows_left_out_could_turn_a_direction(count, said):
    series = left_out(series_of(years(1, 2, 3, 5)), count)
    assert direction(series, series.previous, series.latest) == said


def test_open_direction_is_two_values_in_the_heading_and_its_reason_in_the_line_below(words):
    series = left_out(series_of(years(1, 2, 3, 4)), 1)
    assert finding(series, words["en"]) == "Agreements: 4 in 2019; 3 in 2018"
    assert open_direction(series, words["en"]) == (
        "No direction is claimed: 1 row left out, without a date or unread could turn it."
    )
    assert "1 ligne écartée" in open_direction(series, words["fr"])


def test_proven_direction_needs_no_reason(words):
    assert open_direction(series_of(years(1, 2, 3, 4)), words["en"]) == ""
    assert open_direction(left_out(series_of(years(1, 2, 3, 5)), 1), words["en"]) == ""


def test_missed_target_is_no_heading_where_rows_left_out_could_meet_it(words):
    missed = series_of(years(20, 22, 24, 39), target=goal(2016, 2019, "40"))
    reached = series_of(years(20, 22, 24, 41), target=goal(2016, 2019, "40"))
    assert "short of the target" in finding(missed, words["en"])
    assert "target" not in finding(left_out(missed, 1), words["en"])
    assert finding(left_out(reached, 1), words["en"]) == finding(reached, words["en"])


def test_the_cover_counts_what_it_leaves_out_by_reason_as_the_scorecard_does(words):
    drawn = series_of(years(20, 22, 24, 39), target=goal(2016, 2020, "40"))
    kept = series_of(years(8, 8, 8, 8), target=goal(2016, 2020, "8"), better="keep")
    followed = series_of(years(1, 2, 3, 5))
    assert cover_note([drawn, kept, followed, followed], words["en"]) == (
        "Not drawn here: 2 without a target, 1 to be kept at its level. The scorecard has them all."
    )
    assert cover_note([drawn], words["en"]) == cover_note([followed], words["en"]) == ""


def test_key_figures_prefer_targets_and_take_axes_in_turns(words):
    series = [series_of(years(1, 2, 3, n), target=goal(2016, 2020, "9") if n % 2 else None) for n in range(1, 9)]
    named = [type(s)(**{**vars(s), "strand": "a" if i < 6 else "b"}) for i, s in enumerate(series)]
    shown = key_figures(named, [str(i) for i in range(8)], words["en"], {"a": "A", "b": "B"})
    assert [item["label"] for item in shown] == ["0", "1", "2", "4", "6", "7"]


def test_successes_and_concerns_are_judged_or_proven(built):
    first = built.context("european_programmes")["first"]
    assert first["successes"]["drafted"] == []
    assert first["concerns"]["drafted"] == [
        "Coordination rate: 18.2% in 2019, at risk with tolerance (illustrative target)"
    ]
    assert first["provisional"] == "Nothing: all rows that were received are counted."
    assert first["agrees"] == ""


def test_what_may_still_change_is_named(folder):
    folder.agreements(agreement("A1", 2016), agreement("A2", 2017, Pays="Nulle part"))
    folder.build()
    assert folder.context("bilateral_cooperation")["first"]["provisional"].endswith("not judged: T01.")


def test_indicator_of_several_strands_is_one_block(words, built):
    groups = families([FOLLOWED, ON_TRACK, OFF_TRACK])
    assert [len(group) for group in groups] == [3]
    project = built.project()
    known = [
        type(s)(**{**vars(s), "strand": name}) for s, name in zip(groups[0], project.strategy.strands, strict=False)
    ]
    block = family_block(known, words["en"], project)
    assert block["finding"] == "Agreements, strand by strand: up in 2, down in 1"
    assert [row["status"]["key"] for row in block["strands"]] == ["notarget", "ontrack", "offtrack"]
    assert block["strands"][0]["href"].endswith(f".en.html#X1.{known[0].strand}")


def test_long_value_is_shortened_at_a_name():
    assert shortened("a, b") == "a, b"
    assert (
        shortened(", ".join(["Origine de la fin"] * 9)) == "Origine de la fin, Origine de la fin, Origine de la fin, …"
    )
    assert len(shortened("x" * 500)) <= 64


def test_breakdown_is_in_words_and_only_where_there_is_more_than_one_part(folder):
    rows = [agreement(f"A{i}", 2019, Pays="Brésil" if i else "Inde") for i in range(3)]
    folder.agreements(*rows)
    folder.build()
    block = folder.context("bilateral_cooperation", "fr")["indicators"][0]
    assert {part["text"] for part in block["breakdowns"]} == {"Brésil 2 · Inde 1"}
    folder.agreements(*rows[1:])
    folder.build()
    assert folder.context("bilateral_cooperation", "fr")["indicators"][0]["breakdowns"] == []


def test_return_that_is_due_and_never_came_is_said_at_the_top(folder):
    heads = ("Retour", "Dû par", "Registre", "Volet", "Période", "Attendu le", "Nom du fichier")
    due = ("sejours", "RH", "people_flows", "talent", "2019", "31/01/2019", "sejours*.csv")
    folder.csv("retours.csv", heads, [dict(zip(heads, due, strict=True))])
    folder.build()
    facts = {item["term"]: item["text"] for item in folder.context("overall")["standing"]}
    assert facts["Returns"].startswith("0 of 1 return received; ")
