"""Write the blank forms of a project."""

from collections.abc import Sequence
from pathlib import Path

from strandreport.model.blank_forms import Stamp, version_of
from strandreport.model.catalogue import Catalogue, load_catalogue
from strandreport.model.files import sha256_of, write_atomically, write_json
from strandreport.model.forms import Form
from strandreport.model.project import Project
from strandreport.model.spelling import canonical
from strandreport.report.annex.workbook import sheet_names
from strandreport.report.blank_forms.explain import explain_fields
from strandreport.report.blank_forms.texts import guide, lists
from strandreport.report.blank_forms.workbook import BlankForm, workbook_bytes

LIST, FOLDER = "forms.json", "forms"


def list_blank_forms(project: Project, templates: Path, report: Path) -> None:
    """Write the blank forms of all languages of a project, and the list of them that the site is put together from."""
    written = write_blank_forms(project, templates, report / FOLDER, project.settings.languages)
    forms = [{**row, "file": f"{FOLDER}/{row['file']}"} for row in written]
    write_json(report / LIST, {"forms": forms})


def write_blank_forms(
    project: Project, templates: Path, folder: Path, languages: Sequence[str]
) -> list[dict[str, str]]:
    """Write ``<form>.<language>.xlsx`` for every form that offices fill: form, language, file and sum of each."""
    written = []
    for language in languages:
        words = load_catalogue(templates, language)
        for form in sorted(project.forms.values(), key=lambda form: form.id):
            if form.fill:
                name, data = f"{form.id}.{language}.xlsx", blank_form(form, project, words)
                write_atomically(folder / name, data)
                written.append({"form": form.id, "language": language, "file": name, "sha256": sha256_of(data)})
    return written


def blank_form(form: Form, project: Project, words: Catalogue) -> bytes:
    """The workbook of a form in the language of some words."""
    language = words.language
    fields = explain_fields(form, project, words)
    stamp = Stamp(form.id, language, version_of(form, project.registers))
    beside = (words.text("blank.guide.name"), words.text("blank.lists.name"))
    name = sheet_names([*beside, project.registers[form.register].label[language]])[-1]
    listed = lists(fields, words)
    remarks = words.text("blank.remarks")
    blank = BlankForm(
        name=name,
        title=form.label[language],
        stamp=str(stamp),
        fields=fields,
        remarks=remarks if canonical(remarks) in form.headers else "",
        guide=guide(form, fields, project, words, name).stamped(stamp),
        lists=listed.stamped(stamp) if listed else None,
        author=project.settings.institute[language],
        day=project.settings.as_of,
    )
    return workbook_bytes(blank, words)
