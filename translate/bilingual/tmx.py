"""TMX 1.4b: the translation memory format of the Localization Industry Standards Association.

A unit for each sentence, with what made it, its score, other translations and what is to be
checked. Source: the TMX 1.4b specification, https://www.gala-global.org/tmx-14b.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from translate.articles.xml import add_text, legal
from translate.document import Inline, Origin, SegmentTranslation, Translation
from translate.document.rows import stretches
from translate.version import VERSION

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def render(translation: Translation) -> str:
    """The TMX document of `translation`."""
    model = translation.model
    body = document()
    for number, t in enumerate(translation.segments, start=1):
        unit = _unit(body, tuid=f"s{number}")
        properties = [("x-origin", str(t.origin)), ("x-model", f"{model.name} {model.revision}")]
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
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


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
        _fill(_variant(unit, language), text, inlines, t.segment.inlines)


def _fill(seg: Any, text: str, inlines: tuple[Inline, ...], numbering: tuple[Inline, ...]) -> None:
    """Put `text` with its markup into `seg`; markup has the same number in both languages."""
    from lxml import etree

    numbers = numbered(inlines, numbering)
    for piece, closed, opened, _ in stretches(text, inlines):
        for inline in closed:
            etree.SubElement(seg, "ept", i=str(numbers[inline])).text = legal(inline.after)
        for inline in opened:
            number = str(numbers[inline])
            if inline.start == inline.end:
                node = etree.SubElement(seg, "ph", x=number, type=str(inline.role))
                node.text = legal(inline.before + inline.after)
            else:
                node = etree.SubElement(seg, "bpt", i=number, x=number, type=str(inline.role))
                node.text = legal(inline.before)
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
