from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from helpers import SAMPLES
from hypothesis import given, settings
from hypothesis import strategies as st

from translate import articles, segmentation
from translate.document import Block, Kind, pieces
from translate.errors import ReadError

FRENCH = (
    "L'été dernier, à Besançon, « Émile » a mangé des œufs.\r\n"
    "Il était très content : ça coûtait 12 €, dit-il. Où étais-tu, Noël ?\r\n"
)


def kinds(text: str, format: str = "text") -> list[tuple[Kind, str]]:
    return [(b.kind, " ".join(b.text.split())) for b in articles.parse(text, format=format).blocks]


def source(document: articles.Document) -> str:
    return "".join(piece.text for piece in pieces(document))


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman", "utf-32"]
)
def test_encodings_of_french_files(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(FRENCH.encode(encoding))
    document = articles.read(path)
    assert document.text == FRENCH
    assert document.encoding.replace("_", "-") in (encoding.replace("_", "-"), "mac-roman")


@pytest.mark.parametrize(
    "line",
    [
        "Par Hélène Le Goff",
        "par Marc d'Aubigné et Inès Bel-Hadj, à Rennes",
        "Propos recueillis par Ahmed Zaoui",
        "Par notre correspondant à Lima",
        "Publié le 3 mars 2021 à 9h12",
        "Mis à jour le 04/05/2022",
        "Samedi 1er avril 2023",
    ],
)
def test_who_wrote_an_article_heads_nothing(line: str) -> None:
    running = "La ville a voté hier soir un budget qui a surpris tout le monde, dit le maire."
    found = {
        text: kind
        for kind, text in kinds(f"Le budget de la ville est voté\n\n{line}\n\n{running}\n")
    }
    assert found[line] is Kind.PARAGRAPH
    heading = "Par tous les temps"
    found = {
        text: kind
        for kind, text in kinds(f"Le budget de la ville est voté\n\n{heading}\n\n{running}\n")
    }
    assert found[heading] is Kind.HEADING


def test_latin1_is_read_as_its_superset(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = FRENCH.replace("œ", "oe").replace("€", "F")
    path.write_bytes(text.encode("latin-1"))
    assert articles.read(path).text == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        ("«…» — !".encode(), "holds no words"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8, "not a text file"),
        (b"\xff\xfea", "damaged utf-16"),
        (
            b"The minister said that he was not in the city and that it is not true.",
            "looks like English",
        ),
    ],
)
def test_what_is_no_french_article_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=message):
        articles.read(path)


def test_missing_file_and_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"nowhere\.txt: no such file"):
        articles.read(tmp_path / "nowhere.txt")
    with pytest.raises(ReadError, match="is a folder"):
        articles.read(tmp_path)
    with pytest.raises(ReadError, match="no articles"):
        articles.articles_in(tmp_path)


def test_articles_in_a_folder_are_sorted_and_not_hidden(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.jpg", ".hidden/d.txt", "sub/e.html", "a.fr-en.md", "a.en.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    names = [p.relative_to(tmp_path).as_posix() for p in articles.articles_in(tmp_path)]
    assert names == ["a.md", "b.txt", "sub/e.html"]


def test_one_line_a_paragraph() -> None:
    text = (
        "Le titre\nUn premier paragraphe assez long pour être du texte.\nUn second, plus court.\n"
    )
    assert kinds(text) == [
        (Kind.TITLE, "Le titre"),
        (Kind.PARAGRAPH, "Un premier paragraphe assez long pour être du texte."),
        (Kind.PARAGRAPH, "Un second, plus court."),
    ]


def test_hard_wrapped_paragraphs_are_joined() -> None:
    text = (
        "Le conseil municipal a voté hier soir le budget de la commune pour\n"
        "l'année prochaine. Il prévoit la construction d'une école et la\n"
        "rénovation du stade.\n"
        "Les travaux commenceront au mois de mars et dureront dix-huit mois,\n"
        "si la météo le permet.\n"
    )
    found = [text for _, text in kinds(text)]
    assert found == [
        "Le conseil municipal a voté hier soir le budget de la commune pour l'année prochaine. "
        "Il prévoit la construction d'une école et la rénovation du stade.",
        "Les travaux commenceront au mois de mars et dureront dix-huit mois, si la météo le permet.",
    ]


def test_headings_lists_and_dialogue_in_plain_text() -> None:
    text = (
        "Un titre sans point\n\nUn premier paragraphe, avec une phrase complète.\n\n"
        "Un intertitre\n\nUn autre paragraphe, avec une phrase complète.\n\n"
        "- une pomme\n- deux poires\n\nElle le regarda longuement.\n\n- Tu viens ?\n- Non, dit-elle.\n"
    )
    assert [kind for kind, _ in kinds(text)] == [
        Kind.TITLE,
        Kind.PARAGRAPH,
        Kind.HEADING,
        Kind.PARAGRAPH,
        Kind.LIST_ITEM,
        Kind.LIST_ITEM,
        Kind.PARAGRAPH,
        Kind.PARAGRAPH,
        Kind.PARAGRAPH,
    ]


def test_furniture_of_the_sample_article_is_set_apart() -> None:
    blocks = articles.read(SAMPLES[[p.stem for p in SAMPLES].index("putin-north-korea.fr")]).blocks
    furniture = [b.text for b in blocks if b.kind is Kind.BOILERPLATE]
    assert furniture[0] == "in"
    assert furniture[1].startswith("Le bulletin d'information")
    assert furniture[-1] == "Préparez-vous pour un iPhone plus fin"
    assert sum(b.kind is Kind.HEADING for b in blocks) == 2
    assert not any("« un flux substantiel" in text for text in furniture)


def test_an_article_about_cookies_is_not_furniture() -> None:
    text = (
        "Les cookies en question\n\nLa politique de confidentialité du site a changé, et les "
        "associations protestent depuis plusieurs semaines contre cette décision.\n\n"
        "Le tribunal rendra son jugement en mars. Les associations espèrent que la justice leur "
        "donnera raison, comme elle l'a fait il y a deux ans dans une affaire semblable.\n"
    )
    assert Kind.BOILERPLATE not in [kind for kind, _ in kinds(text)]


MARKDOWN = """---
titre: Essai
---
# Un *titre*

> Une citation
> sur **deux** lignes.

1. un
2. deux [lien](http://exemple.fr/a_(b) "c")

| a | b |
| - | - |
| c \\| d | `code` |

Suite\\* &amp; fin ![image](x.png)

```sh
ne pas toucher
```
"""


def test_markdown_blocks_and_markup() -> None:
    blocks = articles.parse(MARKDOWN, format="markdown").blocks
    assert [(b.kind, b.text) for b in blocks] == [
        (Kind.VERBATIM, "---\ntitre: Essai\n---"),
        (Kind.TITLE, "Un titre"),
        (Kind.BLOCK_QUOTE, "Une citation\nsur deux lignes."),
        (Kind.LIST_ITEM, "un"),
        (Kind.LIST_ITEM, "deux lien"),
        (Kind.TABLE_CELL, "a"),
        (Kind.TABLE_CELL, "b"),
        (Kind.TABLE_CELL, "c | d"),
        (Kind.TABLE_CELL, "code"),
        (Kind.PARAGRAPH, "Suite* & fin"),
        (Kind.VERBATIM, "```sh\nne pas toucher\n```"),
    ]
    assert [b.marker for b in blocks if b.kind is Kind.LIST_ITEM] == ["1.", "2."]

    def marked(block: Block) -> list[tuple[str, str, str]]:
        return [(block.text[i.start : i.end], i.before, i.after) for i in block.inlines]

    assert marked(blocks[1]) == [("titre", "*", "*")]
    assert marked(blocks[4]) == [("lien", "[", '](http://exemple.fr/a_(b) "c")')]
    assert marked(blocks[8]) == [("code", "`", "`")]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_segments_give_back_every_sample(path: Path) -> None:
    document = segmentation.segment(articles.read(path))
    assert source(document) == path.read_text(encoding="utf-8")
    assert document.segments


_FRAGMENTS = st.sampled_from(
    [
        "Il pleut. ",
        "« Oui ! » dit-il. ",
        "M. Dupont ",
        "\n",
        "\n\n",
        "\r\n",
        "— Non. ",
        "- item\n",
        "# Titre\n",
        "> cite ",
        "**gras** ",
        "*ital* ",
        "`x` ",
        "[a](b) ",
        "é ",
        "é",
        "\xa0",
        "\u202f;",
        "  ",
        "\t",
        "“Quoi ? ",
        "” ",
        "(a ",
        ") ",
        "1. ",
        "...",
        "… ",
        "",
        " a ",
        " b ",
        "\n",
        "https://a.fr/x. ",
        "\xad",
        "L’école ",
        "etc. ",
        "<b>",
        "&amp;",
        "\\*",
        "12,5 % ",
        "\x0c",
        "\x0b",
        "```\n",
        "---\n",
    ]
)


@settings(max_examples=2000, deadline=None)
@given(st.lists(_FRAGMENTS, min_size=1, max_size=40), st.sampled_from(["text", "markdown"]))
def test_segments_give_back_any_text(fragments: list[str], format: str) -> None:
    text = "Le mot. " + "".join(fragments)
    document = segmentation.segment(articles.parse(text, format=format))
    assert source(document) == text
    ends = [0]
    for segment in document.segments:
        assert ends[-1] <= segment.start < segment.end
        assert segment.text == segment.text.strip()
        ends.append(segment.end)
    if format == "text":
        gaps = "".join(p.text for p in pieces(document) if p.segment is None)
        assert not any(c.isalpha() for c in gaps)


@settings(max_examples=1000, deadline=None)
@given(st.text(max_size=300))
def test_segments_give_back_arbitrary_unicode(text: str) -> None:
    text = "Mot " + text
    for format in ("text", "markdown"):
        document = segmentation.segment(articles.parse(text, format=format))
        assert source(document) == text


def test_decomposed_accents_are_kept_in_the_source() -> None:
    text = unicodedata.normalize("NFD", "L'été a été très chaud à Besançon.")
    document = segmentation.segment(articles.parse(text))
    assert source(document) == text


def test_code_over_a_line_break_is_never_divided() -> None:
    text = "Le mot. ```\nIl pleut. Il pleut. ```\n"
    document = segmentation.segment(articles.parse(text, format="markdown"))
    assert source(document) == text
    assert [s.text for s in document.segments] == ["Le mot.", "Il pleut. Il pleut."]
