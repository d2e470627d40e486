import pytest
from hypothesis import settings

from strandreport.measure.compute_twice import compute_twice
from strandreport.measure.computed import FigureKey
from tests.measure.builder import make_task, write_registers

# Each example writes and reads files on a machine that others use too: time says nothing, numbers do.
settings.register_profile("measure", deadline=None, derandomize=True)
settings.load_profile("measure")


@pytest.fixture
def compute(tmp_path):
    """Compute indicators over rows by both paths; the answer finds a figure by indicator, period and group."""

    def run(rows, indicators, **options):
        task = make_task(indicators, **options)
        files = write_registers(tmp_path / "register", rows, task.registers)
        return Answers(compute_twice(task, tmp_path / "register"), files)

    return run


class Answers:
    def __init__(self, results, files):
        self.results, self.files = results, files

    def figure(self, indicator, period="total", breakdown="", group=None):
        return self.results[FigureKey(indicator, period, breakdown, group)]

    def number(self, *key):
        return self.figure(*key).numerator

    def groups(self, indicator, period="total"):
        return {
            key.group: computed.numerator
            for key, computed in self.results.items()
            if (key.indicator, key.period) == (indicator, period) and key.breakdown
        }
