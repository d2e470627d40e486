"""Every text that a reader sees, by key and language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from strandreport.model.config_file import parse_yaml
from strandreport.model.errors import ConfigError

PLACEHOLDER = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
OPTIONAL = re.compile(r"\[\[(.+?)\]\]")
NOTHING = ("", "\N{EN DASH}")


@dataclass(frozen=True)
class Catalogue:
    """The texts of one language."""

    language: str
    texts: Mapping[str, str]

    def text(self, key: str, /, **values: object) -> str:
        """A text with its placeholders filled in.

        Raises:
            KeyError: for an unknown key, or a placeholder without a value.
        """
        return PLACEHOLDER.sub(lambda match: str(values[match[1]]), self.texts[key])

    def has(self, key: str) -> bool:
        """Whether the catalogue knows a key."""
        return key in self.texts


def load_catalogue(templates: Path, language: str) -> Catalogue:
    """Merge all files of ``templates/catalogue/<language>``; nested keys are joined by dots.

    Raises:
        ConfigError: if the language has no catalogue, or a key stands in two files.
    """
    folder = templates / "catalogue" / language
    texts: dict[str, str] = {}
    for path in sorted(folder.glob("*.yaml")):
        for key, text in flat_texts(parse_yaml(path.read_text(encoding="utf-8"), str(path)).data).items():
            if key in texts:
                raise ConfigError.at(path, 0, f"the text {key!r} stands in another file of this catalogue too")
            texts[key] = text
    if not texts:
        raise ConfigError.at(folder, 0, "there is no message catalogue for this language")
    return Catalogue(language, texts)


def settled(text: str, known: Mapping[str, str]) -> str:
    """A text whose parts between double brackets stay only where there is something to fill into all their blanks.

    >>> settled("Not read.[[ Perhaps {near}.]]", {"near": "Pays"}), settled("Not read.[[ Perhaps {near}.]]", {})
    ('Not read. Perhaps {near}.', 'Not read.')
    """
    return OPTIONAL.sub(
        lambda m: m[1] if all(known.get(name, "") not in NOTHING for name in placeholders(m[1])) else "", text
    )


def placeholders(text: str) -> frozenset[str]:
    """The names that a text asks for.

    >>> sorted(placeholders("{n} of {total}"))
    ['n', 'total']
    """
    return frozenset(PLACEHOLDER.findall(text))


def flat_texts(data: Any) -> dict[str, str]:
    """Nested texts by their whole key.

    >>> flat_texts({"page": {"of": "of"}})
    {'page.of': 'of'}
    """
    return dict(_flatten(data or {}, ""))


def _flatten(value: Any, prefix: str) -> list[tuple[str, str]]:
    if isinstance(value, dict):
        return [pair for key, inner in value.items() for pair in _flatten(inner, f"{prefix}.{key}" if prefix else key)]
    return [(prefix, str(value))]
