"""Write stage: a `Translation` becomes a document for people or for their tools.

A format is a module with a function from `Translation` to text or bytes; `FORMATS` lists them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args, overload

from translate import articles
from translate.bilingual import docx, json, markdown, page, tmx, xliff
from translate.document import Translation
from translate.errors import no_such

_Texts = Literal["markdown", "html", "tmx", "xliff", "json", "jsonl"]
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
    """

    suffix: str
    render: Callable[..., str | bytes]
    options: frozenset[str] = frozenset()


FORMATS = {
    "markdown": Format(".md", markdown.render, frozenset({"layout", "align", "head"})),
    "html": Format(".html", page.render),
    "docx": Format(".docx", docx.render, frozenset({"align"})),
    "tmx": Format(".tmx", tmx.render),
    "xliff": Format(".xlf", xliff.render),
    "json": Format(".json", json.to_json),
    "jsonl": Format(".jsonl", json.to_jsonl),
    "same": Format("", articles.english),
}


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
    translation: Translation, format: Literal["docx"], *, align: Align | None = ...
) -> bytes: ...
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
        align: one row a `paragraph` or a `sentence` (markdown, docx).
        head: whether source, model and settings stand at the head (markdown).

    Raises:
        ValueError: there is no such format or choice, or the format has no such option.
        TypeError: `translation` is none.
    """
    if not isinstance(translation, Translation):
        raise TypeError(f"translation: give what translate_file returns, not {translation!r}")
    if format not in FORMATS:
        raise ValueError(no_such("format", format, FORMATS))
    taken = FORMATS[format].options
    given: dict[str, object] = {"layout": layout, "align": align, "head": head}
    options = {name: value for name, value in given.items() if value is not None}
    for name, value in options.items():
        if name not in taken:
            having = ", ".join(f for f, own in FORMATS.items() if name in own.options)
            raise ValueError(f"{format} has no {name}; it is an option of {having}")
        if value not in _CHOICES[name]:
            raise ValueError(no_such(name, value, map(str, _CHOICES[name])))
    return FORMATS[format].render(translation, **options)
