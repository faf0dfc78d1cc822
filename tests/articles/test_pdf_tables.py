"""Tables of a PDF are tables in results; what only looks like one is not."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import documents
import pytest
from growth import grows_at_most
from helpers import in_capitals

from translate import articles, bilingual
from translate.articles import pdf
from translate.document import Document, Kind

Line = tuple[int, int, int, str]
Rule = tuple[int, int, int, int]

_TEXT = "La ville a publié mardi les chiffres de l'année, et"


def read(tmp_path: Path, *pages: list[Line], rules: list[Rule] | None = None) -> Document:
    return articles.read(documents.pdf(tmp_path / "a.pdf", list(pages), rules=rules))


def rows(words: list[list[str]], x: tuple[int, ...], top: int = 600, step: int = 20) -> list[Line]:
    """Lines of text in rows and columns; "" is an empty cell."""
    return [
        (11, at, top - step * n, word)
        for n, row in enumerate(words)
        for at, word in zip(x, row, strict=True)
        if word
    ]


def grid(x: tuple[int, ...], y: tuple[int, ...]) -> list[Rule]:
    return [(x[0], at, x[-1], at) for at in y] + [(at, y[0], at, y[-1]) for at in x]


def cells(document: Document) -> list[tuple[int, int, int, int, str]]:
    return [
        (b.cell.table, b.cell.row, b.cell.column, b.cell.columns, b.text)
        for b in document.blocks
        if b.cell is not None
    ]


def around(table: list[Line], name: str = "un") -> list[Line]:
    """`table` between two paragraphs, which have a `name`."""
    text = [(11, 60, 740, f"{_TEXT} à la page {name}"), (11, 60, 727, f"le texte {name} le dit.")]
    return [*text, *table, (11, 60, 420, f"{_TEXT} voilà le texte {name}.")]


def test_a_ruled_table_is_a_table_in_every_result(tmp_path: Path) -> None:
    table = rows([["**Écluse", "**Hauteur"], ["de Dole", "3 m"], ["du pont", "2 m"]], (65, 205))
    document = read(tmp_path, around(table), rules=grid((60, 200, 330), (614, 594, 574, 554)))
    assert [b.kind for b in document.blocks].count(Kind.PARAGRAPH) == 2
    assert cells(document) == [
        (1, 0, 0, 1, "Écluse"), (1, 0, 1, 1, "Hauteur"),
        (1, 1, 0, 1, "de Dole"), (1, 1, 1, 1, "3 m"),
        (1, 2, 0, 1, "du pont"), (1, 2, 1, 1, "2 m"),
    ]  # fmt: skip
    assert document.encoding == "utf-8"
    translation = in_capitals(document)
    markdown = str(bilingual.render(translation, "markdown"))
    assert "| Écluse | ÉCLUSE | Hauteur | HAUTEUR |" in markdown
    assert "| de Dole | DE DOLE | 3 m | 3 M |" in markdown
    assert "<th" in str(bilingual.render(translation, "html"))


def test_cells_go_over_columns_and_lines_where_rules_are_left_out(tmp_path: Path) -> None:
    rules = [
        *((60, y, 360, y) for y in (620, 600, 560)), (60, 580, 160, 580),
        (60, 620, 60, 560), (360, 620, 360, 560),
        (160, 600, 160, 560), (260, 600, 260, 560),
    ]  # fmt: skip
    table = [
        (11, 130, 605, "Les péniches qui passent par le canal"),
        (11, 65, 585, "le jour"), (11, 65, 565, "la nuit"),
        (11, 165, 585, "elles sont"), (11, 165, 568, "nombreuses"),
        (11, 265, 575, "trente"),
    ]  # fmt: skip
    # The rule under "le jour" ends where the next column begins, whose cells are two rows high.
    assert cells(read(tmp_path, around(table), rules=rules)) == [
        (1, 0, 0, 3, "Les péniches qui passent par le canal"),
        (1, 1, 0, 1, "le jour"), (1, 1, 1, 1, "elles sont nombreuses"), (1, 1, 2, 1, "trente"),
        (1, 2, 0, 1, "la nuit"),
    ]  # fmt: skip


def test_a_table_open_at_its_sides(tmp_path: Path) -> None:
    table = rows([["Le pays", "La capitale"], ["la Suède", "Stockholm"]], (65, 205))
    rules = [(60, 594, 330, 594), (200, 614, 200, 574)]
    assert [c[1:3] for c in cells(read(tmp_path, around(table), rules=rules))] == [
        (0, 0), (0, 1), (1, 0), (1, 1),
    ]  # fmt: skip


def test_columns_in_line_are_a_table(tmp_path: Path) -> None:
    words = [["Ville", "2019", "2023"], ["Dole", "120", "140"], ["Sète", "", "7"]]
    document = read(tmp_path, around(rows(words, (60, 250, 400))))
    assert [c[1:3] + c[4:] for c in cells(document)] == [
        (n, m, word) for n, row in enumerate(words) for m, word in enumerate(row) if word
    ]
    assert document.encoding == "utf-8"


def test_a_table_with_cells_of_two_lines_is_said_to_be_in_doubt(tmp_path: Path) -> None:
    lines = [
        (11, 60, 600, "Les bateaux à"), (11, 250, 600, "120"), (11, 60, 587, "moteur seuls"),
        (11, 60, 565, "Les voiliers"), (11, 250, 565, "85"), (11, 60, 545, "Les barques"), (11, 250, 545, "7"),
    ]  # fmt: skip
    document = read(tmp_path, around(lines))
    assert [c[4] for c in cells(document)] == [
        "Les bateaux à moteur seuls", "120", "Les voiliers", "85", "Les barques", "7",
    ]  # fmt: skip
    assert "table in doubt on page 1: is “Les bateaux à …” in its place?" in document.encoding


def test_tables_are_numbered_through_and_stand_where_they_are_read(tmp_path: Path) -> None:
    table = rows([["Dole", "120"], ["Sète", "85"], ["Ornans", "7"]], (60, 250))
    document = read(tmp_path, around(table), around(table, "deux"))
    assert [c[0] for c in cells(document)] == [1] * 6 + [2] * 6
    kinds = "".join("P" if b.cell is None else "c" for b in document.blocks)
    assert kinds == "PccccccPPccccccP"


def column(x: int, lines: int = 12, width: int = 34) -> list[Line]:
    words = "la barge passe sous le pont de pierre et va vers le port où on la décharge le soir"
    text = (f"{words} ".capitalize() * 20).split()
    found: list[Line] = []
    line = ""
    for word in text:
        if len(line) + len(word) >= width:
            found.append((11, x, 700 - 13 * len(found), line))
            line = ""
        line = f"{line} {word}".strip()
        if len(found) == lines:
            break
    return found


@pytest.mark.parametrize(
    "page",
    [
        [*column(60), *column(320)],
        [*column(40, width=24), *column(220, width=24), *column(400, width=24)],
        [*column(60), *rows([["Le port"], ["de nuit"], ["© Jeanne"]], (330,), 700, 13)],
        rows([["Jean Petit", "Anne Roy"], ["Luc Faure", "Ève Blanc"], ["Paul Noir", "Léa Roux"]], (60, 250)),
        rows([["Le maire,", "La greffière,"], ["Jean Petit", "Anne Roy"]], (60, 320)),
        rows([[f"{n}.", words] for n, words in enumerate(["Ouvrir", "Entrer", "Fermer"], 1)], (60, 90)),
        rows([["Dole, le 3 mai 2024", "Page 12"]], (60, 400)),
        rows([["1 Les ports", "3"], ["2 Les canaux", "5"], ["2.1 Le Rhin", "5"], ["3 Les mers", "12"]], (60, 400)),
        [(11, 120, 600, "i = 1"), (11, 300, 600, "(4.2)"), (11, 60, 586, "F ="), (11, 200, 586, "3 x + 4 y")],
        rows([["Les écluses", ". . . . . . . . . . 3"], ["Les ponts", ". . . . . . . . 12"], ["Index", ". . . . . . 40"]], (60, 250)),
    ],
    ids=["two columns", "three columns", "a caption", "names", "signatures", "a list", "one row", "sections", "a formula", "contents"],
)  # fmt: skip
def test_what_is_no_table(tmp_path: Path, page: list[Line]) -> None:
    assert not cells(read(tmp_path, page))


def test_lines_on_a_coloured_ground_are_no_table(tmp_path: Path) -> None:
    widths, tops = (480, 430, 300), (715, 702, 689, 676)
    rules = [
        rule
        for width, (top, bottom) in zip(widths, pairwise(tops), strict=True)
        for rule in grid((58, 58 + width), (top, bottom))
    ]
    page = [
        (11, 60, top - 11, "La ligne est sur un fond de couleur"[: 40 - n])
        for n, top in enumerate(tops[:3])
    ]
    assert not cells(read(tmp_path, page, rules=rules))


def test_frames_that_touch_are_no_table(tmp_path: Path) -> None:
    frames = [
        (50, 100, 290, 720),
        (290, 100, 540, 720),
        (290, 300, 420, 500),
        (150, 650, 290, 720),
        (290, 560, 400, 640),
    ]
    rules = [rule for a, b, c, d in frames for rule in grid((a, c), (b, d))]
    page = rows(
        [["Un port", "Un quai"], ["Un mât", "Un phare"], ["Un pont", "Une rame"]],
        (155, 300),
        680,
        60,
    )
    assert not cells(read(tmp_path, page, rules=rules))


@pytest.mark.parametrize(
    "rules",
    [
        grid((50, 290, 540), (720, 100)),
        grid((50, 290, 540), (720, 640, 100)),
        [(50, 720, 540, 720), (290, 720, 290, 100), (50, 100, 540, 100)],
        [(50, y, 540, y) for y in range(100, 700, 20)],
    ],
    ids=["boxes", "boxes in two rows", "a line between columns", "lines to write on"],
)
def test_rules_around_columns_make_no_table(tmp_path: Path, rules: list[Rule]) -> None:
    page = [*column(60, 40), *column(300, 40)]
    assert not cells(read(tmp_path, page, rules=rules))


@pytest.mark.parametrize("ruled", [True, False])
def test_finding_tables_grows_with_the_lines(tmp_path: Path, ruled: bool) -> None:
    from pdfminer.layout import LTTextBox

    from translate.articles import pdf_tables, pdfminer_limits

    def work(n: int) -> Callable[[], object]:
        words = [[f"Ville {m}", str(m)] for m in range(n)]
        rules = grid((40, 240, 300), tuple(5015 - 20 * m for m in range(n + 1))) if ruled else None
        path = documents.pdf(tmp_path / f"{n}.pdf", [rows(words, (60, 250), 5000)], rules=rules)
        ((page, _),) = pdfminer_limits.pages(path.read_bytes())
        lines = [line for box in page if isinstance(box, LTTextBox) for line in pdf._lines(box)]
        return lambda: pdf_tables.tables(page, lines)

    grows_at_most(2.3, work, 40)
