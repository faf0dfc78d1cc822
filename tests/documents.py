"""Small French documents in the formats that people have, made for the tests."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import strategies as st

#: A saved news page: navigation, the article with markup of all kinds, a footer, a script.
PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Le sommet de Pékin | Le Journal</title>
<meta name="author" content="Jeanne Martin">
<meta property="article:published_time" content="2024-06-18T09:00:00+02:00"></head>
<body><nav><ul><li><a href="/">Accueil</a></li><li><a href="/monde">Monde</a></li></ul></nav>
<main><article><h1>Le sommet de Pékin s'ouvre &agrave; huis clos</h1>
<p class="chapo"><b>Le président russe Vladimir Poutine</b> est arrivé mardi à
<a href="https://example.org/pekin?a=1&amp;b=2">Pékin</a> pour deux jours d'entretiens.<br>Il a été
reçu &laquo;&nbsp;avec les honneurs&nbsp;&raquo;, selon l'agence <em>Chine nouvelle</em>.</p>
<h2>Un partenariat renforcé</h2>
<p>Les deux dirigeants devraient signer <strong>une dizaine d'accords</strong> portant sur l'énergie,
les transports et la défense, a indiqué un porte-parole &amp; un conseiller.
<p>Les échanges commerciaux ont atteint 240 milliards de dollars en 2023, selon les douanes.
<ul><li>le gaz, avec le projet <i>Force de Sibérie</i>&nbsp;;</li><li>le pétrole.</li></ul>
<blockquote><p>La Chine reste le premier partenaire de la Russie.</p></blockquote>
<pre>code  inchangé</pre></article></main>
<footer>Le Journal, tous droits réservés. <a href="/cgu">Conditions</a></footer>
<script>var a = "<p>Ceci n'est pas un paragraphe.</p>";</script></body></html>
"""

SUBTITLES = """1
00:00:01,000 --> 00:00:03,500
<i>Le président russe Vladimir Poutine</i>

2
00:00:03,600 --> 00:00:06,000
est arrivé mardi à Pékin
pour deux jours d'entretiens.

3
00:00:07,000 --> 00:00:09,000
- Vous venez avec nous ?
- Non, je reste ici.
"""


def docx(path: Path) -> Path:
    """A Word file: title, heading, bold, italics, a link, a list, a table, an image."""
    import docx as word
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    document = word.Document()
    document.core_properties.author = "Jeanne Martin"
    document.add_heading("Le sommet de Pékin", level=0)
    document.add_heading("Un partenariat renforcé", level=1)
    paragraph = document.add_paragraph("Le président russe ")
    paragraph.add_run("Vladimir Poutine").bold = True
    paragraph.add_run(" est arrivé mardi à ")
    link = OxmlElement("w:hyperlink")
    address = document.part.relate_to(
        "https://example.org/pekin", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    link.set(qn("r:id"), address)
    link.append(paragraph.add_run("Pékin")._r)
    paragraph._p.append(link)
    paragraph.add_run(" pour deux jours. Il a rencontré ")
    paragraph.add_run("la presse").italic = True
    paragraph.add_run(" dans la soirée.")
    document.add_paragraph("le gaz ;", style="List Bullet")
    document.add_paragraph("le pétrole.", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Le pays"
    table.cell(0, 1).text = "La population"
    document.save(str(path))
    return path


_ODT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:xlink="http://www.w3.org/1999/xlink">
<office:automatic-styles><style:style style:name="T1" style:family="text">
<style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles>
<office:body><office:text>
<text:h text:outline-level="1">Le sommet de Pékin</text:h>
<text:p>Le président russe <text:span text:style-name="T1">Vladimir Poutine</text:span> est arrivé à
<text:a xlink:href="https://example.org/pekin">Pékin</text:a> mardi.<text:note><text:note-body>
<text:p>Une note.</text:p></text:note-body></text:note></text:p>
<text:list><text:list-item><text:p>le gaz ;</text:p></text:list-item></text:list>
</office:text></office:body></office:document-content>"""


def odt(path: Path) -> Path:
    """An OpenDocument text: heading, bold, a link, a note, a list."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", _ODT)
    return path


def epub(path: Path) -> Path:
    """A book of two chapters, whose files are not in reading order."""
    chapter = '<html xmlns="http://www.w3.org/1999/xhtml"><body><h1>{}</h1><p>{}</p></body></html>'
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/a.opf"/></rootfiles></container>',
        )
        archive.writestr(
            "OEBPS/a.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
            "<dc:title>Le livre &amp; la plage</dc:title>"
            "<dc:creator>Jeanne Martin</dc:creator><dc:date>2020-05-01</dc:date></metadata>"
            '<manifest><item id="b" href="b.xhtml"/><item id="a" href="un%20a.xhtml"/></manifest>'
            '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
        )
        archive.writestr(
            "OEBPS/b.xhtml", chapter.format("Chapitre deux", "La fin est <b>proche</b>.")
        )
        archive.writestr("OEBPS/un a.xhtml", chapter.format("Chapitre un", "Le début est loin."))
    return path


def pdf(
    path: Path,
    pages: list[list[tuple[int, int, int, str]]],
    turned: tuple[int, int, int, str] | None = None,
    rules: list[tuple[int, int, int, int]] | None = None,
) -> Path:
    """A PDF with lines of text: for each, the size of its letters, its x and y, and what it says.

    What begins with `**` is bold. One line may be `turned` up the side of every page, and `rules` are
    drawn on every one from a point to another.
    """
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    for font in (b"Helvetica", b"Helvetica-Bold"):
        objects.append(
            b"<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>" % font
        )
    kids = []
    for lines in pages:
        stream = b"\n".join(
            b"BT /F%d %d Tf %d %d Td (%s) Tj ET"
            % (1 + text.startswith("**"), size, x, y,
               text.removeprefix("**").encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)"))
            for size, x, y, text in lines
        )  # fmt: skip
        stream += b"".join(b"\n%d %d m %d %d l S" % rule for rule in rules or ())
        if turned:
            stream += b"\nBT /F1 %d Tf 0 1 -1 0 %d %d Tm (%s) Tj ET" % (
                *turned[:3],
                turned[3].encode("cp1252"),
            )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>" % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (
        len(kids),
        b" ".join(b"%d 0 R" % kid for kid in kids),
    )
    out = BytesIO()
    out.write(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(
        b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    )
    path.write_bytes(out.getvalue())
    return path


def nested(leaves: list[str], tags: list[str]) -> st.SearchStrategy[str]:
    """Any of `leaves`, or elements in one another around some of them; `tags` with their attributes."""
    return st.recursive(
        st.sampled_from(leaves), lambda inside: element(tags, inside, most=4), max_leaves=12
    )


def element(tags: list[str], inside: st.SearchStrategy[str], most: int) -> st.SearchStrategy[str]:
    """An element of one of `tags` around at most so many of what is `inside`."""
    return st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag.split()[0]}>",
        st.sampled_from(tags),
        st.lists(inside, max_size=most),
    )
