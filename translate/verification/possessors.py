"""Whose it is: son and sa do not tell, the subject does: la ministre et son plan is the minister and her plan.

Only sentences are looked at whose subject stands first and is one person, and in which nobody else could be meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from translate.alignment.words import translations
from translate.document import Finding
from translate.language import quotes
from translate.language.kinds import Kind, kind_of
from translate.language.lexicon import lexicon
from translate.language.typography import before
from translate.names.given import Sex, sex_of
from translate.verification.genders import EPICENE_FEMININE, EPICENE_MASCULINE, SHE
from translate.verification.nouns import FEMININE
from translate.verification.pronouns import Wrong, findings

#: How probable a translation of a French noun is that is looked at, and how much of their probability persons have.
_LIKELY, _MOSTLY = 0.1, 0.6
#: What may stand before the subject: Mardi soir, À Paris, Selon les sondages,
_ADVERBIAL = re.compile(r"^(?P<text>[^,.;:?!«»()]{2,60}),\s(?=\w)")
#: The subject: with its article, by a title, or a pronoun.
_SUBJECT = re.compile(
    r"(?:(?P<female>La|Une|Cette|Notre|Mme|Mlle|Madame)|(?P<male>Le|Un|Ce|Cet|M\.|Monsieur)|(?P<elided>L)['’]|(?P<she>Elle)\s|(?P<he>Il)\s)"
    r"\s?(?:(?:jeune|petite?|nouvelle?|nouveau|grande?|ancien(?:ne)?|vieille|vieux|future?|[Pp]remi(?:er|ère)|seconde?|célèbre)\s)?"
    r"(?P<noun>[\w-]+)"
)
#: A subject that is named by a given name and others: Marine Le Pen, Jean-Luc Martin.
_NAMED = re.compile(
    r"(?P<given>[A-ZÀ-Þ][a-zà-ÿ]+(?:-[A-ZÀ-Þ][a-zà-ÿ]+)?)(?:\s(?:(?:de|du|des|van|von|di|da|del|el|al|ben|bin)\s|d['’])*(?:[A-ZÀ-Þ][\w’'-]+))+"
)
_SEXES = {Sex.FEMALE: "her", Sex.MALE: "his"}
#: What tells more of the subject: its surname, where it is from, and who that is: la maire de Nantes, Johanna Rolland,
_APART = re.compile(
    r"(?:(?:\s[A-ZÀ-Þ][\w-]+)+|\s(?:de|du|des)\s[A-ZÀ-Þ][\w-]+|(?=,))(?:,\s(?P<given>[A-ZÀ-Þ][\w-]+)(?:\s(?:(?:de|du)\s|d['’])?[A-ZÀ-Þ][\w’'-]+)+,)?"
)
#: Before the name of a place.
_OF_PLACE = re.compile(r"\b(?:[àÀ]|en|En|aux|Aux)\s$")
#: Nouns whose English is one of persons, too, by accident.
_SUBSIDIARY = re.compile(r"filiales?|majeure?s?|mineure?s?|régulier|commandes?", re.IGNORECASE)
_OWN = re.compile(r"\b(?:son|sa|ses)\s(?=\w)")
_THEIRS = re.compile(r"\b(?:his|her|its)\s(?=[a-z0-9])", re.IGNORECASE)
#: Her that is no possessive: he saw her on Monday.
_OBJECT = re.compile(
    r"her\s(?:to|on|in|at|by|for|with|from|about|as|and|or|but|that|when|if|because|after|before|during|is|was|the|a|an)\b",
    re.IGNORECASE,
)
#: Before a singular noun that may name another person.
_SINGULAR = re.compile(
    r"\b(?:l[ae]|une?|du|cet?|cette|son|sa|mon|ma|au)\s(?P<noun>[a-zà-ÿ-]+)|\b[ld]['’](?P<elided>[a-zà-ÿ-]+)",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?<=[a-zà-ÿ,]\s)[A-ZÀ-Þ][\w-]+")
#: Words for others, besides pronouns of the other sex.
_OTHERS = "qui|dont|lui|celui|celle|on|je|nous|vous"


#: Whose a husband is and whose a wife, what they are called, and who else may have one.
_SPOUSES = (
    (
        "her",
        re.compile(
            r"\b(?P<own>son) (?:(?:ex|futur|ancien|défunt|premier|second)[ -])?(?:mari|époux)\b",
            re.I,
        ),
        re.compile(
            r"\b(?P<own>his) (?:(?:ex|future|former|late|first|second)[ -])?husband\b", re.I
        ),
        re.compile(
            r"\b(?:[Ii]ls?|M\.|MM\.|[Ll]e [a-z]+(?:eur|ien|ier|ant)|homme|père|couple)(?!\w)"
        ),
    ),
    (
        "his",
        re.compile(
            r"\b(?P<own>sa|son) (?:(?:ex|future|ancienne|défunte|première|seconde)[ -])?(?:femme|épouse)\b",
            re.I,
        ),
        re.compile(r"\b(?P<own>her) (?:(?:ex|future|former|late|first|second)[ -])?wife\b", re.I),
        re.compile(
            r"\b(?:[Ee]lles?|Mmes?|Mlle|[Ll]a [a-z]+(?:rice|euse|ienne|ière|ante)|mère|couple)(?!\w)"
        ),
    ),
)


def wrong(source: str, target: str) -> list[Wrong]:
    """The possessives of the English `target` that are somebody else's than in the French `source`, from left to right."""
    if not _THEIRS.search(target):
        return []
    return _of_subject(source, target) or _of_spouses(source, target)


def _of_spouses(source: str, target: str) -> list[Wrong]:
    """His of a husband and her of a wife, where the French speaks of nobody whose they could be."""
    found = []
    for right, ours, theirs, named in _SPOUSES:
        own, their = ours.search(source), theirs.search(target)
        same = "his" if right == "her" else "her"
        words = re.findall(r"[A-ZÀ-Þ][\w-]+", source)
        if own and their and not named.search(source) and same not in map(_pronoun, words):
            written = their["own"]
            found.append(
                Wrong(
                    *their.span("own"),
                    right.capitalize() if written[0].isupper() else right,
                    own.span("own"),
                )
            )
    return found


def _of_subject(source: str, target: str) -> list[Wrong]:
    """The possessives that are not of the subject."""
    if not _OWN.search(source):
        return []
    french, english = quotes.unquoted(source, "fr"), quotes.unquoted(target, "en")
    ours = list(_OWN.finditer(french))
    theirs = [m for m in _THEIRS.finditer(english) if not _OBJECT.match(english, m.start())]
    if len(ours) != len(theirs) or len(ours) != len(_OWN.findall(source)):
        return []
    owner = _owner(french, ours[-1].start())
    if owner is None:
        return []
    found = []
    for own, their in zip(ours, theirs, strict=True):
        written = their.group().strip()
        if written.lower() not in (owner.pronoun, "its" if owner.may_be_thing else ""):
            right = owner.pronoun.capitalize() if written[0].isupper() else owner.pronoun
            found.append(Wrong(their.start(), their.end() - 1, right, (own.start(), own.end() - 1)))
    return found


def check(source: str, target: str) -> Iterator[Finding]:
    """`title-changed`: what is hers is said to be his or its, or the other way round."""
    yield from findings(wrong(source, target), target)


class _Owner(NamedTuple):
    """The subject of a French sentence.

    Attributes:
        pronoun: the possessive of what is its own.
        told: where its first words end.
        may_be_thing: whether it may be called it as well: il and elle, and firms with the name of somebody.
    """

    pronoun: str
    told: int
    may_be_thing: bool = False


def _owner(french: str, end: int) -> _Owner | None:
    """The subject of a French sentence, if nobody else is named before `end`."""
    begins = 0
    first = _ADVERBIAL.match(french)
    if first and first.end() < end and not _names_others(first["text"], ""):
        begins = first.end()
    owner = _subject(french, begins)
    if owner is None or owner.told > end:
        return None
    rest = french[owner.told : end]
    apart = _APART.match(rest)
    if apart and apart["given"] and _pronoun(apart["given"]) not in (None, owner.pronoun):
        return None
    rest = rest[apart.end() :] if apart else rest
    if _names_others(rest, owner.pronoun):
        return None
    # What an abbreviation stands for may own it, too.
    return owner._replace(may_be_thing=True) if _CAPITALISED.search(rest) else owner


def _pronoun(given: str) -> str | None:
    sex = sex_of(given)
    return None if sex is None else _SEXES[sex]


def _subject(french: str, begins: int) -> _Owner | None:
    """The subject that stands at `begins`, if it is certain whose possessive is its own."""
    named = _NAMED.match(french, begins)
    if named and (pronoun := _pronoun(named["given"])):
        return _Owner(pronoun, named.end(), may_be_thing=True)
    # Behind other words it has a small letter.
    text = french[:begins] + french[begins : begins + 1].upper() + french[begins + 1 :]
    subject = _SUBJECT.match(text, begins)
    if subject is None:
        return None
    if subject["she"] or subject["he"]:
        pronoun, told = (
            ("her", subject.end("she")) if subject["she"] else ("his", subject.end("he"))
        )
        return _Owner(pronoun, told, may_be_thing=True)
    if re.match(r"M(?:me|lle|adame|\.|onsieur)", subject.group()):
        return _Owner("her" if subject["female"] else "his", subject.end())
    noun = subject["noun"]
    if noun[0].isupper():
        return None
    if not (SHE.match(text, begins) or _is_person(noun)):
        return None
    if subject["elided"] and not _is_feminine(noun):
        return None
    pronoun = "his" if subject["male"] else "her"
    epicene = EPICENE_FEMININE if pronoun == "her" else EPICENE_MASCULINE
    return None if re.search(epicene, noun, re.I) else _Owner(pronoun, subject.end())


def _is_feminine(noun: str) -> bool:
    """Whether a French noun has the ending of a woman's, and the lexicon that of a man's: infirmière, infirmier."""
    pairs = lexicon().pairs
    return any(noun.endswith(f) and noun.removesuffix(f) + m in pairs for f, m in FEMININE)


def _names_others(rest: str, pronoun: str) -> bool:
    """Whether French text may name somebody whose pronoun is the possessive `pronoun`, besides the subject."""
    others = _OTHERS + {"her": "|ils?", "his": "|elles?"}.get(pronoun, "|ils?|elles?")
    if any(map(_may_be_somebody, _CAPITALISED.finditer(rest))) or re.search(
        rf"\b(?:{others})\b", rest
    ):
        return True
    return any(_is_person(m["noun"] or m["elided"], 0) for m in _SINGULAR.finditer(rest))


def _may_be_somebody(name: re.Match[str]) -> bool:
    """Whether a word with a capital may be the name of a person: no abbreviation, nor a place."""
    if name.group().isupper():
        return False
    return (
        not _OF_PLACE.search(before(name.string, name.start())) or sex_of(name.group()) is not None
    )


def _likely(noun: str) -> dict[str, float]:
    """What the lexicon has for a French noun, or for that of a man, in English, without French that was left."""
    noun = noun.lower()
    men = (noun.removesuffix(f) + m for f, m in FEMININE if noun.endswith(f))
    known = translations(noun) or next(filter(None, map(translations, men)), {})
    return {
        w: p
        for w, p in known.items()
        if p >= _LIKELY and (w != noun or kind_of(w, is_noun=True) is not None)
    }


def _is_person(noun: str, mostly: float = _MOSTLY) -> bool:
    """Whether so much of what a French noun says, as the lexicon has it, names a person."""
    likely = _likely(noun)
    if _SUBSIDIARY.fullmatch(noun):
        return False
    persons = [p for w, p in likely.items() if kind_of(w, is_noun=True) == Kind.PERSON]
    return sum(persons) >= mostly * sum(likely.values()) and bool(persons)
