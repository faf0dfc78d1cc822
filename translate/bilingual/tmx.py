"""TMX 1.4b: the translation memory format of the Localization Industry Standards Association.

A unit for each sentence, with what made it, its score, other translations and what is to be
checked. Source: the TMX 1.4b specification, https://www.gala-global.org/tmx-14b.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from translate.articles.xml import add_text, legal, parse, parse_bytes
from translate.bilingual.marks import SEAL, Held, HeldRow, mark_of, marks_in
from translate.bilingual.silence import silenced
from translate.document import Inline, Origin, Pair, Place, Role, SegmentTranslation, Translation
from translate.document.rows import stretches
from translate.version import VERSION

#: What the specification recommends to call markup of these roles; tools tell tags that match by it.
_TYPES = {
    Role.STRONG: "bold",
    Role.EMPHASIS: "italic",
    Role.UNDERLINE: "ulined",
    Role.LINK: "link",
    Role.BREAK: "lb",
}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def render(translation: Translation) -> str:
    """The TMX document of `translation`."""
    model = translation.model
    body = document()
    for number, t in enumerate(translation.segments, start=1):
        unit = _unit(body, tuid=f"s{number}")
        properties = [
            ("x-origin", str(t.origin)),
            ("x-model", f"{model.name} {model.revision}"),
            ("x-mark", mark_of(t)),
        ]
        if t.origin is Origin.MACHINE:
            properties.append(("x-score", f"{t.score:.4f}"))
            if t.confidence is not None:
                properties.append(("x-confidence", f"{t.confidence:.3f}"))
        properties += [("x-alternative", other) for other in t.alternatives]
        _add(unit, "note", [f"{f.message} ({f.code})" for f in t.findings])
        for kind, value in properties:
            _add(unit, "prop", [value], type=kind)
        _variants(unit, t)
    return serialised(body)


def document() -> Any:
    """The `body` element of a new TMX document."""
    from lxml import etree

    root = etree.Element("tmx", version="1.4")
    etree.SubElement(
        root,
        "header",
        {
            "creationtool": "translate-fr-en",
            "creationtoolversion": VERSION,
            "segtype": "sentence",
            "o-tmf": "translate-fr-en",
            "adminlang": "en",
            "srclang": "fr",
            "datatype": "plaintext",
        },
    )
    return etree.SubElement(root, "body")


def serialised(body: Any) -> str:
    """The document that `body` belongs to, as text."""
    from lxml import etree

    tree = body.getroottree()
    for element in tree.iter("header", "body", "tu", "note", "prop", "tuv"):
        element.tail = "\n"  # inside a seg, white space would be part of the sentence
    for element in tree.iter("tmx", "body", "tu"):
        element.text = "\n"
    text: str = etree.tostring(
        tree, encoding="unicode", doctype='<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n<!-- {SEAL} -->\n'


def add_pair(body: Any, source: str, target: str, origin: str, changed: str) -> None:
    """Add a sentence pair of a translation memory, changed at a time as ISO 8601 has it."""
    unit = _unit(body, changedate=changed.replace("-", "").replace(":", ""))
    _add(unit, "prop", [origin], type="x-origin")
    for language, text in (("fr", source), ("en", target)):
        add_text(_variant(unit, language), text)


def _unit(body: Any, **attributes: str) -> Any:
    from lxml import etree

    return etree.SubElement(body, "tu", attributes)


def _add(parent: Any, tag: str, texts: Iterable[str], **attributes: str) -> None:
    from lxml import etree

    for text in texts:
        etree.SubElement(parent, tag, attributes).text = legal(text)


def _variant(unit: Any, language: str) -> Any:
    from lxml import etree

    return etree.SubElement(etree.SubElement(unit, "tuv", {_LANG: language}), "seg")


def _variants(unit: Any, t: SegmentTranslation) -> None:
    for language, text, inlines in (
        ("fr", t.segment.text, t.segment.inlines),
        ("en", t.target, t.inlines),
    ):
        fill(_variant(unit, language), text, inlines, t.segment.inlines, _code)


def _code(tag: str, number: str, role: Role) -> tuple[str, dict[str, str]]:
    kind = _TYPES.get(role, str(role))
    match tag:
        case "ept":
            return tag, {"i": number}
        case "ph":
            return tag, {"x": number, "type": kind}
    return tag, {"i": number, "x": number, "type": kind}


def fill(
    seg: Any,
    text: str,
    inlines: tuple[Inline, ...],
    numbering: tuple[Inline, ...],
    code: Callable[[str, str, Role], tuple[str, dict[str, str]]],
) -> None:
    """Put `text` with its markup into `seg`; markup has the same number in both languages.

    Args:
        seg: the element of TMX or XLIFF 1.2.
        text: a sentence.
        inlines: its markup.
        numbering: the markup of the French.
        code: the tag and the attributes of a `bpt`, `ept` or `ph` with a number and a role.
    """
    from lxml import etree

    numbers = numbered(inlines, numbering)

    def add(tag: str, inline: Inline, markup: str) -> None:
        node = etree.SubElement(seg, *code(tag, str(numbers[inline]), inline.role))
        node.text = legal(markup)

    for piece, closed, opened, _ in stretches(text, inlines):
        for inline in closed:
            add("ept", inline, inline.after)
        for inline in opened:
            if inline.start == inline.end:
                add("ph", inline, inline.before + inline.after)
            else:
                add("bpt", inline, inline.before)
        add_text(seg, piece)


def numbered(inlines: tuple[Inline, ...], numbering: tuple[Inline, ...]) -> dict[Inline, int]:
    """The number (from 1) of each of `inlines`: that of the same markup in `numbering`."""
    free = list(enumerate(numbering, start=1))
    numbers: dict[Inline, int] = {}
    for inline in inlines:
        same = next(
            (
                entry
                for entry in free
                if (entry[1].before, entry[1].after, entry[1].role)
                == (inline.before, inline.after, inline.role)
            ),
            None,
        )
        if same is None:
            numbers[inline] = len(numbering) + 1 + len(numbers)
        else:
            free.remove(same)
            numbers[inline] = same[0]
    return numbers


def pairs(path: Path) -> Iterator[Pair]:
    """The pairs of any TMX file, where it has both French and English.

    Raises:
        ReadError: it cannot be read, or is not XML.
    """
    for unit, source, target in _units(parse(path)):
        notes = " ".join(text_of(n) for n in unit.iter("{*}note"))
        yield Pair(
            text_of(source),
            text_of(target),
            Place(str(path), source.sourceline or 1),
            Place(str(path), target.sourceline or 1),
            silenced(notes) or frozenset(),
            _property(unit, "x-origin"),
        )


def held(data: bytes, name: str) -> Held:
    """What a TMX file made by `render` holds.

    Raises:
        ReadError: it is not XML.
    """
    return Held(
        tuple(
            HeldRow(text_of(source), (text_of(target),), marks_in(_property(unit, "x-mark")))
            for unit, source, target in _units(parse_bytes(data, name))
        )
    )


def _units(root: Any) -> Iterator[tuple[Any, Any, Any]]:
    """Each unit with its French and its English."""
    for unit in root.iter("{*}tu"):
        texts: dict[str, Any] = {}
        for variant in unit.iter("{*}tuv"):
            code = variant.get(_LANG) or variant.get("lang") or ""
            segment = variant.find("{*}seg")
            if segment is not None:
                texts.setdefault(code[:2].lower(), segment)
        if "fr" in texts and "en" in texts:
            yield unit, texts["fr"], texts["en"]


def _property(unit: Any, kind: str) -> str:
    return next((p.text or "" for p in unit.iter("{*}prop") if p.get("type") == kind), "")


#: Elements of TMX and XLIFF 1.2 that hold the markup of another format, not words.
_NATIVE_CODES = frozenset(["bpt", "ept", "ph", "it", "ut", "x", "bx", "ex"])
#: Markup that stands for white space: a line break, a tab.
_BREAKS = re.compile(r"<(?:w:)?(?:br|tab|lb)\b|\\[nt]|\n|\t")


def text_of(element: Any) -> str:
    """The words in a segment of TMX or XLIFF: not its markup, but the space that markup stands for."""
    parts = [element.text or ""]
    for inner in element:
        tag = inner.tag.rpartition("}")[2] if isinstance(inner.tag, str) else ""
        if tag not in _NATIVE_CODES:
            parts.append(text_of(inner) if tag else "")
        elif inner.get("type") == "lb" or _BREAKS.search("".join(inner.itertext())):
            parts.append(" ")
        parts.append(inner.tail or "")
    return "".join(parts)
