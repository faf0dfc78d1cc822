"""What reading costs grows with the article, not with its square, whatever stands in it how often."""

from collections.abc import Callable

import pytest
from growth import grows_at_most, lines

from translate.articles import grid, html, parse
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
