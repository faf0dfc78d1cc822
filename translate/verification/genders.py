"""He and she: who is a woman in French is no man in English, and the other way round.

Only sentences that speak of one sex with pronouns, and of the other not at all, are looked at: in others it
cannot be told who is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.document import Finding


@dataclass(frozen=True, slots=True)
class _Sex:
    """How one sex is spoken of.

    Attributes:
        pronoun, english: the pronoun of the subject in French and in English.
        other: any word for somebody of the other sex in French, whom English may be speaking of.
        epicene: words of this gender for people of either sex, or for what English calls so.
        any: any pronoun of this sex in English.
    """

    pronoun: re.Pattern[str]
    english: re.Pattern[str]
    other: re.Pattern[str]
    epicene: re.Pattern[str]
    any: re.Pattern[str]


_ELIDED = r"(?<![\w-])(?:(?:qu|lorsqu|puisqu|s)['’])?(?:-t)?-?"
#: Il that is nobody: il faut, il y a, il est temps.
_NOBODY = (
    r"(?!\s(?:n['’]|ne\s|y\s|en\s|me\s|te\s|nous\s|vous\s|leur\s|lui\s|s['’]|se\s)*(?:y\b|faut|fallait|faudra\w*|fallu|sembl\w+|agi\w*|pleut"
    r"|pleuvait|neige\w*|arriv\w+|para[iî]\w+|reste\w*|existe\w*|manqu\w+|suffi\w+|convien\w+|import\w+|va\sde|(?:est|était|sera|a été|devient|serait|soit)\s\w+))"
)
_MALE = (
    r"\b(?:il|ils|lui|celui|ceux|eux|M\.|MM\.|Monsieur|hommes?|pères?|papa|frères?|fils|maris?|époux|garçons?|rois?|princes?|oncles?|neveux?|cousins?"
    r"|grand-père|parrain|copain|ami|compagnon|monsieur|président|ministre|auteur|chef|joueur|entraîneur|acteur|chanteur|directeur|patron|juge|policier)(?!\w)"
)
_FEMALE = (
    r"\b(?:elles?|celles?|Mmes?|Mlles?|Madame|femmes?|mères?|maman|sœurs?|filles?|épouses?|reines?|princesses?|tantes?|nièces?|cousines?|grand-mère"
    r"|marraine|copine|amie|compagne|madame|dame|présidente|actrice|chanteuse|directrice|joueuse|patronne|la\s(?:ministre|juge|maire|cheffe)|policière)(?!\w)"
)
#: La victime may be a man, le médecin a woman, and a ship is she.
EPICENE_FEMININE = (
    r"\b(?:victime|personne|star|vedette|recrue|sentinelle|idole|figure|dupe|brute|créature|connaissance|célébrité|personnalité|canaille"
    r"|bête|légende|majesté|altesse|sainteté|excellence|éminence|seigneurie|icône|crapule|souris|panthère|tortue|girafe|grenouille|proie|cible|sommité|pointure)s?\b"
)
EPICENE_MASCULINE = (
    r"\b(?:mannequin|médecin|professeur|docteur|auteur|écrivain|ministre|maire|juge|chef|témoin|bébé|enfant|sujet|génie|ange|successeur|membre"
    r"|individu|otage|tyran|soprano|peintre|sculpteur|ingénieur|député|sénateur|président|secrétaire|navire|bateau|paquebot|voilier|cargo|yacht|pays|chat|cheval)s?\b"
)
_WOMAN = _Sex(
    re.compile(rf"(?:{_ELIDED}|(?<=\w)-(?:t-)?)elle(?![\w-])", re.I), re.compile(r"\bshe\b", re.I),
    re.compile(_MALE, re.I), re.compile(EPICENE_FEMININE, re.I),
    re.compile(r"\b(?:she|her|hers|herself)\b", re.I),
)  # fmt: skip
_MAN = _Sex(
    re.compile(rf"{_ELIDED}il(?![\w-]){_NOBODY}", re.I), re.compile(r"\bhe\b", re.I),
    re.compile(_FEMALE, re.I), re.compile(EPICENE_MASCULINE, re.I),
    re.compile(r"\b(?:he|him|his|himself)\b", re.I),
)  # fmt: skip


#: An office, and the article or the ending that says that a woman holds it.
SHE = re.compile(
    r"\b(?:la|une|cette) (?:(?:vice-|nouvelle |première |jeune |future |ex-)*(?:maire|ministre|juge|cheffe?|députée|sénatrice|présidente|directrice"
    r"|avocate|procureure|conseillère|chancelière|reine|princesse|journaliste|porte-parole|écrivaine|autrice|actrice|chanteuse|joueuse|romancière"
    r"|candidate|secrétaire générale|responsable|enseignante|étudiante|infirmière|policière|élue|militante|championne|cinéaste|réalisatrice|chercheuse"
    r"|historienne|économiste|patronne|dirigeante|suspecte|plaignante|accusée|jeune femme|femme|mère|fille|sœur|veuve))\b",
    re.IGNORECASE,
)
_HE = re.compile(r"\b(?:he|himself)\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"\b(?:ils?|lui|son|sa|ses|celui)\b", re.IGNORECASE)
#: A man, or somebody of whom a name alone tells the sex.
_MALE_OR_NAMED = re.compile(
    rf"{_MALE}|\b(?i:le|du|au|un|l['’]|cet?) ?(?i:(?:maire|ministre|homme|suspect|député|premier|juge))\b"
)


def check(source: str, target: str) -> Iterator[Finding]:
    """`title-changed`: she became he, or he she."""
    yield from _check_offices(source, target)
    for own, other in ((_WOMAN, _MAN), (_MAN, _WOMAN)):
        here, there = own.pronoun.search(source), other.english.search(target)
        if here is None or there is None or own.any.search(target):
            continue
        if own.other.search(source) or own.epicene.search(source):
            continue
        yield Finding(
            "title-changed", f"“{here.group().lstrip('-t')}” became “{there.group()}”",
            source=here.span(), target=there.span(),
            expected="she" if own is _WOMAN else "he", found=there.group(),
        )  # fmt: skip


def _check_offices(source: str, target: str) -> Iterator[Finding]:
    """A woman who is named by her office, and of whom the English says he."""
    here, there = SHE.search(source), _HE.search(target)
    if (
        here
        and there
        and not _WOMAN.any.search(target)
        and not _SOMEBODY.search(source)
        and not _MALE_OR_NAMED.search(source)
    ):
        yield Finding(
            "title-changed", f"“{here.group()}” became “{there.group()}”",
            source=here.span(), target=there.span(), expected="she", found=there.group(),
        )  # fmt: skip
