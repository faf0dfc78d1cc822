"""A translation as JSON and JSONL, from which every other format can be made again.

`translation.schema.json` beside this file is the published JSON Schema of both, made by
`python -m translate.bilingual.json`. JSON is one object; JSONL is the same object on its first line,
without segments, and one segment a line after it, each with the number of its block.
"""

from __future__ import annotations

import json
from typing import Literal

import msgspec

from translate.articles.limits import level
from translate.bilingual.marks import SEAL, Held, HeldRow, digest, is_changed, mark_of
from translate.document import (
    Block,
    Cell,
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
from translate.verification.codes import Severity, severity_of
from translate.version import VERSION

#: Name and version of the format; a reader refuses what it does not know.
FORMAT: Literal["translate-fr-en/1"] = "translate-fr-en/1"


class _Finding(msgspec.Struct, forbid_unknown_fields=True):
    code: str
    message: str
    source: tuple[int, int] | None = None
    target: tuple[int, int] | None = None
    expected: str = ""
    found: str = ""
    #: `error` and `warning` name a mistake, `note` says that the program is not sure; by the code.
    severity: Severity | None = None


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
    findings: tuple[_Finding, ...] = ()
    repairs: tuple[str, ...] = ()
    counterparts: tuple[Counterpart, ...] = ()
    unknown: tuple[str, ...] = ()
    mark: str = ""


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
    cell: Cell | None = None


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
    seal: str = ""


def to_json(translation: Translation, seal: str = SEAL) -> str:
    """`translation` as JSON, indented by two, with a place for the seal of the file."""
    whole = _file(translation)
    whole.seal = seal
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode() + "\n"


def to_jsonl(translation: Translation) -> str:
    """`translation` as JSON lines: the document, then a line for each segment."""
    whole = _file(translation)
    whole.seal = SEAL
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
        return _translation(_decoded(data))
    except _DAMAGED as error:
        raise _none_of_ours(name, error) from None


def held(data: bytes, name: str) -> Held:
    """What the JSON or JSONL `data` holds, with the marks of its sentences; otherwise as `parse`."""
    try:
        whole = _decoded(data)
    except _DAMAGED as error:
        raise _none_of_ours(name, error) from None
    rows = tuple(
        HeldRow(
            s.source,
            (s.target,),
            (s.mark or _assumed(s),),
            # Who made it is a person now, and the machine when it was written.
            s.origin is Origin.PERSON
            and s.mark.startswith(str(Origin.MACHINE)[0])
            and not is_changed(s.target, s.mark),
        )
        for b in whole.blocks
        for s in b.segments
    )
    return Held(rows, name=whole.document.name)


def _assumed(segment: _Segment) -> str:
    """The mark of a sentence of version 1.0, which wrote none: a machine's was not changed."""
    if segment.origin is Origin.PERSON:
        return ""
    return str(segment.origin)[0] + digest(segment.target)


#: What decoding raises for data that is none of ours, or damaged.
_DAMAGED = (msgspec.DecodeError, UnicodeDecodeError, IndexError, ValueError)


def _none_of_ours(name: str, error: Exception) -> ReadError:
    reason = str(error) or type(error).__name__
    return ReadError(f"{name}: is not a translation of this program ({reason})")


def _decoded(data: bytes) -> _File:
    first, _, rest = data.partition(b"\n")
    if not first.rstrip().endswith(b"}"):
        return msgspec.json.decode(data, type=_File)
    whole = msgspec.json.decode(first, type=_File)
    for line in rest.splitlines():
        if line.strip():
            fields = msgspec.structs.asdict(msgspec.json.decode(line, type=_Line))
            block = whole.blocks[fields.pop("block")]
            block.segments = (*block.segments, _Segment(**fields))
    return whole


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
                b.cell,
            )
            for b in document.blocks
        ),
    )


def _finding(f: Finding) -> _Finding:
    return _Finding(f.code, f.message, f.source, f.target, f.expected, f.found, severity_of(f))


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
        findings=tuple(_finding(f) for f in t.findings),
        repairs=t.repairs,
        counterparts=t.counterparts,
        unknown=t.unknown,
        mark=mark_of(t),
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
                cell=b.cell,
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
        tuple(
            Finding(f.code, f.message, f.source, f.target, f.expected, f.found) for f in s.findings
        ),
        s.repairs,
        s.counterparts,
        s.origin,
    )


def _expect(condition: bool, otherwise: str) -> None:
    if not condition:
        raise ValueError(otherwise)


if __name__ == "__main__":
    print(schema(), end="")
