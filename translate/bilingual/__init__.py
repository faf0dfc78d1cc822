"""Write stage: a `Translation` becomes a document for people or for their tools.

A format is a module: `render` makes a file, `held` says what such a file holds when it comes back
from a person, `pairs` reads any file of the format for a check. `FORMATS` lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Literal, get_args, overload

from translate import articles
from translate.bilingual import docx, epub, json, markdown, odt, page, pdf, tmx, xliff, xliff1
from translate.bilingual.marks import Held, is_sealed, sealed, sealed_text
from translate.document import Translation
from translate.errors import ReadError, WriteError, no_such
from translate.host import files

_Texts = Literal["markdown", "html", "tmx", "xliff", "xliff1.2", "json", "jsonl"]
Layout = Literal["side-by-side", "interleaved", "english"]
Align = Literal["paragraph", "sentence"]
_CHOICES = {"layout": get_args(Layout), "align": get_args(Align), "head": (True, False)}


@dataclass(frozen=True, slots=True)
class Format:
    """A format of results.

    Attributes:
        suffix: of its files; empty where it is that of the article.
        render: makes the content of one.
        options: what `render` takes beside the translation: `layout`, `align`, `head`.
        held: what the bytes of a file, called by a name, hold; None where a file does not tell.
        expect_tools: raises a `WriteError` where what writes it is not on this machine.
        binary: whether it is no text, which a terminal could show.
    """

    suffix: str
    render: Callable[..., str | bytes]
    options: frozenset[str] = frozenset()
    held: Callable[[bytes, str], Held] | None = None
    expect_tools: Callable[[], None] | None = None
    binary: bool = False


FORMATS = {
    "markdown": Format(
        ".md", markdown.render, frozenset({"layout", "align", "head"}), markdown.held
    ),
    "html": Format(".html", page.render, held=page.held),
    "docx": Format(".docx", docx.render, frozenset({"align"}), docx.held, binary=True),
    "odt": Format(".odt", odt.render, frozenset({"align"}), odt.held, binary=True),
    "epub": Format(".epub", epub.render, binary=True),
    "tmx": Format(".tmx", tmx.render, held=tmx.held),
    "xliff": Format(".xlf", xliff.render, held=xliff.held),
    "xliff1.2": Format(".xliff", xliff1.render, held=xliff.held),
    "json": Format(".json", json.to_json, held=json.held),
    "jsonl": Format(".jsonl", json.to_jsonl, held=json.held),
    "pdf": Format(".pdf", pdf.render, expect_tools=pdf.expect_printer, binary=True),
    "same": Format("", articles.english),
}
#: Bytes of a result, which says an article twice and more.
LARGEST = 4 * files.LARGEST
#: The format of a file by its ending, further endings too.
BY_SUFFIX = {f.suffix: name for name, f in FORMATS.items() if f.suffix} | {
    ".markdown": "markdown",
    ".htm": "html",
}
#: Further names that people have for them: the program that opens one, a version of a standard.
_ALSO = {
    "word": "docx",
    "libreoffice": "odt",
    "opendocument": "odt",
    "gfm": "markdown",
    "xliff2": "xliff",
    "xliff2.0": "xliff",
    "xliff2.1": "xliff",
    "xliff1": "xliff1.2",
    "xliff12": "xliff1.2",
    "ndjson": "jsonl",
}


def named(name: str) -> str:
    """The one of `FORMATS` that is called `name`, by its own name, its ending or another.

    Raises:
        ValueError: there is none; the message names the nearest.
    """
    name = name.lower().removeprefix(".")
    found = name if name in FORMATS else _ALSO.get(name) or BY_SUFFIX.get(f".{name}")
    if found is None and name in articles.NAMES:
        raise ValueError(
            f"no result is written as {name!r}; 'same' is the English alone in the format of the article"
        )
    if found is None:
        raise ValueError(no_such("format", name, FORMATS))
    return found


@overload
def render(
    translation: Translation,
    format: _Texts = ...,
    *,
    layout: Layout | None = ...,
    align: Align | None = ...,
    head: bool | None = ...,
) -> str: ...
@overload
def render(
    translation: Translation, format: Literal["docx", "odt"], *, align: Align | None = ...
) -> bytes: ...
@overload
def render(translation: Translation, format: Literal["epub", "pdf"]) -> bytes: ...
@overload
def render(
    translation: Translation,
    format: str,
    *,
    layout: Layout | None = ...,
    align: Align | None = ...,
    head: bool | None = ...,
) -> str | bytes: ...
def render(
    translation: Translation,
    format: str = "markdown",
    *,
    layout: Layout | None = None,
    align: Align | None = None,
    head: bool | None = None,
) -> str | bytes:
    """`translation` in one of `FORMATS`, as text, or as bytes where the format is no text.

    Args:
        translation: what to write.
        format: its name.
        layout: how the languages stand: `side-by-side`, `interleaved` or `english` (markdown).
        align: one row a `paragraph` or a `sentence` (markdown, docx, odt).
        head: whether source, model and settings stand at the head (markdown).

    Raises:
        ValueError: there is no such format or choice, or the format has no such option.
        TypeError: `translation` is none.
        WriteError: the article cannot be written so, or not on this machine.
    """
    if not isinstance(translation, Translation):
        raise TypeError(f"translation: give what translate_file returns, not {translation!r}")
    format = named(format)
    taken = FORMATS[format].options
    given: dict[str, object] = {"layout": layout, "align": align, "head": head}
    options = {name: value for name, value in given.items() if value is not None}
    for name, value in options.items():
        if name not in taken:
            having = ", ".join(f for f, own in FORMATS.items() if name in own.options)
            raise ValueError(f"{format} has no {name}; it is an option of {having}")
        if value not in _CHOICES[name]:
            raise ValueError(no_such(name, value, map(str, _CHOICES[name])))
    content = FORMATS[format].render(translation, **options)
    return sealed(content) if isinstance(content, bytes) else sealed_text(content)


def expect_tools(formats: Iterable[str]) -> None:
    """Find out whether this machine has what writes all of `formats`.

    Raises:
        WriteError: it has not; the message says what to do.
    """
    for format in formats:
        if (expect := FORMATS[format].expect_tools) is not None:
            expect()


def write_anew(content: str | bytes, path: Path) -> Path | None:
    """Write `content` to `path`, and keep what stood there if a person may have changed it.

    Returns:
        Where the old content is kept; None where there was none, or it was exactly what this
        program had written, or is what is written now.

    Raises:
        WriteError: it cannot be written.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if not files.is_file(path) or files.is_door(path):  # not there, or a pipe or device
        files.write(content, path)
        return None
    try:
        old = files.read(path, LARGEST)
    except ReadError as error:
        raise WriteError(f"{error}; it is not written over") from None
    if old == data:
        return None
    kept = None
    if old and not is_sealed(old):
        kept = _free_name(path)
        files.write(old, kept)
    files.write(data, path)
    return kept


def _free_name(path: Path) -> Path:
    """A name for a backup of `path` that no file has."""
    names = (path.with_name(f"{path.name}.bak{n or ''}") for n in count())
    return next(name for name in names if not name.exists())
