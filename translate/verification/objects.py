"""It that is somebody, and him that is a woman: ils l'ont reçue is they received her (or it), not him.

L' does not tell whom something was done to, but the participle does. What is done to people alone, and what they alone
do, tells that it is no thing: la police l'a interpellé is the police arrested him, elle préside she chairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from translate.document import Finding
from translate.language import quotes
from translate.language.lexicon import lexicon
from translate.verification.pronouns import Wrong, findings

_ADVERBS = r"(?:(?:\w+ment|déjà|aussi|encore|ensuite|ainsi|enfin|bien|alors|même|toujours|longuement|depuis|finalement|vite|mal) )?"
#: L' with its verb.
_OBJECT = re.compile(
    rf"\b[lL]['’](?:a|ont|ai|avons|avez|avait|avaient|avions|aura|auront|aurait|auraient|eut|eurent) {_ADVERBS}(?P<participle>\w+)\b"
)
#: What is done to people alone, in the masculine.
_DONE_TO_PEOPLE = re.compile(
    r"(?:interpellé|arrêté|incarcéré|écroué|inculpé|extradé|acquitté|relaxé|gracié|licencié|limogé|embauché|recruté|hospitalisé|poignardé|assassiné|félicité"
    r"|remercié|opéré|soigné|naturalisé|expulsé|menotté|auditionné|convoqué|humilié|insulté|agressé|violé|kidnappé|emprisonné|accouché|épousé|giflé)(?P<she>e?)"
)
_PLACED = re.compile(
    r"(?:placé|mis|remis)(?P<she>e?) (?:sous contrôle judiciaire|en garde à vue|en détention|en examen|sous mandat de dépôt|en liberté|à la retraite)"
)
#: What people alone do, behind il and elle at the beginning.
_DONE_BY_PEOPLE = re.compile(
    r"(?P<who>Il|Elle) (?:n['’]|ne )?(?:(?:préside|plaide|enseigne|purge|épouse|étudie|pleure|chante)(?:ra|ait)?|dort|dormait|boit|buvait|sourit|souriait"
    rf"|(?:a|avait|aura|aurait) {_ADVERBS}(?:épousé|grandi|étudié|enseigné|avoué|pleuré|souri|présidé|plaidé|purgé|démissionné|(?:été|avait été) {_ADVERBS}(?:{_DONE_TO_PEOPLE.pattern.replace('?P<she>', '?:')}))"
    r"|(?:est|était) (?:morte?|décédée?|mariée?|divorcée?|veuve?|enceinte|retraitée?|avocate?|célibataire)"
    r"|s['’](?:est|était) (?:suicidé|noyé|marié|remarié|excusé|évadé|évanoui)e?)\b"
)
#: Others of whom him and her may be said, and what is it without being a thing.
_OTHERS = re.compile(r"\b(?:lui|celui|soi)\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:[iI]l (?:y|s['’]|est|faut|n['’])|[cC]['’]|[cC]e (?:n['’])?(?:est|sera)|[cC]ela|[çÇ]a)\b"
)
#: What may be wrong.
_WRITTEN = re.compile(r"\b(?:[Ii]t|him)\b")


def wrong(source: str, target: str) -> list[Wrong]:
    """The pronouns of the English `target` that are others than those of the French `source`, from left to right."""
    if not _WRITTEN.search(target):
        return []
    french, english = quotes.unquoted(source, "fr"), quotes.unquoted(target, "en")
    found = (_subject(french, english), _object(french, english))
    return [one for one in found if one is not None]


def _subject(french: str, english: str) -> Wrong | None:
    """It at the beginning, where the French says what people alone do."""
    by, it = (
        _DONE_BY_PEOPLE.match(french),
        re.match(r"It(?=\s(?!(?:is|was) \w+ (?:who|that)\b))", english),
    )
    if by is None or it is None:
        return None
    return Wrong(*it.span(), "She" if by["who"] == "Elle" else "He", by.span())


def _object(french: str, english: str) -> Wrong | None:
    """Him that is a woman, or it that is somebody."""
    found = list(_OBJECT.finditer(french))
    if len(found) != 1 or _OTHERS.search(french):
        return None
    own, start = found[0].span(), found[0].start("participle")
    person = _DONE_TO_PEOPLE.fullmatch(found[0]["participle"]) or _PLACED.match(french, start)
    if person:
        right, written = ("her" if person["she"] else "him"), "it"
        if _NOBODY.search(french):
            return None
    elif _is_feminine(found[0]["participle"]):
        right, written = "her", "him"
    else:
        return None
    there = list(re.finditer(rf"\b{written}\b", english))
    others = r"\b(?:him|her)\b" if person else r"\b(?:her|hers)\b"
    if len(there) != 1 or re.search(others, english):
        return None
    return Wrong(*there[0].span(), right, own)


def check(source: str, target: str) -> Iterator[Finding]:
    """`title-changed`: a woman who is him, or somebody who is it."""
    yield from findings(wrong(source, target), target)


def _is_feminine(participle: str) -> bool:
    """Whether a French word is the feminine of a participle: reçue, prise, ouverte."""
    return re.search(r"(?:é|[^g]u|i|is|rt|it|int)e$", participle) is not None and (
        participle[:-1] in lexicon().pairs
    )
