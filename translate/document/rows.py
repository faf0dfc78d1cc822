"""What every writer goes through: the blocks of an article with the English of their segments."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from translate.document import Block, Inline, Kind, SegmentTranslation, Translation


@dataclass(frozen=True, slots=True)
class Row:
    """A block and the translations of its segments, with their numbers (from 0)."""

    block: Block
    segments: list[tuple[int, SegmentTranslation]]


def rows_of(translation: Translation) -> list[Row]:
    """A row for each block of the document, in order."""
    numbered = iter(enumerate(translation.segments))
    return [
        Row(block, [next(numbered) for _ in block.segments])
        for block in translation.document.blocks
    ]


def is_front_matter(block: Block) -> bool:
    """Whether `block` is the metadata at the head of a markdown page."""
    return block.start == 0 and block.kind is Kind.VERBATIM and block.text[:3] in ("---", "+++")


def title_of(translation: Translation) -> str:
    """The English of the title, or the name of the file."""
    for row in rows_of(translation):
        if row.block.kind is Kind.TITLE and row.segments:
            return " ".join(t.target for _, t in row.segments)
    return translation.document.name


def stretches(
    text: str, inlines: Iterable[Inline], cuts: Iterable[int] = ()
) -> Iterator[tuple[str, list[Inline], list[Inline], tuple[int, int] | None]]:
    """`text` divided where markup begins or ends, for writers that open and close elements.

    Args:
        text: a segment.
        inlines: its markup, of which none crosses another.
        cuts: further offsets to divide it at.

    Yields:
        A stretch of `text`, what closes before it (innermost first), what opens there (outermost
        first) and its place; at the end once "" and None with what closes there.
    """
    opening: dict[int, list[Inline]] = {}
    closing: dict[int, list[Inline]] = {}
    for inline in sorted(inlines, key=lambda i: (i.start, -i.end)):
        opening.setdefault(inline.start, []).append(inline)
        if inline.start < inline.end:
            closing.setdefault(inline.end, []).insert(0, inline)
    places = sorted({0, len(text), *opening, *closing, *(c for c in cuts if 0 < c < len(text))})
    for at, following in zip(places, [*places[1:], None], strict=True):
        span = (at, following) if following is not None else None
        piece = text[at:following] if following is not None else ""
        yield piece, closing.get(at, []), opening.get(at, []), span
