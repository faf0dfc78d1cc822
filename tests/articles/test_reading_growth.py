"""What reading costs grows with the article, not with its square, whatever stands in it how often."""

from collections.abc import Callable
from pathlib import Path

import documents
import pytest
from growth import grows_at_most, lines

from translate.articles import grid, html, parse, pdf, pdfminer_limits
from translate.segmentation import segment


@pytest.mark.parametrize(
    "page",
    [
        lambda n: "<p>" + "<i>" * n + "mot" + "</b>" * n,
        lambda n: "<ul><li>mot " * n,
        lambda n: "<div>mot" * n,
        lambda n: "<table>" + "<tr><td rowspan=900 colspan=90>mot" * (n // 4),
    ],
    ids=["tags that end none", "lists", "blocks", "tall and wide cells"],
)
def test_what_is_nested_in_a_page(
    page: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # Fewer, so that a short page is past them.
    monkeypatch.setattr(html, "_DEEPEST", 10)
    monkeypatch.setattr(grid, "_FURTHEST", 10)
    grows_at_most(2.3, lambda n: lambda: html.all_blocks_of(page(n)), 60, lines)


@pytest.mark.parametrize("piece", ["www.exemple.fr ", "Le [mot](b) est dit. "])
def test_addresses_and_links_of_a_paragraph(piece: str) -> None:
    def work(n: int) -> Callable[[], object]:
        read = parse(piece * n, format="markdown" if "](" in piece else "text")
        return lambda: segment(read)

    grows_at_most(2.3, work, 50, lines)


@pytest.mark.parametrize("apart", [13, 40], ids=["one box", "many boxes"])
def test_marks_and_boxes_of_a_page_of_a_pdf(apart: int, tmp_path: Path) -> None:
    from pdfminer.layout import LTTextBox

    def work(n: int) -> Callable[[], object]:
        page = [
            (11, x, apart * number, words)
            for number in range(1, n + 1)
            for x, words in ((60, f"{number % 9 + 1}."), (90, f"Le point numéro {number}"))
        ]
        path = documents.pdf(tmp_path / f"{n}.pdf", [page])
        ((laid_out, _),) = pdfminer_limits.pages(path.read_bytes())
        boxes = [box for box in laid_out if isinstance(box, LTTextBox)]
        return lambda: pdf._markers(pdf._whole(boxes))

    grows_at_most(2.5, work, 60, lines)


_LINE = "une ligne de texte courant"


@pytest.mark.parametrize(
    "place",
    [
        lambda n: [(x, 40 * row) for row in range(n) for x in (60, 360)],
        lambda n: [(x, 40 * row) for row in range(n) for x in ((60, 360) if row % 4 else (220,))],
        lambda n: [(200 * column, 12 * row) for column in range(n // 2) for row in range(4)],
    ],
    ids=["white across", "lines across", "many columns"],
)
def test_columns_of_a_page_of_a_pdf(
    place: Callable[[int], list[tuple[int, int]]], tmp_path: Path
) -> None:
    from pdfminer.layout import LTTextBox

    def work(n: int) -> Callable[[], object]:
        page = [(11, x, y, _LINE) for x, y in place(n)]
        path = documents.pdf(tmp_path / f"{n}.pdf", [page])
        ((laid_out, _),) = pdfminer_limits.pages(path.read_bytes())
        boxes = [box for box in laid_out if isinstance(box, LTTextBox)]
        return lambda: [pdf._in_order(boxes, band) for band in pdf._BANDS]

    grows_at_most(2.5, work, 40, lines)
