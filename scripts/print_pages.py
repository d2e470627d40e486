"""The edge of the rule print_pages."""

from strandreport.model.job import job
from strandreport.model.start import OUTPUTS, own_templates
from strandreport.report.print_pages import print_batch

if __name__ == "__main__":
    with job(snakemake.log[0], OUTPUTS):
        print_batch(OUTPUTS / "report", own_templates(), int(snakemake.wildcards.batch), snakemake.params.batches)
