"""What every test may lean on: where the checkout is, and the shared data that only some machines have."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data"


def pytest_collection_modifyitems(items):
    if SHARED.is_dir():
        return
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(pytest.mark.skip(reason="needs ../shared/data, which is not on this machine"))


@pytest.fixture
def shared_data() -> Path:
    """The folder of real spreadsheets; only for tests that bear the mark `shared`."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared/data, which is not on this machine")
    return SHARED
