"""The edge of the rule compute_figures."""

from pathlib import Path

from strandreport.measure.compute import compute_figures
from strandreport.model.job import job
from strandreport.model.project import load_project
from strandreport.model.start import OUTPUTS


def main(overrides: dict[str, str]) -> None:
    compute_figures(load_project(Path.cwd(), overrides), OUTPUTS / "register", OUTPUTS / "measure")


if __name__ == "__main__":
    with job(snakemake.log[0], OUTPUTS):
        main(snakemake.config)
