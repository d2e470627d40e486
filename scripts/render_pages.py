"""The edge of the rule render_pages."""

from strandreport.model.job import job
from strandreport.model.start import OUTPUTS, own_templates
from strandreport.report.pages import render_pages

if __name__ == "__main__":
    with job(snakemake.log[0], OUTPUTS):
        render_pages(own_templates(), OUTPUTS / "report")
