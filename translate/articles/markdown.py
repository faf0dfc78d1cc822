"""Markdown (CommonMark with tables and strikethrough): its blocks and their inline markup.

markdown-it-py parses; what it does not keep, the place of every character in the file, is
found again by walking its inline tokens along the source.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from translate.document import Block, Inline, Kind, Role

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

_ROLES = {"strong_close": Role.STRONG, "em_close": Role.EMPHASIS, "s_close": Role.STRIKE}


@dataclass
class _Text:
    """Plain text under construction, with the place of each character in the file."""

    text: list[str] = field(default_factory=list)
    offsets: list[tuple[int, int]] = field(default_factory=list)
    inlines: list[Inline] = field(default_factory=list)

    def add(self, text: str, places: list[tuple[int, int]]) -> None:
        self.text += text
        self.offsets += places


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of markdown `text`, in order, without segments."""
    front = _FRONT_MATTER.match(text)
    begin = front.end() if front else 0
    blocks = [Block(Kind.VERBATIM, 0, begin, text[:begin])] if front else []
    # markdown-it sees the front matter as empty lines, so that its line numbers hold.
    body = re.sub(r"[^\r\n]", "", text[:begin]) + text[begin:]
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
    walker = _Walker(text)
    for token in parser.parse(body):
        blocks += walker.take(token)
    return tuple(_with_title(blocks))


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

    def take(self, token: Token) -> list[Block]:
        """The blocks that `token` completes."""
        if token.type in ("fence", "code_block", "html_block"):
            return [self._verbatim(token)]
        if token.type == "inline":
            return self._inline_block(token)
        if token.nesting == 1:
            self._open.append(token)
            if token.type == "list_item_open":
                ordered = token.info + token.markup if token.info else token.markup
                self._markers.append(ordered)
        elif token.nesting == -1:
            self._open.pop()
        return []

    def _verbatim(self, token: Token) -> Block:
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
        result = _inline_text(token, places, self._source)
        text = "".join(result.text)
        start, end = places[0][0], places[-1][1]
        if not text.strip():
            return [Block(Kind.VERBATIM, start, end, self._source[start:end])]
        block = Block(
            kind, start, end, text, tuple(result.offsets), tuple(result.inlines), level, marker
        )
        return [block]

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


def _inline_text(token: Token, places: list[tuple[int, int]], source: str) -> _Text:
    """Plain text and markup of an inline token."""
    raw = token.content
    result = _Text()
    cursor = 0
    opened: list[tuple[int, str, str]] = []  # start, markup, address

    def covers(start: int, end: int) -> tuple[int, int]:
        return places[start][0], places[end - 1][1]

    for child in token.children or []:
        at = len(result.text)
        if child.type == "text":
            found = raw.find(child.content, cursor)
            if child.content and found >= 0:
                cursor = found + len(child.content)
                result.add(child.content, places[found:cursor])
        elif child.type == "text_special":
            found = raw.find(child.markup, cursor)
            if found >= 0:
                cursor = found + len(child.markup)
                result.add(child.content, [covers(found, cursor)] * len(child.content))
        elif child.type in ("softbreak", "hardbreak"):
            found = raw.find("\n", cursor)
            if found >= 0:
                result.add("\n", [places[found]])
                cursor = found + 1
        elif child.type == "code_inline":
            start = raw.find(child.markup, cursor)
            end = raw.find(child.markup, start + len(child.markup))
            inner = raw.find(child.content, start) if "\n" not in raw[start:end] else -1
            if inner < 0:  # code over a line break: its characters share one place
                inner = start + len(child.markup)
                result.add(child.content, [covers(inner, end)] * len(child.content))
            else:
                result.add(child.content, places[inner : inner + len(child.content)])
            cursor = end + len(child.markup)
            stop = min(cursor, len(raw))
            before, after = (
                raw[start:inner],
                raw[max(inner, end - (inner - start - len(child.markup))) : stop],
            )
            result.inlines.append(
                Inline(at, len(result.text), before, after, verbatim=True, role=Role.CODE)
            )
        elif child.type == "link_open":
            mark = "<" if child.markup == "autolink" else "["
            cursor = raw.find(mark, cursor) + 1
            opened.append((at, mark, str(child.attrs.get("href", ""))))
        elif child.type == "link_close":
            start, mark, href = opened.pop()
            tail = ">" if mark == "<" else ""
            if not tail:
                match = _LINK_TAIL.match(raw, raw.find("]", cursor))
                tail = match.group() if match else "]"
            cursor = raw.find(tail, cursor) + len(tail)
            result.inlines.append(Inline(start, at, mark, tail, mark == "<", Role.LINK, href))
        elif child.type in ("image", "html_inline"):
            if child.type == "image":
                match = _IMAGE.search(raw, cursor)
                markup = match.group() if match else ""
            else:
                markup = child.content
            if markup:
                cursor = raw.find(markup, cursor) + len(markup)
                result.inlines.append(Inline(at, at, markup, ""))
        elif child.nesting == 1:
            cursor = raw.find(child.markup, cursor) + len(child.markup)
            opened.append((at, child.markup, ""))
        elif child.nesting == -1:
            cursor = raw.find(child.markup, cursor) + len(child.markup)
            start, mark, _ = opened.pop()
            role = _ROLES[child.type]
            result.inlines.append(Inline(start, at, mark, child.markup, role=role))
    result.inlines.sort(key=lambda i: (i.start, -i.end))
    return result
