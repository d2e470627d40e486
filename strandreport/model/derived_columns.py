"""The list of the derived columns: what each is called, its type, and the columns that it is computed from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DerivedColumn:
    """A column that no spreadsheet holds; ``needs`` are the columns (``register.column``) that it is computed from."""

    register: str
    name: str
    type: str
    needs: tuple[str, ...]


# The group of what has more than one theme, in groups by theme that add up.
SEVERAL_THEMES = "several"

# What the first and last day of an agreement follow from.
LIFE = (
    "agreements.signature_date",
    "agreements.start_date",
    "agreements.end_date",
    "agreements.termination_date",
    "agreements.instrument",
    "agreements.status",
)

DERIVED = (
    DerivedColumn("participations", "is_self", "boolean", ("participations.org_id",)),
    DerivedColumn(
        "participations",
        "is_coordinator",
        "boolean",
        (
            "participations.project_id",
            "participations.org_id",
            "participations.role",
            "projects.project_id",
            "projects.coordinator_name",
            "organisations.org_id",
            "organisations.name",
        ),
    ),
    DerivedColumn("projects", "is_coordination_eligible", "boolean", ("projects.framework", "projects.funding_scheme")),
    DerivedColumn("agreements", "start_date_effective", "date", ("agreements.signature_date", "agreements.start_date")),
    DerivedColumn("agreements", "end_date_effective", "date", LIFE),
    DerivedColumn("agreements", "chain_id", "id", ("agreements.agreement_id", "agreements.renewed_from")),
    DerivedColumn("projects", "programme_part", "id", ("projects.funding_scheme",)),
    DerivedColumn("erc_grants", "is_self_at_signature", "boolean", ("erc_grants.host_at_signature",)),
    DerivedColumn("actions", "done_and_due_on", "date", ("actions.done_date", "actions.due_date")),
    DerivedColumn("actions", "active_until", "date", ("actions.done_date",)),
    DerivedColumn("agreements", "last_year_from", "date", LIFE),
    DerivedColumn(
        "publications",
        "n_countries_known",
        "integer",
        ("publications.publication_id", "publication_countries.publication_id", "publication_countries.country"),
    ),
    DerivedColumn(
        "proposals", "has_both_amounts", "boolean", ("proposals.outcome", "proposals.requested", "proposals.obtained")
    ),
    DerivedColumn(
        "participations", "passed_on", "money", ("participations.ec_contribution", "participations.net_ec_contribution")
    ),
    DerivedColumn(
        "agreements",
        "n_partner_countries",
        "integer",
        (
            "agreements.agreement_id",
            "agreement_partners.agreement_id",
            "agreement_partners.side",
            "agreement_partners.country",
        ),
    ),
    DerivedColumn("projects", "is_cofund", "boolean", ("projects.funding_scheme",)),
    DerivedColumn("projects", "is_health", "boolean", ("projects.legal_basis",)),
    DerivedColumn(
        "agreements", "is_renewed_in_time", "boolean", (*LIFE, "agreements.agreement_id", "agreements.renewed_from")
    ),
    DerivedColumn(
        "agreements",
        "has_priority_theme",
        "boolean",
        (
            "agreements.agreement_id",
            "agreements.partner_country",
            "agreement_themes.agreement_id",
            "agreement_themes.theme",
        ),
    ),
    DerivedColumn(
        "agreements",
        "is_followed_by_project",
        "boolean",
        (
            *LIFE,
            "agreements.agreement_id",
            "agreements.own_unit",
            "agreement_partners.agreement_id",
            "agreement_partners.side",
            "agreement_partners.org_id",
            "proposals.outcome",
            "proposals.unit_code",
            "proposals.project_id",
            "projects.project_id",
            "projects.signature_date",
            "participations.project_id",
            "participations.org_id",
        ),
    ),
    DerivedColumn(
        "agreements",
        "idle_days",
        "days",
        (
            "agreements.agreement_id",
            "agreements.signature_date",
            "agreements.start_date",
            "people_flows.agreement_id",
            "people_flows.year",
            "people_flows.start_date",
            "people_flows.end_date",
            "publications.agreement_id",
            "publications.year",
            "events.agreement_id",
            "events.start_date",
            "events.end_date",
            "agreement_partners.agreement_id",
            "agreement_partners.side",
            "agreement_partners.org_id",
            "participations.project_id",
            "participations.org_id",
            "projects.project_id",
            "projects.signature_date",
            "projects.end_date",
        ),
    ),
    DerivedColumn("agreements", "two_years_on", "date", ("agreements.signature_date", "agreements.start_date")),
    DerivedColumn("participations", "is_partner", "boolean", ("participations.project_id", "participations.org_id")),
    DerivedColumn(
        "participations",
        "partner_status",
        "id",
        (
            "participations.project_id",
            "participations.country",
            "projects.project_id",
            "projects.framework",
            "projects.signature_date",
        ),
    ),
    DerivedColumn(
        "proposals",
        "is_unit_first",
        "boolean",
        (
            "proposals.outcome",
            "proposals.unit_code",
            "proposals.project_id",
            "projects.project_id",
            "projects.signature_date",
        ),
    ),
    DerivedColumn(
        "publication_countries",
        "is_lead",
        "boolean",
        (
            "publication_countries.is_first_author",
            "publication_countries.is_last_author",
            "publication_countries.is_corresponding",
        ),
    ),
    *(
        DerivedColumn(register, name, "id", (f"{register}.country",))
        for register in ("collaborations", "publication_countries")
        for name in ("world_region", "world_sub_region")
    ),
    DerivedColumn(
        "publications",
        "single_theme",
        "id",
        ("publications.publication_id", "publication_themes.publication_id", "publication_themes.theme"),
    ),
    DerivedColumn(
        "projects",
        "single_theme",
        "id",
        ("projects.project_id", "project_topics.project_id", "project_topics.kind", "project_topics.code"),
    ),
    DerivedColumn(
        "people_flows",
        "country_abroad",
        "country",
        ("people_flows.direction", "people_flows.previous_country", "people_flows.destination_country"),
    ),
)
