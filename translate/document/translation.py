"""The English of an article, segment by segment."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from translate.document.article import Document, Inline, Segment
from translate.document.finding import Finding


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
            on other texts (`translate.finishing.confidence`); None where it was not.
        alternatives: further translations, best first, when n-best was asked for.
        unknown: characters of the source that the model's vocabulary cannot represent.
        findings: what is wrong and could not be repaired, and what is not sure.
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
        settings: decoding settings and size of the glossary, such as `beam 4, length penalty 1`.
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
        seconds: time spent in translation and verification, of all documents that were given together.
        version: version of this program.
    """

    document: Document
    segments: tuple[SegmentTranslation, ...]
    model: ModelInfo
    seconds: float = 0.0
    version: str = ""

    @property
    def text(self) -> str:
        """The English alone: paragraphs, headings and so on, with an empty line between them."""
        english = iter(self.segments)
        blocks = (
            " ".join(next(english).target for _ in block.segments)
            for block in self.document.blocks
            if block.segments
        )
        return "\n\n".join(blocks)

    @property
    def flagged(self) -> list[tuple[int, SegmentTranslation]]:
        """The segments that a reader should check, with their numbers (from 0)."""
        return [(number, t) for number, t in enumerate(self.segments) if t.findings]

    @property
    def findings(self) -> list[tuple[int, Finding]]:
        """Every finding with the number (from 0) of its segment."""
        return [(i, f) for i, s in enumerate(self.segments) for f in s.findings]
