"""From the spreadsheets in inputs/ to the progress reports in outputs/site/index.html."""


include: "rules/common.smk"
include: "rules/ingest.smk"
include: "rules/register.smk"
include: "rules/measure.smk"
include: "rules/report.smk"
include: "rules/report_workbooks.smk"
include: "rules/publish.smk"


rule all:
    default_target: True
    input:
        "outputs/report/feedback.json",
        "outputs/publish/current.json",


onsuccess:
    sys.stderr.write(page())
