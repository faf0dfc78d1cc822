"""Streets, which English print leaves in French: « rue de Londres » is Rue de Londres, and no street of London.

A square of another country is called otherwise in English (Independence Square), so that of squares only those are
taken for names that nothing else is likely to be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from translate.language.typography import fold

_LINK = r"(?:de\sla\s|de\sl['’]|de\s|du\s|des\s|d['’])"
_WORD = r"[A-ZÀ-ÖØ-ÞŒ][\w’'-]+"
_NAME = rf"(?:\d{{1,2}}(?:er)?-)?(?:(?:Faubourg|Pont|Bois|Port|Val)\s(?:de\sla|du|des)\s)?{_WORD}(?:\s{_WORD})*"
_STREET = re.compile(
    rf"(?P<kind>[Rr]ue|[Aa]venue|[Bb]oulevard|[Qq]uai|[Pp]lace)\s(?P<link>{_LINK})(?P<name>{_NAME})"
)
#: Before a street that is no name, but one of a town or of a kind: dans une rue de Lyon, la plus belle avenue du Monde.
_ANY = re.compile(
    r"\b(?:une?|cette|cet|ce|[dlms]es|aux|[mts](?:a|on)|[nv]otre|leur|chaque|toute|aucune|petite|grande?|vieille|belle|bel|longue?|autre|même|principale?"
    r"|premi[eè]re?|derni[eè]re?|seule?|célèbre|large|étroite|vraie?|sa|de|en|d['’])\s?$",
    re.IGNORECASE,
)
#: Squares of France; other places are called otherwise in English, or none: la place de la France dans le monde.
_SQUARES = re.compile(
    r"(?:de\sla\s(?:République|Concorde|Bastille|Nation|Bourse|Madeleine|Comédie|Libération)|de\sl['’]Étoile|du\s(?:Capitole|Martroi|Tertre|Palais-Royal|Trocadéro|Châtelet)"
    r"|des\s(?:Vosges|Victoires|Jacobins|Terreaux|Ternes|Abbesses|Pyramides|Invalides|Quinconces|Carmes)|d['’](?:Italie|Erlon|Iéna)|de\s(?:Clichy|Catalogne|Stalingrad|Fontenoy|Valois))\b"
)
#: Who takes a place, or has one in something, and a street that is its people.
_TAKES = re.compile(
    r"\b(?:pris|prend|prendre|prendra|occupe|perd|perdu|cède|cédé|gagne) la $", re.IGNORECASE
)
_ACTS = re.compile(
    r"\s(?:(?:gronde|proteste|se soulève|réclame|s['’]enflamme|exulte|dominicaine|populaire|tchèque)\b|dans (?:la |le |l['’]|un)|au (?:classement|Mondial|monde|sein))"
)
_KINDS = {"place": "Square", "quai": "Quay", "rue": "Street"}


@dataclass(frozen=True, slots=True)
class Street:
    """A street in French text.

    Attributes:
        french, english: its name in both languages; in English with a capital.
        ways: a regular expression of English that names a street of that kind in its own way: Park Street.
        end: where it ends in the text.
    """

    french: str
    english: str
    ways: str
    end: int


def at(text: str, start: int) -> Street | None:
    """The street whose name begins at `start` of French `text`."""
    found = _STREET.match(text, start)
    if found is None or _ANY.search(text, max(0, start - 12), start):
        return None
    kind = found["kind"].lower()
    if kind == "place" and not _SQUARES.match(text, found.start("link")):
        return None
    if kind == "quai" and (
        found["name"].startswith("Orsay") or (found["link"] == "de " and " " in found["name"])
    ):
        return None  # the foreign ministry; and quays of a town
    if kind in ("place", "rue") and (
        _TAKES.search(text, max(0, start - 14), start) or _ACTS.match(text, found.end())
    ):
        return None
    french = found[0]
    own = _KINDS.get(kind, kind.capitalize())
    return Street(
        french,
        french[0].upper() + french[1:],
        rf"[A-Z][\w'-]+ {own}(?!\w)|{found['kind'].capitalize()} {re.escape(fold(found['name']))}(?!\w)",
        found.end(),
    )
