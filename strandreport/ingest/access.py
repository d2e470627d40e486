"""The two columns that every form may have: who may see a row, and until when nobody may."""

from strandreport.model.registers import Column

VISIBILITY = Column("visibility", "code", False, "internal", {}, {}, "", "", {
    "public": ("public", "publique", "oui", "yes"),
    "internal": ("internal", "interne"),
    "restricted": ("restricted", "restreint", "confidentiel", "confidential", "non", "no"),
}, "quarantine")  # fmt: skip
EMBARGO = Column("embargo_until", "date", False, "internal", {}, {}, "", "", {}, "quarantine")
ACCESS = (VISIBILITY.name, EMBARGO.name)
