"""Bilingual books: each paragraph in French and under it in English, in chapters, as readers of EPUB want it."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from helpers import flagged, in_capitals, run, translated
from lxml import etree

from translate import articles, bilingual
from translate.bilingual.marks import is_sealed
from translate.document import Finding, Translation

ARTICLE = (
    "---\nlayout: livre\n---\n\n# La traversée\n\nUn [mot](https://example.org/a?b=1&c=2) d'abord.\n\n"
    "## Le départ\n\nLe bateau *quitte* le port. Il pleut.\n\n1. la voile ;\n2. la rame.\n\n"
    "| Jour | Vent |\n| --- | --- |\n| lundi | nord |\n\n## L'arrivée & la suite\n\n> Terre !\n\n```\nx < 1\n```\n"
)


@pytest.fixture
def crossing() -> Translation:
    flag = Finding("unsure", "this is likely to be <wrong>")
    return flagged(translated(ARTICLE, "markdown"), 3, flag)


def pages(data: bytes) -> dict[str, str]:
    """The texts of the pages of a book, one paragraph or cell a line."""
    found = {}
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                body = etree.fromstring(archive.read(name)).find("{*}body")
                found[name] = "\n".join(
                    " ".join(words.split()) for words in body.itertext() if words.strip()
                )
    return found


def test_english_stands_under_its_french(crossing: Translation) -> None:
    data = bilingual.render(crossing, "epub")
    assert is_sealed(data) and data == bilingual.render(crossing, "epub")
    found = pages(data)
    first, second, third, notes = (found[name] for name in list(found)[1:])
    assert first.startswith("La traversée\nLA TRAVERSÉE\nUn\nmot\nd'abord.\nUN\nMOT\nD'ABORD.")
    assert (
        "Le départ\nLE DÉPART\nLe bateau\nquitte\nle port. Il pleut.\nLE BATEAU\nQUITTE\nLE PORT."
        in second
    )
    assert "1. la voile ;\n1. LA VOILE ;\n2. la rame.\n2. LA RAME." in second
    assert "Jour\nVent\nlundi\nnord\nJOUR\nVENT\nLUNDI\nNORD" in second
    assert "Terre !\nTERRE !\n``` x < 1 ```" in third and "layout" not in "".join(found.values())
    assert "this is likely to be <wrong> (unsure)" in notes
    assert found["nav.xhtml"].split("\n")[1:] == [
        "LA TRAVERSÉE",
        "LE DÉPART",
        "L'ARRIVÉE & LA SUITE",
        "To check",
    ]


def test_every_link_of_a_book_leads_somewhere(crossing: Translation) -> None:
    with ZipFile(BytesIO(bilingual.render(crossing, "epub"))) as archive:
        assert archive.infolist()[0].filename == "mimetype"
        assert archive.infolist()[0].compress_type == ZIP_STORED
        roots = {
            n: etree.fromstring(archive.read(n))
            for n in archive.namelist()
            if n.endswith(("l", "f"))
        }
    places = {
        f"{name}#{e.get('id')}"
        for name, root in roots.items()
        for e in root.iter("*")
        if e.get("id")
    }
    leading = [e.get("href") for root in roots.values() for e in root.iter("{*}a", "{*}item")]
    assert "https://example.org/a?b=1&c=2" in leading and "notes.xhtml#note-4" in leading
    for href in leading:
        assert href.startswith("https:") or href in places or href in roots or href == "style.css"


@pytest.mark.skipif(
    shutil.which("epubcheck") is None,
    reason="needs epubcheck: apt-get install epubcheck default-jre",
)
@pytest.mark.slow
def test_epubcheck_has_nothing_to_say(crossing: Translation, tmp_path: Path) -> None:
    book = tmp_path / "a.epub"
    book.write_bytes(bilingual.render(crossing, "epub"))
    again = tmp_path / "b.epub"
    written = bilingual.render(in_capitals(articles.read(book, language="en")), "same")
    assert isinstance(written, bytes)
    again.write_bytes(written)
    for path in (book, again):
        done = subprocess.run(
            ["java", "-jar", str(Path(str(shutil.which("epubcheck"))).resolve()), str(path)],
            capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        said = done.stdout + done.stderr
        assert done.returncode == 0 and "0 errors / 0 warnings" in said, said


def test_a_book_takes_no_corrections(crossing: Translation, tmp_path: Path) -> None:
    path = tmp_path / "a.fr-en.epub"
    path.write_bytes(bilingual.render(crossing, "epub"))
    done = run("update", path)
    assert done.returncode == 3 and "correct a page" in done.stderr
