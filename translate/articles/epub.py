"""EPUB books: the chapters of the spine, in reading order."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from translate.articles import html
from translate.articles.archives import Archive
from translate.articles.encoding import decode
from translate.articles.limits import expect_few
from translate.articles.xml import parse_bytes
from translate.document import Block, Document, Kind
from translate.errors import ReadError

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"


def read(data: bytes, name: str) -> Document:
    """The document in the EPUB file `data`: its chapters one after the other."""
    archive = Archive(data, name)
    container = parse_bytes(archive.part("META-INF/container.xml"), name)
    root = next(container.iter(f"{_CONTAINER}rootfile"), None)
    if root is None:
        raise ReadError(f"{name}: is damaged (names no package)")
    package_path = root.get("full-path") or ""
    package = parse_bytes(archive.part(package_path), name)
    items = {i.get("id"): i.get("href") or "" for i in package.iter(f"{_OPF}item")}
    folder = posixpath.dirname(package_path)
    text = ""
    blocks: list[Block] = []
    spine = [r for r in package.iter(f"{_OPF}itemref") if r.get("linear") != "no"]
    hrefs = [unquote(items.get(r.get("idref"), "").partition("#")[0]) for r in spine]
    marks = 0
    for href in dict.fromkeys(hrefs):  # none may stand in it twice (EPUB 3.3, 5.7.2)
        if not href:
            continue
        chapter, _ = decode(archive.part(posixpath.normpath(posixpath.join(folder, href))), name)
        marks += chapter.count("<")
        expect_few(marks, name)
        blocks += html.shifted(html.all_blocks_of(chapter), len(text))
        text += chapter + "\n"

    def said(tag: str) -> str:
        return next((e.text or "" for e in package.iter(f"{_DC}{tag}")), "").strip()

    blocks = [b for b in blocks if b.kind is not Kind.BOILERPLATE]
    return Document(name, text, "utf-8", "epub", tuple(blocks), said("creator"), said("date")[:10])
