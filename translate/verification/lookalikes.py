"""Words that only look like the French one: avocados for lawyers (avocats), Romanian for Roman (romain).

What links words that are written alike (`translate.alignment.words.strength`) is made for cognates and names
that the lexicon has not. Where the lexicon has other English for the French word, and none of it stands in
the sentence, a word that is only written alike is a doubtful one. Of 3,526 pairs by people 14 had such a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from translate.alignment.words import Alignment, strength, translations
from translate.document import Finding
from translate.language.lexicon import lexicon
from translate.language.synonyms import are_akin
from translate.language.typography import fold
from translate.verification import lost_words
from translate.verification.nouns import best, doubtful

#: How probable the likeliest translation is at least of a French word that the lexicon knows well.
_KNOWN = 0.4
#: So probable is what only a dictionary has.
_UNCOUNTED = 1.0
#: Letters that forms of one English word have in common at least: all but three, and four of a short one.
_STEM, _ENDING = 4, 3


def check(source: str, target: str, alignment: Alignment) -> Iterator[Finding]:
    """`doubtful`: an English word that looks like a French one, for which the lexicon has only others."""
    there = [word.text.lower() for word in alignment.target]
    for i, j in alignment.links.items():
        word, other = alignment.source[i], alignment.target[j]
        if not _only_looks_like(word.text.lower(), other.text.lower()):
            continue
        known = translations(word.text)
        explained = any(other.text.lower() in translations(w.text) for w in alignment.source)
        if explained or any(text in known for text in there):
            continue
        if lost_words.is_looked_at(source, alignment, i):
            yield doubtful(other, word, best(known))


@lru_cache(maxsize=20_000)
def _only_looks_like(french: str, english: str) -> bool:
    """Whether nothing but their letters links the words, of which the French one is known to be others."""
    words, known = lexicon(), translations(french)
    is_name = english in words.english_names
    if not is_name and english not in words.english:
        return False
    return (
        max(known.values(), default=0.0) >= _KNOWN
        and english not in known
        and not _is_same(fold(french), english)
        and strength(french, english) > 0
        and not any(are_akin(english, form) for form, share in known.items() if share < _UNCOUNTED)
        # Of one that is a name, such as Romania, no ending makes a form of roman.
        and (is_name or not any(_are_forms(english, form) for form in known))
    )


def _is_same(french: str, english: str) -> bool:
    """Whether both are written alike but for the endings of number and gender: lucides, lucid."""
    ours, theirs = french.removesuffix("s"), english.removesuffix("s")
    return theirs in (ours, ours.removesuffix("e"))


def _are_forms(word: str, other: str) -> bool:
    """Whether both may be forms of one word: infected, infection."""
    return any(
        word[:size] == other[:size]
        for size in (max(_STEM, len(word) - _ENDING), max(_STEM, len(other) - _ENDING))
    )
