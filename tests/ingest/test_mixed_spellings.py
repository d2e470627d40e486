from strandreport.ingest.mixed_spellings import mixed_spellings


def told(*texts, values):
    cells = ["s" + text for text in texts]
    found = mixed_spellings(
        dict(zip(cells, values, strict=True)), cells, ("src", "S", "country"), ["C2", "C3", "C4", "C5"]
    )
    return [(finding.value, finding.cells, finding.count) for finding in found]


def test_a_country_spelled_three_ways_names_the_first_cell_of_each():
    assert told("France", "FRANCE", "FR", values=["FR", "FR", "FR"]) == [("France, FRANCE, FR", ("C2", "C3", "C4"), 3)]


def test_a_code_beside_a_name_is_usual():
    assert told("France", "FR", "Germany", values=["FR", "FR", "DE"]) == []


def test_two_codes_of_one_country_are_told():
    assert told("EL", "FR", "GR", values=["GR", "FR", "GR"]) == [("EL, GR", ("C2", "C4"), 2)]


def test_what_is_no_country_is_not_compared():
    assert told("a", "b", "c", values=[None, None, None]) == []
