"""Whether every text exists in every language of the project, with the same placeholders."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from strandreport.model.catalogue import flat_texts, placeholders
from strandreport.model.config_file import parse_yaml
from strandreport.model.errors import ConfigError, Problem

Texts = Mapping[str, Mapping[str, str]]  # by name of the file, then by key


def check_translations(templates: Path, languages: Sequence[str]) -> None:
    """Stop on texts that a language lacks or that ask for other values in it.

    Raises:
        ConfigError: with every such text, by its key and the file that it belongs in.
    """
    texts = {language: _texts(templates, language) for language in languages}
    first, *others = languages
    problems = [
        problem
        for other in others
        for here, there in ((first, other), (other, first))
        for problem in _lacking(texts[here], texts[there], here, there)
    ]
    problems += [problem for other in others for problem in _differing(texts[first], texts[other], first, other)]
    if problems:
        raise ConfigError(problems)


def _texts(templates: Path, language: str) -> Texts:
    files = sorted((templates / "catalogue" / language).glob("*.yaml"))
    return {path.name: flat_texts(parse_yaml(path.read_text(encoding="utf-8"), str(path)).data) for path in files}


def _lacking(here: Texts, there: Texts, language: str, other: str) -> Iterator[Problem]:
    """What ``other`` says and ``language`` does not."""
    known = {key for texts in here.values() for key in texts}
    for name, texts in there.items():
        for key in texts.keys() - known:
            message = f"the text {key!r} is missing; the catalogue of {other!r} has it: {texts[key]!r}"
            yield Problem(_place(language, name), 0, message)


def _differing(here: Texts, there: Texts, language: str, other: str) -> Iterator[Problem]:
    known = {key: text for texts in here.values() for key, text in texts.items()}
    for name, texts in there.items():
        for key in texts.keys() & known.keys():
            lost = placeholders(texts[key]) ^ placeholders(known[key])
            if lost:
                names = ", ".join(f"{{{value}}}" for value in sorted(lost))
                message = f"the text {key!r} must have the same placeholders as in {language!r}; see {names}"
                yield Problem(_place(other, name), 0, message)


def _place(language: str, name: str) -> str:
    return f"templates/catalogue/{language}/{name}"
