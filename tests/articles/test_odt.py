"""OpenDocument texts written again in English: every element once, in its order, at its words."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import pytest
from documents import nested
from helpers import corrected, in_capitals
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from translate import articles, bilingual
from translate.articles import odt, references
from translate.bilingual import json
from translate.document import Kind, Translation
from translate.document.rows import Row, Table, rows_of, with_tables

_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"),
        ("draw", "drawing"), ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    ]
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip
_CONTENT = (
    f"<office:document-content {_NAMES}><office:automatic-styles>"
    '<style:style style:name="T1"><style:text-properties fo:font-weight="bold" fo:font-style="italic"'
    ' fo:language="fr" fo:country="FR"/></style:style></office:automatic-styles>'
    "<office:body><office:text>{}</office:text></office:body></office:document-content>"
)
_STYLES = (
    f"<office:document-styles {_NAMES}><office:master-styles><style:master-page><style:footer>"
    "<text:p>Page <text:page-number>1</text:page-number> du rapport</text:p></style:footer>"
    "</style:master-page></office:master-styles></office:document-styles>"
)


def odt_of(body: str, **objects: str) -> bytes:
    """A file with this body, and with `objects` by their names."""
    result = BytesIO()
    with ZipFile(result, "w") as archive:
        for name, content in objects.items():
            archive.writestr(f"{name}/content.xml", content)
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("styles.xml", _STYLES)
        archive.writestr("Pictures/a.png", b"\x89PNG")
        archive.writestr("content.xml", _CONTENT.format(body))
    return result.getvalue()


def translation_of(body: str) -> Translation:
    return in_capitals(odt.read(odt_of(body), "a.odt"))


def body_of(data: bytes) -> Any:
    return etree.fromstring(ZipFile(BytesIO(data)).read("content.xml")).find(".//{*}text")


def english_of(body: str) -> str:
    """The body in English, without the declarations of names."""
    data = bilingual.render(translation_of(body), "same")
    assert isinstance(data, bytes)
    written = "".join(etree.tostring(child).decode() for child in body_of(data))
    return re.sub(r' xmlns:\w+="[^"]*"', "", written)


@pytest.mark.parametrize(
    ("french", "english"),
    [
        (  # a note behind its word, with markup of its own
            '<text:p>La loi<text:note text:id="n1"><text:note-citation>1</text:note-citation><text:note-body>'
            "<text:p>Elle <text:span>date</text:span> de mai.</text:p></text:note-body></text:note> passe.</text:p>",
            '<text:p>LA LOI<text:note text:id="n1"><text:note-citation>1</text:note-citation><text:note-body>'
            "<text:p>ELLE <text:span>DATE</text:span> DE MAI.</text:p></text:note-body></text:note> PASSE.</text:p>",
        ),
        (  # a frame with words of its own in the midst of a sentence, and what its picture shows
            "<text:p>Il a vu<draw:frame><draw:text-box><text:p>Un encadré.</text:p></draw:text-box>"
            "<svg:desc>Le port au soir</svg:desc></draw:frame> la mer.</text:p>",
            "<text:p>IL A VU<draw:frame><draw:text-box><text:p>UN ENCADRÉ.</text:p></draw:text-box>"
            "<svg:desc>LE PORT AU SOIR</svg:desc></draw:frame> LA MER.</text:p>",
        ),
        (  # a picture that is called after its file
            "<text:p>Il a vu<draw:frame><svg:title>Photo du port.jpeg</svg:title></draw:frame> la mer.</text:p>",
            "<text:p>IL A VU<draw:frame><svg:title>Photo du port.jpeg</svg:title></draw:frame> LA MER.</text:p>",
        ),
        (  # a tabulator, a line break, spaces
            "<text:p>Prix<text:tab/>12 francs<text:line-break/>Lieu <text:s/>Brest</text:p>",
            "<text:p>PRIX<text:tab/>12 FRANCS<text:line-break/>LIEU <text:s/>BREST</text:p>",
        ),
        (  # what marks places, before, inside and after the words
            '<text:p><text:bookmark-start text:name="a"/><text:soft-page-break/>Le <text:a xlink:href="#b">'
            '<text:bookmark text:name="c"/>vieux <text:span text:style-name="T1">phare</text:span></text:a> brille.'
            '<text:bookmark-end text:name="a"/></text:p>',
            '<text:p><text:bookmark-start text:name="a"/><text:soft-page-break/>LE <text:a xlink:href="#b">'
            '<text:bookmark text:name="c"/>VIEUX <text:span text:style-name="T1">PHARE</text:span></text:a> BRILLE.'
            '<text:bookmark-end text:name="a"/></text:p>',
        ),
        (  # what was deleted stays as it is, a remark stays at its word
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>Non.</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes><text:p>Oui"
            "<office:annotation><text:p>À vérifier.</text:p></office:annotation> &amp; &lt;non&gt;.</text:p>",
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>Non.</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes><text:p>OUI"
            "<office:annotation><text:p>À VÉRIFIER.</text:p></office:annotation> &amp; &lt;NON&gt;.</text:p>",
        ),
        (  # a shape in a list, a script
            "<text:list><text:list-item><text:p>Un quai<draw:ellipse><text:p>Un phare.</text:p></draw:ellipse>"
            "<text:script>aller()</text:script></text:p></text:list-item></text:list>",
            "<text:list><text:list-item><text:p>UN QUAI<draw:ellipse><text:p>UN PHARE.</text:p></draw:ellipse>"
            "<text:script>aller()</text:script></text:p></text:list-item></text:list>",
        ),
        (  # what is written above a word
            "<text:p>Le <text:ruby><text:ruby-base>quai</text:ruby-base><text:ruby-text>la jetée</text:ruby-text>"
            "</text:ruby> ferme.</text:p>",
            "<text:p>LE <text:ruby><text:ruby-base>QUAI</text:ruby-base><text:ruby-text>LA JETÉE</text:ruby-text>"
            "</text:ruby> FERME.</text:p>",
        ),
        (  # what a table shows
            "<table:table><table:title>Les ports</table:title><table:desc>Les marées</table:desc><table:table-row>"
            "<table:table-cell><text:p>Brest</text:p></table:table-cell></table:table-row></table:table>",
            "<table:table><table:title>LES PORTS</table:title><table:desc>LES MARÉES</table:desc><table:table-row>"
            "<table:table-cell><text:p>BREST</text:p></table:table-cell></table:table-row></table:table>",
        ),
        (  # what an index is made anew with
            "<text:user-index><text:user-index-source><text:index-title-template>Sommaire"
            "</text:index-title-template></text:user-index-source></text:user-index><text:p>La mer.</text:p>",
            "<text:user-index><text:user-index-source><text:index-title-template>SOMMAIRE"
            "</text:index-title-template></text:user-index-source></text:user-index><text:p>LA MER.</text:p>",
        ),
        (  # what a program computes: figures and names are copied
            "<text:p>Par <text:author-name>Anne Roy</text:author-name>, le <text:date>12 mai</text:date>, page "
            "<text:page-number>3</text:page-number> de <text:file-name>quai.odt</text:file-name>, voir <text:bookmark-ref "
            'text:ref-name="b">le bord</text:bookmark-ref>.</text:p>',
            "<text:p>PAR <text:author-name>Anne Roy</text:author-name>, LE <text:date>12 MAI</text:date>, PAGE "
            "<text:page-number>3</text:page-number> DE <text:file-name>quai.odt</text:file-name>, VOIR <text:bookmark-ref "
            'text:ref-name="b">LE BORD</text:bookmark-ref>.</text:p>',
        ),
        (  # a table of contents
            '<text:table-of-content><text:index-body><text:p><text:a xlink:href="#u">Une baie<text:tab/>7</text:a>'
            "</text:p></text:index-body></text:table-of-content><text:h>Une baie</text:h>",
            '<text:table-of-content><text:index-body><text:p><text:a xlink:href="#u">UNE BAIE<text:tab/>7</text:a>'
            "</text:p></text:index-body></text:table-of-content><text:h>UNE BAIE</text:h>",
        ),
    ],
)  # fmt: skip
def test_everything_but_the_words_comes_back(french: str, english: str) -> None:
    assert english_of(french) == english.encode("ascii", "xmlcharrefreplace").decode()


@pytest.mark.parametrize(
    ("place", "english"),
    [
        ("It is Monday, 3 June 2024 and <0>raining</0>.", "It is Monday, 3 June 2024 and <0>raining</0>."),
        ("On <0>Monday's report 3 June 2024</0> says", "On Monday's report <0>3 June 2024</0> says"),
        ("Done on 12 <0>May</0> 2024 at noon", "Done on <0>12 May 2024</0> at noon"),
        ("On <0>May 12, 2024 the</0> port", "On <0>May 12, 2024</0> the port"),
        ("On <0>12/05/2024</0>", "On <0>12/05/2024</0>"),
    ],
)  # fmt: skip
def test_a_date_that_is_computed_anew_takes_no_other_words_with_it(
    place: str, english: str
) -> None:
    assert odt._of_date_alone(place, 0) == english


def test_figures_that_are_computed_are_not_for_the_model() -> None:
    body = (
        "<text:p>Page <text:page-number>3</text:page-number> <text:span>4</text:span>"
        "<text:date>5 mai</text:date></text:p>"
    )
    (block, *_) = odt.read(odt_of(body), "a.odt").blocks
    assert [block.text[i.start : i.end] for i in block.inlines if i.verbatim] == ["3"]


def test_dates_that_are_written_in_french_are_written_in_english() -> None:
    style = (
        '<number:date-style xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"{}/>'
    )
    french, english = (
        f' number:language="{a}" number:country="{b}"' for a, b in (("fr", "FR"), ("en", "US"))
    )
    body = f"{style.format(french)}<text:p>Il neige.</text:p>"
    assert english in english_of(body) and french not in english_of(body)


def test_the_rest_of_the_file_comes_back() -> None:
    source = odt_of("<text:p>Il <text:span text:style-name='T1'>neige</text:span>.</text:p>")
    translation = in_capitals(odt.read(source, "a.odt"))
    again = json.parse(json.to_json(translation).encode(), "a.json")
    data = bilingual.render(again, "same")
    assert data == bilingual.render(translation, "same") and isinstance(data, bytes)
    before, after = ZipFile(BytesIO(source)), ZipFile(BytesIO(data))
    assert after.namelist() == before.namelist()
    assert after.infolist()[0].compress_type == ZIP_STORED
    assert after.read("Pictures/a.png") == before.read("Pictures/a.png")
    content, styles = after.read("content.xml").decode(), after.read("styles.xml").decode()
    assert 'fo:language="en" fo:country="US"' in content
    assert "PAGE <text:page-number>1</text:page-number> DU RAPPORT" in styles


def test_notes_and_remarks_come_after_the_text_and_margins_are_set_apart() -> None:
    document = odt.read(
        odt_of(
            "<text:p>La loi<office:annotation><text:list><text:list-item><text:p>Laquelle ?</text:p>"
            "</text:list-item></text:list></office:annotation>"
            "<text:note><text:note-body><text:p>De mai.</text:p></text:note-body>"
            "</text:note> passe.</text:p><text:list><text:list-item><text:p>un point</text:p>"
            "</text:list-item></text:list>"
        ),
        "a.odt",
    )
    assert [(b.kind, b.text) for b in document.blocks] == [
        (Kind.PARAGRAPH, "La loi passe."),
        (Kind.LIST_ITEM, "un point"),
        (Kind.PARAGRAPH, "De mai."),
        (Kind.BOILERPLATE, "Laquelle ?"),
        (Kind.BOILERPLATE, "Page 1 du rapport"),
    ]


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        (
            "<text:list><text:list-item><text:p>Un quai<draw:rect><text:p>Un phare.</text:p>"
            "</draw:rect></text:p></text:list-item></text:list>",
            {"Un quai": Kind.LIST_ITEM, "Un phare.": Kind.PARAGRAPH},
        ),
        (
            "<text:numbered-paragraph><text:p>Un quai</text:p></text:numbered-paragraph>",
            {"Un quai": Kind.LIST_ITEM},
        ),
        (
            "<text:p>Un <text:ruby><text:ruby-base>quai</text:ruby-base><text:ruby-text>port"
            "</text:ruby-text></text:ruby> vide.<text:script>aller()</text:script></text:p>",
            {"Un quai vide.": Kind.PARAGRAPH, "port": Kind.BOILERPLATE},
        ),
        (
            "<table:table><table:desc>Des quais</table:desc></table:table>",
            {"Des quais": Kind.BOILERPLATE},
        ),
    ],
)
def test_what_a_paragraph_is(body: str, kinds: dict[str, Kind]) -> None:
    *found, _ = odt.read(odt_of(body), "a.odt").blocks
    assert {block.text: block.kind for block in found} == kinds


def test_a_picture_in_a_table_does_not_divide_it() -> None:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    picture = "Brest<draw:frame><draw:image/><svg:desc>Une carte</svg:desc></draw:frame>"
    lines = [[picture, "la rade"], ["Nantes", "la Loire"]]
    rows = "".join(
        f"<table:table-row>{''.join(map(cell.format, line))}</table:table-row>" for line in lines
    )
    found = with_tables(rows_of(translation_of(f"<table:table>{rows}</table:table>")))
    assert [type(row) for row in found] == [Table, Row, Row]


def test_what_is_not_read_is_named() -> None:
    change = (
        "<text:changed-region><text:deletion><office:change-info>Anne</office:change-info>"
        "<text:p>{}</text:p></text:deletion></text:changed-region>"
    )
    regions = "".join(map(change.format, ["Il neige.", "Il gèle.", "  "]))
    body = f"<text:tracked-changes>{regions}</text:tracked-changes><text:p>Il pleut.</text:p>"
    label = "<chart:title><text:p>{}</text:p></chart:title>"
    data = odt_of(body, first=label.format("Ventes"), second=label.format("2 024"))
    document = odt.read(data, "a.odt")
    assert document.blocks[0].text == "Il pleut."
    assert document.encoding == "utf-8, not read: 2 deleted passages, 1 chart or other object"
    assert odt.read(odt_of("<text:p>Il pleut.</text:p>"), "a.odt").encoding == "utf-8"


_PART = nested(
    ["Le mot ", "juste. ", "Il pleut. ", " ", "&amp;", "été", "<text:s/>", "<text:tab/>",
     "<text:line-break/>", '<text:bookmark text:name="b"/>', "<text:span/>", "<!-- non -->",
     "<text:note><text:note-body><text:p>Une note.</text:p></text:note-body></text:note>",
     "<draw:frame><draw:image/></draw:frame>"],
    ["text:span", "text:span text:style-name='T1'", "text:a xlink:href='#b'"],
)  # fmt: skip


@given(st.lists(st.lists(_PART, max_size=6), min_size=1, max_size=3))
def test_every_element_once_and_every_letter(paragraphs: list[list[str]]) -> None:
    body = "".join(f"<text:p>{''.join(parts)}</text:p>" for parts in paragraphs)
    body += "<text:p>Fin.</text:p>"
    data = bilingual.render(translation_of(body), "same")
    assert isinstance(data, bytes)
    before, after = body_of(odt_of(body)), body_of(data)
    assert [e.tag for e in after.iter("*")] == [e.tag for e in before.iter("*")]

    def letters(root: Any) -> list[str]:
        return ["".join("".join(p.itertext()).split()).upper() for p in root]

    assert letters(after) == letters(before)
    assert articles.english(translation_of(body)) == data


@pytest.mark.parametrize(
    ("paragraph", "targets", "english"),
    [
        (
            '<text:p>Voir <text:bookmark-ref text:ref-name="a">Le départ</text:bookmark-ref> ici.</text:p>',
            {},
            '<text:p>VOIR <text:bookmark-ref text:ref-name="a">The setting off</text:bookmark-ref> ICI.</text:p>',
        ),
        (
            '<text:p><text:a xlink:href="#a">1<text:tab/><text:span>Le départ</text:span><text:tab/>3</text:a></text:p>',
            {},
            '<text:p><text:a xlink:href="#a">1<text:tab/><text:span>The setting off</text:span><text:tab/>3</text:a></text:p>',
        ),
        (
            "<text:p>Le départ d'un bateau</text:p>",
            {"Le départ d'un bateau": "A boat sets off"},
            "<text:p>A boat sets off</text:p>",
        ),
    ],
    ids=["reference", "entry of contents", "words"],
)
def test_what_repeats_a_heading_says_what_the_heading_does(
    paragraph: str, targets: dict[str, str], english: str
) -> None:
    heading = '<text:h text:outline-level="1">Le départ</text:h>'
    translation = corrected(
        translation_of(heading + paragraph), {"Le départ": "The setting off", **targets}
    )
    data = bilingual.render(translation, "same")
    assert isinstance(data, bytes)
    written = re.sub(r' xmlns:\w+="[^"]*"', "", etree.tostring(body_of(data)[1]).decode())
    assert written == english


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("see the <1>departure</1>.", "see <1>The Departure</1>."),
        ("see <2>the</2> <1>depart</1>.", "see <2>the</2> <1>The Departure</1>."),
        ("see that.<1></1>", "see that.<1></1>"),
        ("see <1>the <2>big</2> port</1>", "see <1>The Departure<2></2></1>"),
    ],
)
def test_a_reference_has_the_heading_once(written: str, expected: str) -> None:
    french = "voir <1>le départ</1>."
    named = {"le départ": "The Departure"}
    assert references.as_named(written, french, [("<1>", "</1>")], named) == expected
