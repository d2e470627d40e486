"""The two columns that every form may have: who may see a row, and until when nobody may."""

from strandreport.model.registers import Column
from strandreport.model.vocabulary import parse_vocabulary

PUBLIC, INTERNAL, RESTRICTED = "public", "internal", "restricted"
LEVELS = (PUBLIC, INTERNAL, RESTRICTED)  # from the most open to the strictest
_LEVELS = parse_vocabulary({
    "public": {"en": "public", "fr": "publique", "spellings": ["oui", "yes"]},
    "internal": {"en": "internal", "fr": "interne"},
    "restricted": {
        "en": "restricted",
        "fr": "restreinte",
        "spellings": ["restreint", "confidentiel", "confidential", "non", "no"],
    },
})  # fmt: skip
VISIBILITY = Column(
    name="visibility",
    type="code",
    required=False,
    disclosure="internal",
    label={"en": "Visibility", "fr": "Diffusion"},
    description={
        "en": "Who may see the row; public if left blank.",
        "fr": "Qui peut voir la ligne ; publique si la cellule reste vide.",
    },
    unit="",
    link="",
    terms=_LEVELS,
    conflict="quarantine",
)
EMBARGO = Column(
    name="embargo_until",
    type="date",
    required=False,
    disclosure="internal",
    label={"en": "Embargo until", "fr": "Embargo jusqu'au"},
    description={
        "en": "Last day on which nobody outside may see the row.",
        "fr": "Dernier jour où personne à l'extérieur ne peut voir la ligne.",
    },
    unit="",
    link="",
    terms={},
    conflict="quarantine",
)
ACCESS = (VISIBILITY.name, EMBARGO.name)
