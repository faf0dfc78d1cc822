"""Whether files of others come out whole: read, written in their own format, and in both languages.

    PYTHONPATH=tests python tests/measure/whole.py FILE...

Nothing is translated: the English is the French in capitals, so that what comes out can be compared with
the source to the letter. Of each file it says

- read: the share of the letters that a reader of its own for the format finds which the blocks of the
  article hold, and how often a paragraph of the source is not there in its order;
- same: the tags of the source that are missing, doubled or out of order in the English, and the stretches
  in which it differs in more than capitals, white space and its language;
- bilingual: the paragraphs that are not in their order in each of the bilingual formats, in French or in English.
"""

from __future__ import annotations

import difflib
import html
import posixpath
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

from helpers import in_capitals
from lxml import etree
from lxml import html as lxml_html

from translate import articles, bilingual
from translate.document import Kind, Translation
from translate.document.rows import rows_of
from translate.errors import TranslateError

_TAG = re.compile(r"<!--.*?-->|<[/?!]?[A-Za-z][^>]*>", re.DOTALL)
#: An element without content, which may be written as one tag.
_EMPTY = re.compile(r"<([\w:]+)((?:\s[^<>]*)?)></\1>")
#: Blocks that do not stand in the rows of a bilingual result.
_APART = (Kind.VERBATIM, Kind.TITLE, Kind.BOILERPLATE)
#: What a page says besides its text, and what a browser does not show as text.
_UNSEEN = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "button",
    "select",
    "textarea",
    "title",
)
_BLOCKS = frozenset(
    ["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "dt", "dd", "pre", "blockquote", "div", "caption",
     "figcaption"]
)  # fmt: skip
_OF_RUNS = frozenset(
    "w:" + tag
    for tag in [
        "r",
        "t",
        "rPr",
        "proofErr",
        "lastRenderedPageBreak",
        "noBreakHyphen",
        "softHyphen",
        "rFonts",
        "b",
        "bCs",
        "i",
        "iCs",
        "u",
        "strike",
        "color",
        "sz",
        "szCs",
        "lang",
        "highlight",
        "shd",
        "rStyle",
        "noProof",
        "vertAlign",
        "kern",
        "webHidden",
        "spacing",
        "caps",
        "smallCaps",
        "position",
        "w",
        "bdr",
        "effect",
        "cs",
        "rtl",
        "snapToGrid",
        "specVanish",
        "vanish",
        "outline",
    ]
)
_PARTS = {
    "docx": re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml"),
    "odt": re.compile(r"(?:content|styles)\.xml"),
    "epub": re.compile(r".*\.x?html"),
}


def letters(text: str) -> str:
    """`text` without white space, marks and case."""
    return "".join(c for c in text.upper() if c.isalnum())


def _of_html(text: str) -> Iterator[str]:
    """The paragraphs of a page, by lxml."""
    root = lxml_html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", text))
    for unseen in root.xpath("|".join(f"//{tag}" for tag in _UNSEEN)):
        unseen.drop_tree()
    for element in root.iter(*_BLOCKS):
        if not any(child.tag in _BLOCKS for child in element.iterdescendants()):
            yield element.text_content()


def _of_part(data: bytes) -> Iterator[str]:
    """The paragraphs of a part of a DOCX or ODT file, notes and boxes inside them apart."""
    root = etree.fromstring(data)
    is_docx = root.prefix == "w"
    for left in root.iter(
        "{*}tracked-changes", "{*}annotation", "{*}Fallback", "{*}del", "{*}note-citation"
    ):
        for element in left.iter("{*}p", "{*}t", "{*}delText"):
            element.tag = "left"
    for paragraph in root.iter("{*}p", "{*}h"):
        words = []
        for text in paragraph.xpath(".//text()"):
            holder = text.getparent()
            holder = holder.getparent() if text.is_tail else holder
            nearest = next(
                e
                for e in (holder, *holder.iterancestors())
                if etree.QName(e).localname in ("p", "h")
            )
            is_word = not is_docx or (holder.prefix == "w" and etree.QName(holder).localname == "t")
            if (
                nearest is paragraph
                and is_word
                and etree.QName(holder).localname != "note-citation"
            ):
                words.append(str(text))
        yield "".join(words)


def _spine(archive: ZipFile) -> list[str]:
    """The pages of a book in reading order."""
    container = etree.fromstring(archive.read("META-INF/container.xml"))
    package_path = container.find(".//{*}rootfile").get("full-path")
    package = etree.fromstring(archive.read(package_path))
    hrefs = {item.get("id"): item.get("href") for item in package.iter("{*}item")}
    folder = posixpath.dirname(package_path)
    return [
        posixpath.join(folder, unquote(hrefs[r.get("idref")])) for r in package.iter("{*}itemref")
    ]


def paragraphs_of(path: Path, format: str) -> list[str]:
    """The paragraphs of a file, as a reader finds them that is not this program's."""
    if format in _PARTS:
        found: list[str] = []
        with ZipFile(path) as archive:
            names = _spine(archive) if format == "epub" else sorted(archive.namelist())
            for name in names:
                if _PARTS[format].fullmatch(name):
                    data = archive.read(name)
                    found += _of_html(data.decode()) if format == "epub" else _of_part(data)
        return found
    if format == "pdf":
        from pdfminer.high_level import extract_text

        return re.split(r"\n\s*\n|\f", extract_text(str(path)))
    text = path.read_bytes().decode("utf-8-sig", "replace")
    if format == "html":
        return list(_of_html(text))
    if format == "markdown":
        from markdown_it import MarkdownIt

        return list(_of_html(MarkdownIt("gfm-like", {"linkify": False}).render(text) + "<p></p>"))
    if format in ("srt", "vtt"):
        cues = re.split(r"\n\s*\n(?=(?:.*\n)?[\d:.,]+ --> )", text.replace("\r\n", "\n"))
        return [
            re.sub(r"<[^>]*>|\{\\[^}]*\}", "", re.sub(r"^(?:.*\n)?.* --> .*\n?", "", cue))
            for cue in cues
        ]
    return re.split(r"\n\s*\n", text)


def _in_order(parts: list[str], whole: str) -> int:
    """How many of `parts` are not in `whole` behind the one before."""
    missing = done = 0
    for part in filter(None, map(letters, parts)):
        at = whole.find(part, done)
        if at < 0:
            missing += 1
        else:
            done = at + len(part)
    return missing


def _read(path: Path, translation: Translation) -> tuple[str, str]:
    source = [p for p in paragraphs_of(path, translation.document.format) if letters(p)]
    blocks = [letters(b.text) for b in translation.document.blocks]
    whole = "".join(blocks)
    held = sum(len(letters(p)) for p in source if letters(p) in whole)
    return f"{100 * held / max(1, sum(len(letters(p)) for p in source)):.1f} %", str(
        _in_order(source, whole)
    )


def _files(data: bytes | str, format: str) -> dict[str, str]:
    """The texts of a file that hold what is translated, by their names."""
    if isinstance(data, str):
        return {"": data}
    if format not in _PARTS:
        return {"": data.decode("utf-8-sig", "replace")}
    with ZipFile(BytesIO(data)) as archive:
        return {
            n: archive.read(n).decode() for n in archive.namelist() if _PARTS[format].fullmatch(n)
        }


def _canonical(text: str, format: str) -> str:
    """`text` as it may differ: capitals, white space, references to characters, the language."""
    if format in _PARTS:
        text = "".join(etree.fromstring(text.encode()).itertext())
    elif format == "html":
        text = html.unescape(re.sub(r"""lang=(["']?)fr[\w-]*""", r"lang=\1en", text))
    return "".join(text.upper().split())


def _same(path: Path, translation: Translation) -> tuple[str, str]:
    format = translation.document.format
    try:
        written = bilingual.render(translation, "same")
    except TranslateError:
        return "-", "-"
    before, after = (_files(d, format) for d in (path.read_bytes(), written))
    tags = stretches = 0
    for name, text in before.items():
        if format in ("html", "docx", "odt", "epub"):
            both = [
                [
                    re.split(r"[\s>/]", t.strip("</"))[0]
                    for t in _TAG.findall(_EMPTY.sub(r"<\1\2/>", x))
                    if not t.startswith(("<!--", "<?"))
                ]
                for x in (text, after.get(name, ""))
            ]
            if format == "docx":  # runs are made anew
                both = [
                    [t for t in side if t not in _OF_RUNS and not t.startswith("w14:")]
                    for side in both
                ]
            steps = difflib.SequenceMatcher(None, *both, autojunk=False).get_opcodes()
            tags += sum(max(b - a, d - c) for step, a, b, c, d in steps if step != "equal")
        one, two = (_canonical(x, format) for x in (text, after.get(name, "")))
        if one != two:
            lines = difflib.unified_diff(_pieces(one), _pieces(two), n=0, lineterm="")
            stretches += sum(line.startswith("@@") for line in lines)
    return str(tags) if format in ("html", "docx", "odt", "epub") else "", str(stretches)


def _pieces(text: str) -> list[str]:
    return re.split(r"(?<=[.>,;:])", text)


def _bilingual(translation: Translation) -> Iterator[str]:
    """How many paragraphs are not in their order, for markdown, the page, DOCX and EPUB."""
    rows = [row for row in rows_of(translation) if row.block.kind not in _APART]
    french = [row.block.text for row in rows]
    english = [" ".join(t.target for _, t in row.segments) for row in rows]
    for format in ("markdown", "html", "docx", "epub"):
        data = bilingual.render(translation, format)
        if isinstance(data, bytes):
            with ZipFile(BytesIO(data)) as archive:
                names = _spine(archive) if format == "epub" else ["word/document.xml"]
                text = "".join("".join(etree.fromstring(archive.read(n)).itertext()) for n in names)
        elif format == "html":
            root = lxml_html.document_fromstring(data)
            for script in root.xpath("//script|//style"):
                script.drop_tree()
            text = root.text_content()
        else:
            text = html.unescape(re.sub(r"\]\([^)]*\)|\\(?=[^\w\s])|</?(?:br|sup|sub)>", "", data))
        sides = []
        plain = "".join(c for c in text if c.isalnum())
        for parts in (french, english):
            missing = done = 0
            for part in parts:
                words = "".join(c for c in part if c.isalnum())
                at = plain.find(words, done)
                missing += at < 0
                done = at + len(words) if at >= 0 else done
            sides.append(missing)
        yield f"{sides[0]}, {sides[1]}"


def main(paths: list[Path]) -> None:
    """Print a line a file."""
    print("| file | paragraphs | read | missing | tags | words | markdown | page | DOCX | EPUB |")
    print("| :-- | --: | --: | --: | --: | --: | --: | --: | --: | --: |")
    for path in paths:
        try:
            translation = in_capitals(articles.read(path))
        except TranslateError as error:
            print(f"| {path.name} | {error} |")
            continue
        blocks = sum(b.kind is not Kind.VERBATIM for b in translation.document.blocks)
        cells = [
            str(blocks),
            *_read(path, translation),
            *_same(path, translation),
            *_bilingual(translation),
        ]
        print(f"| {path.name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
