import pytest

from strandreport.model.errors import BuildError
from strandreport.model.ledger import RowClass, check_sum, count_classes


def test_a_ledger_that_does_not_add_up_stops_the_build():
    counts = count_classes([RowClass.HEADER, RowClass.ACCEPTED])
    check_sum("a sheet", 2, counts)
    with pytest.raises(BuildError, match="3 rows, but the ledger accounts for 2"):
        check_sum("a sheet", 3, counts)


def test_every_class_is_counted_also_without_rows():
    assert set(count_classes([])) == {str(name) for name in RowClass}
