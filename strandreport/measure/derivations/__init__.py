"""Derived columns, each written twice, side by side: as a function of pandas frames and as a query.

Both forms answer with one row per ``row_id``: ``value``, and ``unresolved`` where it can't be known because a cell
that it needs is voided, missing without a rule to replace it, or behind a link to a row that does not exist.
"""

from strandreport.measure.derivations import (
    active_until,
    chain_id,
    country_abroad,
    done_and_due_on,
    end_date_effective,
    has_both_amounts,
    has_priority_theme,
    idle_days,
    is_cofund,
    is_coordination_eligible,
    is_coordinator,
    is_followed_by_project,
    is_health,
    is_lead,
    is_partner,
    is_renewed_in_time,
    is_self,
    is_self_at_signature,
    is_unit_first,
    last_year_from,
    n_countries_known,
    n_partner_countries,
    partner_status,
    passed_on,
    programme_part,
    single_theme,
    start_date_effective,
    two_years_on,
    world_region,
)
from strandreport.measure.derivations.derivation import Derivation

DERIVATIONS: dict[tuple[str, str], Derivation] = {
    (derivation.register, derivation.name): derivation
    for derivation in (
        is_self.DERIVATION,
        is_coordinator.DERIVATION,
        is_coordination_eligible.DERIVATION,
        start_date_effective.DERIVATION,
        end_date_effective.DERIVATION,
        chain_id.DERIVATION,
        programme_part.DERIVATION,
        is_self_at_signature.DERIVATION,
        done_and_due_on.DERIVATION,
        active_until.DERIVATION,
        n_countries_known.DERIVATION,
        n_partner_countries.DERIVATION,
        has_both_amounts.DERIVATION,
        passed_on.DERIVATION,
        is_cofund.DERIVATION,
        is_health.DERIVATION,
        has_priority_theme.DERIVATION,
        is_followed_by_project.DERIVATION,
        is_lead.DERIVATION,
        is_partner.DERIVATION,
        is_renewed_in_time.DERIVATION,
        is_unit_first.DERIVATION,
        last_year_from.DERIVATION,
        partner_status.DERIVATION,
        idle_days.DERIVATION,
        two_years_on.DERIVATION,
        country_abroad.DERIVATION,
        *single_theme.DERIVATIONS,
        *world_region.DERIVATIONS,
    )
}
