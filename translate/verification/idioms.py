"""Idioms: a set phrase is not translated word for word."""

from __future__ import annotations

from collections.abc import Iterator

from translate.alignment.words import Alignment, strength
from translate.document import Finding
from translate.language.typography import fold

#: How probable it is at least that an English word stands for one of the phrase, and how many words such are
#: apart at most: hotel of the city.
_LIKELY, _APART = 0.1, 3


def check(source: str, target: str, alignment: Alignment) -> Iterator[Finding]:
    """`idiom`: the words of a phrase stand side by side in English, and nothing that says what it means."""
    for found in alignment.phrases:
        if found.target:
            continue
        phrase, (start, end) = found.phrase, found.source
        words = [
            w for w in alignment.source if start <= w.start < end and w.text in source[start:end]
        ]
        telling = [w.text for w in words if fold(w.text.lower()) in map(fold, phrase.words)]
        places = _side_by_side(telling, alignment)
        if places is None:
            continue
        span = alignment.target[places[0]].start, alignment.target[places[-1]].end
        yield Finding(
            "idiom", f"“{target[slice(*span)]}” is « {source[start:end]} » word for word: “{phrase.english}”",
            source=(start, end), target=span, expected=phrase.english, found=target[slice(*span)],
        )  # fmt: skip


def _stands_for(english: str, french: str) -> bool:
    """Whether an English word translates a French one, or is it, left as it was."""
    return strength(french, english) >= _LIKELY or fold(french.lower()) == fold(english.lower())


def _side_by_side(words: list[str], alignment: Alignment) -> list[int] | None:
    """Where English words stand that translate each of `words`, near one another."""
    if len(words) < 2:
        return None
    there = alignment.target
    choices = [
        [j for j, other in enumerate(there) if _stands_for(other.text, word)] for word in words
    ]
    for first in choices[0]:
        places = [first]
        for word, of_word in zip(words[1:], choices[1:], strict=True):
            near = [
                j for j in of_word if j not in places and min(abs(j - p) for p in places) <= _APART
            ]
            if not near:
                break
            # Of two beside it the one that surely says it: legitimate defence, not advocates legitimate.
            places.append(min(near, key=lambda j: (abs(j - first), -strength(word, there[j].text))))
        else:
            return sorted(places)
    return None
