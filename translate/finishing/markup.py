"""Putting code, addresses, emphasis and links of the French where they belong in the English."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from translate.alignment.projection import behind, by_position, follow, locate, point
from translate.alignment.words import Alignment
from translate.document import Inline, Role, Segment, overlap
from translate.language.typography import source_form


@dataclass(frozen=True, slots=True)
class Restored:
    """English in which code and addresses stand as they were.

    Attributes:
        target: the English.
        inlines: their markup, in `target`.
        guessed: those that the English did not have, which stand where they were guessed.
    """

    target: str
    inlines: tuple[Inline, ...] = ()
    guessed: tuple[str, ...] = ()


def restore(segment: Segment, target: str) -> Restored:
    """Put the code and addresses of `segment` back into its English `target`."""
    length = max(1, len(segment.text))
    fixed: list[Inline] = []
    guessed: list[str] = []
    for inline in [i for i in segment.inlines if i.verbatim]:
        text = segment.text[inline.start : inline.end]
        done = fixed[-1].end if fixed else 0
        at = target.find(text, done)
        if at < 0 and (found := re.compile(re.escape(text), re.IGNORECASE).search(target, done)):
            # It came to begin the sentence, and got a capital.
            at = found.start()
            target = target[:at] + text + target[found.end() :]
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
    return Restored(target, tuple(fixed), tuple(guessed))


def place(
    segment: Segment, restored: Restored, alignment: Alignment, english_of: dict[str, str]
) -> tuple[Inline, ...]:
    """Where the markup of `segment` belongs in its English.

    Args:
        segment: French with markup.
        restored: its English, from `restore`.
        alignment: of the two.
        english_of: the English of each marked phrase, by its `source_form`.
    """
    target = restored.target
    placed = list(restored.inlines)
    taken: list[tuple[Inline, tuple[int, int]]] = []  # of the French, and their English
    for inline in [i for i in segment.inlines if not i.verbatim]:
        if inline.start == inline.end:
            where = segment.text, inline.start, target, alignment
            found = None if inline.role is Role.BREAK else behind(*where)
            at = point(*where) if found is None else found
            at = next((i.start for i in restored.inlines if i.start < at < i.end), at)
            placed.append(replace(inline, start=at, end=at))
            continue
        if inline.end - inline.start >= len(segment.text.strip()):
            placed.append(replace(inline, start=0, end=len(target)))
            continue
        # What stands side by side in French does so in English.
        here = (inline.start, inline.end)
        apart = [s for other, s in taken if not overlap(here, (other.start, other.end))]
        spans = _likely(segment.text, inline, target, alignment, english_of)
        first = next(spans)
        free = (s for s in chain([first], spans) if not any(overlap(s, a) for a in apart))
        span = _with_copied(next(free, first), restored.inlines)
        taken.append((inline, span))
        placed.append(replace(inline, start=span[0], end=span[1]))
    return tuple(_nested(placed))


def _with_copied(span: tuple[int, int], copied: Iterable[Inline]) -> tuple[int, int]:
    """`span` with the whole of what is copied where it holds a part of that."""
    for inline in copied:
        if overlap(span, (inline.start, inline.end)):
            span = min(span[0], inline.start), max(span[1], inline.end)
    return span


def _likely(
    source: str, inline: Inline, target: str, alignment: Alignment, english_of: dict[str, str]
) -> Iterator[tuple[int, int]]:
    """Where the words of `inline` may stand in `target`, the surest way first, at least one."""
    length = max(1, len(source))
    words = source[inline.start : inline.end]
    near = (inline.start + inline.end) / 2 / length
    if span := locate(words, target, near, least=0.95):
        yield span
    if span := follow(alignment, inline.start, inline.end):
        yield span
    phrase = english_of.get(source_form(words), "")
    if span := locate(phrase.rstrip(".,;:!?"), target, near):
        yield span
    yield by_position(target, inline.start / length, inline.end / length)


def _nested(inlines: list[Inline]) -> list[Inline]:
    """`inlines` in order, without those that would cross another one."""
    kept: list[Inline] = []
    around: list[Inline] = []  # those of `kept` that have not ended where the next one begins
    for inline in sorted(inlines, key=lambda i: (i.start, -i.end)):
        around = [k for k in around if inline.start < k.end]
        crosses = any(
            k.start < inline.start < k.end < inline.end or (inline.verbatim and k.verbatim)
            for k in around
        )
        if not crosses:
            kept.append(inline)
            around.append(inline)
    return kept
