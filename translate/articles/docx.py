"""Word files (DOCX): the paragraphs and tables of the body, with bold, italics, links and so on.

Headers, footers, footnotes, text boxes and comments are left as they are.
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
from translate.articles.xml import expect_modest, legal, parse_bytes
from translate.document import Document, Inline, Kind, Role, Translation
from translate.document.rows import Row, rows_of, stretches
from translate.errors import ReadError
from translate.files import reason

#: Namespaces of WordprocessingML and of the relationships of a package.
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_HEADING = re.compile(r"(?:heading|titre|überschrift)\s*(\d)", re.IGNORECASE)
_LIST = re.compile(r"list|liste|puce", re.IGNORECASE)
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
    except Exception as error:  # python-docx has no error of its own for damaged files
        raise ReadError(f"{name}: is damaged ({reason(error)})") from None
    if body is None:
        raise ReadError(f"{name}: is damaged (it has no body)")
    return document


def paragraphs_of(document: Any) -> Iterator[tuple[Any, bool]]:
    """The paragraphs of a file that have words, in order, and whether each is in a table."""
    body = document.element.body
    for element in body.iter(f"{W}p"):
        ancestors = {a.tag for a in element.iterancestors()}
        if f"{W}txbxContent" in ancestors or "}AlternateContent" in "".join(ancestors):
            continue
        if any((t.text or "").strip() for t in element.iter(f"{W}t")):
            yield element, f"{W}tc" in ancestors


def read(data: bytes, name: str) -> Document:
    """The document in the DOCX file `data`."""
    document = opened(data, name)
    links = {
        key: relation.target_ref
        for key, relation in document.part.rels.items()
        if relation.is_external
    }
    styles = {
        style.get(f"{W}styleId"): name.get(f"{W}val") or ""
        for style in document.styles.element.iterchildren(f"{W}style")
        for name in style.iterchildren(f"{W}name")
    }
    paragraphs = []
    for element, in_table in paragraphs_of(document):
        kind, level, marker = _kind(element, styles, in_table)
        paragraph = Paragraph(kind, level, marker)
        for number, run in enumerate(runs_of(element)):
            _add(paragraph, run, number, links)
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
        r for r in paragraph.iter(f"{W}r") if f"{W}del" not in {a.tag for a in r.iterancestors()}
    ]


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


def _add(paragraph: Paragraph, run: Any, number: int, links: dict[str, str]) -> None:
    link = link_of(run)
    roles = roles_of(run)
    href = identity = ""
    if link is not None:
        identity = link.get(f"{R}id") or ""
        href = links.get(identity, "")
        roles = [Role.LINK, *(r for r in roles if r is not Role.UNDERLINE)]
    for child in run:
        if child.tag == f"{W}t":
            paragraph.add(child.text or "", *roles, href=href, before=identity)
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            if child.tag != f"{W}tab":
                paragraph.point(Role.BREAK)
            paragraph.add(" ", *roles, href=href, before=identity)
        elif child.tag in (f"{W}noBreakHyphen", f"{W}softHyphen"):
            paragraph.add("-" if child.tag == f"{W}noBreakHyphen" else "", *roles)
        elif child.tag not in (f"{W}rPr", f"{W}lastRenderedPageBreak"):
            paragraph.point(Role.OTHER, f"run {number}")  # an image, a reference to a note


def _kind(element: Any, styles: dict[str, str], in_table: bool) -> tuple[Kind, int, str]:
    properties = element.find(f"{W}pPr")
    style = ""
    if properties is not None:
        own = properties.find(f"{W}pStyle")
        style = styles.get(own.get(f"{W}val"), "") if own is not None else ""
        numbering = properties.find(f"{W}numPr")
        if numbering is not None or (
            style and _LIST.search(style) and "paragraph" not in style.lower()
        ):
            depth = numbering.find(f"{W}ilvl") if numbering is not None else None
            level = limits.level(depth.get(f"{W}val"), 0) if depth is not None else 0
            return Kind.LIST_ITEM, level + 1, "-"
    if style.lower() in ("title", "titre"):
        return Kind.TITLE, 1, ""
    heading = _HEADING.search(style)
    if heading:
        return Kind.HEADING, int(heading.group(1)), ""
    if style.lower() in ("quote", "intense quote", "citation", "citation intense"):
        return Kind.BLOCK_QUOTE, 1, ""
    return (Kind.TABLE_CELL if in_table else Kind.PARAGRAPH), 0, ""


def english(translation: Translation) -> bytes:
    """The Word file of `translation` with its paragraphs in English."""
    rows = rows_of(translation)
    document = opened(translation.document.original, translation.document.name)
    paragraphs = [element for element, _ in paragraphs_of(document)]
    for element, row in zip(paragraphs, rows, strict=True):
        if row.segments:
            _rewrite(element, row)
    return saved(document)


def _rewrite(paragraph: Any, row: Row) -> None:
    """Give `paragraph` the English of `row` in runs like its own."""
    runs = runs_of(paragraph)
    plain = next((r for r in runs if not roles_of(r) and link_of(r) is None), runs[0])
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
            made += [_point(i, runs, plain) for i in opened if i.start == i.end]
            if not piece or span is None:
                continue
            around = [i for i in t.inlines if i.start <= span[0] and span[1] <= i.end]
            run = _run(plain, piece, [i.role for i in around])
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
    if inline.role is Role.BREAK:
        run = _run(like, "", [])
        run.remove(run[-1])
        run.append(run.makeelement(f"{W}br"))
        return run
    run = copy.deepcopy(runs[int(inline.before.removeprefix("run "))])
    for text in list(run.iter(f"{W}t")):
        text.getparent().remove(text)
    return run


def saved(document: Any) -> bytes:
    """The file of a python-docx document, the same for the same content at any time."""
    core = document.core_properties._element
    for element in list(core):
        if element.tag.endswith(("}created", "}modified")):
            core.remove(element)
    buffer, result = BytesIO(), BytesIO()
    document.save(buffer)
    with ZipFile(buffer) as made, ZipFile(result, "w", ZIP_DEFLATED) as archive:
        for part in made.infolist():
            archive.writestr(ZipInfo(part.filename), made.read(part), ZIP_DEFLATED)
    return result.getvalue()
