"""The data that flows through the program: read -> segment -> translate -> verify -> write.

A `Document` is blocks, a `Block` is segments (sentences), and each knows its place in the
source, so that gaps and segments together give back the file to the character (`pieces`).
A `Translation` adds the English to a document without changing it. All are plain values;
no stage's behaviour lives here.
"""

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

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The place in `Document.text` of `text[start:end]`, which must not be empty."""
        if self.offsets:
            return self.offsets[start][0], self.offsets[end - 1][1]
        return self.start + start, self.start + end


@dataclass(frozen=True, slots=True)
class Document:
    """An article as it was read.

    Attributes:
        name: what the user called it: a path, or `standard input`.
        text: the whole file, decoded, line ends as they were, without a byte order mark.
        encoding: the encoding it was read with, such as `utf-8` or `cp1252`.
        format: `text`, `markdown`, `html`, ...; `translate.reading.FORMATS` has all.
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
    """The source from its first character to its last, as gaps and segments in turn."""
    done = 0
    for segment in document.segments:
        if segment.start > done:
            yield Piece(document.text[done : segment.start], None)
        yield Piece(document.text[segment.start : segment.end], segment)
        done = segment.end
    if done < len(document.text):
        yield Piece(document.text[done:], None)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a translated segment that a reader should know.

    Attributes:
        code: short and stable, such as `quotation-lost`; `translate.verification.codes` has all.
        message: one sentence for people.
        source, target: the characters of the French and of the English that it is about, as
            offsets in the texts of the segment; None where there is no such place.
        expected, found: what should stand in the English, and what stands there; may be empty.
    """

    code: str
    message: str
    source: tuple[int, int] | None = None
    target: tuple[int, int] | None = None
    expected: str = ""
    found: str = ""


class Subject(StrEnum):
    """What the counterparts of a segment are."""

    QUOTATION = "quotation"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A quotation or name of the French and what stands for it in the English.

    Attributes:
        subject: what it is.
        source, target: its characters, as offsets in the texts of the segment.
        note: one phrase for people: who speaks, or why the name has this form.
    """

    subject: Subject
    source: tuple[int, int]
    target: tuple[int, int]
    note: str = ""


class Origin(StrEnum):
    """Who made the English of a segment."""

    MACHINE = "machine"
    #: A person corrected it, or it came with an imported memory; no machine overwrites it.
    PERSON = "person"
    #: It was English, or held no words, and was copied.
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class SegmentTranslation:
    """The English of one segment.

    Attributes:
        segment: the French.
        target: the English, in English typography, without markup.
        inlines: the markup of the French, as offsets in `target`.
        score: mean log-probability a token that the model gave, in nats; 0 where no model
            was needed.
        confidence: probability, from 0 to 1, that the English is good, as calibrated for the model
            on other texts (`translate.confidence`); None where it was not.
        alternatives: further translations, best first, when n-best was asked for.
        unknown: characters of the source that the model's vocabulary cannot represent.
        findings: what verification found and could not repair.
        repairs: what was changed after decoding, one short phrase each.
        counterparts: quotations and names, in both languages.
        origin: who made the English.
    """

    segment: Segment
    target: str
    inlines: tuple[Inline, ...] = ()
    score: float = 0.0
    confidence: float | None = None
    alternatives: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    repairs: tuple[str, ...] = ()
    counterparts: tuple[Counterpart, ...] = ()
    origin: Origin = Origin.MACHINE


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Which model spoke, and how: the signature of a translation.

    Attributes:
        name: hub name, folder or `embedded`.
        revision: hub revision, or the first 12 digits of the SHA-256 of the weights.
        engine: `ctranslate2 float32`, `ctranslate2 int8_float32`, ...
        settings: decoding settings, such as `beam 4, length penalty 1.0`.
    """

    name: str
    revision: str
    engine: str
    settings: str


@dataclass(frozen=True, slots=True)
class Translation:
    """A document and its English.

    Attributes:
        document: the source.
        segments: one for each of `document.segments`, in the same order.
        model: which model translated it.
        seconds: time spent in translation and verification.
        version: version of this program.
    """

    document: Document
    segments: tuple[SegmentTranslation, ...]
    model: ModelInfo
    seconds: float = 0.0
    version: str = ""

    @property
    def findings(self) -> list[tuple[int, Finding]]:
        """Every finding with the number (from 0) of its segment."""
        return [(i, f) for i, s in enumerate(self.segments) for f in s.findings]
