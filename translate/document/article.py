"""An article as it was read: blocks of segments, each with its place in the source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a block is in its article."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    BLOCK_QUOTE = "block quote"
    TABLE_CELL = "table cell"
    BOILERPLATE = "boilerplate"
    #: Copied as it is: code, front matter, HTML.
    VERBATIM = "verbatim"


class Role(StrEnum):
    """What inline markup does."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    UNDERLINE = "underline"
    STRIKE = "strike"
    CODE = "code"
    LINK = "link"
    SUBSCRIPT = "subscript"
    SUPERSCRIPT = "superscript"
    #: Of no width: a line break, or the end of one subtitle and the beginning of the next.
    BREAK = "break"
    #: Kept in its own format alone: images, notes, tags without a counterpart elsewhere.
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Inline:
    """Markup inside a text: emphasis, a link, code.

    Attributes:
        start, end: the characters it covers, as offsets in the plain text that carries it.
        before, after: the markup itself, such as `**` and `**`, or `[` and `](address)`.
        verbatim: whether the covered text is copied, not translated (code, addresses).
        role: what it does, for formats other than its own.
        href: the address that a link leads to.
    """

    start: int
    end: int
    before: str
    after: str
    verbatim: bool = False
    role: Role = Role.OTHER
    href: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence, or one heading, list item or table cell without sentences.

    Attributes:
        start, end: its place in `Document.text` (characters, end not included).
        text: what it says, without markup and with its own white space (a hard-wrapped
            sentence holds line breaks). In a plain text file this is `text[start:end]`.
        inlines: the markup inside it, outermost first, as offsets in `text`.
    """

    start: int
    end: int
    text: str
    inlines: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a block stands in a table.

    Attributes:
        table: which table of the document, from 1.
        row, column: from 0.
        columns: how many it spans.
        is_header: whether it says what stands in its column or row.
    """

    table: int
    row: int
    column: int
    columns: int = 1
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item and so on.

    Attributes:
        kind: what it is.
        start, end: its place in `Document.text`, with its own markers (`# `, `- `, `> `).
        text: its plain text, without markup.
        offsets: for each character of `text`, the start and end of what stands for it in
            `Document.text` (`&nbsp;` is six characters for one); empty when `text` is
            `Document.text[start:end]`.
        inlines: its inline markup, as offsets in `text`.
        level: depth of a heading (1 is the title) or of a list item (1 is outermost).
        marker: what stands before a list item: `-`, `3.`, or nothing.
        segments: its sentences in order; empty before segmentation and for verbatim blocks.
        cell: its place in a table, if it stands in one; a cell may hold several blocks.
    """

    kind: Kind
    start: int
    end: int
    text: str
    offsets: tuple[tuple[int, int], ...] = ()
    inlines: tuple[Inline, ...] = ()
    level: int = 0
    marker: str = ""
    segments: tuple[Segment, ...] = ()
    cell: Cell | None = None

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The place in `Document.text` of `text[start:end]`, which must not be empty."""
        if self.offsets:
            return self.offsets[start][0], self.offsets[end - 1][1]
        return self.start + start, self.start + end


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it was read.

    Attributes:
        name: what the user called it: a path or address, `standard input`, or `text` for a string.
        text: the whole file, decoded, line ends as they were, without a byte order mark.
        encoding: the encoding it was read with, such as `utf-8` or `cp1252`, and what of it
            was mended.
        format: `text`, `markdown`, `html`, ...; `translate.articles.FORMATS` has all.
        blocks: in order, not overlapping; what lies between them is white space or markup.
        author, date: who wrote the article and when (as in ISO 8601), where it says so.
        original: the file itself, where `text` is not all of it (DOCX, ...); else empty.
    """

    name: str
    text: str
    encoding: str
    format: str
    blocks: tuple[Block, ...]
    author: str = ""
    date: str = ""
    original: bytes = b""

    @property
    def segments(self) -> list[Segment]:
        """All segments in document order."""
        return [segment for block in self.blocks for segment in block.segments]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document's source: a segment, or the gap between two (segment None)."""

    text: str
    segment: Segment | None


def pieces(document: Document) -> Iterator[Piece]:
    """The source from its first character to its last, as gaps and segments in turn.

    A segment that stands inside another, such as the title of a link in a sentence, is not given again.
    """
    done = 0
    for segment in document.segments:
        if segment.start < done:
            continue
        if segment.start > done:
            yield Piece(document.text[done : segment.start], None)
        yield Piece(document.text[segment.start : segment.end], segment)
        done = segment.end
    if done < len(document.text):
        yield Piece(document.text[done:], None)
