"""Text put together from the paragraphs of a container (DOCX, ODT, ...), with its blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from translate.document import Block, Cell, Inline, Kind
from translate.language.typography import counted

_GAP = "\n\n"


@dataclass
class Paragraph:
    """A paragraph under construction.

    Attributes:
        kind, level, marker: as `Block` has them.
        text: its words.
        inlines: its markup.
        cell: its place in a table, as `Block` has it.
    """

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    marker: str = ""
    text: str = ""
    inlines: list[Inline] = field(default_factory=list)
    cell: Cell | None = None


def compose(paragraphs: list[Paragraph]) -> tuple[str, tuple[Block, ...]]:
    """The text of `paragraphs` with blank lines between them, and its blocks."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for paragraph in paragraphs:
        text = paragraph.text
        if not text.strip():
            continue
        inlines = sorted(paragraph.inlines, key=lambda i: (i.start, -i.end))
        blocks.append(
            Block(
                paragraph.kind,
                at,
                at + len(text),
                text,
                inlines=tuple(inlines),
                level=paragraph.level,
                marker=paragraph.marker,
                cell=paragraph.cell,
            )
        )
        parts.append(text)
        at += len(text) + len(_GAP)
    return _GAP.join(parts), tuple(_with_title(blocks))


def reading_of(unread: Mapping[str, int]) -> str:
    """How a container was read, for the `encoding` of its document: what of it was not, and how often."""
    named = [counted(n, what) for what, n in unread.items() if n]
    return f"utf-8, not read: {', '.join(named)}" if named else "utf-8"


def _with_title(blocks: list[Block]) -> list[Block]:
    """A heading of level 1 that begins the text is its title."""
    if blocks and blocks[0].kind is Kind.HEADING and blocks[0].level == 1:
        blocks[0] = replace(blocks[0], kind=Kind.TITLE)
    return blocks
