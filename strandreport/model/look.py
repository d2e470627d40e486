"""How an institute's reports look and what they call things: ``config/look`` in its project folder, all of it optional.

``look.yaml`` has colours and font families, ``logo.svg`` and ``logo_on_dark.svg`` (or ``.png``) the logo, ``fonts`` the
faces, and ``texts.<language>.yaml`` texts in place of those of the program's catalogue.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from strandreport.model.catalogue import flat_texts, load_catalogue, placeholders
from strandreport.model.config_file import parse_yaml, read_config_file
from strandreport.model.errors import Problem
from strandreport.model.project_files import SCHEMAS, stop_on

FOLDER = Path("config", "look")
LOGOS = ("logo", "logo_on_dark")
KINDS = (".svg", ".png")
# the roles of the eight faces; each is one TTF for print and charts and one WOFF2 for browsers
ROLES = (
    *("sans-regular", "sans-italic", "sans-semibold", "sans-bold"),
    *("serif-regular", "serif-italic", "serif-semibold", "display-regular"),
)


@dataclass(frozen=True)
class Look:
    """Colours by token, families and font files by role, logos by place, texts by language and key."""

    colours: Mapping[str, str] = field(default_factory=dict)
    families: Mapping[str, str] = field(default_factory=dict)
    fonts: Mapping[str, Path] = field(default_factory=dict)
    logos: Mapping[str, Path] = field(default_factory=dict)
    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def load_look(root: Path, templates: Path) -> Look | None:
    """The look of a project folder; nothing if it has none.

    Raises:
        ConfigError: for a colour that can't be read, a font or logo that can't be used, an unknown text.
    """
    folder = root / FOLDER
    if not folder.is_dir():
        return None
    # only here: it loads what reads fonts and XML, and most folders have no look
    from strandreport.model.look_checks import colour_problems, font_problems, logo_problems

    name = (FOLDER / "look.yaml").as_posix()
    path = folder / "look.yaml"
    file = read_config_file(path, SCHEMAS / "look.json", name) if path.is_file() else parse_yaml("{}", name)
    colours, families = (dict((file.data or {}).get(key, {})) for key in ("colours", "families"))
    logos = {
        place: folder / f"{place}{kind}" for place in LOGOS for kind in KINDS if (folder / f"{place}{kind}").is_file()
    }
    fonts = {path.name: path for path in sorted((folder / "fonts").glob("*")) if path.suffix in (".ttf", ".woff2")}
    texts = {path.name.split(".")[1]: path for path in sorted(folder.glob("texts.*.yaml"))}
    problems = [*(file.problem(("colours", key), text) for key, text in colour_problems(colours))]
    problems += [Problem(FOLDER.as_posix(), 0, text) for text in logo_problems(logos)]
    problems += [file.problem(("families",), text) for text in font_problems(fonts, families, ROLES)]
    stop_on([*problems, *_strangers(folder, {*logos.values(), path, *texts.values(), folder / "fonts"})])
    return Look(colours, families, fonts, logos, {code: _texts(path, templates, code) for code, path in texts.items()})


def _strangers(folder: Path, known: set[Path]) -> Iterator[Problem]:
    """A file that nothing reads is a file that somebody wonders about."""
    for path in sorted(folder.iterdir()):
        if path not in known and not path.name.startswith(".") and path.suffix != ".md":
            message = "nothing reads this file; see docs/look.md for the names that are read"
            yield Problem((FOLDER / path.name).as_posix(), 0, message)


def _texts(path: Path, templates: Path, language: str) -> dict[str, str]:
    name = (FOLDER / path.name).as_posix()
    known = load_catalogue(templates, language).texts
    own = flat_texts(parse_yaml(path.read_text(encoding="utf-8"), name).data)
    stop_on(Problem(name, 0, problem) for key, text in own.items() for problem in _text_problems(key, text, known))
    return own


def _text_problems(key: str, text: str, known: Mapping[str, str]) -> Iterator[str]:
    if key not in known:
        yield f"there is no text {key!r}; the keys are those of templates/catalogue"
    elif lost := placeholders(text) ^ placeholders(known[key]):
        names = ", ".join(f"{{{name}}}" for name in sorted(lost))
        yield f"the text {key!r} must have the same placeholders as {known[key]!r}; see {names}"
