"""Read stage: a file, a page or standard input becomes a `Document` of blocks without segments.

A format is a module; `FORMATS` lists them with the endings of their files. Formats that are text
keep it whole, so that it can be written again with its sentences in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from translate.articles import (
    boilerplate,
    docx,
    epub,
    html,
    limits,
    markdown,
    odt,
    pdf,
    po,
    subtitles,
    text,
)
from translate.articles.archives import Archive
from translate.articles.encoding import decode
from translate.articles.mending import mend
from translate.articles.web import fetch, is_address
from translate.document import Block, Document, Kind, Translation
from translate.errors import ReadError, TranslateError, WriteError
from translate.host import files
from translate.host.files import STANDARD_INPUT
from translate.host.printable import printable
from translate.language.function_words import looks_english
from translate.language.quotes import Language

#: Halves of characters, which a Python string can hold and no file.
_SURROGATE = re.compile("[\ud800-\udfff]")
#: Parts of the names of the program's own results, which are not articles.
RESULT_MARK, ENGLISH_MARK, FINDINGS_MARK = ".fr-en", ".en", ".findings"
#: Characters of the longest path that a system has.
_LONGEST_NAME = 4096
#: Endings of further files that are no articles.
_OTHER_SUFFIXES = frozenset([".xml", ".doc", ".rtf"])
_TABLE = "is a table, not an article; translate corpus translates its rows"
_PAIRS = "holds sentences with their English; translate check compares them"
_AS_MARKDOWN = "make Markdown of it first (pandoc -t gfm)"
#: What to do with files that are no articles, but would be read as text.
_INSTEAD = {
    ".tsv": f"{_TABLE}, and translate check compares French and English in it",
    ".csv": f"{_TABLE} (save it as TSV first)",
    ".jsonl": f"{_TABLE}, and translate convert makes other formats of a result",
    ".json": "is data, not an article; translate convert makes other formats of a result",
    ".tmx": f"{_PAIRS}, and translate memory import keeps them",
    ".xlf": _PAIRS,
    ".xliff": _PAIRS,
    ".rst": f"is reStructuredText; {_AS_MARKDOWN}",
    ".adoc": f"is AsciiDoc; {_AS_MARKDOWN}",
    ".asciidoc": f"is AsciiDoc; {_AS_MARKDOWN}",
    ".tex": f"is LaTeX; {_AS_MARKDOWN}",
    ".org": f"is Org; {_AS_MARKDOWN}",
    ".wiki": f"is wiki text; {_AS_MARKDOWN}",
    ".ipynb": "is a notebook; save its text as Markdown first (jupyter nbconvert --to markdown)",
}


@dataclass(frozen=True, slots=True)
class Content:
    """What the reader of a text format finds: blocks, and who wrote them when, if it says so."""

    blocks: tuple[Block, ...]
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """A format of articles: `content` reads one that is text, `container` one that is not.

    Attributes:
        suffixes: of its files.
        content: from the text of a file.
        container: from the bytes of a file and its name.
        begins: what the files begin with, where that tells the format.
        part: what every archive of the format holds.
        english: writes the English in place of the French; None where that cannot be done.
        marks: the characters of a text that begin an element, a paragraph or a line.
    """

    suffixes: tuple[str, ...]
    content: Callable[[str], Content] | None = None
    container: Callable[[bytes, str], Document] | None = None
    begins: re.Pattern[bytes] | None = None
    part: str = ""
    english: Callable[[Translation], str | bytes] | None = None
    marks: str = "\n"


def _subtitles(content: str) -> Content:
    return Content(subtitles.blocks_of(content))


#: The first whose beginning fits is the format of a file without a known ending; else it is text.
FORMATS = {
    "docx": Format((".docx", ".docm", ".dotx", ".dotm"), container=docx.read, part="word/document.xml", english=docx.english),
    "odt": Format((".odt",), container=odt.read, part="content.xml", english=odt.english),
    "epub": Format((".epub",), container=epub.read, part="META-INF/container.xml", english=epub.english),
    "pdf": Format((".pdf",), container=pdf.read, begins=re.compile(rb"%PDF-")),
    "html": Format(
        (".html", ".htm", ".xhtml"),
        lambda content: Content(*html.blocks_of(content)),
        begins=re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S),
        english=html.english,
        marks="<",
    ),
    "vtt": Format((".vtt",), _subtitles, begins=re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT\b"), english=subtitles.english),
    "srt": Format(
        (".srt",),
        _subtitles,
        begins=re.compile(rb"(?:\xef\xbb\xbf)?\s*1\r?\n\d+:\d\d:\d\d,\d{3} --> "),
        english=subtitles.english,
    ),
    "ass": Format(
        (".ass", ".ssa"), _subtitles, begins=re.compile(rb"(?:\xef\xbb\xbf)?\s*\[Script Info\]"),
        english=subtitles.english,
    ),
    "sbv": Format(
        (".sbv",), _subtitles, begins=re.compile(rb"(?:\xef\xbb\xbf)?\d+:\d\d:\d\d\.\d+,\d+:\d\d:\d\d\.\d+\s"),
        english=subtitles.english,
    ),
    "po": Format(
        (".po", ".pot"), lambda content: Content(po.blocks_of(content)),
        begins=re.compile(rb'(?:\xef\xbb\xbf)?(?:#[^\n]*\n|\s)*msg(?:ctxt|id)[ \t]+"'),
        english=po.english,
        marks='\n"',
    ),
    "markdown": Format(
        (".md", ".markdown", ".mdx", ".qmd", ".rmd"), lambda content: Content(boilerplate.mark(markdown.blocks_of(content))),
        english=markdown.english,
        marks="\n*_`[<|",
    ),
    "text": Format(
        (".txt", ".text"), lambda content: Content(boilerplate.mark(text.blocks_of(content))),
        english=text.english,
    ),
}  # fmt: skip
SUFFIXES = {suffix: name for name, format in FORMATS.items() for suffix in format.suffixes}
#: All names of formats: their own, the endings of their files, the programs that write them.
NAMES = (
    {suffix.removeprefix("."): name for suffix, name in SUFFIXES.items()}
    | {"word": "docx", "libreoffice": "odt", "opendocument": "odt", "gfm": "markdown", "plain": "text", "gettext": "po"}
    | {name: name for name in FORMATS}
)  # fmt: skip


def read(path: str | Path, format: str | None = None, language: Language = "fr") -> Document:
    """Read the article at `path`; `-` is standard input.

    Args:
        path: a file, or the address of a page (http, https).
        format: one of `FORMATS`; by default told from the file's name, or what it begins with.
        language: `fr`, or `en` for a translation that is to be checked.

    Raises:
        ReadError: the file cannot be read, is damaged, is empty or is not French.
    """
    address = is_address(str(path))
    data = fetch(str(path), files.LARGEST) if address else files.read(path)
    name = printable(STANDARD_INPUT if str(path) == "-" else str(path))
    if not format and not address and (instead := _INSTEAD.get(Path(name).suffix.lower())):
        raise ReadError(f"{name}: {instead}; --input-format text reads it as it is")
    format = (
        format or (not address and SUFFIXES.get(Path(name).suffix.lower())) or _told(data, name)
    )
    if format == "text" and (instead := _refused(data, name)):
        raise ReadError(f"{name}: {instead}")
    container = FORMATS[format].container
    if container is None:
        declared = html.declared_encoding(data) if format == "html" else None
        content, encoding = decode(data, name, declared)
        content, mended = mend(content)
        return parse(content, ", ".join([encoding, *mended]), name, format, language)
    try:
        document = container(data, name)
    except TranslateError:
        raise
    except Exception as error:  # what others' readers meet in damaged files has no end
        raise ReadError(f"{name}: is damaged ({files.reason(error)})") from None
    _expect_french(document, language)
    return document


def parse(
    content: str,
    encoding: str = "utf-8",
    name: str = "text",
    format: str = "text",
    language: Language = "fr",
) -> Document:
    """The document in the string `content`, in a format that is text.

    Raises:
        ReadError: there is nothing to translate in it, or it is not French.
    """
    reader = FORMATS[format].content
    assert reader is not None, f"{format} is no text"
    content = _SURROGATE.sub("�", content)
    if not any(character.isalnum() for character in content):
        raise ReadError(f"{name}: is empty" if not content.strip() else f"{name}: holds no words")
    limits.expect_few(sum(map(content.count, FORMATS[format].marks)), name)
    try:
        found = reader(content)
    except ReadError as error:
        raise ReadError(f"{name}: {error}") from None
    document = Document(name, content, encoding, format, found.blocks, found.author, found.date)
    _expect_french(document, language)
    return document


def english(translation: Translation) -> str | bytes:
    """The article in English, in its own format, its layout and markup kept.

    Raises:
        WriteError: this is not done for the format, or the article is damaged where only writing
            it again shows.
    """
    name = translation.document.name
    try:
        return writer(translation.document.format, name)(translation)
    except TranslateError:
        raise
    except Exception as error:  # what others' writers meet in damaged files has no end
        raise WriteError(
            f"{name}: cannot be written in its own format; it is damaged ({files.reason(error)})"
        ) from None


def writer(format: str, name: str) -> Callable[[Translation], str | bytes]:
    """What writes articles in `format` in English; `name` is for the message.

    Raises:
        WriteError: nothing does.
    """
    written = FORMATS[format].english
    if written is None:
        raise WriteError(f"{name}: cannot be written as {format}; choose another --format")
    return written


def names_a_file(text: str) -> bool:
    """Whether `text` is rather the name of a file or page than an article itself."""
    text = text.strip()
    if not text or "\n" in text or len(text) > _LONGEST_NAME:
        return False
    if not re.search(r"\s", text):
        if is_address(text) or re.match(r"\.{0,2}[/\\]|~|[A-Za-z]:[/\\]", text):
            return True
        if Path(text).suffix.lower() in {*SUFFIXES, *_INSTEAD, *_OTHER_SUFFIXES}:
            return True
    try:
        return Path(text).exists()
    except (OSError, ValueError):
        return False


def _expect_french(document: Document, language: Language) -> None:
    blocks = [b for b in document.blocks if b.kind is not Kind.VERBATIM]
    if document.format not in ("text", "markdown") and not any(
        character.isalnum() for block in blocks for character in block.text
    ):
        raise ReadError(f"{document.name}: holds no words")
    article = [b.text for b in blocks if b.kind is not Kind.BOILERPLATE] or [b.text for b in blocks]
    if language == "fr" and looks_english("\n".join(article)):
        raise ReadError(f"{document.name}: looks like English; this program translates French")


def _refused(data: bytes, name: str) -> str:
    """What to do with a file of an office that is not read here; empty for others."""
    if data.startswith(b"{\\rtf"):
        return "is RTF; save it as DOCX or ODT first"
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return "is a file of an old Office (DOC, XLS, PPT); save it as DOCX first"
    if data.startswith(b"PK\x03\x04"):
        parts = Archive(data, name).names
        if "ppt/presentation.xml" in parts:
            return "is PPTX; save its text as DOCX or ODT first"
        if "xl/workbook.xml" in parts:
            return "is XLSX; save its text as DOCX or CSV first"
    return ""


def _told(data: bytes, name: str) -> str:
    """The format that `data` is in, by its beginning or its parts."""
    parts = Archive(data, name).names if data.startswith(b"PK\x03\x04") else set()
    for format_name, format in FORMATS.items():
        if (format.part and format.part in parts) or (
            format.begins and format.begins.match(data[:4096])
        ):
            return format_name
    return "text"


def articles_in(folder: Path) -> list[Path]:
    """The articles in `folder` and below, sorted; hidden files and our own results left out.

    Raises:
        ReadError: there are none.
    """
    found = [
        path
        for path in files.below(folder)
        if (path.suffix.lower() in SUFFIXES or not files.is_file(path))
        and not path.stem.endswith((RESULT_MARK, ENGLISH_MARK, FINDINGS_MARK))
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]
    if not found:
        raise ReadError(f"{folder}: no articles ({', '.join(sorted(SUFFIXES))}) in this folder")
    return found
