"""The reading order of a PDF, what is no text of it, and what is said where the order is in doubt."""

from pathlib import Path

import documents
import pytest

from translate import articles
from translate.document import Kind

Line = tuple[int, int, int, str]


def column(x: int, top: int, name: str, lines: int = 5, ends: bool = True) -> list[Line]:
    """Running text in a column: it names itself in its first line, and ends a sentence or breaks off."""
    words = [f"Le texte {name} commence", *["et va d'une ligne à une autre"] * (lines - 2)]
    words.append(f"où {name} finit pour de bon{'.' if ends else ' et'}")
    return [(11, x, top - 13 * n, line) for n, line in enumerate(words)]


def going_on(x: int, top: int, name: str) -> list[Line]:
    """The rest of a sentence that broke off in another column."""
    lines = [f"puis le texte {name} continue", "et va d'une ligne à une autre"]
    lines += ["jusqu'à la toute fin de la phrase."]
    return [(11, x, top - 13 * n, line) for n, line in enumerate(lines)]


def read(tmp_path: Path, *pages: list[Line], turned: Line | None = None) -> articles.Document:
    return articles.read(documents.pdf(tmp_path / "a.pdf", list(pages), turned))


def order(document: articles.Document, *wanted: str) -> list[str]:
    text = " ".join(block.text for block in document.blocks)
    return sorted(wanted, key=text.index)


def test_a_figure_across_both_columns_parts_the_page(tmp_path: Path) -> None:
    page = [
        *column(60, 780, "un", ends=False), *going_on(320, 780, "deux"),
        (8, 60, 560, "Une légende à gauche"),
        *column(60, 520, "trois", ends=False), *going_on(320, 520, "quatre"),
    ]  # fmt: skip
    document = read(tmp_path, page)
    names = ["texte un", "texte deux", "légende", "texte trois", "texte quatre"]
    assert order(document, *names) == names
    assert document.encoding == "utf-8"


def test_white_in_both_columns_parts_none_where_sentences_go_on_below(tmp_path: Path) -> None:
    page = [
        *column(60, 780, "un", ends=False), *going_on(60, 680, "deux"),
        *column(320, 780, "trois", ends=False), *going_on(320, 680, "quatre"),
    ]  # fmt: skip
    names = ["texte un", "texte deux", "texte trois", "texte quatre"]
    assert order(read(tmp_path, page), *names) == names


def test_three_columns(tmp_path: Path) -> None:
    page = [
        (22, 40, 790, "Un titre qui va par-dessus les trois colonnes de la page"),
        *column(400, 750, "trois"), *column(40, 700, "un"), *column(220, 740, "deux"),
    ]  # fmt: skip
    assert order(read(tmp_path, page), "texte trois", "texte un", "texte deux") == [
        "texte un", "texte deux", "texte trois",
    ]  # fmt: skip


def test_an_order_that_is_in_doubt_is_said_with_its_page(tmp_path: Path) -> None:
    whole = column(60, 780, "un")
    broken = [*column(60, 780, "deux"), *going_on(60, 600, "trois")]
    document = read(tmp_path, whole, broken)
    assert "in doubt on page 2: what is “puis le texte …” the end of?" in document.encoding


def test_a_line_up_the_side_is_one_line(tmp_path: Path) -> None:
    document = read(
        tmp_path, column(80, 780, "un"), turned=(9, 40, 300, "Rapport annuel de la ville")
    )
    assert [block.text for block in document.blocks][-1] == "Rapport annuel de la ville"


def test_figures_of_a_table_are_no_page_numbers(tmp_path: Path) -> None:
    rows = [("Lyon", "120", "3"), ("Nantes", "85", "12"), ("Dole", "7", "1")]
    page = [
        *column(60, 780, "un"),
        *[(11, x, 600 - 30 * n, word) for n, row in enumerate(rows) for x, word in zip((60, 250, 400), row, strict=True)],
        *column(60, 480, "deux"),
        (9, 290, 30, "14"),
    ]  # fmt: skip
    texts = [block.text for block in read(tmp_path, page).blocks]
    assert {word for row in rows for word in row} <= set(texts)
    assert "14" not in texts


@pytest.mark.parametrize("pages", [2, 3, 5])
def test_heads_and_feet_are_left_out_however_few_pages_there_are(
    tmp_path: Path, pages: int
) -> None:
    made = [
        [
            (9, 60, 815, "Le Fanal" if n % 2 else "Cahier de mars"),
            *column(60, 700, str(n)),
            (9, 60, 30, f"Page {n} sur {pages}"),
        ]
        for n in range(1, pages + 1)
    ]
    texts = [block.text for block in read(tmp_path, *made).blocks]
    assert sum(text.startswith("Le texte") for text in texts) == pages
    assert not [text for text in texts if text.startswith("Page")]
    assert ("Le Fanal" in texts) is (pages == 2)  # once each: no one can tell


def test_marks_of_items_that_stand_by_themselves(tmp_path: Path) -> None:
    items = ["Une voile de rechange", "Une rame", "De l'eau"]
    page = [
        line
        for n, words in enumerate(items)
        for line in ((11, 60, 700 - 40 * n, "•"), (11, 90, 700 - 40 * n, words))
    ]
    page += [(11, 60, 560, "3."), (11, 90, 560, "Le cap au nord")]
    found = [(b.marker, b.text) for b in read(tmp_path, page).blocks if b.kind is Kind.LIST_ITEM]
    assert found == [*(("-", words) for words in items), ("3.", "Le cap au nord")]


def test_items_without_marks_and_sections_are_paragraphs_of_their_own(tmp_path: Path) -> None:
    lines = ["Le premier point est bref", "Le deuxième ne l'est pas moins", "1.1 Le canal", "1.2 Les écluses",
             "Le dernier est assez long pour remplir toute la largeur de sa ligne, ou presque."]  # fmt: skip
    page = [(11, 60, 700 - 13 * n, line) for n, line in enumerate(lines)]
    assert [b.text for b in read(tmp_path, page).blocks] == lines


def test_leaders_of_a_table_of_contents_are_no_words(tmp_path: Path) -> None:
    page = [
        line
        for n, words in enumerate(["Les écluses", "Les ponts du canal"])
        for line in ((11, 60, 700 - 13 * n, words), (11, 220, 700 - 13 * n, ". . . . . . . . . ."))
    ]
    assert [b.text for b in read(tmp_path, page).blocks] == ["Les écluses", "Les ponts du canal"]
