"""Find and ask Chromium, axe-core and the Nu checker; nothing is installed here (docs/html.md says how to)."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
NU = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
WHY = "docs/html.md says how to get it"

needs_browser = pytest.mark.skipif(
    not (CHROMIUM and shutil.which("node") and (MODULES / "axe-core").is_dir()),
    reason=f"Chromium, node or the packages of tests/report/browser are not installed: {WHY}",
)
needs_nu = pytest.mark.skipif(not (shutil.which("java") and NU.is_file()), reason=f"no Java or no Nu checker: {WHY}")


def visit(*visits):
    """What drive.mjs found on each visit."""
    asked = [{"width": 1280, **each, "url": each["page"].as_uri() + each.get("place", "")} for each in visits]
    command = ["node", HERE / "drive.mjs", CHROMIUM]
    wanted = json.dumps([{**each, "page": each["page"].name} for each in asked])
    answer = subprocess.run(command, input=wanted, capture_output=True, text=True, check=False, timeout=1800)
    assert answer.returncode == 0, answer.stderr[-2000:]
    return json.loads(answer.stdout)


def run(page, *steps, **options):
    """What the steps answered on one page, which must not complain of anything."""
    [found] = visit({"page": page, "steps": steps, **options})
    assert found["said"] == []
    return found["answers"]


def nu_errors(pages):
    """The errors that the Nu checker names, each as page and message."""
    command = ["java", "-jar", NU, "--errors-only", "--format", "json", "--exit-zero-always", *pages]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, timeout=600)
    return [f"{Path(each['url']).name}: {each['message']}" for each in json.loads(answer.stderr)["messages"]]
