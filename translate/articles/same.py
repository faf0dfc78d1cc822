"""The English alone in the format of the article, its layout and markup kept.

Text formats are written by putting each sentence in its place in the source; Word files by giving
each paragraph new runs with the properties of the old ones.
"""

from __future__ import annotations

import copy
import html
import re
from collections.abc import Callable
from typing import Any

from translate.articles import docx as word
from translate.articles.xml import legal
from translate.bilingual.docx import saved
from translate.bilingual.markdown import english_page
from translate.document import Inline, Role, SegmentTranslation, Translation
from translate.document.rows import Row, rows_of, stretches
from translate.errors import TranslateError, WriteError
from translate.files import reason

#: Characters of a line of subtitles, by the custom of English broadcasters.
_LINE = 42


def render(translation: Translation) -> str | bytes:
    """The article in English, in its own format.

    Raises:
        WriteError: this is not done for the format, or the article is damaged where only writing
            it again shows.
    """
    try:
        return _rendered(translation)
    except TranslateError:
        raise
    except Exception as error:  # what others' writers meet in damaged files has no end
        name = translation.document.name
        raise WriteError(
            f"{name}: cannot be written in its own format; it is damaged ({reason(error)})"
        ) from None


def _rendered(translation: Translation) -> str | bytes:
    document = translation.document
    rows = rows_of(translation)
    if document.format == "markdown":
        return english_page(document.text, rows)
    if document.format == "docx":
        return _docx(translation, rows)
    if document.format not in _SENTENCES:
        raise WriteError(
            f"{document.name}: cannot be written as {document.format}; choose another --format"
        )
    page = _spliced(document.text, rows, _SENTENCES[document.format])
    return _in_english(page) if document.format == "html" else page


def suffix_of(translation: Translation) -> str:
    """The ending of the files of `render`."""
    from translate.articles import FORMATS

    return FORMATS[translation.document.format].suffixes[0]


def _spliced(source: str, rows: list[Row], sentence: Callable[[SegmentTranslation], str]) -> str:
    """`source` with its sentences in English."""
    parts: list[str] = []
    done = 0
    for row in rows:
        for _, t in row.segments:
            parts += [source[done : t.segment.start], sentence(t)]
            done = t.segment.end
    return "".join([*parts, source[done:]])


def _with_markup(t: SegmentTranslation, escaped: Callable[[str], str] = lambda text: text) -> str:
    parts: list[str] = []
    for piece, closed, opened, _ in stretches(t.target, t.inlines):
        parts += [i.after for i in closed]
        for inline in opened:
            parts.append(inline.before + (inline.after if inline.start == inline.end else ""))
        parts.append(escaped(piece))
    return "".join(parts)


def _html_sentence(t: SegmentTranslation) -> str:
    return _with_markup(t, lambda text: html.escape(text, quote=False))


def _in_english(page: str) -> str:
    """`page` with the language of the whole given as English."""
    return re.sub(
        r"""(<html\b[^>]*?\blang\s*=\s*["']?)fr(?:-\w+)?(?=["'\s>])""", r"\1en", page, flags=re.I
    )


def _subtitle(t: SegmentTranslation) -> str:
    """A sentence over its cues, each in lines that a screen holds."""
    parts: list[str] = []
    line: list[str] = []

    def finish() -> None:
        parts.append(_in_lines("".join(line).strip()))
        line.clear()

    for piece, closed, opened, _ in stretches(t.target, t.inlines):
        line += [i.after for i in closed]
        for inline in opened:
            if inline.role is Role.BREAK:
                finish()
                parts.append(inline.before)
            else:
                line.append(inline.before + (inline.after if inline.start == inline.end else ""))
        # A blank line or an arrow would end the cue.
        line.append(re.sub(r"\s+", " ", piece).replace("-->", "→"))
    finish()
    return "".join(parts)


def _in_lines(text: str) -> str:
    """`text` in lines of nearly equal length, as few as fit."""
    words = text.split(" ")
    count = -(-len(text) // _LINE)
    lines: list[str] = []
    for number in range(count, 1, -1):
        wanted = len(" ".join(words)) / number
        size = 0
        taken: list[str] = []
        while words and (not taken or size + len(words[0]) / 2 <= wanted):
            size += len(words[0]) + 1
            taken.append(words.pop(0))
        lines.append(" ".join(taken))
    return "\n".join([*lines, " ".join(words)]).strip()


_SENTENCES: dict[str, Callable[[SegmentTranslation], str]] = {
    "text": _with_markup,
    "html": _html_sentence,
    "srt": _subtitle,
    "vtt": _subtitle,
}


def _docx(translation: Translation, rows: list[Row]) -> bytes:
    document = word.opened(translation.document.original, translation.document.name)
    paragraphs = [element for element, _ in word.paragraphs_of(document)]
    for element, row in zip(paragraphs, rows, strict=True):
        if row.segments:
            _rewrite(element, row)
    return saved(document)


def _rewrite(paragraph: Any, row: Row) -> None:
    """Give `paragraph` the English of `row` in runs like its own."""
    runs = word.runs_of(paragraph)
    plain = next((r for r in runs if not word.roles_of(r) and word.link_of(r) is None), runs[0])
    links = {
        identity: word.link_of(r)
        for r in runs
        if word.link_of(r) is not None
        for identity in [word.link_of(r).get(f"{word.R}id") or ""]
    }
    made: list[Any] = []
    for place, (_, t) in enumerate(row.segments):
        if place:
            made.append(_run(plain, " ", []))
        for piece, _, opened, span in stretches(t.target, t.inlines):
            made += [_point(i, runs, plain) for i in opened if i.start == i.end]
            if not piece or span is None:
                continue
            around = [i for i in t.inlines if i.start <= span[0] and span[1] <= i.end]
            run = _run(plain, piece, [i.role for i in around])
            link = next((i for i in around if i.role is Role.LINK), None)
            if link is not None and links.get(link.before) is not None:
                holder = copy.copy(links[link.before])
                for child in list(holder):
                    holder.remove(child)
                holder.append(run)
                made.append(holder)
            else:
                made.append(run)
    for child in list(paragraph):
        if child.tag != f"{word.W}pPr":
            paragraph.remove(child)
    paragraph.extend(made)


def _run(like: Any, text: str, roles: list[Role]) -> Any:
    """A run with `text` and the properties of `like`, but for the markup `roles`."""
    run = like.makeelement(f"{word.W}r")
    properties = like.find(f"{word.W}rPr")
    if properties is not None:
        run.append(copy.deepcopy(properties))
    word.set_roles(run, roles)
    content = run.makeelement(f"{word.W}t")
    content.text = legal(text)
    content.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    run.append(content)
    return run


def _point(inline: Inline, runs: list[Any], like: Any) -> Any:
    """Markup of no width: a line break, or a run of the source with an image or a note."""
    if inline.role is Role.BREAK:
        run = _run(like, "", [])
        run.remove(run[-1])
        run.append(run.makeelement(f"{word.W}br"))
        return run
    run = copy.deepcopy(runs[int(inline.before.removeprefix("run "))])
    for text in list(run.iter(f"{word.W}t")):
        text.getparent().remove(text)
    return run
