"""The settings of a project: ``config/config.yaml``, with overrides from the command line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Words = Mapping[str, str]


@dataclass(frozen=True)
class Limits:
    """What one spreadsheet may cost: size in MiB, memory of its reader in MiB, seconds, cells.

    Up to ``compared_cells`` two independent readers read it and must agree.
    """

    file_mebibytes: int
    memory_mebibytes: int
    seconds: int
    cells: int
    compared_cells: int


@dataclass(frozen=True)
class Peer:
    """An institution that we compare with; ``scope`` is what the register of denominators calls it, if it does."""

    id: str
    label: Words
    organisations: tuple[str, ...]
    scope: str


@dataclass(frozen=True)
class Licence:
    """Under what terms the figures may be used again: its short name, its title, the address of its text."""

    name: str
    title: str
    path: str


@dataclass(frozen=True)
class Sample:
    """A file, or one sheet of it, that holds a part only: ``holds`` says which, in each language.

    Indicators that count rows of which it holds all are ``complete_for``.
    """

    file: str
    holds: Words
    sheet: str
    complete_for: tuple[str, ...]


@dataclass(frozen=True)
class Settings:
    """Who reports, on what period, for whom, and how far the data go (``as_of``)."""

    institute: Words
    institute_short: str
    self_organisations: tuple[str, ...]
    strategy: str
    edition: str
    as_of: date
    first_year: int
    last_year: int
    window: str
    languages: tuple[str, ...]
    reporting_currency: str
    standing: str
    strict: bool
    audience: str
    print_batches: int
    limits: Limits
    required_registers: tuple[str, ...]
    invented_folders: tuple[str, ...]
    peers: tuple[Peer, ...] = ()
    contact: str = ""
    licence: Licence | None = None
    samples: tuple[Sample, ...] = ()


# all that a page shows of an edition and that can be given on the command line
SHOWN = (
    *("as_of", "audience", "contact", "edition", "first_year", "last_year", "reporting_currency", "standing"),
    *("strategy", "window"),
)


def as_typed(settings: Settings, names: Iterable[str]) -> dict[str, str]:
    """Some settings as they are typed on the command line; none that is not set."""
    values = {name: getattr(settings, name) for name in names}
    typed = {name: value.isoformat() if isinstance(value, date) else str(value) for name, value in values.items()}
    return {name: value for name, value in typed.items() if value}


def parse_settings(data: Mapping[str, Any]) -> Settings:
    """Settings from data that the JSON Schema has accepted."""
    return Settings(
        institute=data["institute"]["name"],
        institute_short=data["institute"]["short"],
        self_organisations=tuple(data["self_organisations"]),
        strategy=data["strategy"],
        edition=data["edition"],
        as_of=date.fromisoformat(data["as_of"]),
        first_year=data["first_year"],
        last_year=data["last_year"],
        window=data["window"],
        languages=tuple(data["languages"]),
        reporting_currency=data["reporting_currency"],
        standing=data["standing"],
        strict=data["strict"],
        audience=data["audience"],
        print_batches=data["print_batches"],
        limits=Limits(**data["limits"]),
        required_registers=tuple(data["required_registers"]),
        invented_folders=tuple(data["invented_folders"]),
        peers=tuple(map(_peer, data.get("peers", []))),
        contact=data.get("contact", ""),
        licence=Licence(**data["licence"]) if "licence" in data else None,
        samples=tuple(map(_sample, data.get("samples", []))),
    )


def _peer(data: Mapping[str, Any]) -> Peer:
    return Peer(data["id"], data["label"], tuple(data["organisations"]), data.get("scope", ""))


def _sample(data: Mapping[str, Any]) -> Sample:
    return Sample(data["file"], data["holds"], data.get("sheet", ""), tuple(data.get("complete_for", ())))
