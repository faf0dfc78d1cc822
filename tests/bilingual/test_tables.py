"""Tables of an article are tables in its results, cell beside cell in both languages."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from helpers import in_capitals, translated
from lxml import html
from markdown_it import MarkdownIt

from translate import articles, bilingual
from translate.bilingual import json as interchange
from translate.document import Cell, Translation
from translate.errors import ReadError

#: Cells over two columns and rows, paragraphs and a list in a cell, and none.
PAGE = """<html lang="fr"><body><h1>Les fermes</h1><p>Voici ce que la région a produit.</p>
<table><thead><tr><th rowspan="2">Ferme<th colspan="2">Lait</tr><tr><th>en mai<th>en juin</tr></thead>
<tr><td>Kerjean<td>31 litres<td>47 litres
<tr><td><p>Le Menhir</p><p>et le moulin</p><td><ul><li>frais<li>cru</ul><td></td></table>
<p>La suite de ces chiffres paraîtra demain matin.</p></body></html>"""
GRID = [
    ["Ferme", "Lait", ""],
    ["", "en mai", "en juin"],
    ["Kerjean", "31 litres", "47 litres"],
    ["Le Menhir / et le moulin", "frais / cru", ""],
]


@pytest.fixture(scope="module")
def farms() -> Translation:
    return translated(PAGE, "html")


def _capitals(grid: list[list[str]]) -> list[list[str]]:
    return [[cell.upper() for cell in line] for line in grid]


def _cells(line: Any) -> list[str]:
    """The cells of a rendered line, with slashes where lines divide them."""
    for rule in line.iter("br"):
        rule.tail = " / " + (rule.tail or "")
    return [" ".join(cell.text_content().split()) for cell in line.xpath("./td|./th")]


def _tables(markdown: str) -> list[list[list[str]]]:
    """The tables of a markdown text, as a renderer of GitHub's markdown shows them."""
    page = html.fromstring(
        MarkdownIt("commonmark", {"html": True}).enable("table").render(markdown)
    )
    return [[_cells(line) for line in table.iter("tr")] for table in page.iter("table")]


def test_in_markdown_each_column_stands_beside_its_english(farms: Translation) -> None:
    tables = _tables(str(bilingual.render(farms, "markdown")))
    assert [len(table[0]) for table in tables] == [2, 6, 2]
    assert [line[::2] for line in tables[1]] == GRID
    assert [line[1::2] for line in tables[1]] == _capitals(GRID)


def test_in_turn_the_english_table_follows_the_french_one(farms: Translation) -> None:
    text = str(bilingual.render(farms, "markdown", layout="interleaved"))
    assert _tables(text) == [GRID, _capitals(GRID)]


def test_the_english_alone_of_another_format_is_a_table_too(farms: Translation) -> None:
    assert _tables(str(bilingual.render(farms, "markdown", layout="english"))) == [_capitals(GRID)]


def test_a_table_without_a_header_has_its_first_line_as_all_others(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    document = docx.Document()
    document.add_paragraph("Voici les prix.")
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(
        [c for row in table.rows for c in row.cells], ["pain", "", "2 €", "vin", "rouge", "9 €"],
        strict=True,
    ):  # fmt: skip
        cell.text = text
    document.save(str(path))
    translation = in_capitals(articles.read(path))
    prices = [["pain", "", "2 €"], ["vin", "rouge", "9 €"]]
    (_, *lines) = _tables(str(bilingual.render(translation, "markdown")))[1]
    assert [line[::2] for line in lines] == prices
    (_, *lines) = _tables(str(bilingual.render(translation, "markdown", layout="english")))[0]
    assert lines == _capitals(prices)


def test_in_the_page_both_tables_are_whole(farms: Translation) -> None:
    page = html.fromstring(str(bilingual.render(farms, "html")))
    french, english = page.xpath("//div[@class='row table']/table")
    assert (french.get("lang"), english.get("lang")) == ("fr", "en")
    for table, grid in ((french, GRID), (english, _capitals(GRID))):
        lines = [[c.replace("• ", "") for c in _cells(line)] for line in table.iter("tr")]
        assert lines == [grid[0][:2], *grid[1:]]
        assert [cell.get("colspan") for cell in table.iter("th")] == [None, "2", None, None]
        places = [cell.get("style").removeprefix("grid-column: ") for cell in table.iter("th")]
        assert places == ["1 / span 1", "2 / span 2", "2 / span 1", "3 / span 1"]


def test_in_word_a_table_stands_in_each_language(farms: Translation) -> None:
    (table,) = docx.Document(BytesIO(bilingual.render(farms, "docx"))).tables
    sides = [cell.tables[0]._tbl for cell in table.rows[2].cells]
    for side, grid in zip(sides, (GRID, _capitals(GRID)), strict=True):
        lines = []
        for line in side.tr_lst:
            cells: list[str] = []
            for cell in line.tc_lst:
                paragraphs = ["".join(t.text for t in p.iter("{*}t")) for p in cell.p_lst]
                words = " / ".join(text.removeprefix("- ") for text in paragraphs)
                cells += [words, *[""] * (cell.grid_span - 1)]
            lines.append(cells)
        assert lines == grid
        assert {len(side.tblGrid.gridCol_lst), *map(len, lines)} == {3}


def test_a_bar_in_code_or_markup_parts_no_cell(tmp_path: Path) -> None:
    article = "On tape `ls | wc` et on voit ![un | deux](i.png) ici.\n\n| Le code |\n|--|\n| `a \\| b` |\n"
    written = bilingual.render(translated(article, "markdown"), "markdown")
    result = tmp_path / "a.md"
    result.write_text(str(written), encoding="utf-8")
    assert ("On tape ls | wc et on voit !un | deux ici.", "ON TAPE ls | wc ET ON VOIT !un | deux ICI.") in [
        (pair.source, pair.target) for pair in bilingual.markdown.pairs(result)
    ]  # fmt: skip


def test_pages_laid_out_in_a_table_are_no_table() -> None:
    paragraphs = "".join(f"<p>Le paragraphe numéro {n} est long.</p>" for n in range(8))
    page = f"<table><tr><td>Menu</td><td>{paragraphs}</td></tr></table>"
    translation = translated(f"<html><body>{page}</body></html>", "html")
    (table,) = _tables(str(bilingual.render(translation, "markdown")))
    assert len(table) == 1 + 9 and {len(line) for line in table} == {2}


def test_a_table_of_json_that_is_nearly_empty_is_written_line_by_line() -> None:
    translation = translated("\n\n".join(f"Le mot {n}." for n in range(40)))
    blocks = tuple(
        replace(block, cell=Cell(1, 10**12 * number, -(10**9) * number, 10**15))
        for number, block in enumerate(translation.document.blocks)
    )
    strange = replace(translation, document=replace(translation.document, blocks=blocks))
    again = interchange.parse(interchange.to_json(strange).encode(), "x")
    assert again.document.blocks[7].cell == blocks[7].cell
    for format in bilingual.FORMATS:
        assert len(bilingual.render(again, format)) < 200_000
    assert len(_tables(str(bilingual.render(again, "markdown")))[0]) == 41


def test_a_place_that_is_none_is_refused() -> None:
    data = json.loads(interchange.to_json(translated("Le mot.")))
    data["blocks"][0]["cell"] = {"table": "1", "row": 0, "column": 0}
    with pytest.raises(ReadError, match="is not a translation of this program"):
        interchange.parse(json.dumps(data).encode(), "a.json")


def _places(path: Path, **more: str) -> list[tuple[str, tuple[int, int, int, int, bool]]]:
    return [
        (b.text, (b.cell.table, b.cell.row, b.cell.column, b.cell.columns, b.cell.is_header))
        for b in articles.read(path, language="fr", **more).blocks
        if b.cell is not None
    ]


_ODT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body><office:text>
<text:p>Voici les fermes de la région et leur lait.</text:p><table:table>
<table:table-header-rows><table:table-row>
<table:table-cell table:number-columns-spanned="2"><text:p>Ferme</text:p></table:table-cell>
<table:covered-table-cell/><table:table-cell><text:p>Lait</text:p></table:table-cell>
</table:table-row></table:table-header-rows><table:table-row>
<table:table-cell table:number-columns-repeated="2"/>
<table:table-cell><text:p>31 litres</text:p></table:table-cell></table:table-row></table:table>
</office:text></office:body></office:document-content>"""


def test_cells_of_an_open_document_have_their_places(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", _ODT)
    assert _places(path) == [
        ("Ferme", (1, 0, 0, 2, True)),
        ("Lait", (1, 0, 2, 1, True)),
        ("31 litres", (1, 1, 2, 1, False)),
    ]


def test_cells_of_a_word_file_have_their_places(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    document = docx.Document()
    document.add_paragraph("Voici les fermes de la région et leur lait.")
    first, second = document.add_table(2, 3), document.add_table(1, 2)
    first.cell(0, 0).merge(first.cell(0, 1)).text = "Ferme"
    first.cell(0, 2).text = "Lait"
    first.cell(1, 2).text = "31 litres"
    second.cell(0, 1).text = "une note"
    inner = second.cell(0, 0).add_table(1, 2)
    inner.cell(0, 1).text = "dedans"
    document.save(str(path))
    assert _places(path) == [
        ("Ferme", (1, 0, 0, 2, False)),
        ("Lait", (1, 0, 2, 1, False)),
        ("31 litres", (1, 1, 2, 1, False)),
        ("dedans", (3, 0, 1, 1, False)),
        ("une note", (2, 0, 1, 1, False)),
    ]


def test_a_table_of_a_page_is_whole_or_not_of_the_article(tmp_path: Path) -> None:
    """Its cells are too short to be told from those of the menu one by one."""
    path = tmp_path / "a.html"
    said = (
        "<p>La production de lait de la région a progressé de nouveau cette année, disent-ils.</p>"
    )
    path.write_text(
        f"<html><head><title>Le lait</title></head><body><nav><table><tr><td>Une<td>Monde</table></nav>"
        f"<article><h1>Le lait</h1>{said * 3}"
        f"<table><tr><th>Ferme<th>Lait<tr><td>Ker<td>31<tr><td>Ty<td>9</table>{said}</article></body></html>",
        encoding="utf-8",
    )
    blocks = [b for b in articles.read(path).blocks if b.cell is not None]
    assert [(b.text, str(b.kind)) for b in blocks] == [
        ("Une", "boilerplate"), ("Monde", "boilerplate"), ("Ferme", "table cell"),
        ("Lait", "table cell"), ("Ker", "table cell"), ("31", "table cell"), ("Ty", "table cell"),
        ("9", "table cell"),
    ]  # fmt: skip


CHROMIUM = (
    shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
)
_MEASURE = """<script>
const sides = [...document.querySelectorAll(".row.table > table")];
const tops = (side) => [...side.querySelectorAll("tr")].map((tr) => Math.round(tr.getBoundingClientRect().top));
const lefts = (side) => [...side.querySelectorAll("td")].slice(0, 2).map((td) => td.getBoundingClientRect().left);
const log = {
  level: JSON.stringify(tops(sides[0])) === JSON.stringify(tops(sides[1])),
  beside: sides[1].getBoundingClientRect().left >= sides[0].getBoundingClientRect().right,
  columns: sides.every((side) => lefts(side)[1] > lefts(side)[0]),
  overflow: document.documentElement.scrollWidth > innerWidth,
};
document.body.append(Object.assign(document.createElement("output"), { textContent: JSON.stringify(log) }));
</script>"""


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
@pytest.mark.parametrize("width", [1200, 500])
def test_lines_of_a_table_are_level_in_a_browser(width: int, tmp_path: Path) -> None:
    cells = [f"<td>Le champ numéro {n} est {'très ' * (n % 5) * 4}grand.</td>" for n in range(24)]
    lines = "".join(f"<tr>{''.join(cells[n : n + 8])}</tr>" for n in range(0, 24, 8))
    translation = translated(f"<html><body><table>{lines}</table></body></html>", "html")
    path = tmp_path / "page.html"
    page = str(bilingual.render(translation, "html"))
    path.write_text(page.replace("</body>", _MEASURE + "</body>"), encoding="utf-8")
    shown = subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom",
         f"--window-size={width},900", f"--user-data-dir={tmp_path / 'profile'}", path.as_uri()],
        capture_output=True, text=True, timeout=120,
    ).stdout  # fmt: skip
    found = re.search(r"<output>(.*?)</output>", shown)
    assert found
    wide = width > 700
    assert json.loads(found[1]) == {
        "level": wide, "beside": wide, "columns": True, "overflow": False,
    }  # fmt: skip
