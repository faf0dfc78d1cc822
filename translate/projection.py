"""Finding, in the English, the words that translate a stretch of the French.

Used to put quotation marks, emphasis and links where they belong. The stretch is translated
on its own and looked for in the English of the whole sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher

from translate.document import Inline, Segment
from translate.typography import source_form

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def locate(phrase: str, target: str, near: float, least: float = 0.6) -> tuple[int, int] | None:
    """The stretch of `target` most like `phrase`.

    Args:
        phrase: English words.
        target: the English sentence to look in.
        near: where the stretch is expected, from 0 (start) to 1 (end); settles ties.
        least: how alike the words must be, as `difflib` ratios go.

    Returns:
        Start and end (characters of `target`), or None when nothing is alike enough.
    """
    words = [m.span() for m in _WORD.finditer(target)]
    wanted = [w.lower() for w in _WORD.findall(phrase)]
    if not words or not wanted:
        return None
    texts = [target[a:b].lower() for a, b in words]
    best: tuple[float, int, int] | None = None
    for size in range(
        max(1, round(len(wanted) * 0.7)), min(len(words), round(len(wanted) * 1.4) + 1) + 1
    ):
        for i in range(len(words) - size + 1):
            window = texts[i : i + size]
            if not set(window) & set(wanted) and len(wanted) > 1:
                continue
            matcher = SequenceMatcher(None, " ".join(wanted), " ".join(window), autojunk=False)
            if best and matcher.real_quick_ratio() < best[0] - 0.1:
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


def place(
    segment: Segment, target: str, english_of: dict[str, str]
) -> tuple[str, tuple[Inline, ...], list[str]]:
    """Where the markup of `segment` belongs in its English `target`.

    Args:
        segment: French with markup.
        target: its English.
        english_of: the English of each marked phrase, by its `source_form`.

    Returns:
        The English, in which code and addresses are put back as they were; its markup; and the
        code and addresses that the English did not have, which stand where they were guessed.
    """
    length = max(1, len(segment.text))
    # Copied stretches first: putting them back moves everything after them.
    fixed: list[Inline] = []
    guessed: list[str] = []
    for inline in [i for i in segment.inlines if i.verbatim]:
        text = segment.text[inline.start : inline.end]
        at = target.find(text, fixed[-1].end if fixed else 0)
        if at >= 0:
            fixed.append(replace(inline, start=at, end=at + len(text)))
            continue
        guessed.append(text)
        near = (inline.start + inline.end) / 2 / length
        span = locate(text, target, near) or by_position(
            target, inline.start / length, inline.end / length
        )
        if fixed and span[0] < fixed[-1].end:
            target += " "
            span = (len(target), len(target))
        target = target[: span[0]] + text + target[span[1] :]
        fixed.append(replace(inline, start=span[0], end=span[0] + len(text)))
    placed = list(fixed)
    for inline in [i for i in segment.inlines if not i.verbatim]:
        if inline.start == inline.end:
            at = 0 if inline.start == 0 else len(target)
            placed.append(replace(inline, start=at, end=at))
            continue
        if inline.end - inline.start >= len(segment.text.strip()):
            placed.append(replace(inline, start=0, end=len(target)))
            continue
        near = (inline.start + inline.end) / 2 / length
        phrase = english_of.get(source_form(segment.text[inline.start : inline.end]), "")
        source_words = segment.text[inline.start : inline.end]
        span = (
            locate(source_words, target, near, least=0.95)
            or locate(phrase.rstrip(".,;:!?"), target, near)
            or by_position(target, inline.start / length, inline.end / length)
        )
        placed.append(replace(inline, start=span[0], end=span[1]))
    return target, tuple(_nested(placed)), guessed


def _nested(inlines: list[Inline]) -> list[Inline]:
    """`inlines` in order, without those that would cross another one."""
    kept: list[Inline] = []
    for inline in sorted(inlines, key=lambda i: (i.start, -i.end)):
        crosses = any(
            k.start < inline.start < k.end < inline.end
            or (inline.verbatim and k.verbatim and inline.start < k.end)
            for k in kept
        )
        if not crosses:
            kept.append(inline)
    return kept
