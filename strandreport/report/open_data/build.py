"""Write the open data of an edition: the tables, their description, and the list of these files."""

from pathlib import Path

from strandreport.model.catalogue import load_catalogue
from strandreport.model.files import sha256_of, to_json, write_atomically, write_json
from strandreport.model.project import Project
from strandreport.model.published import DATA_PACKAGE
from strandreport.report.context.handover import read_handover
from strandreport.report.context.kinds import OVERALL
from strandreport.report.context.reports import list_reports
from strandreport.report.context.samples import with_samples
from strandreport.report.context.standing import notice
from strandreport.report.context.words import Words
from strandreport.report.open_data.csv_text import csv_of
from strandreport.report.open_data.description import data_package
from strandreport.report.open_data.peers import peers_tables
from strandreport.report.open_data.tables import tables

FOLDER = "data"


def write_open_data(project: Project, templates: Path, outputs: Path) -> None:
    """Write ``outputs/report/data/*.csv``, ``datapackage.json`` beside them, and ``outputs/report/open_data.json``."""
    handover = read_handover(project, outputs)
    project = with_samples(project, handover)
    all_words = {name: Words(load_catalogue(templates, name)) for name in project.settings.languages}
    overall = next(report for report in list_reports(project, handover) if report.id == OVERALL)
    listed_tables = [*tables(project, handover, all_words), *peers_tables(project, outputs / "measure", all_words)]
    files = [(table, f"{table.name}.csv", csv_of(table)) for table in listed_tables]
    told = notice(overall.feed, project, next(iter(all_words.values())))
    description = to_json(data_package(files, project, told, all_words)).encode("utf-8")
    report, listed = outputs / "report", [(DATA_PACKAGE, description), *((name, data) for _, name, data in files)]
    for name, data in listed:
        write_atomically(report / FOLDER / name, data)
    rows = [{"name": name, "file": f"{FOLDER}/{name}", "sha256": sha256_of(data)} for name, data in sorted(listed)]
    write_json(report / "open_data.json", {"files": rows})
