"""OpenDocument text (ODT): headings, paragraphs, lists and tables, with their notes, frames and margins.

It is written again with its paragraphs in English: each of their elements (a span, a link, a note)
is there once, where its words are; all else stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import escape, unescape
from typing import Any

from translate.articles import limits
from translate.articles.archives import Archive
from translate.articles.composed import Paragraph, compose
from translate.articles.english import with_markup
from translate.articles.grid import Grid, columns_of
from translate.articles.marks import Marks
from translate.articles.xml import add_text, parse_bytes
from translate.document import Cell, Document, Kind, Role, Translation
from translate.document.rows import rows_of
from translate.errors import ReadError

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CELL = f"{_TABLE}table-cell"
_NOTE = f"{_TEXT}note"
#: What holds words, and of these what a picture says to those who do not see it.
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h", f"{_SVG}title", f"{_SVG}desc")
_ALTERNATIVE = _PARAGRAPHS[2:]
#: What these hold is no text of the article: what was deleted, and what readers remarked.
_LEFT = (f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}sequence-decls")
#: What these hold is set apart, as the margins of pages are: it says again what stands elsewhere.
_INDEXES = tuple(
    f"{_TEXT}{name}"
    for name in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index",
                 "alphabetical-index")
)  # fmt: skip
#: Where the lists and cells around a paragraph end.
_STORIES = (f"{_TEXT}note-body", f"{_DRAW}text-box")
#: What stands for white space: it is never around words.
_BLANKS = (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break")
#: White space, or one other character.
_WORDS = re.compile(r"[ \t\r\n]+|[^ \t\r\n]")
#: A start or end of markup, as inlines of this format name it: by its number in the paragraph.
_MARKUP = re.compile(r"<(/?)(\d+)(/?)>")
_FRENCH = re.compile(r"fr(?:-\w+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph with words: what it says, its element, and the tags before and after its words."""

    said: Paragraph
    element: Any
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Text:
    """A file: the roots of its parts, and its paragraphs."""

    archive: Archive
    parts: dict[str, Any]
    paragraphs: list[_Paragraph]


def read(data: bytes, name: str) -> Document:
    """The document in the ODT file `data`."""
    opened = _opened(data, name)
    author = date = ""
    if "meta.xml" in opened.archive.names:
        meta = parse_bytes(opened.archive.part("meta.xml"), name)
        author = next((e.text or "" for e in meta.iter(f"{_DC}creator")), "")
        date = next((e.text or "" for e in meta.iter(f"{_DC}date")), "")[:10]
    text, blocks = compose([paragraph.said for paragraph in opened.paragraphs])
    return Document(name, text, "utf-8", "odt", blocks, author, date, data)


def english(translation: Translation) -> bytes:
    """The file of `translation` with its paragraphs in English."""
    from lxml import etree

    document = translation.document
    opened = _opened(document.original, document.name)
    rows = rows_of(translation)
    for paragraph, row in zip(opened.paragraphs, rows, strict=True):
        if row.segments:
            words = with_markup(document.text, row, _escaped, keep_empty=True)
            _rewrite(paragraph.element, paragraph.before + words + paragraph.after)
    changed = {}
    for part, root in opened.parts.items():
        for properties in root.iter(f"{_STYLE}text-properties"):
            if _FRENCH.fullmatch(properties.get(f"{_FO}language") or ""):
                properties.set(f"{_FO}language", "en")
                properties.set(f"{_FO}country", "US")
        changed[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return opened.archive.rewritten(changed)


def _opened(data: bytes, name: str) -> _Text:
    archive = Archive(data, name)
    root = parse_bytes(archive.part("content.xml"), name)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise ReadError(f"{name}: is not an OpenDocument text (ODT)")
    parts = {"content.xml": root}
    if "styles.xml" in archive.names:
        parts["styles.xml"] = parse_bytes(archive.part("styles.xml"), name)
    styles: dict[str, list[Role]] = {}
    parents: dict[str | None, str] = {}
    for of_part in reversed(parts.values()):
        styles |= _styles(of_part)
        for style in of_part.iter(f"{_STYLE}style"):
            parents[style.get(f"{_STYLE}name")] = style.get(f"{_STYLE}parent-style-name") or ""
    found = list(_paragraphs(body, styles, parents, is_margin=False))
    # Notes are read after the text that they are on.
    found.sort(key=lambda p: next(p.element.iterancestors(_NOTE), None) is not None)
    if "styles.xml" in parts:
        margins = parts["styles.xml"].find(f"{_OFFICE}master-styles")
        if margins is not None:
            found += _paragraphs(margins, styles, parents, is_margin=True)
    return _Text(archive, parts, found)


def _paragraphs(
    root: Any, styles: dict[str, list[Role]], parents: dict[str | None, str], is_margin: bool
) -> Iterator[_Paragraph]:
    """The paragraphs below `root` that have words, in order."""
    cells = _cells_of(root)
    for element in root.iter(*_PARAGRAPHS):
        if next(element.iterancestors(*_LEFT), None) is not None:
            continue
        around = list(_around(element))
        kind, level, marker = _kind(element, around, parents)
        is_index = next(element.iterancestors(*_INDEXES), None) is not None
        if is_margin or is_index or element.tag in _ALTERNATIVE:
            kind = Kind.BOILERPLATE
        paragraph = Paragraph(kind, level, marker)
        if kind in (Kind.TABLE_CELL, Kind.LIST_ITEM):
            paragraph.cell = next((cells[a] for a in around if a in cells), None)
        words = _Words()
        words.fill(element, styles, {e: n for n, e in enumerate(_own(element))})
        paragraph.text = "".join(words.text).rstrip(" ")
        if not paragraph.text.strip():
            continue
        offsets = words.offsets[: len(paragraph.text)]
        written = words.written
        paragraph.inlines, start, end = words.marks.inlines(written, offsets)
        yield _Paragraph(paragraph, element, written[:start], written[end:])


def _around(element: Any) -> Iterator[Any]:
    """What `element` stands in, up to the note or text box that it is in."""
    for ancestor in element.iterancestors():
        if ancestor.tag in _STORIES:
            return
        yield ancestor


def _wraps(element: Any) -> bool:
    """Whether `element`, in a paragraph, is markup around words."""
    if not element.tag.startswith(_TEXT) or element.tag in (_NOTE, *_BLANKS):
        return False
    return any((text or "").strip() for text in element.itertext())


def _own(element: Any) -> Iterator[Any]:
    """The elements in a paragraph, in order, but for those in a note or frame."""
    for child in element.iterchildren("*"):
        yield child
        if _wraps(child):
            yield from _own(child)


def _styles(root: Any) -> dict[str, list[Role]]:
    """The markup that each character style of the file stands for."""
    roles: dict[str, list[Role]] = {}
    for style in root.iter(f"{_STYLE}style"):
        properties = style.find(f"{_STYLE}text-properties")
        if properties is None:
            continue
        found = []
        if properties.get(f"{_FO}font-weight") == "bold":
            found.append(Role.STRONG)
        if properties.get(f"{_FO}font-style") == "italic":
            found.append(Role.EMPHASIS)
        if properties.get(f"{_STYLE}text-underline-style") not in (None, "none"):
            found.append(Role.UNDERLINE)
        if properties.get(f"{_STYLE}text-line-through-style") not in (None, "none"):
            found.append(Role.STRIKE)
        position = properties.get(f"{_STYLE}text-position") or ""
        if position.startswith(("super", "sub")):
            found.append(Role.SUPERSCRIPT if position.startswith("super") else Role.SUBSCRIPT)
        roles[style.get(f"{_STYLE}name")] = found
    return roles


def _cells_of(body: Any) -> dict[Any, Cell]:
    """The places of the cells of all tables in `body`."""
    found: dict[Any, Cell] = {}
    for number, table in enumerate(body.iter(f"{_TABLE}table"), start=1):
        grid = Grid(number)
        for line in table.iter(f"{_TABLE}table-row"):
            if next(line.iterancestors(f"{_TABLE}table")) is not table:
                continue
            grid.next_row()
            is_header = line.getparent().tag == f"{_TABLE}table-header-rows"
            for cell in line.iterchildren(_CELL, f"{_TABLE}covered-table-cell"):
                # What a cell spans is covered by cells of its own.
                repeated = cell.get(f"{_TABLE}number-columns-repeated")
                place = grid.next_cell(repeated, is_header=is_header)
                spanned = cell.get(f"{_TABLE}number-columns-spanned")
                found[cell] = replace(place, columns=columns_of(spanned))
    return found


def _kind(element: Any, around: list[Any], parents: dict[str | None, str]) -> tuple[Kind, int, str]:
    style = element.get(f"{_TEXT}style-name") or ""
    depth = sum(a.tag == f"{_TEXT}list" for a in around)
    if "Title" in (style, parents.get(style)):
        return Kind.TITLE, 1, ""
    if element.tag == f"{_TEXT}h":
        return Kind.HEADING, limits.level(element.get(f"{_TEXT}outline-level"), 2), ""
    if depth:
        return Kind.LIST_ITEM, limits.level(depth), "-"
    if any(a.tag == _CELL for a in around):
        return Kind.TABLE_CELL, 0, ""
    if "Quotations" in (style, parents.get(style)):
        return Kind.BLOCK_QUOTE, 1, ""
    return Kind.PARAGRAPH, 0, ""


@dataclass
class _Words:
    """The words of a paragraph under construction.

    Attributes:
        text: the characters of its words.
        offsets: the place of each in what is `written`.
        marks: its markup.
    """

    text: list[str] = field(default_factory=list)
    offsets: list[tuple[int, int]] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)
    _written: list[str] = field(default_factory=list)
    _size: int = 0

    @property
    def written(self) -> str:
        """All that the paragraph holds, its elements as tags that are called by their numbers."""
        return "".join(self._written)

    def _write(self, text: str) -> None:
        self._written.append(text)
        self._size += len(text)

    def add(self, text: str | None) -> None:
        """Add words; white space is one space, and none at the beginning (ODF 1.3, part 3, 6.1.2)."""
        for found in _WORDS.findall(text or ""):
            is_space = found[0] in " \t\r\n"
            start = self._size
            self._write(" " if is_space else escape(found, quote=False))
            if not is_space or (self.text and self.text[-1] != " "):
                self.text.append(" " if is_space else found)
                self.offsets.append((start, self._size))

    def fill(self, element: Any, styles: dict[str, list[Role]], numbers: dict[Any, int]) -> None:
        """Add what `element` holds, its elements by their `numbers`."""
        self.add(element.text)
        for child in element:
            if isinstance(child.tag, str):
                if _wraps(child):
                    self._wrap(child, styles, numbers)
                else:
                    is_break = child.tag == f"{_TEXT}line-break"
                    self._tag(f"<{numbers[child]}/>", Role.BREAK if is_break else Role.OTHER)
                    if child.tag in _BLANKS:
                        self.add(" ")
            self.add(child.tail)

    def _wrap(self, child: Any, styles: dict[str, list[Role]], numbers: dict[Any, int]) -> None:
        href = child.get(_LINK) or ""
        roles = styles.get(child.get(f"{_TEXT}style-name") or "", [])
        roles = [Role.LINK] if child.tag == f"{_TEXT}a" else roles or [Role.OTHER]
        opened = []
        for place, role in enumerate(roles):
            markup = "" if place else f"<{numbers[child]}>"
            at, start = len(self.text), self._size
            opened.append(self.marks.begin(markup, at, start, role, href))
            self._write(markup)
        self.fill(child, styles, numbers)
        for place, number in reversed(list(enumerate(opened))):
            markup = "" if place else f"</{numbers[child]}>"
            self.marks.end(number, markup, len(self.text), self._size)
            self._write(markup)

    def _tag(self, markup: str, role: Role) -> None:
        self.marks.point(markup, len(self.text), self._size, role)
        self._write(markup)


def _escaped(text: str, *_: bool) -> str:
    return escape(text, quote=False)


def _rewrite(element: Any, written: str) -> None:
    """Give the paragraph `element` what is `written`, its elements by their numbers in it."""
    own = list(_own(element))
    wraps = [_wraps(e) for e in own]
    for tab in (n for n, e in enumerate(own) if e.tag == f"{_TEXT}tab"):
        written = re.sub(f" ?<{tab}/> ?", f"<{tab}/>", written)  # stands for it in the text
    for holder in [element, *(e for e, is_around in zip(own, wraps, strict=True) if is_around)]:
        holder.text = None
        for child in list(holder):
            holder.remove(child)
    for child in own:
        child.tail = None
    holders = [element]
    words, *more = _MARKUP.split(written)
    _say(element, words)
    for closing, number, _, words in zip(*[iter(more)] * 4, strict=True):
        child = own[int(number)]
        if closing:
            holders.pop()
        else:
            holders[-1].append(child)
            if wraps[int(number)]:
                holders.append(child)
        _say(holders[-1], words)


def _say(holder: Any, words: str) -> None:
    """Put `words`, which are escaped, at the end of what `holder` holds."""
    add_text(holder, unescape(words))
