"""Bilingual markdown: French and English side by side, in turn, or the English alone.

Side by side is a table, which GitHub and every renderer of GitHub's markdown shows. What comes
from the article is escaped, so that no sentence turns into markup; the article's own markup
(emphasis, links) is written where it belongs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.document import Block, Inline, Kind, SegmentTranslation, Translation
from translate.typography import shorten

_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$]")
_LINE_START = re.compile(r"^(\s*)([-+=#>]|\d{1,9}[.)](?=\s|$))")


@dataclass(frozen=True, slots=True)
class _Row:
    """A block and the translations of its segments, with their numbers (from 0)."""

    block: Block
    segments: list[tuple[int, SegmentTranslation]]


def escape(text: str) -> str:
    """`text` so that markdown shows it as it is, on one line."""
    text = re.sub(r"\s*[\r\n]+\s*", " ", text)
    text = _SPECIAL.sub(lambda m: "\\" + m.group(), text)
    # Escaping the marker alone keeps a list, heading or quotation from beginning here.
    return _LINE_START.sub(
        lambda m: m.group(1) + (m.group(2)[:-1] if m.group(2)[0].isdigit() else "")
        + "\\" + m.group(2)[-1],
        text,
    )  # fmt: skip


def marked_up(text: str, inlines: tuple[Inline, ...]) -> str:
    """`text`, escaped, with its markup."""
    opening: dict[int, list[Inline]] = {}
    closing: dict[int, list[Inline]] = {}
    for inline in sorted(inlines, key=lambda i: (i.start, -i.end)):
        opening.setdefault(inline.start, []).append(inline)
        closing.setdefault(inline.end, []).insert(0, inline)
    cuts = sorted({0, len(text), *opening, *closing})
    parts: list[str] = []
    for at, following in zip(cuts, [*cuts[1:], None], strict=True):
        parts += [i.after for i in closing.get(at, []) if i.start < i.end]
        for inline in opening.get(at, []):
            parts.append(inline.before + (inline.after if inline.start == inline.end else ""))
        if following is not None:
            stretch = text[at:following]
            is_code = any(
                i.verbatim and i.before and i.start <= at and following <= i.end for i in inlines
            )
            parts.append(stretch if is_code else _escape_inside(stretch, at == 0))
    return "".join(parts)


def _escape_inside(text: str, at_start: bool) -> str:
    if at_start:
        escaped = escape(text)
    else:
        escaped = _SPECIAL.sub(lambda m: "\\" + m.group(), re.sub(r"\s*[\r\n]+\s*", " ", text))
    return escaped


def render(
    translation: Translation,
    layout: str = "side-by-side",
    align: str = "paragraph",
    head: bool = True,
) -> str:
    """The markdown document of `translation`.

    Args:
        translation: what to write.
        layout: `side-by-side`, `interleaved` or `english`.
        align: for the bilingual layouts, one row or pair a `paragraph` or a `sentence`.
        head: whether the document begins with its source, model and settings.
    """
    rows = _rows(translation)
    if layout == "english":
        body = _english(translation, rows)
    elif layout == "interleaved":
        body = _interleaved(rows, align)
    else:
        body = _side_by_side(rows, align)
    parts = []
    if head:
        parts += list(_head(translation, rows, title=layout != "english"))
    parts.append(body.strip("\n"))
    notes = _notes(translation)
    if notes:
        parts.append(notes)
    return "\n\n".join(part for part in parts if part) + "\n"


def _rows(translation: Translation) -> list[_Row]:
    numbered = iter(enumerate(translation.segments))
    return [
        _Row(block, [next(numbered) for _ in block.segments])
        for block in translation.document.blocks
    ]


def _head(translation: Translation, rows: list[_Row], title: bool) -> Iterator[str]:
    if title:
        block = next((r for r in rows if r.block.kind is Kind.TITLE and r.segments), None)
        if block is not None:
            yield f"# {_target(block)}\n\n*{_source(block)}*"
    model = translation.model
    facts = [
        f"**Source:** {escape(translation.document.name)} ({translation.document.encoding})",
        f"**Model:** {escape(model.name)} ({model.revision})",
        f"**Settings:** {model.engine}, {model.settings}",
        f"translate {translation.version}",
    ]
    yield "> Machine translation, French to English. " + " · ".join(facts)


def _flag(number: int, segment: SegmentTranslation) -> str:
    return f" [⚠](#note-{number + 1})" if segment.findings else ""


def _source(row: _Row) -> str:
    return " ".join(marked_up(t.segment.text, t.segment.inlines) for _, t in row.segments)


def _target(row: _Row) -> str:
    return " ".join(marked_up(t.target, t.inlines) + _flag(n, t) for n, t in row.segments)


def _cells(row: _Row, align: str) -> Iterator[tuple[str, str]]:
    prefix = ""
    if row.block.kind is Kind.LIST_ITEM:
        marker = row.block.marker
        prefix = f"{marker} " if marker[:1].isalnum() or marker[:1] == "(" else "• "
    elif row.block.kind is Kind.BLOCK_QUOTE:
        prefix = "&gt; "
    if align == "paragraph":
        yield prefix + _source(row), prefix + _target(row)
        return
    for i, (number, t) in enumerate(row.segments):
        lead = prefix if i == 0 else ""
        yield (
            lead + marked_up(t.segment.text, t.segment.inlines),
            lead + marked_up(t.target, t.inlines) + _flag(number, t),
        )


def _is_front_matter(block: Block) -> bool:
    return block.start == 0 and block.text.startswith(("---", "+++"))


def _side_by_side(rows: list[_Row], align: str) -> str:
    parts: list[str] = []
    table: list[str] = []

    def finish() -> None:
        if table:
            parts.append("\n".join(["| Français | English |", "| :-- | :-- |", *table]))
            table.clear()

    furniture = False
    for row in rows:
        block = row.block
        if block.kind is Kind.TITLE:
            continue  # it stands in the head
        if furniture and block.kind is not Kind.BOILERPLATE:
            finish()
            parts.append("</details>")
            furniture = False
        if block.kind is Kind.VERBATIM:
            if not _is_front_matter(block):
                finish()
                parts.append(block.text)
            continue
        if block.kind is Kind.HEADING:
            finish()
            parts.append(f"{'#' * max(2, block.level)} {_source(row)} — {_target(row)}")
            continue
        if block.kind is Kind.BOILERPLATE and not row.segments:
            continue
        if block.kind is Kind.BOILERPLATE and not furniture:
            finish()
            parts.append("<details>\n<summary>Around the article (site furniture)</summary>")
            furniture = True
        table += [f"| {source} | {target} |" for source, target in _cells(row, align)]
    finish()
    if furniture:
        parts.append("</details>")
    return "\n\n".join(parts)


def _interleaved(rows: list[_Row], align: str) -> str:
    parts: list[str] = []
    furniture = False
    for row in rows:
        block = row.block
        if block.kind is Kind.TITLE:
            continue
        if block.kind is Kind.VERBATIM:
            if not _is_front_matter(block):
                parts.append(block.text)
            continue
        if block.kind is Kind.BOILERPLATE and not row.segments:
            continue
        if block.kind is Kind.BOILERPLATE and not furniture:
            parts.append("---\n\n*Around the article (site furniture)*")
            furniture = True
        if block.kind is Kind.HEADING:
            parts.append(f"{'#' * max(2, block.level)} {_target(row)}\n\n*{_source(row)}*")
            continue
        for source, target in _cells(row, align):
            parts.append(f"> {source}\n\n{target}")
    return "\n\n".join(parts)


def _english(translation: Translation, rows: list[_Row]) -> str:
    """The English alone, in the structure of the article."""
    if translation.document.format == "markdown":
        return _english_page(translation.document.text, rows)
    parts = []
    for row in rows:
        block, text = row.block, _target(row)
        if not text:
            continue  # furniture that is left out
        if block.kind in (Kind.TITLE, Kind.HEADING):
            parts.append(f"{'#' * max(1, block.level)} {text}")
        elif block.kind is Kind.LIST_ITEM:
            marker = block.marker if block.marker[0].isdigit() and block.marker[-1] in ".)" else "-"
            parts.append(f"{marker} {text}")
        else:
            parts.append(text)
    return "\n\n".join(parts)


def _beginning(text: str) -> str:
    """The first words of a sentence, enough to know it by."""
    return escape(shorten(text, 90))


def _english_page(source: str, rows: list[_Row]) -> str:
    """A markdown page with its sentences in English and all else as it was."""
    parts: list[str] = []
    done = 0
    for row in rows:
        if row.block.kind is Kind.BOILERPLATE and not row.segments:
            parts.append(source[done : row.block.start])
            done = row.block.end
        for number, t in row.segments:
            parts.append(source[done : t.segment.start])
            parts.append(marked_up(t.target, t.inlines) + _flag(number, t))
            done = t.segment.end
    return "".join([*parts, source[done:]])


def _notes(translation: Translation) -> str:
    flagged = [(n, t) for n, t in enumerate(translation.segments) if t.findings]
    if not flagged:
        return ""
    lines = [
        "## To check",
        "The program is not sure of these sentences, or found something that it could not mend:",
    ]
    items = [
        f'- <a id="note-{n + 1}"></a>**{n + 1}.** '
        + "; ".join(f"{escape(f.message)} (`{f.code}`)" for f in t.findings)
        + f" — {_beginning(t.segment.text)}"
        + "".join(f"\n  - or: {escape(other)}" for other in t.alternatives)
        for n, t in flagged
    ]
    return "\n\n".join([*lines, "\n".join(items)])
