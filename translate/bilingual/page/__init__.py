"""A bilingual page for the browser: one file that needs no network, by the templates of `page/`.

French and English stand in level rows (in one column on a phone). Pointing at a sentence or a word
marks its counterpart; a click, Enter or a reader's focus explains it. All text of the article is
escaped, links lead to http, https and mail addresses only, and the page's own policy forbids it to
load or send anything. It holds the translation as JSON, so that `translate convert` and
`translate update` read it back, with what a person corrected in it.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any

from translate.alignment.words import align
from translate.bilingual import json
from translate.bilingual.marks import SEAL, Held
from translate.bilingual.notes import HEADINGS, SIGNS, group_of, to_check
from translate.document import (
    Block,
    Finding,
    Inline,
    Kind,
    Role,
    SegmentTranslation,
    Subject,
    Translation,
)
from translate.document.rows import (
    GridCell,
    Row,
    Table,
    is_front_matter,
    rows_of,
    stretches,
    title_of,
    with_tables,
)
from translate.errors import ReadError
from translate.host.printable import without_turns
from translate.language.typography import shorten, without_breaks
from translate.verification.codes import is_doubt

_TAGS = {
    Role.STRONG: "strong",
    Role.EMPHASIS: "em",
    Role.UNDERLINE: "u",
    Role.STRIKE: "s",
    Role.CODE: "code",
    Role.SUBSCRIPT: "sub",
    Role.SUPERSCRIPT: "sup",
}
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
_CLASSES = {Subject.QUOTATION: "q", Subject.NAME: "n"}


def render(translation: Translation) -> str:
    """The page of `translation`."""
    from markupsafe import Markup

    script = resources.files("translate.bilingual.page") / "page.js"
    data = json.to_json(translation, seal="").replace("<", "\\u003c")
    return _rendered(
        translation, js=Markup(script.read_text(encoding="utf-8")), data=Markup(data), seal=SEAL
    )


def render_on_paper(translation: Translation, style: str) -> str:
    """The page of `translation` to be printed: without script and data, and with `style` (CSS)."""
    return _rendered(translation, style)


def _rendered(translation: Translation, style: str = "", **more: str) -> str:
    from markupsafe import Markup

    css = resources.files("translate.bilingual.page") / "page.css"
    found = to_check(translation)
    document = translation.document
    return str(
        _template().render(
            title=title_of(translation),
            name=document.name,
            author=document.author,
            date=document.date,
            model=translation.model,
            version=translation.version,
            rows=[
                row
                for r in with_tables(rows_of(translation))
                if (row := _row(r, document.format == "markdown")) is not None
            ],
            found=found,
            headings=HEADINGS,
            signs=SIGNS,
            css=Markup(css.read_text(encoding="utf-8") + style),
            **more,
        )
    )


@cache
def _template() -> Any:
    from jinja2 import Environment

    environment = Environment(autoescape=True, keep_trailing_newline=True)
    environment.filters["shorten"] = lambda text: shorten(text, 90)
    environment.filters["groupby_run"] = lambda rows, key: [
        (value, list(group)) for value, group in groupby(rows, lambda row: row[key])
    ]
    page = resources.files("translate.bilingual.page") / "page.html.jinja"
    return environment.from_string(page.read_text(encoding="utf-8"))


def _row(row: Row | Table, is_markdown: bool) -> dict[str, Any] | None:
    """What the template needs for a block or table; None for what the page does not show."""
    if isinstance(row, Table):
        lines = [list(map(_cell, line)) for line in row.lines]
        return {"kind": "table", "furniture": False, "columns": row.columns, "lines": lines}
    return _block(row, is_markdown)


def _cell(cell: GridCell) -> dict[str, Any]:
    """What the template needs for a cell of a table."""
    blocks = [found for row in cell.rows if (found := _block(row, is_markdown=False))]
    tag = "th" if cell.is_header else "td"
    return {"tag": tag, "column": cell.column + 1, "columns": cell.columns, "blocks": blocks}


def _block(row: Row, is_markdown: bool) -> dict[str, Any] | None:
    from markupsafe import Markup

    block = row.block
    if block.kind is Kind.VERBATIM:
        if not is_markdown or is_front_matter(block) or not block.text.strip():
            return None
        return {"kind": "verbatim", "furniture": False, "source": block.text}
    if not row.segments:
        return None
    marker = ""
    if block.kind is Kind.LIST_ITEM:
        marker = block.marker if block.marker[:1].isalnum() or block.marker[:1] == "(" else "•"
    pairs = [_pair(block, number, t) for number, t in row.segments]
    return {
        "kind": str(block.kind),
        "css": str(block.kind).replace(" ", "-"),
        "furniture": block.kind is Kind.BOILERPLATE,
        "level": min(6, max(2, block.level)) if block.kind is Kind.HEADING else block.level,
        "marker": marker,
        "source": Markup(" ".join(source for source, _ in pairs)),
        "target": Markup(" ".join(target for _, target in pairs)),
    }


def _pair(block: Block, number: int, t: SegmentTranslation) -> tuple[str, str]:
    """Both sides of a segment, as elements whose words know their counterparts."""
    alignment = align(t.segment.text, t.target)
    best = alignment.best()
    source_words = [
        (w.start, w.end, j) for w, j in zip(alignment.source, best, strict=True) if j is not None
    ]
    linked = {j for _, _, j in source_words}
    target_words = [(w.start, w.end, j) for j, w in enumerate(alignment.target) if j in linked]
    source_classes = [(*c.source, _CLASSES[c.subject]) for c in t.counterparts]
    target_classes = [(*c.target, _CLASSES[c.subject]) for c in t.counterparts]
    source_classes += [(*f.source, _class_of(f)) for f in t.findings if f.source]
    target_classes += [(*f.target, _class_of(f)) for f in t.findings if f.target]
    source = marked_up(t.segment.text, t.segment.inlines, source_words, source_classes)
    target = marked_up(t.target, t.inlines, target_words, target_classes)
    flag = ""
    if t.findings:
        group = group_of(block, t)
        heading = HEADINGS[group][0].lower()
        reason = html.escape(f"{heading}: " + "; ".join(f.message for f in t.findings))
        flag = (
            f'<a class="flag {group}" href="#note-{number + 1}" title="{reason}" '
            f'aria-label="{reason}">{SIGNS[group]}</a>'
        )
    return (
        f'<span class="s" data-s="{number + 1}">{source}</span>',
        f'<span class="s" id="s{number + 1}" data-s="{number + 1}" tabindex="0">{target}</span>{flag}',
    )


def _class_of(finding: Finding) -> str:
    """The class of the words that `finding` is about: f where something is wrong, d for doubt."""
    return "d" if is_doubt(finding) else "f"


def marked_up(
    text: str,
    inlines: Sequence[Inline],
    words: Sequence[tuple[int, int, int]],
    classes: Sequence[tuple[int, int, str]],
) -> str:
    """`text` as HTML with its markup, its words numbered and its stretches of interest classed."""
    cuts = {c for start, end, _ in (*words, *classes) for c in (start, end)}
    parts: list[str] = []
    for piece, closed, opened, span in stretches(text, inlines, cuts):
        parts += [tag for i in closed for tag in _tags(i, text)[1:]]
        for inline in opened:
            parts += _tags(inline, text)[: 1 if inline.start < inline.end else None]
        if span is None or not piece:
            continue
        shown = html.escape(without_turns(without_breaks(piece)))
        names = sorted({name for a, b, name in classes if a <= span[0] and span[1] <= b})
        word = next((j for a, b, j in words if a <= span[0] and span[1] <= b), None)
        attributes = (f' class="{" ".join(names)}"' if names else "") + (
            f' data-w="{word}"' if word is not None else ""
        )
        parts.append(f"<span{attributes}>{shown}</span>" if attributes else shown)
    return "".join(parts)


def _tags(inline: Inline, text: str) -> list[str]:
    """The opening and the closing tag of markup; none for what HTML has no counterpart of."""
    if inline.role is Role.BREAK:
        return ["<br>"]
    if inline.role is Role.LINK and _SAFE_ADDRESS.fullmatch(inline.href):
        address = html.escape(inline.href)
        return [f'<a href="{address}" rel="noopener noreferrer">', "</a>"]
    tag = _TAGS.get(inline.role)
    return [f"<{tag}>", f"</{tag}>"] if tag else []


def data_of(page: str) -> str | None:
    """The JSON that a page made by `render` holds, or None when it holds none."""
    match = re.search(
        r'<script type="application/json" id="translation">(.*?)</script>', page, re.S
    )
    return match.group(1) if match else None


def held(data: bytes, name: str) -> Held:
    """What a page made by `render` holds, with what a person corrected in it.

    Raises:
        ReadError: it is no such page.
    """
    text = data_of(data.decode("utf-8", "replace"))
    if text is None:
        raise ReadError(f"{name}: is not a page of this program")
    return json.held(text.encode("utf-8"), name)
