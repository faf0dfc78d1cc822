"""Which places the cells of a table have, counted while it is read."""

from __future__ import annotations

from translate.document import Cell

#: Columns that a cell spans at most, and rows: no table that people read has more.
_WIDEST, _TALLEST = 100, 10_000
#: Columns of a table that are told apart.
_FURTHEST = 1000


class Grid:
    """A table that is read, from its first row on.

    A cell stands in the first column that no cell above it reaches down to (HTML, 4.9.12, "forming
    a table").

    Args:
        number: of the table in its document, from 1.
    """

    def __init__(self, number: int) -> None:
        self._number = number
        self._row = -1
        self._column = 0
        self._taken: dict[int, int] = {}  # column -> the first row that it is free in again

    def next_row(self) -> None:
        """Go to the beginning of the next row."""
        self._row += 1
        self._column = 0

    def next_cell(
        self, columns: int | str | None = 1, rows: int | str | None = 1, is_header: bool = False
    ) -> Cell:
        """The place of the next cell in the row.

        Args:
            columns, rows: how many it spans; what is no number is one.
            is_header: whether it says what stands in its column or row.
        """
        if self._row < 0:
            self.next_row()
        while self._column < _FURTHEST and self._taken.get(self._column, 0) > self._row:
            self._column += 1
        width, height = columns_of(columns), _span(rows, _TALLEST)
        cell = Cell(self._number, self._row, self._column, width, is_header)
        if height > 1:
            for column in range(self._column, self._column + width):
                self._taken[column] = self._row + height
        self._column += width
        return cell


def columns_of(value: int | str | None) -> int:
    """How many columns a cell spans that says `value`; what is no number is one."""
    return _span(value, _WIDEST)


def _span(value: int | str | None, most: int) -> int:
    try:
        return max(1, min(most, int(value or 1)))
    except ValueError:  # no number, or one of thousands of digits
        return 1
