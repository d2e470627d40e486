"""The edge of the rule build_registers."""

from pathlib import Path

from strandreport.model.job import job
from strandreport.model.project import load_project
from strandreport.model.start import OUTPUTS
from strandreport.register.build import build_registers


def main(overrides: dict[str, str]) -> None:
    build_registers(load_project(Path.cwd(), overrides), OUTPUTS / "ingest", OUTPUTS / "register")


if __name__ == "__main__":
    with job(snakemake.log[0], OUTPUTS):
        main(snakemake.config)
