"""The derived columns that indicators may use by name: what they are called, their type, and the columns they need.

How each is computed stands twice, in pandas and in SQL, in ``strandreport/measure/derivations``.
"""

from dataclasses import dataclass

from strandreport.model.registers import Register


@dataclass(frozen=True)
class DerivedColumn:
    """A column that no spreadsheet holds; ``needs`` are the columns (``register.column``) that it is computed from."""

    register: str
    name: str
    type: str
    needs: tuple[str, ...]


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
    DerivedColumn(
        "agreements",
        "end_date_effective",
        "date",
        (
            "agreements.signature_date",
            "agreements.start_date",
            "agreements.end_date",
            "agreements.termination_date",
            "agreements.instrument",
            "agreements.status",
        ),
    ),
    DerivedColumn("agreements", "chain_id", "id", ("agreements.agreement_id", "agreements.renewed_from")),
    DerivedColumn("projects", "programme_part", "id", ("projects.funding_scheme",)),
    DerivedColumn("erc_grants", "is_self_at_signature", "boolean", ("erc_grants.host_at_signature",)),
    DerivedColumn("actions", "done_and_due_on", "date", ("actions.done_date", "actions.due_date")),
    DerivedColumn("actions", "active_until", "date", ("actions.done_date",)),
)


def derived_column(register: str, name: str) -> DerivedColumn | None:
    """The derived column of that name, if there is one.

    >>> derived_column("participations", "is_self").type
    'boolean'
    """
    return next((item for item in DERIVED if (item.register, item.name) == (register, name)), None)


def column_type(register: Register, name: str) -> str:
    """The type of a column, derived ones included; an empty string if there is no such column."""
    if name in register.names:
        return register.column(name).type
    derived = derived_column(register.name, name)
    return derived.type if derived else ""
