"""Of which day a file is, by its own word or its sender's: no clock and no disk is asked, so an old copy stays old."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from strandreport.report.context.handover import Handover
from strandreport.report.context.words import Words


def dated(file: Mapping[str, Any], handover: Handover, words: Words) -> str:
    """When its rows were extracted, when it was saved, when it was received, as far as somebody says so."""
    extracted = [_day(day, words) for day in file["extracted_on"]]
    received = {
        item["received_on"]
        for item in handover.returns
        if item["received_on"] and file["content"] in [*item["contents"], *item["older"]]
    }
    said = [
        words.text("notes.dated.extracted" if len(extracted) == 1 else "notes.dated.extracted_between",
                   first=extracted[0], last=extracted[-1]) if extracted else "",
        words.text("notes.dated.saved", day=_day(file["saved_on"], words)) if file["saved_on"] else "",
        words.text("notes.dated.received", day=_day(max(received), words)) if received else "",
    ]  # fmt: skip
    return ", ".join(part for part in said if part) or words.text("notes.dated.unknown")


def _day(day: str, words: Words) -> str:
    return words.short_day(date.fromisoformat(day))
