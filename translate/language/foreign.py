"""What French texts quote in English, which stays word for word: « We are not for sale »."""

from __future__ import annotations

import re

from translate.document import Span
from translate.language.lexicon import is_english
from translate.language.quotes import scan

_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu)['’]\w", re.IGNORECASE)
#: Words of a quotation that tells its language.
_ENOUGH = re.compile(r"\w+(?:\W+\w+){2}")


def quoted(text: str) -> list[Span]:
    """Where the French `text` quotes three words of English or more, without the marks."""
    marks = scan(text)
    found = []
    for mark in marks:
        if mark.opens and mark.partner is not None and not mark.depth:
            start, end = mark.end, marks[mark.partner].start
            said = text[start:end]
            inside = said.strip()
            if _ENOUGH.search(inside) and not _ELIDED.search(inside) and is_english(inside):
                start += len(said) - len(said.lstrip())
                found.append((start, start + len(inside)))
    return found


def kept(source: str, target: str) -> tuple[list[Span], list[Span]]:
    """What the French `source` quotes in English and the `target` has in the same words, in both."""
    ours, theirs = [], []
    for start, end in quoted(source):
        words = map(re.escape, re.findall(r"\w+", source[start:end]))
        found = re.search(r"(?<!\w)" + r"\W+".join(words) + r"(?!\w)", target, re.IGNORECASE)
        if found:
            ours.append((start, end))
            theirs.append(found.span())
    return ours, theirs
