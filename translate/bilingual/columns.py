"""The table of two columns in a Word file or an OpenDocument text, when it comes back from a person.

The English of each sentence stands in a bookmark whose name is its number and its mark, which other
programs keep: by it `translate update` finds what a person corrected, and without it by the order of the
rows and what they say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from translate.bilingual.marks import Held, HeldRow, mark_of, plain
from translate.document import SegmentTranslation

#: What stands at the head of the columns.
HEADS = ("Français", "English")
#: Names of the places of sentences: the number and the mark of each.
_NAME = re.compile(r"s(\d+)(?:_([mpc][0-9a-f]{8}))?")
#: What stands behind a sentence that is to be checked.
_NOTE = re.compile(r"\s*(?:⚠|\(\?\))\d+")
_SOURCE = re.compile(r"· source (.*?) · model ")


def name_of(number: int, t: SegmentTranslation) -> str:
    """The name of the place of a sentence, `number` from 0."""
    return f"s{number + 1}_{mark_of(t)}"


@dataclass(frozen=True, slots=True)
class Markup:
    """How a format writes tables and words.

    Attributes:
        table, row, cell: the names of the elements of a table.
        paragraphs: the names of those that hold words.
        is_title: whether a paragraph looks like a title.
        said: what an element says, in order: the name of a place that is marked, or words.
    """

    table: str
    row: str
    cell: str
    paragraphs: tuple[str, ...]
    is_title: Callable[[Any], bool]
    said: Callable[[Any], Iterator[tuple[str, str]]]


def held(body: Any, markup: Markup) -> Held:
    """What the table of two columns in `body` holds, and the title above it; nothing without one.

    What a person wrote between two sentences belongs to the first; a sentence whose words are all
    gone is empty.
    """
    table = next((t for t in body.iter(markup.table) if _is_ours(t, markup)), None)
    if table is None:
        return Held(())
    rows: list[HeldRow] = []
    before = list(table.itersiblings(*markup.paragraphs, preceding=True))[::-1]
    # Each title stands above its French.
    for english, french in pairwise(before):
        title = _row(french, english, markup)
        if any(title.marks) or markup.is_title(english):
            rows.append(title)
    called = _SOURCE.search("".join(_text(p, markup) for p in before))
    lines: list[HeldRow] = []
    for line in _within(table, markup.row, markup.table)[1:]:
        cells = _within(line, markup.cell, markup.row)
        if len(cells) == 2:
            french, english = cells
            inner = _rows_of_grid(french, english, markup)
            lines += [] if inner else [_row(french, english, markup)]
            rows += inner or lines[-1:]
    return Held(tuple(rows), name=called[1] if called else "", options=_options(lines))


def _options(lines: list[HeldRow]) -> dict[str, str]:
    """The options that a file with these `lines` was written with; none where they have lost their marks."""
    marked = [line for line in lines if any(line.marks)]
    if not marked:
        return {}
    together = any(len(line.targets) > 1 for line in marked)
    return {"align": "paragraph" if together else "sentence"}


def _is_ours(table: Any, markup: Markup) -> bool:
    first = next(table.iter(markup.row), None)
    cells = first.iter(markup.cell) if first is not None else ()
    return tuple(_text(cell, markup).strip() for cell in cells) == HEADS


def _within(element: Any, tag: str, container: str) -> list[Any]:
    """What is called `tag` in `element`, but not in a `container` inside it."""
    return [e for e in element.iter(tag) if next(e.iterancestors(container)) is element]


def _rows_of_grid(french: Any, english: Any, markup: Markup) -> list[HeldRow]:
    """A row for each paragraph of a table that stands in both cells; none where there is no such table."""
    inner = list(french.iter(markup.cell))[1:], list(english.iter(markup.cell))[1:]
    if len(inner[0]) != len(inner[1]):
        return []
    rows: list[HeldRow] = []
    for cells in zip(*inner, strict=True):
        paragraphs = [list(cell.iter(*markup.paragraphs)) for cell in cells]
        same = len(paragraphs[0]) == len(paragraphs[1])
        sides = paragraphs if same else [[cell] for cell in cells]
        rows += [_row(one, other, markup) for one, other in zip(*sides, strict=True)]
    return [row for row in rows if row.source]


def _text(element: Any, markup: Markup) -> str:
    return "".join(words for _, words in markup.said(element))


def _row(french: Any, english: Any, markup: Markup) -> HeldRow:
    source = plain(_text(french, markup))
    pieces = _pieces(english, markup)
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


def _pieces(element: Any, markup: Markup) -> list[tuple[str, str]]:
    """The text in `element`, cut where a sentence begins, each with its mark; the first has none."""
    pieces = [("", "")]
    number = ""
    for name, words in markup.said(element):
        pieces[-1] = (pieces[-1][0], pieces[-1][1] + words)
        found = _NAME.fullmatch(name)
        if found and found[1] != number:
            number = found[1]
            pieces.append((found[2] or "", ""))
    return pieces
