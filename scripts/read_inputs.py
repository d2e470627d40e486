"""The edge of the rule read_inputs."""

from pathlib import Path

from strandreport.ingest.intake import read_inputs
from strandreport.model.job import job
from strandreport.model.manifest import take_manifest
from strandreport.model.project import load_project
from strandreport.model.start import INPUTS, OUTPUTS, SUMS, check_manifest


def main(overrides: dict[str, str], readable_digest: str) -> None:
    manifest = take_manifest(INPUTS, SUMS)
    check_manifest(manifest.readable_digest, readable_digest)
    read_inputs(load_project(Path.cwd(), overrides), manifest, INPUTS, OUTPUTS / "ingest")


if __name__ == "__main__":
    with job(snakemake.log[0], OUTPUTS):
        main(snakemake.config, snakemake.params.readable)
