"""Word files written again in English: every element of a paragraph once, in its order, at its words."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from documents import nested
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from helpers import corrected, in_capitals
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from translate import bilingual
from translate.articles.docx import read
from translate.document import Kind
from translate.document.rows import Row, Table, rows_of, with_tables
from translate.errors import ReadError

_NAMES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{name}"'
    for prefix, name in [
        ("w", "wordprocessingml/2006/main"), ("r", "officeDocument/2006/relationships"),
        ("mc", "markup-compatibility/2006"), ("m", "officeDocument/2006/math"),
    ]
)  # fmt: skip
#: What is made anew with the runs, or says again what the words say.
_OF_RUNS = ("r", "t", "rPr", "b", "i", "color", "noBreakHyphen", "softHyphen")


def word(*paragraphs: str) -> bytes:
    """A Word file of `paragraphs`, each what stands in one."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.element.body.insert(-1, parse_xml(f"<w:p {_NAMES}>{paragraph}</w:p>"))
    result = BytesIO()
    document.save(result)
    return result.getvalue()


def english_of(data: bytes) -> list[Any]:
    """The paragraphs in English."""
    written = bilingual.render(in_capitals(read(data, "a.docx")), "same")
    assert isinstance(written, bytes)
    return paragraphs_of(written)


def paragraphs_of(data: bytes) -> list[Any]:
    root = etree.fromstring(ZipFile(BytesIO(data)).read("word/document.xml"))
    return list(root.iterfind("{*}body/{*}p"))


def xml_of(paragraph: Any) -> str:
    inside = "".join(etree.tostring(c, encoding="unicode") for c in paragraph)
    return re.sub(r' xmlns:\w+="[^"]*"| xml:space="preserve"', "", inside)


RED = '<w:rPr><w:color w:val="FF0000"/></w:rPr>'


def t(words: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{words}</w:t></w:r>'


@pytest.mark.parametrize(
    ("french", "english"),
    [
        (  # marks of places, a picture before all words, one behind them
            '<w:bookmarkStart w:id="1" w:name="a"/><w:r><w:drawing/></w:r>{Le phare brille.}'
            '<w:bookmarkEnd w:id="1"/><w:r><w:drawing/></w:r>',
            '<w:bookmarkStart w:id="1" w:name="a"/><w:r><w:drawing/></w:r>{LE PHARE BRILLE.}'
            '<w:bookmarkEnd w:id="1"/><w:r><w:drawing/></w:r>',
        ),
        (  # a field around words: a reference to a heading
            '{Voir }<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{le plan}<w:r><w:fldChar w:fldCharType="end"/></w:r>{.}',
            '{VOIR }<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{LE PLAN}<w:r><w:fldChar w:fldCharType="end"/></w:r>{.}',
        ),
        (  # a remark, an insertion, what was deleted, a content control
            '<w:commentRangeStart w:id="0"/>{Un }<w:ins w:id="2">{bel }</w:ins><w:del w:id="3"><w:r><w:delText>grand'
            '</w:delText></w:r></w:del><w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{arbre}</w:sdtContent>'
            '</w:sdt>{ pousse.}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
            '<w:commentRangeStart w:id="0"/>{UN }<w:ins w:id="2">{BEL }</w:ins><w:del w:id="3"><w:r><w:delText>grand'
            '</w:delText></w:r></w:del><w:sdt><w:sdtPr><w:tag w:val="x"/></w:sdtPr><w:sdtContent>{ARBRE}</w:sdtContent>'
            '</w:sdt>{ POUSSE.}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        ),
        (  # runs that a program has divided are one, in a link too; the look of a link is its own
            '{Le pe}{tit port}<w:hyperlink w:anchor="p"><w:r><w:rPr><w:color w:val="0000FF"/></w:rPr><w:t>de la </w:t>'
            '</w:r><w:r><w:rPr><w:color w:val="0000FF"/></w:rPr><w:t>baie</w:t></w:r></w:hyperlink>{.}',
            '{LE PETIT PORT}<w:hyperlink w:anchor="p"><w:r><w:rPr><w:color w:val="0000FF"/></w:rPr><w:t>DE LA BAIE</w:t>'
            '</w:r></w:hyperlink>{.}',
        ),
        (  # the mark of a note stays at its word
            '{La loi}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>{ passe.}',
            '{LA LOI}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>{ PASSE.}',
        ),
    ],
)  # fmt: skip
def test_everything_but_the_words_comes_back(french: str, english: str) -> None:
    def written(text: str) -> str:
        return re.sub(r"\{([^}]*)\}", lambda m: t(m[1]), text)

    (paragraph,) = english_of(word(written(french)))
    expected = re.sub(r' xml:space="preserve"', "", written(english))
    assert xml_of(paragraph).replace("<w:rPr/>", "") == expected


def test_figures_of_fields_are_copied() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r>'
        '<w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = '<w:fldSimple w:instr="NUMPAGES">{}</w:fldSimple>'
    paragraph = t("Page ") + field.format(t("3")) + t(" sur ") + simple.format(t("17"))
    (block,) = read(word(paragraph + t(", ") + field.format(t("le quai"))), "a.docx").blocks
    assert block.text == "Page 3 sur 17, le quai"
    assert [block.text[i.start : i.end] for i in block.inlines if i.verbatim] == ["3", "17"]


def test_a_paragraph_that_only_holds_a_text_box() -> None:
    box = "<w:r><mc:AlternateContent><mc:Choice Requires='x'><w:txbxContent><w:p>{}</w:p></w:txbxContent>"
    box = box.format(t("Dans la boîte.")) + "</mc:Choice></mc:AlternateContent></w:r>"
    first, second = english_of(word(box, t("Dehors.")))
    assert (
        "".join(first.itertext()) == "DANS LA BOÎTE."
        and len(first.findall(".//{*}txbxContent")) == 1
    )
    assert "".join(second.itertext()) == "DEHORS."


_PART = nested(
    [t("Le mot "), t("juste. "), t("Il pleut. "), t(" "), t("été", RED), t("rouge ", RED),
     t("gras ", "<w:rPr><w:b/></w:rPr>"), "<w:r><w:tab/></w:r>", "<w:r><w:br/></w:r>", "<w:r><w:drawing/></w:r>",
     '<w:bookmarkStart w:id="7" w:name="b"/>', '<w:bookmarkEnd w:id="7"/>', "<w:r/>",
     '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'],
    ["w:hyperlink w:anchor='x'", "w:ins", "w:smartTag"],
)  # fmt: skip


@settings(max_examples=40)  # a Word file is slow to make
@given(st.lists(st.lists(_PART, max_size=7), min_size=1, max_size=3))
def test_every_element_once_and_every_letter(paragraphs: list[list[str]]) -> None:
    data = word(*("".join(parts) for parts in paragraphs), t("Fin."))
    for old, new in zip(paragraphs_of(data), english_of(data), strict=True):
        tags = [
            [e.tag for e in p.iter("*") if etree.QName(e).localname not in _OF_RUNS]
            for p in (old, new)
        ]
        assert tags[0] == tags[1]
        words = ["".join("".join(p.itertext()).split()).upper() for p in (old, new)]
        assert words[0] == words[1]


def test_comments_are_translated_and_stay_at_their_words() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Le budget est voté. ")
    run = paragraph.add_run("Il augmente.")
    document.add_comment(run, text="Vérifier ce chiffre.", author="Anne")
    file = BytesIO()
    document.save(file)
    blocks = read(file.getvalue(), "a.docx").blocks
    assert [(b.text, b.kind is Kind.BOILERPLATE) for b in blocks] == [
        ("Le budget est voté. Il augmente.", False),
        ("Vérifier ce chiffre.", True),
    ]
    written = bilingual.render(in_capitals(read(file.getvalue(), "a.docx")), "same")
    assert isinstance(written, bytes)
    back = docx.Document(BytesIO(written))
    (comment,) = back.comments
    assert (comment.text, comment.author) == ("VÉRIFIER CE CHIFFRE.", "Anne")
    body = back.element.body.xml
    assert (
        body.index("commentRangeStart") < body.index("IL AUGMENTE") < body.index("commentRangeEnd")
    )


@pytest.mark.parametrize(
    "look",
    [
        "<w:vanish/>",
        '<w:rStyle w:val="Emphasis"/>',
        "<w:dstrike/>",
        '<w:bdr w:val="single" w:sz="4"/>',
        "<w:emboss/>",
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_look_of_words_is_that_of_these_words_alone(look: str, place: int) -> None:
    words = ["La barque de bois ", "que voici ", "rentre au port."]
    runs = [t(w, f"<w:rPr>{look}</w:rPr>" if n == place else "") for n, w in enumerate(words)]
    (paragraph,) = english_of(word("".join(runs)))
    tag = re.match(r"<(w:\w+)", look)
    assert tag
    looks_so = [r for r in paragraph.iterfind("{*}r") if f"<{tag[1]}" in xml_of(r)]
    assert "".join("".join(r.itertext()) for r in looks_so).strip() == words[place].upper().strip()


def test_a_tab_to_a_margin_parts_words() -> None:
    tab = '<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/></w:r>'
    data = word(t("Mairie") + tab + t("Dossier"))
    assert read(data, "a.docx").blocks[0].text == "Mairie Dossier"
    (paragraph,) = english_of(data)
    assert re.sub(r"</?w:(?:r|t|rPr)/?>", "", xml_of(paragraph)) == (
        'MAIRIE<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>DOSSIER'
    )


_PACKAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def with_part(kind: str, type: str, content: str, data: bytes) -> bytes:
    """A Word file with one part more, which its body refers to."""
    document = docx.Document(BytesIO(data))
    name = PackURI(f"/word/more/{kind}.xml")
    part = Part(name, type, content.encode(), document.part.package)
    document.part.relate_to(part, f"{_PACKAGE}/{kind}")
    result = BytesIO()
    document.save(result)
    return result.getvalue()


def test_what_was_deleted_is_named_and_what_was_inserted_is_read() -> None:
    box = "<w:r><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:r>".format(t("Un encadré."))
    gone = "<w:r><w:delText>Le maire refuse.</w:delText></w:r>"
    data = word(
        f'<w:del w:id="1">{gone}</w:del><w:ins w:id="2">{t("Le maire accepte.")}</w:ins>',
        f'<w:moveFrom w:id="3">{t("Le quai est long.")}</w:moveFrom>{t("La mer monte.")}',
        f'<w:moveTo w:id="4">{t("Le quai est long.")}</w:moveTo><w:del w:id="5">{box}</w:del>',
        '<w:del w:id="6"><w:r><w:delText> </w:delText></w:r></w:del>',
    )
    document = read(data, "a.docx")
    said = [block.text for block in document.blocks]
    assert said == ["Le maire accepte.", "La mer monte.", "Le quai est long."]
    assert document.encoding == "utf-8, not read: 3 deleted or moved passages"
    english = ["".join(p.itertext()) for p in english_of(data)]
    assert english == [
        "Le maire refuse.LE MAIRE ACCEPTE.",
        "Le quai est long.LA MER MONTE.",
        "LE QUAI EST LONG.Un encadré.",
        " ",
    ]


@pytest.mark.parametrize(
    ("kind", "type", "content", "named"),
    [
        ("chart", "drawingml.chart+xml", "<c:c xmlns:c='c'><c:v>Ventes</c:v></c:c>", "1 chart"),
        ("chart", "drawingml.chart+xml", "<c:c xmlns:c='c'><c:f>A1</c:f><c:v>3</c:v></c:c>", ""),
        (
            "diagramData",
            "drawingml.diagramData+xml",
            f"<m {_DRAWING}><a:t>Étape</a:t></m>",
            "1 SmartArt diagram",
        ),
    ],
)
def test_charts_and_diagrams_with_words_are_named(
    kind: str, type: str, content: str, named: str
) -> None:
    type = f"application/vnd.openxmlformats-officedocument.{type}"
    document = read(with_part(kind, type, content, word(t("La mer monte."))), "a.docx")
    assert document.encoding == ("utf-8" + f", not read: {named}" * bool(named))


def test_objects_and_files_inside_a_word_file_are_named() -> None:
    vml = (
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    )
    inside = [
        f'<w:r><w:pict {vml}><v:shape><v:textpath string="BROUILLON"/></v:shape></w:pict></w:r>',
        f'<w:r><w:object {vml}><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>',
        f'<w:r><w:object {vml}><o:OLEObject ProgID="Equation.3"/></w:object></w:r>',
    ]
    document = docx.Document(BytesIO(word(*inside, t("La mer monte."))))
    document.element.body.insert(0, parse_xml(f'<w:altChunk {_NAMES} r:id="rId9"/>'))
    file = BytesIO()
    document.save(file)
    found = read(file.getvalue(), "a.docx")
    assert [block.text for block in found.blocks] == ["La mer monte."]
    assert found.encoding == "utf-8, not read: 1 inserted file, 1 embedded object, 1 WordArt text"


_SHOWN = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="4" name="Image 4" descr="{}"/></wp:inline></w:drawing></w:r>'
)


def test_what_a_picture_shows_is_translated_and_set_apart() -> None:
    data = word(
        t("Le port ") + _SHOWN.format("Un quai &amp; deux grues") + t("s'étend."), t("Fin.")
    )
    blocks = read(data, "a.docx").blocks
    assert [(b.text, b.kind is Kind.BOILERPLATE) for b in blocks] == [
        ("Le port s'étend.", False),
        ("Fin.", False),
        ("Un quai & deux grues", True),
    ]
    first, _ = english_of(data)
    assert _SHOWN.format("UN QUAI &amp; DEUX GRUES").split("descr=")[1] in xml_of(first)
    assert "".join(first.itertext()) == "LE PORT S'ÉTEND."


def test_the_name_of_a_file_is_no_description() -> None:
    name = r"C:\Images\Capture d'écran du 3 mai.PNG"
    (first,) = english_of(word(t("Le port ") + _SHOWN.format(name)))
    assert f'descr="{name}"' in xml_of(first)


def test_a_picture_in_a_table_does_not_divide_it() -> None:
    def cell(inside: str) -> str:
        return f"<w:tc><w:p>{inside}</w:p></w:tc>"

    lines = [[t("Brest"), _SHOWN.format("Une carte")], [t("Nantes"), t("Loire")]]
    rows = "".join(f"<w:tr>{''.join(map(cell, line))}</w:tr>" for line in lines)
    document = docx.Document()
    document.element.body.insert(0, parse_xml(f"<w:tbl {_NAMES}>{rows}</w:tbl>"))
    file = BytesIO()
    document.save(file)
    rows_read = rows_of(in_capitals(read(file.getvalue(), "a.docx")))
    assert [type(row) for row in with_tables(rows_read)] == [Table, Row]


_ALTERNATIVES = (
    "<mc:AlternateContent><mc:Choice Requires='w14'>{}</mc:Choice>"
    "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
)


def test_words_for_new_programs_and_for_old_ones_are_read_once_and_written_in_both() -> None:
    (paragraph,) = english_of(
        word(t("Le phare ") + _ALTERNATIVES.format(t("blanc"), t("gris")) + t(" brille."))
    )
    assert "".join(paragraph.xpath("*[local-name()='r']//text()")) == "LE PHARE  BRILLE."
    choice, fallback = ("".join(paragraph.find(f".//{{*}}{e}").itertext()) for e in ("Choice", "Fallback"))  # fmt: skip
    assert (choice, fallback) == ("BLANC", "BLANC")


@pytest.mark.parametrize(
    ("words", "initial", "rest"),
    [("a marée monte.", "L", "A MARÉE MONTE."), (" la mer & au ciel.", "À", " LA MER & AU CIEL.")],
)
def test_a_drop_cap_is_the_first_letter_of_its_paragraph(
    words: str, initial: str, rest: str
) -> None:
    large = '<w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>' + t(initial)
    data = word(large, t(words.replace("&", "&amp;")))
    assert [b.text for b in read(data, "a.docx").blocks] == [initial + words]
    assert ["".join(p.itertext()) for p in english_of(data)] == [initial, rest]


@pytest.mark.parametrize(
    ("inside", "named"),
    [
        (
            "<m:oMath><m:r><m:rPr><m:nor/></m:rPr><m:t>si la mer est haute</m:t></m:r></m:oMath>",
            "1 formula with words",
        ),
        ("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", ""),
        (
            f"<w:r><w:ruby><w:rt>{t('haut')}</w:rt><w:rubyBase>{t('bas')}</w:rubyBase></w:ruby></w:r>",
            "1 word with another above it",
        ),
        (
            f"<w:r>{_ALTERNATIVES.format('<w:t>un</w:t>', '<w:t>deux</w:t>')}</w:r>",
            "1 word that programs show in several ways",
        ),
    ],
)
def test_words_in_formulas_and_above_others_are_named(inside: str, named: str) -> None:
    encoding = read(word(t("Le phare ") + inside + t(" brille.")), "a.docx").encoding
    assert encoding == (f"utf-8, not read: {named}" if named else "utf-8")


_REFERENCE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF _Ref1 \\h </w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{t("Le départ")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("paragraph", "english"),
    [
        (t("Voir ") + _REFERENCE + t(" au port."), "VOIR Setting off AU PORT."),
        (
            t("Voir ") + f'<w:fldSimple w:instr="REF x">{t("Le départ")}</w:fldSimple>' + t("."),
            "VOIR Setting off.",
        ),
        (
            f'<w:hyperlink w:anchor="x">{t("1.")}<w:r><w:tab/></w:r>{t("Le départ")}<w:r><w:tab/></w:r>{t("3")}</w:hyperlink>',
            "1.Setting off3",
        ),
        (t("Voir « Le départ » au port."), "VOIR « LE DÉPART » AU PORT."),
        (t("Le départ est ") + _REFERENCE.replace("REF", "PAGEREF"), "LE DÉPART EST LE DÉPART"),
    ],
    ids=["field", "simple field", "entry of contents", "words", "number of a page"],
)
def test_what_repeats_a_heading_says_what_the_heading_does(paragraph: str, english: str) -> None:
    heading = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>' + t("Le départ")
    translation = in_capitals(read(word(heading, paragraph), "a.docx"))
    written = bilingual.render(corrected(translation, {"Le départ": "Setting off"}), "same")
    assert isinstance(written, bytes)
    texts = ["".join(p.itertext("{*}t")) for p in paragraphs_of(written)]
    assert texts == ["Setting off", english]


def _renamed(data: bytes, changes: dict[str, str]) -> bytes:
    """A file with texts in the names of its parts and in its relations and types changed."""
    result = BytesIO()
    with ZipFile(BytesIO(data)) as file, ZipFile(result, "w") as archive:
        for name in file.namelist():
            part = file.read(name)
            for before, after in changes.items():
                if name.endswith(".rels") or "Types" in name:
                    part = part.replace(before.encode(), after.encode())
                name = name.replace(before, after)
            archive.writestr(name, part)
    return result.getvalue()


@pytest.mark.parametrize(
    "changes",
    [
        {"word/document.xml": "word/document2.xml", "document.xml.rels": "document2.xml.rels"},
        {
            "openxmlformats-officedocument.wordprocessingml.document.main": "ms-word.document.macroEnabled.main"
        },
        {"wordprocessingml.document.main": "wordprocessingml.template.main"},
    ],
    ids=["of Word on the web", "with macros", "a template"],
)
def test_other_files_of_word_are_read_and_written_as_what_they_are(changes: dict[str, str]) -> None:
    data = _renamed(word(t("Le phare brille.")), changes)
    written = bilingual.render(in_capitals(read(data, "a.docx")), "same")
    assert isinstance(written, bytes)
    (part,) = (n for n in ZipFile(BytesIO(written)).namelist() if re.match(r"word/document\d?\.xml", n))  # fmt: skip
    assert "LE PHARE BRILLE." in ZipFile(BytesIO(written)).read(part).decode()
    types = [ZipFile(BytesIO(d)).read("[Content_Types].xml") for d in (data, written)]
    assert all(set(re.findall(rb"[\w.-]+\.main\+xml", x)) == set(re.findall(rb"[\w.-]+\.main\+xml", types[0])) for x in types)  # fmt: skip


def test_a_strict_file_is_refused_with_what_to_do() -> None:
    strict = {
        "schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument": "purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"
    }
    with pytest.raises(ReadError, match="is Strict Open XML; save it as"):
        read(_renamed(word(t("Le phare brille.")), strict), "a.docx")
