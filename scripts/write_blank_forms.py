"""The edge of the rule write_blank_forms."""

from pathlib import Path

from strandreport.model.job import job
from strandreport.model.project import load_project
from strandreport.model.start import OUTPUTS, own_templates
from strandreport.report.blank_forms import list_blank_forms


def main(overrides: dict[str, str]) -> None:
    list_blank_forms(load_project(Path.cwd(), overrides), own_templates(), OUTPUTS / "report")


if __name__ == "__main__":
    with job(snakemake.log[0], OUTPUTS):
        main(snakemake.config)
