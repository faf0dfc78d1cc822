from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from segmentation_gold import inner_ends, own, paragraphs

from translate.articles import parse
from translate.document import Document, Kind, pieces
from translate.language import quotes
from translate.segmentation import segment, split

#: Known to be wrong, and why: after initials, `Le` may as well begin a surname.
KNOWN_ERRORS = {"L'article est signé A. B. Le journal"}


def test_the_gold_has_three_hundred_boundaries() -> None:
    assert sum(len(sentences) - 1 for _, _, sentences in paragraphs()) >= 300


@pytest.mark.parametrize(
    ("text", "sentences"), [(text, sentences) for _, text, sentences in paragraphs()]
)
def test_boundaries(text: str, sentences: list[str]) -> None:
    if any(text.startswith(known) for known in KNOWN_ERRORS):
        pytest.xfail("known error")
    assert own(text) == sentences


@pytest.mark.parametrize(
    "paragraph",
    [
        # quotations and parentheses, one beside or inside another
        "« Il rentre. » ¦ « Elle sort. »",
        "(Il neige.) ¦ Elle rit.",
        "Il vit (chez lui. Vraiment). ¦ Elle rit.",
        "(Un.) ¦ (Deux (trois. Quatre). Cinq.) ¦ Six.",
        "(Un. Deux.) ¦ (Trois (quatre) cinq.) ¦ Six.",
        "Il en a vu (« une fois. Puis deux. ») hier. ¦ Elle rit.",
        "Elle crie : « Non. ». ¦ Il sort.",
        "Elle cite Roux (p. 3, etc.). ¦ Victor bâille.",
        # numbers of lists
        "Deux étapes : 1. Couper ; 2. Coudre.",
        "Il faut : 1. Couper, 2. Coudre, 3. Repasser.",
        "Il en reste 1, 2. ¦ Puis il range.",
        "Il en reste : 2. ¦ Puis il range.",
        "Il neige. ¦ 3. Elle rit.",
        "Elle en a 12. ¦ 13 de plus suffiraient.",
        "IV) Le plan. ¦ Puis la suite.",
        # what may begin a sentence
        "Elle l'achète. ¦ iPad en main, elle sort.",
        "Elle l'achète. puis elle sort.",
        "Il sort. ¦ – Elle reste.",
        "Il sort. – puis revient.",
        "Il sort. – 12 euros.",
        "Il sort. – 🙂",
        "Il sort. ¦ 🙂",
        "Il sort. ¦ #vacances",
        "Il sort. ¦ « 12 » est pair.",
        "Il sort. , puis revient.",
        "Il sort. … et revient.",
        # abbreviations that are words, too, and initials
        "La planche a 12 m. ¦ Le mur est haut.",
        "La planche a 12 m. Victor le sait.",
        "Le bal est mer. 12 juin.",
        "Elle vend des vis, etc. ¦ Le magasin ferme.",
        "Elle vend des vis, etc. Victor le sait.",
        "Elle voit son ex. ¦ Le soir tombe.",
        "Elle voit Ex. Le soir tombe.",
        "Elle voit son ex. 12 jours passent.",
        "Il monte au col. ¦ Le soir tombe.",
        "Le col. Roux rit.",
        "Elle quitte l'O.N.U. ¦ Le vote est clos.",
        "Elle quitte l'O.N.U. Victor vote.",
        "Elle lit J.-P. Le Goff.",
        "Elle prend la vitamine K. ¦ Le matin suffit.",
        "Elle prend la vitamine K. Victor aussi.",
        "Elle connaît Luc V. ¦ Il la connaît.",
        "Elle connaît Luc V. ¦ « Oui », dit-elle.",
        "Elle lit Luc V. Le Goff.",
        "Le n°. 12 est pris.",
        "Elle tape 7, 1. ¦ Le coffre reste clos.",
        "Elle veut : 1. Le pain.",
        # no space between sentences
        "Il neige.« Oui », dit-elle.",
        "Elle a vu K.Julie rit.",
        "Elle a vu Marc.Julie rit.",
    ],
)
def test_where_sentences_end(paragraph: str) -> None:
    sentences = paragraph.split(" ¦ ")
    assert own(" ".join(sentences)) == sentences


def test_boundaries_do_not_depend_on_the_kind_of_space() -> None:
    for _, text, sentences in paragraphs():
        if any(text.startswith(known) for known in KNOWN_ERRORS):
            continue
        for space in ("\u00a0", "\u202f"):
            french = text.replace(" »", f"{space}»").replace("« ", f"«{space}")
            for mark in "?!;:":
                french = french.replace(f" {mark}", f"{space}{mark}")
            found = [french[a:b] for a, b in split(french)]
            assert inner_ends(french, found) == inner_ends(text, sentences)


@pytest.mark.parametrize(
    "sentences",
    [
        ["Le film ne manque pas de charme.", "Mais il est long.", "Dommage !"],
        ["Elle habite Nantes.", "Son frère vit à Brest."],
        ["Qui l'a dit ?", "Personne ne sait…", "On verra."],
        ["« Rien à signaler. »", "Le gendarme s'en va."],
        ["La loi date de 1905.[2]", "Elle fut débattue."],
        ["Il pleut.", "Julie prend un parapluie."],
    ],
)
def test_sentences_that_no_space_parts(sentences: list[str]) -> None:
    assert own("".join(sentences)) == sentences


@pytest.mark.parametrize(
    "text",
    [
        "Le site lefigaro.fr et le site Booking.Com ferment.",
        "L'U.R.S.S. et J.-P. Melville passionnent M.Durand.",
        "Le fichier rapport.Final.docx est sur www.exemple.org/Accueil.Les-archives pour vous.",
        "Une page de Node.Js ou de Yahoo!Actualités s'ouvre.",
    ],
)
def test_addresses_and_initials_hold_no_end_of_a_sentence(text: str) -> None:
    assert own(text) == [text]


def test_how_far_back_the_word_before_a_full_stop_is_looked_for() -> None:
    # Initials are known as such up to 80 characters; of more the beginning is not seen.
    for count, sentences in ((40, 1), (41, 2)):
        assert len(own(f"Elle lit {'.'.join('O' * count)}. Victor aussi.")) == sentences


def test_no_segment_holds_half_a_quotation() -> None:
    for _, text, _ in paragraphs():
        if all(m.partner is not None for m in quotes.scan(text)):
            for sentence in own(text):
                assert all(m.partner is not None for m in quotes.scan(sentence)), sentence


def test_an_unclosed_quotation_does_not_swallow_the_paragraph() -> None:
    text = "« Je commence ici. Je continue. Je ne ferme pas."
    assert own(text) == ["« Je commence ici.", "Je continue.", "Je ne ferme pas."]


@given(
    st.lists(st.sampled_from(["Il dort. ", "« Oui. ", "» ", "M. ", "(", ") ", "etc. ", "! ", "a"]))
)
def test_sentences_cover_everything_but_white_space(parts: list[str]) -> None:
    text = "".join(parts)
    spans = split(text)
    kept = "".join(text[a:b] for a, b in spans)
    assert kept.replace(" ", "") == text.replace(" ", "")


# -- the segments of documents


def test_markup_between_sentences_that_no_space_parts_is_there_once() -> None:
    text = "<p>Le <b>train part.</b>Mais la gare<img src='g.png'> ferme.<img src='h.png'>Elle rouvre demain.</p>"
    segments = segment(parse(text, format="html")).segments
    assert [s.text for s in segments] == [
        "Le train part.", "Mais la gare ferme.", "Elle rouvre demain.",
    ]  # fmt: skip
    tags = [inline.before for s in segments for inline in s.inlines]
    assert tags == ["<b>", "<img src='g.png'>", "<img src='h.png'>"]


PAGE = """---
title: x
---

# Un titre. Avec un point

Le **chat noir** dort. Voir [la page](https://exemple.org/a.b) et `x. Y` ici. Fin !

    code. Pas une phrase. Du tout.

- Un point (avec. Une parenthèse) ici. Puis *la suite*.

Écrire à moi@exemple.org. Ou voir www.exemple.org/page. Puis rien. Une image ![i](a.png)
"""


def in_format(text: str, format: str) -> Document:
    return segment(parse(text, format=format))


def test_a_text_without_words_has_no_sentence() -> None:
    assert split("") == split(" \n") == []
    assert split("  Oui.  ") == [(2, 6)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # where a picture stands, it is of the sentence beside it, and of one only
        ("<p>Il dort. <img src=a>Elle rit.</p>", [[], [(0, 0)]]),
        ("<p>Il dort.<img src=a> Elle rit.</p>", [[(8, 8)], []]),
        ("<p>Il dort. Elle rit.<img src=a> On part.</p>", [[], [(9, 9)], []]),
        ("<p>Il dort. Elle <img src=a>rit.</p>", [[], [(5, 5)]]),
        # what is marked over several sentences is marked in each
        ("<p>Il <b>dort. Elle rit. On</b> part.</p>", [[(3, 8)], [(0, 9)], [(0, 2)]]),
        ("<p><i>Il</i> <b>dort</b>. Elle rit.</p>", [[(0, 2), (3, 7)], []]),
        ("<h1>Il <b>dort</b>. Elle <i>rit</i>.</h1>", [[(3, 7), (14, 17)]]),
    ],
)
def test_in_which_sentence_markup_stands(page: str, expected: list[list[tuple[int, int]]]) -> None:
    segments = segment(parse(page, format="html")).segments
    assert [[(i.start, i.end) for i in s.inlines] for s in segments] == expected


def test_an_address_in_code_is_copied_once() -> None:
    found = in_format("Lancer `www.exemple.fr` ou ouvrir www.exemple.fr ici.", "markdown").segments
    assert [(i.start, i.end) for i in found[0].inlines] == [(7, 21), (32, 46)]


def test_a_title_is_one_segment_and_what_is_copied_has_none() -> None:
    document = in_format(PAGE, "markdown")
    of_kind = {b.kind: [s.text for s in b.segments] for b in document.blocks}
    assert of_kind[Kind.VERBATIM] == []
    assert of_kind[Kind.TITLE] == ["Un titre. Avec un point"]
    assert of_kind[Kind.LIST_ITEM] == ["Un point (avec. Une parenthèse) ici.", "Puis la suite."]


def test_markup_is_of_the_sentence_that_it_stands_in() -> None:
    first, second, _ = (
        s for s in in_format(PAGE, "markdown").segments[1:4] if "Fin" in s.text or s.inlines
    )
    marked = {
        s.text[i.start : i.end]: (i.before, i.verbatim) for s in (first, second) for i in s.inlines
    }
    assert marked == {
        "chat noir": ("**", False), "la page": ("[", False), "x. Y": ("`", True),
    }  # fmt: skip


def test_addresses_are_copied_and_end_no_sentence() -> None:
    found = in_format(PAGE, "markdown").segments
    copied = [s.text[i.start : i.end] for s in found for i in s.inlines if i.verbatim]
    assert copied == ["x. Y", "moi@exemple.org", "www.exemple.org/page"]
    assert [s.text for s in found if "exemple.org" in s.text] == [
        "Écrire à moi@exemple.org.", "Ou voir www.exemple.org/page.",
    ]  # fmt: skip


WORDS = [
    "Il",
    "dort",
    "**fort**",
    "[là](b.c)",
    "`a. B`",
    "M. Roux",
    "« Oui. Non. »",
    "(a. B)",
    "x@y.fr",
]
ENDS = [". ", " ! ", "… ", ".\n", " ?\n\n", ".\n\n# ", ".\n\n- ", "\\\n", " <br> ", ", "]


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([*ENDS, " ", " "]))))
@example([("**fort**", ". "), ("`a. B`", ".\n\n# "), ("[là](b.c)", " ! ")])
@pytest.mark.parametrize("format", ["text", "markdown", "html"])
def test_gaps_and_segments_are_the_article(format: str, parts: list[tuple[str, str]]) -> None:
    text = "Un. " + "".join(word + end for word, end in parts)
    document = in_format(text, format)
    assert "".join(p.text for p in pieces(document)) == document.text
    for block in document.blocks:
        at = block.start
        for found in block.segments:
            assert at <= found.start < found.end <= block.end
            at = found.end
            assert found.text == found.text.strip()
            written = document.text[found.start : found.end]
            # What is marked inside it has its markers in the article; those at its edge are outside.
            for inline in found.inlines:
                assert 0 <= inline.start <= inline.end <= len(found.text)
                edges = 0, len(found.text)
                assert inline.start in edges or inline.before in written
                assert inline.end in edges or inline.after in written
            if format == "text":
                assert written == found.text
        kept = "".join(s.text for s in block.segments)
        if block.kind is not Kind.VERBATIM:
            assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", block.text)
