"""What the package of a book says of it: titles and a description, in English too."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import documents
from helpers import in_capitals

from translate import articles, bilingual
from translate.document import Kind


def test_all_titles_and_the_description_of_a_book_are_in_english(tmp_path: Path) -> None:
    said = (
        "<dc:title>Une histoire d'îles</dc:title><dc:description>Sur les marées.</dc:description>"
        "<dc:description>&lt;p&gt;Du HTML.&lt;/p&gt;</dc:description><dc:subject>Mer</dc:subject>"
    )
    path = tmp_path / "iles.epub"
    with ZipFile(documents.epub(tmp_path / "a.epub")) as book, ZipFile(path, "w") as archive:
        for name in book.namelist():
            part = book.read(name).decode()
            archive.writestr(name, part.replace("<dc:creator>", f"{said}<dc:creator>"))
    document = articles.read(path)
    assert [b.text for b in document.blocks if b.kind is Kind.BOILERPLATE] == [
        "Le livre & la plage",
        "Une histoire d'îles",
        "Sur les marées.",
    ]
    written = bilingual.render(in_capitals(document), "same")
    assert isinstance(written, bytes)
    package = ZipFile(BytesIO(written)).read("OEBPS/a.opf").decode()
    assert "<dc:title>UNE HISTOIRE D'ÎLES</dc:title><dc:description>SUR LES MARÉES.<" in package
    assert "&lt;p&gt;Du HTML.&lt;/p&gt;</dc:description><dc:subject>Mer<" in package
