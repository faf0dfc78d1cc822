"""EPUB books: the chapters of the spine, in reading order."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, replace
from html import escape, unescape
from typing import Any
from urllib.parse import unquote

from translate.articles import html
from translate.articles.archives import Archive
from translate.articles.encoding import decode
from translate.articles.limits import expect_few
from translate.articles.xml import parse_bytes
from translate.document import Block, Document, Kind, Translation
from translate.document.rows import rows_of
from translate.errors import ReadError

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_DC = "{http://purl.org/dc/elements/1.1/}"


#: What divides the chapters in the text of a document: no page holds it.
_END = "\x00\n"
#: What is set apart of a chapter; an `aside` is a note.
_FURNITURE = frozenset(["nav", "title"])
#: What names the chapters: the table of contents of EPUB 3 and that of EPUB 2.
_CONTENTS = frozenset(["nav", "application/x-dtbncx+xml"])
#: What a package says of its book: its titles, and what it is about where that is not escaped HTML.
_SAID_OF_BOOK = re.compile(
    r"<dc:title\b[^>]*>([^<]*)</dc:title>|<dc:description\b[^>]*>((?:(?!&lt;|<).)*)</dc:description>",
    re.DOTALL,
)
_BETWEEN_TAGS = re.compile(r">([^<>]*[^<>\s][^<>]*)<")


@dataclass(frozen=True, slots=True)
class _Book:
    """What a book says of itself: its package and the names of its parts."""

    archive: Archive
    package: Any
    package_path: str
    chapters: tuple[str, ...]
    contents: tuple[str, ...]


def _opened(data: bytes, name: str) -> _Book:
    archive = Archive(data, name)
    container = parse_bytes(archive.part("META-INF/container.xml"), name)
    root = next(container.iter(f"{_CONTAINER}rootfile"), None)
    if root is None:
        raise ReadError(f"{name}: is damaged (names no package)")
    path = root.get("full-path") or ""
    package = parse_bytes(archive.part(path), name)
    folder = posixpath.dirname(path)
    parts = {
        i.get("id"): posixpath.normpath(
            posixpath.join(folder, unquote((i.get("href") or "").partition("#")[0]))
        )
        for i in package.iter(f"{_OPF}item")
        if i.get("href")
    }
    # Notes stand in parts that reading leaves out (linear="no"); none may stand in it twice
    # (EPUB 3.3, 5.7.2).
    spine = [parts.get(r.get("idref"), "") for r in package.iter(f"{_OPF}itemref")]
    contents = [
        parts[i.get("id")]
        for i in package.iter(f"{_OPF}item")
        if i.get("id") in parts
        and ({i.get("media-type")} | set((i.get("properties") or "").split())) & _CONTENTS
    ]
    return _Book(
        archive, package, path, tuple(p for p in dict.fromkeys(spine) if p), tuple(contents)
    )


def read(data: bytes, name: str) -> Document:
    """The document in the EPUB file `data`: its chapters one after the other."""
    book = _opened(data, name)
    text = ""
    blocks: list[Block] = []
    marks = tables = 0
    for part in book.chapters:
        chapter = decode(book.archive.part(part), name)[0].replace("\0", "")
        marks += chapter.count("<")
        expect_few(marks, name)
        found = html.shifted(html.all_blocks_of(chapter, _FURNITURE), len(text), tables)
        tables = max((b.cell.table for b in found if b.cell), default=tables)
        blocks += found
        text += chapter + _END
    package = decode(book.archive.part(book.package_path), name)[0].replace("\0", "")
    for said_of in _SAID_OF_BOOK.finditer(package):
        words, at = said_of[said_of.lastindex or 0], said_of.start(said_of.lastindex or 0)
        named = html.shifted(html.all_blocks_of(words), len(text) + at, tables)
        blocks += [replace(block, kind=Kind.BOILERPLATE) for block in named]
    text += package

    def said(tag: str) -> str:
        return next((e.text or "" for e in book.package.iter(f"{_DC}{tag}")), "").strip()

    author, date = said("creator"), said("date")[:10]
    return Document(name, text, "utf-8", "epub", tuple(blocks), author, date, data)


def english(translation: Translation) -> bytes:
    """The book of `translation` in English: its chapters, and their names in its contents."""
    document = translation.document
    book = _opened(document.original, document.name)
    written = html.spliced_page(translation)
    said = {
        " ".join(row.block.text.split()): " ".join(t.target for _, t in row.segments)
        for row in rows_of(translation)
        if row.segments
    }
    changed: dict[str, bytes] = {}
    *chapters, package = written.split(_END)
    if not package:  # a result of version 1.0, which held the chapters alone
        package, _ = decode(book.archive.part(book.package_path), document.name)
    for part, chapter in zip(book.chapters, chapters, strict=False):
        changed[part] = _in_utf8(html.in_english(chapter)).encode("utf-8")
    for part in book.contents:
        if part not in changed:
            text, _ = decode(book.archive.part(part), document.name)
            named = _BETWEEN_TAGS.sub(lambda m: f">{_named(m[1], said)}<", text)
            changed[part] = _in_utf8(html.in_english(named)).encode("utf-8")
    package = re.sub(r"(<dc:language[^>]*>\s*)fr(?:-\w+)?(?=\s*<)", r"\1en", package)
    changed[book.package_path] = _in_utf8(package).encode("utf-8")
    return book.archive.rewritten(changed)


def _named(words: str, said: dict[str, str]) -> str:
    found = said.get(" ".join(unescape(words).split()))
    return words if found is None else escape(found, quote=False)


def _in_utf8(text: str) -> str:
    """`text` with UTF-8 as the encoding that its XML declaration says."""
    return re.sub(r"""^(\s*<\?xml[^>]*?encoding\s*=\s*["'])[^"']*""", r"\1utf-8", text, count=1)
