"""From figures to pages and prints."""

REPORTED = {
    "intake": "outputs/ingest/intake.json",
    **{name: f"outputs/register/{name}.json" for name in ("registers", "findings", "ledger", "returns", "commentary")},
    "tables": TABLES,
    "figures": "outputs/measure/figures.parquet",
    "evidence": "outputs/measure/evidence.parquet",
    "evidence_rows": "outputs/measure/evidence_rows.parquet",
    "measure": "outputs/measure/measure.json",
    "revisions": "outputs/measure/revisions.json",
    "peers": "outputs/measure/peers.json",
    "days": "outputs/measure/agreements.json",
    "peer_figures": "outputs/measure/peer_figures.parquet",
}


rule build_contexts:
    input:
        **REPORTED,
    output:
        contexts="outputs/report/contexts.json",
        evidence="outputs/report/evidence.json",
        notes="outputs/report/notes.json",
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
        notes="outputs/report/notes.json",
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
        attached="outputs/report/attached.json",
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
