"""The English in the format of the article: everything but the words comes back as it was."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import documents
import pytest
from helpers import ROOT, in_capitals, translated
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from translate import Model, articles, bilingual
from translate.articles import markdown
from translate.document import Document, Kind
from translate.errors import ReadError
from translate.segmentation import segment

_TAG = re.compile(r"<!--.*?-->|</?[a-z][^>]*>", re.DOTALL)


def same(text: str, format: str) -> str:
    written = bilingual.render(translated(text, format), "same")
    assert isinstance(written, str)
    return written


_INSIDE = documents.nested(
    ["Le mot", " juste. ", "Il pleut. ", " ", "\n", "&nbsp;", "&amp;", "été", "<br>", "<!-- non -->",
     '<img src="a.jpg">', "<wbr>", "</i>", "<u>", "<svg><path d='M0 0'/></svg>", "<span></span>",
     "<script>var a = '<p>';</script>", "<button>Oui</button>", "<sup>2</sup>"],
    ["b", "i", "span class='x'", "a href='#b'", "code", "sup"],
)  # fmt: skip
_PAGES = st.lists(
    documents.element(["p", "li", "div", "h2", "td", "blockquote"], _INSIDE, most=6), max_size=4
)


def test_sentences_that_no_space_parts_have_one_in_english() -> None:
    article = "Il aime son train.Mais le train tarde.\n"
    assert same(article, "text") == "IL AIME SON TRAIN. MAIS LE TRAIN TARDE.\n"


@pytest.mark.parametrize("item", ["* {}", "- {}", "• {}", "{}", "  2.  {}", "(a) {}", "\t◦ {}"])
def test_text_keeps_the_marks_of_its_lists(item: str) -> None:
    lines = [item.format(words) for words in ("une voile ;", "une rame ;", "une ancre.")]
    article = "Il faut à bord :\n\n" + "\n".join(lines) + "\n\nEt du vent.\n"
    assert same(article, "text") == article.upper()


def test_indented_lines_that_were_wrapped_are_one_paragraph() -> None:
    words = (
        "Le vieux gardien monte chaque soir les marches du phare avec sa lampe et un livre. " * 4
    )
    paragraphs = [textwrap.fill(words, 70, initial_indent=i, subsequent_indent=i)
                  for i in (4 * " ", 9 * " ", 24 * " ")]  # fmt: skip
    assert len(articles.parse("\n\n".join(paragraphs)).blocks) == 3


@given(_PAGES)
def test_every_tag_of_a_page_comes_back_once_and_in_order(parts: list[str]) -> None:
    page = f"<p>Le début.</p>{''.join(parts)}<p>La fin.</p>"
    document = Document("x", page, "utf-8", "html", articles.html.all_blocks_of(page))
    written = bilingual.render(in_capitals(document), "same")
    assert isinstance(written, str)
    assert _TAG.findall(written) == _TAG.findall(page)
    visible = re.compile(r"<script>.*?</script>|<button>.*?</button>|<svg>.*?</svg>", re.DOTALL)

    def words(text: str) -> list[str]:
        return html.unescape(_TAG.sub(" ", visible.sub(" ", text))).casefold().split()

    assert words(written) == words(page)


@pytest.mark.parametrize("path", sorted((ROOT / "samples").rglob("*.html")), ids=lambda p: p.name)
def test_every_tag_of_a_real_page_comes_back(path: Path) -> None:
    page = path.read_text(encoding="utf-8")
    document = Document("x", page, "utf-8", "html", articles.html.all_blocks_of(page))
    written = bilingual.render(in_capitals(document), "same")
    assert isinstance(written, str)
    # A page of our own has a seal, which is that of what it holds.
    seal = re.compile(r"<!-- translate-fr-en:\w+ -->")
    assert _TAG.findall(seal.sub("", written)) == _TAG.findall(seal.sub("", page))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            '<p>Vu au parc<sup id="r3"><a href="#n3">3</a></sup> hier.</p>',
            '<p>VU AU PARC<sup id="r3"><a href="#n3">3</a></sup> HIER.</p>',
        ),
        (
            "<p>Une cour de 20 m<sup>2</sup> au soleil.</p>",
            "<p>UNE COUR DE 20 M<sup>2</sup> AU SOLEIL.</p>",
        ),
        (
            '<p>Suivre <a href="/x">le lien<span class="sr-only"> (nouvelle page)</span></a>.</p>',
            '<p>SUIVRE <a href="/x">LE LIEN<span class="sr-only"> (nouvelle page)</span></a>.</p>',
        ),
        (
            "<svg><text x='1'>Une légende</text></svg><p>Le reste est là.</p>",
            "<svg><text x='1'>UNE LÉGENDE</text></svg><p>LE RESTE EST LÀ.</p>",
        ),
    ],
)
def test_what_stands_beside_words_is_no_part_of_them(page: str, expected: str) -> None:
    assert same(page, "html") == expected


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            '<p>Elle fredonne <i lang="de">Die Forelle</i> au bain.</p>',
            '<p>ELLE FREDONNE <i lang="de">Die Forelle</i> AU BAIN.</p>',
        ),
        (
            '<p>Le <b class="nom notranslate">Cercle</b> est <a translate=no href=a>ici</a>.</p>',
            '<p>LE <b class="nom notranslate">Cercle</b> EST <a translate=no href=a>ici</a>.</p>',
        ),
        (
            '<div translate="no"><p>Une devise. Deux <b>mots</b>.</p><p translate="yes">Un merle.</p></div>',
            '<div translate="no"><p>Une devise. Deux <b>mots</b>.</p><p translate="yes">UN MERLE.</p></div>',
        ),
        (
            '<blockquote lang="en"><p>The sea.</p></blockquote><p lang="fr-CA">La mer.</p>',
            '<blockquote lang="en"><p>The sea.</p></blockquote><p lang="fr-CA">LA MER.</p>',
        ),
    ],
)
def test_what_is_in_another_language_or_not_to_be_translated_is_kept(
    page: str, expected: str
) -> None:
    assert same(page, "html") == expected


@pytest.mark.parametrize(
    ("page", "texts"),
    [
        ("<p>Une pie.</p><!--[if lt IE 9]><script src=a></script><![endif]--><p>Un geai.</p>", 2),
        ("<!--[if !IE]><!--><p>Une pie.</p><!--<![endif]--><p>Un geai.</p>", 2),
        ("<p>Une pie.</p><!--[if IE]><!--><p>Un geai.</p><![endif]--><p>Un merle.</p>", 3),
        ("<p>Une pie.</p><![if gte mso 9]><p>Un geai.</p><![endif]><p>Un merle.</p>", 3),
        ("<p>Une pie.</p><![autre]><p>Un geai.</p><p>Un merle.</p>", 3),
        ("<p>Une pie.</p><![CDATA[ > ]]><p>Un geai.</p><![CDATA[ reste<p>Un merle.</p>", 3),
    ],
)
def test_comments_for_one_browser_end_where_they_end(page: str, texts: int) -> None:
    assert len(articles.html.all_blocks_of(page)) == texts
    assert _TAG.findall(same(page, "html")) == _TAG.findall(page)


def test_what_tags_say_is_translated() -> None:
    page = (
        '<html lang="fr-CA" xml:lang="fr"><head><meta property="og:title" content="Le bel été">'
        '<meta name="viewport" content="le bel"></head><body><p>Un mot <img src="a.jpg" alt="Un &quot;chien&quot; noir">'
        "ici, avec <input placeholder='Votre nom'>.</p><img alt='DSC_01.jpg'>"
        "<script>'<img alt=\"Un mot\">'</script></body></html>"
    )
    assert same(page, "html") == (
        '<html lang="en" xml:lang="en"><head><meta property="og:title" content="LE BEL ÉTÉ">'
        '<meta name="viewport" content="le bel"></head><body><p>UN MOT <img src="a.jpg" alt="UN &quot;CHIEN&quot; NOIR">'
        "ICI, AVEC <input placeholder='VOTRE NOM'>.</p><img alt='DSC_01.jpg'>"
        "<script>'<img alt=\"Un mot\">'</script></body></html>"
    )


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            '<p>Touchez <button class="b"><svg><path d="M0"/></svg> Suivant&nbsp;! </button> deux fois.</p>',
            '<p>TOUCHEZ <button class="b"><svg><path d="M0"/></svg> SUIVANT ! </button> DEUX FOIS.</p>',
        ),
        (
            "<form><label for=v>Votre ville</label><select id=v><optgroup label='Au nord'><option value=l>Lille"
            "<option value=a>Arras</optgroup></select><label><input type=radio value=oui> C'est noté</label></form>",
            "<form><label for=v>VOTRE VILLE</label><select id=v><optgroup label='AU NORD'><option value=l>LILLE"
            "<option value=a>ARRAS</optgroup></select><label><input type=radio value=oui> C'EST NOTÉ</label></form>",
        ),
        (
            '<p>La suite.</p><input type="submit" value="J\'y vais"><input type=reset value=Effacer>'
            '<input value="ne change pas"><textarea>Un mot\nà dire</textarea>',
            '<p>LA SUITE.</p><input type="submit" value="J&#x27;Y VAIS"><input type=reset value="EFFACER">'
            '<input value="ne change pas"><textarea>UN MOT À DIRE</textarea>',
        ),
        (
            "<details><summary>Le détail</summary><table><tr><th abbr='nom'>Le nom</th></tr></table></details>"
            '<video><track label="Version lue" src="v.vtt"></video>',
            "<details><summary>LE DÉTAIL</summary><table><tr><th abbr='NOM'>LE NOM</th></tr></table></details>"
            '<video><track label="VERSION LUE" src="v.vtt"></video>',
        ),
        (
            '<div translate="no"><button>Oui</button><img alt="Un pré"></div><p>Le pré.</p>'
            '<p lang="en"><img alt="A field"> <button title="Go">Go</button></p>'
            '<span class="notranslate"><img alt="Le Pré"></span><code title="un titre">a</code>',
            '<div translate="no"><button>Oui</button><img alt="Un pré"></div><p>LE PRÉ.</p>'
            '<p lang="en"><img alt="A field"> <button title="Go">Go</button></p>'
            '<span class="notranslate"><img alt="Le Pré"></span><code title="UN TITRE">a</code>',
        ),
        (  # in the place of what cannot be shown, and what a drawing is called
            "<noscript><style>p { top: 0 } </style><p>Il faut un script.</p></noscript><object data='a'>Un plan</object>"
            "<p>Le mot <svg><title>Un lien</title><path d='M1'/></svg> suit.</p>",
            "<noscript><style>p { top: 0 } </style><p>IL FAUT UN SCRIPT.</p></noscript><object data='a'>UN PLAN</object>"
            "<p>LE MOT <svg><title>UN LIEN</title><path d='M1'/></svg> SUIT.</p>",
        ),
        (  # above a word
            "<p>La <ruby>mer<rp>(</rp><rt>haute</rt><rp>)</rp></ruby> et <ruby>le vent<rt>doux</ruby> d'est.</p>",
            "<p>LA <ruby>MER<rp>(</rp><rt>HAUTE</rt><rp>)</rp></ruby> ET <ruby>LE VENT<rt>DOUX</ruby> D'EST.</p>",
        ),
    ],
)
def test_words_on_controls_and_hints_are_translated(page: str, expected: str) -> None:
    assert same(page, "html") == expected


def test_labels_of_a_form_are_read_one_by_one() -> None:
    page = (
        "<form><label>Le prénom</label> <input> <label>Le nom</label> <input></form><p>Merci.</p>"
    )
    assert [b.text for b in articles.parse(page, format="html").blocks] == [
        "Le prénom", "Le nom", "Merci."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("La <ruby>mer<rt>haute</rt></ruby> monte.", "La mer monte."),
        ("Le <x-mot>port</x-mot> dort.", "Le port dort."),
        ("Il reste <meter value='.6'>60 %</meter> à <output>faire</output>.", "Il reste 60 % à faire."),
    ],
)  # fmt: skip
def test_a_sentence_goes_on_over_what_stands_in_it(marked: str, text: str) -> None:
    assert next(b.text for b in articles.parse(f"<p>{marked}</p>", format="html").blocks) == text
    own = f"<x-carte><p>{marked}</p><x-pied>La fin.</x-pied></x-carte>"
    texts = [b.text for b in articles.parse(own, format="html").blocks]
    assert texts[:2] == [text, "La fin."]


def test_a_note_mark_is_not_read_as_a_figure() -> None:
    page = '<p>Vu au parc<sup id="r3"><a href="#n3">3</a></sup> hier.</p>'
    assert [b.text for b in articles.parse(page, format="html").blocks] == ["Vu au parc hier."]


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Un fait[^a], puis un autre[^b-2].\n\n[^a]: La source.\n[^b-2]: Une *autre* source.\n",
         "UN FAIT[^a], PUIS UN AUTRE[^b-2].\n\n[^a]: LA SOURCE.\n[^b-2]: UNE *AUTRE* SOURCE.\n"),
        ("* [ ] laver\n* [X] ranger le [bac](b.md)\n", "* [ ] LAVER\n* [X] RANGER LE [BAC](b.md)\n"),
        ("La somme $a_1 * b_2$ vaut 5 $ ou 6 $.\n\n$$\nx^2\n$$\n",
         "LA SOMME $a_1 * b_2$ VAUT 5 \\$ OU 6 \\$.\n\n$$\nx^2\n$$\n"),
        ("## Une partie {#p .c}\n\nUn [lien](x){.btn} ici.\n", "## UNE PARTIE {#p .c}\n\nUN [LIEN](x){.btn} ICI.\n"),
        ("> Une rue  \n> et une place\\\n> au bout.\n", "> UNE RUE  \n> ET UNE PLACE\\\n> AU BOUT.\n"),
        ("Chat\n:   Un animal.\n\nChien\n:   Un autre.\n", "CHAT\n:   UN ANIMAL.\n\nCHIEN\n:   UN AUTRE.\n"),
        ("> [!WARNING]\n> Il fait froid.\n> Il neige.\n", "> [!WARNING]\n> IL FAIT FROID.\n> IL NEIGE.\n"),
        ("[![Construit](b.svg)](ci.html) Le projet *avance **bien***.\n",
         "[![Construit](b.svg)](ci.html) LE PROJET *AVANCE **BIEN***.\n"),
        ("Appuyer sur <kbd>Échap</kbd>, puis <b>sortir</b> par https://exemple.fr/a_b_c vite.\n",
         "APPUYER SUR <kbd>Échap</kbd>, PUIS <b>SORTIR</b> PAR https://exemple.fr/a_b_c VITE.\n"),
        ("<details>\n<summary>Voir</summary>\n\nUn texte. **Deux phrases. Encore.**\n\n</details>\n",
         "<details>\n<summary>VOIR</summary>\n\nUN TEXTE. **DEUX PHRASES. ENCORE.**\n\n</details>\n"),
    ],
)  # fmt: skip
def test_markdown_of_every_kind_comes_back(french: str, english: str) -> None:
    assert same(french, "markdown") == english


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Un mot^[une note *ici*, oui] et la fin.", "UN MOT^[une note *ici*, oui] ET LA FIN."),
        ("Un mot^[Une note dedans.] et la fin.", "UN MOT^[UNE NOTE DEDANS.] ET LA FIN."),
        ('!!! tip "Un conseil"\n    Il pleut.', '!!! tip "UN CONSEIL"\n    IL PLEUT.'),
        ('=== "Le vent"\n\n    Il pleut.', '=== "LE VENT"\n\n    IL PLEUT.'),
        (":::danger Un danger\nIl pleut.\n:::", ":::danger UN DANGER\nIL PLEUT.\n:::"),
        (":::note[Un danger]\nIl pleut.\n:::", ":::note[UN DANGER]\nIL PLEUT.\n:::"),
        ("::: warning\nIl pleut.\n:::", "::: warning\nIL PLEUT.\n:::"),
        ("::: {.deux #colonnes}\nIl pleut.\n:::", "::: {.deux #colonnes}\nIL PLEUT.\n:::"),
    ],
)
def test_notes_in_a_line_and_titles_of_frames_are_translated(french: str, english: str) -> None:
    assert same(f"{french}\n\nLa fin.\n", "markdown") == f"{english}\n\nLA FIN.\n"


def test_lines_of_a_cell_are_words_apart() -> None:
    table = "| Ville |\n| --- |\n| un port<br>deux phares<br />- la mer |\n"
    (_, cell) = articles.parse(table, format="markdown").blocks
    assert cell.text == "un port deux phares - la mer"
    assert same(table, "markdown").endswith("| UN PORT<br>DEUX PHARES<br />- LA MER |\n")
    line = "Un vers <br> puis<br/> un autre<br>\net la fin.\n"
    assert same(line, "markdown") == "UN VERS <br> PUIS<br/> UN AUTRE<br> ET LA FIN.\n"


@pytest.mark.parametrize(
    "line",
    [
        "Une baisse de -4,7 % en 1998 ; le fichier mon_beau_fichier, 2 < 3 > 1.",
        "-4,7 % en un an",
        "+12 % d'un coup",
        "Il a dit [...] puis […] 6 * 7 = 42 & C:\\temp pour 5 $.",
        "#1 des ventes",
        "Un titre | une rubrique",
    ],
)
def test_markdown_has_no_escape_that_it_does_not_need(line: str) -> None:
    assert same(f"{line}\n", "markdown") == f"{line.upper()}\n"


@given(st.text(st.sampled_from(" a1b_*<>|~&$[]()\\`-+#=.!:;é"), min_size=1, max_size=14))
def test_words_stay_words_in_markdown(words: str) -> None:
    target = " ".join(f"x{words}x {words} y".split())
    for source in ("Un mot.\n", "| Un mot. |\n| --- |\n"):
        for english in (target, words.strip() or "x"):
            translation = translated(source, "markdown")
            segments = (replace(translation.segments[0], target=english),)
            written = articles.english(replace(translation, segments=segments))
            assert isinstance(written, str)
            blocks = markdown.blocks_of(written)
            assert "".join(b.text for b in blocks if b.kind is not Kind.VERBATIM) == english, (
                written
            )


def test_a_blank_line_does_not_end_a_cue() -> None:
    film = (
        "1\n00:00:01,000 --> 00:00:02,000\nregardez bien\n \n\nla mer au loin.\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\n1789\n\n3\n00:00:05,000 --> 00:00:06,000\nFin.\n"
    )
    assert same(film, "srt") == (
        "1\n00:00:01,000 --> 00:00:02,000\nREGARDEZ BIEN LA MER AU LOIN.\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\n1789\n\n3\n00:00:05,000 --> 00:00:06,000\nFIN.\n"
    )


def test_subtitles_with_the_line_ends_of_windows_keep_them() -> None:
    film = (
        "1\n00:00:01,000 --> 00:00:02,000\n- Il neige.\n- Encore ?\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\n<i>Le bus passe</i>\n\n"
        "3\n00:00:05,000 --> 00:00:06,000\npar le pont.\n"
    )
    for format, text in (("srt", film), ("vtt", f"WEBVTT\n\n{film}")):
        windows = text.replace("\n", "\r\n")
        assert same(windows, format) == same(text, format).replace("\n", "\r\n")
        assert "IL NEIGE" in same(windows, format)


@pytest.mark.parametrize(
    ("cues", "sentences"),
    [
        (["Il part pour", "Lyon ce soir."], 1),
        (["Il part ce soir", "avec elle."], 1),
        (["Il part ce soir", "Elle reste"], 2),
        (["(rires)", "on y va ?"], 2),
        (["Il part,", "PAUL : Reviens !"], 2),
        (["♪ Au clair de la lune ♪", "mon ami Pierrot"], 2),
        (["Il faut que", "{\\an8}Lyon, 1940"], 2),
        (["il parle", "- Et toi ?"], 2),
    ],
)
def test_a_sentence_runs_over_cues_only_where_it_goes_on(cues: list[str], sentences: int) -> None:
    film = "\n\n".join(
        f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{cue}" for n, cue in enumerate(cues, start=1)
    )
    assert len(articles.parse(film, format="srt").blocks) == sentences


def _word(tmp_path: Path, fill: Callable[[Any], None]) -> Any:
    """The file that `fill` makes, in English, as python-docx reads it."""
    import docx

    document = docx.Document()
    fill(document)
    document.save(str(tmp_path / "a.docx"))
    data = bilingual.render(in_capitals(articles.read(tmp_path / "a.docx")), "same")
    assert isinstance(data, bytes)
    with ZipFile(BytesIO(data)) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist()))
    return docx.Document(BytesIO(data))


def test_looks_and_tabs_of_a_word_file_are_kept(tmp_path: Path) -> None:
    from docx.shared import Pt, RGBColor

    def fill(document: Any) -> None:
        paragraph = document.add_paragraph("Un mot ")
        run = paragraph.add_run("en rouge")
        run.font.color.rgb, run.font.size = RGBColor(255, 0, 0), Pt(20)
        paragraph.add_run(" puis\tla suite.")
        plain = document.add_paragraph("Ceci n'est pas une liste.", style="List Bullet")
        properties = plain._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val = 0

    document = _word(tmp_path, fill)
    first = document.paragraphs[0]
    assert first.text == "UN MOT EN ROUGE PUIS\tLA SUITE."
    assert [(r.text, r.font.size) for r in first.runs if r.font.color.rgb] == [("EN ROUGE", Pt(20))]
    kinds = [b.kind for b in articles.read(tmp_path / "a.docx").blocks]
    assert kinds == [Kind.PARAGRAPH, Kind.PARAGRAPH]


def test_heads_feet_and_boxes_of_a_word_file_are_translated_once(tmp_path: Path) -> None:
    box = (
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:AlternateContent><mc:Choice Requires='x'>{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    ).format("<w:txbxContent><w:p><w:r><w:t>Dans la boîte.</w:t></w:r></w:p></w:txbxContent>")

    def fill(document: Any) -> None:
        from docx.oxml import parse_xml

        document.sections[0].header.paragraphs[0].text = "Le journal du soir"
        document.add_paragraph("Autour de la boîte.")._p.append(parse_xml(box))

    document = _word(tmp_path, fill)
    xml = document.element.xml
    assert document.sections[0].header.paragraphs[0].text == "LE JOURNAL DU SOIR"
    assert xml.count("DANS LA BOÎTE.") == 2, "once in the box, once in that for old programs"
    assert xml.count("AUTOUR DE LA BOÎTE.") == 1
    texts = [b.text for b in articles.read(tmp_path / "a.docx").blocks]
    assert texts == ["Autour de la boîte.", "Dans la boîte.", "Le journal du soir"]


def test_a_book_is_written_as_a_book(tmp_path: Path) -> None:
    path = documents.epub(tmp_path / "a.epub")
    data = bilingual.render(in_capitals(articles.read(path)), "same")
    assert isinstance(data, bytes)
    with ZipFile(path) as before, ZipFile(BytesIO(data)) as after:
        assert after.namelist() == before.namelist()
        assert after.infolist()[0].compress_type == ZIP_STORED
        chapter = after.read("OEBPS/b.xhtml").decode()
        package = after.read("OEBPS/a.opf").decode()
    assert "<h1>CHAPITRE DEUX</h1><p>LA FIN EST <b>PROCHE</b>.</p>" in chapter
    assert "<dc:title>LE LIVRE &amp; LA PLAGE</dc:title>" in package
    (tmp_path / "b.epub").write_bytes(data)
    assert [b.text for b in articles.read(tmp_path / "b.epub", language="en").blocks] == [
        "CHAPITRE UN", "LE DÉBUT EST LOIN.", "CHAPITRE DEUX", "LA FIN EST PROCHE.", "LE LIVRE & LA PLAGE",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "advice"),
    [(rb"{\rtf1\ansi Le mot.}", "DOCX"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOCX")],
)
def test_files_of_an_office_are_refused_with_what_to_do(
    data: bytes, advice: str, tmp_path: Path
) -> None:
    path = tmp_path / "lettre.bin"
    path.write_bytes(data)
    with pytest.raises(ReadError, match=advice):
        articles.read(path)


def test_a_cue_with_thousands_of_blank_lines_is_written(tmp_path: Path) -> None:
    """Looking for a speaker behind each of them must not try every one with every other."""
    cue = "1\n00:00:01,000 --> 00:00:02,000\nIl part." + "\n" * 10_000 + "- Non."
    path = tmp_path / "film.srt"
    path.write_text(cue + "\n\n2\n00:00:03,000 --> 00:00:04,000\nOui.\n", encoding="utf-8")
    written = bilingual.render(in_capitals(segment(articles.read(path))), "same")
    assert [line for line in str(written).splitlines() if line][2:4] == ["IL PART.", "- NON."]


@pytest.mark.parametrize(
    "marked",
    [
        '‹Voir› {{< ref "a_b_c.md" >}} ‹et› {{ site.nom_du_site }} ‹demain.›\n',
        '{% include carte.html\n  ville="Dole" %}\n\n‹La suite.›\n',
        '{{< highlight go >}}\nvar un = "mot"\n\nencore\n{{< /highlight >}}\n\n‹La suite.›\n',
        "{{< galerie >}}\n‹Des images.›\n{{< /galerie >}}\n",
        "‹Un mot.›\n{% raw %}\n{{ brut }}\n{% endraw %}\n‹Un autre.›\n",
        "::: {.note #a}\n‹Un mot› [‹marqué d'›*‹ici›*]{.fort} ‹là.›\n:::\n",
        ":::danger[‹Attention›]\n\n‹Le courant est fort.›\n\n:::\n",
        '!!! tip "‹Conseil›"\n\n    ‹Mettez un gilet.›\n\n    - ‹Un sifflet›\n\n‹La suite.›\n',
        "import Carte from '@site/carte'\n\n‹Le prix est de› {props.prix} ‹euros.›\n",
        "‹Selon› @petit2020 ‹et› [voir @grand1999, p. 3 ; @autre]‹, c'est vrai› :wave: ‹!›\n",
        "‹H~2~O, 10^e^ et› ==‹un mot›==‹.›\n",
        "\\begin{align*}\nx &= y\n\\end{align*}\n\n‹Voir› \\ref{fig:a}.\n\n\\clearpage\n",
        "[[_TOC_]]\n\n‹La page› [[Écluses]] ‹le dit.›\n",
        "- {{< a >}}\n- ‹Un point› {{< b >}}\n\n  :::\n",
    ],
)
def test_frames_and_codes_of_markdown_come_back(marked: str) -> None:
    expected = re.sub("‹([^›]*)›", lambda m: m[1].upper(), marked)
    assert same(re.sub("[‹›]", "", marked), "markdown") == expected


def test_what_is_said_of_an_image_is_translated() -> None:
    source = '![Une barge rouge](a.png "Vue du pont")\n\n[![logo](b.svg)](c)\n'
    assert same(source, "markdown") == (
        '![UNE BARGE ROUGE](a.png "VUE DU PONT")\n\n[![logo](b.svg)](c)\n'
    )


@pytest.mark.parametrize(
    "article",
    [
        "Un plan ![le plan du quai](q.png 'Vue du nord') et [la suite](s \"La page deux\") ici.\n",
        "- ![un phare blanc](p.png) sa lampe, `![le code est](la)`\n",
        "> Voir [le port].\n\n[LE PORT]: https://a.fr\n  'Le site du port'\n",
        "| Un quai | Un code |\n|--|--|\n| vu ![un mât \\| un pont](m.png) là | de `a \\| b` hier |\n",
        '[![Une barge bleue](b.png)](c "Le grand canal")\n',
    ],
)
def test_images_in_sentences_and_titles_of_links_are_translated(article: str) -> None:
    kept = re.compile(r"`[^`]*`|\((?:\w\.png|[sc])|https://a.fr")
    places = [m.span() for m in kept.finditer(article)]
    assert same(article, "markdown") == "".join(
        c if any(a <= i < b for a, b in places) else c.upper() for i, c in enumerate(article)
    )


@pytest.mark.parametrize(
    "marked",
    [
        '<p align="center"><img src="a.png" alt="‹Un phare rouge›" title=\'‹Vu de loin›\'></p>\n\n‹La suite.›\n',
        '‹Le quai› <img alt="‹Un mât› &amp; ‹une voile›" src=x.png> ‹au soir.›\n',
        '<img src="a.png" alt="‹Une barge›">\n\n<div>‹Un mot› <img src=b alt="‹Le bord›"> ‹là.›</div>\n',
        '| ‹Un quai› | ‹Un pont› |\n|--|--|\n| <img alt="‹Un pont›"> | ‹deux› |\n',
        '[<img alt="‹État du service›" src=b.svg>](c) <img alt="build" src=d.svg>\n\n‹La suite.›\n',
        "![Vue du port.png](a.png) <img alt='Vue du quai.JPG'> ‹au soir.›\n",
        "![‹Un phare› \\[‹rouge›\\] ‹du soir›](a.png)\n",
        '![‹Un phare›](a.png "‹Vu› \\"‹de loin›\\"") ‹au port›\n',
        "| ‹Un quai› |\n|--|\n| ![‹un mât› \\| ‹un pont›](m.png) |\n",
    ],
)
def test_what_images_say_comes_back_as_it_was_written(marked: str) -> None:
    expected = re.sub("‹([^›]*)›", lambda m: m[1].upper(), marked)
    assert same(re.sub("[‹›]", "", marked), "markdown") == expected


def test_white_space_around_an_image_in_html_is_one_space() -> None:
    (block, _) = articles.parse(
        'Un mot <img alt="Un mât" src=a> et <b>un autre</b>.\n', format="markdown"
    ).blocks
    assert block.text == "Un mot et un autre."


def test_quotation_marks_in_what_an_image_says_do_not_end_it() -> None:
    article = '<p><img alt="Un «grand» pont"> Un <img alt="Un mât &quot;haut&quot;"> mot.</p>\n'
    assert 'alt="UN MÂT &quot;HAUT&quot;"' in same(article, "markdown")


def test_words_in_html_of_a_markdown_page_are_translated() -> None:
    article = (
        "# Le quai\n\n<p align=center><b>Un phare</b> &amp; une *barge*.</p>\n\n"
        "<details>\n<summary>Le détail</summary>\n\nSon feu est _rouge_.\n\n</details>\n\n"
        "<Onglet nom='a'>\n\n<!-- rien -->\n\n<pre>le code</pre>\n\n<script>le code</script>\n"
    )
    kept = re.compile("</?[^>]*>|&amp;|le code")
    places = [m.span() for m in kept.finditer(article)]
    assert same(article, "markdown") == "".join(
        c if any(a <= i < b for a, b in places) else c.upper() for i, c in enumerate(article)
    )


def test_halves_of_html_do_not_stand_alone_in_results() -> None:
    article = "<details><summary>Le feu</summary>\n\nIl est rouge.\n\n</details>\n\n<br/>\n"
    both = str(bilingual.render(translated(article, "markdown"), "markdown"))
    assert "details" not in both and "<br/>" in both


def test_a_link_by_its_words_still_leads_where_it_led(model: Model) -> None:
    article = Document("x", source := "Voir [la maison] et [Paris][].\n\n[la maison]: m.html\n[paris]: p.html\n",
                       "utf-8", "markdown", markdown.blocks_of(source))  # fmt: skip
    english = MarkdownIt().render(str(bilingual.render(model.translate(article), "same")))
    assert 'href="m.html"' in english and 'href="p.html">Paris</a>' in english
    both = MarkdownIt().enable("table").render(str(bilingual.render(model.translate(article))))
    assert both.count('href="m.html"') == 2


_ASS = """[Script Info]
ScriptType: v4.00+

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,À revoir
"""


@pytest.mark.parametrize(
    ("source", "format", "expected"),
    [
        ("0:00:01.500,0:00:02.000\nLe vent tourne, et\n\n0:00:02.000,0:00:03.250\nla mer monte.\n", "sbv",
         "0:00:01.500,0:00:02.000\nLE VENT TOURNE, ET\n\n0:00:02.000,0:00:03.250\nLA MER MONTE.\n"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000 align:end\n<v Jean Le Goff>Un <00:01.500><c>mot</c> dit\npar lui.</v>\n", "vtt",
         "WEBVTT\n\n00:01.000 --> 00:02.000 align:end\n<v Jean Le Goff>UN <00:01.500><c>MOT</c> DIT PAR LUI.</v>\n"),
        ("1\n00:00:01,000 --> 00:00:02,000\nANNE : Viens !\n(Une porte claque)\n", "srt",
         "1\n00:00:01,000 --> 00:00:02,000\nANNE : VIENS !\n(UNE PORTE CLAQUE)\n"),
        ("1\n00:00:01,000 --> 00:00:02,000\n<i>Sur la mer</i>\n<i>il y a du vent.</i>\n", "srt",
         "1\n00:00:01,000 --> 00:00:02,000\n<i>SUR LA MER</i> <i>IL Y A DU VENT.</i>\n"),
        (_ASS + r"Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\an8}Un {\i1}mot{\i0}, dit-il,\Nest là" "\n"
         r"Dialogue: 0,0:00:02.00,0:00:03.00,Default,,0,0,0,,et un autre." "\n", "ass",
         _ASS + r"Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\an8}UN {\i1}MOT{\i0}, DIT-IL, EST LÀ" "\n"
         r"Dialogue: 0,0:00:02.00,0:00:03.00,Default,,0,0,0,,ET UN AUTRE." "\n"),
        (_ASS + r"Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,- Viens !\N- Non." "\n"
         r"Dialogue: 1,0:00:01.00,0:00:02.00,Titre,,0,0,0,,{\p1}m 0 0 l 9 9{\p0}" "\n", "ass",
         _ASS + r"Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,- VIENS !\N- NON." "\n"
         r"Dialogue: 1,0:00:01.00,0:00:02.00,Titre,,0,0,0,,{\p1}m 0 0 l 9 9{\p0}" "\n"),
    ],
    ids=["SBV", "voices and times in a cue", "a sound", "emphasis over two lines", "ASS", "speeches and drawings"],
)  # fmt: skip
def test_subtitles_keep_their_cues_and_styles(source: str, format: str, expected: str) -> None:
    assert same(source, format) == expected


def test_styles_of_ass_are_sentences_of_their_own() -> None:
    lines = [
        f"Dialogue: 0,0:00:0{n}.00,0:00:09.00,{style},,0,0,0,,{words}\n"
        for n, (style, words) in enumerate([("Default", "Il arrive au"), ("Sign", "port de Sète")])
    ]
    blocks = articles.parse(_ASS + "".join(lines), format="ass").blocks
    assert [b.text for b in blocks] == ["Il arrive au", "port de Sète"]


def test_every_cue_keeps_words_and_its_own_style() -> None:
    source = (
        "1\n00:00:01,000 --> 00:00:02,000\n<i>Il était une fois, dans le</i>\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\n<i>port de Sète.</i>\n"
    )
    made = translated(source, "srt")
    (segment,) = made.segments
    # The break between the cues found its place behind all words.
    target = "Once upon a time in Sète."
    last = [replace(i, start=len(target) - 1, end=len(target) - 1) for i in segment.inlines]
    segment = replace(segment, target=target, inlines=tuple(last))
    assert bilingual.render(replace(made, segments=(segment,)), "same") == (
        "1\n00:00:01,000 --> 00:00:02,000\n<i>Once upon a time</i>\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\n<i>in Sète.</i>\n"
    )


def test_characters_of_webvtt_are_read_by_their_names() -> None:
    page = (
        "WEBVTT\nKind: captions\nLanguage: fr-FR\n\n00:01.000 --> 00:02.000\n"
        "<b>Du sel &amp; 3 &lt;&nbsp;4</b> AT&T,\nou &amp;lt; ?\n"
    )
    (block,) = articles.parse(page, format="vtt").blocks
    assert block.text == "Du sel & 3 <\u00a04 AT&T,\nou &lt; ?"
    written = same(page, "vtt")
    assert "Language: en\n" in written
    assert "<b>DU SEL & 3 &lt; 4</b> AT&T, OU &amp;LT; ?" in written
    subrip = "1\n00:00:01,000 --> 00:00:02,000\nDu sel &amp; du vent\n"
    assert same(subrip, "srt") == subrip.replace("Du sel &amp; du vent", "DU SEL &AMP; DU VENT")
