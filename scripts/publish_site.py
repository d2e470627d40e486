"""The edge of the rule publish_site; it looks at the inputs once more, so that no page shows what is gone."""

from pathlib import Path
from typing import Any

from strandreport.model.job import job
from strandreport.model.manifest import take_manifest
from strandreport.model.project import load_project
from strandreport.model.start import INPUTS, OUTPUTS, SUMS, check_manifest
from strandreport.publish.site import publish_site


def main(overrides: dict[str, str], inputs_digest: str, build: dict[str, Any]) -> None:
    check_manifest(take_manifest(INPUTS, SUMS).readable_digest, inputs_digest)
    publish_site(load_project(Path.cwd(), overrides), OUTPUTS, build)


if __name__ == "__main__":
    with job(snakemake.log[0], OUTPUTS):
        main(snakemake.config, snakemake.params.inputs, snakemake.params.build)
