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
            pages.append(
                [s for box in page if isinstance(box, LTTextBox) for s in _paragraphs(box)]
            )
    except pdfminer_limits.TooLargeError as error:
        raise too_large(name, str(error)) from None
    except (PDFPasswordIncorrect, PDFTextExtractionNotAllowed):
        raise ReadError(f"{name}: is encrypted; save it without a password first") from None
    except Exception as error:  # damaged files end in errors of every kind
        raise ReadError(
            f"{name}: cannot be read as PDF ({error or type(error).__name__})"
        ) from None
    return pages


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
