"""Bilingual OpenDocument texts: two columns, as LibreOffice shows them and other programs read them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from helpers import flagged, translated
from lxml import etree

from translate import bilingual
from translate.articles import odt
from translate.bilingual.marks import is_sealed
from translate.document import Document, Finding, Role, Translation

ARTICLE = (
    "# Le phare\n\nLe gardien *monte* à la **lampe**.  \nIl l'allume < 5 min. Elle tourne.\n\n## La nuit & l'aube\n\n"
    "3. un bateau ;\n4. deux barques.\n\n| Heure | Feu | Cap |\n| --- | --- | --- |\n| minuit |  | nord |\n\n"
    "> Terre !\n"
)


@pytest.fixture
def lighthouse() -> Translation:
    flag = Finding("figure-lost", "5 is <lost>")
    return flagged(translated(ARTICLE, "markdown"), 2, flag, ("He lights it.",))


def said(data: bytes) -> list[str]:
    """The texts of the paragraphs of a file, in order."""
    return [block.text for block in read(data).blocks]


def read(data: bytes) -> Document:
    return odt.read(data, "a.odt")


def content_of(data: bytes) -> Any:
    with ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read("content.xml"))


def rows_of(data: bytes) -> list[list[str]]:
    """The texts of the cells of the outer table."""

    def words(elements: Iterable[Any]) -> str:
        return " ".join("".join(e.itertext()).strip() for e in elements).strip()

    table = content_of(data).find(".//{*}table")
    lines = table.findall("{*}table-row")
    return [[words(cell.iter("{*}p")) for cell in line.findall("{*}table-cell")] for line in lines]


def test_french_and_english_stand_side_by_side(lighthouse: Translation) -> None:
    data = bilingual.render(lighthouse, "odt")
    assert is_sealed(data) and data == bilingual.render(lighthouse, "odt")
    texts = said(data)
    assert texts[:2] == ["LE PHARE", "Le phare"] and "source un.txt" in texts[2]
    assert texts[3:5] == ["Français", "English"]
    assert texts[5].split("Elle")[0] == "Le gardien monte à la lampe. Il l'allume < 5 min. "
    assert texts[6] == "LE GARDIEN MONTE À LA LAMPE. IL L'ALLUME < 5 MIN. ⚠3 ELLE TOURNE."
    rows = rows_of(data)
    assert rows[1:4] == [
        ["La nuit & l'aube", "LA NUIT & L'AUBE"],
        ["3. un bateau ;", "3. UN BATEAU ;"],
        ["4. deux barques.", "4. DEUX BARQUES."],
    ]
    assert rows[-1] == ["Terre !", "TERRE !"]
    assert texts[-1] == "⚠3 5 is <lost> (figure-lost); or: He lights it."


def test_a_table_stands_in_each_column_with_its_empty_cells(lighthouse: Translation) -> None:
    inner = content_of(bilingual.render(lighthouse, "odt")).findall(".//{*}table//{*}table")
    grids = [
        [["".join(c.itertext()) for c in line.iter("{*}table-cell")] for line in t.iter("{*}table-row")]
        for t in inner
    ]  # fmt: skip
    assert grids == [
        [["Heure", "Feu", "Cap"], ["minuit", "", "nord"]],
        [["HEURE", "FEU", "CAP"], ["MINUIT", "", "NORD"]],
    ]


def test_a_row_a_sentence(lighthouse: Translation) -> None:
    rows = rows_of(bilingual.render(lighthouse, "odt", align="sentence"))
    assert ["Elle tourne.", "ELLE TOURNE."] in rows


def test_markup_comes_over(lighthouse: Translation) -> None:
    blocks = read(bilingual.render(lighthouse, "odt")).blocks
    for block, words in ((blocks[5], ("monte", "lampe")), (blocks[6], ("MONTE", "LAMPE"))):
        looks = {block.text[i.start : i.end]: i.role for i in block.inlines if i.start < i.end}
        assert (looks[words[0]], looks[words[1]]) == (Role.EMPHASIS, Role.STRONG)
        assert any(i.role is Role.BREAK for i in block.inlines)


def test_each_language_is_named_for_a_spelling_checker(lighthouse: Translation) -> None:
    data = bilingual.render(lighthouse, "odt")
    with ZipFile(BytesIO(data)) as archive:
        styles = etree.fromstring(archive.read("styles.xml"))
    languages = {
        style.get(f"{{{style.nsmap['style']}}}name"): properties.get(
            f"{{{style.nsmap['fo']}}}language"
        )
        for style in styles.iter("{*}style")
        for properties in style.iter("{*}text-properties")
    }
    paragraphs = {"".join(p.itertext()): p for p in content_of(data).iter("{*}p")}
    for words, language in (("Terre !", "fr"), ("TERRE !", "en")):
        name = paragraphs[words].get(f"{{{paragraphs[words].nsmap['text']}}}style-name")
        assert languages[name] == language


def test_the_type_of_the_file_is_told_first_and_every_part_is_listed(
    lighthouse: Translation,
) -> None:
    with ZipFile(BytesIO(bilingual.render(lighthouse, "odt"))) as archive:
        first, *others = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        manifest = etree.fromstring(archive.read("META-INF/manifest.xml"))
    listed = {value for e in manifest for n, value in e.items() if n.endswith("full-path")}
    assert listed == {"/", *(p.filename for p in others if "META-INF" not in p.filename)}


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_opens_it(lighthouse: Translation, tmp_path: Path) -> None:
    path = tmp_path / "phare.odt"
    path.write_bytes(bilingual.render(lighthouse, "odt"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    text = (tmp_path / "phare.txt").read_text(encoding="utf-8")
    assert "Terre !" in text and "TERRE !" in text and "minuit" in text
