"""Articles in the formats that people have: what is read, and the English in the same format."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import documents
import pytest
from hypothesis import given
from hypothesis import strategies as st

from translate import articles, bilingual, segmentation
from translate.document import Document, Kind, Role, Translation
from translate.errors import ReadError
from translate.pipeline import Model


def marked(document: Document) -> set[tuple[str, str]]:
    """What is marked up in the blocks of a document, and how."""
    return {
        (str(i.role), b.text[i.start : i.end])
        for b in document.blocks
        for i in b.inlines
        if i.role not in (Role.OTHER, Role.BREAK)
    }


def english(model: Model, path: Path) -> Translation:
    return model.translate(segmentation.segment(articles.read(path)))


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(documents.PAGE, encoding="utf-8")
    return path


def test_a_page_is_its_article_with_the_rest_set_apart(page: Path) -> None:
    document = articles.read(page)
    assert (document.author, document.date) == ("Jeanne Martin", "2024-06-18")
    article = [(b.kind, b.text) for b in document.blocks if b.kind is not Kind.BOILERPLATE]
    assert article[0] == (Kind.TITLE, "Le sommet de Pékin s'ouvre à huis clos")
    assert (Kind.HEADING, "Un partenariat renforcé") in article
    assert (Kind.BLOCK_QUOTE, "La Chine reste le premier partenaire de la Russie.") in article
    assert (Kind.LIST_ITEM, "le pétrole.") in article
    around = {b.text for b in document.blocks if b.kind is Kind.BOILERPLATE}
    assert {"Accueil", "Monde"} < around
    assert not any("paragraphe" in b.text for b in document.blocks), "a script is no text"
    assert {
        ("strong", "Le président russe Vladimir Poutine"),
        ("link", "Pékin"),
        ("emphasis", "Chine nouvelle"),
    } < marked(document)


def test_a_page_in_english_keeps_its_tags(model: Model, page: Path) -> None:
    written = bilingual.render(english(model, page), "same")
    assert isinstance(written, str)
    assert '<html lang="en">' in written
    assert re.search(r"<b>(?:The )?Russian president Vladimir Putin</b>", written, re.IGNORECASE)
    assert '<a href="https://example.org/pekin?a=1&amp;b=2">Beijing</a>' in written
    assert "<pre>code  inchangé</pre>" in written
    assert "Ceci n'est pas un paragraphe" in written
    tags = re.compile(r"</?\w+")
    assert sorted(tags.findall(written)) == sorted(tags.findall(documents.PAGE))


def test_a_page_says_its_encoding(tmp_path: Path) -> None:
    path = tmp_path / "page.htm"
    text = documents.PAGE.replace('charset="utf-8"', 'charset="iso-8859-15"')
    path.write_bytes(text.encode("iso-8859-15"))
    document = articles.read(path)
    assert document.encoding == "iso8859-15"
    assert any(b.text == "Un partenariat renforcé" for b in document.blocks)


@given(st.text(alphabet="<>/abpi &;=\"'é\n!-", max_size=80))
def test_any_page_keeps_its_place_in_the_file(text: str) -> None:
    source = f"<p>Le mot</p>{text}<p>La fin</p>"
    document = segmentation.segment(
        Document("x", source, "utf-8", "html", articles.html.all_blocks_of(source))
    )
    done = 0
    for segment in document.segments:
        assert done <= segment.start <= segment.end <= len(source)
        done = segment.end


def test_a_word_file(tmp_path: Path) -> None:
    document = articles.read(documents.docx(tmp_path / "a.docx"))
    assert document.author == "Jeanne Martin"
    assert [(b.kind, b.text) for b in document.blocks] == [
        (Kind.TITLE, "Le sommet de Pékin"),
        (Kind.HEADING, "Un partenariat renforcé"),
        (
            Kind.PARAGRAPH,
            "Le président russe Vladimir Poutine est arrivé mardi à Pékin pour deux jours. "
            "Il a rencontré la presse dans la soirée.",
        ),
        (Kind.LIST_ITEM, "le gaz ;"),
        (Kind.LIST_ITEM, "le pétrole."),
        (Kind.TABLE_CELL, "Le pays"),
        (Kind.TABLE_CELL, "La population"),
    ]
    assert marked(document) == {
        ("strong", "Vladimir Poutine"),
        ("link", "Pékin"),
        ("emphasis", "la presse"),
    }


def test_a_word_file_in_english_keeps_styles_links_and_tables(model: Model, tmp_path: Path) -> None:
    import docx

    data = bilingual.render(english(model, documents.docx(tmp_path / "a.docx")), "same")
    assert isinstance(data, bytes)
    document = docx.Document(BytesIO(data))
    title, heading, paragraph, *items = document.paragraphs
    assert title.style is not None and title.style.name == "Title"
    assert heading.style is not None and heading.style.name == "Heading 1"
    assert [r.text for r in paragraph.runs if r.bold] == ["Vladimir Putin"]
    assert [r.text for r in paragraph.runs if r.italic] == ["the press"]
    assert [(h.text, h.address) for h in paragraph.hyperlinks] == [
        ("Beijing", "https://example.org/pekin")
    ]
    assert all(i.style is not None and i.style.name == "List Bullet" for i in items)
    assert "country" in document.tables[0].cell(0, 0).text


def test_an_opendocument_text(tmp_path: Path) -> None:
    document = articles.read(documents.odt(tmp_path / "a.odt"))
    assert [(b.kind, b.text) for b in document.blocks] == [
        (Kind.TITLE, "Le sommet de Pékin"),
        (Kind.PARAGRAPH, "Le président russe Vladimir Poutine est arrivé à Pékin mardi."),
        (Kind.LIST_ITEM, "le gaz ;"),
        (Kind.PARAGRAPH, "Une note."),
    ]
    assert marked(document) == {("strong", "Vladimir Poutine"), ("link", "Pékin")}


def test_a_book_is_read_in_the_order_of_its_spine(tmp_path: Path) -> None:
    document = articles.read(documents.epub(tmp_path / "a.epub"))
    assert [b.text for b in document.blocks] == [
        "Chapitre un",
        "Le début est loin.",
        "Chapitre deux",
        "La fin est proche.",
        "Le livre & la plage",
    ]
    assert (document.author, document.date) == ("Jeanne Martin", "2020-05-01")
    assert marked(document) == {("strong", "proche")}


def test_a_pdf_is_read_by_paragraph(tmp_path: Path) -> None:
    foot = (9, 290, 40, "12")
    pages = [
        [
            (9, 60, 800, "Le Journal de Pékin"),
            (24, 60, 740, "Le sommet s'ouvre à Pékin"),
            (11, 60, 700, "Le président russe est arrivé mardi à Pékin pour deux jours d'entre-"),
            (11, 60, 687, "tiens avec son homologue chinois, selon un porte-parole du gouverne-"),
            (11, 60, 674, "ment chinois."),
            (11, 60, 640, "La visite, qui doit durer deux jours, porte sur les échanges et sur"),
            foot,
        ],
        [
            (9, 60, 800, "Le Journal de Pékin"),
            (11, 60, 760, "la défense des deux pays, qui ont une longue frontière commune."),
            foot,
        ],
        [(9, 60, 800, "Le Journal de Pékin"), (11, 60, 760, "Une dernière phrase, enfin."), foot],
    ]
    document = articles.read(documents.pdf(tmp_path / "a.pdf", pages))
    assert [(b.kind, b.text) for b in document.blocks] == [
        (Kind.TITLE, "Le sommet s'ouvre à Pékin"),
        (
            Kind.PARAGRAPH,
            "Le président russe est arrivé mardi à Pékin pour deux jours d'entretiens avec son "
            "homologue chinois, selon un porte-parole du gouvernement chinois.",
        ),
        (
            Kind.PARAGRAPH,
            "La visite, qui doit durer deux jours, porte sur les échanges et sur la défense des "
            "deux pays, qui ont une longue frontière commune.",
        ),
        (Kind.PARAGRAPH, "Une dernière phrase, enfin."),
    ]


def test_a_pdf_without_text_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"no text layer.*OCR"):
        articles.read(documents.pdf(tmp_path / "scan.pdf", [[]]))


def test_a_sentence_not_to_be_translated_is_copied_to_the_letter(model: Model) -> None:
    page = '<p translate="no">Liberté, égalité, fraternité.</p><p>La mairie est fermée.</p>'
    document = articles.parse(page, format="html")
    kept, other = (s.target for s in model.translate(document).segments)
    assert kept == "Liberté, égalité, fraternité."
    assert "closed" in other


@pytest.mark.parametrize("suffix", [".rst", ".adoc", ".tex", ".ipynb"])
def test_markup_that_is_not_read_says_what_to_do(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text("Le titre\n========\n\nLe texte est là.\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"Markdown.*--input-format text reads it as it is"):
        articles.read(path)
    assert articles.read(path, "text").format == "text"


def test_sentences_of_subtitles_run_over_cues(model: Model, tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_text(documents.SUBTITLES, encoding="utf-8")
    result = english(model, path)
    assert result.document.segments[0].text == (
        "Le président russe Vladimir Poutine est arrivé mardi à Pékin\npour deux jours d'entretiens."
    )
    written = bilingual.render(result, "same")
    assert isinstance(written, str)
    cues = [cue.split("\n") for cue in written.strip().split("\n\n")]
    assert [cue[:2] for cue in cues] == [
        cue.split("\n")[:2] for cue in documents.SUBTITLES.strip().split("\n\n")
    ]
    assert "Putin" in " ".join(cues[0][2:]) and "Beijing" in " ".join(cues[1][2:])
    assert cues[0][2].startswith("<i>") and cues[0][-1].endswith("</i>")
    assert all(len(re.sub("<.*?>", "", line)) <= 42 for cue in cues for line in cue[2:])
    assert len(cues[2]) == 4 and all(line.startswith("- ") for line in cues[2][2:])


def test_web_subtitles_keep_their_notes_and_settings(model: Model, tmp_path: Path) -> None:
    path = tmp_path / "a.vtt"
    path.write_text(
        "WEBVTT - Un titre\n\nNOTE un commentaire\n\nintro\n00:01.000 --> 00:03.000 align:start\n"
        "<v Anne>Je suis arrivée hier.\n",
        encoding="utf-8",
    )
    written = bilingual.render(english(model, path), "same")
    assert isinstance(written, str)
    assert written.startswith(
        "WEBVTT - Un titre\n\nNOTE un commentaire\n\nintro\n00:01.000 --> 00:03.000 align:start\n<v Anne>I "
    )


@pytest.mark.parametrize("name", ["docx", "odt", "epub", "pdf", "html", "srt"])
def test_the_format_is_told_from_the_beginning(name: str, tmp_path: Path) -> None:
    path = tmp_path / "unnamed"
    if name == "pdf":
        documents.pdf(path, [[(11, 60, 700, "Une phrase de plus pour voir.")]])
    elif name in ("html", "srt"):
        path.write_text(documents.PAGE if name == "html" else documents.SUBTITLES, encoding="utf-8")
    else:
        getattr(documents, name)(path)
    assert articles.read(path).format == name


def test_damaged_files_are_refused_in_one_line(tmp_path: Path) -> None:
    whole = documents.docx(tmp_path / "a.docx").read_bytes()
    for name, data in {
        "cut.docx": whole[: len(whole) // 2],
        "text.docx": b"Ceci est du texte.",
        "text.odt": b"PK\x03\x04" + b"x" * 200,
        "text.epub": whole,
        "text.pdf": b"%PDF-1.4\nrien",
    }.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(ReadError) as caught:
            articles.read(tmp_path / name)
        assert str(tmp_path / name) in str(caught.value)
        assert "\n" not in str(caught.value)


def test_zip_bombs_and_entities_are_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.docx"
    with (
        ZipFile(bomb, "w", ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(110):
            part.write(b"\0" * 1_000_000)
    with pytest.raises(ReadError, match="too large"):
        articles.read(bomb)
    entities = tmp_path / "entities.odt"
    with ZipFile(entities, "w") as archive:
        archive.writestr(
            "content.xml",
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        )
    with pytest.raises(ReadError, match="entities"):
        articles.read(entities)


def test_columns_of_a_pdf_are_read_one_after_the_other(tmp_path: Path) -> None:
    def column(x: int, top: int, name: str) -> list[tuple[int, int, int, str]]:
        lines = [f"La colonne {name} a une ligne {n} qui va" for n in ("un", "deux", "trois")]
        return [(11, x, top - 13 * n, line) for n, line in enumerate(lines)]

    page = [
        (22, 60, 780, "Un titre qui va par-dessus les deux colonnes"),
        *column(320, 740, "droite du haut"),
        *column(60, 700, "gauche du haut"),
        (16, 60, 560, "Un intertitre qui va aussi par-dessus les deux colonnes"),
        *column(320, 520, "droite du bas"),
        *column(60, 500, "gauche du bas"),
    ]
    text = " ".join(b.text for b in articles.read(documents.pdf(tmp_path / "a.pdf", [page])).blocks)
    wanted = ["Un titre", "gauche du haut", "droite du haut", "Un intertitre", "gauche du bas"]
    places = [text.index(words) for words in [*wanted, "droite du bas"]]
    assert places == sorted(places)


def test_lists_and_contents_of_a_pdf_are_kept_apart(tmp_path: Path) -> None:
    lines = [
        "Il faut pour cela :", "• du bois sec et", "un peu de papier", "• une allumette",
        "1. Ouvrir la porte", "2. Entrer", "Introduction ........ 3", "Conclusion ........ 12",
    ]  # fmt: skip
    page = [(11, 60, 700 - 13 * n, line) for n, line in enumerate(lines)]
    blocks = articles.read(documents.pdf(tmp_path / "a.pdf", [page])).blocks
    assert [b.text for b in blocks[:3]] == [
        "Il faut pour cela :", "du bois sec et un peu de papier", "une allumette",
    ]  # fmt: skip
    assert [b.marker for b in blocks if b.kind is Kind.LIST_ITEM] == ["-", "-", "1.", "2."]
    assert blocks[-1].text == "Conclusion ........ 12"
