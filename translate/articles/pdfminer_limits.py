"""The pages of a PDF by pdfminer.six, which itself unpacks and lays out whatever it is given."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from pdfminer import pdftypes
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

_MOST_PAGES = 2000
#: Bytes of an unpacked stream: the drawing of a page, a font, a table of objects.
_MOST_STREAM = 20_000_000
#: Letters, lines and figures of a page: a page of a newspaper has 20,000, a dense map 100,000.
_MOST_ON_A_PAGE = 200_000
_FIGURE = 20  # as many letters take as long


class TooLargeError(Exception):
    """There is more in the file than is read; the message says of what."""


def _decompress(data: bytes) -> bytes:
    """As `zlib.decompress`, up to `_MOST_STREAM` bytes."""
    unpacker = zlib.decompressobj()
    unpacked = unpacker.decompress(data, _MOST_STREAM + 1)
    if len(unpacked) > _MOST_STREAM:
        raise TooLargeError(f"a stream of more than {_MOST_STREAM // 1_000_000} MB")
    if not unpacker.eof:
        raise zlib.error("incomplete or truncated stream")
    return unpacked


# pdfminer.six has no limit and no hook; this is the one call by which it unpacks.
pdftypes.zlib = SimpleNamespace(
    decompress=_decompress, decompressobj=zlib.decompressobj, error=zlib.error
)


class _Device(PDFPageAggregator):  # type: ignore[misc]
    """Lays a page out, and counts what is drawn on it.

    Letters of lines that are turned are kept apart: the layout would take each for a line.
    """

    def begin_page(self, *page: Any) -> None:
        self._drawn = 0
        self.turned: list[Any] = []
        super().begin_page(*page)

    def render_char(self, *character: Any, **more: Any) -> Any:
        self._count()
        advance = super().render_char(*character, **more)
        drawn = self.cur_item._objs
        if drawn and isinstance(drawn[-1], LTChar) and _is_turned(drawn[-1]):
            self.turned.append(drawn.pop())
        return advance

    def paint_path(self, *path: Any) -> None:
        self._count()
        super().paint_path(*path)

    def begin_figure(self, *figure: Any) -> None:
        self._count(_FIGURE)  # a figure may draw others, and these yet others
        super().begin_figure(*figure)

    def _count(self, signs: int = 1) -> None:
        self._drawn += signs
        if self._drawn > _MOST_ON_A_PAGE:
            raise TooLargeError(f"a page of more than {_MOST_ON_A_PAGE:,} signs")


def _is_turned(letter: Any) -> bool:
    a, b, *_ = letter.matrix
    return bool(abs(b) > abs(a))


def pages(data: bytes) -> Iterator[tuple[Any, list[Any]]]:
    """The pages of the PDF file `data`, laid out; with each, the letters of lines that are turned.

    Raises:
        TooLargeError: there are too many of them, or too much on one.
    """
    resources = PDFResourceManager()
    device = _Device(resources, laparams=LAParams())
    interpreter = PDFPageInterpreter(resources, device)
    for number, page in enumerate(PDFPage.get_pages(BytesIO(data))):
        if number == _MOST_PAGES:
            raise TooLargeError(f"more than {_MOST_PAGES} pages")
        interpreter.process_page(page)
        yield device.get_result(), device.turned
