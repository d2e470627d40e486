"""From all that the stages made to the site: assembled from their lists, checked, switched in by one rename.

Only the record of the current site is declared. The site itself is no output of Snakemake's, which removes the outputs
of a rule before it runs and after it fails.
"""


rule publish_site:
    input:
        findings="outputs/register/findings.json",
        ledger="outputs/register/ledger.json",
        revisions="outputs/measure/revisions.json",
        contexts="outputs/report/contexts.json",
        evidence="outputs/report/evidence.json",
        notes="outputs/report/notes.json",
        pages="outputs/report/pages.json",
        home="outputs/report/index.html",
        printed=expand("outputs/report/printed-{batch}.json", batch=BATCHES),
        forms="outputs/report/forms.json",
        open_data="outputs/report/open_data.json",
        annexes=expand("outputs/report/annex.{language}.xlsx", language=PROJECT.settings.languages),
    output:
        current="outputs/publish/current.json",
    log:
        "outputs/logs/publish_site.log",
    conda:
        "../environment.yml"
    params:
        inputs=MANIFEST.readable_digest,
        code=code_of("publish", "publish_site"),
        config=config_of("publish"),
        build=BUILD.to_json(),
    script:
        "../scripts/publish_site.py"
