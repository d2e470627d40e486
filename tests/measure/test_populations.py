"""Populations of large registers are made once for all that need them, and let go after their last use."""

import weakref

import pytest

from strandreport.measure.with_pandas import populations as made
from strandreport.measure.with_pandas.populations import Populations
from strandreport.measure.with_pandas.tables import read_frames
from tests.measure.builder import make_task, write_registers

SIGNED = {"of": "agreements", "date": "signature_date", "kind": "flow", "measure": {"count": "rows"}}
DECLARED = {
    "TA": {**SIGNED, "by": ["instrument"]},
    "TB": SIGNED,
    "TC": {"measure": {"ratio": {"numerator": "TB", "denominator": "TA"}}},
    "TD": {"measure": {"share": "TA"}, "by": ["instrument"]},
}
USES = {"TA": 4, "TB": 2}  # its own figures, the ratio, and twice the share


@pytest.fixture
def populations(tmp_path):
    task = make_task(DECLARED)
    files = write_registers(tmp_path, {"agreements": [{"agreement_id": "A1"}]}, task.registers)
    return Populations(read_frames(files, task), task)


@pytest.mark.parametrize("name", USES)
def test_a_population_lives_until_the_last_use_that_the_indicators_have_for_it(populations, name):
    first = weakref.ref(populations[name])
    for _ in range(USES[name] - 2):
        assert populations[name] is first()
    last = populations[name]
    assert last is first()
    del last
    assert first() is None


def test_a_population_is_made_once_for_all_its_uses(populations, monkeypatch):
    calls = []
    make = made.population
    monkeypatch.setattr(made, "population", lambda one, *more: calls.append(one.key) or make(one, *more))
    for name, uses in USES.items():
        for _ in range(uses):
            assert populations[name].indicator.key == name
    assert calls == ["TA", "TB"]
