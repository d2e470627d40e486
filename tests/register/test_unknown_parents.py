"""Money of an agreement that no row is known of may be that of a confidential one that was left out or misspelt."""

import pandas as pd
import pytest

from strandreport.model.project import load_project
from strandreport.register.inheritance import inherit_access
from tests.conftest import ROOT

REGISTERS = {name: load_project(ROOT).registers[name] for name in ("agreements", "agreement_funding")}


@pytest.mark.parametrize(("of_known", "of_unknown"), [("restricted", "restricted"), ("public", "public")])
def test_what_names_no_row_is_restricted_where_the_register_has_confidential_rows(of_known, of_unknown):
    agreements = pd.DataFrame(
        {"agreement_id": ["A1", "I1"], "visibility": ["public", of_known], "embargo_until": [None, None]}
    )
    money = pd.DataFrame({"agreement_id": ["A1", "i1"], "visibility": [None, None], "embargo_until": [None, None]})
    found = inherit_access({"agreements": agreements, "agreement_funding": money}, REGISTERS)["agreement_funding"]
    assert list(found["visibility"].fillna("public")) == ["public", of_unknown]
