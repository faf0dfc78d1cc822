"""PDF with a text layer: its text in reading order, from the lines that pdfminer.six finds.

A PDF does not say in what order it is read. Of the orders that the layout of a page allows, the one
is taken in which sentences go on where they were broken off; where some do not, that is said.
Lines of a paragraph are joined, words divided at the end of a line are put together, and what
stands at the head or foot of pages again and again is left out. Tables are found by `pdf_tables`.
"""

from __future__ import annotations

import logging
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import accumulate, groupby, pairwise, zip_longest
from math import inf
from statistics import median
from typing import Any, NamedTuple

from translate.articles import pdf_tables
from translate.articles.composed import Paragraph, compose
from translate.articles.limits import too_large
from translate.articles.mending import mend
from translate.articles.pdf_tables import PageTable
from translate.document import Cell, Document, Kind
from translate.errors import ReadError
from translate.language.typography import counted

_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad] (?=[a-zà-ÿ])")
_NUMBER = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?…:][\s\u00a0\u202f]*[»”\")]?\s*$")
_PAGE_NUMBER = re.compile(r"[\divxIVX /.–-]{1,9}")
#: A glyph of a font that does not say for which character it stands.
_UNKNOWN = re.compile(r"(?:\(cid:\d+\))+")
#: A column has so many lines, and half of them so many characters: a narrow one of a newspaper has 25 to 30.
_LEAST_LINES, _LEAST_LETTERS = 3, 22
#: What begins an item of a list; a section or a line of a table of contents; and what leads to its page.
_BULLETS = "•▪◦‣●■"
_MARKER = rf"[{_BULLETS}]|\(?\d{{1,2}}[.)]|[a-z]\)"
_ITEM = re.compile(rf"(?P<marker>{_MARKER})\s+(?=\S)")
_ALONE = re.compile(rf"(?:{_MARKER})")
_SECTION = re.compile(r"\d+(?:\.\d+)+\s+[A-ZÀ-Þ]")
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d+$")
_LEADERS = re.compile(r"(?:\s\.)+$|(?:\s*\.){4,}$")
#: Points from the mark of an item, set by itself, to its words.
_FURTHEST = 60
#: Share of a page that is its head, or its foot.
_MARGIN = 0.12
#: White across a page parts it in two, one above the other, where it is so many lines high. Of several
#: orders without a broken sentence the first is taken.
_BANDS = (2.5, 1.2, None)
#: Letters of a stretch from which on it is running text, in which a sentence can be seen to break off.
_RUNNING = 60
#: A line ends a paragraph where the next word would have had a place, and so many heights of letters more.
_CLEARLY = 1
#: Pages that are named in a message.
_MOST_NAMED = 5
#: A heading is set so much larger than the running text, and has at most so many characters.
_LARGER, _LONGEST_HEADING = 1.15, 200


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines that belong together.

    Attributes:
        text: their words.
        size: the height of their letters (points).
        edge: `head` or `foot` where they stand at the head or foot of a page.
        cell: their place in a table.
        is_doubtful: whether it is not sure that the table is one.
    """

    text: str
    size: float
    edge: str = ""
    cell: Cell | None = None
    is_doubtful: bool = False


def read(data: bytes, name: str) -> Document:
    """The document in the PDF file `data`. How it was read, and what of it is not sure, is in its `encoding`.

    Raises:
        ReadError: it is damaged or encrypted, or has no text layer.
    """
    pages = _without_running_heads(_pages(data, name))
    stretches = _joined(pages)
    if not any(c.isalpha() for s in stretches for c in s.text):
        raise ReadError(f"{name}: has no text layer (a scan?); run it through an OCR program first")
    letters = [s.size for s in stretches for _ in s.text]
    body = median(letters)
    largest = max((s.size for s in stretches if s.cell is None), default=0.0)
    paragraphs = []
    notes: dict[str, None] = {}
    for stretch in stretches:
        words, done = mend(stretch.text)
        notes |= dict.fromkeys(done)
        if stretch.cell is not None:
            paragraphs.append(Paragraph(Kind.TABLE_CELL, text=words, cell=stretch.cell))
            continue
        kind, level = Kind.PARAGRAPH, 0
        if stretch.size > body * _LARGER and len(stretch.text) <= _LONGEST_HEADING:
            kind, level = Kind.HEADING, 1 if stretch.size == largest else 2
        item = _ITEM.match(words) if kind is Kind.PARAGRAPH else None
        if item:
            own = words[item.end() :]
            marker = "-" if item["marker"] in _BULLETS else item["marker"]
            paragraphs.append(Paragraph(Kind.LIST_ITEM, 1, marker, own))
        else:
            paragraphs.append(Paragraph(kind, level, text=words))
    text, blocks = compose(paragraphs)
    notes |= dict.fromkeys(_doubts(pages))
    author, date = _metadata(data)
    return Document(name, text, ", ".join(["utf-8", *notes]), "pdf", blocks, author, date)


def _doubts(pages: list[list[_Stretch]]) -> Iterator[str]:
    """What is not sure of what was read from `pages`."""
    broken = [(n, end) for n, page in enumerate(pages, 1) if (end := _broken(page))]
    if broken:
        where = _named([n for n, _ in broken])
        yield f"reading order in doubt on {where}: what is “{broken[0][1][0]} …” the end of?"
    tables = [(n, s) for n, page in enumerate(pages, 1) for s in page if s.is_doubtful]
    if tables:
        first = " ".join(tables[0][1].text.split()[:3])
        yield f"table in doubt on {_named([n for n, _ in tables])}: is “{first} …” in its place?"
    unknown = sum(s.text.count("�") for page in pages for s in page)
    if unknown:
        yield f"{counted(unknown, 'character')} (�) that its fonts do not name"


def _named(pages: list[int]) -> str:
    """The numbers of `pages`, of which the first are named."""
    numbers = list(dict.fromkeys(map(str, pages)))
    more = " and others" if len(numbers) > _MOST_NAMED else ""
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(numbers[:_MOST_NAMED])}{more}"


def _broken(page: list[_Stretch]) -> list[str]:
    """The first words of each paragraph of `page` that goes on with no sentence before it."""
    page = [s for s in page if s.cell is None]
    running = [s for s in page if len(s.text) >= _RUNNING]
    size = median(s.size for s in running) if running else 0
    return [
        " ".join(after.text.split()[:3])
        for before, after in pairwise(page)
        if after in running
        and after.text[:1].islower()
        and not _ITEM.match(after.text)
        and abs(after.size - size) <= 1
        and (_ENDS.search(before.text) or abs(before.size - after.size) > 1)
    ]


def _pages(data: bytes, name: str) -> list[list[_Stretch]]:
    """The paragraphs of each page, in reading order."""
    from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed

    from translate.articles import pdfminer_limits

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    pages: list[list[_Stretch]] = []
    tables = 0
    try:
        for page, turned in pdfminer_limits.pages(data):
            tables = max((s.cell.table for p in pages[-1:] for s in p if s.cell), default=tables)
            pages.append([*_stretches(page, tables), *_turned(turned)])
    except pdfminer_limits.TooLargeError as error:
        raise too_large(name, str(error)) from None
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed):
        raise ReadError(f"{name}: is encrypted; save it without a password first") from None
    except Exception as error:  # damaged files end in errors of every kind
        raise ReadError(
            f"{name}: cannot be read as PDF ({error or type(error).__name__})"
        ) from None
    return pages


def _stretches(page: Any, before: int) -> list[_Stretch]:
    """The paragraphs and cells of a page, in the order that breaks the fewest sentences.

    Args:
        page: as pdfminer lays it out.
        before: how many tables there were before it.
    """
    from pdfminer.layout import LTTextBox, LTTextLineHorizontal

    boxes = [box for box in page if isinstance(box, LTTextBox)]
    level = [
        line for box in boxes for line in _lines(box) if isinstance(line, LTTextLineHorizontal)
    ]
    tables = pdf_tables.tables(page, level)
    boxes, of_tables = _with_tables(boxes, tables)
    texts = _whole([box for box in boxes if id(box) not in of_tables])
    kept = {id(box) for box in texts} | of_tables.keys()
    boxes = [box for box in boxes if id(box) in kept]
    markers, frame = _markers(texts), _frame(page)
    paragraphs = {
        id(box): list(_cells(tables[of_tables[id(box)]], before + of_tables[id(box)] + 1))
        if id(box) in of_tables
        else _paragraphs(box, markers, frame)
        for box in boxes
    }
    best: list[_Stretch] = []
    fewest = None
    for order in [*(_in_order(boxes, lines) for lines in _BANDS), boxes]:
        found = [s for box in order for s in paragraphs[id(box)]]
        broken = len(_broken(found))
        if fewest is None or broken < fewest:
            best, fewest = found, broken
        if not fewest:
            break
    return best


def _with_tables(boxes: list[Any], tables: list[PageTable]) -> tuple[list[Any], dict[int, int]]:
    """`boxes` with one for each of `tables` in place of its lines, and the number of its table by its id.

    It stands where its first line did; what goes on below it in the box of that line is one of its own.
    """
    table_of = {id(line): number for number, table in enumerate(tables) for line in table.lines}
    found: list[Any] = []
    of_tables: dict[int, int] = {}
    placed: set[int] = set()
    for box in boxes:
        lines = _lines(box)
        if not any(id(line) in table_of for line in lines):
            found.append(box)
            continue
        for number, run in groupby(lines, key=lambda line: table_of.get(id(line))):
            if number is None:
                found.append(_box(run))
            elif number not in placed:
                placed.add(number)
                found.append(_box(tables[number].lines))
                of_tables[id(found[-1])] = number
    return found, of_tables


def _box(lines: Iterable[Any]) -> Any:
    from pdfminer.layout import LTTextBoxHorizontal

    box = LTTextBoxHorizontal()
    for line in lines:
        box.add(line)
    return box


def _cells(table: PageTable, number: int) -> Iterator[_Stretch]:
    """The cells of the table with this `number` in its document."""
    for cell in table.cells:
        place = Cell(number, cell.row, cell.column, cell.columns, cell.is_header)
        words = _UNKNOWN.sub("�", " ".join(cell.lines))
        yield _Stretch(words, cell.size, cell=place, is_doubtful=table.is_doubtful)


def _lines(box: Any) -> list[Any]:
    from pdfminer.layout import LTTextLine

    return [line for line in box if isinstance(line, LTTextLine) and line.get_text().strip()]


def _plane(boxes: list[Any]) -> Any:
    """An empty index by their places of things that lie within `boxes`, which must not be none."""
    from pdfminer.utils import Plane

    return Plane(
        (
            min(box.x0 for box in boxes) - 1,
            min(box.y0 for box in boxes) - 1,
            max(box.x1 for box in boxes) + 1,
            max(box.y1 for box in boxes) + 1,
        )
    )


def _whole(boxes: list[Any]) -> list[Any]:
    """`boxes` with those that lie inside another as lines of that one."""
    if not boxes:
        return []
    order: dict[int, int] = {}
    inside: dict[int, list[Any]] = {}
    found = _plane(boxes)
    for box in sorted(boxes, key=lambda b: -(b.x1 - b.x0) * (b.y1 - b.y0)):
        x, y = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        # What a box lies inside of lies at its middle, too.
        around = min(
            (
                b
                for b in found.find((x - 1, y - 1, x + 1, y + 1))
                if b.x0 - 1 <= box.x0 and box.x1 <= b.x1 + 1 and b.y0 < box.y0 and box.y1 < b.y1
            ),
            key=lambda b: order[id(b)],
            default=None,
        )
        if around is None:
            order[id(box)] = len(order)
            found.add(box)
        else:
            inside.setdefault(id(around), []).extend(_lines(box))
    for box in boxes:
        if id(box) in inside:
            box._objs = sorted(
                [*_lines(box), *inside[id(box)]], key=lambda line: (-round(line.y0), line.x0)
            )
    return [box for box in boxes if id(box) in order]


def _markers(boxes: list[Any]) -> dict[int, str]:
    """The marks of items that are lines by themselves, by the line of the words; "" for such a mark."""
    lines = [line for box in boxes for line in _lines(box)]
    alone = [line for line in lines if _ALONE.fullmatch(line.get_text().strip())]
    found: dict[int, str] = {}
    if not alone:
        return found
    marks = {id(line) for line in alone}
    order = {id(line): number for number, line in enumerate(lines)}
    others = _plane(lines)
    others.extend(line for line in lines if id(line) not in marks)
    for mark in alone:
        beside = [
            line
            for line in others.find((mark.x0, mark.y0, mark.x0 + _FURTHEST + 1, mark.y1))
            if 0 < line.x0 - mark.x0 <= _FURTHEST
            and min(line.y1, mark.y1) - max(line.y0, mark.y0) > mark.height / 2
        ]
        if beside:
            words = min(beside, key=lambda line: (line.x0, order[id(line)]))
            found[id(words)] = mark.get_text().strip() + " "
            found[id(mark)] = ""
    return found


def _turned(letters: list[Any]) -> list[_Stretch]:
    """The lines of `letters` that go up or down the page."""
    lines: dict[tuple[bool, int], list[Any]] = {}
    for letter in letters:
        lines.setdefault(
            (letter.matrix[1] > 0, round(letter.x0 / max(1, letter.width))), []
        ).append(letter)
    found = []
    for (is_up, _), line in lines.items():
        line.sort(key=lambda letter: letter.y0 if is_up else -letter.y0)
        words, last = "", line[0]
        for letter in line:
            gap = letter.y0 - last.y1 if is_up else last.y0 - letter.y1
            words += (" " if gap > 0.2 * letter.width else "") + letter.get_text()
            last = letter
        if words.strip():
            found.append(_Stretch(" ".join(words.split()), median(letter.width for letter in line)))
    return found


def _in_order(boxes: list[Any], band: float | None) -> list[Any]:
    """Boxes of a page (pdfminer's order) in the order in which its columns are read.

    A page in columns is cut where the columns part, between the boxes that go across, such as
    a title, and where white goes across that is `band` lines high (the recursive X-Y cut of Nagy and
    Seth, 1984): what stands above is read first, the left column before the right one. pdfminer
    orders by nearness, and puts the right column first where the left one begins lower.
    """
    gutter = _gutter(boxes)
    if gutter is None:
        return boxes
    if band is not None and (height := _band(boxes, band)) is not None:
        above = [b for b in boxes if b.y0 >= height]
        return _in_order(above, band) + _in_order([b for b in boxes if b.y0 < height], band)
    across = sorted((b for b in boxes if b.x0 < gutter < b.x1), key=lambda b: -b.y1)
    # A box stands above the first of these whose middle is lower than its own.
    lowest = list(accumulate((b.y0 + b.y1 for b in across), min))
    zones: list[tuple[list[Any], list[Any]]] = [([], []) for _ in [*across, None]]
    for box in boxes:
        if not box.x0 < gutter < box.x1:
            zone = bisect_right(lowest, -(box.y0 + box.y1), key=lambda middle: -middle)
            zones[zone][box.x0 >= gutter].append(box)
    ordered: list[Any] = []
    for sides, divider in zip_longest(zones, across):
        for side in sides:
            ordered += _in_order(sorted(side, key=lambda b: (-b.y1, b.x0)), band)
        if divider is not None:
            ordered.append(divider)
    return ordered


def _band(boxes: list[Any], lines: float) -> float | None:
    """The height (points) of a white across all `boxes` that is so many `lines` high.

    Of several it is the one with the most equal numbers of boxes above and below it, so that a page is
    cut into halves, quarters and so on, not band by band.
    """
    wanted = lines * median(line.height for box in boxes for line in _lines(box))
    low: float | None = None
    found: list[tuple[int, float]] = []
    for above, box in enumerate(sorted(boxes, key=lambda b: -b.y1)):
        if low is not None and low - box.y1 >= wanted:
            found.append((abs(len(boxes) - 2 * above), low))
        low = box.y0 if low is None else min(low, box.y0)
    return min(found, key=lambda one: one[0])[1] if found else None


class _Side(NamedTuple):
    """What stands on one side of a place: its boxes, how far they go (points), its lines, the long ones of them."""

    boxes: int = 0
    edge: float = -inf
    top: float = -inf
    bottom: float = inf
    lines: int = 0
    long: int = 0

    def with_box(self, box: Any) -> _Side:
        lines = [line for line in box.get_text().splitlines() if line.strip()]
        return _Side(
            self.boxes + 1,
            max(self.edge, box.x1),
            max(self.top, box.y1),
            min(self.bottom, box.y0),
            self.lines + len(lines),
            self.long + sum(len(line) >= _LEAST_LETTERS for line in lines),
        )

    def is_column(self) -> bool:
        """Whether it is running text, and not the cells of a table or the numbers of a list."""
        return self.lines >= _LEAST_LINES and 2 * self.long >= self.lines


def _gutter(boxes: list[Any]) -> float | None:
    """Where (points from the left) two columns of `boxes` part; None if there are none.

    It is where the fewest boxes go across, and of several such places where the numbers of boxes on
    both sides are the most equal.
    """
    by_end = sorted(boxes, key=lambda b: b.x1)
    by_start = sorted(boxes, key=lambda b: -b.x0)
    ends = [b.x1 for b in by_end]
    lefts = list(accumulate(by_end, _Side.with_box, initial=_Side()))
    rights = list(accumulate(by_start, _Side.with_box, initial=_Side()))
    best: tuple[tuple[int, int], float] | None = None
    for x in sorted({box.x0 for box in boxes}):
        left = lefts[bisect_left(ends, x)]
        right = rights[bisect_right(by_start, -x, key=lambda b: -b.x0)]
        crossing = len(boxes) - left.boxes - right.boxes
        fit = crossing, abs(left.boxes - right.boxes)
        if (
            (best is None or fit < best[0])
            and crossing <= min(left.boxes, right.boxes)
            and left.is_column()
            and right.is_column()
            and min(left.top, right.top) > max(left.bottom, right.bottom)
        ):
            best = fit, (left.edge + x) / 2
    return None if best is None else best[1]


def _paragraphs(box: Any, markers: dict[int, str], frame: _Frame) -> list[_Stretch]:
    """The paragraphs of a text box: one ends at a short last line, or before an indented one."""
    from pdfminer.layout import LTChar

    groups: list[list[tuple[str, float]]] = []
    edges: list[str] = []
    before: Any = None
    for line in _lines(box):
        marker = markers.get(id(line))
        words = _UNKNOWN.sub("�", " ".join(line.get_text().split()))
        words = (marker or "") + _LEADERS.sub("", words)
        if marker == "" or not words:
            continue
        sizes = [c.size for c in line if isinstance(c, LTChar)]
        size = round(median(sizes), 1) if sizes else 0.0
        if before is None or _is_new(words, size, line, groups[-1], before, box):
            groups.append([])
            edges.append(_edge(line, frame))
        groups[-1].append((words, size))
        before = line
    return [
        _Stretch(" ".join(w for w, _ in group), median(s for _, s in group), edge)
        for group, edge in zip(groups, edges, strict=True)
    ]


def _is_new(
    words: str, size: float, line: Any, paragraph: list[tuple[str, float]], before: Any, box: Any
) -> bool:
    """Whether `line` of a box begins a paragraph, behind `paragraph`, whose last line is `before`."""
    last, its_size = paragraph[-1]
    width = max(1.0, box.x1 - box.x0)
    room = box.x1 - before.x1
    if (
        abs(its_size - size) > 1
        or _CONTENTS.search(last)
        or _SECTION.match(words)
        or _begins_item(words, paragraph)
    ):
        return True
    if _ENDS.search(last):
        return bool(room > 0.12 * width or line.x0 - box.x0 > 0.02 * width)
    # The next word would have had its place on the line before: it is an item, or a line of its own.
    first = words.split()[0]
    needed = (len(first) + 1) * (line.x1 - line.x0) / max(1, len(words))
    begins = first[:1].isupper() and before.x0 - box.x0 < 0.02 * width
    is_deeper = line.x0 - before.x0 > its_size
    return bool((begins or is_deeper) and room > needed + _CLEARLY * its_size)


def _begins_item(line: str, paragraph: list[tuple[str, float]]) -> bool:
    """Whether `line`, after the lines of `paragraph`, begins an item of a list."""
    item = _ITEM.match(line)
    if item is None:
        return False
    # A figure may stand at the beginning of any line; after an item or a sentence it begins one.
    return (
        item["marker"] in _BULLETS
        or _ITEM.match(paragraph[0][0]) is not None
        or _ENDS.search(paragraph[-1][0]) is not None
    )


class _Frame(NamedTuple):
    """Heights of a page (points): where its head ends and its foot begins, and how far its text goes."""

    head: float
    foot: float
    top: float
    bottom: float


def _frame(page: Any) -> _Frame:
    margin = _MARGIN * (page.y1 - page.y0)
    boxes = [box for box in page if hasattr(box, "get_text") and box.get_text().strip()]
    return _Frame(
        page.y1 - margin,
        page.y0 + margin,
        max((box.y1 for box in boxes), default=page.y1),
        min((box.y0 for box in boxes), default=page.y0),
    )


def _edge(line: Any, frame: _Frame) -> str:
    """`head` or `foot` for a line in the margins of a page, and for its first and its last line."""
    near = line.height / 2
    if line.y1 > min(frame.head, frame.top - near):
        return "head"
    return "foot" if line.y0 < max(frame.foot, frame.bottom + near) else ""


def _without_running_heads(pages: list[list[_Stretch]]) -> list[list[_Stretch]]:
    """`pages` without page numbers, and without lines that most pages share, or the margins of some."""
    body = median([s.size for page in pages for s in page for _ in s.text] or [0])
    same = Counter(text for page in pages for text in {s.text for s in page if not s.cell})
    repeated = {text for text, count in same.items() if count > 2 and count > len(pages) / 2}
    edges = Counter(key for page in pages for key in {_running(s) for s in page if s.edge})

    def is_running(stretch: _Stretch) -> bool:
        if stretch.cell is not None:
            return False
        if stretch.text in repeated and any(map(str.isalpha, stretch.text)):
            return True
        if not stretch.edge:
            return False
        return _PAGE_NUMBER.fullmatch(stretch.text) is not None or (
            stretch.size <= body * _LARGER and edges[_running(stretch)] > 1
        )

    return [[s for s in page if not is_running(s)] for page in pages]


def _running(stretch: _Stretch) -> tuple[str, int, str]:
    return _NUMBER.sub("#", stretch.text), round(stretch.size), stretch.edge


def _joined(pages: list[list[_Stretch]]) -> list[_Stretch]:
    """The paragraphs of all pages; one that goes on over a page or column is joined."""
    found: list[_Stretch] = []
    for stretch in (s for page in pages for s in page):
        if stretch.cell is not None:
            found.append(stretch)
        elif (
            found
            and found[-1].cell is None
            and not _ENDS.search(found[-1].text)
            and stretch.text[:1].islower()
            and not _ITEM.match(stretch.text)
            and not _CONTENTS.search(found[-1].text)
            and abs(found[-1].size - stretch.size) <= 1
        ):
            found[-1] = _Stretch(f"{found[-1].text} {stretch.text}", found[-1].size)
        elif any(map(str.isalnum, stretch.text)):
            found.append(stretch)
    return [replace(s, text=_HYPHEN.sub("", s.text)) for s in found]


def _metadata(data: bytes) -> tuple[str, str]:
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser
    from pdfminer.utils import decode_text

    try:
        info = PDFDocument(PDFParser(BytesIO(data))).info
        entry = info[0] if info else {}
        author = entry.get("Author", b"")
        created = entry.get("CreationDate", b"")
        author = decode_text(author) if isinstance(author, bytes) else ""
        found = re.match(
            rb"D:(\d{4})(\d{2})(\d{2})", created if isinstance(created, bytes) else b""
        )
    except Exception:  # metadata is no reason to refuse a file that could be read
        return "", ""
    return author, "-".join(part.decode() for part in found.groups()) if found else ""
