"""Names of French places: what is one name, and where a word that has an English name is another place.

English keeps the names of departments, regions and communes as French spells them, with all of their words:
Villefranche-sur-Saône, Maine-et-Loire.
"""

from __future__ import annotations

import re

from translate.document import Span

_CAPITALISED = r"[A-ZÀ-ÖØ-ÞŒ][\w’']+"
_SMALL = r"(?:sur|sous|l[eèé]s|lez|en|de|du|des|la|le|l['’]|d['’]|et|aux?|à|près)"
#: Words between hyphens, at least one of them a small one, from a capital to a capital.
_COMPOUND = re.compile(
    rf"(?<![\w-]){_CAPITALISED}(?:-(?:{_CAPITALISED}|{_SMALL}))*?-{_SMALL}-?(?:(?:{_CAPITALISED}|{_SMALL})-?)*(?<=\w)(?![\w-])"
)
#: Between a comma or a preposition and the name of a department, as French print tells where a place is.
_BEFORE_DEPARTMENT = re.compile(
    rf"(?:,\s|\b(?:à|de|d['’]|en)(?:\s|(?<=['’])))(?P<name>{_CAPITALISED})(?=\s\({_CAPITALISED}(?:[ -][\w’']+)*\))"
)
#: Departments called as a town or a sea elsewhere: what stands before them.
_HOMONYMS = {
    "Manche": re.compile(r"\($"),
    "Vienne": re.compile(r"(?:\(|\b[Ll]a )$"),
}
#: What a sentence speaks of that means the department of a sea's name, and what means the sea. In folded French.
_ON_LAND = re.compile(
    r"\b(?:departement|communes?|prefet|prefete|prefecture|deputee?|senat(?:eur|rice)|conseil departemental|habitants?|maires?|villages?|routes?|ecoles?|fermes?"
    r"|agricult\w+|eleveurs?|chomage|elus?|collegiens?|lyceens?|gendarmes|cantons?|Saint-Lo|Cherbourg|Avranches|Coutances|Granville|Valognes|Carentan)\b"
)
_AT_SEA = re.compile(
    r"\b(?:mer|mers|maritimes?|bateaux?|navires?|migrants?|travers\w+|naufrag\w+|tunnel|peche\w*|embarcations?|ferry|ferries|cotes?|large|outre|canots?|nage\w*|ports?|eaux"
    r"|voiliers?|cargos?|marins?|iles?|vents?|rail|sauvet\w+|anglo|britanni\w+|anglais\w*|Angleterre|Royaume-Uni|Douvres)\b"
)
_SEA, _THE = "Manche", re.compile(r"\b[Ll]a $")


def compounds(text: str) -> list[Span]:
    """Where names of several words with hyphens stand in French `text`, small words among them."""
    return [match.span() for match in _COMPOUND.finditer(text)]


def towns(text: str) -> list[Span]:
    """Where French `text` names a town with its department behind it: Sens (Yonne)."""
    return [match.span("name") for match in _BEFORE_DEPARTMENT.finditer(text)]


def is_department(name: str, text: str, start: int) -> bool:
    """Whether a `name` that also is a town or a sea abroad is that of a department, at `start` in folded `text`."""
    before = _HOMONYMS.get(name)
    if before is None:
        return False
    if before.search(text, max(0, start - 4), start) is not None:
        return True
    return (
        name == _SEA
        and _THE.search(text, max(0, start - 4), start) is not None
        and _ON_LAND.search(text) is not None
        and _AT_SEA.search(text) is None
    )
