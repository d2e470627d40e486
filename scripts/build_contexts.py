"""The edge of the rule build_contexts."""

from pathlib import Path

from strandreport.model.job import job
from strandreport.model.project import load_project
from strandreport.model.start import OUTPUTS, own_templates
from strandreport.report.context import build_contexts
from strandreport.report.notes import build_notes


def main(overrides: dict[str, str]) -> None:
    project, templates = load_project(Path.cwd(), overrides), own_templates()
    noted = build_notes(project, templates, OUTPUTS)
    build_contexts(project, templates, OUTPUTS, noted)


if __name__ == "__main__":
    with job(snakemake.log[0], OUTPUTS):
        main(snakemake.config)
