"""The two columns that every form may have: who may see a row, and until when nobody may."""

from strandreport.model.registers import Column
from strandreport.model.vocabulary import parse_vocabulary

_LEVELS = parse_vocabulary({
    "public": {"en": "public", "fr": "publique", "spellings": ["oui", "yes"]},
    "internal": {"en": "internal", "fr": "interne"},
    "restricted": {"en": "restricted", "fr": "restreint", "spellings": ["confidentiel", "confidential", "non", "no"]},
})  # fmt: skip
VISIBILITY = Column("visibility", "code", False, "internal", {}, {}, "", "", _LEVELS, "quarantine")
EMBARGO = Column("embargo_until", "date", False, "internal", {}, {}, "", "", {}, "quarantine")
ACCESS = (VISIBILITY.name, EMBARGO.name)
