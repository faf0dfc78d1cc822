"""Markdown (CommonMark with tables and strikethrough): its blocks and their inline markup.

markdown-it-py parses; what it does not keep, the place of every character in the file, is
found again by walking its inline tokens along the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from translate.articles import dialects, html
from translate.articles.english import spliced, with_markup
from translate.articles.grid import Grid
from translate.articles.marks import Marks
from translate.articles.pictures import names_a_file
from translate.document import Block, Cell, Inline, Kind, Role, Translation
from translate.document.rows import Row, rows_of
from translate.host.printable import without_turns
from translate.language.typography import without_breaks

_FRONT_MATTER = re.compile(
    r"(---|\+\+\+)[ \t]*(?:\r\n|\r|\n).*?^\1[ \t]*$", re.DOTALL | re.MULTILINE
)
#: What follows the text of a link: `](address "title")`, `][label]` or `]`.
_LINK_TAIL = re.compile(
    r"""\]\(\s*(?:<[^>\n]*>|(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*\))*)
        (?:\s+(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?\s*\)
    | \]\[[^\]]*\] | \]""",
    re.VERBOSE,
)
_IMAGE = re.compile(r"!\[(?:\\.|[^\]\\])*(?:\]\((?:\\.|[^()\\]|\([^()]*\))*\)|\]\[[^\]]*\]|\])")
#: What images, links and notes say to their readers: an alternative text, a title, a note where it is
#: called; the title of an address.
_SAID = re.compile(
    r"""!\[(?P<alternative>(?:\\.|\[[^\[\]\n]*\]|[^\[\]\\\n])*)(?=\][(\[])
    | \]\([^\s()]*\s+(?P<mark>["'])(?P<title>(?:\\.|(?!(?P=mark))[^\\])*)(?P=mark)\)
    | \^\[(?P<note>(?:\\.|[^\[\]\\*_`<\n])*)(?=\])""",
    re.VERBOSE,
)
#: What follows the text of a link that is the label of its address, too.
_BY_ITS_WORDS = re.compile(r"(?<!\])\](?:\[\])?$")
_TITLE = re.compile(
    r"""[ \t>]*\[[^\]\n]+\]:\s*\S+\s+(?P<mark>["'])(?P<title>(?:\\.|(?!(?P=mark))[^\\])*)(?P=mark)"""
)

_ROLES = {
    "span_open": Role.OTHER,
    "strong_open": Role.STRONG,
    "em_open": Role.EMPHASIS,
    "s_open": Role.STRIKE,
}
#: What stands before the words of a task, a note or an abbreviation.
_LEAD = re.compile(r"\[[ xX]\][ \t]+(?=\S)|\[![A-Za-z]+\][^\S\n]*(?:\n|$)|\*\[[^\]\n]+\]:[ \t]+")
#: Attributes of what they stand behind, as Pandoc, Kramdown and others write them.
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*(?:[#.][\w-]|[\w-]+=)[^{}\n]*\}")
#: What parts the cells of a table, in code too.
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")
#: What begins a block of HTML, and no component of a page that is written as one.
_HTML = re.compile(r"\s*</?[a-z][a-z0-9]*[\s>/]")
#: Tags whose elements end, or begin, in another block.
_HALF = re.compile(r"(?:\s*</[a-z]\w*>)+|(?:\s*<(?!img|br|hr)[a-z](?:[^>]*[^/>])?>)+")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)\b[^>]*>")
#: A character that is escaped (CommonMark 0.31, 2.4), or any other.
_CHARACTER = re.compile(r"\\(?P<escaped>[!-/:-@\[-`{-~])|[\s\S]")
#: What stands before the value of an attribute.
_ATTRIBUTE_OF_TAG = re.compile(r"""=\s*["']$""")
_SPECIAL = re.compile(r"[\\`*_\[\]<>|~&$]")
#: What begins a list, a heading, a quotation or LaTeX at the beginning of a line, or makes one of the line above.
_LINE_START = re.compile(
    r"^(\s*)([-+](?=\s|$)|[-=](?=[-=]*\s*$)|\#(?=\#{0,5}(?:\s|$))|>|\d{1,9}[.)](?=\s|$)|\\(?=[A-Za-z]))"
)
#: Those of the special characters that may be markup where they stand: no underscore in a word, no
#: lone sign for less (CommonMark 0.31, 2.4, 2.5, 6.2, 6.6).
_MARKUP = re.compile(
    r"""\\(?=[!-/:-@\[-`{-~]|$) | ` | (?<!\s)\*|\*(?!\s) | (?<![^\W_])_+|_+(?![^\W_])
      | \[(?!(?:…|\.\.\.)\](?![\[(:])) | (?<!\[…)(?<!\[\.\.\.)\] | <(?=[A-Za-z/!?]|$) | ~~(?!\s) | &(?=\#?\w+;)""",
    re.VERBOSE,
)


def escape(text: str) -> str:
    """`text` so that markdown shows it as it is, on one line."""
    return _at_line_start(escaped(text, at_start=False))


def _at_line_start(escaped: str) -> str:
    # Escaping the marker alone keeps a list, heading or quotation from beginning here.
    return _LINE_START.sub(
        lambda m: m.group(1) + (m.group(2)[:-1] if m.group(2)[0].isdigit() else "")
        + "\\" + m.group(2)[-1],
        escaped,
    )  # fmt: skip


def escaped(text: str, at_start: bool) -> str:
    """`text` as `escape` gives it, if it is `at_start`; else as it is inside a line."""
    if at_start:
        return escape(text)
    plain = without_turns(without_breaks(text))
    return _SPECIAL.sub(lambda m: "\\" + m.group(), plain)


def in_cell(markdown: str) -> str:
    """`markdown` so that it stays in one cell of a table."""
    return _BAR.sub(r"\1\\|", markdown)


@dataclass
class _Text:
    """Plain text under construction, with the place of each character in the file."""

    text: list[str] = field(default_factory=list)
    offsets: list[tuple[int, int]] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)
    #: Where images stand in the token, and what follows the text of links.
    hinted: list[tuple[int, int]] = field(default_factory=list)
    #: Where tags of HTML stand in it.
    tags: list[tuple[int, int]] = field(default_factory=list)

    def add(self, text: str, places: list[tuple[int, int]]) -> None:
        self.text += text
        self.offsets += places


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of markdown `text`, in order, without segments."""
    begin = _front_matter(text)
    blocks = [Block(Kind.VERBATIM, 0, begin, text[:begin])] if begin else []
    walker = _Walker(text)
    tokens, references = _parsed(text)
    for token in tokens:
        blocks += walker.take(token)
    for reference in references:
        blocks += walker.title(*reference["map"])
    # What an image says comes behind the sentence that it stands in.
    return tuple(_with_title(sorted(blocks, key=lambda block: block.start)))


def _front_matter(text: str) -> int:
    """Where the metadata at the head of a page end."""
    front = _FRONT_MATTER.match(text)
    return front.end() if front else 0


def _parsed(text: str) -> tuple[list[Token], list[dict[str, Any]]]:
    """The tokens of markdown `text`, and the definitions of addresses in it."""
    begin = _front_matter(text)
    # markdown-it sees the front matter as empty lines, so that its line numbers hold.
    body = re.sub(r"[^\r\n]", "", text[:begin]) + text[begin:]
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    parser.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    parser.use(deflist_plugin).use(dollarmath_plugin, allow_space=False, allow_digits=False)
    dialects.use(parser)
    environment: dict[str, Any] = {}
    tokens = parser.parse(body, environment)
    return tokens, list(environment.get("references", {}).values())


def _with_title(blocks: list[Block]) -> list[Block]:
    """The first heading of level 1, if it is the first text, is the title."""
    for i, block in enumerate(blocks):
        if block.kind is Kind.VERBATIM:
            continue
        if block.kind is Kind.HEADING and block.level == 1:
            title = Block(
                Kind.TITLE, block.start, block.end, block.text, block.offsets, block.inlines, 1
            )
            return [*blocks[:i], title, *blocks[i + 1 :]]
        break
    return blocks


class _Walker:
    """Turns the tokens of one file into blocks."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._lines: list[tuple[int, int]] = []  # start and end without line break
        for match in re.finditer(r"([^\r\n]*)(\r\n|\r|\n|$)", source):
            if match.group() or match.start() == 0:
                self._lines.append((match.start(1), match.end(1)))
        self._open: list[Token] = []
        self._markers: list[str] = []
        self._cell_row = -1
        self._cell_cursor = 0
        self._tables = 0
        self._grid = Grid(0)
        self._cell: Cell | None = None

    def title(self, first: int, last: int) -> Iterator[Block]:
        """What the definition of an address in lines `first` to `last` says."""
        start, end = self._lines[first][0], self._lines[min(last, len(self._lines)) - 1][1]
        return _said(_TITLE, self._source, start, end)

    def take(self, token: Token) -> list[Block]:
        """The blocks that `token` completes."""
        if token.type == "html_block":
            return self._html(token)
        if token.type in ("fence", "code_block", "math_block"):
            return [self._verbatim(token)]
        if token.type == "inline":
            return self._inline_block(token)
        if token.nesting == 1:
            self._open.append(token)
            if token.type == "list_item_open":
                ordered = token.info + token.markup if token.info else token.markup
                self._markers.append(ordered)
            elif token.type == "table_open":
                self._tables += 1
                self._grid = Grid(self._tables)
            elif token.type == "tr_open":
                self._grid.next_row()
            elif token.type in ("td_open", "th_open"):
                self._cell = self._grid.next_cell(is_header=token.type == "th_open")
        elif token.nesting == -1:
            self._open.pop()
        return []

    def _html(self, token: Token) -> list[Block]:
        """The texts of a block of HTML, or the block as it is; nothing where others begin or end in it."""
        whole = self._verbatim(token)
        if _HALF.fullmatch(whole.text):
            return []
        if titled := dialects.TITLED.match(whole.text):
            group = "title" if titled["title"] else "rest"
            start, end = (whole.start + at for at in titled.span(group))
            return [Block(Kind.PARAGRAPH, start, end, titled[group])]
        if not _HTML.match(whole.text):
            return [whole]
        texts, in_tags = html.chapter(whole.text)
        found = html.shifted(texts, whole.start, self._tables)
        self._tables = max((b.cell.table for b in found if b.cell), default=self._tables)
        # One word may be the name of a badge.
        in_tags = tuple(block for block in in_tags if " " in block.text)
        return [*found, *html.shifted(in_tags, whole.start, 0)] or [whole]

    def _verbatim(self, token: Token) -> Block:
        """What `token` stands for, as it is."""
        first, last = token.map or (0, 1)
        start, end = self._lines[first][0], self._lines[min(last, len(self._lines)) - 1][1]
        end = start + len(self._source[start:end].rstrip())
        return Block(Kind.VERBATIM, start, end, self._source[start:end])

    def _kind(self) -> tuple[Kind, int, str]:
        types = [t.type for t in self._open]
        if "heading_open" in types:
            level = int(next(t.tag for t in self._open if t.type == "heading_open")[1])
            return Kind.HEADING, level, ""
        if "td_open" in types or "th_open" in types:
            return Kind.TABLE_CELL, 0, ""
        if "list_item_open" in types:
            marker = self._markers.pop() if self._markers else ""
            self._markers.append("")  # a second paragraph of the item has no marker
            return Kind.LIST_ITEM, types.count("list_item_open"), marker
        if "blockquote_open" in types:
            return Kind.BLOCK_QUOTE, types.count("blockquote_open"), ""
        return Kind.PARAGRAPH, 0, ""

    def _inline_block(self, token: Token) -> list[Block]:
        kind, level, marker = self._kind()
        places = self._places(token, kind is Kind.TABLE_CELL)
        if not places:
            return []
        result = _inline_text(token, places, self._source, kind)
        text = "".join(result.text)
        said = [
            found
            for a, b in result.hinted
            for found in _said(_SAID, self._source, places[a][0], places[b - 1][1])
        ]
        for a, b in result.tags:
            for found in html.chapter(token.content[a:b])[1]:
                if " " in found.text:
                    start, end = places[a + found.start][0], places[a + found.end - 1][1]
                    offsets = ((start, end),) * len(found.text)
                    said.append(Block(Kind.BOILERPLATE, start, end, found.text, offsets))
        if kind is Kind.TABLE_CELL:
            said = [replace(found, cell=self._cell) for found in said]
        if not text.strip():
            start, end = places[0][0], places[-1][1]
            return said or [Block(Kind.VERBATIM, start, end, self._source[start:end])]
        inlines, start, end = result.marks.inlines(token.content, result.offsets)
        place = places[start][0], places[end - 1][1]
        offsets = tuple((places[a][0], places[b - 1][1]) for a, b in result.offsets)
        cell = self._cell if kind is Kind.TABLE_CELL else None
        block = Block(kind, *place, text, offsets, tuple(inlines), level, marker, cell=cell)
        return [block, *said]

    def _places(self, token: Token, cell: bool) -> list[tuple[int, int]]:
        """For each character of the raw inline `token.content`, its place in the file."""
        places: list[tuple[int, int]] = []
        row, _ = token.map or (0, 0)
        if cell and row != self._cell_row:
            self._cell_row, self._cell_cursor = row, self._lines[row][0]
        for number, line in enumerate(token.content.split("\n")):
            start, end = self._lines[row + number]
            if number:
                places.append((self._lines[row + number - 1][1], start))
            if cell:
                # The parser has turned \| into | in the cells of tables.
                pattern = re.escape(line).replace(r"\|", r"\\?\|")
                found = re.compile(pattern).search(self._source, self._cell_cursor, end)
                if found is None:
                    return []
                cursor = found.start()
                for character in line:
                    width = 2 if self._source[cursor] == "\\" and character == "|" else 1
                    places.append((cursor, cursor + width))
                    cursor += width
                self._cell_cursor = max(cursor, self._cell_cursor)
            else:
                offset = self._source.find(line, start, end)
                if offset < 0:  # a tab that the parser expanded: give the line up
                    return []
                places += [(i, i + 1) for i in range(offset, offset + len(line))]
        return places


def _said(pattern: re.Pattern[str], source: str, start: int, end: int) -> Iterator[Block]:
    """What `pattern` finds that markup says to readers: alternative texts and titles of some words."""
    for found in pattern.finditer(source, start, end):
        for name in [n for n in ("alternative", "title", "note") if found.groupdict().get(n)]:
            characters = list(_CHARACTER.finditer(source, *found.span(name)))
            text = "".join(c["escaped"] or c[0] for c in characters)
            if " " in text and any(map(str.isalpha, text)) and not names_a_file(text):
                offsets = tuple(c.span() for c in characters)
                yield Block(Kind.BOILERPLATE, *found.span(name), text, offsets)


def _unescaped(text: str) -> str:
    return _CHARACTER.sub(lambda c: c["escaped"] or c[0], text)


def _inline_text(token: Token, places: list[tuple[int, int]], source: str, kind: Kind) -> _Text:
    """Plain text of an inline token with its markup; places are those in the token's content."""
    raw = token.content
    result = _Text()
    lead = _LEAD.match(raw) if kind in (Kind.LIST_ITEM, Kind.BLOCK_QUOTE, Kind.PARAGRAPH) else None
    first, cursor = lead.end() if lead else 0, 0
    apart = -1  # where an image or a note ends
    opened: list[tuple[str, int]] = []

    def begin(markup: str, start: int, role: Role, href: str = "", verbatim: bool = False) -> int:
        return result.marks.begin(markup, len(result.text), start, role, href, verbatim)

    def end(number: int | None, start: int, stop: int) -> None:
        result.marks.end(number, raw[start:stop], len(result.text), start)

    def add(start: int, text: str) -> None:
        """Words as they stand in the token, but for attributes in braces."""
        done = 0
        for attributes in [*_ATTRIBUTES.finditer(text), None]:
            stop = attributes.start() if attributes else len(text)
            for i in range(max(done, first - start), stop):
                # White space around an image is one space, before it.
                if text[i] != " " or start + i != apart or result.text[-1:] != [" "]:
                    result.add(text[i], [(start + i, start + i + 1)])
            done = attributes.end() if attributes else stop

    for child in token.children or []:
        if child.type == "text":
            found = raw.find(child.content, cursor)
            if child.content and found >= 0:
                cursor = found + len(child.content)
                add(found, child.content)
        elif child.type == "text_special":
            found = raw.find(child.markup, cursor)
            if found >= 0:
                cursor = found + len(child.markup)
                result.add(child.content, [(found, cursor)] * len(child.content))
        elif child.type in ("softbreak", "hardbreak"):
            found = raw.find("\n", cursor)
            if found < 0:
                continue
            if child.type == "hardbreak":
                stop = found + 1
                while stop < len(raw) and raw[stop] in " \t":
                    stop += 1
                following = places[stop][0] if stop < len(places) else places[-1][1]
                markup = source[places[cursor][0] : following]
                result.marks.point(markup, len(result.text), cursor, Role.BREAK, stop)
            if result.text:
                result.add("\n", [(found, found + 1)])
            cursor = found + 1
        elif child.type == "code_inline":
            start = raw.find(child.markup, cursor)
            stop = raw.find(child.markup, start + len(child.markup))
            inner = raw.find(child.content, start) if "\n" not in raw[start:stop] else -1
            inside = (inner, inner + len(child.content))
            if inner < 0:  # code over a line break: its characters share one place
                inside = (start + len(child.markup), stop)
            cursor = stop + len(child.markup)
            number = begin(raw[start : inside[0]], start, Role.CODE, verbatim=True)
            if inner < 0:
                result.add(child.content, [inside] * len(child.content))
            else:
                result.add(child.content, [(i, i + 1) for i in range(*inside)])
            end(number, inside[1], cursor)
        elif child.type == "math_inline":
            start = raw.find(child.markup, cursor)
            inner = start + len(child.markup)
            cursor = inner + len(child.content) + len(child.markup)
            number = begin(child.markup, start, Role.CODE, verbatim=True)
            result.add(
                child.content, [(i, i + 1) for i in range(inner, inner + len(child.content))]
            )
            end(number, inner + len(child.content), cursor)
        elif child.type == "copied":
            start = raw.find(child.content, cursor)
            cursor = start + len(child.content)
            number = begin("", start, Role.OTHER, verbatim=True)
            result.add(child.content, [(i, i + 1) for i in range(start, cursor)])
            end(number, cursor, cursor)
        elif child.type == "link_open":
            mark = "<" if child.markup == "autolink" else "["
            start = raw.find(mark, cursor)
            cursor = start + 1
            href = str(child.attrs.get("href", ""))
            opened.append((mark, begin(mark, start, Role.LINK, href, mark == "<")))
        elif child.type == "link_close":
            mark, number = opened.pop()
            start = raw.find(">" if mark == "<" else "]", cursor)
            tail = None if mark == "<" else _LINK_TAIL.match(raw, start)
            cursor = tail.end() if tail else start + 1
            result.hinted.append((start, cursor))
            end(number, start, cursor)
        elif child.type == "image":
            match = _IMAGE.search(raw, cursor)
            if match:
                cursor = match.end()
                result.hinted.append(match.span())
                apart = cursor
        elif child.type == "note":
            start = raw.find(child.content, cursor)
            apart = cursor = start + len(child.content)
            result.hinted.append((start, cursor))
        elif child.type == "footnote_ref":
            apart = cursor = raw.find("]", raw.find("[^", cursor)) + 1
        elif child.type == "html_inline":
            start = raw.find(child.content, cursor)
            cursor = start + len(child.content)
            result.tags.append((start, cursor))
            tag = _TAG.fullmatch(child.content)
            if tag and tag[2].lower() == "img":
                apart = cursor
            if tag and tag[2].lower() == "br" and raw[cursor : cursor + 1] not in ("", "\n"):
                # The break has the spaces around it.
                stop = cursor + (raw[cursor] == " ")
                while result.text[-1:] == [" "] and raw[start - 1] == " ":
                    start, _ = start - 1, (result.text.pop(), result.offsets.pop())
                result.marks.point(raw[start:stop], len(result.text), start, Role.BREAK, stop)
                if result.text:
                    result.add(" ", [(start, stop)])
                    apart = cursor
            if tag and tag[1] and opened and opened[-1][0] == tag[2].lower():
                end(opened.pop()[1], start, cursor)
            elif tag and not tag[1] and tag[2].lower() in html.INLINE:
                role = html.INLINE[tag[2].lower()]
                number = begin(child.content, start, role, verbatim=role is Role.CODE)
                opened.append((tag[2].lower(), number))
        elif child.nesting == 1:
            start = raw.find(child.markup, cursor)
            cursor = start + len(child.markup)
            # The end of a span has its attributes.
            mark = "]" if child.type == "span_open" else child.markup
            opened.append((mark, begin(child.markup, start, _ROLES[child.type])))
        elif child.nesting == -1:
            start = raw.find(child.markup, cursor)
            cursor = start + len(child.markup)
            mark = "]" if child.type == "span_close" else child.markup
            while opened and opened[-1][0] != mark:  # a tag that is not closed
                opened.pop()
            end(opened.pop()[1] if opened else None, start, cursor)
    while result.text and result.text[-1].isspace():
        result.text.pop()
        result.offsets.pop()
    return result


def english(translation: Translation) -> str:
    """The page of `translation` with its sentences in English and all else as it was."""
    said = {
        row.block.text: " ".join(t.target for _, t in row.segments)
        for row in rows_of(translation)
        if row.block.kind is Kind.BOILERPLATE and row.segments
    }

    def hint(words: str, mark: str) -> str:
        written = _escaped(words, at_start=False)
        return written.replace(mark, "\\" + mark) if mark else written

    def in_english(markup: str) -> str:
        """Markup with what it says in English."""
        parts, done = [], 0
        for found in _SAID.finditer(markup):
            name = found.lastgroup or ""
            if (words := _unescaped(found[name])) in said:
                parts += [markup[done : found.start(name)], hint(said[words], found["mark"] or "")]
                done = found.end(name)
        return html.tags_in_english("".join([*parts, markup[done:]]), said)

    walker = _Walker(translation.document.text)
    tokens, _ = _parsed(translation.document.text)
    of_html = {
        block.start
        for token in tokens
        if token.type == "html_block"
        for block in walker.take(token)
    }

    def marked_in_html(inline: Inline, _: str) -> tuple[str, str]:
        return in_english(inline.before), in_english(inline.after)

    def written(source: str, row: Row) -> str:
        block = row.block
        if block.kind is Kind.BOILERPLATE and _is_in_tag(source, block):
            return html.attribute(said[block.text])
        if block.start in of_html:
            return html.marked_up(source, row, marked_in_html)
        if _is_title_of_frame(source, block):
            return hint(" ".join(t.target for _, t in row.segments), '"')
        if block.kind is Kind.BOILERPLATE:
            before = source[block.start - 1]
            written = hint(said[block.text], before if before in "\"'" else "")
            return in_cell(written) if block.cell else written

        def words(text: str, at_start: bool, copied: bool) -> str:
            return text if copied else _escaped(text, at_start)

        def marked(inline: Inline, words: str) -> tuple[str, str]:
            before, after = in_english(inline.before), in_english(inline.after)
            label = block.text[inline.start : inline.end]
            if inline.role is Role.LINK and words.casefold() != label.casefold():
                after = _BY_ITS_WORDS.sub(lambda m: f"][{label}]", after)
            return before, after

        english = with_markup(source, row, words, marked=marked)
        return in_cell(english) if block.kind is Kind.TABLE_CELL else english

    return spliced(translation, written, left_out=True)


def _is_in_tag(source: str, block: Block) -> bool:
    return _ATTRIBUTE_OF_TAG.search(source, max(0, block.start - 9), block.start) is not None


def _is_title_of_frame(source: str, block: Block) -> bool:
    titled = dialects.TITLED.match(source, source.rfind("\n", 0, block.start) + 1)
    return titled is not None and block.start in (titled.start("title"), titled.start("rest"))


def _escaped(text: str, at_start: bool) -> str:
    """`text` so that it stays words where it stands in an article, with no more escapes than it needs."""
    plain = without_turns(without_breaks(text))
    written = _MARKUP.sub(lambda m: "".join("\\" + c for c in m.group()), plain)
    if plain.count("$") > 1:
        written = written.replace("$", "\\$")
    return _at_line_start(written) if at_start else written
