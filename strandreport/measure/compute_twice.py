"""All figures by two code paths that share nothing but the declarations."""

from pathlib import Path

from strandreport.measure.comparison import check_equal
from strandreport.measure.computed import Results, Task
from strandreport.measure.task import register_files
from strandreport.measure.with_duckdb import figures as with_duckdb
from strandreport.measure.with_pandas import figures as with_pandas


def compute_twice(task: Task, register: Path) -> Results:
    """All figures, from the folder of the registers.

    Raises:
        ComputationsDiffer: if the two computations disagree on anything.
    """
    files = register_files(task, register)
    results = with_pandas.compute(files, task)
    check_equal(results, with_duckdb.compute(files, task))
    return results
