"""From registers to figures: every indicator of every strand and period, computed twice."""


rule compute_figures:
    input:
        registers="outputs/register/registers.json",
        tables=TABLES,
    output:
        figures="outputs/measure/figures.parquet",
        evidence="outputs/measure/evidence.parquet",
        evidence_rows="outputs/measure/evidence_rows.parquet",
        measure="outputs/measure/measure.json",
        revisions="outputs/measure/revisions.json",
        peers="outputs/measure/peers.json",
        days="outputs/measure/agreements.json",
        peer_figures="outputs/measure/peer_figures.parquet",
    log:
        "outputs/logs/compute_figures.log",
    conda:
        "../environment.yml"
    params:
        code=code_of("measure", "compute_figures"),
        config=config_of("measure"),
    script:
        "../scripts/compute_figures.py"
