"""Word: a table of two columns, French and English, and notes on what is to be checked.

The English of each sentence stands in a content control whose tag is its number and its mark, and
in a bookmark of the same name, which the programs keep that drop controls: by either `translate
update` finds what a person corrected, and without both by the order of the rows and what they say.
"""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

from translate.articles.docx import saved
from translate.articles.xml import legal
from translate.bilingual.marks import SEAL, Held, HeldRow, mark_of, options_in, plain
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

#: Tags of the content controls and names of the bookmarks: the number and the mark of a sentence.
_TAG = re.compile(r"s(\d+)(?:_([mpc][0-9a-f]{8}))?")
#: What stands behind a sentence that is to be checked.
_NOTE = re.compile(r"\s*(?:⚠|\(\?\))\d+")
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
    for cell, name in zip(table.rows[0].cells, ("Français", "English"), strict=True):
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
    return saved(document, f"{SEAL} align={align}")


def _grid(table: Table, source: bool, width: int) -> Any:
    """One side of `table`, which is `width` twips (twentieths of a point) wide."""
    from docx.text.paragraph import Paragraph

    grid = _element("tbl")
    properties = _element("tblPr")
    properties.append(_element("tblStyle", val="TableGrid"))
    properties.append(_element("tblW", w="0", type="auto"))
    columns = _element("tblGrid")
    columns.extend(_element("gridCol", w=str(width // table.columns)) for _ in range(table.columns))
    grid.extend([properties, columns])
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


def _grid_cell(columns: int, paragraphs: list[Any]) -> Any:
    cell = _element("tc")
    properties = _element("tcPr")
    if columns > 1:
        properties.append(_element("gridSpan", val=str(columns)))
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
        name = f"s{number + 1}_{mark_of(t)}"
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

    What a person wrote between two sentences belongs to the first; a sentence whose words are all
    gone is empty.

    Raises:
        ReadError: it is no DOCX file.
    """
    from translate.articles.docx import W, opened

    body = opened(data, name).element.body
    table = next((t for t in body.iter(f"{W}tbl") if _is_ours(t)), None)
    if table is None:
        return Held(())
    rows: list[HeldRow] = []
    before = list(table.itersiblings(f"{W}p", preceding=True))[::-1]
    # Each title stands above its French.
    for english, french in pairwise(before):
        title = _row(french, english)
        if any(title.marks) or _style(english) == "Heading1":
            rows.append(title)
    facts = "".join(_text(p) for p in before)
    for line in _within(table, "tr", "tbl")[1:]:
        cells = _within(line, "tc", "tr")
        if len(cells) == 2:
            rows += _rows_of_line(*cells)
    called = re.search(r"· source (.*?) · model ", facts)
    with ZipFile(BytesIO(data)) as archive:
        options = options_in(archive.comment.decode("utf-8", "replace"))
    return Held(tuple(rows), name=called[1] if called else "", options=options)


def _within(element: Any, tag: str, container: str) -> list[Any]:
    """What is called `tag` in `element`, but not in a `container` inside it."""
    from translate.articles.docx import W

    found = element.iter(f"{W}{tag}")
    return [e for e in found if next(e.iterancestors(f"{W}{container}")) is element]


def _rows_of_line(french: Any, english: Any) -> list[HeldRow]:
    """What a line holds: a row, or one for each paragraph of a table that stands in both languages."""
    from translate.articles.docx import W

    inner = list(french.iter(f"{W}tc"))[1:], list(english.iter(f"{W}tc"))[1:]
    if not inner[0] or len(inner[0]) != len(inner[1]):
        return [_row(french, english)]
    rows: list[HeldRow] = []
    for cells in zip(*inner, strict=True):
        paragraphs = [list(cell.iter(f"{W}p")) for cell in cells]
        same = len(paragraphs[0]) == len(paragraphs[1])
        rows += map(_row, *paragraphs) if same else [_row(*cells)]
    return [row for row in rows if row.source]


def _is_ours(table: Any) -> bool:
    from translate.articles.docx import W

    first = next(table.iter(f"{W}tr"), None)
    names = [_text(c).strip() for c in first.iter(f"{W}tc")] if first is not None else []
    return names == ["Français", "English"]


def _style(paragraph: Any) -> str:
    from translate.articles.docx import W

    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val") or "" if style is not None else ""


def _text(element: Any) -> str:
    return "".join(text for _, text in _pieces(element))


def _row(french: Any, english: Any) -> HeldRow:
    source = plain(_text(french))
    pieces = _pieces(english)
    lead = plain(pieces[0][1])
    if len(pieces) > 1 and (not lead or source.startswith(lead)):
        pieces = pieces[1:]  # the marker of a list item, on both sides
    elif len(pieces) > 1:
        pieces = [(pieces[1][0], pieces[0][1] + pieces[1][1]), *pieces[2:]]
    return HeldRow(
        source,
        tuple(plain(_NOTE.sub("", text)) for _, text in pieces),
        tuple(mark for mark, _ in pieces),
    )


def _pieces(element: Any) -> list[tuple[str, str]]:
    """The text in `element`, cut where a sentence begins, each with its mark; the first has none."""
    from translate.articles.docx import W

    pieces = [("", "")]
    number = ""
    for node in element.iter():
        name = ""
        if node.tag == f"{W}bookmarkStart":
            name = node.get(f"{W}name") or ""
        elif node.tag == f"{W}tag":
            name = node.get(f"{W}val") or ""
        elif node.tag in (f"{W}t", f"{W}br", f"{W}tab", f"{W}cr"):
            text = (node.text or "") if node.tag == f"{W}t" else " "
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + text)
        elif node.tag == f"{W}p" and pieces[-1][1]:
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + " ")  # a person pressed Enter
        found = _TAG.fullmatch(name)
        if found and found[1] != number:
            number = found[1]
            pieces.append((found[2] or "", ""))
    return pieces
