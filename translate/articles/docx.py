"""Word files (DOCX): the paragraphs and tables of the body, with bold, italics, links and so on.

Text boxes, footnotes, endnotes, headers and footers belong to it; comments are left as they are.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from translate.articles import limits
from translate.articles.archives import Archive
from translate.articles.composed import Paragraph, compose
from translate.articles.grid import Grid
from translate.articles.xml import expect_modest, legal, parse_bytes
from translate.document import Cell, Document, Inline, Kind, Role, Translation
from translate.document.rows import Row, rows_of, stretches
from translate.errors import ReadError
from translate.host.files import reason

#: Namespaces of WordprocessingML and of the relationships of a package.
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_HEADING = re.compile(r"(?:heading|titre|überschrift)\s*(\d)", re.IGNORECASE)
_LIST = re.compile(r"list|liste|puce", re.IGNORECASE)
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
#: Properties of a run that are seen and that are no markup elsewhere.
_LOOKS = frozenset(f"{W}{tag}" for tag in ("color", "sz", "highlight", "shd", "caps", "smallCaps"))
#: How a tabulator is written as markup.
_TAB = "tab"
_PROPERTIES = {
    "b": Role.STRONG,
    "i": Role.EMPHASIS,
    "u": Role.UNDERLINE,
    "strike": Role.STRIKE,
}


def opened(data: bytes, name: str) -> Any:
    """The file in `data` as python-docx has it.

    Raises:
        ReadError: it is no DOCX file, or damaged, or too large when unpacked.
    """
    import docx

    archive = Archive(data, name)
    if "word/document.xml" not in archive.names:
        raise ReadError(f"{name}: is not a Word file (DOCX)")
    parse_bytes(archive.part("word/document.xml"), name)  # refuses entities
    # python-docx unpacks and parses all parts at once.
    for part in archive.names:
        if part.endswith((".xml", ".rels")):
            expect_modest(archive.part(part), name)
    try:
        document = docx.Document(BytesIO(data))
        body = document.element.body
        for relation in document.part.package.rels.values():
            # LibreOffice has a type of its own for it; python-docx would add a second one.
            if relation.reltype.endswith("/metadata/core-properties"):
                relation._reltype = _CORE
    except Exception as error:  # python-docx has no error of its own for damaged files
        raise ReadError(f"{name}: is damaged ({reason(error)})") from None
    if body is None:
        raise ReadError(f"{name}: is damaged (it has no body)")
    return document


def _stories(document: Any) -> Iterator[tuple[Any, bool, Any]]:
    """The roots of the texts of a file, whether each is a head or foot, and its part if unparsed."""
    yield document.element.body, False, None
    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if relation.is_external or kind not in ("footnotes", "endnotes", "header", "footer"):
            continue
        part = relation.target_part
        root = getattr(part, "element", None)
        if root is None:
            yield parse_bytes(part.blob, str(part.partname)), False, part
        else:
            yield root, kind in ("header", "footer"), None


def _paragraphs_of(root: Any) -> Iterator[tuple[Any, Any]]:
    """The paragraphs below `root` that have words, in order, and the table cell that each is in.

    A text box stands twice in its file, the second time for old programs; that is left out.
    """
    for element in root.iter(f"{W}p"):
        if next(element.iterancestors(f"{MC}Fallback"), None) is not None:
            continue
        if any((t.text or "").strip() for r in runs_of(element) for t in r.iter(f"{W}t")):
            yield element, next(element.iterancestors(f"{W}tc"), None)


def _cells_of(root: Any, tables: int) -> dict[Any, Cell]:
    """The places of the cells of all tables below `root`, after so many `tables` elsewhere."""
    found: dict[Any, Cell] = {}
    for number, table in enumerate(root.iter(f"{W}tbl"), start=tables + 1):
        grid = Grid(number)
        for line in table.iter(f"{W}tr"):
            if next(line.iterancestors(f"{W}tbl")) is not table:
                continue
            grid.next_row()
            is_header = line.find(f"{W}trPr/{W}tblHeader") is not None
            for cell in line.iter(f"{W}tc"):
                if next(cell.iterancestors(f"{W}tr")) is line:
                    span = cell.find(f"{W}tcPr/{W}gridSpan")
                    width = span.get(f"{W}val") if span is not None else 1
                    found[cell] = grid.next_cell(width, is_header=is_header)
    return found


def read(data: bytes, name: str) -> Document:
    """The document in the DOCX file `data`."""
    document = opened(data, name)
    links = {
        key: relation.target_ref
        for key, relation in document.part.rels.items()
        if relation.is_external
    }
    styles = {
        style.get(f"{W}styleId"): (name.get(f"{W}val") or "", _outline(style))
        for style in document.styles.element.iterchildren(f"{W}style")
        for name in style.iterchildren(f"{W}name")
    }
    paragraphs = []
    tables = 0
    for root, is_margin, _ in _stories(document):
        cells = _cells_of(root, tables)
        tables = max((cell.table for cell in cells.values()), default=tables)
        for element, within in _paragraphs_of(root):
            kind, level, marker = _kind(element, styles, within is not None)
            cell = cells.get(within) if kind in (Kind.TABLE_CELL, Kind.LIST_ITEM) else None
            kind = Kind.BOILERPLATE if is_margin else kind
            paragraph = Paragraph(kind, level, marker, cell=cell)
            runs = runs_of(element)
            plain = _look(_plain(runs))
            for number, run in enumerate(runs):
                _add(paragraph, run, number, links, plain)
            paragraphs.append(paragraph)
    text, blocks = compose(paragraphs)
    properties = document.core_properties
    date = properties.created.date().isoformat() if properties.created else ""
    author = properties.author or ""
    author = "" if author == "python-docx" else author
    return Document(name, text, "utf-8", "docx", blocks, author, date, data)


def runs_of(paragraph: Any) -> list[Any]:
    """The runs of a paragraph in order, those in links and content controls too."""
    return [
        r
        for r in paragraph.iter(f"{W}r")
        if next(r.iterancestors(f"{W}p")) is paragraph
        and f"{W}del" not in {a.tag for a in r.iterancestors()}
    ]


def _plain(runs: list[Any]) -> Any:
    """The run that shows how the words of a paragraph look where nothing marks them."""
    words = [r for r in runs if r.find(f"{W}t") is not None] or runs
    unmarked = [r for r in words if not roles_of(r) and link_of(r) is None]
    return max(unmarked, key=lambda r: len("".join(r.itertext())), default=words[0])


def _look(run: Any) -> str:
    """Colour, size, highlighting and the like of `run`, as text to compare."""
    from lxml import etree

    properties = run.find(f"{W}rPr")
    return "".join(
        sorted(
            etree.tostring(p).decode()
            for p in (properties if properties is not None else ())
            if p.tag in _LOOKS
        )
    )


def link_of(run: Any) -> Any:
    """The link element that `run` stands in, or None."""
    parent = run.getparent()
    return parent if parent is not None and parent.tag == f"{W}hyperlink" else None


def roles_of(run: Any) -> list[Role]:
    """The markup of `run`, but for links."""
    properties = run.find(f"{W}rPr")
    roles: list[Role] = []
    if properties is None:
        return roles
    for tag, role in _PROPERTIES.items():
        element = properties.find(f"{W}{tag}")
        if element is not None and element.get(f"{W}val") not in ("0", "false", "none"):
            roles.append(role)
    height = properties.find(f"{W}vertAlign")
    if height is not None:
        value = height.get(f"{W}val")
        roles += {"superscript": [Role.SUPERSCRIPT], "subscript": [Role.SUBSCRIPT]}.get(value, [])
    return roles


def set_roles(run: Any, roles: list[Role]) -> None:
    """Give `run` the markup `roles`, and no other."""
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = run.makeelement(f"{W}rPr")
        run.insert(0, properties)
    for tag in ("b", "bCs", "i", "iCs", "strike", "u", "vertAlign"):
        for old in properties.findall(f"{W}{tag}"):
            properties.remove(old)
    # The schema has them in this order: style, fonts, b, i, strike, colour, size, u, vertAlign.
    head = len([p for p in properties if p.tag in (f"{W}rStyle", f"{W}rFonts")])
    for tag, role in reversed(_PROPERTIES.items()):
        if role in roles and tag != "u":
            properties.insert(head, run.makeelement(f"{W}{tag}"))
    last = [("u", "single", Role.UNDERLINE), ("vertAlign", "superscript", Role.SUPERSCRIPT),
            ("vertAlign", "subscript", Role.SUBSCRIPT)]  # fmt: skip
    tail = next(
        (n for n, p in enumerate(properties) if p.tag in (f"{W}rtl", f"{W}cs", f"{W}lang")),
        len(properties),
    )
    for tag, value, role in last:
        if role in roles:
            element = run.makeelement(f"{W}{tag}")
            element.set(f"{W}val", value)
            properties.insert(tail, element)
            tail += 1


def _add(paragraph: Paragraph, run: Any, number: int, links: dict[str, str], plain: str) -> None:
    link = link_of(run)
    roles = roles_of(run)
    look = f"run {number}" if link is None and _look(run) != plain else ""
    href = identity = ""
    if link is not None:
        identity = link.get(f"{R}id") or ""
        href = links.get(identity, "")
        roles = [Role.LINK, *(r for r in roles if r is not Role.UNDERLINE)]
    for child in run:
        if child.tag == f"{W}t":
            paragraph.add(child.text or "", *roles, href=href, before=identity, look=look)
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            is_tab = child.tag == f"{W}tab"
            paragraph.point(Role.OTHER if is_tab else Role.BREAK, _TAB if is_tab else "")
            paragraph.add(" ", *roles, href=href, before=identity)
        elif child.tag in (f"{W}noBreakHyphen", f"{W}softHyphen"):
            paragraph.add("-" if child.tag == f"{W}noBreakHyphen" else "", *roles)
        elif child.tag not in (f"{W}rPr", f"{W}lastRenderedPageBreak"):
            paragraph.point(Role.OTHER, f"run {number}")  # an image, a reference to a note


def _outline(element: Any) -> int | None:
    """The level, from 1, that a paragraph or style has in the outline of its file."""
    own = element.find(f"{W}pPr/{W}outlineLvl")
    level = limits.level(own.get(f"{W}val"), 9) if own is not None else 9
    return level + 1 if level < 9 else None


def _kind(
    element: Any, styles: dict[str, tuple[str, int | None]], in_table: bool
) -> tuple[Kind, int, str]:
    properties = element.find(f"{W}pPr")
    style, outline = "", _outline(element)
    if properties is not None:
        own = properties.find(f"{W}pStyle")
        if own is not None:
            style, of_style = styles.get(own.get(f"{W}val"), ("", None))
            outline = outline or of_style
        numbering = properties.find(f"{W}numPr")
        number = numbering.find(f"{W}numId") if numbering is not None else None
        # Number 0 takes a paragraph out of the list that its style is in.
        is_none = number is not None and number.get(f"{W}val") == "0"
        is_list = style and _LIST.search(style) and "paragraph" not in style.lower()
        is_heading = outline is not None or _HEADING.search(style)
        if not is_none and not is_heading and (numbering is not None or is_list):
            depth = numbering.find(f"{W}ilvl") if numbering is not None else None
            level = limits.level(depth.get(f"{W}val"), 0) if depth is not None else 0
            return Kind.LIST_ITEM, level + 1, "-"
    if style.lower() in ("title", "titre"):
        return Kind.TITLE, 1, ""
    heading = _HEADING.search(style)
    if heading:
        return Kind.HEADING, int(heading.group(1)), ""
    if outline is not None:
        return Kind.HEADING, outline, ""
    if style.lower() in ("quote", "intense quote", "citation", "citation intense"):
        return Kind.BLOCK_QUOTE, 1, ""
    return (Kind.TABLE_CELL if in_table else Kind.PARAGRAPH), 0, ""


def english(translation: Translation) -> bytes:
    """The Word file of `translation` with its paragraphs in English."""
    from lxml import etree

    document = opened(translation.document.original, translation.document.name)
    stories = list(_stories(document))
    paragraphs = [element for root, *_ in stories for element, _ in _paragraphs_of(root)]
    # A text box stands in a paragraph, which is made of what the box has become.
    for element, row in reversed(list(zip(paragraphs, rows_of(translation), strict=True))):
        if row.segments:
            _rewrite(element, row)
    for root, _, part in stories:
        for choice in list(root.iter(f"{MC}AlternateContent")):
            _repeat(choice)
        if part is not None:
            part._blob = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
    return saved(document)


def _repeat(alternatives: Any) -> None:
    """Say in the text boxes for old programs what those for new ones say."""
    new = [b for c in alternatives.findall(f"{MC}Choice") for b in c.iter(f"{W}txbxContent")]
    old = [b for c in alternatives.findall(f"{MC}Fallback") for b in c.iter(f"{W}txbxContent")]
    for box, copied in zip(old, new, strict=False):
        box[:] = [copy.deepcopy(child) for child in copied]


def _rewrite(paragraph: Any, row: Row) -> None:
    """Give `paragraph` the English of `row` in runs like its own."""
    runs = runs_of(paragraph)
    plain = _plain(runs)
    links = {
        identity: link_of(r)
        for r in runs
        if link_of(r) is not None
        for identity in [link_of(r).get(f"{R}id") or ""]
    }
    made: list[Any] = []
    for place, (_, t) in enumerate(row.segments):
        if place:
            made.append(_run(plain, " ", []))
        for piece, _, opened, span in stretches(t.target, t.inlines):
            points = [i for i in opened if i.start == i.end]
            made += [_point(i, runs, plain) for i in points]
            if any(i.role is Role.BREAK or i.before == _TAB for i in points):
                piece = piece.lstrip(" ")  # stands for it in the text
            if not piece or span is None:
                continue
            around = [
                i for i in t.inlines if i.start < i.end and i.start <= span[0] and span[1] <= i.end
            ]
            look = next((i.before for i in around if i.role is Role.OTHER), "")
            run = _run(_named(look, runs) if look else plain, piece, [i.role for i in around])
            link = next((i for i in around if i.role is Role.LINK), None)
            if link is not None and links.get(link.before) is not None:
                holder = copy.copy(links[link.before])
                for child in list(holder):
                    holder.remove(child)
                holder.append(run)
                made.append(holder)
            else:
                made.append(run)
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)
    paragraph.extend(made)


def _run(like: Any, text: str, roles: list[Role]) -> Any:
    """A run with `text` and the properties of `like`, but for the markup `roles`."""
    run = like.makeelement(f"{W}r")
    properties = like.find(f"{W}rPr")
    if properties is not None:
        run.append(copy.deepcopy(properties))
    set_roles(run, roles)
    content = run.makeelement(f"{W}t")
    content.text = legal(text)
    content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(content)
    return run


def _point(inline: Inline, runs: list[Any], like: Any) -> Any:
    """Markup of no width: a line break, or a run of the source with an image or a note."""
    if inline.role is Role.BREAK or inline.before == _TAB:
        run = _run(like, "", [])
        run.remove(run[-1])
        run.append(run.makeelement(f"{W}{'tab' if inline.before == _TAB else 'br'}"))
        return run
    run = copy.deepcopy(_named(inline.before, runs))
    for tag in ("t", "tab", "br", "cr"):
        for text in run.findall(f"{W}{tag}"):
            run.remove(text)
    return run


def _named(name: str, runs: list[Any]) -> Any:
    """The run that markup names."""
    return runs[int(name.removeprefix("run "))]


def saved(document: Any, comment: str = "") -> bytes:
    """The file of a python-docx document, the same for the same content at any time.

    Args:
        document: what to save.
        comment: of the archive, which other programs drop.
    """
    core = document.core_properties._element
    for element in list(core):
        if element.tag.endswith(("}created", "}modified")):
            core.remove(element)
    buffer, result = BytesIO(), BytesIO()
    document.save(buffer)
    with ZipFile(buffer) as made, ZipFile(result, "w", ZIP_DEFLATED) as archive:
        for part in made.infolist():
            archive.writestr(ZipInfo(part.filename), made.read(part), ZIP_DEFLATED)
        archive.comment = comment.encode()
    return result.getvalue()
