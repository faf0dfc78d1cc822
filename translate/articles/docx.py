"""Word files (DOCX): the paragraphs and tables of the body, with bold, italics, links and so on.

Text boxes, footnotes, endnotes, headers, footers, comments and descriptions of pictures belong to it; the last four
stand around the article.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from translate.articles import limits
from translate.articles.archives import Archive
from translate.articles.composed import Paragraph, compose, reading_of
from translate.articles.grid import Grid
from translate.articles.numbered import Said, Words, tokens, without_spaces
from translate.articles.pictures import copied, names_a_file
from translate.articles.references import as_named, english_names
from translate.articles.xml import expect_modest, legal, parse_bytes
from translate.document import Cell, Document, Kind, Role, Translation
from translate.document.rows import rows_of
from translate.errors import ReadError
from translate.host.files import reason

#: Namespaces of WordprocessingML and of the relationships of a package.
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_HEADING = re.compile(r"(?:heading|titre|überschrift)\s*(\d)", re.IGNORECASE)
#: The code of a field that repeats words that stand elsewhere.
_REFERENCE = re.compile(r"\s*(?:REF|STYLEREF)\b")
_LIST = re.compile(r"list|liste|puce", re.IGNORECASE)
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
#: The relation of a file to its text, and that of a strict file (ISO/IEC 29500-1).
_MAIN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
#: Files with macros and templates are read as any other.
_KINDS_OF_WORD = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
)
#: Properties of a run that are seen and that are no markup elsewhere. Fonts are not among them: programs
#: give them to some letters of a word only, by alphabet.
_LOOKS = frozenset(
    f"{W}{tag}"
    for tag in (
        *("rStyle", "color", "sz", "highlight", "shd", "bdr", "caps", "smallCaps"),
        *("vanish", "webHidden", "dstrike", "outline", "shadow", "emboss", "imprint", "em"),
    )
)
#: Tabs, to a stop and to a margin.
_TABS = (f"{W}tab", f"{W}ptab")
#: What stands for white space: it is never around words.
_BLANKS = (*_TABS, f"{W}br", f"{W}cr")
#: What holds runs in a paragraph: links, insertions, content controls, fields of one element.
_HOLDERS = frozenset(
    f"{W}{tag}"
    for tag in (
        "hyperlink",
        "ins",
        "moveTo",
        "sdt",
        "smartTag",
        "customXml",
        "fldSimple",
        "dir",
        "bdo",
    )
) | {f"{MC}AlternateContent"}
#: What holds the content of a holder beside its properties, or beside what old programs show.
_INNER = {f"{W}sdt": f"{W}sdtContent", f"{MC}AlternateContent": f"{MC}Choice"}
#: Properties, which stay where they are, and what programs remark while they work.
_PROPERTIES_OF_HOLDERS = frozenset(
    f"{W}{tag}" for tag in ("pPr", "rPr", "smartTagPr", "customXmlPr", "fldData")
)
_PASSING = _PROPERTIES_OF_HOLDERS | {f"{W}proofErr", f"{W}lastRenderedPageBreak"}
_PROPERTIES = {
    "b": Role.STRONG,
    "i": Role.EMPHASIS,
    "u": Role.UNDERLINE,
    "strike": Role.STRIKE,
}


#: What was deleted, and what was moved away: it stands elsewhere now.
_DELETED = (f"{W}del", f"{W}moveFrom")
#: What is not read of a file though it may hold words: elements, and parts by the ends of their types.
_UNREAD = {
    "deleted or moved passage": _DELETED,
    "inserted file": (f"{W}altChunk",),
    "embedded object": ("{urn:schemas-microsoft-com:office:office}OLEObject",),
    "WordArt text": ("{urn:schemas-microsoft-com:vml}textpath",),
    "formula with words": (f"{M}oMath",),
    "word with another above it": (f"{W}ruby",),
    "word that programs show in several ways": (f"{MC}AlternateContent",),
}
_UNREAD_PARTS = {
    "chart": ("drawingml.chart+xml", "chartex+xml"),
    "SmartArt diagram": ("diagramData+xml",),
}
#: A label in a part: of a chart, or of SmartArt.
_LABEL = re.compile(r"<(?:\w+:)?[tv]\b[^>]*>[^<]*[^\W\d_]")
#: A picture or shape, whose attribute `descr` says what it shows.
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
#: Parts whose words stand around the article.
_AROUND = ("header", "footer", "comments")


def opened(data: bytes, name: str) -> Any:
    """The file in `data` as python-docx has it.

    Raises:
        ReadError: it is no DOCX file, or damaged, or too large when unpacked.
    """
    from docx.opc.part import PartFactory
    from docx.package import Package
    from docx.parts.document import DocumentPart

    archive = Archive(data, name)
    body_part = _main_part(archive, name)
    parse_bytes(archive.part(body_part), name)  # refuses entities
    # python-docx unpacks and parses all parts at once.
    for part in archive.names:
        if part.endswith((".xml", ".rels")):
            expect_modest(archive.part(part), name)
    try:
        for kind in _KINDS_OF_WORD:
            PartFactory.part_type_for[kind] = DocumentPart
        document = Package.open(BytesIO(data)).main_document_part.document
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


def _main_part(archive: Archive, name: str) -> str:
    """The name of the part with the text: Word on the web writes `word/document2.xml`.

    Raises:
        ReadError: there is none, or not as this program reads it.
    """
    if "_rels/.rels" in archive.names:
        for relation in parse_bytes(archive.part("_rels/.rels"), name):
            kind = relation.get("Type") or ""
            part = (relation.get("Target") or "").removeprefix("/")
            if kind == _STRICT:
                raise ReadError(f"{name}: is Strict Open XML; save it as a Word document (DOCX)")
            if kind == _MAIN and part.startswith("word/") and part in archive.names:
                return part
    if "word/document.xml" in archive.names:
        return "word/document.xml"
    raise ReadError(f"{name}: is not a Word file (DOCX)")


def _stories(document: Any) -> Iterator[tuple[Any, bool, Any]]:
    """The roots of the texts of a file, whether each stands around the article, and its part if unparsed."""
    yield document.element.body, False, None
    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if relation.is_external or kind not in ("footnotes", "endnotes", *_AROUND):
            continue
        part = relation.target_part
        root = getattr(part, "element", None)
        if root is None:
            yield parse_bytes(part.blob, str(part.partname)), kind in _AROUND, part
        else:
            yield root, kind in _AROUND, None


def _paragraphs_of(root: Any) -> Iterator[tuple[Any, Any]]:
    """The paragraphs below `root`, in order, and the table cell that each is in.

    A text box stands twice in its file, the second time for old programs; that is left out, and so is
    one that was deleted. What pictures show, for those who do not see it, comes last.
    """
    for element in [*root.iter(f"{W}p"), *root.iter(_PICTURE)]:
        if next(element.iterancestors(f"{MC}Fallback", *_DELETED), None) is None:
            yield element, next(element.iterancestors(f"{W}tc"), None)


def _unread(document: Any) -> dict[str, int]:
    """What is not read of a file though it may hold words, and how often."""
    found = dict.fromkeys([*_UNREAD, *_UNREAD_PARTS], 0)
    for root, *_ in _stories(document):
        for what, tags in _UNREAD.items():
            found[what] += sum(map(_is_missed, root.iter(*tags)))
    for part in document.part.package.iter_parts():
        for what, types in _UNREAD_PARTS.items():
            if part.content_type.endswith(types):
                found[what] += bool(_LABEL.search(part.blob.decode("utf-8", "replace")))
    return found


def _is_missed(element: Any) -> bool:
    """Whether `element`, which is not read, may hold words that a reader of the file sees."""
    if next(element.iterancestors(f"{MC}Fallback", *_DELETED), None) is not None:
        return False  # said again for old programs, or deleted with all around it
    if element.tag in _DELETED:
        words = "".join(t.text or "" for t in element.iter(f"{W}t", f"{W}delText"))
    elif element.tag == f"{M}oMath":  # what is set as normal text
        words = "".join(
            t.text or "" for nor in element.iter(f"{M}nor") for t in nor.iterfind(f"../../{M}t")
        )
    elif element.tag == f"{W}ruby":
        words = "".join(t.text or "" for t in element.iter(f"{W}t"))
    elif element.tag == f"{MC}AlternateContent":  # in a run
        words = "".join(t.text or "" for t in element.iterfind(f"{MC}Choice/{W}t"))
    else:
        words = element.get("string", element.get("ProgID", element.tag))
    return any(map(str.isalpha, words)) and not words.startswith("Equation")


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
            kind = Kind.BOILERPLATE if is_margin or element.tag == _PICTURE else kind
            paragraph = Paragraph(kind, level, marker, cell=cell)
            if (said := _said(element, links)) is not None:
                paragraph.text, paragraph.inlines = said.text, list(said.inlines)
                if element.tag == _PICTURE and names_a_file(said.text):
                    paragraph.inlines.insert(0, copied(said.text))
            paragraphs.append(paragraph)
    text, blocks = compose(paragraphs)
    properties = document.core_properties
    date = properties.created.date().isoformat() if properties.created else ""
    author = properties.author or ""
    author = "" if author == "python-docx" else author
    reading = reading_of(_unread(document))
    return Document(name, text, reading, "docx", blocks, author, date, data)


def _said(paragraph: Any, links: dict[str, str]) -> Said | None:
    """What `paragraph`, or the description of a picture, says; None if it has no words."""
    words = Words()
    if paragraph.tag == _PICTURE:
        words.add(paragraph.get("descr") or "")
        return words.said()
    if _is_drop_cap(paragraph):
        return None
    if (initial := _initial(paragraph)) is not None:
        words.add(initial.text or "")
    numbers = {element: number for number, element in enumerate(_own(paragraph))}
    _fill(words, paragraph, _plain(paragraph), links, numbers)
    return words.said()


def _is_drop_cap(paragraph: Any) -> bool:
    """Whether `paragraph` is the first letters of the one after it, set large."""
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    if frame is None or frame.get(f"{W}dropCap") not in ("drop", "margin"):
        return False
    after = paragraph.getnext()
    is_alone = [t.tag for run in _runs(paragraph) for t in run.iterchildren(f"{W}t")] == [f"{W}t"]
    return is_alone and after is not None and after.tag == f"{W}p" and bool(_runs(after))


def _initial(paragraph: Any) -> Any:
    """The element with the drop cap of `paragraph`; None if it has none."""
    before = paragraph.getprevious()
    if before is None or before.tag != f"{W}p" or not _is_drop_cap(before):
        return None
    return _runs(before)[0].find(f"{W}t")


def _children(holder: Any) -> list[Any]:
    """What a paragraph, or markup around runs in it, holds."""
    if holder.tag in _INNER:
        holder = holder.find(_INNER[holder.tag])
    return [c for c in holder.iterchildren("*") if c.tag not in _PASSING]


def _wraps(element: Any) -> bool:
    """Whether `element`, in a paragraph, is markup around runs with words."""
    if element.tag not in _HOLDERS:
        return False
    if element.tag in _INNER and element.find(_INNER[element.tag]) is None:
        return False
    return any(_has_words(c) if c.tag == f"{W}r" else _wraps(c) for c in _children(element))


def _has_words(run: Any) -> bool:
    return any(t.text for t in run.iterchildren(f"{W}t"))


def _own(holder: Any) -> Iterator[Any]:
    """The elements in a paragraph, in order, and those in its runs, but for what is in a text box."""
    for child in _children(holder):
        yield child
        if child.tag == f"{W}r":
            yield from _children(child)
        elif _wraps(child):
            yield from _own(child)


def _runs(holder: Any) -> list[Any]:
    """The runs with words in a paragraph, or in markup in it."""
    found: list[Any] = []
    for child in _children(holder):
        if child.tag == f"{W}r" and _has_words(child):
            found.append(child)
        elif _wraps(child):
            found += _runs(child)
    return found


def _plain(holder: Any) -> Any:
    """The run that shows how the words in `holder` look where nothing marks them; None without words.

    In a paragraph that is one without markup, if there is any; in a link, the longest.
    """
    runs = _runs(holder)
    if holder.tag == f"{W}p":
        own = [r for r in runs if next(r.iterancestors(f"{W}hyperlink"), None) is None]
        runs = [r for r in own if not roles_of(r)] or runs[:1]
    return max(runs, key=lambda r: len("".join(r.itertext(f"{W}t"))), default=None)


def _fill(
    words: Words, holder: Any, plain: Any, links: dict[str, str], numbers: dict[Any, int]
) -> None:
    """Add what `holder` holds to `words`.

    Args:
        words: what the paragraph says so far.
        holder: the paragraph, or markup in it.
        plain: the run that looks like words without markup.
        links: the addresses of links.
        numbers: of all elements in the paragraph.
    """
    usual = None if plain is None else _marked(plain, holder.tag == f"{W}p")
    fields: list[list[int]] = []
    current: tuple[object, int, list[int]] | None = (
        None  # the markup that is open, of the runs at hand
    )

    def finish() -> None:
        nonlocal current
        if current is not None:
            words.end(current[2], current[1])
            current = None

    for child in _children(holder):
        number = numbers[child]
        if child.tag == f"{W}r":
            marked = _marked(child)
            if _has_words(child) or child.find(f"{W}fldChar") is not None:
                if current is not None and current[0] != marked:
                    finish()
                if current is None and _has_words(child) and marked != usual:
                    roles = list(marked[0]) or [Role.OTHER]
                    current = marked, number, words.begin(number, roles)
            for part in _children(child):
                if part.tag == f"{W}fldChar":
                    finish()
                    _mark_field(words, part, numbers[part], fields)
                else:
                    _add(words, part, numbers[part])
            continue
        finish()
        if _wraps(child):
            is_link = child.tag == f"{W}hyperlink"
            href = links.get(child.get(f"{R}id") or "", "")
            opened = words.begin(number, [Role.LINK if is_link else Role.OTHER], href)
            _fill(words, child, _plain(child) if is_link else plain, links, numbers)
            words.end(opened, number, computed=child.tag == f"{W}fldSimple")
        else:
            words.point(number)
    finish()


def _mark_field(words: Words, part: Any, number: int, fields: list[list[int]]) -> None:
    """A field begins or ends, or is divided: its code and its result are kept between its ends."""
    kind = part.get(f"{W}fldCharType")
    if kind == "begin":
        fields.append(words.begin(number, [Role.OTHER], alone=True))
    elif kind == "end" and fields:
        words.end(fields.pop(), number, alone=True, computed=True)
    else:
        words.point(number)


def _add(words: Words, part: Any, number: int) -> None:
    """Add a part of a run."""
    if part.tag == f"{W}t":
        words.add(part.text or "")
    elif part.tag == f"{W}noBreakHyphen":
        words.add("-")
    elif part.tag in _BLANKS:
        words.point(number, Role.OTHER if part.tag in _TABS else Role.BREAK)
        words.add(" ")
    elif part.tag != f"{W}softHyphen":
        words.point(number)


def _marked(run: Any, without_roles: bool = False) -> tuple[tuple[Role, ...], str]:
    """The markup and look of `run`."""
    return () if without_roles else tuple(roles_of(run)), _look(run)


def _look(run: Any) -> str:
    """Style, colour, size, whether it is hidden and the like of `run`, as text to compare."""
    from lxml import etree

    properties = run.find(f"{W}rPr")
    return "".join(
        sorted(
            etree.tostring(p).decode()
            for p in (properties if properties is not None else ())
            if p.tag in _LOOKS
        )
    )


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
    elements = [element for root, *_ in stories for element, _ in _paragraphs_of(root)]
    paragraphs = [(e, said) for e in elements if (said := _said(e, {})) is not None]
    rows = rows_of(translation)
    named, headings = english_names(rows), english_names(rows, headings_alone=True)
    for (element, said), row in zip(paragraphs, rows, strict=True):
        if row.segments:
            written = said.english(translation.document.text, row)
            references, between_tabs = _places_of_names(element)
            written = as_named(written, said.written, references, named)
            _rewrite(element, as_named(written, said.written, between_tabs, headings))
    for root, _, part in stories:
        for choice in list(root.iter(f"{MC}AlternateContent")):
            _repeat(choice)
        if part is not None:
            part._blob = etree.tostring(
                root, xml_declaration=True, encoding="UTF-8", standalone=True
            )
    return saved(document)


def _places_of_names(paragraph: Any) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Where `paragraph` may repeat a heading: in references, and between tabs, as entries of contents do."""
    references: list[tuple[str, str]] = []
    fields: list[tuple[str, str]] = []  # the code of a field, and the tag before its result
    tabs: list[str] = []
    for number, element in enumerate(_own(paragraph) if paragraph.tag == f"{W}p" else ()):
        kind, tag = element.get(f"{W}fldCharType"), f"<{number}/>"
        if element.tag == f"{W}tab":
            tabs.append(tag)
        elif element.tag == f"{W}fldSimple" and _REFERENCE.match(element.get(f"{W}instr") or ""):
            references.append((f"<{number}>", f"</{number}>"))
        elif kind == "begin":
            fields.append(("", ""))
        elif element.tag == f"{W}instrText" and fields:
            fields[-1] = fields[-1][0] + (element.text or ""), fields[-1][1]
        elif kind == "separate" and fields:
            fields[-1] = fields[-1][0], tag
        elif kind == "end" and fields:
            code, begin = fields.pop()
            if begin and _REFERENCE.match(code):
                references.append((begin, tag))
    return references, list(pairwise(["", *tabs, ""])) if tabs else []


def _repeat(alternatives: Any) -> None:
    """Say in the text boxes for old programs what those for new ones say."""
    new = [b for c in alternatives.findall(f"{MC}Choice") for b in c.iter(f"{W}txbxContent")]
    old = [b for c in alternatives.findall(f"{MC}Fallback") for b in c.iter(f"{W}txbxContent")]
    for box, same in zip(old, new, strict=False):
        box[:] = [copy.deepcopy(child) for child in same]
    choice, fallback = alternatives.find(f"{MC}Choice"), alternatives.find(f"{MC}Fallback")
    if choice is not None and fallback is not None and _is_text(choice) and _is_text(fallback):
        fallback[:] = [copy.deepcopy(child) for child in choice]


def _is_text(alternative: Any) -> bool:
    """Whether what one of several programs shows is text, not a drawing."""
    tags = {child.tag for child in alternative}
    return (
        bool(tags)
        and tags <= {f"{W}r", f"{W}p", f"{W}tbl"}
        and not any(True for _ in alternative.iter(f"{W}drawing", f"{W}pict"))
    )


def _rewrite(paragraph: Any, written: str) -> None:
    """Give `paragraph` what is `written`, its elements by their numbers in it, in runs like its own."""
    if paragraph.tag == _PICTURE:
        paragraph.set("descr", legal("".join(token.words for token in tokens(written))))
        return
    if (initial := _initial(paragraph)) is not None and (
        found := re.match(r"((?:<[^>]*>|&\w+;|[^\w<&])*)(\w)", written)
    ):
        initial.text = found[2]
        written = found[1] + written[found.end() :]
    own = list(_own(paragraph))
    plain = {paragraph: _run_like(_plain(paragraph), [])}
    for number, element in enumerate(own):
        if element.tag in _BLANKS:
            written = without_spaces(written, number)
        elif element.tag == f"{W}hyperlink" and _wraps(element):
            plain[element] = _run_like(_plain(element))
    inner = {
        e: e.find(_INNER[e.tag]) if e.tag in _INNER else e
        for e in [paragraph, *filter(_wraps, own)]
    }
    looks = {e: _run_like(e) for e in own if e.tag == f"{W}r"}
    parts = {e: looks[e.getparent()] for e in own if e.getparent() in looks}
    for holder in inner.values():
        for child in list(holder):
            if child.tag not in _PROPERTIES_OF_HOLDERS:
                holder.remove(child)
    opened: list[tuple[Any, Any]] = [
        (paragraph, plain[paragraph])
    ]  # the holder, and how words look
    for token in tokens(written):
        holder, like = opened[-1]
        element = None if token.number is None else own[token.number]
        if element is None:
            inner[holder].append(_run(like, token.words))
        elif token.ends:
            opened.pop()
        elif element in looks:
            opened.append((holder, looks[element]))
        elif element in parts:
            run = copy.deepcopy(parts[element])
            run.append(element)
            inner[holder].append(run)
        else:
            inner[holder].append(element)
            if token.begins:
                opened.append((element, plain.get(element, like)))


def _run_like(run: Any, roles: list[Role] | None = None) -> Any:
    """A run without words that looks like `run`, with the markup `roles` in place of its own."""
    made = run.makeelement(f"{W}r")
    properties = run.find(f"{W}rPr")
    if properties is not None:
        made.append(copy.deepcopy(properties))
    if roles is not None:
        set_roles(made, roles)
    return made


def _run(like: Any, words: str) -> Any:
    """A run with `words` that looks like the empty run `like`."""
    run = copy.deepcopy(like)
    content = run.makeelement(f"{W}t")
    content.text = legal(words)
    content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(content)
    return run


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
