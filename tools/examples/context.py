"""The numbers that rates need and no other register holds: staff, resources, units that answered, other institutes."""

from collections.abc import Iterator, Sequence

from examples.table import Table, table


def denominators() -> Table:
    """Numbers that rates are over."""
    headers = ("Year", "Measure", "Scope", "Number", "Amount (EUR)", "Status of the value", "As of", "Source")
    return table("", headers, list(_denominators()))


def _denominators() -> Iterator[Sequence[str | int | None]]:
    for i, year in enumerate(range(2016, 2020)):
        status = "Final" if year < 2019 else "Semi-final"
        as_of = f"31/12/{year}"
        yield [year, "Researchers (headcount)", "Staff of the institute", 2180 - 9 * i, None, status, as_of, "invented"]
        yield [year, "Permanent recruits", "Staff of the institute", 72 - i, None, status, as_of, "invented"]
        yield [year, "Publications", "People in its units", 15_200 + 540 * i, None, status, as_of, "invented"]
        yield [year, "Units asked", "People in its units", 281 - 2 * i, None, status, as_of, "invented"]
        yield [year, "Units that answered", "People in its units", 236 + 6 * i, None, status, as_of, "invented"]
        yield [
            year,
            "External resources",
            "Staff of the institute",
            None,
            291_000_000 + 9_000_000 * i,
            status,
            as_of,
            "invented",
        ]
        yield [
            year,
            "Receipts from the European Union",
            "Staff of the institute",
            None,
            52_000_000 + 3_000_000 * i,
            status,
            as_of,
            "invented",
        ]
    yield [2020, "Publications", "People in its units", "about 17,100", None, "Estimated", "30/06/2020", "invented"]
    yield [2020, "Units asked", "People in its units", 273, None, "Provisional", "30/06/2020", "invented", "two fields"]
    for i, year in enumerate(range(2016, 2020)):
        for measure, number in (
            ("Vacancies published", 210 + 8 * i),
            ("Vacancies on EURAXESS", 96 + 21 * i),
            ("Vacancies in English", 51 + 14 * i),
        ):
            yield [year, measure, "Staff of the institute", number, None, "Final", f"31/12/{year}", "invented"]
        health = 196_000_000 + 11_000_000 * i
        yield [year, "EU health funding to France", "France", None, health, "Final", f"31/12/{year}", "invented"]
    # headcounts of others, for numbers per researcher: orders of magnitude alone
    for scope, number in (("CNRS", 15_600), ("Institut Pasteur", 600), ("CEA", 6_100), ("France", 178_000),
                          ("European Union", 1_900_000)):  # fmt: skip
        for i, year in enumerate(range(2016, 2020)):
            count, as_of = number + number // 100 * i, f"31/12/{year}"
            yield [year, "Researchers (headcount)", scope, count, None, "Final", as_of, "invented"]


def national_copublications() -> Table:
    """What the whole country publishes with others: one number a year and country, each growing at its own pace."""
    headers = ("Année", "Pays ou territoire", "Co-publications nationales", "Source")
    paces = (("Brésil", 3_120, 4), ("Allemagne", 14_260, 2), ("Royaume-Uni", 14_930, 2), ("États-Unis", 19_870, 2))
    rows = [
        [year, land, first + first * pace * (year - 2016) // 100, "inventé"]
        for land, first, pace in paces
        for year in range(2016, 2020)
    ]
    return table("", headers, rows)
