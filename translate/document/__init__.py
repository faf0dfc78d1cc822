"""The data that flows through the program: read -> segment -> translate -> verify -> write.

A `Document` is blocks, a `Block` is segments (sentences), and each knows its place in the
source, so that gaps and segments together give back the file to the character (`pieces`).
A `Translation` adds the English to a document without changing it. All are plain values;
no stage's behaviour lives here.
"""

from __future__ import annotations

from translate.document.article import (
    Block,
    Cell,
    Document,
    Inline,
    Kind,
    Piece,
    Role,
    Segment,
    pieces,
)
from translate.document.finding import Finding
from translate.document.pair import Pair, Place
from translate.document.spans import (
    Span,
    is_within,
    overlap,
    touches,
)
from translate.document.translation import (
    Counterpart,
    ModelInfo,
    Origin,
    SegmentTranslation,
    Subject,
    Translation,
)

__all__ = [
    "Block",
    "Cell",
    "Counterpart",
    "Document",
    "Finding",
    "Inline",
    "Kind",
    "ModelInfo",
    "Origin",
    "Pair",
    "Piece",
    "Place",
    "Role",
    "Segment",
    "SegmentTranslation",
    "Span",
    "Subject",
    "Translation",
    "is_within",
    "overlap",
    "pieces",
    "touches",
]
