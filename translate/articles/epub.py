"""EPUB books: the chapters of the spine, in reading order."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape, unescape
from typing import Any, NamedTuple
from unicodedata import normalize
from urllib.parse import unquote

from translate.articles import html
from translate.articles.archives import Archive
from translate.articles.encoding import decode
from translate.articles.english import spliced, spliced_rows
from translate.articles.limits import expect_few
from translate.articles.references import STOPS, WORD, key
from translate.articles.xml import parse_bytes
from translate.document import Block, Document, Kind, Segment, Translation
from translate.document.rows import Row, rows_of
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
#: What a package says of its book in words: titles, what it is about, and how it can be read (EPUB
#: Accessibility 1.1, 3.5).
_SAID_OF_BOOK = re.compile(
    r"""<dc:(?:title|subject|description)\b[^>]*(?<!/)>(?:\s*<!\[CDATA\[(.*?)\]\]>\s*|([^<]*))</dc:
    | <meta\b[^>]*\bproperty=["']schema:accessibilitySummary["'][^>]*>([^<]*)</meta>""",
    re.DOTALL | re.VERBOSE,
)
#: French as a language of the book, by its codes of two and three letters (ISO 639).
_FRENCH = re.compile(r"(<dc:language[^>]*>\s*)(?:fr|fra|fre)(?:-\w+)?(?=\s*<)", re.IGNORECASE)


#: Headings that follow each other and are one entry of the contents: its number, its title, what stands under it.
_MOST_HEADINGS = 3


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
    items = {i.get("id"): i for i in package.iter(f"{_OPF}item") if i.get("href")}
    there = {_folded(name): name for name in archive.names}

    def part(item: Any) -> str:
        href = unquote((item.get("href") or "").partition("#")[0])
        named = posixpath.normpath(posixpath.join(folder, href))
        return named if named in archive.names else there.get(_folded(named), named)

    # Notes stand in parts that reading leaves out (linear="no"); none may stand in it twice
    # (EPUB 3.3, 5.7.2).
    spine = [_with_words(items, r.get("idref")) for r in package.iter(f"{_OPF}itemref")]
    contents = [
        part(i)
        for i in items.values()
        if ({i.get("media-type")} | set((i.get("properties") or "").split())) & _CONTENTS
    ]
    chapters = dict.fromkeys(part(item) for item in spine if item is not None)
    return _Book(archive, package, path, tuple(chapters), tuple(contents))


def _folded(name: str) -> str:
    """What names of parts have in common that are the same (OCF 3.3, 4.2.3): systems write accents in two ways."""
    return normalize("NFC", name).casefold()


def _with_words(items: Mapping[str | None, Any], identity: str | None) -> Any:
    """The item of a package with an id, or what a picture or film in its place falls back on; None if that is no text."""
    seen: set[str | None] = set()
    while identity in items and identity not in seen:
        kind = items[identity].get("media-type") or ""
        if not kind or "xml" in kind or kind.startswith("text/"):
            return items[identity]
        seen.add(identity)
        identity = items[identity].get("fallback")
    return None


def read(data: bytes, name: str) -> Document:
    """The document in the EPUB file `data`: its chapters one after the other.

    Set apart at the end is what its package says of the book, the entries of its contents that are
    no heading of it, and what is said in tags.
    """
    book = _opened(data, name)
    text = ""
    blocks: list[Block] = []
    said: list[Block] = []
    marks = tables = 0
    for part in book.chapters:
        chapter = _page(book, part, name)
        marks += chapter.count("<")
        expect_few(marks, name)
        found, in_tags = html.chapter(chapter, _FURNITURE)
        said += html.shifted(in_tags, len(text), tables)
        blocks += html.shifted(found, len(text), tables)
        tables = max((b.cell.table for b in blocks[-len(found) :] if b.cell), default=tables)
        text += chapter + _END
    package = _page(book, book.package_path, name)
    escaped: list[str] = []
    for said_of in _said_of_book(package):
        if said_of.is_escaped:
            escaped.append(unescape(said_of.words))
        else:
            blocks += _apart(html.all_blocks_of(said_of.words), len(text) + said_of.place)
    said += html.shifted(html.chapter(package)[1], len(text), tables)
    text += package
    known = set(_named(blocks))
    for part in _contents_apart(book):
        contents = _page(book, part, name)
        marks += contents.count("<")
        expect_few(marks, name)
        for entry in html.all_blocks_of(contents, frozenset()):
            if (words := key(entry.text)) not in known and any(map(str.isalpha, words)):
                known.add(words)
                blocks += _apart((entry,), len(text) + len(_END))
        text += _END + contents
    for words in escaped:
        blocks += _apart(html.all_blocks_of(words), len(text) + len(_END))
        text += _END + words

    def named(tag: str) -> str:
        return next((e.text or "" for e in book.package.iter(f"{_DC}{tag}")), "").strip()

    author, date = named("creator"), named("date")[:10]
    return Document(name, text, "utf-8", "epub", (*blocks, *said), author, date, data)


def _contents_apart(book: _Book) -> list[str]:
    """The parts with the contents of `book` that are none of its chapters."""
    return [p for p in book.contents if p not in book.chapters and p in book.archive.names]


def _page(book: _Book, part: str, name: str) -> str:
    return decode(book.archive.part(part), name)[0].replace("\0", "")


def _apart(blocks: tuple[Block, ...], by: int) -> list[Block]:
    """`blocks` of a page that begins at `by`, set apart."""
    return [replace(b, kind=Kind.BOILERPLATE, cell=None) for b in html.shifted(blocks, by, 0)]


class _Said(NamedTuple):
    """What a package says of its book, and whether it is HTML that is escaped once more."""

    words: str
    place: int
    is_escaped: bool


def _said_of_book(package: str) -> Iterator[_Said]:
    """What `package` says of the book in words, not in codes of a trade."""
    for found in _SAID_OF_BOOK.finditer(package):
        number = found.lastindex or 0
        words = found[number]
        if not found[0].startswith("<dc:subject") or html.is_said(words):
            yield _Said(words, found.start(number), number > 1 and "&lt;" in words)


def _is_heading(block: Block) -> bool:
    return block.kind in (Kind.TITLE, Kind.HEADING)


def _named(blocks: Sequence[Block]) -> dict[str, tuple[int, ...]]:
    """What an entry of the contents stands for, by its words: the numbers of `blocks`.

    That is a heading, or several that follow each other (“Chapitre I” and “Le départ”), or else any block.
    """
    found: dict[str, tuple[int, ...]] = {}
    headings = [n for n, block in enumerate(blocks) if _is_heading(block)]
    runs = [
        tuple(range(first, first + size))
        for size in range(1, _MOST_HEADINGS + 1)
        for first in headings
        if all(_is_heading(block) for block in blocks[first : first + size])
        and first + size <= len(blocks)
    ]
    for run in [*runs, *((n,) for n in range(len(blocks)))]:
        found.setdefault(" ".join(key(blocks[n].text) for n in run), run)
    return found


def _as_named(entry: Block, rows: Sequence[Row]) -> Row:
    """`entry` of the contents with the English of what it names."""
    if len(rows) == 1 and rows[0].block.text == entry.text:
        # The same tag around other words (a link to the heading around its title alone) is another.
        same = {(i.before, i.after) for i in set(entry.inlines).intersection(rows[0].block.inlines)}
        return Row(
            entry,
            [
                (n, replace(t, inlines=tuple(i for i in t.inlines if (i.before, i.after) in same)))
                for n, t in rows[0].segments
            ],
        )
    targets = [" ".join(t.target for _, t in row.segments) for row in rows]
    words = [*WORD.finditer(entry.text)]
    english, at = "", 0
    for row, target in zip(rows, targets, strict=True):
        if english:
            between = entry.text[words[at - 1].end() : words[at].start()]
            english = english.rstrip(" .:") + _parted(between, english) + target
        else:
            english = target
        at += len(WORD.findall(row.block.text))
    if not entry.text.endswith(STOPS):
        english = english.rstrip(" .:")
    number, first = rows[0].segments[0]
    segment = Segment(entry.start, entry.end, entry.text)
    within = {(i.before, i.after) for i in entry.inlines if i.end - i.start < len(entry.text)}
    inlines = tuple(
        i for i in first.inlines if (i.before, i.after) in within and i.end <= len(english)
    )
    return Row(entry, [(number, replace(first, segment=segment, target=english, inlines=inlines))])


def _parted(between: str, english: str) -> str:
    """What parts two headings in an entry, from what stands `between` them in French and the first in `english`."""
    mark = next((c for c in between if c in "-–—|·/:.,;"), "")
    if mark in "-–—|·/" and mark:
        return f" {mark} "
    return " " if english.endswith(("?", "!", "…")) else f"{mark} "


def english(translation: Translation) -> bytes:
    """The book of `translation` in English: its chapters, and their names in its contents."""
    document = translation.document
    book = _opened(document.original, document.name)
    rows = [row for row in rows_of(translation) if row.segments]
    said = _named([row.block for row in rows])

    def as_named(entry: Block) -> Row:
        return _as_named(entry, [rows[n] for n in said[key(entry.text)]])

    def marked_up(source: str, row: Row) -> str:
        # What names a heading, in the contents or the title of a page, says what the heading does.
        if row.block.kind is Kind.BOILERPLATE and key(row.block.text):
            row = as_named(row.block)
        return html.marked_up(source, row)

    here = document.text.split(_END)
    there = spliced(translation, marked_up).split(_END)
    places, at = html.places_in_english(translation), 0
    for number, page in enumerate(here[: len(book.chapters) + 1]):
        there[number] = html.with_said(page, there[number], places, at)
        at += len(page) + len(_END)
    changed: dict[str, bytes] = {}

    def change(part: str, page: str) -> None:
        changed[part] = _in_utf8(html.in_english(page)).encode("utf-8")

    for part, chapter in zip(book.chapters, there, strict=False):
        change(part, chapter)
    for part in _contents_apart(book):
        contents = _page(book, part, document.name)
        entries = [
            as_named(entry)
            for entry in html.all_blocks_of(contents, frozenset())
            if any(map(str.isalpha, entry.text)) and key(entry.text) in said
        ]
        # The places of what is said of a heading are those in the text of the document.
        change(part, spliced_rows(contents, entries, lambda _, row: marked_up(document.text, row)))
    change(book.package_path, _package_in_english(book, document.name, there))
    return book.archive.rewritten(changed)


def _package_in_english(book: _Book, name: str, written: list[str]) -> str:
    """The package of `book`, from the parts of its text in English."""
    place = len(book.chapters)
    # A result of version 1.0 held the chapters alone.
    package = (written[place : place + 1] or [""])[0] or _page(book, book.package_path, name)
    escaped = written[place + 1 + len(_contents_apart(book)) :]
    parts: list[str] = []
    done = 0
    said_escaped = [said_of for said_of in _said_of_book(package) if said_of.is_escaped]
    for said_of, english in zip(said_escaped, escaped, strict=False):
        parts += [package[done : said_of.place], escape(english, quote=False)]
        done = said_of.place + len(said_of.words)
    package = "".join([*parts, package[done:]])
    return _FRENCH.sub(r"\1en", package)


def _in_utf8(text: str) -> str:
    """`text` with UTF-8 as the encoding that its XML declaration says."""
    return re.sub(r"""^(\s*<\?xml[^>]*?encoding\s*=\s*["'])[^"']*""", r"\1utf-8", text, count=1)
