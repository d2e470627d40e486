"""Cross checks of the settings: registers and scopes that exist, years that have begun, one currency."""

from collections.abc import Iterator, Mapping

from strandreport.model.registers import Register
from strandreport.model.settings import Settings

Found = Iterator[tuple[tuple[str | int, ...], str]]


def check_settings(settings: Settings, registers: Mapping[str, Register]) -> Found:
    """Place and message of whatever the settings name that does not exist, or that would be printed wrongly."""
    for i, name in enumerate(settings.required_registers):
        if name not in registers:
            yield ("required_registers", i), f"no register is called {name!r}"
    yield from _scopes(settings, registers)
    yield from _years(settings)
    yield from _currency(settings, registers)


def _scopes(settings: Settings, registers: Mapping[str, Register]) -> Found:
    """An institute without the register of denominators compares nothing per researcher."""
    scopes = registers["denominators"].column("scope").terms if "denominators" in registers else None
    for i, peer in enumerate(settings.peers):
        if scopes is not None and peer.scope and peer.scope not in scopes:
            yield ("peers", i), f"no scope of the register denominators is called {peer.scope!r}"


def _years(settings: Settings) -> Found:
    """Some year must have begun: nothing can be said of years to come, least of all that they were empty."""
    first, last, as_of = settings.first_year, settings.last_year, settings.as_of
    if last < first:
        yield ("last_year",), "last_year lies before first_year"
    elif as_of.year < first:
        yield ("as_of",), f"the cut-off day {as_of} lies before first_year {first}: no year has begun on it"


def _currency(settings: Settings, registers: Mapping[str, Register]) -> Found:
    """Amounts are printed in one currency; none is converted into it but by the rates of a register's columns."""
    own = settings.reporting_currency
    others = [
        f"{register.name}.{column.name} ({column.unit})"
        for register in registers.values()
        for column in register.columns
        if column.type == "money" and column.unit not in ("", own)
    ]
    if others:
        kept = f"amounts are kept in another currency than {own} by {', '.join(others)}"
        yield ("reporting_currency",), f"{kept}; set reporting_currency to theirs, or change their unit"
