"""HTML: the article of a saved page, with the rest of the page set apart.

The standard library's tokenizer gives the place of every tag and character in the file, so that the
page can be written again with its sentences in English and all else as it was. Which of its blocks
are the article, who wrote it and when, is for `press` to say.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from typing import NamedTuple

from translate.articles import press
from translate.articles.english import markup_of, spliced, with_markup
from translate.articles.grid import Grid
from translate.articles.marks import Marks
from translate.articles.pictures import names_a_file
from translate.document import Block, Cell, Inline, Kind, Role, Translation
from translate.document.rows import Row, rows_of

#: Tags inside a text, and what they do.
INLINE = {
    "a": Role.LINK, "b": Role.STRONG, "strong": Role.STRONG, "i": Role.EMPHASIS, "em": Role.EMPHASIS,
    "cite": Role.EMPHASIS, "dfn": Role.EMPHASIS, "u": Role.UNDERLINE, "ins": Role.UNDERLINE,
    "s": Role.STRIKE, "del": Role.STRIKE, "strike": Role.STRIKE, "code": Role.CODE, "kbd": Role.CODE,
    "samp": Role.CODE, "tt": Role.CODE, "sub": Role.SUBSCRIPT, "sup": Role.SUPERSCRIPT,
    "abbr": Role.OTHER, "span": Role.OTHER, "small": Role.OTHER, "big": Role.OTHER,
    "font": Role.OTHER, "mark": Role.OTHER, "q": Role.OTHER, "time": Role.OTHER, "var": Role.OTHER,
    "bdi": Role.OTHER, "bdo": Role.OTHER, "data": Role.OTHER, "acronym": Role.OTHER, "nobr": Role.OTHER,
    "ruby": Role.OTHER, "rb": Role.OTHER, "meter": Role.OTHER, "progress": Role.OTHER, "output": Role.OTHER,
}  # fmt: skip
_VOID_INLINE = frozenset(["img", "wbr", "input"])
#: What these hold is no running text of the page; what some say is `Walker.said`.
_SKIPPED = frozenset(
    ["script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "textarea",
     "canvas", "audio", "video", "button", "rt", "rp"]
)  # fmt: skip
#: What is written above a word ends where the next begins, too.
_ABOVE = frozenset(["rt", "rp"])
#: What of theirs somebody reads: the words on it, beside it, or in its place.
_READ = frozenset(["button", "textarea", "rt", "noscript", "object", "canvas", "audio", "video"])
#: What holds no block: an element that HTML does not know is one of its words.
_OF_WORDS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6"])
#: Those of them that no sentence goes across, and what says that an `svg` holds words.
_DIVIDES = frozenset(["iframe", "object", "canvas", "audio", "video"])
_SAYS = re.compile(r"<text\b", re.IGNORECASE)
#: The mark of a note: it is no part of the word that it stands behind. A power has no link, and
#: stands behind a unit or a figure.
_NOTE_MARK = re.compile(
    r"""<sup\b[^>]*>\s*(?:<(?:a|span)\b[^>]*>\s*)+[\[(]?(?:\d{1,3}|[a-z]|[*†‡]+)[\])]?\s*
        (?:</(?:a|span)>\s*)+</sup>
    | <a\b[^>]*(?:noteref|footnote|\#_?(?:fn|ftn|note|cite_note|ref))[^>]*>\s*(?:<sup\b[^>]*>)?\s*
        [\[(]?(?:\d{1,3}|[a-z]|[*†‡]+)[\])]?\s*(?:</sup>)?\s*</a>
    | (?<=[a-zà-ÿ]{3})<sup\b[^>]*>\s*[\[(]?(?:\d{1,3}|[*†‡]+)[\])]?\s*</sup>""",
    re.IGNORECASE | re.VERBOSE,
)
#: What only a screen reader says: a drop cap's word once more, or where a link leads.
_UNSEEN = re.compile(
    r"""<span\b[^>]*\bclass\s*=\s*["'][^"'>]*(?:sr-only|visually-?hidden|screen-?reader)[^"'>]*["']
        [^>]*>[^<]*</span>""",
    re.IGNORECASE | re.VERBOSE,
)
_FURNITURE = frozenset(["nav", "footer", "aside", "form", "title", "dialog"])
_KINDS = {
    **{f"h{level}": Kind.HEADING for level in range(1, 7)},
    "li": Kind.LIST_ITEM,
    "dt": Kind.LIST_ITEM,
    "dd": Kind.LIST_ITEM,
    "blockquote": Kind.BLOCK_QUOTE,
    "td": Kind.TABLE_CELL,
    "th": Kind.TABLE_CELL,
    "pre": Kind.VERBATIM,
}
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)  # fmt: skip
_CHARSET = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})", re.IGNORECASE)
_LANGUAGE = re.compile(r"""(\s(?:xml:)?lang\s*=\s*["']?)fr(?:-\w+)?(?=["'\s>])""", re.IGNORECASE)
#: What is the whole of a page, of a table of contents or of a package.
_WHOLE = re.compile(
    r"<(?:html|body|ncx|package|metadata|dc:title|dc:description|dc:subject)\b[^>]*>", re.IGNORECASE
)
#: Attributes that readers see or hear: of any tag, and of some.
_HINTS = frozenset(
    ["alt", "title", "placeholder", "summary", "aria-label", "aria-description", "aria-placeholder",
     "aria-roledescription", "aria-valuetext"]
)  # fmt: skip
_HINTS_OF = {
    "meta": frozenset(["content"]),
    "input": _HINTS | {"value"},
    **dict.fromkeys(["option", "optgroup", "track"], _HINTS | {"label"}),
    **dict.fromkeys(["td", "th"], _HINTS | {"abbr"}),
}
_ATTRIBUTE = re.compile(
    r"""(?<=[\s"'/])(?P<name>[^\s"'<>/=]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))"""
)
_IS_SUMMARY = re.compile(
    r"""\b(?:name|property)\s*=\s*["']?(?:(?:og:|twitter:)?(?:title|description|image:alt))\b""",
    re.I,
)
_IS_BUTTON = re.compile(r"""\stype\s*=\s*["']?(?:submit|reset|button)\b""", re.IGNORECASE)
#: A stretch of the words on a control.
_ON_CONTROL = re.compile(r">\s*([^<\s](?:[^<]*[^<\s])?)")
#: The same where there may be styles and scripts among them, and what a drawing is called.
_WITHIN = re.compile(
    r"<(style|script)\b.{0,20000}?</\1\s*>|(?<=>)\s*([^<\s](?:[^<]*[^<\s])?)",
    re.IGNORECASE | re.DOTALL,
)
_OF_DRAWING = re.compile(r"<(title|desc)\b[^>]*>\s*([^<\s](?:[^<]*[^<\s])?)", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")
#: Elements that are followed into one another: browsers nest no more either.
_DEEPEST = 512


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the page says it has."""
    match = _CHARSET.search(data[:4096])
    return match.group(1).decode("ascii") if match else None


class Said(NamedTuple):
    """Where a page says something beside its running text: in a tag, or on a control."""

    start: int
    end: int
    in_tag: bool
    is_kept: bool


@dataclass
class _Text:
    """A block under construction."""

    text: list[str] = field(default_factory=list)
    offsets: list[tuple[int, int]] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)
    #: The elements that its text begins in.
    elements: list[press.Element] = field(default_factory=list)


def _closed(source: str) -> str:
    """`source` up to markup that is not closed any more, which swallows all behind it in a browser, too.

    The tokenizer would look for its end again from every `<` of the rest.
    """
    for opening, closing in (("<!--", "-->"), ("<", ">")):
        start = source.find(opening, source.rfind(closing) + 1)
        source = source if start < 0 else source[:start]
    return source


class Walker(HTMLParser):
    """Turns the tags and texts of one page into `blocks`, each with where it stands."""

    def __init__(self, source: str, furniture: frozenset[str] = _FURNITURE) -> None:
        super().__init__(convert_charrefs=False)
        self._furniture = furniture
        self._source = source
        self._lines = [0, *(m.end() for m in re.finditer("\n", source))]
        self._open: list[str] = []
        self._elements: list[press.Element] = []  # those of `_open`, and some that are closed
        #: Tags that are open, their numbers and elements.
        self._inline: list[tuple[str, int, press.Element]] = []
        self._until = 0  # the end of what is skipped
        self._skipped: list[press.Element] = []  # and what it is
        self._endless: set[str] = (
            set()
        )  # tags of what is skipped that are closed nowhere further on
        self._block = _Text()
        self._ordered: list[int | None] = []
        self._tables = 0
        self._grids: list[
            tuple[Grid, Cell | None]
        ] = []  # tables that are open, and the cell at hand
        self.blocks: list[press.Placed] = []
        self.said: list[Said] = []
        self.feed(_closed(source))
        self.close()
        self._flush()

    def parse_html_declaration(self, i: int) -> int:
        """What begins with `<!`; `<![` is a comment up to the next `>`, as it is for a browser.

        The tokenizer looks for `]>`, which behind `<![endif]-->` is anywhere or nowhere, and knows
        no other words between the brackets than those of SGML.
        """
        if not self.rawdata.startswith("<![", i):
            return super().parse_html_declaration(i)
        closing = "]]>" if self.rawdata.startswith("<![CDATA[", i) else ">"
        if (end := self.rawdata.find(closing, i)) < 0:
            closing, end = ">", self.rawdata.find(">", i)
        return end + len(closing) if end >= 0 else -1

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def role_of(self, tag: str) -> Role | None:
        """What `tag` does inside a text; None for one that ends it."""
        if "-" in tag and self._open and self._open[-1] in _OF_WORDS:
            return Role.OTHER
        return INLINE.get(tag)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open markup, or begin a block."""
        start = self._at()
        markup = self.get_starttag_text() or ""
        self._say(tag, attrs, start, markup)
        if start < self._until or self._skips(tag, attrs, start):
            return
        if tag == "br":
            if self._block.marks.ends_with_break(len(self._block.text)):
                self._flush()
            else:
                self._block.marks.point(markup, len(self._block.text), start, Role.BREAK)
                self._add(" ", start, start + len(markup))
            return
        if tag in _VOID_INLINE:
            return
        if tag in _VOID:
            self._flush()
            return
        if self.role_of(tag) is not None:
            if not markup.endswith("/>"):
                self._begin(tag, attrs)
            return
        self._flush()
        self._close_implied(tag)
        if len(self._open) < _DEEPEST:
            del self._elements[len(self._open) :]
            self._elements.append(press.element(tag, attrs))
            self._open.append(tag)
        if tag in ("ol", "ul"):
            self._ordered.append(0 if tag == "ol" else None)
        elif tag == "li" and self._ordered and self._ordered[-1] is not None:
            self._ordered[-1] += 1
        self._lay_out(tag, dict(attrs))

    def _lay_out(self, tag: str, attributes: dict[str, str | None]) -> None:
        """Follow the rows and cells of tables."""
        if tag == "table":
            self._tables += 1
            self._grids.append((Grid(self._tables), None))
        elif self._grids and tag == "tr":
            self._grids[-1][0].next_row()
        elif self._grids and tag in ("td", "th"):
            grid, _ = self._grids[-1]
            spans = attributes.get("colspan"), attributes.get("rowspan")
            self._grids[-1] = grid, grid.next_cell(*spans, is_header=tag == "th")

    def _begin(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        role = self.role_of(tag)
        assert role is not None
        href = (dict(attrs).get("href") or "").strip()
        markup, at = self.get_starttag_text() or "", len(self._block.text)
        element = press.element(tag, attrs)
        is_kept = role is Role.CODE or element.kept is True
        number = self._block.marks.begin(markup, at, self._at(), role, href, is_kept)
        self._inline.append((tag, number, element))
        if not self._block.text and len(self._block.elements) < _DEEPEST:
            self._block.elements.append(element)

    def _is_kept(self, start: int, own: press.Element) -> bool:
        """Whether what `own`, which begins at `start`, says is not to be translated."""
        around = [*self._elements[: len(self._open)], *(e for *_, e in self._inline[-_DEEPEST:])]
        return press.is_kept([*around, *(self._skipped if start < self._until else []), own])

    def _say(self, tag: str, attrs: list[tuple[str, str | None]], start: int, markup: str) -> None:
        """Note what a tag says, and the words of an option."""
        hints = _HINTS_OF.get(tag, _HINTS)
        if tag != "option" and not any(name in hints for name, _ in attrs):
            return
        if tag == "meta" and not _IS_SUMMARY.search(markup):
            return
        is_kept = self._is_kept(start, press.element(tag, attrs))
        for found in _ATTRIBUTE.finditer(markup):
            name = found["name"].lower()
            if name in hints and (name != "value" or _IS_BUTTON.search(markup)):
                a, b = found.span(found.lastgroup or 0)
                self.said.append(Said(start + a, start + b, True, is_kept))
        if tag == "option" and (words := _ON_CONTROL.match(self._source, start + len(markup) - 1)):
            self.said.append(Said(*words.span(1), False, is_kept))

    def _skips(self, tag: str, attrs: list[tuple[str, str | None]], start: int) -> bool:
        """Whether what begins at `start` is no text of the page, up to its end."""
        if mark := _NOTE_MARK.match(self._source, start) or _UNSEEN.match(self._source, start):
            self._until, self._skipped = mark.end(), [press.element(tag, attrs)]
            return True
        if tag not in _SKIPPED or self.role_of(tag) is not None:
            return False
        end = None
        if tag not in self._endless:
            ending = rf"</{tag}\s*>"
            if tag in _ABOVE:
                ending += r"|(?=<(?:rt|rp|rb)\b|</ruby\s*>)"
            end = re.compile(ending, re.IGNORECASE).search(self._source, start + 1)
        if end is None:
            self._endless.add(tag)
        if tag == "svg" and _SAYS.search(self._source, start, end.end() if end else start):
            return False  # a drawing with words
        if tag in _DIVIDES:
            self._flush()
        markup = self.get_starttag_text() or ""
        own = press.element(tag, attrs)
        is_kept = self._is_kept(start, own)
        self._until = end.end() if end and not markup.endswith("/>") else start + len(markup)
        self._skipped = [own]
        if tag in _READ or tag == "svg":
            read = _OF_DRAWING if tag == "svg" else _WITHIN
            words = read.finditer(self._source, start + len(markup), self._until)
            self.said += [Said(*found.span(2), False, is_kept) for found in words if found[2]]
        return True

    def _close_implied(self, tag: str) -> None:
        """`<p>`, `<li>` and the like end where the next one begins."""
        closing = {"p": {"p"}, "li": {"li", "p"}, "dt": {"dt", "dd", "p"}, "dd": {"dt", "dd", "p"},
                   "td": {"td", "th", "p"}, "th": {"td", "th", "p"}, "tr": {"tr", "td", "th", "p"}}  # fmt: skip
        while self._open and self._open[-1] in closing.get(tag, set()):
            self._open.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open and close at once."""
        self.handle_starttag(tag, attrs)
        if tag not in _VOID and tag not in INLINE:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close markup, or end a block."""
        if self._at() < self._until:
            return
        if self.role_of(tag) is not None:
            self._end(tag)
            return
        self._flush()
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if tag in ("ol", "ul") and self._ordered:
            self._ordered.pop()
        elif tag == "table" and self._grids:
            self._grids.pop()

    def _end(self, tag: str) -> None:
        size = len(self._inline)
        for place in range(size - 1, max(-1, size - 1 - _DEEPEST), -1):
            opened, number, _ = self._inline[place]
            if opened == tag:
                # What began inside and did not end is no pair.
                del self._inline[place:]
                start = self._at()
                match = re.compile(r"[^>]*>").match(self._source, start)
                markup = match.group() if match else ""
                self._block.marks.end(number, markup, len(self._block.text), start)
                return

    def handle_data(self, data: str) -> None:
        """Text between tags; runs of white space become one space."""
        start = self._at()
        if start < self._until:
            return
        if "pre" in self._open:
            for i, character in enumerate(data):
                self._add(character, start + i, start + i + 1)
            return
        done = 0
        for spaces in _SPACES.finditer(data):
            for i in range(done, spaces.start()):
                self._add(data[i], start + i, start + i + 1)
            self._add(" ", start + spaces.start(), start + spaces.end())
            done = spaces.end()
        for i in range(done, len(data)):
            self._add(data[i], start + i, start + i + 1)

    def handle_entityref(self, name: str) -> None:
        """A character by its name."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """A character by its number."""
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        start = self._at()
        if start < self._until:
            return
        end = start + len(written) + self._source.startswith(";", start + len(written))
        for character in html.unescape(self._source[start:end]):
            self._add(character, start, end)

    def _add(self, character: str, start: int, end: int) -> None:
        block = self._block
        if (
            character == " "
            and (not block.text or block.text[-1] == " ")
            and "pre" not in self._open
        ):
            return
        block.text.append(character)
        block.offsets.append((start, end))

    def _flush(self) -> None:
        """End the block under construction."""
        block, self._block = self._block, _Text()
        self._inline.clear()
        while block.text and block.text[-1] == " ":
            block.text.pop()
            block.offsets.pop()
        text = "".join(block.text)
        if not text.strip():
            return
        kind, level, marker = self._kind()
        apart = any(
            tag in self._furniture and not (tag == "footer" and "blockquote" in self._open)
            for tag in self._open
        )
        around = self._elements[: len(self._open)]
        within = [*around, *block.elements]
        where = apart, press.part_of(within), press.is_of_layout(within)
        if kind is Kind.VERBATIM:
            place = block.offsets[0][0], block.offsets[-1][1]
            self.blocks.append(press.Placed(Block(kind, *place, text), *where))
            return
        inlines, start, end = block.marks.inlines(self._source, block.offsets)
        if press.is_kept(around):
            inlines.insert(0, Inline(0, len(text), "", "", verbatim=True))
        offsets = tuple(block.offsets)
        in_cell = self._grids and kind in (Kind.TABLE_CELL, Kind.LIST_ITEM)
        cell = self._grids[-1][1] if in_cell else None
        found = Block(kind, start, end, text, offsets, tuple(inlines), level, marker, cell=cell)
        self.blocks.append(press.Placed(found, *where))

    def _kind(self) -> tuple[Kind, int, str]:
        for tag in reversed(self._open):
            kind = _KINDS.get(tag)
            if kind is Kind.HEADING:
                return kind, int(tag[1]), ""
            if kind is Kind.LIST_ITEM:
                number = self._ordered[-1] if self._ordered else None
                depth = max(1, sum(t in ("ul", "ol", "dl") for t in self._open))
                return kind, depth, "-" if number is None else f"{number}."
            if kind is not None:
                return kind, 1 if kind is Kind.BLOCK_QUOTE else 0, ""
        return Kind.PARAGRAPH, 0, ""


def blocks_of(source: str) -> tuple[tuple[Block, ...], str, str]:
    """The blocks of the page `source` without segments, its author and its date.

    What is not the article is boilerplate. What is said in tags comes last.
    """
    walker = Walker(source)
    blocks, author, date = press.article(walker.blocks, source)
    return (*blocks, *_in_tags(walker, source)), author, date


def _in_tags(walker: Walker, source: str) -> tuple[Block, ...]:
    """What the page `source` says in words beside its running text."""
    return tuple(
        Block(Kind.BOILERPLATE, start, end, text, ((start, end),) * len(text))
        for start, end, _, is_kept in sorted(walker.said)
        if not is_kept and is_said(text := _plain(html.unescape(source[start:end])))
    )


def is_said(text: str) -> bool:
    """Whether `text` is words, and not an address, a code or the name of a file."""
    if names_a_file(text):
        return False
    return re.search(r"[^\W\d_]{2}", text) is not None and (
        " " in text or re.fullmatch(r"[^\W\d_]+(?:['’-][^\W\d_]+)*[.…!?:]*", text) is not None
    )


def places_in_english(translation: Translation) -> dict[tuple[int, int], str]:
    """The English of each block by its place in the text of the document."""
    return {
        (row.block.start, row.block.end): " ".join(t.target for _, t in row.segments)
        for row in rows_of(translation)
        if row.segments
    }


def with_said(source: str, page: str, english: Mapping[tuple[int, int], str], at: int = 0) -> str:
    """`page` with what its tags say in English.

    Args:
        source: it in French, with the same tags in the same order.
        page: it with its text in English.
        english: as `places_in_english`.
        at: where the page begins in the text of the document.
    """
    parts: list[str] = []
    done = 0
    here, there = (sorted(Walker(text).said) for text in (source, page))
    for said, place in zip(here, there, strict=True):
        words = english.get((said.start + at, said.end + at))
        if words is None:
            continue
        written = attribute(words) if said.in_tag else html.escape(words, quote=False)
        if said.in_tag and source[said.start - 1] not in "\"'":
            written = f'"{written}"'
        parts += [page[done : place.start], written]
        done = place.end
    return "".join([*parts, page[done:]])


def tags_in_english(markup: str, english: Mapping[str, str]) -> str:
    """`markup`, tags of one page, with what they say in English, by what they say."""
    if "<" not in markup or "=" not in markup:
        return markup
    parts: list[str] = []
    done = 0
    for said in sorted(Walker(markup).said):
        words = english.get(_plain(html.unescape(markup[said.start : said.end])))
        if words is not None and said.in_tag and markup[said.start - 1] in "\"'":
            parts += [markup[done : said.start], attribute(words)]
            done = said.end
    return "".join([*parts, markup[done:]])


def attribute(words: str) -> str:
    """`words` as the value of an attribute, between quotation marks of any kind."""
    return html.escape(words)


def chapter(
    source: str, furniture: frozenset[str] = _FURNITURE
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks of the page `source`, as `all_blocks_of`, and what is said in its tags."""
    walker = Walker(source, furniture)
    return _all_of(walker), _in_tags(walker, source)


def all_blocks_of(source: str, furniture: frozenset[str] = _FURNITURE) -> tuple[Block, ...]:
    """The blocks of the page `source`, all of which is text to read (a chapter of a book).

    Args:
        source: HTML.
        furniture: tags whose content is set apart.
    """
    return _all_of(Walker(source, furniture))


def _all_of(walker: Walker) -> tuple[Block, ...]:
    return tuple(
        replace(p.block, kind=Kind.BOILERPLATE) if p.apart else p.block for p in walker.blocks
    )


def english(translation: Translation) -> str:
    """The page of `translation` in English, each of its tags as it was."""
    page = with_said(
        translation.document.text, spliced_page(translation), places_in_english(translation)
    )
    return in_english(page)


def spliced_page(translation: Translation) -> str:
    """The page, or several in one text, with the blocks of `translation` in English."""
    return spliced(translation, marked_up)


def marked_up(
    source: str, row: Row, marked: Callable[[Inline, str], tuple[str, str]] = markup_of
) -> str:
    """The English of a block of a page with its tags, written by `marked` as `with_markup` has it."""
    return with_markup(
        source, row, lambda text, *_: html.escape(text, quote=False), keep_empty=True, marked=marked
    )


def in_english(page: str) -> str:
    """`page` with the language of the whole given as English."""
    return _WHOLE.sub(lambda tag: _LANGUAGE.sub(r"\1en", tag[0]), page)


def shifted(blocks: tuple[Block, ...], by: int, tables: int) -> list[Block]:
    """`blocks` of a page that begins `by` characters into a longer text, after so many `tables`."""
    return [
        replace(
            block,
            start=block.start + by,
            end=block.end + by,
            offsets=tuple((a + by, b + by) for a, b in block.offsets),
            cell=block.cell and replace(block.cell, table=block.cell.table + tables),
        )
        for block in blocks
    ]


def _plain(text: str) -> str:
    return " ".join(text.split())
