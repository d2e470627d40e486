"""Agreements as a note shows them: who signed what until when as bars on years, as a table, and what comes next."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from strandreport.report import formatting
from strandreport.report.context.words import Words
from strandreport.report.notes.agreements import (
    ENDED,
    IN_FORCE,
    LATER,
    NEGOTIATED,
    Agreement,
    next_to_end,
    nothing_to_decide,
)
from strandreport.report.notes.material import Material
from strandreport.report.notes.room import MOST_AGREEMENTS, shortened
from strandreport.report.notes.times import Times

MOST_PARTNERS = 2
SOON = 365
COLUMNS = ("partner", "instrument", "subject", "signed", "ends", "state")


def shown(agreements: Sequence[Agreement], most: int = MOST_AGREEMENTS) -> list[Agreement]:
    """What a note lists: what is signed by the cut-off day or negotiated, as many as it has room for."""
    return [item for item in agreements if item.state != LATER][:most]


def agreements_part(agreements: Sequence[Agreement], most: int, material: Material, words: Words) -> dict[str, Any]:
    """Heading, bars, table and what is left out."""
    listed = shown(agreements, most)
    return {
        "heading": decision(agreements, material, words),
        "chart": _chart(listed, material, words),
        "table": _table(listed, material, words) if listed else None,
        "notes": _notes(agreements, listed, material, words),
    }


def decision(agreements: Sequence[Agreement], material: Material, words: Words) -> str:
    """What has to be decided next, as far as days tell it."""
    next_one = next_to_end(agreements)
    in_force = [item for item in agreements if item.in_force]
    if next_one is not None and next_one.last_day:
        known = {
            "partner": next_one.partners[0],
            "instrument": _instrument(next_one, material, words),
            "day": words.day(next_one.last_day),
        }
        is_soon = (next_one.last_day - material.as_of).days <= SOON
        return words.text(f"note.decision.{'soon' if is_soon else 'ends'}", **known)
    if in_force:
        return words.text(f"note.decision.{nothing_to_decide(in_force)}")
    if any(item.state == NEGOTIATED for item in agreements):
        return words.text(material.none_key("note.decision.negotiated"))
    return words.text(material.none_key("note.decision.none"))


def _table(listed: Sequence[Agreement], material: Material, words: Words) -> dict[str, Any]:
    heads = [{"text": words.text(f"note.head.{name}"), "numeric": False} for name in COLUMNS]
    rows = [{"cells": _cells(item, material, words), "strong": item is next_to_end(listed)} for item in listed]
    return {
        "caption": words.text("note.caption.agreements", day=words.day(material.as_of)),
        "heads": heads,
        "rows": rows,
    }


def _cells(item: Agreement, material: Material, words: Words) -> list[str]:
    signed = item.row["signature_date"]
    return [
        _partners(item, words),
        _instrument(item, material, words),
        item.row["title"] or formatting.NONE,
        words.short_day(signed) if signed and signed <= material.as_of else formatting.NONE,
        _end(item, words),
        words.text(f"note.state.{item.state}"),
    ]


def _partners(item: Agreement, words: Words) -> str:
    names = [shortened(name) for name in item.partners]
    if len(names) > MOST_PARTNERS:
        names = [*names[:MOST_PARTNERS], words.counted("note.more_partners", len(names) - MOST_PARTNERS)]
    return words.text("separator").join(names)


def _end(item: Agreement, words: Words) -> str:
    if item.state == NEGOTIATED and item.last_day is None:
        return formatting.NONE
    if not item.days.is_known:
        return words.text("note.end.unknown")
    if item.last_day is None:
        return words.text("note.end.open")
    by_rule = item.days.by_rule and item.last_day == item.days.end
    return words.text("note.end.by_rule" if by_rule else "note.end.stated", day=words.short_day(item.last_day))


def _instrument(item: Agreement, material: Material, words: Words) -> str:
    return material.term("agreements", "instrument", item.row["instrument"], words.language)


def _notes(agreements: Sequence[Agreement], listed: Sequence[Agreement], material: Material, words: Words) -> list[str]:
    """What the table leaves out, and what its signs mean."""
    notes = []
    if any(item.days.by_rule for item in listed):
        notes.append(words.text("note.by_rule"))
    later = sum(item.state == LATER for item in agreements)
    rest = len(agreements) - later - len(listed)
    if rest:
        notes.append(words.counted("note.more_agreements", rest))
    if later:
        notes.append(words.counted("note.later", later, day=words.day(material.as_of)))
    return notes


def _chart(listed: Sequence[Agreement], material: Material, words: Words) -> dict[str, Any] | None:
    """Bars from start to end on years that hold them all; None where no agreement has a known start."""
    drawn = [item for item in listed if item.days.start]
    if not drawn:
        return None
    first = max(min(item.days.start.year for item in drawn if item.days.start), material.as_of.year - 8)
    ends = [item.last_day.year for item in drawn if item.last_day]
    last = min(max([material.as_of.year + 1, *ends]), material.as_of.year + 8)
    times = Times(date(first, 1, 1), date(last + 1, 1, 1))
    counts = Counter(item.state for item in drawn)
    return {
        "kind": "terms",
        "key": "agreements",
        "title": decision(listed, material, words),
        "desc": words.text(
            "note.chart.terms", total=len(drawn), in_force=counts[IN_FORCE], day=words.day(material.as_of)
        ),
        "ticks": times.ticks(),
        "cut_off": {"at": times.of(material.as_of), "label": words.text("note.chart.cut_off")},
        "rows": [_bar(item, times, material, words) for item in drawn],
    }


def _bar(item: Agreement, times: Times, material: Material, words: Words) -> dict[str, Any]:
    end = item.last_day
    return {
        "label": item.partners[0],
        "detail": _instrument(item, material, words),
        "start": times.of(item.days.start or material.as_of),
        "end": times.of(end) if end else 1.0,
        "is_open": end is None,
        "began_before": bool(item.days.start and item.days.start < times.first),
        "ends_after": bool(end and end > times.last),
        "is_over": item.state in (ENDED, "renewed"),
        "word": words.short_day(end) if end else words.text("note.end.open"),
    }
