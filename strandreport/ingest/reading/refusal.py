"""Why a file is not read: one code for each reason, so that its sender is told what it is and what to do."""

from strandreport.model.findings import Code


class RefusedError(ValueError):
    """A file is not read, for the reason that its code names.

    ``found`` is what the message quotes, ``cells`` are the addresses concerned, on the sheet of that name.
    """

    def __init__(self, code: Code, found: str = "", sheet: str = "", cells: tuple[str, ...] = ()) -> None:
        super().__init__(f"{code}: {found}")
        self.code = code
        self.found = found
        self.sheet = sheet
        self.cells = cells
