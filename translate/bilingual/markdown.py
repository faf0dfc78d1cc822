"""Bilingual markdown: French and English side by side, in turn, or the English alone.

Side by side is a table, which GitHub and every renderer of GitHub's markdown shows. A table of the
article is one with each of its columns in French and, beside it, in English. What comes
from the article is escaped, so that no sentence turns into markup; the article's own markup
(emphasis, links) is written where it belongs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from translate.articles.encoding import text_of
from translate.articles.markdown import english, escape, escaped, in_cell
from translate.bilingual.marks import SEAL, Held, HeldRow, has_seal, listed, marks_in, options_in
from translate.bilingual.notes import HEADINGS, SIGNS, group_of, to_check
from translate.bilingual.silence import silenced
from translate.document import Inline, Kind, Pair, Place, Role, SegmentTranslation, Translation
from translate.document.rows import Row, Table, is_front_matter, rows_of, stretches, with_tables
from translate.host.printable import is_harmless
from translate.language.typography import shorten, without_breaks

#: What follows the text of a link whose address is defined elsewhere in its article.
_BY_LABEL = re.compile(r"\](?:\[[^\]]*\])?")
_LANGUAGES = ("Français", "English")
#: How markdown writes the markup of other formats; what is not here has no counterpart.
_MARKUP = {
    Role.STRONG: ("**", "**"),
    Role.EMPHASIS: ("*", "*"),
    Role.STRIKE: ("~~", "~~"),
    Role.SUBSCRIPT: ("<sub>", "</sub>"),
    Role.SUPERSCRIPT: ("<sup>", "</sup>"),
    Role.BREAK: ("<br>", ""),
}


def marked_up(text: str, inlines: tuple[Inline, ...]) -> str:
    """`text`, escaped, with its markup."""
    parts: list[str] = []
    codes = [i for i in inlines if i.verbatim and i.before]
    for piece, closed, opened, span in stretches(text, inlines):
        parts += [i.after for i in closed]
        for inline in opened:
            if inline.role is Role.BREAK:
                parts.append("<br>")
                continue
            parts.append(inline.before + (inline.after if inline.start == inline.end else ""))
        if span is not None:
            is_code = any(i.start <= span[0] and span[1] <= i.end for i in codes)
            parts.append(piece if is_code else escaped(piece, span[0] == 0))
    return "".join(parts)


def _with_markup(translation: Translation, written: Callable[[Inline, str], Inline]) -> Translation:
    """`translation` with its inline markup as `written` has it, from each and the text in it."""

    def rewritten(inlines: tuple[Inline, ...], text: str) -> tuple[Inline, ...]:
        return tuple(written(i, text[i.start : i.end]) for i in inlines)

    segments = tuple(
        replace(
            t,
            segment=replace(t.segment, inlines=rewritten(t.segment.inlines, t.segment.text)),
            inlines=rewritten(t.inlines, t.target),
        )
        for t in translation.segments
    )
    return replace(translation, segments=segments)


def _without_danger(inline: Inline, text: str) -> Inline:
    """The markup of a markdown article, but for links that would run something or stand elsewhere."""
    if inline.role is Role.LINK and not is_harmless(inline.href):
        return replace(inline, before="", after="")
    if inline.role is Role.LINK and _BY_LABEL.fullmatch(inline.after):
        return replace(inline, after=f"]({_address(inline.href)})")
    return replace(inline, before=without_breaks(inline.before), after=without_breaks(inline.after))


def _inline(inline: Inline, text: str) -> Inline:
    """The markup of an article in another format as markdown writes it."""
    before, after = _MARKUP.get(inline.role, ("", ""))
    if (
        inline.role is Role.LINK
        and inline.href
        and text != inline.href
        and is_harmless(inline.href)
    ):
        before, after = "[", f"]({_address(inline.href)})"
    elif inline.role is Role.CODE and "`" not in text:
        before, after = "`", "`"
    return replace(inline, before=before, after=after)


def _address(href: str) -> str:
    """`href` so that it ends neither the link nor the cell that it stands in."""
    return re.sub(r"[\s()<>|\\]", lambda m: f"%{ord(m.group()):02X}", href)


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
        head: whether the document begins with its source, model and settings, and a bilingual one
            ends with the marks by which corrections are found in it.
    """
    is_markdown = translation.document.format == "markdown"
    translation = _with_markup(translation, _without_danger if is_markdown else _inline)
    rows = rows_of(translation)
    if layout == "english":
        body = _english(translation, rows)
    elif layout == "interleaved":
        body = _interleaved(rows, align, is_markdown)
    else:
        body = _side_by_side(rows, align, is_markdown)
    parts = []
    if head:
        parts += list(_head(translation, rows, title=layout != "english"))
    parts.append(body.strip("\n"))
    # The English alone is to be published: what is flagged is no part of it.
    notes = _notes(translation) if layout != "english" else ""
    if notes:
        parts.append(notes)
    if head and layout != "english":
        marks = listed(translation.segments)
        parts.append(f"<!-- {SEAL} layout={layout} align={align} {marks} -->")
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(translation: Translation, rows: list[Row], title: bool) -> Iterator[str]:
    if title:
        block = next((r for r in rows if r.block.kind is Kind.TITLE and r.segments), None)
        if block is not None:
            yield f"# {_target(block)}\n\n*{_source(block)}*"
    model = translation.model
    facts = [
        f"**Source:** {escape(translation.document.name)} ({escape(translation.document.encoding)})",
        f"**Model:** {escape(model.name)} ({escape(model.revision)})",
        f"**Settings:** {escape(model.engine)}, {escape(model.settings)}",
        f"translate {escape(translation.version)}",
    ]
    yield "> Machine translation, French to English. " + " · ".join(facts)


def _flag(row: Row, number: int, segment: SegmentTranslation) -> str:
    if not segment.findings:
        return ""
    return f" [{SIGNS[group_of(row.block, segment)]}](#note-{number + 1})"


def _source(row: Row) -> str:
    return " ".join(marked_up(t.segment.text, t.segment.inlines) for _, t in row.segments)


def _target(row: Row) -> str:
    return " ".join(marked_up(t.target, t.inlines) + _flag(row, n, t) for n, t in row.segments)


def _english_of(row: Row) -> str:
    return " ".join(marked_up(t.target, t.inlines) for _, t in row.segments)


def _cells(row: Row, align: str) -> Iterator[tuple[str, str]]:
    prefix = ""
    if row.block.kind is Kind.LIST_ITEM:
        marker = escape(row.block.marker)
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
            lead + marked_up(t.target, t.inlines) + _flag(row, number, t),
        )


def _grid(table: Table, sides: Sequence[Callable[[Row], str]], heads: Sequence[str]) -> list[str]:
    """The lines of `table` in markdown, each cell as each of `sides` has it.

    A first line that is no header of its own has `heads` above it, which GitHub's markdown cannot
    be without.
    """
    lines: list[list[str]] = [] if table.has_header else [[*heads] * table.columns]
    for cells in table.lines:
        line = [""] * (table.columns * len(sides))
        for cell in cells:
            for number, side in enumerate(sides):
                written = "<br>".join(map(side, cell.rows))
                line[cell.column * len(sides) + number] = in_cell(written)
        lines.append(line)
    lines.insert(1, [":--"] * len(lines[0]))
    return [f"| {' | '.join(line)} |" for line in lines]


def _side_by_side(rows: list[Row], align: str, markdown: bool) -> str:
    parts: list[str] = []
    table: list[str] = []

    def finish() -> None:
        if table:
            parts.append("\n".join([f"| {' | '.join(_LANGUAGES)} |", "| :-- | :-- |", *table]))
            table.clear()

    furniture = False
    for row in with_tables(rows):
        if isinstance(row, Table):
            finish()
            if furniture:
                parts.append("</details>")
                furniture = False
            parts.append("\n".join(_grid(row, (_source, _target), _LANGUAGES)))
            continue
        block = row.block
        if block.kind is Kind.TITLE:
            continue  # it stands in the head
        if furniture and block.kind is not Kind.BOILERPLATE:
            finish()
            parts.append("</details>")
            furniture = False
        if block.kind is Kind.VERBATIM:
            if markdown and not is_front_matter(block):
                finish()
                parts.append(block.text)
            continue
        if block.kind is Kind.HEADING:
            finish()
            parts.append(f"{'#' * min(6, max(2, block.level))} {_source(row)} — {_target(row)}")
            continue
        if block.kind is Kind.BOILERPLATE and not row.segments:
            continue
        if block.kind is Kind.BOILERPLATE and not furniture:
            finish()
            parts.append("<details>\n<summary>Around the article (site furniture)</summary>")
            furniture = True
        table += [f"| {in_cell(s)} | {in_cell(t)} |" for s, t in _cells(row, align)]
    finish()
    if furniture:
        parts.append("</details>")
    return "\n\n".join(parts)


def _interleaved(rows: list[Row], align: str, markdown: bool) -> str:
    parts: list[str] = []
    furniture = False
    for row in with_tables(rows):
        if isinstance(row, Table):
            french = [f"> {line}" for line in _grid(row, [_source], [""])]
            parts.append("\n".join([*french, "", *_grid(row, [_target], [""])]))
            continue
        block = row.block
        if block.kind is Kind.TITLE:
            continue
        if block.kind is Kind.VERBATIM:
            if markdown and not is_front_matter(block):
                parts.append(block.text)
            continue
        if block.kind is Kind.BOILERPLATE and not row.segments:
            continue
        if block.kind is Kind.BOILERPLATE and not furniture:
            parts.append("---\n\n*Around the article (site furniture)*")
            furniture = True
        if block.kind is Kind.HEADING:
            parts.append(f"{'#' * min(6, max(2, block.level))} {_target(row)}\n\n*{_source(row)}*")
            continue
        for source, target in _cells(row, align):
            parts.append(f"> {source}\n\n{target}")
    return "\n\n".join(parts)


def _english(translation: Translation, rows: list[Row]) -> str:
    """The English alone, in the structure of the article."""
    if translation.document.format == "markdown":
        return english(translation)
    parts = []
    for row in with_tables(rows):
        if isinstance(row, Table):
            parts.append("\n".join(_grid(row, [_english_of], [""])))
            continue
        block, text = row.block, _english_of(row)
        if not text:
            continue  # furniture that is left out
        if block.kind in (Kind.TITLE, Kind.HEADING):
            parts.append(f"{'#' * min(6, max(1, block.level))} {text}")
        elif block.kind is Kind.LIST_ITEM:
            ordered = re.fullmatch(r"\d{1,9}[.)]", block.marker)
            parts.append(f"{block.marker if ordered else '-'} {text}")
        else:
            parts.append(text)
    return "\n\n".join(parts)


def _beginning(text: str) -> str:
    """The first words of a sentence, enough to know it by."""
    return escape(shorten(text, 90))


def _code(name: str) -> str:
    return f"`{name}`" if name.replace("-", "").isalnum() else escape(name)


def _notes(translation: Translation) -> str:
    found = to_check(translation)
    if not found.groups:
        return ""
    parts = ["## To check", f"{found.counts.capitalize()}."]
    for group, numbered in found.groups:
        items = [
            f'- <a id="note-{n + 1}"></a>**{n + 1}.** '
            + "; ".join(f"{escape(f.message)} ({_code(f.code)})" for f in t.findings)
            + f" — {_beginning(t.segment.text)}"
            + "".join(f"\n  - or: {escape(other)}" for other in t.alternatives)
            for n, t in numbered
        ]
        heading, meaning = HEADINGS[group]
        parts += [f"### {SIGNS[group]} {heading}", meaning, "\n".join(items)]
    return "\n\n".join(parts)


_TITLE = re.compile(r"# (.*)")
_ORIGINAL = re.compile(r"\*(.*)\*")
_HEADING = re.compile(r"#{2,6} (.*)")
_BETWEEN_CELLS = re.compile(r"(?<!\\) \| ")
#: What the cells of a line may be that says nothing.
_RULE = re.compile(r":?-+:?")
_FLAG = re.compile(r" \[(?:⚠|\(\?\))\]\(#note-\d+\)")
_NAME = re.compile(r"\*\*Source:\*\* (.*?) \([\w-]+\) ·")


def pairs(path: Path) -> Iterator[Pair]:
    """The rows of a bilingual markdown file, of one or several sentences a side.

    Raises:
        ReadError: it cannot be read.
    """
    ignored: frozenset[str] = frozenset()
    for number, second, source, target, note in _rows(text_of(path)):
        if note is not None:
            ignored = note
            continue
        yield Pair(source, target, Place(str(path), number), Place(str(path), second), ignored)
        ignored = frozenset()


def held(data: bytes, name: str) -> Held:
    """What a bilingual markdown file made by `render` holds; nothing where it is none."""
    if not has_seal(data):
        return Held(())
    text = data.decode("utf-8", "replace")
    body, _, end = text.rpartition("<!-- translate-fr-en:")
    called = _NAME.search(body)
    return Held(
        tuple(HeldRow(s, (t,)) for _, _, s, t, note in _rows(body) if note is None),
        marks_in(end),
        plain(called[1]) if called else "",
        options_in(end),
    )


def _rows(text: str) -> Iterator[tuple[int, int, str, str, frozenset[str] | None]]:
    """Line of the French and of the English (from 1), both, and codes where a note stands instead.

    Tables of French and English, in one or several columns, `> French`, blank line, English, and
    titles and headings with their French.
    """
    lines = [line.rstrip("\r") for line in text.split("\n")]
    done = 0  # lines of a table that was read
    for number, line in enumerate(lines, start=1):
        if number <= done:
            continue
        two_on = lines[number + 1] if number + 1 < len(lines) and not lines[number] else ""
        note = silenced(line) if "<!--" in line else None
        if note is not None:
            yield number, number, "", "", note
        elif cells := _cells_in(line):
            for pair in zip(cells[::2], cells[1::2], strict=False):
                if any(pair) and pair != _LANGUAGES:
                    yield number, number, plain(pair[0]), plain(pair[1]), None
        elif line.startswith("> | "):
            behind = (n for n in range(number, len(lines)) if not lines[n].startswith("> | "))
            french_lines = lines[number - 1 : next(behind, len(lines))]
            second = number + len(french_lines) + 1
            done = second + len(french_lines) - 1
            both = zip(french_lines, lines[second - 1 : done], strict=False)
            for n, (above, below) in enumerate(both):
                for pair in zip(_cells_in(above[2:]), _cells_in(below), strict=False):
                    if any(pair):
                        yield number + n, second + n, plain(pair[0]), plain(pair[1]), None
        elif line.startswith("> ") and not line.startswith("> Machine translation"):
            if two_on:
                yield number, number + 2, plain(line[2:]), plain(two_on), None
        elif (heading := _TITLE.fullmatch(line) or _HEADING.fullmatch(line)) is not None:
            french = _ORIGINAL.fullmatch(two_on)
            sides = heading[1].split(" — ")
            if french is not None:
                yield number + 2, number, plain(french[1]), plain(heading[1]), None
            elif len(sides) % 2 == 0 and line.startswith("##"):
                half = len(sides) // 2  # either side may hold dashes of its own
                french_side, english_side = " — ".join(sides[:half]), " — ".join(sides[half:])
                yield number, number, plain(french_side), plain(english_side), None


def _cells_in(line: str) -> list[str]:
    """The cells of a line of a table; none where it is no such line, or only divides."""
    if not (line.startswith("| ") and line.endswith(" |") and len(line) > 3):
        return []
    cells = _BETWEEN_CELLS.split(line[2:-2])
    return [] if all(map(_RULE.fullmatch, cells)) else cells


def plain(cell: str) -> str:
    """The text of a cell: no flags, no markup, no backslashes."""
    cell = re.sub(r"^(?:• |&gt; )", "", _FLAG.sub("", cell))
    cell = re.sub(r"(?<!\\)\[([^\]]*)(?<!\\)\]\([^)]*\)", r"\1", cell)
    cell = re.sub(r"(?<!\\)(?:\*\*|\*|__|`|~~)", "", cell)
    cell = re.sub(r"(?<!\\)</?(?:sub|sup)>", "", cell).replace("<br>", " ")
    return re.sub(r"\\(.)", r"\1", cell)
