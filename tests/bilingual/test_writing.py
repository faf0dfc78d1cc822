from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from helpers import translated
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from translate import bilingual
from translate.bilingual.markdown import escape
from translate.document import Finding, Kind
from translate.errors import WriteError
from translate.host import files


def rendered(markdown: str) -> str:
    return (
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    )


ARTICLE = (
    "Le titre\n\nUn mot. Deux mots de plus ici.\n\nUn intertitre\n\nLa fin du texte est ici.\n"
)


def test_side_by_side_has_one_row_a_paragraph() -> None:
    text = bilingual.render(translated(ARTICLE))
    assert text.startswith("# LE TITRE\n\n*Le titre*\n")
    assert "| Un mot. Deux mots de plus ici. | UN MOT. DEUX MOTS DE PLUS ICI. |" in text
    assert "## Un intertitre — UN INTERTITRE" in text
    assert rendered(text).count("<table>") == 2


def test_side_by_side_can_have_one_row_a_sentence() -> None:
    text = bilingual.render(translated(ARTICLE), align="sentence")
    assert "| Un mot. | UN MOT. |\n| Deux mots de plus ici. | DEUX MOTS DE PLUS ICI. |" in text


def test_the_head_names_source_model_and_settings() -> None:
    text = bilingual.render(translated(ARTICLE))
    for fact in (
        "un.txt",
        "utf-8",
        "embedded",
        "abc123",
        "ctranslate2 int8",
        "beam 4",
        "translate 1.0",
    ):
        assert fact in text
    assert "abc123" not in bilingual.render(translated(ARTICLE), head=False)


def test_interleaved_and_english() -> None:
    interleaved = bilingual.render(translated(ARTICLE), layout="interleaved")
    assert "> Un mot. Deux mots de plus ici.\n\nUN MOT. DEUX MOTS DE PLUS ICI." in interleaved
    english = bilingual.render(translated(ARTICLE), layout="english", head=False)
    assert english == (
        "# LE TITRE\n\nUN MOT. DEUX MOTS DE PLUS ICI.\n\n## UN INTERTITRE\n\nLA FIN DU TEXTE EST ICI.\n"
    )


def test_english_markdown_keeps_the_structure_of_the_page() -> None:
    page = (
        "---\na: b\n---\n\n# Titre\n\n- un **mot** ici\n- [lien](x.html)\n\n"
        "| a | b |\n| - | - |\n| c | d |\n\n```\ncode\n```\n\n[r]: x\n"
    )
    english = bilingual.render(translated(page, "markdown"), layout="english", head=False)
    assert english == (
        "---\na: b\n---\n\n# TITRE\n\n- UN **MOT** ICI\n- [LIEN](x.html)\n\n"
        "| A | B |\n| - | - |\n| C | D |\n\n```\ncode\n```\n\n[r]: x\n"
    )


def test_findings_are_flagged_and_explained() -> None:
    translation = translated(ARTICLE)
    flagged = replace(translation.segments[1], findings=(Finding("figure-lost", "lost 41"),))
    segments = (translation.segments[0], flagged, *translation.segments[2:])
    text = bilingual.render(replace(translation, segments=segments))
    assert "UN MOT. [⚠](#note-2)" in text
    assert "lost 41 (`figure-lost`)" in text


def test_boilerplate_is_folded_away() -> None:
    text = bilingual.render(translated(ARTICLE + "\nLaisser un commentaire\n"))
    assert "<details>" in text
    assert text.index("<details>") > text.index("LA FIN DU TEXTE")
    assert text.index("Laisser un commentaire") < text.index("</details>")


@pytest.mark.parametrize("format", ["text", "markdown"])
@pytest.mark.parametrize("layout", ["side-by-side", "interleaved", "english"])
def test_boilerplate_that_is_left_out_leaves_no_trace(format: str, layout: str) -> None:
    translation = translated(ARTICLE + "\nLaisser un commentaire\n", format)
    document = translation.document
    blocks = (*document.blocks[:-1], replace(document.blocks[-1], segments=()))
    assert document.blocks[-1].kind is Kind.BOILERPLATE
    left = replace(
        translation,
        document=replace(document, blocks=blocks),
        segments=translation.segments[:-1],
    )
    text = bilingual.render(left, layout=layout)
    assert "commentaire" not in text.lower()
    assert "furniture" not in text
    assert "LA FIN DU TEXTE EST ICI." in text


@pytest.mark.parametrize(
    "text",
    [
        "a | b",
        "a `b` c",
        "<script>alert(1)</script>",
        "# pas un titre",
        "- pas une liste",
        "1. pas une liste",
        "+ pas une liste",
        "> pas une citation",
        "*a* _b_ **c** ~~d~~",
        "[a](http://b)",
        "![a](b)",
        "&amp; &lt;",
        "a \\| b",
        "--- ",
        "a\nb",
        "=====",
    ],
)
def test_nothing_from_an_article_becomes_markup(text: str) -> None:
    paragraph = rendered(escape(text))
    inner = paragraph.removeprefix("<p>").removesuffix("</p>\n")
    assert "<" not in inner
    cell = rendered(f"| a | b |\n| - | - |\n| {escape(text)} | x |\n")
    assert cell.count("<td>") == 2
    assert "<script" not in cell


@given(st.text(alphabet="ab |`*_<>&\\[]()#-+1.~!$\n", min_size=1, max_size=40))
def test_escaped_text_reads_as_it_was(text: str) -> None:
    from html import unescape

    shown = unescape(rendered(escape(text.strip() or "x")))
    plain = " ".join(text.split()) or "x"
    assert " ".join(shown.removeprefix("<p>").removesuffix("</p>\n").split()) == plain


def test_writing_is_atomic_and_makes_folders(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "a.md"
    files.write("un", path)
    files.write("deux", path)
    assert path.read_text(encoding="utf-8") == "deux"
    assert [p.name for p in path.parent.iterdir()] == ["a.md"]


def test_what_cannot_be_written_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(WriteError, match="is a folder"):
        files.write("x", tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(WriteError, match="cannot be written"):
        files.write("x", tmp_path / "file" / "a.md")
