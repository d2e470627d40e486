"""The edge of the rule write_annexes: the figures for other programs, of all reports together and of each by itself."""

from pathlib import Path

from strandreport.model.job import job
from strandreport.model.project import load_project
from strandreport.model.start import OUTPUTS, own_templates
from strandreport.report.annex import write_annexes
from strandreport.report.open_data import write_open_data
from strandreport.report.report_data import write_report_data


def main(overrides: dict[str, str]) -> None:
    project, templates = load_project(Path.cwd(), overrides), own_templates()
    write_annexes(project, templates, OUTPUTS)
    write_open_data(project, templates, OUTPUTS)
    write_report_data(project, templates, OUTPUTS)


if __name__ == "__main__":
    with job(snakemake.log[0], OUTPUTS):
        main(snakemake.config)
