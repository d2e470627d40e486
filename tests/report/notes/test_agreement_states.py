"""How an agreement stands on the cut-off day: renewed only by what was agreed, over only when it ended."""

from dataclasses import replace
from datetime import date

import pytest

from strandreport.report.notes.agreement_tables import decision
from strandreport.report.notes.agreements import next_to_end, read_agreement
from strandreport.report.notes.chosen import Chosen
from strandreport.report.notes.lines import three_lines
from strandreport.report.notes.material import Days
from strandreport.report.notes.subjects import country

START, END, LATER = date(2016, 1, 1), date(2021, 1, 1), date(2030, 1, 1)
RENEWAL = Days(date(2018, 1, 1), date(2022, 1, 1), by_rule=False, chain="", is_known=True)


def row(number="A", **cells):
    plain = {"agreement_id": number, "status": "active", "partner_name": f"Partner {number}", "instrument": "AGR"}
    return {**plain, "termination_date": None, "renewed_from": None, **cells}


@pytest.fixture
def registered(material):
    """A function: the agreements of a register of some rows, each with the days in which it binds."""

    def register(*rows, days=()):
        known = {one["agreement_id"]: Days(START, END, by_rule=False, chain="", is_known=True) for one in rows}
        rows_of = {**material.rows, "agreements": rows, "agreement_partners": ()}
        handover = replace(material.handover, withheld={})
        told = replace(material, handover=handover, rows=rows_of, days={**known, **dict(days)})
        return told, [read_agreement(one, told) for one in rows]

    return register


def lines(material, agreements, words):
    chosen = Chosen(tuple(agreements), (), (), (), (), (), ())
    return "".join(run["text"] for run in three_lines(country("BR", material), chosen, [], {}, material, words)[0])


def test_talks_on_a_renewal_renew_nothing(registered):
    _, (old, new) = registered(row("A"), row("B", status="negotiation", renewed_from="A"))
    assert (old.state, new.state) == ("in_force", "negotiation")
    assert next_to_end([old, new]) is old


def test_an_agreed_renewal_that_has_begun_leaves_no_end_to_decide(registered):
    _, (old, new) = registered(row("A"), row("B", renewed_from="A"), days=[("B", RENEWAL)])
    assert (old.state, old.in_force, new.state) == ("renewed", True, "in_force")
    assert next_to_end([old, new]) is new


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        ({"status": "terminated", "termination_date": date(2019, 2, 1)}, RENEWAL),
        ({"status": "suspended"}, RENEWAL),
        ({}, replace(RENEWAL, end=date(2018, 12, 31))),
        ({}, replace(RENEWAL, end=END)),
        ({}, replace(RENEWAL, start=START)),
        ({}, replace(RENEWAL, is_known=False)),
    ],
    ids=["terminated", "suspended", "over", "ends no later", "began no later", "not readable"],
)
def test_what_does_not_go_on_after_an_agreement_does_not_renew_it(registered, cells, days):
    known, (old, _) = registered(row("A"), row("B", renewed_from="A", **cells), days=[("B", days)])
    assert old.state == "in_force"
    assert next_to_end([old]) is old


def test_no_agreement_renews_itself_nor_one_that_renews_it(registered):
    _, (own,) = registered(row("A", renewed_from="A"))
    assert own.state == "in_force"
    _, (old, new) = registered(row("A", renewed_from="B"), row("B", renewed_from="A"), days=[("B", RENEWAL)])
    assert (old.state, new.state) == ("renewed", "in_force")


def test_an_open_agreement_is_renewed_by_one_in_force_and_an_open_one_renews_any(registered):
    opened = replace(RENEWAL, end=None)
    for days in ([("A", replace(opened, start=START)), ("B", RENEWAL)], [("B", opened)]):
        _, (old, _) = registered(row("A"), row("B", renewed_from="A"), days=days)
        assert old.state == "renewed"


def test_a_renewal_that_begins_after_the_cut_off_renews_nothing_yet(registered):
    later = Days(LATER, None, by_rule=False, chain="", is_known=True)
    _, (old, new) = registered(row("A"), row("B", renewed_from="A"), days=[("B", later)])
    assert (old.state, new.state) == ("in_force", "later")


def test_what_is_renewed_already_is_not_called_open(registered, all_words):
    """Guards: an agreement whose renewal another unit signed, alone in the note of its own unit."""
    known, (old, new) = registered(row("A"), row("B", renewed_from="A"), days=[("B", RENEWAL)])
    words = all_words["en"]
    assert lines(known, [old], words) == "One agreement or joint structure is in force and renewed already."
    assert decision([old], known, words) == "What is in force is renewed already"
    unended = replace(new, days=replace(new.days, end=None))
    assert lines(known, [unended], words) == "One agreement or joint structure is in force; its end is open."
    assert decision([old, unended], known, words) == "No agreement in force has an end still to be decided"


def test_a_terminated_agreement_is_over_from_the_day_of_its_termination(registered):
    known, (over, kept) = registered(
        row("A", status="terminated", termination_date=date(2019, 12, 31)),
        row("B", status="terminated", termination_date=date(2020, 1, 1)),
    )
    assert known.as_of == date(2019, 12, 31)
    assert (over.state, over.in_force) == ("ended", False)
    assert (kept.state, kept.in_force, kept.last_day) == ("in_force", True, date(2020, 1, 1))


def test_the_last_to_end_is_one_that_has_ended(registered, all_words):
    """Talks and suspended agreements have a planned end, which is none that has come."""
    known, agreements = registered(
        row("A", termination_date=date(2018, 5, 4), status="terminated"),
        row("B", status="suspended"),
        row("C", status="negotiation"),
    )
    assert lines(known, agreements, all_words["en"]) == (
        "No agreement is in force; the last one, with Partner A, ended on 4\u00a0May\u00a02018."
    )
    assert lines(known, agreements[1:], all_words["en"]) == "No agreement is in force."


def test_none_is_said_of_all_agreements_only_where_the_audience_may_see_all(registered, material, all_words):
    """Guards: a public note that says a register has no agreement, though it has a confidential one."""
    known, agreements = registered(row("B", status="suspended"))
    hiding, words = replace(known, handover=material.handover), all_words["en"]
    assert lines(known, [], words) == "No agreement is in the register."
    assert lines(hiding, [], words) == "The register has no agreement that this edition may show."
    assert lines(hiding, agreements, words) == "No agreement is in force that this edition may show."
    assert decision(agreements, known, words) == "No agreement is in force"
    assert decision(agreements, hiding, words) == "No agreement is in force that this edition may show"
    _, over = registered(row("A", termination_date=date(2018, 5, 4), status="terminated"))
    assert lines(hiding, over, words).startswith("No agreement is in force that this edition may show; the last one")
    _, talks = registered(row("C", status="negotiation"))
    assert decision(talks, hiding, words).endswith("none is in force that this edition may show")
    assert lines(hiding, [], all_words["fr"]).startswith("Le registre ne contient aucun accord")
