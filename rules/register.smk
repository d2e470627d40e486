"""From typed rows to registers: one row per thing, links resolved, nothing lost without an account."""


rule build_registers:
    input:
        intake="outputs/ingest/intake.json",
    output:
        registers="outputs/register/registers.json",
        findings="outputs/register/findings.json",
        ledger="outputs/register/ledger.json",
        proposals="outputs/register/alias_proposals.csv",
        changes="outputs/register/changes.json",
        returns="outputs/register/returns.json",
        commentary="outputs/register/commentary.json",
        tables=TABLES,
    log:
        "outputs/logs/build_registers.log",
    conda:
        "../environment.yml"
    params:
        code=code_of("register", "build_registers"),
        config=config_of("register"),
    script:
        "../scripts/build_registers.py"
