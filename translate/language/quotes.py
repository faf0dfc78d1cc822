"""Where quotations open and close in a text.

This is the one place that knows quotation marks: the segmenter keeps sentences
together with it, typography rewrites marks with it, and verification counts
quotations with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Language = Literal["fr", "en"]

#: Opening mark -> the marks that may close it.
_CLOSERS = {"«": "»", "“": "”", "„": "”“", "‟": "”", "‹": "›", "‘": "’"}
_OPENERS_OF = {"»": "«", "”": "“„‟”", "›": "‹"}
_MARK = re.compile(r"<<|>>|[«»“”„‟‹›‘’\"']")
#: A cell as a spreadsheet writes it: in quotation marks, those inside it doubled.
_CELL = re.compile(r'\s*"(?=.*"")(?:[^"]|"")*"\s*', re.DOTALL)
_MARK_IN_CELL = re.compile(_MARK.pattern.replace("<<", '""|<<'))
_ELIDED = re.compile(
    r"(?<![\w'’])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|aujourd)$", re.IGNORECASE
)
#: Before the sign of seconds: 31'07", 44° 21' 02", +8".
_SECONDS = re.compile(r"(?:['′’°]\s?\d{1,2}(?:[.,]\d+)?|(?<![\w.,])[+−-]\d{1,3})\s?$")
_ANY_MARK = re.compile(r"[«»“”„‟‹›‘\"]|<<|>>")


@dataclass(frozen=True, slots=True)
class Mark:
    """One quotation mark.

    Attributes:
        start, end: character offsets of the mark itself.
        opens: whether the mark opens a quotation (otherwise it closes one).
        depth: 0 for an outer quotation, 1 for one inside it, and so on.
        partner: index, in the list returned by `scan`, of the mark at the other
            end of the quotation, or None when the text lacks it.
    """

    start: int
    end: int
    opens: bool
    depth: int
    partner: int | None


@dataclass(slots=True)
class _Open:
    index: int
    mark: str


def has_marks(text: str, language: Language = "fr") -> bool:
    """Whether `text` may hold a quotation mark at all (cheap; may say yes too often)."""
    return _ANY_MARK.search(text) is not None or (language == "en" and "'" in text)


def _closes(text: str, start: int, end: int) -> bool:
    """Whether a straight mark that nothing opened can only close: it stands behind a word, before none."""
    after = text[end] if end < len(text) else " "
    if (
        re.search(r"[^\W\d_][,.!?…]?$|\d[,.!?…]$|[.!?…]{2}$", text[max(0, start - 2) : start])
        is None
        or after.isalnum()
    ):
        return False
    # Others behind it are pairs: the banks" use of "it".
    paired = text.count('"', end) % 2 == 0 and text[start - 1].isalpha()
    return '"' not in text[end:] or (paired and re.match(r" [^\W\d_]", text[end:]) is not None)


def _nests(text: str, start: int) -> bool:
    """Whether a straight mark in a quotation opens another: "They wrote "no issues" there".

    It does where it, and those behind it that stand before a word, are closed behind words, and the outer one too.
    """
    depth = 1  # of the quotation that it stands in
    for mark in re.finditer('"', text[start:]):
        before, after = text[start + mark.start() - 1], text[start + mark.end() :][:1]
        opens = before.isspace() and after.isalnum()
        if not opens and (not mark.start() or before.isspace() or after.isalnum()):
            return False
        depth += 1 if opens else -1
        if not depth:
            return True
    return False


def _opens_single(text: str, start: int) -> bool:
    """Whether the straight ' at `start` opens an English quotation: 'like this'."""
    before = text[start - 1] if start else " "
    after = text[start + 1] if start + 1 < len(text) else " "
    if before.isalnum() or before in ".,!?" or not (after.isalpha() or after in '"“«'):
        return False
    return re.search(r"[\w.,!?…)]'(?!\w)", text[start + 1 :]) is not None


def scan(text: str, language: Language = "fr") -> list[Mark]:
    """Find the quotation marks of `text`, in order, and pair them.

    Understood are « », “ ”, „ “, ‹ ›, << >>, straight " (which opens and closes in
    turn), ‘ ’ and, in English only, straight ' where it cannot be an apostrophe.
    A mark without a partner is returned with `partner` None. Where the whole text is
    quoted as a spreadsheet does it ("Il dit ""non""."), "" is a mark and " is none.
    """
    if not has_marks(text, language):
        return []
    marks: list[Mark] = []
    stack: list[_Open] = []

    def push(start: int, end: int, mark: str) -> None:
        stack.append(_Open(len(marks), mark))
        marks.append(Mark(start, end, True, len(stack) - 1, None))

    def close(start: int, end: int, openers: str) -> None:
        for level in range(len(stack) - 1, -1, -1):
            if stack[level].mark in openers:
                opened = stack[level].index
                first = marks[opened]
                marks[opened] = Mark(first.start, first.end, True, level, len(marks))
                del stack[level:]
                marks.append(Mark(start, end, False, level, opened))
                return
        marks.append(Mark(start, end, False, len(stack), None))

    pattern, first, last = _MARK, 0, len(text)
    if _CELL.fullmatch(text):
        pattern, first, last = _MARK_IN_CELL, text.index('"') + 1, text.rindex('"')
    for found in pattern.finditer(text, first, last):
        start, end = found.span()
        mark = {"<<": "«", ">>": "»", '""': '"'}.get(found.group(), found.group())
        after = text[end] if end < len(text) else " "
        before = text[start - 1] if start > first else " "
        top = stack[-1].mark if stack else ""
        if mark == "“" and top == "„":
            close(start, end, "„")
        elif mark == "‘" and before.isalpha():
            continue  # a mistyped apostrophe: l‘école
        elif mark in _CLOSERS:
            push(start, end, mark)
        elif mark == "’":
            if top == "‘" and not after.isalpha():
                close(start, end, "‘")
        elif mark == "”" and not stack and not before.strip() and after.isalnum():
            push(start, end, mark)  # ”so” is quoted in some languages, and by mistake
        elif mark in _OPENERS_OF:
            close(start, end, _OPENERS_OF[mark])
        elif mark == '"':
            hundredths = before.isdigit() and after.isdigit()  # 47"92
            if hundredths or _SECONDS.search(text[max(0, start - 12) : start]):
                continue
            if (
                language == "fr"
                and _ELIDED.search(text[max(0, start - 12) : start])
                and (after.isalpha() or (after == '"' and text[end + 1 : end + 2].isalpha()))
            ):
                continue  # a mistyped apostrophe: l"équipe, l""équipe"
            if top == '"' and _nests(text, start):
                push(start, end, mark)
            elif any(o.mark == '"' for o in stack):
                close(start, end, '"')
            elif _closes(text, start, end):
                close(start, end, "")  # what a sentence before it opened
            elif not before.isdigit():  # 5" is inches or seconds
                push(start, end, mark)
        elif language == "en":
            if top == "'" and not after.isalnum() and not before.isspace():
                close(start, end, "'")
            elif _opens_single(text, start):
                push(start, end, mark)
    # A straight ' that nothing closed was an apostrophe after all.
    if language == "en":
        return _without_lone_singles(text, marks)
    return marks


def _without_lone_singles(text: str, marks: list[Mark]) -> list[Mark]:
    lone = {i for i, m in enumerate(marks) if m.partner is None and text[m.start : m.end] == "'"}
    if not lone:
        return marks
    place: dict[int, int] = {}
    for i in range(len(marks)):
        if i not in lone:
            place[i] = len(place)
    return [
        Mark(m.start, m.end, m.opens, m.depth, None if m.partner is None else place[m.partner])
        for i, m in enumerate(marks)
        if i not in lone
    ]


def count(text: str, language: Language = "fr") -> int:
    """Number of complete quotations in `text`, nested ones included."""
    return sum(1 for m in scan(text, language) if m.opens and m.partner is not None)


def unquoted(text: str, language: Language) -> str:
    """`text` with what stands in its complete quotations blotted out, character for character."""
    marks = scan(text, language)
    for mark in marks:
        if mark.opens and mark.partner is not None:
            end = marks[mark.partner].start
            text = text[: mark.end] + "\0" * (end - mark.end) + text[end:]
    return text
