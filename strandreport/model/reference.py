"""Reference tables that many registers use: countries and their spellings, exclusions from coordination counts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from strandreport.model.currencies import Currencies, parse_currencies
from strandreport.model.settings import Words
from strandreport.model.world_regions import WorldRegions, parse_world_regions


@dataclass(frozen=True)
class Explained:
    """A term of the glossary: what it means, and other spellings by which it is recognised."""

    term: Words
    means: Words
    also: tuple[str, ...]


@dataclass(frozen=True)
class Reference:
    """The tables, each by its key.

    ``countries`` maps the ISO 3166 alpha-2 code to names and aliases, ``ambiguous_countries`` a name to the codes that
    it may mean, ``former_countries`` the name of one that is no more to its successors, ``coordination_exclusions`` a
    framework to the beginnings of funding schemes that are individual grants, whose projects nobody coordinates,
    ``instrument_years`` an instrument to the years that an agreement lasts that states no end, ``commentary_headings``
    a kind of subject to its sections, and these to their headings in each language; ``glossary`` explains terms.
    """

    countries: Mapping[str, Mapping[str, Any]]
    ambiguous_countries: Mapping[str, tuple[str, ...]]
    former_countries: Mapping[str, tuple[str, ...]]
    coordination_exclusions: Mapping[str, tuple[str, ...]]
    instrument_years: Mapping[str, int]
    currencies: Currencies
    commentary_headings: Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]]
    glossary: Mapping[str, Explained]
    world_regions: WorldRegions


def parse_reference(data: Mapping[str, Any]) -> Reference:
    """Reference tables from data that the JSON Schemas have accepted."""
    exclusions = data["coordination_exclusions"]["frameworks"]
    return Reference(
        countries=data["countries"]["countries"],
        ambiguous_countries={name: tuple(codes) for name, codes in data["countries"]["ambiguous"].items()},
        former_countries={name: tuple(codes) for name, codes in data["countries"].get("former", {}).items()},
        coordination_exclusions={name: tuple(prefixes) for name, prefixes in exclusions.items()},
        currencies=parse_currencies(data["currencies"]),
        world_regions=parse_world_regions(data["world_regions"]),
        instrument_years={name: term["years"] for name, term in data["instrument_terms"]["instruments"].items()},
        commentary_headings={
            kind: {key: {name: tuple(texts) for name, texts in words.items()} for key, words in sections.items()}
            for kind, sections in data["commentary"].items()
        },
        glossary={
            name: Explained(entry["term"], entry["means"], tuple(entry.get("also", [])))
            for name, entry in data["glossary"]["terms"].items()
        },
    )
