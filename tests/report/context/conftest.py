from pathlib import Path

import pytest

from strandreport.model.catalogue import load_catalogue
from strandreport.model.config_file import parse_yaml
from strandreport.report.context.words import Words
from tests.report.project_folder import AGREEMENT, Folder, agreement, participation, project

TEMPLATES = Path(__file__).parents[3] / "templates"


@pytest.fixture(scope="session")
def words() -> dict[str, Words]:
    return {language: Words(load_catalogue(TEMPLATES, language)) for language in ("en", "fr")}


@pytest.fixture(scope="session")
def said() -> dict:
    path = Path(__file__).with_name("said.yaml")
    return parse_yaml(path.read_text(encoding="utf-8"), str(path)).data


@pytest.fixture
def whole(tmp_path, store) -> Folder:
    """An institute with an agreement that everybody may see, and a confidential one on a sheet that is not read."""
    folder = Folder(tmp_path / "institute", store)
    open_names = [name for name in AGREEMENT if name not in ("Diffusion", "Embargo jusqu'au")]
    folder.csv("registre.csv", open_names, [{name: agreement("A1", 2016).get(name, "") for name in open_names}])
    unread = [name for name in AGREEMENT if name != "Statut"]
    secret = agreement("SECRET9", 2016, Diffusion="restreint")
    folder.csv("reserve.csv", unread, [{name: secret.get(name, "") for name in unread}])
    folder.cordis([project("1", 2018)], [participation("1")])
    return folder
