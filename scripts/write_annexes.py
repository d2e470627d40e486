"""The edge of the rule write_annexes, which writes the open data too: both are the figures for other programs."""

from pathlib import Path

from strandreport.model.job import job
from strandreport.model.project import load_project
from strandreport.model.start import OUTPUTS, TEMPLATES
from strandreport.report.annex import write_annexes
from strandreport.report.open_data import write_open_data


def main(overrides: dict[str, str]) -> None:
    project = load_project(Path.cwd(), overrides)
    write_annexes(project, TEMPLATES, OUTPUTS)
    write_open_data(project, TEMPLATES, OUTPUTS)


if __name__ == "__main__":
    with job(snakemake.log[0], OUTPUTS):
        main(snakemake.config)
