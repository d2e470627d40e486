"""Words that say that something is not for everybody, in English and French, and what takes them back."""

import re
from functools import lru_cache

from strandreport.model.kept_cells import STROKE
from strandreport.model.spelling import canonical

_LONE = r"confidentiel(?:le)?s?|confidential"
_TELL = r"diffuser|publier|communiquer|divulguer|partager|rendre publi(?:c|que|cs|ques)"
_TOLD = r"(?:(?:diffus|publi|communiqu|divulgu|partag)(?:é|ée|és|ées)|rendue?s? publi(?:c|que|cs|ques))"
_TELLING = r"publish|disclose|distribute|circulate|share|release|quote|publicise"
_PHRASES = (
    rf"pas (?:encore )?(?:à )?(?:le |la |les |l'|en )?(?:{_TELL})\b",
    rf"pas (?:encore )?être (?:{_TOLD})\b",
    r"non[ -](?:diffusable|publiable|divulgable)s?\b",
    r"(?:diffusion|publication|communication) (?:\w+ )?(?:restreinte|interdite|limitée|interne|suspendue)\b",
    r"(?:accès|usage|document) (?:strictement )?(?:restreint|interne)\b",
    r"sous embargo\b",
    rf"(?:not|don't|never|cannot|can't) (?:yet )?(?:publicly )?(?:{_TELLING})\b",
    rf"(?:not|never|cannot|can't) (?:yet )?(?:to )?be (?:{_TELLING})(?:d|ed)\b",
    r"not (?:yet )?(?:for|open to) (?:the )?(?:publication|disclosure|distribution|release|circulation|public)\b",
    r"(?:restricted|limited) (?:access|distribution|circulation|use)\b",
    r"internal (?:use|only)\b",
    r"(?:under embargo|embargoed)\b",
    r"(?:top secret|secret défense)\b",
)
_PHRASE = re.compile(rf"\b(?:{'|'.join(_PHRASES)})")
# what projects are about is no remark on them: confidential computing, confidential data
_WORD = re.compile(rf"\b(?:{_LONE})\b(?! (?:comput|data|inform|transact|comm|stor|process)\w*)")
# an abstract of hundreds of words may hold any word; one that is confidential says so where it begins
_LONGEST_REMARK, _BEGINNING = 250, 80
# the lone word where it is set apart from all others: a title may speak of confidential data
_SET_APART = re.compile(
    rf"(?:^|[(\[\]:;/|*!.,–—]|(?<= )-) ?(?:(?:strictement|strictly|très|document|rapport|accord|projet|agreement) )?"
    rf"(?P<word>{_LONE}|secret)(?: (?:document|report))? ?(?:$|[)\[\]:;/|*!?.,–—]|-(?= ))"
)
_TAKEN_BACK = re.compile(
    r"\b(?:non|pas|plus|not|never|ni|nor|neither|longer|aucun|aucune|sans|without|hors|sauf|except|excluding|isn't|wasn't|levée|levé|fin|end)"
    r"(?: (?:un|une|a|any|de|du|d'|the|of|encore|plus|caractère|jugé|considéré|considered|strictement|strictly))*[ -]?$"
)
_DENIED = re.compile(r" ?[:=?]+ ?(?:non|no|0|faux|false)\b")
_LIFTED = re.compile(r" (?:\w+ ){0,2}(?:levé|levée|lifted|terminé|over|expired|échu)\b")
# what any of the above holds, so that the other millions of cells cost one search
_HINT = re.compile(r"confid|diffus|publi|communi|divulg|partag|disclo|distrib|circul|shar|releas|quot|embargo|"
                   r"restr|limit|intern|secret", re.IGNORECASE)  # fmt: skip

_STRUCK = re.compile(rf"[^{STROKE}]{STROKE}+")


@lru_cache(maxsize=4096)
def secret_said(text: str) -> str:
    """The words in which a remark says that something is not for everybody; blank if it does not.

    >>> secret_said("Projet CONFIDENTIEL, voir M. Roux"), secret_said("À ne pas diffuser avant la signature")
    ('confidentiel', 'pas diffuser')
    >>> secret_said("please do not publish"), secret_said("not to be disclosed"), secret_said("for internal use only")
    ('not publish', 'not to be disclosed', 'internal use')
    >>> secret_said("Non confidentiel"), secret_said("no longer confidential"), secret_said("Confidentiel : non")
    ('', '', '')
    >>> secret_said("Accord de confidentialité signé"), secret_said("Secrétariat"), secret_said("Embargo levé en 2019")
    ('', '', '')
    >>> secret_said("pas de publications en 2019"), secret_said("not published in 2019"), secret_said("peut être publié")
    ('', '', '')
    >>> secret_said("Trusted execution and confidential computing"), secret_said("Non-communicable diseases")
    ('', '')
    >>> secret_said("This project " + "is about many things " * 20 + "which are confidential")
    ''
    """  # noqa: E501 - an example stands on one line
    if len(text) > _LONGEST_REMARK:
        return secret_declared(text[:_BEGINNING])
    return _first(text, (_WORD, _PHRASE))


@lru_cache(maxsize=4096)
def secret_declared(text: str) -> str:
    """The same of a title, a name or a note, where the lone word counts only if it is set apart.

    >>> secret_declared("CONFIDENTIEL – Accord avec Lisbonne"), secret_declared("Accord (confidentiel)")
    ('confidentiel', 'confidentiel')
    >>> secret_declared("Confidential computing for health"), secret_declared("Les lignes confidentielles sont en rouge")
    ('', '')
    >>> secret_declared("Document confidentiel - ne pas diffuser"), secret_declared("Non confidentiel"), secret_declared("secret")
    ('confidentiel', '', 'secret')
    """  # noqa: E501 - an example stands on one line
    return _first(text, (_SET_APART, _PHRASE))


def _first(text: str, patterns: tuple[re.Pattern[str], ...]) -> str:
    if STROKE not in text and not _HINT.search(text):
        return ""
    # a line through a word takes back neither that word nor the others: "non" may be what is struck out
    readings = dict.fromkeys(canonical(words) for words in (text, _STRUCK.sub("", text)))
    found = (match for words in readings for pattern in patterns for match in pattern.finditer(words))
    return next((_words(match) for match in found if not _is_taken_back(match)), "")


def _words(match: re.Match[str]) -> str:
    return match["word"] if "word" in match.re.groupindex else match[0]


def _is_taken_back(match: re.Match[str]) -> bool:
    start = match.start("word") if "word" in match.re.groupindex else match.start()
    before, after = match.string[:start], match.string[match.end() :]
    is_denied = _DENIED.match(after) or _DENIED.match(match[0].partition(_words(match))[2] + after)
    return bool(_TAKEN_BACK.search(before) or is_denied or _LIFTED.match(after))
