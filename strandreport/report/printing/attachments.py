"""Files carried inside a PDF: what PDF/A-3 and PDF/UA-1 want to know of each, checked when it is named."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, get_args

Relationship = Literal["Source", "Data", "Alternative", "Supplement"]
_MIME_TYPE = re.compile(r"[-\w.+]+/[-\w.+]+")


@dataclass(frozen=True)
class Attachment:
    """A file to embed, and what it is to the report (ISO 19005-3, 6.8)."""

    name: str
    description: str
    data: bytes
    mime_type: str
    relationship: Relationship
    modified: datetime

    def __post_init__(self) -> None:
        """Refuse what would make the printed file invalid or different from one run to the next."""
        if not self.name or not self.description:
            raise ValueError(f"attachment {self.name!r}: a name and a description are needed")
        if not _MIME_TYPE.fullmatch(self.mime_type):
            raise ValueError(f"attachment {self.name!r}: {self.mime_type!r} is no MIME type")
        if self.relationship not in get_args(Relationship):
            raise ValueError(f"attachment {self.name!r}: {self.relationship!r} is no relationship of PDF/A-3")
        if self.modified.utcoffset() is None:
            raise ValueError(f"attachment {self.name!r}: the date of change has no time zone")

    @property
    def modified_utc(self) -> datetime:
        """The date of change as WeasyPrint wants it: in UTC."""
        return self.modified.astimezone(UTC)


def in_order(attachments: tuple[Attachment, ...]) -> tuple[Attachment, ...]:
    """The attachments by name, as viewers search them; two of one name are refused."""
    ordered = tuple(sorted(attachments, key=lambda attachment: attachment.name))
    for one, other in zip(ordered, ordered[1:], strict=False):
        if one.name == other.name:
            raise ValueError(f"two attachments are called {one.name!r}")
    return ordered
