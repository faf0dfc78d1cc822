"""Pairing the sentences of two texts, one French, one English.

Dynamic programming over beads of one or two sentences a side, as Gale and Church (1993) have it,
with the words that the lexicon links in place of their lengths alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from translate.alignment.words import strength, tokens

#: How many sentences a bead takes of each side, and what it costs to be no 1-1 bead.
_BEADS = {(1, 1): 0.0, (1, 2): 0.25, (2, 1): 0.25, (2, 2): 0.6, (1, 0): 0.75, (0, 1): 0.75}
#: How far (sentences) a pairing may stray from the diagonal, besides the difference in number.
_BAND = 12
#: How strong a link between two words is at least.
_LEAST = 0.05
#: Only below this likeness may two paragraphs be no translation of one another: three of four
#: pairs of a text with the next sentence's English are below, and 29 of 2392 true pairs (FLORES,
#: IWSLT 2017, WMT 2013 and 2014).
_ALIKE = 0.15
#: What it must gain to leave the order of the paragraphs. Where every sentence had its English
#: beside it, in the first 150 of each of these sets, 0.37 was the most that could be gained.
_GAIN = 0.4


class _Likeness:
    """How alike stretches of two texts are; two sentences are compared once, in whatever beads they are.

    Args:
        source, target: the sentences of both texts.
    """

    def __init__(self, source: Sequence[str], target: Sequence[str]) -> None:
        self._texts = source, target
        self._ours = [_words(text) for text in source]
        self._theirs = [_words(text) for text in target]
        self._links: dict[tuple[int, int], tuple[set[str], set[str]]] = {}

    def cost(self, source: range, target: range) -> float:
        """What it costs to pair these sentences, or to leave those of one side alone."""
        a, b = len(source), len(target)
        cost = _BEADS[a, b]
        if a and b:
            # A space between two sentences is counted, too.
            ours, theirs = (
                len(own) + sum(len(texts[i]) for i in own)
                for texts, own in zip(self._texts, (source, target), strict=True)
            )
            cost += (a + b) / 2 * (1 - self.of(source, target) + 0.2 * abs(math.log(theirs / ours)))
        return cost

    def of(self, source: range, target: range) -> float:
        """Share of the longer words of both sides that have a link in the other, 0 to 1."""
        ours = set[str]().union(*(self._ours[i] for i in source))
        theirs = set[str]().union(*(self._theirs[j] for j in target))
        if not ours or not theirs:
            return 0.5 if not ours and not theirs else 0.2
        linked = [self._linked(i, j) for i in source for j in target]
        here = set[str]().union(*(a for a, _ in linked))
        there = set[str]().union(*(b for _, b in linked))
        return (len(here) + len(there)) / (len(ours) + len(theirs))

    def _linked(self, i: int, j: int) -> tuple[set[str], set[str]]:
        """The words of two sentences that have a link in the other one."""
        if (i, j) not in self._links:
            links = [
                (a, b) for a in self._ours[i] for b in self._theirs[j] if strength(a, b) >= _LEAST
            ]
            self._links[i, j] = {a for a, _ in links}, {b for _, b in links}
        return self._links[i, j]


def _words(text: str) -> set[str]:
    """The words of `text` that say something."""
    return {w.text for w in tokens(text) if len(w.text) > 3 or w.text.isdigit()}


def align_sentences(source: Sequence[str], target: Sequence[str]) -> list[tuple[range, range]]:
    """Pair the sentences of `source` (French) and `target` (English), both in order.

    Returns:
        The numbers of the sentences of each pair; a side is empty where a sentence has none.
    """
    n, m = len(source), len(target)
    if n == m == 1:
        return [(range(1), range(1))]
    band = _BAND + abs(n - m)
    likeness = _Likeness(source, target)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i in range(n + 1):
        middle = i * m // max(1, n)
        for j in range(max(0, middle - band), min(m, middle + band) + 1):
            if (i, j) not in best:
                continue
            cost = best[i, j][0]
            for a, b in _BEADS:
                if i + a > n or j + b > m:
                    continue
                total = cost + likeness.cost(range(i, i + a), range(j, j + b))
                old = best.get((i + a, j + b))
                if old is None or total < old[0]:
                    best[i + a, j + b] = (total, (a, b))
    pairs: list[tuple[range, range]] = []
    i, j = n, m
    while i or j:
        a, b = best[i, j][1]
        pairs.append((range(i - a, i), range(j - b, j)))
        i, j = i - a, j - b
    return pairs[::-1]


def are_side_by_side(source: Sequence[str], target: Sequence[str]) -> bool:
    """Whether each paragraph of `source` (French) has its English at the same place in `target`.

    As many paragraphs do not tell: one may be merged, and another one added. What has no English
    at all is no reason to leave its place, for nothing else is found by leaving it.
    """
    if len(source) != len(target):
        return False
    likeness = _Likeness(source, target)
    places = [range(i, i + 1) for i in range(len(source))]
    if all(likeness.of(i, i) >= _ALIKE for i in places):
        return True
    pairs = align_sentences(source, target)
    gain = sum(likeness.cost(i, i) for i in places) - sum(likeness.cost(a, b) for a, b in pairs)
    return gain < _GAIN or all(a == b for a, b in pairs if a and b)
