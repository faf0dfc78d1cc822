"""A book in both languages (EPUB 3): each paragraph in French, and under it in English.

It has a chapter for each heading of the highest level that there is more than one of, a table of contents
in English, and what is to be checked at its end. It holds the words of the article and their markup,
not its pictures.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from translate.articles.xml import legal
from translate.bilingual.marks import SEAL
from translate.bilingual.notes import HEADINGS, SIGNS, group_of, to_check
from translate.bilingual.page import marked_up
from translate.document import Kind, SegmentTranslation, Translation
from translate.document.rows import (
    Row,
    Table,
    is_front_matter,
    rows_of,
    title_of,
    with_tables,
)

_NOTES = "notes.xhtml"
#: Every book must say when it was changed (EPUB 3.3, 5.5.4); the same translation is to be the same file.
_CHANGED = "2000-01-01T00:00:00Z"
_CSS = """.fr { color: #555; margin-bottom: 0; }
h1 .fr, h2 .fr, h3 .fr { font-size: .8em; font-weight: normal; display: block; }
.en { margin-top: .2em; margin-bottom: 1em; }
blockquote, .item { margin-left: 1.5em; }
.aside { font-size: .8em; }
table { border-collapse: collapse; margin: .5em 0; }
td, th { border: 1px solid #999; padding: .2em .4em; text-align: left; vertical-align: top; }
pre { white-space: pre-wrap; }
"""
_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""


@dataclass
class _Chapter:
    """A file of the book, its name in the table of contents, and its body."""

    file: str
    title: str
    body: list[str] = field(default_factory=list)


def render(translation: Translation) -> bytes:
    """The book of `translation`, the same for the same translation at any time."""
    title = _text(title_of(translation))
    chapters = _chapters(translation, title)
    parts = {
        "META-INF/container.xml": _CONTAINER,
        "style.css": _CSS,
        "nav.xhtml": _contents(chapters),
        **{c.file: _page(c.title, "\n".join(c.body)) for c in chapters},
    }
    digest = hashlib.sha256("".join(parts.values()).encode("utf-8", "surrogatepass")).hexdigest()
    parts["book.opf"] = _package(translation, title, chapters, digest)
    result = BytesIO()
    with ZipFile(result, "w") as archive:
        archive.writestr(ZipInfo("mimetype"), "application/epub+zip", ZIP_STORED)
        for name, part in parts.items():
            data = part.encode("utf-8", "replace")
            archive.writestr(ZipInfo(name), data, ZIP_DEFLATED)
        archive.comment = SEAL.encode()
    return result.getvalue()


def _chapters(translation: Translation, title: str) -> list[_Chapter]:
    rows = rows_of(translation)
    dividing = _dividing_level(rows)
    chapters = [_Chapter("chapter-1.xhtml", title)]
    is_markdown = translation.document.format == "markdown"
    for row in with_tables(rows):
        if isinstance(row, Table):
            chapters[-1].body += _table(row)
            continue
        if is_markdown and is_front_matter(row.block):
            continue
        if row.segments and _level(row) == dividing:
            name = _text(" ".join(t.target for _, t in row.segments))
            if chapters[-1].body:
                chapters.append(_Chapter(f"chapter-{len(chapters) + 1}.xhtml", name))
            chapters[-1].title = name
        chapters[-1].body += _block(row)
    chapters[-1].body += _origin(translation)
    if notes := list(_notes(translation)):
        chapters.append(_Chapter(_NOTES, "To check", notes))
    return chapters


def _level(row: Row) -> int:
    """The level of a heading, 1 for the title; 0 for all else."""
    if row.block.kind is Kind.TITLE:
        return 1
    return row.block.level if row.block.kind is Kind.HEADING else 0


def _dividing_level(rows: list[Row]) -> int:
    """The level of the headings that begin chapters."""
    levels = [_level(row) for row in rows if row.segments]
    return next((n for n in range(1, 7) if levels.count(n) > 1), 1)


def _block(row: Row) -> Iterator[str]:
    block = row.block
    if block.kind is Kind.VERBATIM:
        yield f"<pre>{_text(block.text)}</pre>"
        return
    if not row.segments:
        return
    french, english = _side(row, source=True), _side(row, source=False)
    if level := _level(row):
        tag = f"h{min(6, level)}"
        yield f'<{tag}><span class="fr" lang="fr" xml:lang="fr">{french}</span> {english}</{tag}>'
        return
    before = ""
    css = ""
    if block.kind is Kind.LIST_ITEM:
        marker = block.marker if block.marker[:1].isalnum() or block.marker[:1] == "(" else "•"
        before, css = f"{_text(marker)} ", " item"
    elif block.kind is Kind.BOILERPLATE:
        css = " aside"
    pair = (
        f'<p class="fr{css}" lang="fr" xml:lang="fr">{before}{french}</p>\n'
        f'<p class="en{css}">{before}{english}</p>'
    )
    yield f"<blockquote>{pair}</blockquote>" if block.kind is Kind.BLOCK_QUOTE else pair


def _table(table: Table) -> Iterator[str]:
    """Both tables, the English under the French."""
    for source, css in ((True, 'class="fr" lang="fr" xml:lang="fr"'), (False, 'class="en"')):
        lines = []
        for line in table.lines:
            cells = []
            for cell in line:
                tag = "th" if cell.is_header else "td"
                span = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
                words = "<br/>".join(_side(row, source) for row in cell.rows)
                cells.append(f"<{tag}{span}>{words}</{tag}>")
            lines.append(f"<tr>{''.join(cells)}</tr>")
        yield f"<table {css}>{''.join(lines)}</table>"


def _side(row: Row, source: bool) -> str:
    """The French or the English of a block, with its markup; English that is to be checked has a sign."""
    return " ".join(
        _marked_up(t, source) + ("" if source else _sign(row, number, t))
        for number, t in row.segments
    )


def _marked_up(t: SegmentTranslation, source: bool) -> str:
    text, inlines = (t.segment.text, t.segment.inlines) if source else (t.target, t.inlines)
    return legal(marked_up(text, inlines, (), ())).replace("<br>", "<br/>")


def _sign(row: Row, number: int, t: SegmentTranslation) -> str:
    if not t.findings:
        return ""
    sign = SIGNS[group_of(row.block, t)]
    return f' <a epub:type="noteref" href="{_NOTES}#note-{number + 1}">{sign}</a>'


def _notes(translation: Translation) -> Iterator[str]:
    for group, numbered in to_check(translation).groups:
        name, about = HEADINGS[group]
        yield f"<h2>{name}</h2>\n<p>{about}</p>"
        for number, t in numbered:
            reasons = "".join(f"<li>{_text(f.message)} ({_text(f.code)})</li>" for f in t.findings)
            yield (
                f'<div id="note-{number + 1}"><p class="fr" lang="fr" xml:lang="fr">{number + 1}. '
                f"{_marked_up(t, True)}</p>\n<p class='en'>{_marked_up(t, False)}</p>\n"
                f"<ul>{reasons}</ul></div>"
            )


def _origin(translation: Translation) -> Iterator[str]:
    model, document = translation.model, translation.document
    facts = [f"source {document.name}", f"model {model.name} ({model.revision})",
             f"translate {translation.version}"]  # fmt: skip
    said = _text(" · ".join(facts))
    yield f'<p class="aside">Machine translation, French to English · {said}</p>'


def _page(title: str, body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" '
        f'lang="en" xml:lang="en"><head><title>{title}</title>'
        f'<link rel="stylesheet" type="text/css" href="style.css"/></head><body>\n{body}\n</body></html>\n'
    )


def _contents(chapters: list[_Chapter]) -> str:
    items = "".join(f'<li><a href="{c.file}">{c.title}</a></li>\n' for c in chapters)
    return _page("Contents", f'<nav epub:type="toc"><h1>Contents</h1><ol>\n{items}</ol></nav>')


def _package(translation: Translation, title: str, chapters: list[_Chapter], digest: str) -> str:
    document = translation.document
    said = [f"<dc:creator>{_text(document.author)}</dc:creator>"] if document.author.strip() else []
    if re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", document.date):
        said.append(f"<dc:date>{document.date}</dc:date>")
    uuid = f"{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-8{digest[17:20]}-{digest[20:32]}"
    items = "".join(
        f'<item id="c{n}" href="{c.file}" media-type="application/xhtml+xml"/>\n'
        for n, c in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">\n'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<dc:identifier id="id">urn:uuid:{uuid}</dc:identifier><dc:title>{title}</dc:title>'
        f"<dc:language>en</dc:language><dc:language>fr</dc:language>{''.join(said)}"
        f'<meta property="dcterms:modified">{_CHANGED}</meta></metadata>\n<manifest>'
        '<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>\n'
        f'<item id="css" href="style.css" media-type="text/css"/>\n{items}</manifest>\n'
        f'<spine><itemref idref="nav" linear="no"/>{spine}</spine></package>\n'
    )


def _text(text: str) -> str:
    """`text` on one line as it stands between tags."""
    return html.escape(legal(text), quote=False)
