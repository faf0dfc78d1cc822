"""Nouns: no animal, dish or part of the body became another, no baker a butcher.

A translator may call a dog an animal or a hound, but not a cat: of two nouns of one kind, neither of which is a
kind of the other, one does not stand for the other. So where the lexicon knows a French noun well, nothing in
the English says it, and near its place stands a noun of the same kind that says nothing of the French, that noun
is wrong. What kind a noun is of, and what a kind of what, is told by WordNet (`translate.language.kinds`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from translate.alignment.words import Alignment, Word, strength, translations
from translate.document import Finding, touches
from translate.language.kinds import Kind, are_related, is_known, kind_of
from translate.language.lexicon import lexicon
from translate.language.synonyms import are_akin
from translate.language.typography import before
from translate.verification import lost_words

#: Kinds whose names are seldom used for one another, and those of which it is said as a doubt: of 3,800 pairs by
#: people 3 had a noun of the former in another's place, of which one was right, and 35 of the latter, of which
#: every other one was. Of acts four times as many had as of events.
_SURE = frozenset({Kind.ANIMAL, Kind.BODY, Kind.FOOD})
_DOUBTED = frozenset(
    {Kind.ARTIFACT, Kind.EVENT, Kind.GROUP, Kind.OBJECT, Kind.PERSON, Kind.SUBSTANCE}
)
#: A cherry is a plant to WordNet and an apple is food; an earthquake is an event, a storm a phenomenon.
_ALSO: Mapping[int, int] = {Kind.PLANT: Kind.FOOD, Kind.PHENOMENON: Kind.EVENT}
#: How probable a translation is that says what a French noun names, how much of their probability is of nouns of
#: these kinds at least, and how far (words) from its place another noun stands at most.
_LIKELY, _MOSTLY, _NEAR = 0.2, 0.6, 2
#: So probable is what only a dictionary has, without a text that tells how often.
_UNCOUNTED = 1.0
#: Letters of half of an English compound at least.
_HALF = 4
#: What follows a noun that is the first half of a compound: pinces à ligature, trains-couchettes.
_COMPOUND = re.compile(
    r"(?:\s(?:à|de|en)\s|\sd['’])(?!(?:l[ae]s?|une?|[mts](?:on|a|es)|ce(?:t|tte|s)?|leurs?)\s|l['’])[a-zà-ÿ]|-",
    re.IGNORECASE,
)
_ENGLISH_NOUN = re.compile(
    r"\b(?:an?|the|his|her|its|their|my|our|your|this|that|these|those|some|many|several|both|two|three|four|five|six)\s$",
    re.IGNORECASE,
)


#: Endings of feminine nouns, and of the masculine ones that say the same of men.
FEMININE = (
    ("trice", "teur"),
    ("euse", "eur"),
    ("ère", "er"),
    ("ienne", "ien"),
    ("onne", "on"),
    ("aine", "ain"),
    ("ée", "é"),
    ("te", "t"),
)


def _forms(french: str) -> Iterator[str]:
    """A French noun, its singular, and what of it is masculine."""
    yield french
    singular = re.sub(r"(?<=.{2})[sx]$", "", french)
    if singular != french:
        yield singular
    for ours, theirs in FEMININE:
        if singular.endswith(ours):
            yield singular[: -len(ours)] + theirs
            yield singular[: -len(ours)] + theirs + "s"


@lru_cache(maxsize=20_000)
def _kinds(french: str) -> frozenset[int]:
    """The kinds of things that a French word names, none if its translations are not mostly nouns of these."""
    likely = {w: p for w, p in translations(french).items() if p >= _LIKELY and is_known(w)}
    kinds = {w: kind for w in likely if (kind := _kind(w, is_noun=True)) in _SURE | _DOUBTED}
    if sum(likely[w] for w in kinds) < _MOSTLY * sum(likely.values()):
        return frozenset()
    return frozenset(kind for kind in kinds.values() if kind is not None)


def _kind(word: str, is_noun: bool) -> int | None:
    """The kind of things that an English noun names; None if that is not known."""
    kind = kind_of(word, is_noun)
    return None if kind is None else _ALSO.get(kind, kind)


def check(source: str, target: str, alignment: Alignment) -> Iterator[Finding]:
    """`word-changed`: a noun became another of the same kind; `doubtful`: one that is seldom right there."""
    idle = [j for j in lost_words.idle(alignment) if _is_common(alignment, j, target)]
    if not idle:
        return  # most sentences
    covered, _ = alignment.covered
    free = [
        i
        for i in range(len(alignment.source))
        if i not in covered and lost_words.is_looked_at(source, alignment, i)
    ]
    if not free:
        return
    expected = alignment.expected()
    of_phrases = [found.source for found in alignment.phrases]
    for i in free:
        word = alignment.source[i]
        if not lost_words.NOUN.search(before(source, word.start)):
            continue  # an adjective, or half of a set phrase: trouver preneur
        if _COMPOUND.match(source, word.end) or touches((word.start, word.end), of_phrases):
            continue  # chef de train
        kinds, place = _kinds(word.text.lower()), expected(i)
        for j in idle if kinds else ():
            other = alignment.target[j]
            if abs(j - place) > _NEAR:
                continue
            is_noun = bool(_ENGLISH_NOUN.search(before(target, other.start)))
            kind = _kind(other.text.lower(), is_noun or j == 0)
            if kind in kinds and _is_another(word.text, other.text.lower()):
                yield _finding(word, other, sure=kind in _SURE)
                break


def _is_common(alignment: Alignment, j: int, target: str) -> bool:
    """Whether word `j` of the English is no name: in small letters, or the first one and before no other capital."""
    word = alignment.target[j]
    begins = j == 0 and not target[word.end :].lstrip()[:1].isupper()
    return word.text.islower() or (begins and lexicon().is_common_english(word.text))


def _is_another(french: str, english: str) -> bool:
    """Whether `english` names something that `french` cannot mean; nor has a word for it in it: farmyard, farm."""
    return not any(
        strength(word, english)
        or any(
            are_akin(english, form)
            or are_related(english, form)
            or _is_half_of(form, english)
            or _is_half_of(english, form)
            for form in translations(word)
        )
        for word in _forms(french.lower())
    )


def _is_half_of(part: str, word: str) -> bool:
    """Whether `word` is a compound with `part` at its beginning or end: courthouse, house."""
    return len(part) >= _HALF and (word.startswith(part) or word.endswith(part))


def _finding(word: Word, other: Word, sure: bool) -> Finding:
    known = translations(word.text)
    better = best(known)
    if not sure:
        return doubtful(other, word, better)
    return Finding(
        "word-changed", f"“{other.text}” is no « {word.text} », which is “{better}”",
        source=(word.start, word.end), target=(other.start, other.end),
        expected=better, found=other.text,
    )  # fmt: skip


def best(known: Mapping[str, float]) -> str:
    """The likeliest of the translations `known`; one that texts have before what only a dictionary has."""
    return max(known, key=lambda form: (known[form] < _UNCOUNTED, known[form]))


def doubtful(word: Word, french: Word, better: str = "") -> Finding:
    """`doubtful`: that an English `word` is hardly what a French one says, and what is better if that is known."""
    instead = f"; perhaps “{better}”" if better else ""
    return Finding(
        "doubtful", f"“{word.text}” is hardly what « {french.text} » says{instead}",
        source=(french.start, french.end), target=(word.start, word.end),
        expected=better, found=word.text,
    )  # fmt: skip
