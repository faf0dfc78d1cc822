"""Set phrases that a model translated word for word: what they mean is put in their place."""

from __future__ import annotations

from collections.abc import Sequence

from translate.alignment.words import Word, align, strength, tokens
from translate.language.phrases import phrases
from translate.language.typography import fold
from translate.verification import LONGEST, idioms
from translate.verification.coverage import is_content


def mend(source: str, english: str) -> tuple[str, list[str]]:
    """`english` with the English of the set phrases of `source`, and what was changed.

    Args:
        source: a French segment.
        english: its English.
    """
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
    return english, changed


def _between(words: Sequence[Word], phrase: str) -> list[str]:
    """Those of the English `words` that say something else than the French `phrase`: first Iraqi minister."""
    own = [word.text for word in tokens(phrase)]
    return [
        word.text
        for word in words
        if is_content(word.text, "en") and not any(strength(o, word.text) for o in own)
    ]
