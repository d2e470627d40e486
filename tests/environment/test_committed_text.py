"""What is committed names no package registry and no folder of one machine."""

import re
import subprocess

import pytest

from tests.conftest import ROOT

# written in two parts, so that this file does not name them either
HOSTS = ["pypi|org", "pythonhosted|org", "anaconda|org", "registry.npmjs|org", "crates|io", "proxy.golang|org"]
FOLDERS = ["/root|/", "/work|/main", "/work|/shared", "/tmp|/bash_jobs"]
FORBIDDEN = re.compile("|".join(re.escape(word.replace("|", "." if word in HOSTS else "")) for word in HOSTS + FOLDERS))


def committed_files():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_committed_text_names_no_registry_and_no_folder_of_one_machine():
    files = committed_files()
    if not files:
        pytest.skip("not a git checkout")
    named = []
    for path in files:
        text = path.read_bytes().decode("utf-8", "ignore") if path.is_file() else ""
        named += [f"{path.relative_to(ROOT)}: {word}" for word in FORBIDDEN.findall(text)]
    assert named == []


@pytest.mark.parametrize("text", ["see pypi" + ".org/simple", "/root" + "/x", "/work" + "/main/inputs"])
def test_the_search_finds_what_it_looks_for(text):
    assert FORBIDDEN.search(text)
