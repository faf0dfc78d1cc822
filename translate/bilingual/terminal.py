"""The terminal: French and English side by side, as wide as the window."""

from __future__ import annotations

import sys

from rich.console import Console, Group, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from translate.bilingual import notes
from translate.document import Kind, Role, SegmentTranslation, Subject, Translation
from translate.document.rows import Row, rows_of
from translate.host.printable import printable
from translate.verification.codes import is_doubt

_STYLES = {
    Role.STRONG: "bold",
    Role.EMPHASIS: "italic",
    Role.UNDERLINE: "underline",
    Role.STRIKE: "strike",
    Role.CODE: "bold cyan",
    Role.LINK: "underline",
}
#: How the signs of sentences to check look, and the rules over the lists of them.
_SIGNS = {
    notes.Group.MISTAKE: "bold red",
    notes.Group.DOUBT: "bold yellow",
    notes.Group.ASIDE: "dim",
}
_TINTS = {Subject.NAME: "cyan", Subject.QUOTATION: "magenta"}
#: Columns: narrower windows have the English below the French.
_NARROW = 60


def show(translation: Translation, align: str = "paragraph", pager: bool = True) -> None:
    """Print `translation` on standard output, coloured unless NO_COLOR says not to.

    Args:
        translation: what to show.
        align: one row a `paragraph` or a `sentence`.
        pager: whether to page what is longer than the window.
    """
    console = Console(highlight=False, soft_wrap=False)
    page = rendered(translation, align, console.width)
    lines = len(console.render_lines(page))
    if pager and sys.stdout.isatty() and lines > console.height:
        with console.pager(styles=not console.no_color):
            console.print(page)
    else:
        console.print(page)


def rendered(translation: Translation, align: str, width: int) -> RenderableType:
    """`translation` for a window of `width` columns."""
    parts: list[RenderableType] = []
    model = translation.model
    for row in rows_of(translation):
        if row.block.kind is Kind.TITLE and row.segments:
            title = _side(row, row.segments, False, "bold")
            parts += [title, _side(row, row.segments, True, "italic"), ""]
    narrow = width < _NARROW
    table = Table.grid(padding=(0, 2), expand=True)
    table.add_column(ratio=1)
    if not narrow:
        table.add_column(ratio=1)
    for row in rows_of(translation):
        if not row.segments or row.block.kind in (Kind.TITLE, Kind.VERBATIM):
            continue
        style = {Kind.HEADING: "bold", Kind.BOILERPLATE: "dim"}.get(row.block.kind, "")
        for segments in _groups(row, align):
            sides = _side(row, segments, True, style), _side(row, segments, False, style)
            if narrow:
                table.add_row(sides[0])
                table.add_row(sides[1])
            else:
                table.add_row(*sides)
            if align == "paragraph" or segments[-1] is row.segments[-1]:
                table.add_row(*[""] * len(table.columns))
    parts.append(table)
    for group, numbered in notes.to_check(translation).groups:
        parts.append(Rule(notes.HEADINGS[group][0].lower(), style=_SIGNS[group]))
        for number, t in numbered:
            reasons = printable("; ".join(f"{f.message} ({f.code})" for f in t.findings))
            parts.append(
                Text.assemble((f"{notes.SIGNS[group]}{number + 1} ", _SIGNS[group]), reasons)
            )
            parts += [Text(printable(f"   or: {other}"), style="dim") for other in t.alternatives]
    signature = f"{model.name} ({model.revision}), {model.engine}, {model.settings}"
    parts.append(Text(printable(f"machine translation by {signature}"), style="dim"))
    return Group(*parts)


def _groups(row: Row, align: str) -> list[list[tuple[int, SegmentTranslation]]]:
    return [row.segments] if align == "paragraph" else [[segment] for segment in row.segments]


def _side(
    row: Row, segments: list[tuple[int, SegmentTranslation]], source: bool, style: str
) -> Text:
    line = Text(style=style)
    for place, (number, t) in enumerate(segments):
        if place:
            line.append(" ")
        text = t.segment.text if source else t.target
        sentence = Text(printable(text))
        for inline in t.segment.inlines if source else t.inlines:
            if inline.role in _STYLES:
                sentence.stylize(_STYLES[inline.role], inline.start, inline.end)
        for counterpart in t.counterparts:
            span = counterpart.source if source else counterpart.target
            sentence.stylize(_TINTS[counterpart.subject], *span)
        for finding in t.findings:
            place_of = finding.source if source else finding.target
            if place_of:
                colour = "yellow" if is_doubt(finding) else "red"
                sentence.stylize(f"underline {colour}", *place_of)
        line.append_text(sentence)
        if t.findings and not source:
            group = notes.group_of(row.block, t)
            line.append(f" {notes.SIGNS[group]}{number + 1}", style=_SIGNS[group])
    return line
