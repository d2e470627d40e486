"""Annexes, open data and the data of each report; the blank forms; and what is given back to the authors."""


rule write_annexes:
    input:
        **REPORTED,
    output:
        annexes=expand("outputs/report/annex.{language}.xlsx", language=PROJECT.settings.languages),
        open_data="outputs/report/open_data.json",
        attached="outputs/report/attached.json",
    log:
        "outputs/logs/write_annexes.log",
    conda:
        "../environment.yml"
    params:
        code=code_of("report", "write_annexes"),
        config=config_of("report"),
    script:
        "../scripts/write_annexes.py"


rule write_blank_forms:
    output:
        forms="outputs/report/forms.json",
    log:
        "outputs/logs/write_blank_forms.log",
    conda:
        "../environment.yml"
    params:
        code=code_of("report", "write_blank_forms"),
        config=config_of("report"),
    script:
        "../scripts/write_blank_forms.py"


rule write_feedback:
    input:
        **{name: REPORTED[name] for name in ("intake", "findings", "ledger")},
        changes="outputs/register/changes.json",
    output:
        feedback="outputs/report/feedback.json",  # not the workbooks: Snakemake would remove one that somebody has open
    log:
        "outputs/logs/write_feedback.log",
    priority: 1
    conda:
        "../environment.yml"
    params:
        code=code_of("report", "write_feedback"),
        config=config_of("report"),
    script:
        "../scripts/write_feedback.py"
