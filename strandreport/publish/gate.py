"""What must hold before anything is published."""

from pathlib import Path

from strandreport.model.errors import BuildError
from strandreport.model.files import read_json
from strandreport.model.settings import Settings

BLOCKS = "blocks"
SHOWN = 10


def check_gate(settings: Settings, register: Path) -> None:
    """Stop a strict build on findings that block; a desk build goes on, and its reports say PROVISIONAL.

    Raises:
        BuildError: with the findings, each with code, source and column.
    """
    if not settings.strict:
        return
    findings = read_json(register / "findings.json")["findings"]
    blocking = [finding for finding in findings if finding["severity"] == BLOCKS]
    if blocking:
        lines = [" ".join(f"{f['code']} {f['content']} {f['sheet']} {f['column']}".split()) for f in blocking[:SHOWN]]
        more = [f"and {len(blocking) - SHOWN} more"] if len(blocking) > SHOWN else []
        raise BuildError(
            f"Strict mode, and findings that block publication: {len(blocking)}. "
            "Mend the inputs, or set strict: false.\n" + "\n".join([*lines, *more])
        )
