"""OpenDocument text (ODT): headings, paragraphs, lists and tables of the body."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from translate.articles import limits
from translate.articles.archives import Archive
from translate.articles.composed import Paragraph, compose
from translate.articles.grid import Grid, columns_of
from translate.articles.xml import parse_bytes
from translate.document import Cell, Document, Kind, Role
from translate.errors import ReadError

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CELL = f"{_TABLE}table-cell"
#: What these hold is not running text.
_SKIPPED = frozenset(
    [f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}tracked-changes", f"{_TEXT}table-of-content",
     f"{_TEXT}sequence-decls", "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}frame"]
)  # fmt: skip


def read(data: bytes, name: str) -> Document:
    """The document in the ODT file `data`."""
    archive = Archive(data, name)
    root = parse_bytes(archive.part("content.xml"), name)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise ReadError(f"{name}: is not an OpenDocument text (ODT)")
    styles = _styles(root)
    parents = {
        s.get(f"{_STYLE}name"): s.get(f"{_STYLE}parent-style-name") or ""
        for s in root.iter(f"{_STYLE}style")
    }
    paragraphs: list[Paragraph] = []
    _walk(body, paragraphs, styles, parents, _cells_of(body), 0)
    author = date = ""
    if "meta.xml" in archive.names:
        meta = parse_bytes(archive.part("meta.xml"), name)
        author = next((e.text or "" for e in meta.iter(f"{_DC}creator")), "")
        date = next((e.text or "" for e in meta.iter(f"{_DC}date")), "")[:10]
    text, blocks = compose(paragraphs)
    return Document(name, text, "utf-8", "odt", blocks, author, date)


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


def _walk(
    parent: Any,
    paragraphs: list[Paragraph],
    styles: dict[str, list[Role]],
    parents: dict[str, str],
    cells: dict[Any, Cell],
    depth: int,
) -> None:
    for element in parent:
        if element.tag in _SKIPPED or not isinstance(element.tag, str):
            continue
        if element.tag == f"{_TEXT}list":
            _walk(element, paragraphs, styles, parents, cells, depth + 1)
        elif element.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            paragraph = Paragraph(*_kind(element, parents, depth))
            if paragraph.kind in (Kind.TABLE_CELL, Kind.LIST_ITEM):
                paragraph.cell = cells.get(next(element.iterancestors(_CELL), None))
            _fill(paragraph, element, styles, [], "")
            paragraph.text = paragraph.text.rstrip()
            paragraphs.append(paragraph)
        else:
            _walk(element, paragraphs, styles, parents, cells, depth)


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


def _kind(element: Any, parents: dict[str, str], depth: int) -> tuple[Kind, int, str]:
    style = element.get(f"{_TEXT}style-name") or ""
    if "Title" in (style, parents.get(style)):
        return Kind.TITLE, 1, ""
    if element.tag == f"{_TEXT}h":
        return Kind.HEADING, limits.level(element.get(f"{_TEXT}outline-level"), 2), ""
    if depth:
        return Kind.LIST_ITEM, limits.level(depth), "-"
    if any(a.tag == f"{_TABLE}table-cell" for a in element.iterancestors()):
        return Kind.TABLE_CELL, 0, ""
    if "Quotations" in (style, parents.get(style)):
        return Kind.BLOCK_QUOTE, 1, ""
    return Kind.PARAGRAPH, 0, ""


def _fill(
    paragraph: Paragraph, element: Any, styles: dict[str, list[Role]], roles: list[Role], href: str
) -> None:
    def add(text: str | None) -> None:
        # White space in the file is one space, as in HTML.
        words = " ".join((text or "").replace("\u00a0", "\0").split(" ")).replace("\0", "\u00a0")
        if words:
            paragraph.add(words.replace("\n", " "), *roles, href=href)

    add(element.text)
    for child in element:
        if child.tag == f"{_TEXT}span":
            own = styles.get(child.get(f"{_TEXT}style-name") or "", [])
            _fill(paragraph, child, styles, list(dict.fromkeys([*roles, *own])), href)
        elif child.tag == f"{_TEXT}a":
            _fill(paragraph, child, styles, [Role.LINK, *roles], child.get(_LINK) or "")
        elif child.tag == f"{_TEXT}s":
            paragraph.add(" " * limits.level(child.get(f"{_TEXT}c")), *roles, href=href)
        elif child.tag == f"{_TEXT}tab":
            paragraph.add(" ", *roles, href=href)
        elif child.tag == f"{_TEXT}line-break":
            paragraph.point(Role.BREAK)
            paragraph.add(" ", *roles, href=href)
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            _fill(paragraph, child, styles, roles, href)
        add(child.tail)
