"""Registers written by hand or at random, in the form in which the register stage hands them over."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from strandreport.measure.bound import bind
from strandreport.measure.computed import Task
from strandreport.model.files import sha256_of_file, write_json
from strandreport.model.groups import parse_groups, parse_programme_status
from strandreport.model.indicators import parse_indicators
from strandreport.model.periods import list_periods
from strandreport.model.registers import Register, parse_register
from strandreport.model.strategy import parse_strategy
from strandreport.model.world_regions import WorldRegions

TYPES = {"integer": pa.int64(), "decimal": pa.int64(), "money": pa.int64(), "date": pa.date32(), "boolean": pa.bool_()}
SYSTEM = {
    "row_id": pa.int64(),
    "source": pa.string(),
    "sheet": pa.int32(),
    "row": pa.int32(),
    "voided": pa.string(),
    "visibility": pa.string(),
    "embargo_until": pa.date32(),
}
WORDS = {"en": "words", "fr": "mots"}
SELF = "999997833"


def make_register(name, singular, key, /, **columns) -> Register:
    """A register from ``column="type"`` or ``column="type register.column"``."""
    parsed = []
    for column, text in columns.items():
        kind, _, link = text.partition(" ")
        words = {"label": WORDS, "description": WORDS, "required": False, "disclosure": "public"}
        parsed.append({"name": column, "type": kind, **words} | ({"link": link} if link else {}))
    keys = [key] if isinstance(key, str) else list(key)
    words = {"label": WORDS, "description": WORDS}
    return parse_register({"name": name, "singular": singular, "primary_key": keys, "columns": parsed, **words})


REGISTERS = {
    register.name: register
    for register in (
        make_register(
            "agreements",
            "agreement",
            "agreement_id",
            agreement_id="id",
            instrument="code",
            partner_country="country",
            signature_date="date",
            start_date="date",
            end_date="date",
            termination_date="date",
            status="code",
            renewed_from="id agreements.agreement_id",
            own_unit="id",
            amount_committed="money",
        ),
        make_register("organisations", "organisation", "org_id", org_id="id", name="text", country="country"),
        make_register(
            "participations",
            "participation",
            ("project_id", "org_id"),
            project_id="id projects.project_id",
            org_id="id organisations.org_id",
            country="country",
            role="code",
            ec_contribution="money",
            ended="boolean",
            weight="decimal",
            net_ec_contribution="money",
        ),
        make_register(
            "agreement_partners",
            "agreement_partner",
            ("agreement_id", "partner_name"),
            agreement_id="id agreements.agreement_id",
            partner_name="text",
            side="code",
            org_id="id organisations.org_id",
            country="country",
        ),
        make_register(
            "agreement_themes",
            "agreement_theme",
            ("agreement_id", "theme"),
            agreement_id="id agreements.agreement_id",
            theme="code",
        ),
        make_register(
            "publication_themes",
            "publication_theme",
            ("publication_id", "theme"),
            publication_id="id publications.publication_id",
            theme="code",
        ),
        make_register(
            "project_topics",
            "project_topic",
            ("project_id", "kind", "code"),
            project_id="id projects.project_id",
            kind="code",
            code="id",
        ),
        make_register(
            "proposals",
            "proposal",
            "proposal_id",
            proposal_id="id",
            outcome="code",
            call_deadline="date",
            requested="money",
            obtained="money",
            unit_code="id",
            project_id="id projects.project_id",
        ),
        make_register(
            "publications",
            "publication",
            "publication_id",
            publication_id="id",
            day="date",
            year="integer",
            agreement_id="id agreements.agreement_id",
        ),
        make_register(
            "events",
            "event",
            "event_id",
            event_id="id",
            start_date="date",
            end_date="date",
            agreement_id="id agreements.agreement_id",
        ),
        make_register(
            "people_flows",
            "people_flow",
            "flow_id",
            flow_id="id",
            direction="code",
            previous_country="country",
            destination_country="country",
            year="integer",
            start_date="date",
            end_date="date",
            agreement_id="id agreements.agreement_id",
        ),
        make_register(
            "publication_countries",
            "publication_country",
            ("publication_id", "country"),
            publication_id="id publications.publication_id",
            country="country",
            is_first_author="boolean",
            is_last_author="boolean",
            is_corresponding="boolean",
        ),
        make_register(
            "projects",
            "project",
            "project_id",
            project_id="id",
            framework="id",
            funding_scheme="id",
            legal_basis="id",
            signature_date="date",
            start_date="date",
            end_date="date",
            coordinator_name="text",
            coordinator_country="country",
            ec_contribution="money",
            n_organisations="integer",
        ),
    )
}

EXCLUSIONS = {"H2020": ("ERC", "MSCA-IF", "COST", "SME"), "HORIZON": ("HORIZON-ERC",)}


# "old" is left on 30 June 2017 and joined again by NA for a time; "all" contains it; DE is always in, twice.
GROUPS = parse_groups(
    {
        "groups": {
            name: {
                "label": WORDS,
                "role": "target",
                "strand": strand,
                "stated": True,
                "source": WORDS,
                "members": members,
            }
            for name, strand, members in (
                (
                    "old",
                    "emerging_powers",
                    [
                        {"countries": ["DE"], "themes": ["neurosciences"]},
                        {"country": "FR", "valid_to": "2017-06-30"},
                        {"country": "NA", "valid_from": "2016-01-01", "valid_to": "2016-12-31"},
                        {"country": "NA", "valid_from": "2018-01-01"},
                    ],
                ),
                (
                    "new",
                    "maghreb",
                    [
                        {"countries": ["DE", "FR"], "valid_from": "2017-07-01"},
                        {"country": "NA", "valid_to": "2015-12-31"},
                    ],
                ),
                (
                    "all",
                    "",
                    [{"group": "old", "without": ["NA"], "valid_from": "2016-01-01"}, {"group": "new"}],
                ),
            )
        }
    }
)


# FR is always a Member State, DE becomes associated in 2017, NA leaves at the end of 2016; HORIZON lists nobody.
STATUS = parse_programme_status(
    {
        "statuses": {},
        "frameworks": {
            "H2020": [
                {"countries": ["FR"], "status": "member_state", "verified": True, "source": "s"},
                {
                    "countries": ["DE"],
                    "status": "associated",
                    "valid_from": "2017-07-01",
                    "verified": True,
                    "source": "s",
                },
                {
                    "countries": ["NA"],
                    "status": "associated",
                    "valid_to": "2016-12-31",
                    "verified": False,
                    "source": "s",
                },
            ],
            "HORIZON": [],
        },
    }
)


# DE lies in no region
WORLD = WorldRegions({"FR": "europe", "NA": "africa"}, {"FR": "western", "NA": "southern"}, {})

STATEMENT = {"description": WORDS, "source": [], "stated": False}
STRANDS = ("european_programmes", "emerging_powers", "maghreb")
STRATEGY = parse_strategy(
    {
        "id": "test",
        "title": WORDS,
        "start": "2016-01-01",
        "end": "2020-12-31",
        "sources": {},
        "axes": [
            {
                "id": "axis",
                "code": "A",
                "label": WORDS,
                "objective": STATEMENT,
                "strands": [{"id": name, "code": "A1", "label": WORDS, "objective": STATEMENT} for name in STRANDS],
            }
        ],
    }
)


def make_task(indicators, as_of=date(2019, 12, 31), years=(2016, 2019), audience="public", registers=REGISTERS) -> Task:
    """A task for indicators declared as in configuration; what a test does not care about is filled in."""
    filled = {name: {**DEFAULTS, **data} for name, data in indicators.items()}
    return Task(
        indicators=bind(parse_indicators(filled), STRATEGY, GROUPS),
        registers=registers,
        periods=list_periods(*years, as_of),
        as_of=as_of,
        audience=audience,
        self_organisations=(SELF,),
        coordination_exclusions=EXCLUSIONS,
        instrument_years={"LEA": 4, "LIA": 4, "UME": 5, "UMI": 5},
        groups=GROUPS,
        programme_status=STATUS,
        theme_codes={"neurosciences": "NEU"},
        world_regions=WORLD,
    )


DEFAULTS = {
    "label": WORDS,
    "definition": WORDS,
    "strands": ["european_programmes"],
    "unit": WORDS,
    "better": "higher",
    "standing": "annex",
}


def with_registers(task: Task, **changes) -> Task:
    """The same task with other registers."""
    return replace(task, registers={**task.registers, **changes})


def write_registers(folder: Path, rows, registers=REGISTERS) -> dict[str, Path]:
    """Write registers and registers.json; each row is a mapping, and what it does not name is blank."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {name: folder / f"{name}.parquet" for name in registers}
    for name, register in registers.items():
        pq.write_table(make_table(register, rows.get(name, [])), files[name])
    listed = {
        name: {"file": path.name, "rows": len(rows.get(name, [])), "sha256": sha256_of_file(path)}
        for name, path in files.items()
    }
    write_json(folder / "registers.json", {"registers": listed})
    return files


def make_table(register: Register, rows) -> pa.Table:
    schema = {column.name: TYPES.get(column.type, pa.string()) for column in register.columns} | SYSTEM
    filled = [
        {"row_id": i, "source": "src-000000000000", "sheet": 0, "row": i + 2, "voided": "", "visibility": "public"}
        | row
        for i, row in enumerate(rows)
    ]
    unknown = {key for row in filled for key in row} - set(schema)
    if unknown:
        raise ValueError(f"the register {register.name} has no column {sorted(unknown)}")
    return pa.table({name: pa.array([row.get(name) for row in filled], kind) for name, kind in schema.items()})
