"""What stands beside the chapters of a book, in its package and its contents: in English too."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import documents
import pytest
from helpers import in_capitals
from lxml import etree

from translate import articles, bilingual
from translate.document import Kind

_MANIFEST = (
    '<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
    '<item id="t" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
)
_NAV = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="fr">
<head><title>Table des matières</title></head><body><nav epub:type="toc"><h1>Table des matières</h1><ol>
<li><a href="un%20a.xhtml">Chapitre <i>un</i></a></li><li><a href="b.xhtml">Chapitre  DEUX</a></li>
<li><a href="b.xhtml#f">La fin &amp; après</a></li></ol></nav>
<nav epub:type="page-list"><ol><li><a href="b.xhtml#p">12</a></li></ol></nav></body></html>"""
_NCX = """<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="fr-FR"><head/>
<docTitle><text>Le livre &amp; la plage</text></docTitle><navMap>
<navPoint id="a"><navLabel><text>Chapitre un.</text></navLabel><content src="un%20a.xhtml"/></navPoint>
<navPoint id="b"><navLabel><text>La fin &amp; après</text></navLabel><content src="b.xhtml"/></navPoint>
</navMap></ncx>"""


def _book(folder: Path, changes: dict[str, str], more: dict[str, str] | None = None) -> Path:
    """The small book with texts in its parts changed, and further parts."""
    path = folder / "iles.epub"
    with ZipFile(documents.epub(folder / "a.epub")) as book, ZipFile(path, "w") as archive:
        for name in book.namelist():
            part = book.read(name).decode()
            for before, after in changes.items():
                part = part.replace(before, after)
            archive.writestr(name, part)
        for name, part in (more or {}).items():
            archive.writestr(name, part)
    return path


def _in_english(path: Path) -> dict[str, str]:
    """The parts of the book that `path` becomes in English, all of which are well-formed."""
    written = bilingual.render(in_capitals(articles.read(path)), "same")
    assert isinstance(written, bytes)
    with ZipFile(BytesIO(written)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    for name, part in parts.items():
        if name != "mimetype":
            etree.fromstring(part.encode())
    return parts


def test_what_a_package_says_of_its_book_is_in_english(tmp_path: Path) -> None:
    said = (
        "<dc:title xml:lang='fr'>Une histoire d'îles</dc:title><dc:description>Sur les marées."
        "</dc:description><dc:description>&lt;p&gt;Du &lt;b&gt;sel&lt;/b&gt; &amp;amp; du vent.&lt;/p&gt;"
        "</dc:description><dc:description><![CDATA[<p>Un phare</p>]]></dc:description>"
        "<dc:subject>Mer</dc:subject><dc:subject>FIC000000</dc:subject><dc:language>fr</dc:language>"
        "<dc:language>fra-CA</dc:language><dc:language>oc</dc:language>"
        "<meta property='schema:accessibilitySummary'>Des images sont décrites.</meta>"
    )
    path = _book(tmp_path, {"<dc:creator>": f"{said}<dc:creator>"})
    document = articles.read(path)
    assert [b.text for b in document.blocks if b.kind is Kind.BOILERPLATE] == [
        "Le livre & la plage", "Une histoire d'îles", "Sur les marées.", "Un phare", "Mer",
        "Des images sont décrites.", "Du sel & du vent.",
    ]  # fmt: skip
    package = _in_english(path)["OEBPS/a.opf"]
    expected = said
    for words in ("Une histoire d'îles", "Sur les marées.", "Un phare", ">Mer", ">Des images sont décrites."):  # fmt: skip
        expected = expected.replace(words, words.upper())
    expected = expected.replace("Du &lt;b&gt;sel", "DU &lt;b&gt;SEL").replace("du vent", "DU VENT")
    expected = expected.replace("'fr'", "'en'").replace(">fr<", ">en<").replace(">fra-CA<", ">en<")
    assert expected in package and "<dc:creator>Jeanne Martin<" in package


def test_contents_outside_the_chapters_say_what_the_headings_do(tmp_path: Path) -> None:
    more = {"OEBPS/nav.xhtml": _NAV, "OEBPS/toc.ncx": _NCX}
    italic = {"<h1>Chapitre un": "<h1>Chapitre <i>un</i>"}
    path = _book(tmp_path, {"<manifest>": _MANIFEST, **italic}, more)
    apart = [b.text for b in articles.read(path).blocks if b.kind is Kind.BOILERPLATE]
    # What is no heading is translated by itself, once for both contents.
    assert apart == ["Le livre & la plage", "Table des matières", "La fin & après"]
    parts = _in_english(path)
    nav = _NAV.replace('"fr"', '"en"').replace("Chapitre <i>un</i>", "CHAPITRE <i>UN</i>")
    for words in ("Table des matières", "La fin &amp; après", "Chapitre  DEUX"):
        nav = nav.replace(words, " ".join(words.upper().replace("&AMP;", "&amp;").split()))
    assert parts["OEBPS/nav.xhtml"] == nav
    for words in ("Le livre &amp; la plage", "Chapitre un", "La fin &amp; après"):
        assert f"<text>{words.upper().replace('&AMP;', '&amp;')}</text>" in parts["OEBPS/toc.ncx"]
    assert 'xml:lang="en"' in parts["OEBPS/toc.ncx"]


def test_contents_among_the_chapters_say_what_the_headings_do(tmp_path: Path) -> None:
    changes = {"<manifest>": _MANIFEST, "<spine>": '<spine><itemref idref="n"/>'}
    path = _book(tmp_path, changes, {"OEBPS/nav.xhtml": _NAV, "OEBPS/toc.ncx": _NCX})
    translation = in_capitals(articles.read(path))
    corrected = [
        replace(t, target="Part Two") if b.kind is Kind.HEADING and t.target == "CHAPITRE DEUX" else t
        for b, t in zip([b for b in translation.document.blocks for _ in b.segments], translation.segments, strict=True)
    ]  # fmt: skip
    written = bilingual.render(replace(translation, segments=tuple(corrected)), "same")
    assert isinstance(written, bytes)
    with ZipFile(BytesIO(written)) as archive:
        assert '<a href="b.xhtml">Part Two</a>' in archive.read("OEBPS/nav.xhtml").decode()
        assert "<h1>Part Two</h1>" in archive.read("OEBPS/b.xhtml").decode()


def test_what_tags_of_a_book_say_is_in_english(tmp_path: Path) -> None:
    picture = (
        '<p><img src="a.png" alt="Un phare &amp; la mer"/> brille.</p><p title="Le soir">Fin</p>'
    )
    guide = '</manifest><guide><reference title="Les images" href="b.xhtml"/></guide>'
    path = _book(tmp_path, {"<h1>Chapitre un": f"{picture}<h1>Chapitre un", "</manifest>": guide})
    parts = _in_english(path)
    assert (
        '<p><img src="a.png" alt="UN PHARE &amp; LA MER"/> BRILLE.</p><p title="LE SOIR">FIN</p>'
        in parts["OEBPS/un a.xhtml"]
    )
    assert '<reference title="LES IMAGES" href="b.xhtml"/>' in parts["OEBPS/a.opf"]


def test_contents_that_are_not_there_are_no_matter(tmp_path: Path) -> None:
    parts = _in_english(_book(tmp_path, {"<manifest>": _MANIFEST}))
    assert "CHAPITRE DEUX" in parts["OEBPS/b.xhtml"]


@pytest.mark.parametrize("is_chapter", [False, True], ids=["beside the chapters", "a chapter"])
@pytest.mark.parametrize(
    ("headings", "entry", "english"),
    [
        ("<h1>Le retour.</h1>", "Le Retour", "LE RETOUR"),
        ("<h1>Le retour</h1>", "<b>LE RETOUR</b>", "<b>LE RETOUR</b>"),
        ("<h1>Le retour</h1><p>2. Un</p>", "2", "2"),
        ('<p>A <a href="un%20a.xhtml">Le retour</a></p>', "A Le retour", "A LE RETOUR"),
        ("<h1>Livre II</h1><h2>Le retour</h2>", "Livre II : Le retour", "LIVRE II: LE RETOUR"),
        ("<h1>Livre II.</h1><h1>Le retour</h1>", "Livre II – Le retour", "LIVRE II – LE RETOUR"),
        ("<h2>Où va-t-il ?</h2><h3>Au nord</h3>", "Où va-t-il ? Au nord", "OÙ VA-T-IL? AU NORD"),
        ("<h1>II</h1><h2>Le retour</h2><h3>L’hiver</h3>", "II. Le retour. L'hiver", "II. LE RETOUR. L’HIVER"),
    ],
)  # fmt: skip
def test_an_entry_of_the_contents_is_a_link_that_says_what_its_headings_do(
    is_chapter: bool, headings: str, entry: str, english: str, tmp_path: Path
) -> None:
    nav = _NAV.replace("Chapitre <i>un</i>", entry)
    changes = {"<manifest>": _MANIFEST, "<h1>Chapitre un</h1>": headings}
    if is_chapter:
        changes["<spine>"] = '<spine><itemref idref="n"/>'
    path = _book(tmp_path, changes, {"OEBPS/nav.xhtml": nav})
    parts = _in_english(path)
    # A colon has a space before it in French alone.
    written = parts["OEBPS/nav.xhtml"].replace(" ?", "?")
    assert f'<li><a href="un%20a.xhtml">{english}</a></li>' in written


def test_pictures_among_the_chapters_are_no_text(tmp_path: Path) -> None:
    pictures = (
        '<manifest><item id="c" href="c.jpg" media-type="image/jpeg"/>'
        '<item id="d" href="d.png" media-type="image/png" fallback="e"/>'
        '<item id="e" href="e.xhtml" media-type="application/xhtml+xml"/>'
    )
    spine = '<spine><itemref idref="c"/><itemref idref="d"/>'
    path = _book(
        tmp_path,
        {"<manifest>": pictures, "<spine>": spine},
        {"OEBPS/c.jpg": "\0\1", "OEBPS/d.png": "\0\2", "OEBPS/e.xhtml": "<p>Un phare la nuit.</p>"},
    )
    assert articles.read(path).blocks[0].text == "Un phare la nuit."
    written = bilingual.render(in_capitals(articles.read(path)), "same")
    assert isinstance(written, bytes)
    with ZipFile(BytesIO(written)) as archive:
        assert archive.read("OEBPS/c.jpg") == b"\0\1"
        assert archive.read("OEBPS/e.xhtml") == b"<p>UN PHARE LA NUIT.</p>"


def test_names_of_chapters_may_have_their_accents_apart(tmp_path: Path) -> None:
    composed, apart = "\u00ee", "i\u0302"
    path = _book(
        tmp_path,
        {'href="b.xhtml"': f'href="{composed}le.xhtml"'},
        {f"OEBPS/{apart}le.xhtml": "<p>Une île au loin.</p>"},
    )
    assert "Une île au loin." in [b.text for b in articles.read(path).blocks]
    assert _in_english(path)[f"OEBPS/{apart}le.xhtml"] == "<p>UNE ÎLE AU LOIN.</p>"
