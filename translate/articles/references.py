"""What names a heading elsewhere in its file: entries of contents and cross-references, which read as it does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape, unescape

from translate.document import Kind
from translate.document.rows import Row

WORD = re.compile(r"\w+")
#: What ends a heading and nothing that repeats it, or the other way round.
STOPS = (".", ":")
_PART = re.compile(r"<[^>]*>|[^<]+")


def key(text: str) -> str:
    """What two texts have in common that are the same heading: their words."""
    return " ".join(WORD.findall(text.casefold()))


def english_names(rows: Iterable[Row], headings_alone: bool = False) -> dict[str, str]:
    """The English of what can be named elsewhere, by its `key`: of headings, and of other blocks whose words are no heading's."""
    found: dict[str, str] = {}
    others: dict[str, str] = {}
    for row in rows:
        if row.segments and row.block.kind is not Kind.BOILERPLATE:
            is_heading = row.block.kind in (Kind.TITLE, Kind.HEADING)
            holder = found if is_heading else others
            holder.setdefault(
                key(row.block.text), " ".join(t.target for _, t in row.segments).strip()
            )
    return found if headings_alone else others | found


def as_named(
    written: str, french: str, places: Iterable[tuple[str, str]], named: Mapping[str, str]
) -> str:
    """A paragraph in English in which what repeats a heading says what the heading does.

    Args:
        written: the paragraph, with its elements by numbers as `numbered` has them.
        french: the same in French.
        places: where a heading may be repeated: the tags before and after it, empty at the ends of the paragraph.
        named: the English of headings by their keys.
    """
    for begin, end in places:
        there, here = _between(french, begin, end), _between(written, begin, end)
        words = _plain(french[slice(*there)]) if there else ""
        english = named.get(key(words))
        if (
            english is None
            or here is None
            or not any(map(str.isalnum, _plain(written[slice(*here)])))
        ):
            continue
        if not words.rstrip().endswith(STOPS):
            english = english.rstrip(" .:")
        before, after = written[: here[0]], written[here[1] :]
        if begin:
            before = _without_repeated(before, english)
        written = before + _with_words(written[slice(*here)], escape(english, quote=False)) + after
    return written


def _between(text: str, begin: str, end: str) -> tuple[int, int] | None:
    """Where what stands in `text` between two tags begins and ends; None if it has not both."""
    start = text.find(begin)
    stop = text.find(end, start + len(begin)) if end else len(text)
    return None if min(start, stop) < 0 else (start + len(begin), stop)


def _plain(text: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", text))


def _with_words(text: str, words: str) -> str:
    """`text` with its tags, and `words` where its first words stand."""
    parts = _PART.findall(text)
    first = next(n for n, part in enumerate(parts) if not part.startswith("<") and part.strip())
    return "".join(
        words if n == first else part
        for n, part in enumerate(parts)
        if n == first or part.startswith("<")
    )


def _without_repeated(before: str, english: str) -> str:
    """`before` without the first words of `english` at its end: an article that was taken for part of the sentence."""
    head = re.search(r"[^<>]*(?=(?:<[^>]*>)*$)", before)
    if head is None:
        return before
    words = english.split()
    for count in range(len(words), 0, -1):
        same = re.search(
            rf"(?<!\S){re.escape(' '.join(words[:count]))}\s*$", head[0], re.IGNORECASE
        )
        if same:
            return before[: head.start() + same.start()] + before[head.end() :]
    return before
