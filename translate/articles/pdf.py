"""PDF with a text layer: its text in reading order, as pdfminer.six finds it.

Lines of a paragraph are joined, words divided at the end of a line are put together, and what
stands at the head or foot of most pages is left out.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from statistics import median
from typing import Any

from translate.articles.composed import Paragraph, compose
from translate.articles.limits import too_large
from translate.articles.mending import mend
from translate.document import Document, Kind
from translate.errors import ReadError

_HYPHEN = re.compile(r"(?<=[a-zà-ÿ])[-\u00ad] (?=[a-zà-ÿ])")
_NUMBER = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?…:][\s\u00a0\u202f]*[»”\")]?\s*$")
_PAGE_NUMBER = re.compile(r"[\divxIVX /.–-]{1,9}")
#: A column has so many lines, of so many characters: a narrow one of a newspaper has 25 to 30.
_LEAST_LINES, _LEAST_LETTERS = 3, 22
#: What begins an item of a list, and a line of a table of contents.
_BULLETS = "•▪◦‣●■"
_ITEM = re.compile(rf"(?P<marker>[{_BULLETS}]|\(?\d{{1,2}}[.)]|[a-z]\))\s+(?=\S)")
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d+$")
#: A heading is set so much larger than the running text, and has at most so many characters.
_LARGER, _LONGEST_HEADING = 1.15, 200


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines that belong together: their words and the height of their letters (points)."""

    text: str
    size: float


def read(data: bytes, name: str) -> Document:
    """The document in the PDF file `data`.

    Raises:
        ReadError: it is damaged or encrypted, or has no text layer.
    """
    stretches = _joined(_without_running_heads(_pages(data, name)))
    if not any(c.isalpha() for s in stretches for c in s.text):
        raise ReadError(f"{name}: has no text layer (a scan?); run it through an OCR program first")
    letters = [s.size for s in stretches for _ in s.text]
    body = median(letters)
    largest = max(s.size for s in stretches)
    paragraphs = []
    mended: dict[str, None] = {}
    for stretch in stretches:
        words, done = mend(stretch.text)
        mended |= dict.fromkeys(done)
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
    author, date = _metadata(data)
    return Document(name, text, ", ".join(["utf-8", *mended]), "pdf", blocks, author, date)


def _pages(data: bytes, name: str) -> list[list[_Stretch]]:
    """The paragraphs of each page, in reading order."""
    from pdfminer.layout import LTTextBox
    from pdfminer.pdfdocument import PDFPasswordIncorrect, PDFTextExtractionNotAllowed

    from translate.articles import pdfminer_limits

    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    pages: list[list[_Stretch]] = []
    try:
        for page in pdfminer_limits.pages(data):
            boxes = _in_order([box for box in page if isinstance(box, LTTextBox)])
            pages.append([s for box in boxes for s in _paragraphs(box)])
    except pdfminer_limits.TooLargeError as error:
        raise too_large(name, str(error)) from None
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed):
        raise ReadError(f"{name}: is encrypted; save it without a password first") from None
    except Exception as error:  # damaged files end in errors of every kind
        raise ReadError(
            f"{name}: cannot be read as PDF ({error or type(error).__name__})"
        ) from None
    return pages


def _in_order(boxes: list[Any]) -> list[Any]:
    """Boxes of a page (pdfminer's order) in the order in which its columns are read.

    A page in columns is cut where the columns part, and between the boxes that go across, such as
    a title (the recursive X-Y cut of Nagy and Seth, 1984): what stands above such a box is read
    before it, the left column before the right one. pdfminer orders by nearness, and puts the right
    column first where the left one begins lower.
    """
    gutter = _gutter(boxes)
    if gutter is None:
        return boxes
    across = sorted((b for b in boxes if b.x0 < gutter < b.x1), key=lambda b: -b.y1)
    rest = [b for b in boxes if not b.x0 < gutter < b.x1]
    ordered: list[Any] = []
    for divider in [*across, None]:
        zone = [b for b in rest if divider is None or b.y0 + b.y1 > divider.y0 + divider.y1]
        rest = [b for b in rest if b not in zone]
        for side in ([b for b in zone if b.x1 <= gutter], [b for b in zone if b.x0 >= gutter]):
            ordered += _in_order(sorted(side, key=lambda b: (-b.y1, b.x0)))
        if divider is not None:
            ordered.append(divider)
    return ordered


def _gutter(boxes: list[Any]) -> float | None:
    """Where (points from the left) the first two columns of `boxes` part; None if there are none."""
    best: tuple[int, float] | None = None
    for x in sorted({box.x0 for box in boxes}):
        left = [b for b in boxes if b.x1 < x]
        right = [b for b in boxes if b.x0 >= x]
        crossing = len(boxes) - len(left) - len(right)
        if (
            (best is None or crossing < best[0])
            and crossing <= min(len(left), len(right))
            and _is_column(left)
            and _is_column(right)
            and min(max(b.y1 for b in left), max(b.y1 for b in right))
            > max(min(b.y0 for b in left), min(b.y0 for b in right))
        ):
            best = crossing, (max(b.x1 for b in left) + x) / 2
    return None if best is None else best[1]


def _is_column(boxes: list[Any]) -> bool:
    """Whether `boxes` are running text, and not the cells of a table or the numbers of a list."""
    lines = [line for box in boxes for line in box.get_text().splitlines() if line.strip()]
    return len(lines) >= _LEAST_LINES and median(map(len, lines)) >= _LEAST_LETTERS


def _paragraphs(box: Any) -> list[_Stretch]:
    """The paragraphs of a text box: one ends at a short last line, or before an indented one."""
    from pdfminer.layout import LTChar, LTTextLine

    groups: list[list[tuple[str, float]]] = []
    before: Any = None
    for line in (item for item in box if isinstance(item, LTTextLine)):
        words = " ".join(line.get_text().split())
        if not words:
            continue
        sizes = [c.size for c in line if isinstance(c, LTChar)]
        size = round(median(sizes), 1) if sizes else 0.0
        width = max(1.0, box.x1 - box.x0)
        ends = before is not None and (
            abs(groups[-1][-1][1] - size) > 1
            or _CONTENTS.search(groups[-1][-1][0])
            or _begins_item(words, groups[-1])
            or (
                _ENDS.search(groups[-1][-1][0])
                and (box.x1 - before.x1 > 0.12 * width or line.x0 - box.x0 > 0.02 * width)
            )
        )
        if before is None or ends:
            groups.append([])
        groups[-1].append((words, size))
        before = line
    return [_Stretch(" ".join(w for w, _ in g), median(s for _, s in g)) for g in groups]


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


def _without_running_heads(pages: list[list[_Stretch]]) -> list[list[_Stretch]]:
    """`pages` without page numbers and lines that most pages share."""
    same = Counter(box for page in pages for box in {_NUMBER.sub("#", s.text) for s in page})
    repeated = {box for box, count in same.items() if count > 2 and count > len(pages) / 2}
    return [
        [
            s
            for s in page
            if _NUMBER.sub("#", s.text) not in repeated and not _PAGE_NUMBER.fullmatch(s.text)
        ]
        for page in pages
    ]


def _joined(pages: list[list[_Stretch]]) -> list[_Stretch]:
    """The paragraphs of all pages; one that goes on over a page or column is joined."""
    found: list[_Stretch] = []
    for stretch in (s for page in pages for s in page):
        if (
            found
            and not _ENDS.search(found[-1].text)
            and stretch.text[:1].islower()
            and not _ITEM.match(stretch.text)
            and not _CONTENTS.search(found[-1].text)
            and abs(found[-1].size - stretch.size) <= 1
        ):
            found[-1] = _Stretch(f"{found[-1].text} {stretch.text}", found[-1].size)
        else:
            found.append(stretch)
    return [_Stretch(_HYPHEN.sub("", s.text), s.size) for s in found]


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
