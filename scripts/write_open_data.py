"""The edge of the rule write_open_data."""

from pathlib import Path

from strandreport.model.job import job
from strandreport.model.project import load_project
from strandreport.model.start import OUTPUTS, TEMPLATES
from strandreport.report.open_data import write_open_data


def main(overrides: dict[str, str]) -> None:
    write_open_data(load_project(Path.cwd(), overrides), TEMPLATES, OUTPUTS)


if __name__ == "__main__":
    with job(snakemake.log[0], OUTPUTS):
        main(snakemake.config)
