"""A translation as JSON and JSONL, from which every other format can be made again.

`translation.schema.json` beside this file is the published JSON Schema of both, made by
`python -m translate.interchange`. JSON is one object; JSONL is the same object on its first line,
without segments, and one segment a line after it, each with the number of its block.
"""

from __future__ import annotations

import json
from typing import Literal

import msgspec

from translate.articles.limits import level
from translate.document import (
    Block,
    Counterpart,
    Document,
    Finding,
    Inline,
    Kind,
    ModelInfo,
    Origin,
    Segment,
    SegmentTranslation,
    Translation,
)
from translate.errors import ReadError
from translate.version import VERSION

#: Name and version of the format; a reader refuses what it does not know.
FORMAT: Literal["translate-fr-en/1"] = "translate-fr-en/1"


class _Segment(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    source: str
    target: str
    start: int
    end: int
    source_inlines: tuple[Inline, ...] = ()
    target_inlines: tuple[Inline, ...] = ()
    score: float = 0.0
    confidence: float | None = None
    origin: Origin = Origin.MACHINE
    alternatives: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    repairs: tuple[str, ...] = ()
    counterparts: tuple[Counterpart, ...] = ()
    unknown: tuple[str, ...] = ()


class _Line(_Segment, omit_defaults=True, forbid_unknown_fields=True, kw_only=True):
    """A segment on a line of its own (JSONL)."""

    block: int


class _Block(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    kind: Kind
    start: int
    end: int
    text: str
    level: int = 0
    marker: str = ""
    inlines: tuple[Inline, ...] = ()
    segments: tuple[_Segment, ...] = ()


class _Document(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    name: str
    format: str
    encoding: str
    text: str
    author: str = ""
    date: str = ""
    original: bytes = b""


class _File(msgspec.Struct, omit_defaults=True, forbid_unknown_fields=True):
    format: Literal["translate-fr-en/1"]
    version: str
    seconds: float
    model: ModelInfo
    document: _Document
    blocks: tuple[_Block, ...]


def to_json(translation: Translation) -> str:
    """`translation` as JSON, indented by two."""
    return msgspec.json.format(msgspec.json.encode(_file(translation)), indent=2).decode() + "\n"


def to_jsonl(translation: Translation) -> str:
    """`translation` as JSON lines: the document, then a line for each segment."""
    whole = _file(translation)
    lines: list[msgspec.Struct] = []
    for number, block in enumerate(whole.blocks):
        lines += [_Line(**msgspec.structs.asdict(s), block=number) for s in block.segments]
        block.segments = ()
    return "".join(msgspec.json.encode(line).decode() + "\n" for line in [whole, *lines])


def parse(data: bytes, name: str) -> Translation:
    """The translation in the JSON or JSONL `data`.

    Args:
        data: what `to_json` or `to_jsonl` made.
        name: what the user called it, for messages.

    Raises:
        ReadError: it is neither, or is damaged.
    """
    try:
        first, _, rest = data.partition(b"\n")
        if first.rstrip().endswith(b"}"):
            whole = msgspec.json.decode(first, type=_File)
            for line in rest.splitlines():
                if line.strip():
                    fields = msgspec.structs.asdict(msgspec.json.decode(line, type=_Line))
                    block = whole.blocks[fields.pop("block")]
                    block.segments = (*block.segments, _Segment(**fields))
        else:
            whole = msgspec.json.decode(data, type=_File)
        return _translation(whole)
    except (msgspec.DecodeError, UnicodeDecodeError, IndexError, ValueError) as error:
        reason = str(error) or type(error).__name__
        raise ReadError(f"{name}: is not a translation of this program ({reason})") from None


def schema() -> str:
    """The JSON Schema of the format."""
    of_file = msgspec.json.schema(_File)
    described = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A French article and its English",
        "$comment": f"translate-fr-en {VERSION}",
        "description": "Offsets count characters (Unicode code points) from 0; ends are not included.",
        **of_file,
    }
    return json.dumps(described, indent=2, ensure_ascii=False) + "\n"


def _file(translation: Translation) -> _File:
    document = translation.document
    numbered = iter(translation.segments)
    return _File(
        FORMAT,
        translation.version,
        round(translation.seconds, 3),
        translation.model,
        _Document(
            document.name,
            document.format,
            document.encoding,
            document.text,
            document.author,
            document.date,
            document.original,
        ),
        tuple(
            _Block(
                b.kind,
                b.start,
                b.end,
                b.text,
                b.level,
                b.marker,
                b.inlines,
                tuple(_segment(next(numbered)) for _ in b.segments),
            )
            for b in document.blocks
        ),
    )


def _segment(t: SegmentTranslation) -> _Segment:
    return _Segment(
        source=t.segment.text,
        target=t.target,
        start=t.segment.start,
        end=t.segment.end,
        source_inlines=t.segment.inlines,
        target_inlines=t.inlines,
        score=t.score,
        confidence=t.confidence,
        origin=t.origin,
        alternatives=t.alternatives,
        findings=t.findings,
        repairs=t.repairs,
        counterparts=t.counterparts,
        unknown=t.unknown,
    )


def _translation(whole: _File) -> Translation:
    blocks: list[Block] = []
    translated: list[SegmentTranslation] = []
    length = len(whole.document.text)
    for b in whole.blocks:
        own = [_translated(s) for s in b.segments]
        _expect(0 <= b.start <= b.end <= length, "a block lies outside its document")
        for t in own:
            _expect(0 <= t.segment.start <= t.segment.end <= length, "a segment lies outside")
        translated += own
        segments = tuple(t.segment for t in own)
        blocks.append(
            Block(
                b.kind,
                b.start,
                b.end,
                b.text,
                inlines=b.inlines,
                level=level(b.level, 0),
                marker=b.marker,
                segments=segments,
            )
        )
    return Translation(
        Document(blocks=tuple(blocks), **msgspec.structs.asdict(whole.document)),
        tuple(translated),
        whole.model,
        whole.seconds,
        whole.version,
    )


def _translated(s: _Segment) -> SegmentTranslation:
    for text, spans in (
        (s.source, [(i.start, i.end) for i in s.source_inlines]),
        (s.target, [(i.start, i.end) for i in s.target_inlines]),
        (s.source, [c.source for c in s.counterparts] + [f.source for f in s.findings if f.source]),
        (s.target, [c.target for c in s.counterparts] + [f.target for f in s.findings if f.target]),
    ):
        _expect(all(0 <= a <= b <= len(text) for a, b in spans), "a mark lies outside its segment")
    return SegmentTranslation(
        Segment(s.start, s.end, s.source, s.source_inlines),
        s.target,
        s.target_inlines,
        s.score,
        s.confidence,
        s.alternatives,
        s.unknown,
        s.findings,
        s.repairs,
        s.counterparts,
        s.origin,
    )


def _expect(condition: bool, otherwise: str) -> None:
    if not condition:
        raise ValueError(otherwise)


if __name__ == "__main__":
    print(schema(), end="")
