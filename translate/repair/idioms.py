"""Set phrases that a model translated word for word: what they mean is put in their place.

A compound (sage-femme) is one word. Where the English says nothing of what it means, its English is put for what a
model made of its halves: wises, the guard.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from translate.alignment.words import Alignment, Word, align, strength, tokens
from translate.document import Span
from translate.language.phrases import occurrences, phrases
from translate.language.typography import fold
from translate.verification import LONGEST, idioms, lost_words
from translate.verification.coverage import is_content


def mend(source: str, english: str) -> tuple[str, list[str]]:
    """`english` with the English of the set phrases of `source`, and what was changed.

    Args:
        source: a French segment.
        english: its English.
    """
    english = _with_members(source, english)
    if max(len(source), len(english)) > LONGEST or not phrases(source):
        return english, []
    alignment = align(source, english)
    changed: list[str] = []
    found = [f for f in idioms.check(source, english, alignment) if f.source and f.target]
    for finding in sorted(found, key=lambda f: f.target or (0, 0), reverse=True):
        assert finding.source and finding.target
        start, end = finding.target
        old, phrase = english[start:end], source[slice(*finding.source)]
        between = _between([w for w in alignment.target if start <= w.start < end], phrase)
        if fold(old) == fold(phrase):
            between = []  # left in French
        if len(between) > 1:
            continue
        new = " ".join([*between, finding.expected])
        if old[:1].isupper() and not english[:start].strip("“‘\"'(- "):
            new = new[:1].upper() + new[1:]
        if english[:start].endswith("-"):  # one-soignant help
            start, new = start - 1, f" {new}"
        english = english[:start] + new + english[end:]
        changed.insert(0, f"“{old}” → “{new}”")
    english, compounds = _with_compounds(source, english)
    return english, changed + compounds


#: How far (words) from its place a word stands for a compound, at most.
_NEAR = 2
#: How surely a word says another one of the French, at least.
_LIKELY = 0.2


def _with_compounds(source: str, english: str) -> tuple[str, list[str]]:
    """`english` with compounds of `source` that nothing in it says, each for the words that stand in its place."""
    changed: list[str] = []
    for found in occurrences(source, english):
        french = source[slice(*found.source)]
        if found.target or "-" not in french:
            continue
        span = _in_place_of(found.source, align(source, english), english)
        if span is None:
            continue
        old, new = english[slice(*span)], found.phrase.english
        if old[:1].isupper():
            new = new[:1].upper() + new[1:]
        before = re.sub(r"-$", " ", english[: span[0]])  # 60-pompiers
        if article := re.search(r"\b([Aa])n? $", before):
            vowel = "n" if new[0].lower() in "aeio" else ""
            before = f"{before[: article.start()]}{article[1]}{vowel} "
        english = before + new + english[span[1] :]
        changed.append(f"“{old}” → “{new}”")
    return english, changed


def _in_place_of(compound: Span, alignment: Alignment, english: str) -> Span | None:
    """What of `english` a model made of a compound: a word of one half of it or of nothing, near its place, and those beside it."""
    parts = [i for i, w in enumerate(alignment.source) if compound[0] <= w.start < compound[1]]
    outside = [w.text for i, w in enumerate(alignment.source) if i not in parts]
    others = {j for i, j in alignment.links.items() if i not in parts}
    idle = set(lost_words.idle(alignment))
    expected = alignment.expected()
    near = [
        j
        for j, word in enumerate(alignment.target)
        if j not in others
        and word.text.islower()
        and is_content(word.text, "en")
        and min(abs(j - expected(i)) for i in parts) <= _NEAR
        and (j in idle or any(strength(alignment.source[i].text, word.text) for i in parts))
        and not any(strength(other, word.text) >= _LIKELY for other in outside)
    ]
    if not near:
        return None
    first = last = min(near, key=lambda j: abs(j - expected(parts[0])))
    while last + 1 in near:
        last += 1
    while first - 1 in near:
        first -= 1
    return alignment.target[first].start, alignment.target[last].end


#: A French member of parliament, and one of the European Parliament, as whom a model of its debates takes him.
_MEMBER = re.compile(r"\bdéputée?s?\b", re.IGNORECASE)
_EUROPEAN = re.compile(
    r"\beuro-?déput|\bdéputée?s?\seurop|\bParlement\seurop|\bStrasbourg\b", re.IGNORECASE
)
_CALLED = re.compile(
    r"\bM(?:EP|ep)(?=s?\b)|(?<=\bthe )(?:Honourable )?Member(?=s?\b(?! of\b| States?\b))"
)


def _with_members(source: str, english: str) -> str:
    """`english` with MP for a member of the French parliament: MEP and Member are those of the European one."""
    if not _MEMBER.search(source) or _EUROPEAN.search(source):
        return english
    return _CALLED.sub("MP", english)


def _between(words: Sequence[Word], phrase: str) -> list[str]:
    """Those of the English `words` that say something else than the French `phrase`: first Iraqi minister."""
    own = [word.text for word in tokens(phrase)]
    return [
        word.text
        for word in words
        if is_content(word.text, "en") and not any(strength(o, word.text) for o in own)
    ]
