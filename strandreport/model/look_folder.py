"""The templates as a project folder sees them: the program's, with the institute's own look laid over them."""

import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from strandreport.model.catalogue import load_catalogue
from strandreport.model.digests import files_digest
from strandreport.model.files import write_atomically
from strandreport.model.look import FOLDER, Look, load_look

LAID_OVER = Path("report", "look")
TOKENS, SHEETS = Path("styles", "tokens.css"), Path("styles")
# the program's faces by their role: an own face takes the name of the one that it stands in for
FACES = {
    "sans-regular": ("SourceSans3-Regular", "ReportSans-Regular"),
    "sans-italic": ("SourceSans3-It", "ReportSans-Italic"),
    "sans-semibold": ("SourceSans3-Semibold", "ReportSans-Semibold"),
    "sans-bold": ("SourceSans3-Bold", "ReportSans-Bold"),
    "serif-regular": ("SourceSerif4-Regular", "ReportSerif-Regular"),
    "serif-italic": ("SourceSerif4-It", "ReportSerif-Italic"),
    "serif-semibold": ("SourceSerif4-Semibold", "ReportSerif-Semibold"),
    "display-regular": ("SourceSerif4Display-Regular", "ReportDisplay-Regular"),
}
FAMILIES = {"sans": "Source Sans 3", "serif": "Source Serif 4", "display": "Source Serif 4 Display"}


def templates_of(root: Path, templates: Path, outputs: Path) -> Path:
    """The folder of templates to use: the program's, or below ``outputs`` a copy with the institute's look.

    Raises:
        ConfigError: if something in ``config/look`` can't be used.
    """
    look = load_look(root, templates)
    if look is None:
        return templates
    folder = outputs / LAID_OVER / look_digest(root, templates)[:16]
    if not folder.is_dir():
        _lay_over(look, templates, folder)
        for other in folder.parent.iterdir():
            if other != folder:
                shutil.rmtree(other, ignore_errors=True)
    return folder


def look_digest(root: Path, templates: Path) -> str:
    """The sum of the look and of what it is laid over; empty if there is none."""
    if not (root / FOLDER).is_dir():
        return ""
    return files_digest(root, [root / FOLDER]) + files_digest(templates, [templates])[:16]


def _lay_over(look: Look, templates: Path, folder: Path) -> None:
    """Write the folder beside and rename it: jobs that do so at once get the same."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".look-", dir=folder.parent) as place:
        beside = Path(place) / "templates"
        shutil.copytree(templates, beside, ignore=shutil.ignore_patterns("__pycache__"))
        _sheets(look, beside)
        _faces(look, beside)
        for name, path in look.logos.items():
            write_atomically(beside / "logos" / f"{name}{path.suffix}", path.read_bytes())
        for language, texts in look.texts.items():
            _texts(texts, beside, language)
        try:
            beside.rename(folder)
        except OSError:
            if not folder.is_dir():
                raise


def _sheets(look: Look, beside: Path) -> None:
    for path in sorted((beside / SHEETS).glob("*.css")):
        text = path.read_text(encoding="utf-8")
        for key, colour in look.colours.items():
            text = re.sub(rf"(--{key}:\s*)#[0-9A-Fa-f]{{6}}", rf"\g<1>{colour}", text)
        for role, family in look.families.items():
            text = text.replace(f'"{FAMILIES[role]}"', f'"{family}"')
        path.write_text(text, encoding="utf-8")


def _faces(look: Look, beside: Path) -> None:
    for name, path in look.fonts.items():
        role, _, kind = name.rpartition(".")
        print_name, web_name = FACES[role]
        target = beside / "fonts" / kind / f"{print_name if kind == 'ttf' else web_name}.{kind}"
        shutil.copyfile(path, target)
        # the letters of other alphabets that are ours do not belong to a face of theirs
        target.with_name(f"{target.stem}-more{target.suffix}").unlink(missing_ok=True)


def _texts(texts: Mapping[str, str], beside: Path, language: str) -> None:
    merged = {**load_catalogue(beside, language).texts, **texts}
    folder = beside / "catalogue" / language
    for path in folder.glob("*.yaml"):
        path.unlink()
    # JSON is YAML, and quotes every text
    (folder / "texts.yaml").write_text(json.dumps(merged, ensure_ascii=False, indent=1), encoding="utf-8")
