"""Finding, in the English, the words that translate a stretch of the French.

Used to put quotation marks, emphasis and links where they belong. The words of the stretch are
followed over their links in the alignment (lexicon and attention, `Translator.align`); where these
say nothing, the stretch is translated on its own and looked for in the English of the sentence.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from translate.alignment.words import Alignment

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
#: Words around the place where a stretch is expected in which it is looked for.
_AROUND = 100


def locate(phrase: str, target: str, near: float, least: float = 0.6) -> tuple[int, int] | None:
    """The stretch of `target` most like `phrase`.

    Args:
        phrase: English words.
        target: the English sentence to look in.
        near: where the stretch is expected, from 0 (start) to 1 (end); settles ties. In a sentence of
            more than 200 words it is looked for within 100 words of there.
        least: how alike the words must be, as `difflib` ratios go.

    Returns:
        Start and end (characters of `target`), or None when nothing is alike enough.
    """
    words = [m.span() for m in _WORD.finditer(target)]
    wanted = [w.lower() for w in _WORD.findall(phrase)]
    if not words or not wanted:
        return None
    texts = [target[a:b].lower() for a, b in words]
    middle_word = round(near * len(words))
    first = max(0, min(middle_word, len(words) - _AROUND) - _AROUND)
    after = max(middle_word, _AROUND) + _AROUND
    best: tuple[float, int, int] | None = None
    for size in range(
        max(1, round(len(wanted) * 0.7)), min(len(words), round(len(wanted) * 1.4) + 1) + 1
    ):
        for i in range(first, min(after, len(words) - size + 1)):
            window = texts[i : i + size]
            if not set(window) & set(wanted) and len(wanted) > 1:
                continue
            matcher = SequenceMatcher(None, " ".join(wanted), " ".join(window), autojunk=False)
            # What can be no better than the best, or is not alike enough, is not compared in full.
            enough = max(least - 0.1, best[0] if best else 0.0)
            if matcher.real_quick_ratio() < enough or matcher.quick_ratio() < enough:
                continue
            middle = (words[i][0] + words[i + size - 1][1]) / 2 / max(1, len(target))
            score = matcher.ratio() - 0.1 * abs(middle - near)
            if best is None or score > best[0]:
                best = (score, i, i + size - 1)
    if best is None or best[0] < least - 0.1:
        return None
    return words[best[1]][0], words[best[2]][1]


def by_position(target: str, start: float, end: float) -> tuple[int, int]:
    """The words of `target` that stand between two relative places (0 to 1), at least one."""
    words = [m.span() for m in _WORD.finditer(target)] or [(0, len(target))]
    first = min(range(len(words)), key=lambda i: abs(words[i][0] - start * len(target)))
    last = min(range(first, len(words)), key=lambda i: abs(words[i][1] - end * len(target)))
    return words[first][0], words[last][1]


# The numbers were chosen on `tests/measure/placement.py`, whose result hardly depends on them.
#: What a target word counts for or against a stretch that it stands in: linked from outside the
#: stretch, and not linked at all.
_OUTSIDE, _UNLINKED = -0.6, -0.02
#: Links of words as short as de, la, d' say little about where a stretch is.
_SHORT, _OF_SHORT = 3, 0.5
#: How many words before the last of a phrase English may set after it: taux de la (croissance).
_NOUN_BEFORE = 3
#: Least sum of links to words of the stretch, for each word of it that has any.
_LEAST_LINK = 0.15


def follow(alignment: Alignment, start: int, end: int) -> tuple[int, int] | None:
    """The stretch of the English that the links of a stretch of the French lead to.

    Of all stretches of target words, the one with the largest sum over its words: the strength of
    the link from a word inside, or a penalty for one that is linked from outside only.

    Args:
        alignment: of the sentence.
        start, end: characters of the source.

    Returns:
        Start and end (characters of the target), or None when no link leads anywhere.
    """
    best = alignment.best()
    inside = [start <= w.start and w.end <= end for w in alignment.source]
    values = [_UNLINKED] * len(alignment.target)
    linked = 0
    for i, j in enumerate(best):
        if j is None:
            continue
        if inside[i]:
            word = alignment.source[i].text
            weight = _OF_SHORT if len(word) <= _SHORT and word.islower() else 1.0
            linked += 1
            values[j] = max(values[j], weight * alignment.strength[i][j])
        elif values[j] <= _UNLINKED:
            values[j] = _OUTSIDE
    if not linked:
        return None
    top, top_range = 0.0, (0, 0)
    total, since = 0.0, 0
    for j, value in enumerate(values):
        if total <= 0:
            total, since = 0.0, j
        total += value
        if total > top:
            top, top_range = total, (since, j + 1)
    if top < _LEAST_LINK * linked:
        return None
    words = alignment.target[slice(*top_range)]
    return words[0].start, words[-1].end


def point(source: str, at: int, target: str, alignment: Alignment) -> int:
    """Where a point of `source` is in `target`: after the words that translate those before it.

    Of all word ends in the English, the one that leaves most links of words on the same side, and
    of those the nearest in length.
    """
    if not source[:at].strip():
        return 0
    if not source[at:].strip():
        return len(target)
    links = [
        (word.end <= at, j)
        for word, j in zip(alignment.source, alignment.best(), strict=True)
        if j is not None
    ]
    wanted = at / len(source) * len(target)

    def crossed(count: int) -> tuple[int, float]:
        wrong = sum(is_before != (j < count) for is_before, j in links)
        return wrong, abs(alignment.target[count - 1].end - wanted)

    ends = range(1, len(alignment.target))
    if not ends:
        return len(target)
    end = _closed(target, alignment.target[min(ends, key=crossed) - 1].end)
    return _apart(source, at, target, end)


def behind(source: str, at: int, target: str, alignment: Alignment) -> int | None:
    """Where a mark that stands behind a word of `source` is in `target`.

    Behind the word that translates that one, and behind what English sets after it: of le taux de
    chômage¹ the mark comes to the unemployment rate¹.

    Args:
        source, target: a sentence and its English.
        at: where the mark stands in the source.
        alignment: of the two.

    Returns:
        A place in the target; None where the mark is behind no word or behind all of the sentence, or the
        word has no link.
    """
    last = max((i for i, w in enumerate(alignment.source) if w.end <= at), default=None)
    if last is None or not source[at:].strip():
        return None
    best = alignment.best()
    end = best[last]
    if end is None:
        return None
    before = {j for j in best[max(0, last - _NOUN_BEFORE) : last] if j is not None}
    while end + 1 in before:
        end += 1
    place = alignment.target[end].end
    is_next = not source[alignment.source[last].end : at].strip()
    return _apart(source, at, target, place if is_next else _closed(target, place))


def _closed(target: str, end: int) -> int:
    """The end of the marks that close what ends at `end`."""
    closing = re.compile(r"[^\w\s(\[“‘«]*").match(target, end)
    return closing.end() if closing else end


def _apart(source: str, at: int, target: str, end: int) -> int:
    """The place `end` of `target`, or that behind its space where `source` has one before `at`."""
    return end + (source[at - 1].isspace() and target[end : end + 1].isspace())
