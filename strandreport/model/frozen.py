"""Figures frozen to a file (``config/frozen/*.json``), one line each, against which later builds are compared.

The id of the file is the sum of what it says, so that a figure changed by hand is noticed.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from strandreport.model.config_file import schema_problems
from strandreport.model.errors import ConfigError
from strandreport.model.figures import GROWTH, VALUE, Figure, growth_rate
from strandreport.model.files import sha256_of, to_json
from strandreport.model.project_files import SCHEMAS
from strandreport.model.settings import Settings

FOLDER = "frozen"
ID_LENGTH = 12


@dataclass(frozen=True)
class FrozenFigure:
    """A figure as it was: its parts, and the days of its period as ISO texts (none before ``start`` of a total)."""

    kind: str
    numerator: int | None
    denominator: int | None
    n_years: int | None
    state: str
    is_partial: bool
    start: str
    end: str

    @property
    def value(self) -> Fraction | None:
        """The value as a fraction, money in minor units; None without one."""
        if self.state != VALUE or self.numerator is None or self.denominator == 0:
            return None
        if self.kind == GROWTH:
            return growth_rate(self.numerator, self.denominator or 1, self.n_years or 1)
        return Fraction(self.numerator, self.denominator or 1)

    @property
    def parts(self) -> tuple[object, ...]:
        """What the value is made of."""
        return (self.kind, self.numerator, self.denominator, self.n_years, self.state)


@dataclass(frozen=True)
class Frozen:
    """All figures of one edition."""

    id: str
    edition: str
    as_of: date
    strategy: str
    audience: str
    build: str
    figures: Mapping[str, FrozenFigure]


def freeze_figures(figures: Iterable[Figure]) -> dict[str, FrozenFigure]:
    """Figures by name, as they are frozen."""
    return {figure.figure_id: _frozen(figure) for figure in sorted(figures, key=lambda figure: figure.figure_id)}


def frozen_bytes(figures: Iterable[Figure], facts: Mapping[str, str]) -> tuple[str, bytes]:
    """The id and the bytes of a file with some figures; ``facts`` say of which edition and build they are."""
    rows = {name: list(astuple(one)) for name, one in freeze_figures(figures).items()}
    frozen_id = _id({**facts, "figures": rows})
    head = [f" {json.dumps(key)}: {json.dumps(value)}," for key, value in {"id": frozen_id, **facts}.items()]
    lines = [f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in rows.items()]
    text = "\n".join(["{", *head, ' "figures": {', ",\n".join(lines), " }", "}", ""])
    return frozen_id, text.encode("utf-8")


def load_frozen(root: Path, settings: Settings) -> Frozen | None:
    """The newest figures frozen for the same strategy and audience, up to the cut-off date.

    Raises:
        ConfigError: if a file is not as it was written.
    """
    found = [_read(path) for path in sorted((root / "config" / FOLDER).glob("*.json"))]
    wanted = (settings.strategy, settings.audience)
    fitting = [one for one in found if (one.strategy, one.audience) == wanted and one.as_of <= settings.as_of]
    return max(fitting, key=lambda one: (one.as_of, one.id), default=None)


def _frozen(figure: Figure) -> FrozenFigure:
    start = figure.period_start.isoformat() if figure.period_start else ""
    parts = (figure.kind, figure.numerator, figure.denominator, figure.n_years, figure.state)
    return FrozenFigure(*parts, figure.is_partial, start, figure.period_end.isoformat())


def _id(content: Mapping[str, Any]) -> str:
    return sha256_of(to_json({key: value for key, value in content.items() if key != "id"}).encode())[:ID_LENGTH]


def _read(path: Path) -> Frozen:
    place = f"config/{FOLDER}/{path.name}"
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ConfigError.at(place, 0, f"this is no JSON: {error}") from None
    for _, message in schema_problems(data, SCHEMAS / "frozen.json"):
        raise ConfigError.at(place, 0, message)
    if _id(data) != data["id"]:
        raise ConfigError.at(place, 0, "the figures are not those that were frozen: restore the file, or delete it")
    figures = {name: FrozenFigure(*row) for name, row in data["figures"].items()}
    return Frozen(**{**data, "as_of": date.fromisoformat(data["as_of"]), "figures": figures})
