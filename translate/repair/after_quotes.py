"""What a quotation goes on with: a « soutien ferme » à la guerre is “firm support” for the war, and no “firm support” war."""

from __future__ import annotations

import re

from translate.alignment.words import strength
from translate.language.kinds import is_known

_FRENCH = re.compile(
    r"\b(?:[lmts]es|[mts]on|[lmts]a|le|une?|ce(?:tte)?|leurs?|notre|votre|du|des|au)\s«\s(?P<said>[^«»]{3,60}?)\s»"
    r"\s(?P<preposition>à|au|aux|de|du|d['’]|pour|contre|sur|envers)\s?(?P<article>la\s|l['’]|les?\s)?(?P<noun>[a-zà-ÿœ]{3,})\b",
    re.IGNORECASE,
)
_ENGLISH = re.compile(r"[”\"] (?=(?P<noun>[a-z]{3,})\b)")
_PREPOSITIONS = {
    "à": "to", "au": "to", "aux": "to", "de": "of", "du": "of", "d'": "of", "pour": "for", "contre": "against",
    "sur": "on", "envers": "toward",
}  # fmt: skip
#: Nouns that go on with “for” where French has « à ».
_FOR = frozenset(["soutien", "appui", "appel", "respect", "amour"])
#: How surely the noun behind the English quotation is the French one.
_SAME = 0.2


def mend(source: str, english: str) -> tuple[str, list[str]]:
    """`english` with the preposition that French has between its one quotation and a noun, where it lacks one; and what was changed."""
    here, there = _FRENCH.search(source), _ENGLISH.search(english)
    if here is None or there is None or source.count("»") != 1:
        return english, []
    if strength(here["noun"], there["noun"]) < _SAME or not is_known(there["noun"]):
        return english, []
    french = here["preposition"].lower().replace("’", "'")
    is_for = french in ("à", "au", "aux") and not _FOR.isdisjoint(here["said"].lower().split())
    word = "for" if is_for else _PREPOSITIONS[french]
    new = f"{word} the " if here["article"] or french in ("au", "du", "aux") else f"{word} "
    at = there.end()
    return english[:at] + new + english[at:], [f"“{there['noun']}” → “{new}{there['noun']}”"]
