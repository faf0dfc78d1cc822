"""XLIFF 1.2, for tools that read no XLIFF 2 (OASIS Standard, February 2008).

A group for each block and a trans-unit for each sentence; the markup of the article as native codes
(`bpt`, `ept`, `ph`), other translations as `alt-trans`, what is to be checked as notes. It is read
by `translate.bilingual.xliff`. Source: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html.
"""

from __future__ import annotations

from typing import Any

from translate.articles.xml import legal
from translate.bilingual.marks import SEAL, listed
from translate.bilingual.tmx import fill
from translate.document import Kind, Origin, Role, SegmentTranslation, Translation
from translate.document.rows import rows_of
from translate.verification.codes import is_doubt

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TOOL = "translate"
#: What the standard calls markup of these roles.
_TYPES = {
    Role.STRONG: "bold",
    Role.EMPHASIS: "italic",
    Role.UNDERLINE: "underlined",
    Role.LINK: "link",
    Role.BREAK: "lb",
}


def render(translation: Translation) -> str:
    """The XLIFF 1.2 document of `translation`."""
    from lxml import etree

    document, model = translation.document, translation.model
    root = etree.Element(_core("xliff"), {"version": "1.2"}, nsmap={None: _NAMESPACE})
    file = etree.SubElement(
        root,
        _core("file"),
        {
            "original": legal(document.name),
            "source-language": "fr",
            "target-language": "en",
            "datatype": "plaintext",
        },
    )
    header = etree.SubElement(file, _core("header"))
    _note(header, f"{model.name} ({model.revision}), {model.engine}, {model.settings}", "model")
    _note(header, listed(translation.segments), "state")
    tool = {"tool-id": _TOOL, "tool-name": _TOOL, "tool-version": translation.version}
    etree.SubElement(header, _core("tool"), tool)
    body = etree.SubElement(file, _core("body"))
    for number, row in enumerate(rows_of(translation), start=1):
        if row.segments and row.block.kind is not Kind.VERBATIM:
            attributes = {"id": f"u{number}", "resname": str(row.block.kind)}
            group = etree.SubElement(body, _core("group"), attributes)
            for index, t in row.segments:
                _unit(group, index + 1, t)
    text: str = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n<!-- {SEAL} -->\n'


def _core(tag: str) -> str:
    return f"{{{_NAMESPACE}}}{tag}"


def _note(holder: Any, text: str, source: str, **attributes: str) -> None:
    from lxml import etree

    note = etree.SubElement(holder, _core("note"), {"from": source, **attributes})
    note.text = legal(text)


def _unit(group: Any, number: int, t: SegmentTranslation) -> None:
    from lxml import etree

    is_persons = t.origin is Origin.PERSON
    unit = etree.SubElement(group, _core("trans-unit"), {"id": f"s{number}", _SPACE: "preserve"})
    if is_persons:
        unit.set("approved", "yes")
    source = etree.SubElement(unit, _core("source"))
    fill(source, t.segment.text, t.segment.inlines, t.segment.inlines, _code)
    state = "needs-review-translation" if t.findings else "final" if is_persons else "translated"
    target = etree.SubElement(unit, _core("target"), {"state": state})
    if t.origin is Origin.MACHINE:
        target.set("state-qualifier", "leveraged-mt")
    fill(target, t.target, t.inlines, t.segment.inlines, _code)
    for finding in t.findings:
        grave = "2" if is_doubt(finding) else "1"
        _note(unit, finding.message, finding.code, annotates="target", priority=grave)
    if t.origin is Origin.MACHINE:
        quality = {} if t.confidence is None else {"match-quality": f"{100 * t.confidence:.1f}%"}
        _alternative(unit, t.segment.text, t.target, quality)
    for other in t.alternatives:
        _alternative(unit, t.segment.text, other, {})


def _code(tag: str, number: str, role: Role) -> tuple[str, dict[str, str]]:
    kind = {} if tag == "ept" else {"ctype": _TYPES.get(role, f"x-{role}")}
    return _core(tag), {"id": number, **kind}


def _alternative(unit: Any, source: str, target: str, quality: dict[str, str]) -> None:
    """A candidate; its quality is the confidence in it, in percent."""
    from lxml import etree

    attributes = {"tool-id": _TOOL, "origin": "mt", **quality}
    match = etree.SubElement(unit, _core("alt-trans"), attributes)
    etree.SubElement(match, _core("source")).text = legal(source)
    etree.SubElement(match, _core("target")).text = legal(target)
