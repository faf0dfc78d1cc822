"""Files that somebody made to break their reader, or that a broken program made.

`python tests/robustness/hostile.py FOLDER` writes all of them.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import documents

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("style", "style"))
)


def changed(original: bytes, parts: dict[str, Callable[[bytes], bytes]]) -> bytes:
    """The zip file `original` with some of its parts changed; new ones are made of nothing."""
    out = BytesIO()
    with ZipFile(BytesIO(original)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in dict.fromkeys([*old.namelist(), *parts]):
            content = old.read(name) if name in old.namelist() else b""
            new.writestr(name, parts.get(name, lambda same: same)(content))
    return out.getvalue()


def _docx(folder: Path, body: str, part: str = "word/document.xml") -> bytes:
    whole = documents.docx(folder / "base.docx").read_bytes()
    content = f'<w:document xmlns:w="{_W}">{body}</w:document>'
    return changed(whole, {part: lambda _: content.encode()})


def _style(folder: Path, old: bytes, new: bytes) -> bytes:
    whole = documents.docx(folder / "base.docx").read_bytes()
    return changed(whole, {"word/styles.xml": lambda part: part.replace(old, new)})


def _odt(folder: Path, body: str) -> bytes:
    whole = documents.odt(folder / "base.odt").read_bytes()
    content = (
        f"<office:document-content {_NAMES}><office:body><office:text>{body}"
        "</office:text></office:body></office:document-content>"
    )
    return changed(whole, {"content.xml": lambda _: content.encode()})


def _epub(folder: Path, change: Callable[[bytes], bytes], part: str = "OEBPS/a.opf") -> bytes:
    return changed(documents.epub(folder / "base.epub").read_bytes(), {part: change})


def _pdf(objects: list[bytes]) -> bytes:
    out = BytesIO(b"%PDF-1.4\n")
    out.seek(0, 2)
    for number, body in enumerate(objects, start=1):
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\n%%%%EOF\n" % (len(objects) + 1))
    return out.getvalue()


def _drawn(stream: bytes, more: bytes = b"") -> bytes:
    """A PDF of one page that `stream`, a stream object, draws."""
    return _pdf(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> %s >> >>" % more,
            stream,
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
    )


def _packed(content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    return b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed)


def _forms() -> bytes:
    """A PDF whose page draws ten figures, each of which draws ten, and so on."""
    head = _drawn(_packed(b"/X0 Do " * 10), b"/XObject << /X0 6 0 R >>")
    forms = []
    for level in range(12):
        inner = b"/X%d Do " % (level + 1) * 10 if level < 11 else b"BT /F1 9 Tf (a) Tj ET"
        below = b"/XObject << /X%d %d 0 R >>" % (level + 1, level + 7)
        stream = b"stream\n%s\nendstream" % inner
        forms.append(
            b"%d 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length %d"
            b" /Resources << /Font << /F1 5 0 R >> %s >> >>\n%s\nendobj\n"
            % (level + 6, len(inner), below, stream)
        )
    return head.replace(b"trailer", b"".join(forms) + b"trailer")


def result(**changes: Any) -> bytes:
    """A result of this program as JSON, with values changed by path: `blocks__0__level`."""
    block = {"kind": "heading", "start": 0, "end": 9, "text": "Il pleut.", "level": 1}
    block["segments"] = [{"source": "Il pleut.", "target": "It rains.", "start": 0, "end": 9}]
    whole: dict[str, Any] = {
        "format": "translate-fr-en/1",
        "version": "1.0",
        "seconds": 1.0,
        "model": {"name": "m", "revision": "r", "engine": "e", "settings": "s"},
        "document": {
            "name": "a.md",
            "format": "markdown",
            "encoding": "utf-8",
            "text": "Il pleut.",
        },
        "blocks": [block],
    }
    for path, value in changes.items():
        *way, last = path.split("__")
        at: Any = whole
        for step in way:
            at = at[int(step) if step.isdigit() else step]
        at[last] = value
    return json.dumps(whole).encode()


def bomb(folder: Path) -> bytes:
    """An ODT of 5 million paragraphs, 200 kB when packed."""
    return _odt(folder, "<text:p/>" * 5_000_000)


def table(folder: Path) -> dict[str, bytes]:
    """Hostile files by name; those that are changed from sound ones are made in `folder`."""
    steps = "<w:p><w:pPr><w:numPr><w:ilvl w:val='{}'/></w:numPr></w:pPr>"
    item = f"<w:body>{steps}<w:r><w:t>Il pleut.</w:t></w:r></w:p></w:body>"
    title = '<text:h text:outline-level="{}">Il pleut.</text:h>'
    return {
        # Small when packed, large when unpacked, or with very many elements
        "zeros.docx": _docx(folder, "\0" * 60_000_000),
        "nodes.docx": _docx(folder, f"<w:body>{'<w:p/>' * 8_000_000}</w:body>"),
        "fewer-nodes.docx": _docx(folder, f"<w:body>{'<w:p/>' * 700_000}</w:body>"),
        "nodes-in-a-header.docx": _docx(folder, "<w:p/>" * 8_000_000, "word/header1.xml"),
        "nodes-in-styles.docx": _docx(folder, "<w:p/>" * 6_000_000, "word/styles.xml"),
        "nodes.odt": bomb(folder),
        "spaces.odt": _odt(folder, '<text:p>Il<text:s text:c="999999999"/>pleut.</text:p>'),
        "chapters.epub": _epub(
            folder,
            lambda part: part.replace(b'<itemref idref="a"/>', b'<itemref idref="a"/>' * 3000),
        ),
        "chapter.epub": _epub(
            folder, lambda _: b"<html><body>" + b"<p>a</p>" * 1_000_000, "OEBPS/b.xhtml"
        ),
        "stream.pdf": _drawn(_packed(b"BT /F1 9 Tf (Il pleut.) Tj ET\n" * 3_700_000)),
        "letters.pdf": _drawn(_packed(b"BT /F1 9 Tf (" + b"a" * 5_000_000 + b") Tj ET")),
        "forms.pdf": _forms(),
        "marks.html": b"<!doctype html><html lang=fr>" + b"<b>a" * 1_000_000,
        "deep.html": b"<!doctype html><html lang=fr>" + b"<div><ul><li>" * 5_000 + b"Il pleut.",
        "attribute.html": b'<!doctype html><html lang=fr><p title="' + b"a" * 9_000_000 + b'">Oui.',
        "open-comment.html": b"<!doctype html><p>Il pleut.</p>" + b"<!--" * 50_000,
        "open-tags.html": b"<!doctype html><p>Il pleut.</p>" + b"<a <" * 50_000,
        "quotes.md": b">" * 20_000 + b" Il pleut.\n",
        "brackets.md": b"Il pleut. " + b"[" * 20_000 + b"\n",
        "stars.md": b"Il pleut. " + b"*a_" * 10_000 + b"\n",
        "ticks.md": b"Il pleut. " + b"".join(b"`" * n + b" " for n in range(300)),
        "lists.md": b"".join(b"  " * n + b"- Il pleut.\n" for n in range(300)),
        "cells.md": b"|a" * 1_000 + b"\n" + b"|-" * 1_000 + b"\n" + b"|b" * 1_000,
        "lines.txt": b"Il\n" * 1_000_000,
        "line.txt": b"Il pleut " * 60_000,
        "word.txt": b"Il pleut. " + b"a" * 1_000_000,
        "marks.txt": b"Il pleut." + "\u0301".encode() * 100_000,
        "stops.txt": b"Il pleut " + b". " * 10_000,
        "quotations.txt": "« ".encode() * 20_000 + b"Il pleut.",
        "digits.txt": b"Le " + b"1" * 5_000 + b"er mai, il pleut. " + b"1" * 5_000 + b" \xe2\x82\xac.",
        "cues.srt": b"1\n00:00:01,000 --> 00:00:02,000\nIl pleut.\n\n" * 200_000,
        "level.json": result(blocks__0__level=100_000_000),
        "nested.json": b"[" * 1_000_000,
        "number.json": b"1" * 1_000_000,
        "units.tmx": b"<tmx><body>" + b"<tu/>" * 4_000_000 + b"</body></tmx>",
        "field.csv": b"pluie," + b"rain" * 50_000 + b"\n",
        # Not as the format has it
        "style-without-type.docx": _style(folder, b'w:type="paragraph"', b""),
        "style-without-id.docx": _style(folder, b"w:styleId=", b"w:other="),
        "relation-without-type.docx": changed(
            documents.docx(folder / "base.docx").read_bytes(),
            {"word/_rels/document.xml.rels": lambda part: part.replace(b"Type=", b"Other=", 1)},
        ),
        "no-body.docx": _docx(folder, ""),
        "step-abc.docx": _docx(folder, item.format("abc")),
        "step-huge.docx": _docx(folder, item.format("9" * 6000)),
        "step-below.docx": _docx(folder, item.format("-5")),
        "level-one-and-a-half.odt": _odt(folder, title.format("1.5")),
        "level-huge.odt": _odt(folder, title.format("9" * 6000)),
        "level-word.odt": _odt(folder, title.format("un")),
        "spaces-word.odt": _odt(folder, '<text:p>Il<text:s text:c="-"/>pleut.</text:p>'),
        "lists.odt": _odt(folder, "<text:list>" * 100 + "<text:p>Oui.</text:p>" + "</text:list>" * 100),
        "outside.epub": _epub(folder, lambda p: p.replace(b"b.xhtml", b"../../../etc/passwd")),
        "itself.epub": _epub(folder, lambda p: p.replace(b"b.xhtml", b"a.opf")),
        "no-id.epub": _epub(folder, lambda p: p.replace(b'idref="a"', b"")),
        "pages-in-a-ring.pdf": _pdf(
            [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 1 /Kids [2 0 R] >>"]
        ),
        "no-pages.pdf": b"%PDF-1.4\n%%EOF\n",
        "half-characters.html": b"<!doctype html><p>Il pleut. &#xD800; &#x110000; &#0; a</p>",
        "half-characters.json": result().replace(b"It rains.", b"It \\ud800 rains."),
        "marker.json": result(blocks__0__kind="list item", blocks__0__marker=""),
        "below.json": result(blocks__0__level=-5),
        "empty-target.json": result(blocks__0__segments__0__target=""),
        "other-format.json": result(document__format="no such"),
        "original.json": result(document__format="docx", document__original="AAAA"),
        "segment-elsewhere.json": result(blocks__0__segments__0__start=9),
        "list.json": b"[]",
        "no-cues.srt": b"1\nIl pleut.\n",
        "no-cues.vtt": b"WEBVTT\n\nNOTE Il pleut.\n",
        "times.srt": b"1\n99999999999:00:01,000 --> 0:0:0,0\nIl pleut.\n",
        "entities.tmx": b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><tmx>&d;</tmx>',
        "file.tmx": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><tmx>&b;</tmx>',
        "no-segments.xlf": b'<xliff version="2.0"><file><unit id="1"><segment/></unit></file></xliff>',
        "broken.po": b'msgid "Il pleut."\nmsgstr[9] "a"\nmsgctxt\n',
        "columns.tsv": b"\t\t\t\n\t\nIl pleut.\tIt rains.\t\t\t\n",
        "terms.tbx": b"<martif><termEntry><langSet/></termEntry></martif>",
        "nothing.docx": b"",
        "nothing.pdf": b"",
    }  # fmt: skip


def write(folder: Path) -> list[Path]:
    """Write all of `table` into `folder`."""
    paths = []
    for name, content in table(folder).items():
        path = folder / name
        path.write_bytes(content)
        paths.append(path)
    for base in folder.glob("base.*"):
        base.unlink()
    return paths


if __name__ == "__main__":
    write(Path(sys.argv[1]))
