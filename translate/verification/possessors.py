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
from translate.verification.genders import EPICENE_FEMININE, EPICENE_MASCULINE, SHE
from translate.verification.nouns import FEMININE

#: How probable a translation of a French noun is that is looked at, and how much of their probability persons have.
_LIKELY, _MOSTLY = 0.1, 0.6
#: The subject at the beginning: with its article, by a title, or a pronoun.
_SUBJECT = re.compile(
    r"^(?:(?P<female>La|Une|Cette|Notre|Mme|Mlle|Madame)|(?P<male>Le|Un|Ce|Cet|M\.|Monsieur)|(?P<elided>L)['’]|(?P<she>Elle)\s|(?P<he>Il)\s)"
    r"\s?(?:(?:jeune|petite?|nouvelle?|nouveau|grande?|ancien(?:ne)?|vieille|vieux|future?|premi(?:er|ère)|seconde?|célèbre)\s)?"
    r"(?P<noun>[\w-]+)"
)
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


class Wrong(NamedTuple):
    """A possessive of the English that is somebody else's.

    Attributes:
        start, end: its characters.
        right: his or her, with its capital.
        own: the characters of the French possessive.
    """

    start: int
    end: int
    right: str
    own: tuple[int, int]


def wrong(source: str, target: str) -> list[Wrong]:
    """The possessives of the English `target` that are not of the subject of the French `source`, from left to right."""
    if not _OWN.search(source) or not _THEIRS.search(target):
        return []
    french, english = quotes.unquoted(source, "fr"), quotes.unquoted(target, "en")
    ours = list(_OWN.finditer(french))
    theirs = [m for m in _THEIRS.finditer(english) if not _OBJECT.match(english, m.start())]
    if len(ours) != len(theirs) or len(ours) != len(_OWN.findall(source)):
        return []
    pronoun = _pronoun(french, ours[-1].start())
    if pronoun is None:
        return []
    may_be_thing = re.match(r"(?:Il|Elle)\s", french) is not None
    found = []
    for own, their in zip(ours, theirs, strict=True):
        written = their.group().strip()
        if written.lower() != pronoun and not (may_be_thing and written.lower() == "its"):
            right = pronoun.capitalize() if written[0].isupper() else pronoun
            found.append(Wrong(their.start(), their.end() - 1, right, (own.start(), own.end() - 1)))
    return found


def check(source: str, target: str) -> Iterator[Finding]:
    """`title-changed`: what is hers is said to be his or its, or the other way round."""
    for one in wrong(source, target):
        written = target[one.start : one.end]
        yield Finding(
            "title-changed", f"“{written}” should be “{one.right}”", source=one.own,
            target=(one.start, one.end), expected=one.right, found=written,
        )  # fmt: skip


def _pronoun(french: str, end: int) -> str | None:
    """The possessive of the subject of a French sentence, if nobody else is named before `end`."""
    subject = _SUBJECT.match(french)
    if subject is None or subject.end() > end:
        return None
    told = subject.end()
    if subject["she"] or subject["he"]:
        told = subject.end("she") if subject["she"] else subject.end("he")
        pronoun = "her" if subject["she"] else "his"
    elif re.match(r"M(?:me|lle|adame|\.|onsieur)", subject.group()):
        pronoun = "her" if subject["female"] else "his"
    else:
        noun = subject["noun"]
        if noun[0].isupper() or not (SHE.match(french) or _is_person(noun)):
            return None
        if subject["elided"]:
            pairs = lexicon().pairs
            if not any(noun.endswith(f) and noun.removesuffix(f) + m in pairs for f, m in FEMININE):
                return None
        pronoun = "his" if subject["male"] else "her"
        if re.search(EPICENE_FEMININE if pronoun == "her" else EPICENE_MASCULINE, noun, re.I):
            return None
    rest = french[told:end]
    apart = re.match(r"(?:\s[A-ZÀ-Þ][\w-]+)+|(?:\s(?:de|du|des)\s[A-ZÀ-Þ][\w-]+)", rest)
    rest = rest[apart.end() :] if apart else rest
    others = _OTHERS + ("|ils?" if pronoun == "her" else "|elles?")
    if _CAPITALISED.search(rest) or re.search(rf"\b(?:{others})\b", rest):
        return None
    nouns = (m["noun"] or m["elided"] for m in _SINGULAR.finditer(rest))
    return None if any(_is_person(noun, 0) for noun in nouns) else pronoun


def _is_person(noun: str, mostly: float = _MOSTLY) -> bool:
    """Whether so much of what a French noun says, as the lexicon has it, names a person."""
    likely = {w: p for w, p in translations(noun.lower()).items() if p >= _LIKELY}
    persons = [p for w, p in likely.items() if kind_of(w, is_noun=True) == Kind.PERSON]
    return sum(persons) >= mostly * sum(likely.values()) and bool(persons)
