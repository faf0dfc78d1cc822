"""OpenDocument text: the table of two columns that Word gets, for LibreOffice and its kin.

The English of each sentence stands in a bookmark, by which corrections are taken back.
French and English have paragraph styles of their own, which tell a spelling checker the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from translate.articles.archives import Archive
from translate.articles.xml import add_text, legal, parse_bytes
from translate.bilingual import columns
from translate.bilingual.marks import SEAL, Held
from translate.bilingual.notes import (
    COLOURS,
    HEADINGS,
    SIGNS,
    group_of,
    origin_of,
    reasons_of,
    to_check,
)
from translate.document import Inline, Kind, Role, Translation
from translate.document.rows import (
    Row,
    Table,
    parts_of,
    rows_of,
    stretches,
    title_of,
    with_tables,
)
from translate.language.typography import without_breaks

_TYPE = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMESPACES = {
    "office": f"{_OASIS}office:1.0",
    "style": f"{_OASIS}style:1.0",
    "text": f"{_OASIS}text:1.0",
    "table": f"{_OASIS}table:1.0",
    "fo": f"{_OASIS}xsl-fo-compatible:1.0",
    "meta": f"{_OASIS}meta:1.0",
    "manifest": f"{_OASIS}manifest:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_VERSION = "1.3"
#: Of the two columns together: A4 less its margins.
_MARGIN, _WIDTH = 1.8, 17.4  # centimetres
#: What a role looks like (ODF 1.3, part 3, 16.29).
_LOOKS: dict[Role, dict[str, str]] = {
    Role.STRONG: {"fo:font-weight": "bold"},
    Role.EMPHASIS: {"fo:font-style": "italic"},
    Role.STRIKE: {"style:text-line-through-style": "solid"},
    Role.UNDERLINE: {"style:text-underline-style": "solid"},
    Role.LINK: {"style:text-underline-style": "solid"},
    Role.SUBSCRIPT: {"style:text-position": "sub 58%"},
    Role.SUPERSCRIPT: {"style:text-position": "super 58%"},
}
_FRENCH, _ENGLISH = "French", "English"
_LANGUAGES = {_FRENCH: ("fr", "FR"), _ENGLISH: ("en", "US")}


def render(translation: Translation, align: str = "paragraph") -> bytes:
    """The ODT file of `translation`, the same for the same translation at any time.

    Args:
        translation: what to write.
        align: one row a `paragraph` or a `sentence`.
    """
    text = _element("office:text")
    looks = _Looks()
    rows = [row for row in rows_of(translation) if row.segments]
    for row in rows:
        if row.block.kind is Kind.TITLE:
            title = _within(text, "text:h", style="Heading_20_1", **{"text:outline-level": "1"})
            _fill(title, row, False, looks)
            original = _within(text, "text:p", style=_FRENCH)
            _fill(original, row, True, looks, _LOOKS[Role.EMPHASIS])
    add_text(_within(text, "text:p", style="Origin"), origin_of(translation))
    table = _within(text, "table:table", **{"table:name": "Translation"})
    table.set(_name("table:style-name"), "Translation")
    _within(table, "table:table-column", **{"table:number-columns-repeated": "2"})
    # It is said again at the head of each page.
    names = _within(_within(table, "table:table-header-rows"), "table:table-row")
    for name in columns.HEADS:
        paragraph = _within(_cell(names), "text:p", style=_ENGLISH)
        add_text(_span(paragraph, looks.style_of(_LOOKS[Role.STRONG])), name)
    for found in with_tables(rows):
        if isinstance(found, Table):
            line = _within(table, "table:table-row")
            for source in (True, False):
                cell = _cell(line)
                _grid(cell, found, source, looks)
                # A cell ends with a paragraph, in which a person can write on.
                _within(cell, "text:p", style=_FRENCH if source else _ENGLISH)
        elif found.block.kind is not Kind.TITLE:
            for part in parts_of(found, align):
                line = _within(table, "table:table-row")
                for source in (True, False):
                    _fill_paragraph(_cell(line), part, source, looks)
    _notes(text, translation, looks)
    return _packed(translation, text, looks)


@dataclass
class _Looks:
    """The styles of characters that are used, each once, by what they look like."""

    names: dict[tuple[tuple[str, str], ...], str] = field(default_factory=dict)

    def style_of(self, *looks: dict[str, str]) -> str:
        """The name of the style that looks like all of `looks`; empty where that is nothing."""
        together = {name: value for look in looks for name, value in look.items()}
        if not together:
            return ""
        return self.names.setdefault(tuple(sorted(together.items())), f"T{len(self.names) + 1}")

    def elements(self) -> Iterator[Any]:
        for properties, name in self.names.items():
            style = _element("style:style", **{"style:name": name, "style:family": "text"})
            _within(style, "style:text-properties", **dict(properties))
            yield style


def _name(prefixed: str) -> str:
    """The name that lxml has for one such as `text:p`."""
    prefix, local = prefixed.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


#: Where a bookmark begins; one without words is an element of its own.
_MARKS = (_name("text:bookmark-start"), _name("text:bookmark"))
#: What parts words.
_SPACES = tuple(_name(f"text:{tag}") for tag in ("p", "h", "s", "tab", "line-break"))
#: What a person remarked on the words, which is none of them.
_BESIDE = (_name("office:annotation"), _name("text:note"))


def _element(tag: str, **attributes: str) -> Any:
    from lxml import etree

    element = etree.Element(_name(tag), nsmap=_NAMESPACES)
    for name, value in attributes.items():
        element.set(_name(name), legal(value))
    return element


def _within(parent: Any, tag: str, style: str = "", **attributes: str) -> Any:
    """A new element at the end of `parent`; of text, with a `style`."""
    styled = {"text:style-name": style} if style else {}
    element = _element(tag, **styled, **attributes)
    parent.append(element)
    return element


def _span(parent: Any, style: str) -> Any:
    """Where to put words that look like `style`."""
    return _within(parent, "text:span", style=style) if style else parent


def _cell(line: Any, columns: int = 1) -> Any:
    """A new cell of `line`, and what it covers."""
    spanned = {"table:number-columns-spanned": str(columns)} if columns > 1 else {}
    cell = _within(line, "table:table-cell", **{"table:style-name": "Cell"}, **spanned)
    for _ in range(columns - 1):
        _within(line, "table:covered-table-cell")
    return cell


def _grid(holder: Any, table: Table, source: bool, looks: _Looks) -> None:
    """Put one side of `table` into `holder`."""
    grid = _within(holder, "table:table", **{"table:style-name": "Grid"})
    _within(grid, "table:table-column", **{"table:number-columns-repeated": str(table.columns)})
    for of_line in table.lines:
        line = _within(grid, "table:table-row")
        for cell in of_line:
            place = _cell(line, cell.columns)
            for row in cell.rows:
                _fill_paragraph(place, row, source, looks, is_bold=cell.is_header)
            if not cell.rows:
                _within(place, "text:p")


def _fill_paragraph(
    holder: Any, row: Row, source: bool, looks: _Looks, is_bold: bool = False
) -> None:
    """Put a paragraph with one side of `row` into `holder`."""
    block = row.block
    paragraph = _within(holder, "text:p", style=_FRENCH if source else _ENGLISH)
    if block.kind is Kind.LIST_ITEM:
        add_text(paragraph, f"{block.marker or '•'} ")
    usual: dict[str, str] = {}
    if is_bold or block.kind is Kind.HEADING:
        usual = _LOOKS[Role.STRONG]
    elif block.kind is Kind.BOILERPLATE:
        usual = {"fo:color": "#808080"}
    _fill(paragraph, row, source, looks, usual)


def _fill(
    paragraph: Any, row: Row, source: bool, looks: _Looks, usual: dict[str, str] | None = None
) -> None:
    """Put one side of `row` into `paragraph`, which looks as is `usual` where nothing marks it."""
    usual = usual or {}
    for count, (number, t) in enumerate(row.segments):
        if count:
            add_text(paragraph, " ")
        if source:
            _add(paragraph, t.segment.text, t.segment.inlines, looks, usual)
            continue
        place = {"text:name": columns.name_of(number, t)}
        _within(paragraph, "text:bookmark-start", **place)
        _add(paragraph, t.target, t.inlines, looks, usual)
        _within(paragraph, "text:bookmark-end", **place)
        if t.findings:
            group = group_of(row.block, t)
            flag = {"fo:color": f"#{COLOURS[group]}", **_LOOKS[Role.SUPERSCRIPT]}
            add_text(_span(paragraph, looks.style_of(flag)), f" {SIGNS[group]}{number + 1}")


def _add(
    paragraph: Any, text: str, inlines: Iterable[Inline], looks: _Looks, usual: dict[str, str]
) -> None:
    """Add `text` to `paragraph`, with what the format has of its markup."""
    inlines = tuple(inlines)
    for piece, _, opened, span in stretches(text, inlines):
        if any(i.role is Role.BREAK for i in opened):
            _within(paragraph, "text:line-break")
            piece = piece.lstrip()  # the white space that the break stands for
        if not piece or span is None:
            continue
        around = [
            _LOOKS[i.role]
            for i in inlines
            if i.start <= span[0] and span[1] <= i.end and i.role in _LOOKS
        ]
        add_text(_span(paragraph, looks.style_of(usual, *around)), without_breaks(piece))


def _notes(text: Any, translation: Translation, looks: _Looks) -> None:
    found = to_check(translation)
    if not found.groups:
        return
    _heading(text, 2, "To check")
    add_text(_within(text, "text:p", style=_ENGLISH), f"{found.counts.capitalize()}.")
    for group, numbered in found.groups:
        heading, meaning = HEADINGS[group]
        _heading(text, 3, heading)
        add_text(_within(text, "text:p", style=_ENGLISH), meaning)
        for number, t in numbered:
            paragraph = _within(text, "text:p", style=_ENGLISH)
            sign = _span(paragraph, looks.style_of(_LOOKS[Role.STRONG]))
            add_text(sign, f"{SIGNS[group]}{number + 1} ")
            add_text(paragraph, reasons_of(t))


def _heading(text: Any, level: int, words: str) -> None:
    style = f"Heading_20_{level}"
    heading = _within(text, "text:h", style=style, **{"text:outline-level": str(level)})
    add_text(heading, words)


def _styles() -> Any:
    """The part with the styles that have a name for people, and the page."""
    root = _element("office:document-styles", **{"office:version": _VERSION})
    styles = _within(root, "office:styles")
    usual = _within(styles, "style:default-style", **{"style:family": "paragraph"})
    _within(usual, "style:paragraph-properties", **{"fo:margin-bottom": "0.1cm"})
    font = {"fo:font-family": "Cambria", "fo:font-size": "10.5pt"}
    _within(usual, "style:text-properties", **font, **_language(_ENGLISH))
    for name in (_FRENCH, _ENGLISH):
        style = _style(styles, name, "paragraph")
        _within(style, "style:text-properties", **_language(name))
    origin = _style(styles, "Origin", "paragraph")
    _within(origin, "style:text-properties", **{"fo:font-size": "8pt"}, **_language(_ENGLISH))
    for level, size in ((1, 18), (2, 14), (3, 12)):
        heading = _style(styles, f"Heading_20_{level}", "paragraph")
        heading.set(_name("style:display-name"), f"Heading {level}")
        heading.set(_name("style:default-outline-level"), str(level))
        space = {"fo:margin-top": "0.4cm", "fo:margin-bottom": "0.2cm"}
        _within(heading, "style:paragraph-properties", **space, **{"fo:keep-with-next": "always"})
        _within(
            heading,
            "style:text-properties",
            **{"fo:font-weight": "bold", "fo:font-size": f"{size}pt"},
        )
    automatic = _within(root, "office:automatic-styles")
    page = _within(automatic, "style:page-layout", **{"style:name": "A4"})
    size_of_page = {"fo:page-width": "21cm", "fo:page-height": "29.7cm"}
    _within(page, "style:page-layout-properties", **size_of_page, **{"fo:margin": f"{_MARGIN}cm"})
    master = _within(root, "office:master-styles")
    named = {"style:name": "Standard", "style:page-layout-name": "A4"}
    _within(master, "style:master-page", **named)
    return root


def _language(name: str) -> dict[str, str]:
    language, country = _LANGUAGES[name]
    return {"fo:language": language, "fo:country": country}


def _style(styles: Any, name: str, family: str) -> Any:
    return _within(styles, "style:style", **{"style:name": name, "style:family": family})


def _content(text: Any, looks: _Looks) -> Any:
    """The part with the words, and the styles that only it has."""
    root = _element("office:document-content", **{"office:version": _VERSION})
    automatic = _within(root, "office:automatic-styles")
    once = {"table:border-model": "collapsing"}  # not a border of each cell beside the other's
    whole = {"style:width": f"{_WIDTH}cm", "table:align": "center", **once}
    _within(_style(automatic, "Translation", "table"), "style:table-properties", **whole)
    inner = {"style:rel-width": "100%", "table:align": "margins", **once}
    _within(_style(automatic, "Grid", "table"), "style:table-properties", **inner)
    border = {"fo:border": "0.5pt solid #000000", "fo:padding": "0.1cm"}
    _within(_style(automatic, "Cell", "table-cell"), "style:table-cell-properties", **border)
    automatic.extend(looks.elements())
    _within(root, "office:body").append(text)
    return root


def _meta(translation: Translation) -> Any:
    root = _element("office:document-meta", **{"office:version": _VERSION})
    meta = _within(root, "office:meta")
    said = {
        "dc:title": title_of(translation),
        "meta:initial-creator": translation.document.author,
        "dc:language": "en",
    }
    for tag, words in said.items():
        if words.strip():
            add_text(_within(meta, tag), words)
    return root


def _manifest(parts: Iterable[str]) -> Any:
    root = _element("manifest:manifest", **{"manifest:version": _VERSION})
    types = {"/": _TYPE} | dict.fromkeys(parts, "text/xml")
    for path, type in types.items():
        named = {"manifest:full-path": path, "manifest:media-type": type}
        _within(root, "manifest:file-entry", **named)
    return root


def _packed(translation: Translation, text: Any, looks: _Looks) -> bytes:
    """The file with all its parts; its type is the first, unpacked (ODF 1.3, part 2, 3.3)."""
    from lxml import etree

    parts = {
        "content.xml": _content(text, looks),
        "styles.xml": _styles(),
        "meta.xml": _meta(translation),
    }
    parts["META-INF/manifest.xml"] = _manifest(parts)
    result = BytesIO()
    with ZipFile(result, "w") as archive:
        archive.writestr(ZipInfo("mimetype"), _TYPE, ZIP_STORED)
        for name, root in parts.items():
            etree.cleanup_namespaces(root)
            data = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
        archive.comment = SEAL.encode()
    return result.getvalue()


def held(data: bytes, name: str) -> Held:
    """What an ODT file made by `render` holds, also when another program has saved it.

    Raises:
        ReadError: it is no archive, or one of other things.
    """
    content = parse_bytes(Archive(data, name).part("content.xml"), name)
    markup = columns.Markup(
        _name("table:table"),
        _name("table:table-row"),
        _name("table:table-cell"),
        (_name("text:p"), _name("text:h")),
        _is_title,
        _said,
    )
    return columns.held(content, markup)


def _is_title(paragraph: Any) -> bool:
    return bool(paragraph.get(_name("text:outline-level")) == "1")


def _said(element: Any) -> Iterator[tuple[str, str]]:
    """The names of places in `element`, and its words."""
    if element.tag in _MARKS:
        yield element.get(_name("text:name")) or "", ""
    elif element.tag in _SPACES:
        yield "", " "
    yield "", element.text or ""
    for child in element.iterchildren():
        if isinstance(child.tag, str) and child.tag not in _BESIDE:
            yield from _said(child)
        yield "", child.tail or ""
