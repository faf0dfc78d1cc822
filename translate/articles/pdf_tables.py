"""Tables of a PDF page: a PDF has none, but rules between cells, or cells that stand in line.

A ruled table is a grid of rules that cross: what stands between the same rules is a cell, over several
columns where rules are left out (the lattice of Nurminen, *Algorithmic extraction of data in tables in
PDF documents*, 2013). A table without rules is rows of cells one below the other with white between the
columns (his stream). Columns of running text are no table, whatever stands beside them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

#: Points that rules may miss each other by, and edges of cells that stand in line.
_NEAR = 3.0
#: Points that a rule has at least, and that a rectangle has at most to be one.
_SHORTEST, _THICKEST = 6.0, 3.0
#: Rules of a table at most, in each direction: a page with more is a drawing.
_MOST_RULES = 400
#: Letters of a cell, on average, from which on rules part what is laid out in boxes.
_LARGEST_CELL = 300
#: Heights of letters between two letters of one word at most.
_APART = 0.1
#: Share of its places in which a ruled table has words at least.
_FULL = 0.4
#: Share of the places between its rules that are cells of their own: frames and charts that touch have fewer.
_REGULAR = 0.5
#: Share of its places in which a table without rules has words at least: formulas stand in line, too.
_FULL_IN_LINE = 0.7
#: Rows of a table without rules: so many, or fewer where it has three columns.
_LEAST_ROWS, _LEAST_ROWS_OF_THREE = 3, 2
#: Heights of letters from one row of it to the next at most, and from a line of a cell to the next.
_ROW_AWAY, _LINE_AWAY = 2.5, 0.6
#: Heights of letters that are white between two columns at least.
_WHITE = 0.8
#: A column is running text where its lines have so many letters and so many of them begin small.
_RUNNING_LETTERS, _RUNNING_SHARE = 15, 1 / 3
#: Letters of a figure at most, with its unit.
_LONGEST_FIGURE = 16
_FIGURE = re.compile(r"[-–−+±~≈<>€$£]?\s?\d")
_SECTION = re.compile(r"(?:\w+ )?(?:\d+|[IVX]+|[A-Z])[.)]?(?:\d+[.)]?)*\s+[^\W\d_]")
_LEADERS = re.compile(r"(?:\.\s?){4,}")
_MARK = re.compile(r"[•▪◦‣●■*–—-]|\(?\d{1,2}[.)]|\(?[a-z]\)")


@dataclass
class TableCell:
    """A cell of a table.

    Attributes:
        row, column: from 0.
        columns: how many it spans.
        lines: the words of its lines, from above.
        size: the height of its letters (points).
        is_header: whether it says what stands in its column.
    """

    row: int
    column: int
    columns: int = 1
    lines: list[str] = field(default_factory=list)
    size: float = 0.0
    is_header: bool = False


class PageTable(NamedTuple):
    """A table of a page: its cells by row and column, the lines of text that it takes up, and whether it is in doubt."""

    cells: list[TableCell]
    lines: list[Any]
    is_doubtful: bool


def tables(page: Any, lines: list[Any]) -> list[PageTable]:
    """The tables of `page` from above, of whose text `lines` (pdfminer's) are the horizontal ones."""
    found = list(_ruled(page, lines))
    taken = {id(line) for table in found for line in table.lines}
    found += _in_line([line for line in lines if id(line) not in taken])
    return sorted(found, key=lambda table: -max(line.y1 for line in table.lines))


class _Rule(NamedTuple):
    """A rule: where it stands across its direction, and from where to where it goes."""

    at: float
    start: float
    end: float


def _ruled(page: Any, lines: list[Any]) -> Iterator[PageTable]:
    upright, level = _rules(page)
    if not 0 < len(level) <= _MOST_RULES or not 0 < len(upright) <= _MOST_RULES:
        return
    for columns, rows in _crossing(upright, level):
        grid = _Grid(columns, rows)
        if (table := grid.table(lines)) is not None:
            taken = {id(line) for line in table.lines}
            lines = [line for line in lines if id(line) not in taken]
            yield table


def _rules(page: Any) -> tuple[list[_Rule], list[_Rule]]:
    """The rules of `page` that go up and those that go across, each whole, however it is drawn."""
    from pdfminer.layout import LTCurve, LTLine, LTRect

    upright: list[_Rule] = []
    level: list[_Rule] = []
    for drawn in page:
        if not isinstance(drawn, LTCurve):
            continue
        wide, high = drawn.x1 - drawn.x0, drawn.y1 - drawn.y0
        if high <= _THICKEST < _SHORTEST <= wide:
            level.append(_Rule((drawn.y0 + drawn.y1) / 2, drawn.x0, drawn.x1))
        elif wide <= _THICKEST < _SHORTEST <= high:
            upright.append(_Rule((drawn.x0 + drawn.x1) / 2, drawn.y0, drawn.y1))
        elif isinstance(drawn, LTRect) and not isinstance(drawn, LTLine) and wide and high:
            upright += [_Rule(x, drawn.y0, drawn.y1) for x in (drawn.x0, drawn.x1)]
            level += [_Rule(y, drawn.x0, drawn.x1) for y in (drawn.y0, drawn.y1)]
    return _put_together(upright), _put_together(level)


def _put_together(rules: list[_Rule]) -> list[_Rule]:
    """`rules` with those that go on each other as one."""
    groups: list[list[_Rule]] = []
    for rule in sorted(rules):
        if groups and rule.at - groups[-1][0].at <= _NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    whole: list[_Rule] = []
    for group in groups:
        at = median(rule.at for rule in group)
        _, start, end = min(group, key=lambda rule: rule.start)
        for rule in sorted(group, key=lambda rule: rule.start):
            if rule.start > end + _NEAR:
                whole.append(_Rule(at, start, end))
                start, end = rule.start, rule.end
            end = max(end, rule.end)
        whole.append(_Rule(at, start, end))
    return whole


def _crossing(
    upright: list[_Rule], level: list[_Rule]
) -> Iterator[tuple[list[_Rule], list[_Rule]]]:
    """`upright` and `level` rules that touch one another, directly or by others."""
    touching = [
        [
            number
            for number, across in enumerate(level)
            if across.start - _NEAR <= up.at <= across.end + _NEAR
            and up.start - _NEAR <= across.at <= up.end + _NEAR
        ]
        for up in upright
    ]
    by_level: list[list[int]] = [[] for _ in level]
    for number, found in enumerate(touching):
        for across_number in found:
            by_level[across_number].append(number)
    seen: set[int] = set()
    for first in range(len(level)):
        if first in seen or not by_level[first]:
            continue
        levels, uprights, waiting = {first}, set[int](), [first]
        while waiting:
            for number in by_level[waiting.pop()]:
                if number not in uprights:
                    uprights.add(number)
                    new = set(touching[number]) - levels
                    levels |= new
                    waiting += new
        seen |= levels
        yield [upright[n] for n in sorted(uprights)], [level[n] for n in sorted(levels)]


class _Grid:
    """The places between rules that cross: columns from the left, rows from above."""

    def __init__(self, upright: list[_Rule], level: list[_Rule]) -> None:
        # A table may be open at its sides.
        self._x = _edges([r.at for r in upright], [x for r in level for x in (r.start, r.end)])
        self._y = _edges([r.at for r in level], [y for r in upright for y in (r.start, r.end)])
        self._upright = [_at(upright, x) for x in self._x]
        self._level = [_at(level, y) for y in reversed(self._y)]

    def table(self, lines: list[Any]) -> PageTable | None:
        """The table with those of `lines` that stand in it; None where it is none."""
        columns, rows = len(self._x) - 1, len(self._y) - 1
        if columns < 2 or rows < 2:
            return None
        first = self._first_places()
        cells: dict[tuple[int, int], TableCell] = {}
        letters: dict[tuple[int, int], list[Any]] = {}
        taken: list[Any] = []
        is_doubtful = False
        for line in sorted(lines, key=lambda line: (-line.y1, line.x0)):
            height = (line.y0 + line.y1) / 2
            if not (self._y[0] < height < self._y[-1] and self._x[0] < _middle(line) < self._x[-1]):
                continue
            taken.append(line)
            row = rows - bisect_right(self._y, height)
            begin = [n for n in range(columns) if not n or first[row][n] != first[row][n - 1]]
            edges = [self._x[n] for n in begin] + [self._x[-1]]
            for number, words, written in _words_of(line, edges):
                place = first[row][begin[number]]
                cell = cells.setdefault(place, TableCell(*place))
                cell.lines.append(words)
                letters.setdefault(place, []).extend(written)
                is_doubtful |= _middle(written[-1]) > edges[number + 1] + _NEAR
        if not cells:
            return None
        words_in_all = sum(len(words) for cell in cells.values() for words in cell.lines)
        places = {place for line in first for place in line}
        beside = sum(len(cells.keys() & set(row)) > 1 for row in first)
        if (
            beside < 2  # what is marked in the colours of its lines has one cell in each
            or len(cells) < _FULL * len(places)
            or len(places) < _REGULAR * rows * columns
            or words_in_all > _LARGEST_CELL * len(cells)
        ):
            return None
        for (row, column), cell in cells.items():
            cell.columns = sum(place == (row, column) for place in first[row][column:])
            cell.size = median(letter.size for letter in letters[row, column])
        _name_header(cells, letters)
        return PageTable([cells[place] for place in sorted(cells)], taken, is_doubtful)

    def _first_places(self) -> list[list[tuple[int, int]]]:
        """For each place, by row and column, the first place of the cell that it is a part of."""
        first: list[list[tuple[int, int]]] = []
        for row, (top, bottom) in enumerate(pairwise(reversed(self._y))):
            first.append([])
            for column, (left, right) in enumerate(pairwise(self._x)):
                middle, height = (left + right) / 2, (top + bottom) / 2
                place = row, column
                if row and not _goes_past(self._level[row], middle):
                    place = first[row - 1][column]
                if (
                    column
                    and place == (row, column)
                    and not _goes_past(self._upright[column], height)
                    and first[row][column - 1][0] == row
                ):
                    place = first[row][column - 1]
                first[row].append(place)
        return first


def _edges(at: list[float], ends: list[float]) -> list[float]:
    """The edges of columns or rows: where rules are, and how far the others go."""
    edges = sorted(at)
    for end in (min(ends), max(ends)):
        if all(abs(end - edge) > 2 * _NEAR for edge in (edges[0], edges[-1])):
            edges.append(end)
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > _NEAR:
            found.append(edge)
    return found


def _at(rules: list[_Rule], edge: float) -> list[_Rule]:
    """Those of `rules`, which are in order, that stand at `edge`."""
    first = bisect_left(rules, edge - _NEAR, key=lambda rule: rule.at)
    return rules[first : bisect_right(rules, edge + _NEAR, key=lambda rule: rule.at)]


def _goes_past(rules: list[_Rule], place: float) -> bool:
    return any(rule.start < place < rule.end for rule in rules)


def _middle(line: Any) -> float:
    return float(line.x0 + line.x1) / 2


def _words_of(line: Any, edges: list[float]) -> Iterator[tuple[int, str, list[Any]]]:
    """The words of `line` in each column between `edges`, with their letters; no word is divided."""
    from pdfminer.layout import LTChar

    found: dict[int, tuple[list[str], list[Any]]] = {}
    column = 0
    before: Any = None
    for letter in line:
        is_letter = isinstance(letter, LTChar) and bool(letter.get_text().strip())
        if is_letter and (before is None or letter.x0 - before.x1 > _APART * letter.size):
            column = min(max(bisect_right(edges, _middle(letter)) - 1, 0), len(edges) - 2)
        before = letter if is_letter else None
        words, letters = found.setdefault(column, ([], []))
        words.append(letter.get_text())
        if is_letter:
            letters.append(letter)
    for column, (words, letters) in found.items():
        if letters:
            yield column, " ".join("".join(words).split()), letters


def _name_header(
    cells: dict[tuple[int, int], TableCell], letters: dict[tuple[int, int], list[Any]]
) -> None:
    """Mark the first row as the header where its letters are bold and those below are not."""
    top = min(row for row, _ in cells)
    bold = {place: _is_bold(written) for place, written in letters.items()}
    below = [is_bold for (row, _), is_bold in bold.items() if row > top]
    if all(is_bold for (row, _), is_bold in bold.items() if row == top) and not all(below):
        for (row, _), cell in cells.items():
            cell.is_header = row == top


def _is_bold(letters: Iterable[Any]) -> bool:
    return all(re.search(r"bold|black|heavy|demi", letter.fontname, re.I) for letter in letters)


@dataclass
class _Row:
    """Lines that stand beside each other, from the left, and the lines below that go on in them."""

    lines: list[Any]
    going_on: list[Any] = field(default_factory=list)

    @property
    def top(self) -> float:
        return float(max(line.y1 for line in self.lines))

    @property
    def bottom(self) -> float:
        return float(min(line.y0 for line in [*self.lines, *self.going_on]))


def _in_line(lines: list[Any]) -> Iterator[PageTable]:
    """The tables without rules in `lines`."""
    for run in _runs(_rows(lines)):
        if (table := _table_of(run)) is not None:
            yield table


def _rows(lines: list[Any]) -> list[_Row]:
    """`lines` in rows from above."""
    rows: list[_Row] = []
    for line in sorted(lines, key=lambda line: -(line.y0 + line.y1)):
        last = rows[-1].lines[0] if rows else None
        if (
            last is not None
            and min(line.y1, last.y1) - max(line.y0, last.y0) > max(line.height, last.height) / 2
        ):
            rows[-1].lines.append(line)
        else:
            rows.append(_Row([line]))
    for row in rows:
        row.lines.sort(key=lambda line: line.x0)
    return rows


def _runs(rows: list[_Row]) -> Iterator[list[_Row]]:
    """Rows that follow one another with the same columns, as far as they go."""
    run: list[_Row] = []
    columns: list[tuple[float, float]] = []
    for row in rows:
        height = median(line.height for line in row.lines)
        if run:
            both = _with(columns, row.lines)
            away = run[-1].bottom - row.top
            if both is not None and away <= _ROW_AWAY * height:
                columns = both
                if (
                    away <= _LINE_AWAY * height
                    and len(row.lines) < len(columns)
                    and all(_begins_small(line) for line in row.lines)
                ):
                    run[-1].going_on += row.lines
                else:
                    run.append(row)
                continue
            yield run
            run = []
        if len(row.lines) > 1:
            run, columns = [row], [(line.x0, line.x1) for line in row.lines]
    if run:
        yield run


def _with(columns: list[tuple[float, float]], lines: list[Any]) -> list[tuple[float, float]] | None:
    """`columns` as wide as `lines` need them; None where these do not stand in columns of their own."""
    spans = sorted([*columns, *((line.x0, line.x1) for line in lines)])
    white = _WHITE * median(line.height for line in lines)
    wide: list[tuple[float, float]] = []
    for start, end in spans:
        if wide and start < wide[-1][1] + white:
            wide[-1] = wide[-1][0], max(end, wide[-1][1])
        else:
            wide.append((start, end))
    own = [_column(wide, line) for line in lines]
    if len(wide) < max(2, len(columns)) or len(set(own)) < len(own):
        return None
    return wide


def _column(columns: list[tuple[float, float]], line: Any) -> int:
    return bisect_right(columns, (line.x0 + 0.01, float("inf"))) - 1


def _table_of(run: list[_Row]) -> PageTable | None:
    """The table of the rows `run`; None where they are none."""
    while run and len(run[-1].lines) < 2:
        run.pop()
    columns: list[tuple[float, float]] = []
    for row in run:
        columns = _with(columns, row.lines) or columns
    if len(columns) < 2 or len(run) < (_LEAST_ROWS_OF_THREE if len(columns) > 2 else _LEAST_ROWS):
        return None
    by_column: list[list[Any]] = [[] for _ in columns]
    cells: dict[tuple[int, int], TableCell] = {}
    letters: dict[tuple[int, int], list[Any]] = {}
    for number, row in enumerate(run):
        for line in row.lines:
            by_column[_column(columns, line)].append(line)
        for line in [*row.lines, *row.going_on]:
            column = _column(columns, line)
            cell = cells.setdefault((number, column), TableCell(number, column))
            for _, words, written in _words_of(line, [float("-inf"), float("inf")]):
                cell.lines.append(words)
                letters.setdefault((number, column), []).extend(written)
    all_by_column = [[_text(line) for line in found] for found in by_column]
    if (
        len(cells) < _FULL_IN_LINE * len(run) * len(columns)
        or _is_of_contents(all_by_column)
        or any(_is_running(texts) or all(map(_MARK.fullmatch, texts)) for texts in all_by_column)
        or any(_LEADERS.search(text) for texts in all_by_column for text in texts)
        or any(2 * len(found) < len(run) or not _is_aligned(found) for found in by_column)
    ):
        return None
    for place, cell in cells.items():
        cell.size = median(letter.size for letter in letters[place])
    _name_header(cells, letters)
    is_header = any(cell.is_header for cell in cells.values())
    # Items of a list may stand in two columns, too; figures do not.
    if len(columns) < 3 and not is_header and not any(map(_is_of_figures, all_by_column)):
        return None
    is_doubtful = any(row.going_on or len(row.lines) < 2 for row in run)
    taken = [line for row in run for line in [*row.lines, *row.going_on]]
    return PageTable([cells[place] for place in sorted(cells)], taken, is_doubtful)


def _text(line: Any) -> str:
    return " ".join(line.get_text().split())


def _begins_small(line: Any) -> bool:
    return _text(line)[:1].islower()


def _is_running(texts: list[str]) -> bool:
    """Whether the lines `texts` of a column are running text."""
    small = sum(text[:1].islower() for text in texts)
    return median(map(len, texts)) >= _RUNNING_LETTERS and small >= _RUNNING_SHARE * len(texts)


def _is_of_contents(columns: list[list[str]]) -> bool:
    """Whether `columns` are the numbered sections of an article and the pages that they begin on."""
    if len(columns) != 2 or not all(map(_SECTION.match, columns[0])):
        return False
    pages = [int(text) for text in columns[1] if text.isdecimal()]
    return len(pages) == len(columns[1]) and pages == sorted(pages)


def _is_of_figures(texts: list[str]) -> bool:
    figures = sum(
        len(text) <= _LONGEST_FIGURE and _FIGURE.match(text) is not None for text in texts
    )
    return 2 * figures >= len(texts)


def _is_aligned(lines: list[Any]) -> bool:
    """Whether most of `lines` stand in line by their left, their right or their middle."""
    for places in (
        [line.x0 for line in lines],
        [line.x1 for line in lines],
        [_middle(line) for line in lines],
    ):
        middle = median(places)
        if sum(abs(place - middle) <= _NEAR for place in places) > 0.6 * len(places):
            return True
    return False
