"""The English of a block in the place of its French, with all markup of the French.

Markup goes where the finished translation has it; what that lost, or would have crossing other
markup, is put as near as the order of the French allows. So every tag is written once.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from translate.document import Inline, Kind, Role, Translation
from translate.document.rows import Row, rows_of

#: What lies between two sentences of a block and is kept: white space, and marks of quoted lines.
_GAP = re.compile(r"[\s>]*")


@dataclass
class _Mark:
    """Markup of the French and its place in the English of the block."""

    inline: Inline
    start: int
    end: int
    inner: list[_Mark] = field(default_factory=list)


def spliced(
    translation: Translation, written: Callable[[str, Row], str], left_out: bool = False
) -> str:
    """The text of a document with its blocks in English.

    Args:
        translation: of a document whose `text` is the whole of it.
        written: the English of a block, from the text of the document and its row.
        left_out: whether furniture that was not translated is left out, not kept in French.
    """
    return spliced_rows(translation.document.text, rows_of(translation), written, left_out)


def spliced_rows(
    source: str, rows: Iterable[Row], written: Callable[[str, Row], str], left_out: bool = False
) -> str:
    """The text `source` with the blocks of `rows`, in order, in English; otherwise as `spliced`."""
    parts: list[str] = []
    done = 0
    for row in rows:
        if row.segments and row.block.start >= done:
            parts += [source[done : row.block.start], written(source, row)]
            done = row.block.end
        elif left_out and row.block.kind is Kind.BOILERPLATE and row.block.start >= done:
            parts.append(source[done : row.block.start])
            done = row.block.end
    return "".join([*parts, source[done:]])


def markup_of(inline: Inline, _: str) -> tuple[str, str]:
    """The markup of the French as it is: what stands before and after its words."""
    return inline.before, inline.after


def with_markup(
    source: str,
    row: Row,
    escaped: Callable[[str, bool, bool], str],
    keep_empty: bool = False,
    marked: Callable[[Inline, str], tuple[str, str]] = markup_of,
) -> str:
    """The English of a block with its markup.

    Args:
        source: the text of the document.
        row: the block.
        escaped: writes a stretch of words; told whether it begins the block, and whether it is
            copied (code, an address).
        keep_empty: whether markup that holds nothing is written.
        marked: writes markup, what stands before and after its words; told these in English.
    """
    text, marks, copied = _in_english(source, row)
    parts: list[str] = []
    copied.sort()
    edges = sorted({edge for span in copied for edge in span})
    starts = [start for start, _ in copied]
    furthest = list(accumulate((end for _, end in copied), max))

    def words(start: int, end: int) -> None:
        if start == end:
            return
        cuts = [start, *edges[bisect_right(edges, start) : bisect_left(edges, end)], end]
        for a, b in pairwise(cuts):
            before = bisect_right(starts, a)
            is_copied = before > 0 and b <= furthest[before - 1]
            parts.append(escaped(text[a:b], a == 0, is_copied))

    def write(level: list[_Mark], start: int, end: int) -> None:
        done = start
        for mark in level:
            inline = mark.inline
            words(done, max(done, mark.start))
            done = max(done, mark.end)
            if inline.role is Role.BREAK:
                # The white space around a break is the break's own.
                if parts:
                    parts[-1] = parts[-1].rstrip(" \n")
                parts.append(inline.before)
                while done < end and text[done] in " \n":
                    done += 1
            elif inline.start == inline.end or mark.start < mark.end or keep_empty:
                before, after = marked(inline, text[mark.start : mark.end])
                parts.append(before)
                write(mark.inner, mark.start, mark.end)
                parts.append(after)
        words(done, max(done, end))

    write(marks, 0, len(text))
    return "".join(parts)


@dataclass
class _Sentence:
    """A segment: its place in the block and in the English of the block, and its placed markup."""

    start: int
    end: int
    at: int
    placed: dict[tuple[object, ...], list[Inline]]
    size: int

    def take(self, inline: Inline) -> tuple[int, int] | None:
        """Where markup of the block stands in the English of the block, if the segment has it."""
        found = self.placed.get(_key(inline))
        if not found:
            return None
        own = found.pop(0)
        return self.at + own.start, self.at + own.end


def _key(inline: Inline) -> tuple[object, ...]:
    return inline.before, inline.after, inline.role, inline.href, inline.start == inline.end


def _in_english(source: str, row: Row) -> tuple[str, list[_Mark], list[tuple[int, int]]]:
    """The English of a block, its markup, and the stretches that are copied."""
    block = row.block
    text, done = "", 0
    sentences: list[_Sentence] = []
    copied: list[tuple[int, int]] = []
    before = None
    for _, t in row.segments:
        start = max(done, block.text.find(t.segment.text, done))
        gap = source[before : t.segment.start] if before is not None else ""
        between = gap if gap and _GAP.fullmatch(gap) else block.text[done:start]
        if before is not None and not between:  # no space after a stop: genre.Enfin
            between = " "
        copied.append((len(text), len(text) + len(between)))
        text += between
        placed = defaultdict(list)
        for inline in t.inlines:
            placed[_key(inline)].append(inline)
            if inline.verbatim:
                copied.append((len(text) + inline.start, len(text) + inline.end))
        done = start + len(t.segment.text)
        sentences.append(_Sentence(start, done, len(text), placed, len(t.target)))
        text += t.target
        before = t.segment.end
    marks: list[_Mark] = []
    open_marks: list[_Mark] = []
    for inline in block.inlines:
        mark = _Mark(inline, *_place(inline, sentences))
        while open_marks and not _is_inside(inline, open_marks[-1].inline):
            open_marks.pop()
        (open_marks[-1].inner if open_marks else marks).append(mark)
        if inline.start < inline.end:
            open_marks.append(mark)
    _settle(marks, 0, len(text))
    return text, marks, copied


def _is_inside(inline: Inline, other: Inline) -> bool:
    if inline.start == inline.end:
        return other.start < inline.start < other.end
    return other.start <= inline.start and inline.end <= other.end


def _place(inline: Inline, sentences: list[_Sentence]) -> tuple[int, int]:
    """Where markup of the block stands in its English."""
    if inline.start == inline.end:
        for s in sentences:
            if s.start <= inline.start <= s.end:
                edge = s.at if inline.start == s.start else s.at + s.size
                return s.take(inline) or (edge, edge)
        return _before(inline.start, sentences)
    over = [s for s in sentences if s.start < inline.end and s.end > inline.start]
    if not over:
        return _before(inline.end, sentences)
    found = [
        s.take(inline)
        or (
            (s.at, s.at + s.size)
            if inline.start <= s.start and s.end <= inline.end
            else (s.at + s.size,) * 2
        )
        for s in over
    ]
    return found[0][0], found[-1][1]


def _before(place: int, sentences: list[_Sentence]) -> tuple[int, int]:
    """The beginning of the sentence after `place`, which is in none; or the end of all."""
    end = sentences[-1].at + sentences[-1].size
    at = next((s.at for s in sentences if s.start >= place), end)
    return at, at


def _settle(level: list[_Mark], start: int, end: int) -> None:
    """Keep the marks of a level inside `start` to `end` and out of each other, all of them."""
    order = {id(mark): number for number, mark in enumerate(level)}
    level.sort(key=lambda m: (m.start, order[id(m)]))
    done = start
    for mark in level:
        mark.start = min(max(mark.start, done), end)
        mark.end = min(max(mark.end, mark.start), end)
        done = mark.end
        _settle(mark.inner, mark.start, mark.end)
