"""From the spreadsheets in inputs/ to typed rows by content: outputs/ingest/intake.json.

The spreadsheets are no inputs of the rule: their names never reach Snakemake or a shell, and what was read is known by
its sum, which the manifest holds.
"""


rule read_inputs:
    output:
        intake="outputs/ingest/intake.json",
    log:
        "outputs/logs/read_inputs.log",
    conda:
        "../environment.yml"
    params:
        inputs=MANIFEST.digest,
        readable=MANIFEST.readable_digest,
        code=code_of("ingest", "read_inputs"),
        config=config_of("ingest"),
    script:
        "../scripts/read_inputs.py"
