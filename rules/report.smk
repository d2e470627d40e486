"""From figures to pages, prints, annexes and open data; from findings to what is given back to the authors; and the blank forms."""


rule build_contexts:
    input:
        **REPORTED,
    output:
        contexts="outputs/report/contexts.json",
    log:
        "outputs/logs/build_contexts.log",
    conda:
        "../environment.yml"
    params:
        code=code_of("report", "build_contexts"),
        config=config_of("report"),
    script:
        "../scripts/build_contexts.py"


rule render_pages:
    input:
        contexts="outputs/report/contexts.json",
    output:
        pages="outputs/report/pages.json",
        home="outputs/report/index.html",
    log:
        "outputs/logs/render_pages.log",
    conda:
        "../environment.yml"
    params:
        code=code_of("report", "render_pages"),
    script:
        "../scripts/render_pages.py"


rule print_pages:
    input:
        pages="outputs/report/pages.json",
    output:
        printed="outputs/report/printed-{batch}.json",
    log:
        "outputs/logs/print_pages-{batch}.log",
    conda:
        "../environment.yml"
    params:
        code=code_of("report", "print_pages"),
        batches=len(BATCHES),
        libraries=BUILD.libraries,
    script:
        "../scripts/print_pages.py"


rule write_annexes:
    input:
        **REPORTED,
    output:
        annexes=expand("outputs/report/annex.{language}.xlsx", language=PROJECT.settings.languages),
        open_data="outputs/report/open_data.json",
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
