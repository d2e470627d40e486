"""What a note is about: ``country=BR``, ``partner=...``, ``theme=...``, ``unit=...``, as somebody types it."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from strandreport.model.errors import BuildError
from strandreport.model.likeness import likeness, nearest
from strandreport.model.spelling import canonical
from strandreport.report.notes.material import Material

COUNTRY, PARTNER, THEME, UNIT = "country", "partner", "theme", "unit"
KINDS = (COUNTRY, PARTNER, THEME, UNIT)
SHOWN = 5
THEMES = ("agreement_themes", "theme")
ALIASES = {"EL": "GR", "UK": "GB"}


@dataclass(frozen=True)
class Subject:
    """One country, partner, theme or unit: the code or name that registers have, and its name by language."""

    kind: str
    value: str
    label: Mapping[str, str] = field(compare=False)

    @property
    def id(self) -> str:
        """A name for files: ``country-BR``, ``partner-instituto-do-tejo``."""
        plain = unicodedata.normalize("NFKD", self.value).encode("ascii", "ignore").decode("ascii")
        slug = re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")
        return f"{self.kind}-{slug if self.kind == COUNTRY else slug.lower()}"


def find_subjects(wish: str, material: Material) -> list[Subject]:
    """The subjects of a wish such as ``country=BR,JP``; only countries may be several.

    Raises:
        BuildError: for a kind or a name that does not exist, with what looks like it.
    """
    kind, _, typed = wish.partition("=")
    if kind not in KINDS or not typed.strip():
        raise BuildError(f"{wish}: write what the note is about as KIND=NAME; the kinds are {', '.join(KINDS)}.")
    known = _known(kind, material)
    names = typed.split(",") if kind == COUNTRY else [typed]
    return list(dict.fromkeys(_find(kind, name.strip(), known) for name in names if name.strip()))


def country(code: str, material: Material) -> Subject:
    """The subject of an ISO code."""
    words = material.project.reference.countries[code]
    return Subject(COUNTRY, code, {name: words[name] for name in ("en", "fr")})


def _find(kind: str, typed: str, known: Mapping[str, tuple[Subject, ...]]) -> Subject:
    exact = known.get(canonical(typed), ())
    part = {one for name, found in known.items() for one in found if len(typed) > 3 and canonical(typed) in name}
    found = exact or (tuple(part) if kind != COUNTRY else ())
    if len(found) == 1:
        return found[0]
    if found:
        names = sorted({one.value for one in found})
        more = ", ..." if len(names) > SHOWN else ""
        raise BuildError(f"{kind}={typed}: this may be {', '.join(names[:SHOWN])}{more}. Write one of them in full.")
    raise BuildError(_unknown(kind, typed, known))


def _unknown(kind: str, typed: str, known: Mapping[str, tuple[Subject, ...]]) -> str:
    """That nothing is called so, with what looks like it: among codes and the names of all languages."""
    said = f"{kind}={typed}: the registers and reference tables know no such {kind}."
    names = {name: one for item in known.values() for one in item for name in one.label.values()}
    like = nearest(typed, sorted(names))
    if like:
        return f"{said} Did you mean {like}? Then write {kind}={names[like].value}."
    some = [_example(one) for one in _likest(typed, known)]
    if not some:
        return f"{said} They have none at all."
    return f"{said} There are {len({one for item in known.values() for one in item})}, among them {'; '.join(some)}."


def _likest(typed: str, known: Mapping[str, tuple[Subject, ...]]) -> list[Subject]:
    """Some subjects to show what names look like: those that one of their names is likest to what was typed."""
    ranked = sorted(known, key=lambda name: (-likeness(typed, name), name))
    return list(dict.fromkeys(one for name in ranked for one in known[name]))[:SHOWN]


def _example(one: Subject) -> str:
    label = one.label["en"]
    return label if label == one.value else f"{one.value} ({label})"


def _known(kind: str, material: Material) -> dict[str, tuple[Subject, ...]]:
    """Everything that a subject can be called."""
    found: dict[str, tuple[Subject, ...]] = {}
    for name, subject in {COUNTRY: _countries, PARTNER: _partners, THEME: _themes, UNIT: _units}[kind](material):
        key = canonical(name)
        if subject not in found.get(key, ()):
            found[key] = (*found.get(key, ()), subject)
    return found


def _countries(material: Material) -> Iterator[tuple[str, Subject]]:
    for code, words in material.project.reference.countries.items():
        one = country(code, material)
        other = [name for name, iso in ALIASES.items() if iso == code]
        for name in (code, words["iso3"], words["en"], words["fr"], *words.get("aliases", ()), *other):
            yield name, one


def _partners(material: Material) -> Iterator[tuple[str, Subject]]:
    for name in partner_names(material):
        yield name, Subject(PARTNER, name, {"en": name, "fr": name})


def partner_names(material: Material) -> list[str]:
    """Every partner but ourselves that an agreement, a declared collaboration or a project names."""
    rows, own = material.rows, set(material.project.settings.self_organisations)
    names: Iterable[str | None] = (
        *(row["partner_name"] for row in rows["agreements"]),
        *(row["partner_name"] for row in rows["agreement_partners"] if row["side"] == "foreign"),
        *(row["partner_name"] for row in rows["collaborations"]),
        *(row["org_name"] for row in rows["participations"] if row["org_id"] not in own),
    )
    return sorted({name for name in names if name})


def _themes(material: Material) -> Iterator[tuple[str, Subject]]:
    register, column = THEMES
    declared = material.project.registers.get(register)
    terms = next((one.terms for one in declared.columns if one.name == column), {}) if declared else {}
    names = {code: name for name, code in material.project.theme_codes.items()}
    for code, term in terms.items():
        one = Subject(THEME, code, term.label)
        for name in (code, *term.label.values(), *term.spellings, *filter(None, [names.get(code)])):
            yield name, one


def _units(material: Material) -> Iterator[tuple[str, Subject]]:
    for code, row in material.units.items():
        label = f"{code} {row['name']}" if row["name"] else code
        one = Subject(UNIT, code, {"en": label, "fr": label})
        for name in filter(None, (code, row["name"], label)):
            yield name, one
