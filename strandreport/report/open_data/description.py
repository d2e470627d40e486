"""The description of the open data for machines: a Tabular Data Package with columns, keys, licence and sums."""

from collections.abc import Mapping, Sequence
from typing import Any

from strandreport.model.files import sha256_of
from strandreport.model.project import Project
from strandreport.report.context.words import Words
from strandreport.report.open_data.tables import Field, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
TABLE_PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"

AllWords = Mapping[str, Words]


def data_package(files: Sequence[tuple[Table, str, bytes]], project: Project, notice: str, all_words: AllWords) -> Any:
    """The description of some tables, each with the name and the bytes of its file."""
    settings, first = project.settings, project.settings.languages[0]
    said = {name: words.text("open.title", edition=settings.edition) for name, words in all_words.items()}
    package = {
        "$schema": PROFILE,
        "name": f"figures-{settings.edition.lower().replace(' ', '-')}",
        "title": said[first],
        "titles": said,
        **_described(all_words, "open.description"),
        "version": settings.edition,
        "created": f"{settings.as_of.isoformat()}T00:00:00Z",
        "contributors": [{"title": settings.institute[first], "roles": ["publisher"]}],
        "resources": [_resource(table, path, data, all_words) for table, path, data in files],
    }
    if notice:
        package["notice"] = notice
    if settings.licence:
        licence = settings.licence
        package["licenses"] = [{"name": licence.name, "title": licence.title, "path": licence.path}]
    if settings.contact:
        package["contact"] = settings.contact
    return package


def _resource(table: Table, path: str, data: bytes, all_words: AllWords) -> dict[str, Any]:
    return {
        "name": table.name,
        "path": path,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{sha256_of(data)}",
        **_described(all_words, f"open.table.{table.name}"),
        "schema": {
            "$schema": TABLE_PROFILE,
            "fieldsMatch": "exact",
            "fields": [_field(field, all_words) for field in table.fields],
            "primaryKey": list(table.key),
            "missingValues": [""],
            **({"foreignKeys": [_link(name, to) for name, to in table.links.items()]} if table.links else {}),
        },
    }


def _field(field: Field, all_words: AllWords) -> dict[str, Any]:
    key, language = _without_language(field.name, all_words)
    form = {"trueValues": ["true"], "falseValues": ["false"]} if field.type == "boolean" else {}
    told = _described(all_words, f"open.field.{key}")
    return {
        "name": field.name,
        "type": field.type,
        **form,
        **told,
        **({"language": language} if language else {}),
        **({"constraints": {"required": True}} if field.is_required else {}),
    }


def _without_language(name: str, all_words: AllWords) -> tuple[str, str]:
    stem, _, last = name.rpartition("_")
    return (stem, last) if stem and last in all_words else (name, "")


def _described(all_words: AllWords, key: str) -> dict[str, Any]:
    """A text in the first language, as programs look for it, and in all of them."""
    said = {name: words.text(key) for name, words in all_words.items()}
    return {"description": next(iter(said.values())), "descriptions": said}


def _link(name: str, table: str) -> dict[str, Any]:
    return {"fields": [name], "reference": {"resource": table, "fields": [name]}}
