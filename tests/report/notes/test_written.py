"""Where somebody wrote about a country, a note says their words and whose they are; else what rules compose, marked."""


def said(lines):
    return ["".join(run["text"] for run in line) for line in lines]


def test_lines_that_somebody_wrote_stand_in_place_of_the_composed_ones_with_their_name(note):
    told = note("country=JP")["note"]
    assert said(told["lines"])[0] == "We have two agreements: 1 with Japan."
    assert [run["text"] for run in told["lines"][0] if run["strong"]] == ["two"]
    assert told["drafted"].startswith("Text: Ada Sample, head of office")
    assert told["drafted"].endswith("The edition with its figures is a draft and not signed.")


def test_decision_and_visits_are_told_beside_what_the_registers_say(note):
    told = note("country=JP")["note"]
    assert said(told["agreements"]["written"]) == ["Open talks with Butantan."]
    visits = next(part for part in told["facts"] if part["title"] == "Visits and meetings")
    assert (visits["written"], visits["lines"]) == (["Next: October, Sao Paulo"], [])


def test_a_country_that_nobody_wrote_about_has_composed_lines_marked_so(note):
    told = note("country=BR")["note"]
    assert told["drafted"].startswith("Composed by the program")
    assert told["agreements"]["written"] == []


def test_a_text_in_one_language_is_named_in_the_other_and_not_translated(note):
    told = note("country=JP", "fr")["note"]
    assert told["drafted"].startswith("Phrases compos")
    assert any("autre langue" in line or "pas dans cette langue" in line for line in told["notes"])
