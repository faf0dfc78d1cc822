"""Bilingual PDF: both languages are on the paper, by whatever prints it, and what cannot be is refused."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from helpers import run, translated
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import resolve_all

from translate import articles, bilingual
from translate.bilingual import pdf
from translate.bilingual.marks import is_sealed
from translate.document import Translation
from translate.errors import WriteError

ARTICLE = (
    "# Le moulin de Kerbras\n\nLe *vieux* moulin tourne encore. Son toit fuit.\n\n"
    "- La roue est neuve.\n\n| Mois | Farine |\n| --- | --- |\n| Mai | douze sacs |\n\n"
    "Voir [le plan](https://example.org/plan).\n"
)


@pytest.fixture(params=["_browser", "_weasyprint"])
def printer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each thing of this machine that prints, alone."""
    name = str(request.param)
    if getattr(pdf, name)() is None:
        pytest.skip(f"needs {name[1:]}: apt-get install chromium, or pip install '.[pdf]'")
    for other in {"_browser", "_weasyprint"} - {name}:
        monkeypatch.setattr(pdf, other, lambda: None)
    return name


@pytest.fixture
def mill() -> Translation:
    return translated(ARTICLE, "markdown")


def links(data: bytes) -> set[bytes]:
    """The addresses that a PDF file leads to."""
    found = set()
    for page in PDFPage.get_pages(BytesIO(data)):
        for annotation in resolve_all(page.annots or []):
            found.add(annotation.get("A", {}).get("URI"))
    return found - {None}


def test_both_languages_are_on_the_paper(printer: str, mill: Translation) -> None:
    data = bilingual.render(mill, "pdf")
    document = articles.pdf.read(data, "moulin.pdf")
    words = " ".join(document.text.split())
    for french in ("Le moulin de Kerbras", "Le vieux moulin tourne encore.", "douze sacs"):
        assert french in words and french.upper() in words
    assert links(data) == {b"https://example.org/plan"}
    assert not re.search(r"Light / dark|Save page|Edit\b", words), "the tools of the page"


def test_the_same_translation_is_the_same_file(printer: str, mill: Translation) -> None:
    data = bilingual.render(mill, "pdf")
    assert data == bilingual.render(mill, "pdf") and is_sealed(data)


def test_cells_are_numbered_as_they_come() -> None:
    one = b"/ID (node00000093) /Headers [(node00000093) (node00000110)]"
    two = b"/ID (node00000213) /Headers [(node00000213) (node00000315)]"
    assert pdf._renumbered(one) == pdf._renumbered(two)
    assert len(pdf._renumbered(one)) == len(one)
    assert pdf._renumbered(one) != pdf._renumbered(one.replace(b"110", b"093"))


def test_a_picture_of_the_article_is_not_loaded(printer: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("motdepasse", encoding="utf-8")
    text = f"Un mot.\n\n<iframe src='{secret.as_uri()}'></iframe>\n\n![x]({secret.as_uri()})\n"
    data = bilingual.render(translated(text, "markdown"), "pdf")
    assert "motdepasse" not in articles.pdf.read(data, "x.pdf").text


def test_without_anything_that_prints_it_is_refused_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, mill: Translation
) -> None:
    for name in ("_browser", "_weasyprint"):
        monkeypatch.setattr(pdf, name, lambda: None)
    article, target = tmp_path / "a.txt", tmp_path / "a.pdf"
    article.write_text("Le moulin tourne.", encoding="utf-8")
    done = run("file", article, "-o", target, TRANSLATE_MODEL="no/such-model")
    assert done.returncode == WriteError.exit_code and not target.exists()
    assert "WeasyPrint" in done.stderr and len(done.stderr.splitlines()) == 1
    with pytest.raises(WriteError, match="html"):
        bilingual.render(mill, "pdf")


def test_a_browser_that_does_not_print_gives_way(
    monkeypatch: pytest.MonkeyPatch, mill: Translation
) -> None:
    monkeypatch.setattr(pdf, "_browser", lambda: "false")
    if pdf._weasyprint() is not None:
        assert bilingual.render(mill, "pdf").startswith(b"%PDF-")
    monkeypatch.setattr(pdf, "_weasyprint", lambda: None)
    with pytest.raises(WriteError, match="false does not print"):
        bilingual.render(mill, "pdf")
