"""OpenDocument text (ODT): headings, paragraphs, lists and tables, with their notes, frames, margins and remarks.

It is written again with its paragraphs in English: each of their elements (a span, a link, a note)
is there once, where its words are; all else stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Any

from translate.articles import limits
from translate.articles.archives import Archive
from translate.articles.composed import Paragraph, compose, reading_of
from translate.articles.grid import Grid, columns_of
from translate.articles.numbered import Said, Words, tokens, without_spaces
from translate.articles.pictures import copied, names_a_file
from translate.articles.references import as_named, english_names
from translate.articles.xml import add_text, parse_bytes
from translate.document import Cell, Document, Kind, Role, Translation
from translate.document.rows import rows_of
from translate.errors import ReadError
from translate.language.calendar import days, months

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_NUMBER = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CELL = f"{_TABLE}table-cell"
_NOTE = f"{_TEXT}note"
#: What a reader remarked on the text.
_REMARK = f"{_OFFICE}annotation"
#: What holds words beside the text: what a picture or table says to those who do not see it, what is
#: written above a word, and what an index is made anew with.
_ALTERNATIVE = (
    *(f"{namespace}{tag}" for namespace in (_SVG, _TABLE) for tag in ("title", "desc")),
    *(f"{_TEXT}{tag}" for tag in ("ruby-text", "index-title-template", "index-entry-span")),
)
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h", *_ALTERNATIVE)
#: What these hold is no text of the article: what was deleted among it.
_LEFT = (f"{_TEXT}tracked-changes", f"{_TEXT}sequence-decls")
#: What these hold is set apart, as the margins of pages are: it says again what stands elsewhere.
_INDEXES = tuple(
    f"{_TEXT}{name}"
    for name in ("table-of-content", "illustration-index", "table-index", "object-index", "user-index",
                 "alphabetical-index")
)  # fmt: skip
#: What is drawn, and holds paragraphs.
_SHAPES = (
    *("caption", "circle", "connector", "custom-shape", "ellipse", "line", "measure", "path"),
    *("polygon", "polyline", "rect", "regular-polygon", "text-box"),
)
#: Where the lists and cells around a paragraph end.
_STORIES = (f"{_TEXT}note-body", _REMARK, *(f"{_DRAW}{shape}" for shape in _SHAPES))
#: What stands for white space: it is never around words.
_BLANKS = (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break")
#: Words in a part of another kind, such as a chart.
_LABEL = re.compile(r"<text:(?:p|span)\b[^>]*>[^<]*[^\W\d_]")
#: What the program that shows the text computes (ODF 1.3, part 3, 7): a number is kept. Names are, too.
_COMPUTED = frozenset(
    f"{_TEXT}{name}"
    for name in ("page-number", "page-count", "paragraph-count", "word-count", "character-count",
                 "table-count", "image-count", "object-count", "date", "time", "creation-date", "creation-time",
                 "modification-date", "modification-time", "print-date", "print-time", "editing-cycles",
                 "editing-duration", "sequence", "sequence-ref", "bookmark-ref", "reference-ref", "note-ref",
                 "chapter", "expression", "variable-get", "variable-set", "variable-input", "user-field-get",
                 "user-field-input", "page-variable-get", "bibliography-mark", "measure", "table-formula")
)  # fmt: skip
_DATES = frozenset(
    f"{_TEXT}{name}" for name in ("date", "creation-date", "modification-date", "print-date")
)
_NAMES = frozenset(
    f"{_TEXT}{name}"
    for name in ("author-name", "author-initials", "creator", "initial-creator", "printed-by", "file-name",
                 "template-name", "sender-firstname", "sender-lastname", "sender-initials", "sender-email",
                 "sender-company", "sender-street", "sender-city", "sender-postal-code", "sender-phone-private",
                 "sender-phone-work", "sender-fax")
)  # fmt: skip
#: What repeats words that stand elsewhere.
_REFERENCES = frozenset(f"{_TEXT}{name}" for name in ("bookmark-ref", "reference-ref", "chapter"))
#: How dates and times are written, which may be in French, too.
_WRITTEN_DATES = tuple(f"{_NUMBER}{name}-style" for name in ("date", "time"))
#: What stands in a paragraph and is none of its words.
_APART = (f"{_TEXT}script", *_ALTERNATIVE)
_FRENCH = re.compile(r"fr(?:-\w+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph with words, its element, and what it says."""

    block: Paragraph
    element: Any
    said: Said


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
    text, blocks = compose([paragraph.block for paragraph in opened.paragraphs])
    return Document(name, text, reading_of(_unread(opened)), "odt", blocks, author, date, data)


def english(translation: Translation) -> bytes:
    """The file of `translation` with its paragraphs in English."""
    from lxml import etree

    document = translation.document
    opened = _opened(document.original, document.name)
    rows = rows_of(translation)
    named, headings = english_names(rows), english_names(rows, headings_alone=True)
    for paragraph, row in zip(opened.paragraphs, rows, strict=True):
        if row.segments:
            said = paragraph.said
            written = said.english(document.text, row)
            references, between_tabs = _places_of_names(paragraph.element)
            written = as_named(written, said.written, references, named)
            _rewrite(paragraph.element, as_named(written, said.written, between_tabs, headings))
    changed = {}
    for part, root in opened.parts.items():
        for properties in root.iter(f"{_STYLE}text-properties"):
            if _FRENCH.fullmatch(properties.get(f"{_FO}language") or ""):
                properties.set(f"{_FO}language", "en")
                properties.set(f"{_FO}country", "US")
        for style in root.iter(*_WRITTEN_DATES):
            if _FRENCH.fullmatch(style.get(f"{_NUMBER}language") or ""):
                style.set(f"{_NUMBER}language", "en")
                style.set(f"{_NUMBER}country", "US")
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
    # Notes are read after the text that they are on, then remarks, then what stands beside the text.
    found.sort(key=lambda p: _turn(p.element))
    if "styles.xml" in parts:
        margins = parts["styles.xml"].find(f"{_OFFICE}master-styles")
        if margins is not None:
            found += _paragraphs(margins, styles, parents, is_margin=True)
    return _Text(archive, parts, found)


def _unread(opened: _Text) -> dict[str, int]:
    """What is not read of a file though it holds words, and how often."""
    deleted = [
        "".join(text for p in deletion.iter(*_PARAGRAPHS) for text in p.itertext())
        for deletion in opened.parts["content.xml"].iter(f"{_TEXT}deletion")
    ]
    objects = (n for n in opened.archive.names if n.endswith("/content.xml"))
    return {
        "deleted passage": sum(any(map(str.isalpha, words)) for words in deleted),
        "chart or other object": sum(
            bool(_LABEL.search(opened.archive.part(n).decode("utf-8", "replace"))) for n in objects
        ),
    }


def _paragraphs(
    root: Any, styles: dict[str, list[Role]], parents: dict[str | None, str], is_margin: bool
) -> Iterator[_Paragraph]:
    """The paragraphs below `root` that have words, in order."""
    cells = _cells_of(root)
    for element in root.iter(*_PARAGRAPHS):
        if _is_within(element, *_LEFT):
            continue
        around = list(_around(element))
        kind, level, marker = _kind(element, around, parents)
        is_apart = is_margin or _is_within(element, *_INDEXES, _REMARK)
        if is_apart or element.tag in _ALTERNATIVE:
            kind = Kind.BOILERPLATE
        paragraph = Paragraph(kind, level, marker)
        if kind in (Kind.TABLE_CELL, Kind.LIST_ITEM):
            paragraph.cell = next((cells[a] for a in around if a in cells), None)
        words = Words()
        _fill(words, element, styles, {e: n for n, e in enumerate(_own(element))})
        if (said := words.said()) is not None:
            paragraph.text, paragraph.inlines = said.text, list(said.inlines)
            if element.tag in _ALTERNATIVE and names_a_file(said.text):
                paragraph.inlines.insert(0, copied(said.text))
            yield _Paragraph(paragraph, element, said)


def _places_of_names(paragraph: Any) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Where `paragraph` may repeat a heading: in references, and between tabs, as entries of contents do."""
    own = list(_own(paragraph))
    references = [
        (f"<{n}>", f"</{n}>") for n, e in enumerate(own) if e.tag in _REFERENCES and _wraps(e)
    ]
    tabs = [f"<{n}/>" for n, e in enumerate(own) if e.tag == f"{_TEXT}tab"]
    return references, list(pairwise(["", *tabs, ""])) if tabs else []


def _is_within(element: Any, *tags: str) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def _turn(element: Any) -> tuple[bool, ...]:
    """When an element is read: the later, the more it stands beside the text."""
    return element.tag in _ALTERNATIVE, _is_within(element, _REMARK), _is_within(element, _NOTE)


def _around(element: Any) -> Iterator[Any]:
    """What `element` stands in, up to the note, shape or remark that it is in."""
    for ancestor in element.iterancestors():
        if ancestor.tag in _STORIES:
            return
        yield ancestor


def _wraps(element: Any) -> bool:
    """Whether `element`, in a paragraph, is markup around words."""
    if not element.tag.startswith(_TEXT) or element.tag in (_NOTE, *_BLANKS, *_APART):
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
    depth = sum(a.tag in (f"{_TEXT}list", f"{_TEXT}numbered-paragraph") for a in around)
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


def _fill(
    words: Words, element: Any, styles: dict[str, list[Role]], numbers: dict[Any, int]
) -> None:
    """Add what `element` holds to `words`, its elements by their `numbers`."""
    # White space is one space (ODF 1.3, part 3, 6.1.2).
    words.add(element.text or "", single_spaces=True)
    for child in element:
        if isinstance(child.tag, str):
            number = numbers[child]
            if _wraps(child):
                roles = styles.get(child.get(f"{_TEXT}style-name") or "") or [Role.OTHER]
                roles = [Role.LINK] if child.tag == f"{_TEXT}a" else roles
                opened = words.begin(number, roles, child.get(_LINK) or "")
                _fill(words, child, styles, numbers)
                words.end(
                    opened, number, computed=child.tag in _COMPUTED, copied=child.tag in _NAMES
                )
            else:
                is_break = child.tag == f"{_TEXT}line-break"
                words.point(number, Role.BREAK if is_break else Role.OTHER)
                if child.tag in _BLANKS:
                    words.add(" ", single_spaces=True)
        words.add(child.tail or "", single_spaces=True)


def _of_date_alone(written: str, number: int) -> str:
    """`written` with the element `number` around the date at it: the next date takes the place of all that it holds."""

    def around_date(found: re.Match[str]) -> str:
        words = found[1] + found[2] + found[3]
        first, last = len(found[1]), len(found[1]) + len(found[2])
        for date in _date().finditer(words):
            start, end = date.span()
            if start < last and end > first:
                return f"{words[:start]}<{number}>{words[start:end]}</{number}>{words[end:]}"
        return found[0]

    return re.sub(f"([^<>]*)<{number}>([^<]*)</{number}>([^<>]*)", around_date, written)


@cache
def _date() -> re.Pattern[str]:
    """A date in English, with or without its day of the week."""
    month, weekday = ("|".join(map(re.escape, names("en"))) for names in (months, days))
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    return re.compile(
        rf"(?:(?:{weekday}),? )?(?:{day} (?:of )?(?:{month})|(?:{month}) {day})(?:,? \d{{4}})?|(?:{month}) \d{{4}}"
    )


def _rewrite(element: Any, written: str) -> None:
    """Give the paragraph `element` what is `written`, its elements by their numbers in it."""
    own = list(_own(element))
    wrapping = [e for e in own if _wraps(e)]
    for number, child in enumerate(own):
        if child.tag == f"{_TEXT}tab":
            written = without_spaces(written, number)
    for holder in [element, *wrapping]:
        holder.text = None
        for child in list(holder):
            holder.remove(child)
    for child in own:
        child.tail = None
        if child.tag in _DATES:
            written = _of_date_alone(written, number)
    holders = [element]
    for token in tokens(written):
        if token.number is None:
            add_text(holders[-1], token.words)
        elif token.ends:
            holders.pop()
        else:
            holders[-1].append(own[token.number])
            if token.begins:
                holders.append(own[token.number])
