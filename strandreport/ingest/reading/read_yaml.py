"""A list of entries in YAML to a sheet like any other: the keys are its header, each entry is a row.

So the same forms, grammars and ledger serve what a person writes in YAML and what another writes in a workbook.
"""

import re

from strandreport.ingest.cells import Grid, Sheet, encode_value
from strandreport.model.config_file import parse_yaml
from strandreport.model.errors import ConfigError

_LIST = re.compile(r"\A(?:\s*(?:#.*)?\n)*- [a-z_]+:", re.MULTILINE)


def is_yaml_list(head: bytes) -> bool:
    r"""Whether a text begins, after comments, with an entry of a list of mappings.

    >>> is_yaml_list(b"# corrections\n- register: agreements\n"), is_yaml_list(b"register;key\n")
    (True, False)
    """
    return _LIST.match(head.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")) is not None


def read_yaml(data: bytes) -> list[Sheet]:
    """Read a YAML list of plain mappings.

    Raises:
        ValueError: if it is not valid strict YAML, or not a list of mappings of plain values.
    """
    try:
        entries = parse_yaml(data.decode("utf-8-sig"), "YAML").data
    except ConfigError as error:
        raise ValueError(str(error)) from None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise ValueError("not a list of entries")
    keys = list(dict.fromkeys(key for entry in entries for key in entry))
    if any(isinstance(value, dict | list) for entry in entries for value in entry.values()):
        raise ValueError("an entry holds a list or a mapping; write plain values")
    grid: Grid = [[encode_value(key) for key in keys]]
    grid += [[encode_value(entry.get(key)) for key in keys] for entry in entries]
    return [Sheet("", grid)]
