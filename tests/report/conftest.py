from pathlib import Path

import pytest

from tests.report.project_folder import Folder, plain


@pytest.fixture(scope="session")
def store(tmp_path_factory) -> Path:
    """Where files once read are kept: each is read by a process of its own, which takes its time."""
    return tmp_path_factory.mktemp("store")


@pytest.fixture
def folder(tmp_path, store) -> Folder:
    """A small institute with a few rows of everything, not built yet."""
    return plain(tmp_path / "institute", store)


@pytest.fixture(scope="session")
def built(tmp_path_factory, store) -> Folder:
    """The same, built; tests that share it change nothing."""
    folder = plain(tmp_path_factory.mktemp("built") / "institute", store)
    folder.build()
    folder.annexes()
    return folder
