"""XLIFF 2.1, the interchange format of translators' tools (OASIS Standard, February 2018).

A unit for each block and a segment for each sentence; other translations and their scores as
matches (Translation Candidates module), what is to be checked as notes, and the markup of the
article as original data. Source: https://docs.oasis-open.org/xliff/xliff-core/v2.1/.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from translate.articles.xml import add_text, legal, parse, parse_bytes
from translate.bilingual.marks import SEAL, Held, HeldRow, listed, marks_in
from translate.bilingual.silence import silenced
from translate.bilingual.tmx import numbered, text_of
from translate.document import (
    Inline,
    Kind,
    Origin,
    Pair,
    Place,
    SegmentTranslation,
    Translation,
)
from translate.document.rows import Row, rows_of, stretches
from translate.language.function_words import looks_french
from translate.verification.codes import is_doubt

_CORE = "urn:oasis:names:tc:xliff:document:2.0"
_MATCHES = "urn:oasis:names:tc:xliff:matches:2.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def render(translation: Translation) -> str:
    """The XLIFF document of `translation`."""
    from lxml import etree

    root = etree.Element(
        _core("xliff"),
        {"version": "2.1", "srcLang": "fr", "trgLang": "en"},
        nsmap={None: _CORE, "mtc": _MATCHES},
    )
    document, model = translation.document, translation.model
    file = etree.SubElement(root, _core("file"), id="f1", original=legal(document.name))
    notes = etree.SubElement(file, _core("notes"))
    note = etree.SubElement(notes, _core("note"), id="model", category="model")
    note.text = legal(
        f"{model.name} ({model.revision}), {model.engine}, {model.settings}, "
        f"translate {translation.version}"
    )
    state = etree.SubElement(notes, _core("note"), id="state", category="state")
    state.text = listed(translation.segments)
    for number, row in enumerate(rows_of(translation), start=1):
        if row.segments and row.block.kind is not Kind.VERBATIM:
            _unit(file, number, row)
    text: str = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n<!-- {SEAL} -->\n'


def _core(tag: str) -> str:
    return f"{{{_CORE}}}{tag}"


def _unit(file: Any, number: int, row: Row) -> None:
    from lxml import etree

    unit = etree.SubElement(
        file, _core("unit"), {"id": f"u{number}", "name": str(row.block.kind), _SPACE: "preserve"}
    )
    data = _OriginalData()
    segments: list[Any] = []
    done = None
    for index, t in row.segments:
        if done is not None and done < t.segment.start:
            between = etree.Element(_core("ignorable"))
            etree.SubElement(between, _core("source")).text = " "
            segments.append(between)
        done = t.segment.end
        segments.append(_segment(index + 1, t, data))
    matches = [
        (f"#s{n + 1}", t.segment.text, other) for n, t in row.segments for other in t.alternatives
    ]
    scores = [(f"#s{n + 1}", t) for n, t in row.segments if t.origin is Origin.MACHINE]
    if scores:
        holder = etree.SubElement(unit, f"{{{_MATCHES}}}matches")
        for ref, t in scores:
            _match(holder, ref, t.segment.text, t.target, t.confidence)
        for ref, source, target in matches:
            _match(holder, ref, source, target, None)
    findings = [(n + 1, f) for n, t in row.segments for f in t.findings]
    if findings:
        notes = etree.SubElement(unit, _core("notes"))
        for place, (n, finding) in enumerate(findings, start=1):
            note = etree.SubElement(
                notes,
                _core("note"),
                id=f"n{place}",
                category=finding.code,
                appliesTo="target",
                priority="2" if is_doubt(finding) else "1",
            )
            note.text = legal(f"s{n}: {finding.message}")
    if data.entries:
        holder = etree.SubElement(unit, _core("originalData"))
        for markup, identity in data.entries.items():
            etree.SubElement(holder, _core("data"), id=identity).text = markup
    unit.extend(segments)


class _OriginalData:
    """The markup of a unit, each kept once under its id."""

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}

    def of(self, markup: str) -> str:
        """The id of `markup`."""
        return self.entries.setdefault(legal(markup), f"d{len(self.entries) + 1}")


def _segment(number: int, t: SegmentTranslation, data: _OriginalData) -> Any:
    from lxml import etree

    state = {"state": "reviewed"} if t.origin is Origin.PERSON else {"state": "translated"}
    if t.findings:
        state["subState"] = "translate:check"
    segment = etree.Element(_core("segment"), {"id": f"s{number}", **state})
    for tag, text, inlines in (
        ("source", t.segment.text, t.segment.inlines),
        ("target", t.target, t.inlines),
    ):
        numbers = numbered(inlines, t.segment.inlines)
        element = etree.SubElement(segment, _core(tag))
        _fill(element, text, inlines, {i: f"{number}-{n}" for i, n in numbers.items()}, data)
    return segment


def _fill(
    element: Any,
    text: str,
    inlines: tuple[Inline, ...],
    ids: dict[Inline, str],
    data: _OriginalData,
) -> None:
    from lxml import etree

    here = element
    for piece, closed, opened, _ in stretches(text, inlines):
        for _ in closed:
            here = here.getparent()
        for inline in opened:
            if inline.start == inline.end:
                markup = data.of(inline.before + inline.after)
                etree.SubElement(here, _core("ph"), id=ids[inline], dataRef=markup)
                continue
            here = etree.SubElement(
                here,
                _core("pc"),
                id=ids[inline],
                dataRefStart=data.of(inline.before),
                dataRefEnd=data.of(inline.after),
            )
        add_text(here, piece)


def _match(holder: Any, ref: str, source: str, target: str, confidence: float | None) -> None:
    """A candidate; its quality is the confidence in it, in percent."""
    from lxml import etree

    quality = {} if confidence is None else {"matchQuality": f"{100 * confidence:.1f}"}
    match = etree.SubElement(holder, f"{{{_MATCHES}}}match", ref=ref, type="mt", **quality)
    etree.SubElement(match, _core("source")).text = legal(source)
    etree.SubElement(match, _core("target")).text = legal(target)


def pairs(path: Path) -> Iterator[Pair]:
    """The pairs of any XLIFF file, 1.2 (`trans-unit`) or 2 (`unit` with `segment`), that are of French and English.

    Raises:
        ReadError: it cannot be read, or is not XML.
    """
    root = parse(path)
    is_default = _is_french_by_default(root)
    for unit, holder in _holders(root):
        source, target = holder.find("{*}source"), holder.find("{*}target")
        if source is not None and target is not None and _is_translated(unit, is_default):
            notes = " ".join(text_of(n) for n in unit.iter("{*}note"))
            yield Pair(
                text_of(source),
                text_of(target),
                Place(str(path), source.sourceline or 1),
                Place(str(path), target.sourceline or 1),
                silenced(notes) or frozenset(),
            )


def _is_french_by_default(root: Any) -> bool:
    """Whether what names English as its source, and no target, is French: Angular names en-US unless it is told otherwise."""
    if any(e.get(n) for e in root.iter("{*}file") for n in ("target-language", "trgLang")):
        return False
    return looks_french(" ".join(text_of(source) for source in root.iter("{*}source")))


def _is_translated(unit: Any, is_default: bool) -> bool:
    """Whether `unit` is to be translated, and from French into English where the languages are named.

    Args:
        unit: of an XLIFF file.
        is_default: whether English as its source is what a program writes of French.
    """
    around = [unit, *unit.iterancestors()]

    def said(*names: str) -> str:
        """What is said nearest to the unit, in the words of either version."""
        return next((e.get(n) for e in around for n in names if e.get(n)), "")

    source, target = said("source-language", "srcLang"), said("target-language", "trgLang")
    languages = (source or "fr")[:2].lower(), (target or "en")[:2].lower()
    if is_default and languages[0] == "en":
        languages = "fr", languages[1]
    return said("translate") != "no" and languages == ("fr", "en")


def held(data: bytes, name: str) -> Held:
    """What an XLIFF file made by this program holds, 1.2 or 2.1.

    Raises:
        ReadError: it is not XML.
    """
    root = parse_bytes(data, name)
    notes = root.iter("{*}note")
    note = next((n for n in notes if "state" in (n.get("category"), n.get("from"))), None)
    marks = marks_in(note.text or "") if note is not None else ()
    rows = []
    for _, holder in _holders(root):
        source, target = holder.find("{*}source"), holder.find("{*}target")
        number = (holder.get("id") or "").removeprefix("s")
        if source is not None and target is not None:
            known = number.isdigit() and 0 < int(number) <= len(marks)
            mark = (marks[int(number) - 1],) if known else ()
            rows.append(HeldRow(text_of(source), (text_of(target),), mark))
    file = next(root.iter("{*}file"), None)
    return Held(tuple(rows), name=file.get("original") or "" if file is not None else "")


def _holders(root: Any) -> Iterator[tuple[Any, Any]]:
    """Each unit with what holds its source and its target."""
    for unit in root.iter("{*}trans-unit", "{*}unit"):
        for holder in list(unit.iter("{*}segment")) or [unit]:
            yield unit, holder
