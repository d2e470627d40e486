"""Derived columns, each written twice, side by side: as a function of pandas frames and as a query.

Both forms answer with one row per ``row_id``: ``value``, and ``unresolved`` where it can't be known because a cell
that it needs is voided, missing without a rule to replace it, or behind a link to a row that does not exist.
"""

from strandreport.measure.derivations import (
    active_until,
    chain_id,
    done_and_due_on,
    end_date_effective,
    is_coordination_eligible,
    is_coordinator,
    is_self,
    is_self_at_signature,
    programme_part,
    start_date_effective,
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
    )
}
