"""Word: a table of two columns, French and English, and notes on what is to be checked.

The English of each sentence stands in a content control too, whose tag is the name of its bookmark.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from translate.articles.docx import saved
from translate.articles.xml import legal
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
from translate.document.rows import Row, Table, parts_of, rows_of, stretches, title_of, with_tables
from translate.language.typography import without_breaks

#: Of controls and bookmarks, above what Word numbers itself.
_FIRST_IDENTITY = 1_000_001


def render(translation: Translation, align: str = "paragraph") -> bytes:
    """The DOCX file of `translation`.

    Args:
        translation: what to write.
        align: one row a `paragraph` or a `sentence`.
    """
    import docx
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Cm, Pt, Twips

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin = section.bottom_margin = Cm(1.8)
    document.styles["Normal"].font.name = "Cambria"
    document.styles["Normal"].font.size = Pt(10.5)
    properties = document.core_properties
    properties.title = legal(title_of(translation))[:255]
    properties.author = legal(translation.document.author)[:255]
    properties.language = "en"
    rows = [row for row in rows_of(translation) if row.segments]
    for row in rows:
        if row.block.kind is Kind.TITLE:
            _fill(document.add_heading(level=1), row, source=False)
            original = document.add_paragraph()
            _fill(original, row, source=True)
            for run in original.runs:
                run.italic = True
    document.add_paragraph().add_run(legal(origin_of(translation))).font.size = Pt(8)
    table = document.add_table(rows=1, cols=2, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for cell, name in zip(table.rows[0].cells, columns.HEADS, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    _repeat_on_each_page(table.rows[0])
    half = round((Cm(21) - 2 * Cm(1.8)) / Twips(2))
    for found in with_tables(rows):
        if isinstance(found, Table):
            cells = table.add_row().cells
            for cell, source in zip(cells, (True, False), strict=True):
                cell._tc.insert(len(cell._tc) - 1, _grid(found, source, half))
        elif found.block.kind is not Kind.TITLE:
            for part in parts_of(found, align):
                cells = table.add_row().cells
                for cell, source in zip(cells, (True, False), strict=True):
                    _fill_cell(cell.paragraphs[0], part, source)
    _notes(document, translation)
    return saved(document, SEAL)


def _grid(table: Table, source: bool, width: int) -> Any:
    """One side of `table`, which is `width` twips (twentieths of a point) wide."""
    from docx.text.paragraph import Paragraph

    grid = _element("tbl")
    properties = _element("tblPr")
    properties.append(_element("tblStyle", val="TableGrid"))
    properties.append(_element("tblW", w="0", type="auto"))
    widths = _element("tblGrid")
    widths.extend(_element("gridCol", w=str(width // table.columns)) for _ in range(table.columns))
    grid.extend([properties, widths])
    for line in table.lines:
        row = _element("tr")
        for cell in line:
            paragraphs = [Paragraph(_element("p"), None) for _ in cell.rows]
            for paragraph, of_block in zip(paragraphs, cell.rows, strict=True):
                _fill_cell(paragraph, of_block, source, is_bold=cell.is_header)
            # A cell has a paragraph at least.
            elements = [paragraph._p for paragraph in paragraphs] or [_element("p")]
            row.append(_grid_cell(cell.columns, elements))
        grid.append(row)
    return grid


def _grid_cell(spanned: int, paragraphs: list[Any]) -> Any:
    cell = _element("tc")
    properties = _element("tcPr")
    if spanned > 1:
        properties.append(_element("gridSpan", val=str(spanned)))
    cell.extend([properties, *paragraphs])
    return cell


def _fill_cell(paragraph: Any, row: Row, source: bool, is_bold: bool = False) -> None:
    block = row.block
    if block.kind is Kind.LIST_ITEM:
        paragraph.add_run(f"{legal(block.marker) or '•'} ")
    _fill(paragraph, row, source)
    if is_bold or block.kind is Kind.HEADING:
        for run in paragraph._p.xpath(".//w:r"):
            _property(run, "b")
    elif block.kind is Kind.BOILERPLATE:
        for run in paragraph._p.xpath(".//w:r"):
            _property(run, "color", val="808080")


def _fill(paragraph: Any, row: Row, source: bool) -> None:
    """Put one side of `row` into `paragraph`."""
    for place, (number, t) in enumerate(row.segments):
        if place:
            paragraph.add_run(" ")
        if source:
            paragraph._p.extend(_runs(t.segment.text, t.segment.inlines, "fr"))
            continue
        identity = str(_FIRST_IDENTITY + number)
        name = columns.name_of(number, t)
        paragraph._p.append(_element("bookmarkStart", id=identity, name=name))
        paragraph._p.append(_control(name, identity, _runs(t.target, t.inlines, "en")))
        paragraph._p.append(_element("bookmarkEnd", id=identity))
        if t.findings:
            group = group_of(row.block, t)
            flag = paragraph.add_run(f" {SIGNS[group]}{number + 1}")
            _property(flag._r, "color", val=COLOURS[group])
            _property(flag._r, "vertAlign", val="superscript")


def _element(tag: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _property(run: Any, tag: str, **attributes: str) -> None:
    run.get_or_add_rPr().append(_element(tag, **attributes))


def _control(tag: str, identity: str, runs: list[Any]) -> Any:
    """A content control around `runs`."""
    control = _element("sdt")
    properties = _element("sdtPr")
    properties.append(_element("tag", val=tag))
    properties.append(_element("id", val=identity))
    content = _element("sdtContent")
    content.extend(runs)
    control.extend([properties, content])
    return control


_PROPERTIES: dict[Role, tuple[str, dict[str, str]]] = {
    Role.STRONG: ("b", {}),
    Role.EMPHASIS: ("i", {}),
    Role.STRIKE: ("strike", {}),
    Role.UNDERLINE: ("u", {"val": "single"}),
    Role.LINK: ("u", {"val": "single"}),
    Role.SUBSCRIPT: ("vertAlign", {"val": "subscript"}),
    Role.SUPERSCRIPT: ("vertAlign", {"val": "superscript"}),
}


def _runs(text: str, inlines: tuple[Inline, ...], language: str) -> list[Any]:
    """`text` as runs, with what Word has of its markup."""
    runs: list[Any] = []
    for piece, _, opened, span in stretches(text, inlines):
        if any(i.role is Role.BREAK for i in opened):
            run = _element("r")
            run.append(_element("br"))
            runs.append(run)
        if not piece or span is None:
            continue
        run = _element("r")
        tags: dict[str, dict[str, str]] = {}
        for inline in inlines:
            if inline.start <= span[0] and span[1] <= inline.end and inline.role in _PROPERTIES:
                tag, attributes = _PROPERTIES[inline.role]
                tags[tag] = attributes
        for tag in ("b", "i", "strike", "u", "vertAlign"):  # the order that the schema has
            if tag in tags:
                _property(run, tag, **tags[tag])
        _property(run, "lang", val=language)
        content = _element("t")
        content.text = legal(without_breaks(piece))
        content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        run.append(content)
        runs.append(run)
    return runs


def _repeat_on_each_page(row: Any) -> None:
    row._tr.get_or_add_trPr().append(_element("tblHeader"))


def _notes(document: Any, translation: Translation) -> None:
    found = to_check(translation)
    if not found.groups:
        return
    document.add_heading("To check", level=2)
    document.add_paragraph(f"{found.counts.capitalize()}.")
    for group, numbered in found.groups:
        heading, meaning = HEADINGS[group]
        document.add_heading(heading, level=3)
        document.add_paragraph(meaning)
        for number, t in numbered:
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{SIGNS[group]}{number + 1} ").bold = True
            paragraph.add_run(legal(reasons_of(t)))


def held(data: bytes, name: str) -> Held:
    """What a DOCX file made by `render` holds, also when another program has saved it.

    Raises:
        ReadError: it is no DOCX file.
    """
    from translate.articles.docx import W, opened

    markup = columns.Markup(f"{W}tbl", f"{W}tr", f"{W}tc", (f"{W}p",), _is_title, _said)
    return columns.held(opened(data, name).element.body, markup)


def _is_title(paragraph: Any) -> bool:
    from translate.articles.docx import W

    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val") == "Heading1"


def _said(element: Any) -> Iterator[tuple[str, str]]:
    """The names of places in `element`, and its words."""
    from translate.articles.docx import W

    for node in element.iter():
        if node.tag == f"{W}bookmarkStart":
            yield node.get(f"{W}name") or "", ""
        elif node.tag == f"{W}tag":
            yield node.get(f"{W}val") or "", ""
        elif node.tag == f"{W}t":
            # What a person moved away stands elsewhere.
            is_moved = next(node.iterancestors(f"{W}moveFrom"), None) is not None
            yield "", "" if is_moved else node.text or ""
        elif node.tag in (f"{W}br", f"{W}tab", f"{W}cr", f"{W}p"):
            yield "", " "
