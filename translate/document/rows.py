"""What every writer goes through: the blocks of an article with the English of their segments."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from translate.document import Block, Inline, Kind, SegmentTranslation, Translation


@dataclass(frozen=True, slots=True)
class Row:
    """A block and the translations of its segments, with their numbers (from 0)."""

    block: Block
    segments: list[tuple[int, SegmentTranslation]]


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table: its blocks, of which there may be none, its first column (from 0) and how many it spans."""

    rows: list[Row]
    column: int
    columns: int
    is_header: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table of several columns, line by line, with a cell for each place that is empty."""

    columns: int
    lines: list[list[GridCell]]

    @property
    def has_header(self) -> bool:
        """Whether the first line says what stands in the columns."""
        return all(cell.is_header for cell in self.lines[0] if cell.rows)


#: Places of a table for each of its cells, and blocks in a cell, on average: beyond it is a frame that
#: pages are laid out in, or one that was made to be large.
_EMPTIEST, _FULLEST = 10, 2


def with_tables(rows: Iterable[Row]) -> Iterator[Row | Table]:
    """`rows` with those in the cells of a table put together, for writers that have tables."""

    def table_of(numbered: tuple[int, Row]) -> tuple[int, int]:
        number, row = numbered
        cell = row.block.cell
        if cell is None or row.block.kind is Kind.BOILERPLATE or not row.segments:
            return number, 0
        return -1, cell.table

    for (number, _), run in groupby(enumerate(rows), table_of):
        together = [row for _, row in run]
        table = _table(together) if number < 0 else None
        if table is None:
            yield from together
        else:
            yield table


def _table(rows: list[Row]) -> Table | None:
    """The table that `rows` stand in; None where they do not stand beside each other."""
    cells: dict[tuple[int, int], list[Row]] = {}
    for row in rows:
        cell = row.block.cell
        assert cell is not None
        cells.setdefault((cell.row, cell.column), []).append(row)
    columns = sorted({column for _, column in cells})
    numbers = sorted({row for row, _ in cells})
    if (
        len(columns) < 2
        or len(columns) * len(numbers) > _EMPTIEST * len(cells)
        or len(rows) > _FULLEST * len(cells)
    ):
        return None
    lines: dict[int, list[GridCell]] = {number: [] for number in numbers}
    for (number, first), of_cell in sorted(cells.items()):
        cell = of_cell[0].block.cell
        assert cell is not None
        # Columns without words are left out.
        spanned = bisect_left(columns, first + cell.columns) - bisect_left(columns, first)
        place = bisect_left(columns, first)
        lines[number].append(GridCell(of_cell, place, max(1, spanned), cell.is_header))
    return Table(len(columns), [_filled(line, len(columns)) for line in lines.values()])


def _filled(line: list[GridCell], columns: int) -> list[GridCell]:
    """`line` with a cell for each of so many `columns` that none of its own is in."""
    cells: list[GridCell] = []
    done = 0
    for cell in [*line, GridCell([], columns, 1, False)]:
        cells += [GridCell([], column, 1, False) for column in range(done, cell.column)]
        cells.append(cell)
        done = cell.column + cell.columns
    return cells[:-1]


def rows_of(translation: Translation) -> list[Row]:
    """A row for each block of the document, in order."""
    numbered = iter(enumerate(translation.segments))
    return [
        Row(block, [next(numbered) for _ in block.segments])
        for block in translation.document.blocks
    ]


def parts_of(row: Row, align: str) -> list[Row]:
    """The rows that `row` is written as: itself, or one a sentence where `align` is `sentence`."""
    if align == "paragraph":
        return [row]
    return [Row(row.block, [segment]) for segment in row.segments]


def is_front_matter(block: Block) -> bool:
    """Whether `block` is the metadata at the head of a markdown page."""
    return block.start == 0 and block.kind is Kind.VERBATIM and block.text[:3] in ("---", "+++")


def title_of(translation: Translation) -> str:
    """The English of the title, or the name of the file."""
    for row in rows_of(translation):
        if row.block.kind is Kind.TITLE and row.segments:
            return " ".join(t.target for _, t in row.segments)
    return translation.document.name


def stretches(
    text: str, inlines: Iterable[Inline], cuts: Iterable[int] = ()
) -> Iterator[tuple[str, list[Inline], list[Inline], tuple[int, int] | None]]:
    """`text` divided where markup begins or ends, for writers that open and close elements.

    Args:
        text: a segment.
        inlines: its markup, of which none crosses another.
        cuts: further offsets to divide it at.

    Yields:
        A stretch of `text`, what closes before it (innermost first), what opens there (outermost
        first) and its place; at the end once "" and None with what closes there.
    """
    opening: dict[int, list[Inline]] = {}
    closing: dict[int, list[Inline]] = {}
    for inline in sorted(inlines, key=lambda i: (i.start, -i.end)):
        opening.setdefault(inline.start, []).append(inline)
        if inline.start < inline.end:
            closing.setdefault(inline.end, []).insert(0, inline)
    places = sorted({0, len(text), *opening, *closing, *(c for c in cuts if 0 < c < len(text))})
    for at, following in zip(places, [*places[1:], None], strict=True):
        span = (at, following) if following is not None else None
        piece = text[at:following] if following is not None else ""
        yield piece, closing.get(at, []), opening.get(at, []), span
