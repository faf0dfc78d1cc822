"""Plain text: where its blocks are and what each of them is.

A file may have blank lines between its paragraphs, one line a paragraph, or paragraphs wrapped
by hand at some width. A line is taken as wrapped when the next line's first word would not
have fitted on it; everything else ends a paragraph.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from translate.articles.english import spliced, with_markup
from translate.document import Block, Kind, Translation
from translate.document.rows import Row

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_LIST_ITEM = re.compile(r"([-*•▪◦‣]|\(?\d{1,2}[.)]|[a-z]\))[ \t\u00a0\u202f]+(?=\S)")
_DIALOGUE = re.compile(r"[–—―-][ \t\u00a0\u202f]*(?=\S)")
_WRAP_LIMIT = 110
#: Ends that no heading has, and those that end a sentence.
_SENTENCE_END = re.compile(r"[.!?…:;,][\s\u00a0\u202f»”\")\]]*$")

_NAMED = (
    r"(?:[A-ZÀ-Þ][\w'’.-]*|[dl]['’][A-ZÀ-Þ][\w-]*|de|du|des|la|le|et|notre|nos|rédaction|envoyée?s?"
    r"|correspondante?s?|spéciale?s?|spéciaux|avec|à|en)"
)
#: Who wrote an article, and when it was published: short lines that head nothing.
_BYLINE = re.compile(
    rf"""(?:(?i:textes?|récit|reportage|enquête|propos\ recueillis)\s*:?\s+)?[Pp]ar\s+
        {_NAMED}(?:[\s,]+{_NAMED})*(?:\s*[-–—|(].*)?
      | (?i:publiée?|mise?\ (?:à\ jour|en\ ligne)|modifiée?|postée?)\s.*\d.*
      | (?i:(?:le\s+)?(?:(?:lun|mar|mercre|jeu|vendre|same)di\s+|dimanche\s+)?\d{{1,2}}(?:er)?\s+\w+\s+\d{{4}})
        (?:\s+à\s+\d.*)?
    """,
    re.VERBOSE,
)
_STOP = re.compile(r"[.!?…][\s\u00a0\u202f»”\")\]]*$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line: where its text is, white space left out, and how many characters it takes with its indent."""

    start: int
    end: int
    text: str
    width: int


def _lines(text: str) -> list[_Line | None]:
    """The lines of `text`; None for a blank one."""
    found: list[_Line | None] = []
    for match in _LINE.finditer(text):
        raw = match.group()
        if not raw:
            continue
        stripped = raw.strip()
        if not stripped:
            found.append(None)
            continue
        indent = len(raw) - len(raw.lstrip())
        start = match.start() + indent
        found.append(_Line(start, start + len(stripped), stripped, indent + len(stripped)))
    return found


def _wrap_width(lines: list[_Line | None]) -> int | None:
    """Width (characters) at which the text was wrapped by hand, or None when it was not.

    It was wrapped when lines that run into another line are all short enough for a terminal
    and most of them are full: the next word would not have fitted.
    """
    pairs = [(a, b) for a, b in zip(lines, lines[1:], strict=False) if a and b]
    if len(pairs) < 2:
        return None
    width = max(a.width for a, _ in pairs)
    if not 40 <= width <= _WRAP_LIMIT:
        return None
    full = sum(_is_full(a, b, width) for a, b in pairs)
    open_ended = sum(_STOP.search(a.text) is None for a, _ in pairs)
    # Short lines that each end a sentence are paragraphs, verse or dialogue, not wrapped text.
    return width if full * 2 > len(pairs) and open_ended * 2 > len(pairs) else None


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    return line.width + 1 + len(following.text.split()[0]) > width - 3


def _runs_on(line: _Line, following: _Line) -> bool:
    """Whether a sentence plainly goes on from one line of wrapped text to the next."""
    return following.text[0].islower() and re.search(r"[.!?…:]$", line.text) is None


def blocks_of(text: str) -> tuple[Block, ...]:
    """The blocks of plain `text`, in order, without segments."""
    lines = _lines(text)
    width = _wrap_width(lines)
    groups: list[list[_Line]] = []
    before: _Line | None = None
    for line in lines:
        if line is not None:
            joins = (
                width is not None
                and before is not None
                and (_is_full(before, line, width) or _runs_on(before, line))
                and not _LIST_ITEM.match(line.text)
                and not (_DIALOGUE.match(line.text) and _SENTENCE_END.search(before.text))
            )
            if joins:
                groups[-1].append(line)
            else:
                groups.append([line])
        before = line
    return tuple(_kinds([_block(text, group) for group in groups]))


def english(translation: Translation) -> str:
    """The text of `translation` in English."""

    def written(source: str, row: Row) -> str:
        block = row.block
        marker = source[block.start : block.place(0, 1)[0]]
        return marker + with_markup(source, row, lambda text, *_: text)

    return spliced(translation, written)


def _block(text: str, group: list[_Line]) -> Block:
    start, end = group[0].start, group[-1].end
    return Block(Kind.PARAGRAPH, start, end, text[start:end])


def _words(block: Block) -> int:
    return len(block.text.split())


def _looks_like_heading(block: Block) -> bool:
    text = block.text
    if len(text) > 120 or _words(block) > 14 or "\n" in text:
        return False
    if not any(c.isalpha() for c in text) or _LIST_ITEM.match(text) or _DIALOGUE.match(text):
        return False
    if _BYLINE.fullmatch(text):
        return False
    if re.search(r"[!?][\s\u00a0\u202f]*[»”\"]?$", text):
        return _words(block) <= 9 and not text.startswith(("«", "“", '"'))
    return _SENTENCE_END.search(text) is None


def _is_running_text(block: Block) -> bool:
    return len(block.text) > 120 or (_words(block) > 4 and _STOP.search(block.text) is not None)


def _kinds(blocks: list[Block]) -> list[Block]:
    """Tell titles, headings and list items from paragraphs."""
    result: list[Block] = []
    title = _title_index(blocks)
    for i, block in enumerate(blocks):
        item = _LIST_ITEM.match(block.text)
        neighbours = blocks[max(0, i - 1) : i] + blocks[i + 1 : i + 2]
        if item and any(_LIST_ITEM.match(b.text) for b in neighbours):
            marker = item.group(1)
            # A dash list in which lines are spoken is a dialogue: its dashes belong to it.
            if marker != "-" or not _is_dialogue(block, neighbours):
                offset = item.end()
                result.append(
                    Block(
                        Kind.LIST_ITEM,
                        block.start,
                        block.end,
                        block.text[offset:],
                        offsets=tuple((i, i + 1) for i in range(block.start + offset, block.end)),
                        level=1,
                        marker=marker,
                    )
                )
                continue
        following = next((b for b in blocks[i + 1 : i + 4] if _is_running_text(b)), None)
        if i == title:
            result.append(replace(block, kind=Kind.TITLE, level=1))
        elif i > 0 and following is not None and _looks_like_heading(block):
            result.append(replace(block, kind=Kind.HEADING, level=2))
        else:
            result.append(block)
    return result


def _is_dialogue(block: Block, neighbours: list[Block]) -> bool:
    spoken = re.compile(r"[!?][\s\u00a0\u202f»”]*$|\b(dit|demand|répond|cri|murmur|lança|souffl)")
    return any(spoken.search(b.text) for b in [block, *neighbours] if b.text.startswith("-"))


def _title_index(blocks: list[Block]) -> int | None:
    """Which block is the title: the first, or the second below a kicker of a few words."""
    if len(blocks) > 2 and _words(blocks[0]) <= 3 < _words(blocks[1]) and _is_title(blocks[1]):
        return 1
    return 0 if len(blocks) > 1 and _is_title(blocks[0]) else None


def _is_title(block: Block) -> bool:
    text = block.text
    if len(text) > 220 or "\n" in text or _LIST_ITEM.match(text) or _DIALOGUE.match(text):
        return False
    if _BYLINE.fullmatch(text):
        return False
    return re.search(r"[.…:;,][\s\u00a0\u202f]*[»”\"]?$", text) is None
