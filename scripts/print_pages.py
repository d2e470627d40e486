"""The edge of the rule print_pages."""

from strandreport.model.job import job
from strandreport.model.start import OUTPUTS, TEMPLATES
from strandreport.report.print_pages import print_batch

if __name__ == "__main__":
    with job(snakemake.log[0], OUTPUTS):
        print_batch(OUTPUTS / "report", TEMPLATES, int(snakemake.wildcards.batch), snakemake.params.batches)
