"""Write `docs/data_dictionary.md` from the registers and forms: `python tools/write_data_dictionary.py`.

Of every register: what a row is, its key, and of each column its type and unit, whether a row needs it, who may see
it, what it means in English and French, which words it may hold, and which forms fill it.
"""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from strandreport.model.access import EMBARGO, VISIBILITY
from strandreport.model.forms import Form
from strandreport.model.project import Project, load_project
from strandreport.model.registers import Column, Register
from strandreport.model.vocabulary import Term

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "data_dictionary.md"
HEAD = """# Data dictionary · Dictionnaire des données

Written by `python tools/write_data_dictionary.py` from `config/registers/` and `config/forms/`; a test compares it.
How to add a register, a column or a form: [registers.md](registers.md).

*Needed* columns leave a row out where they are blank or can't be read; any other cell is left open and its row counts.
*Public* columns may be published, *internal* ones stand in desk editions only, *personal* ones are never shown. *All*
forms means every form of the register. Every row also has these two columns, which every form may fill:"""
COLUMNS = (
    "| column | label · libellé | type | needed | disclosure | meaning · signification | forms |",
    "|---|---|---|---|---|---|---|",
)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(load_project(ROOT)), encoding="utf-8")


def page(project: Project) -> str:
    """The page of a project."""
    registers = [project.registers[name] for name in sorted(project.registers)]
    access = [_row(column, "") for column in (VISIBILITY, EMBARGO)]
    contents = [f"- [{register.name}](#{register.name}): {_both(register.label)}" for register in registers]
    parts = [HEAD, "\n".join([*COLUMNS, *access]), "\n".join(contents)]
    for register in registers:
        parts += _chapter(register, project.forms)
    return "\n\n".join(parts) + "\n"


def _chapter(register: Register, forms: Mapping[str, Form]) -> Iterator[str]:
    feeding = _columns_by_form(register, forms)
    yield f"## {register.name}"
    yield f"{register.description['en']}<br>*{register.description['fr']}*"
    yield "\n".join(_facts(register, feeding))
    rows = [_row(column, _forms_of(column.name, feeding)) for column in register.columns]
    yield "\n".join([*COLUMNS, *rows])
    for column in register.columns:
        if column.terms:
            yield "\n".join([f"Words of `{column.name}`:", "", *(_term(c, t) for c, t in column.terms.items())])


def _facts(register: Register, feeding: Mapping[str, frozenset[str]]) -> Iterator[str]:
    yield f"- Key: {_names(register.primary_key)}"
    if register.unique:
        yield f"- No two rows share: {_names(register.unique)}"
    for first, second in register.in_order:
        yield f"- `{first}` does not lie behind `{second}`"
    if register.small_cells:
        yield f"- Rows are of persons: no public figure on fewer than {register.small_cells} of them"
    yield f"- Filled by: {_names(sorted(feeding)) or 'no form'}"


def _columns_by_form(register: Register, forms: Mapping[str, Form]) -> dict[str, frozenset[str]]:
    """The columns of a register that each form gives, constants included."""
    return {
        form.id: frozenset(column.name for column in feed.columns) | frozenset(feed.constants)
        for form in forms.values()
        for feed in form.feeds
        if feed.register == register.name
    }


def _forms_of(column: str, feeding: Mapping[str, frozenset[str]]) -> str:
    """The forms that give a column."""
    found = sorted(form for form, columns in feeding.items() if column in columns)
    return "all" if found and len(found) == len(feeding) else _names(found) or "–"


def _row(column: Column, forms: str) -> str:
    meaning = f"{column.description['en']}<br>*{column.description['fr']}*"
    needed = "needed" if column.required else ""
    cells = (f"`{column.name}`", _both(column.label), _type(column), needed, column.disclosure, meaning, forms)
    return f"| {' | '.join(_plain(cell) for cell in cells)} |"


def _type(column: Column) -> str:
    """The type of a column with its unit and where it leads."""
    unit = f", {column.unit}" if column.unit else ""
    digits = f", {column.decimals} decimals" if column.type == "decimal" else ""
    bounds = "".join(f", {word} {n}" for word, n in (("from", column.least), ("to", column.most)) if n is not None)
    link = f" → `{column.link}`" if column.link else ""
    kind = "year" if column.is_year else column.type
    return f"{kind}{unit}{digits}{bounds}{link}"


def _term(code: str, term: Term) -> str:
    """A code with its words, its time and what came after it."""
    times = [f"{word} {day}" for word, day in (("from", term.valid_from), ("until", term.valid_to)) if day] + (
        [f"then `{term.succeeded_by}`"] if term.succeeded_by else []
    )
    return f"- `{code}`: {_both(term.label)}" + (f" ({', '.join(times)})" if times else "")


def _both(words: Mapping[str, str]) -> str:
    return words["en"] if words["en"] == words["fr"] else f"{words['en']} · {words['fr']}"


def _names(names: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _plain(text: str) -> str:
    """Text that does not end its cell."""
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    main()
