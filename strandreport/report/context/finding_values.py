"""Values of findings in the words of their readers: forms by their labels, names quoted as their language does it."""

import re
from collections.abc import Mapping

from strandreport.model.project import Project
from strandreport.report.context.words import Words

# what the intake and the registers wrote as lists of quoted names
_LISTS = ("near", "label", "missing", "other_missing", "renamed", "vanished", "appeared", "added", "removed")
_QUOTED = re.compile(
    "\N{LEFT DOUBLE QUOTATION MARK}([^\N{RIGHT DOUBLE QUOTATION MARK}]*)\N{RIGHT DOUBLE QUOTATION MARK}"
)
_PAIR = re.compile(f"{_QUOTED.pattern} \N{RIGHTWARDS ARROW} {_QUOTED.pattern}")
_FORMS = ("form", "other_form", "forms", "near")


def quoted_pairs(expected: Mapping[str, str], words: Words) -> dict[str, str]:
    """The values with quoted names as the language quotes them; of a missing header and its like, which is which."""
    lists = {name: expected[name] for name in _LISTS if name in expected}
    if "missing" in lists and "near" in lists:
        may_be = words.catalogue.texts["report.feedback.may_be"]
        lists["near"] = _PAIR.sub(lambda m: may_be.replace("{found}", m[2]).replace("{wanted}", m[1]), lists["near"])
    quote = words.catalogue.texts["report.feedback.quoted"]
    return {
        **expected,
        **{name: _QUOTED.sub(lambda m: quote.replace("{value}", m[1]), text) for name, text in lists.items()},
    }


def in_language(expected: Mapping[str, str], words: Words) -> dict[str, str]:
    """The values, with the label and the proposal that are there in several languages in the reader's own."""
    own = {name: expected.get(f"{name}_{words.language}", expected.get(name, "")) for name in ("label", "near")}
    return {**expected, **own}


def named_forms(expected: Mapping[str, str], words: Words, project: Project) -> dict[str, str]:
    """The values with the label of each form in place of its id."""
    found = dict(expected)
    for name in _FORMS:
        ids = expected.get(name, "").split(", ")
        if all(one in project.forms for one in ids):
            between = words.catalogue.texts["report.feedback.between_names"]
            found[name] = between.join(project.forms[one].label[words.language] for one in ids)
    return found
