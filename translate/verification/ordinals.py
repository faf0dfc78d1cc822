"""Ordinals: ranks and centuries, in figures, Roman numerals or words, and the numerals of rulers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translate.document import Finding
from translate.language.figure import Figure
from translate.language.numerals import in_english

_FRENCH = re.compile(r"ième|[IVX](?:e|è|ème|ᵉ)s?$|\d(?:e|è|ème|eme|ᵉ)s?$", re.IGNORECASE)
_ENGLISH = re.compile(
    r"(?:third|fth|nth|xth|ghth|lfth|ieth|first|second)s?$|\d(?:st|nd|rd|th)$", re.IGNORECASE
)
#: What French counts on the way to another rank in English: 8es de finale, the round of 16.
_OTHERWISE = re.compile(r"\bfinales?\b|arrondissement|\btiers\b|\bquart", re.IGNORECASE)


def check(
    source: str, target: str, ours: Sequence[Figure], theirs: Sequence[Figure]
) -> Iterator[Finding]:
    """`figure-changed`: a rank, century or numeral that became another."""
    yield from _check_ranks(source, target, ours, theirs)
    yield from _check_centuries(source, target, ours, theirs)
    yield from _check_rulers(source, target)


def _check_ranks(
    source: str, target: str, ours: Sequence[Figure], theirs: Sequence[Figure]
) -> Iterator[Finding]:
    here = frozenset[str]().union(*(f.values for f in ours))
    there = frozenset[str]().union(*(f.values for f in theirs))
    lost = [f for f in ours if not f.values & there and _FRENCH.search(source[f.start : f.end])]
    added = [f for f in theirs if not f.values & here and _ENGLISH.search(target[f.start : f.end])]
    # What both write in figures is found by value already.
    if not lost or not added or _OTHERWISE.search(source):
        return
    for a, b in zip(lost, added, strict=False):
        if b.strength or a.strength > 1:
            continue
        french, english = source[a.start : a.end], target[b.start : b.end]
        yield Finding(
            "figure-changed", f"“{french}” became “{english}”",
            source=(a.start, a.end), target=(b.start, b.end),
            expected=in_english(french), found=english,
        )  # fmt: skip


#: A century that nothing tells from others.
_CENTURY = re.compile(
    r"(?<!last )(?<!this )(?<!past )(?<!same )(?<!next )(?<!present )(?<!previous )(?<!current )(?<!new )(?<!half )(?<!half-)(?<!quarter )"
    r"(?<!turn of the )\bcentur(?:y|ies)\b",
    re.IGNORECASE,
)


def _check_centuries(
    source: str, target: str, ours: Sequence[Figure], theirs: Sequence[Figure]
) -> Iterator[Finding]:
    """`figure-lost`: the French says which century, the English that it was one."""
    there = frozenset[str]().union(*(f.values for f in theirs))
    centuries = [
        f
        for f in ours
        if re.match(r"\ssiècles?\b", source[f.end :]) and _FRENCH.search(source[f.start : f.end])
    ]
    lost = [f for f in centuries if not f.values & there]
    if lost and len(lost) == len(centuries) and _CENTURY.search(target):
        figure = lost[0]
        french = source[figure.start : figure.end]
        yield Finding(
            "figure-lost", f"“{french}” ({in_english(french)}) is not in the English",
            source=(figure.start, figure.end), expected=in_english(french),
        )  # fmt: skip


_NUMERAL = re.compile(r"(?<![\w-])([A-ZÀ-Þ][\w'’-]{2,}) ([IVX]{1,6})(er)?(?![\w.’'-])")
_DIGITS = {"I": 1, "V": 5, "X": 10}


def _value(numeral: str) -> int:
    values = [_DIGITS[c] for c in numeral]
    return sum(
        -v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True)
    )


def _check_rulers(source: str, target: str) -> Iterator[Finding]:
    """Louis XIV is not Louis XVI; popes, wars, chapters and games are counted so, too."""
    ours, theirs = list(_NUMERAL.finditer(source)), list(_NUMERAL.finditer(target))
    here, there = {_value(m[2]) for m in ours}, {_value(m[2]) for m in theirs}
    lost = [m for m in ours if _value(m[2]) not in there]
    # I is a pronoun in English.
    added = [m for m in theirs if _value(m[2]) not in here and m[2] != "I"]
    for a, b in zip(lost, added, strict=False):
        yield Finding(
            "figure-changed", f"“{a[2]}” became “{b[2]}”",
            source=a.span(2), target=b.span(2), expected=a[2], found=b[2],
        )  # fmt: skip
