"""Paragraphs of XML whose elements are called by numbers, so that each comes back once, at its words.

What a paragraph holds is written as its words, escaped, with `<3>` and `</3>` around those in its fourth
element and `<4/>` for an element without words. These are the markup of its block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import escape, unescape

from translate.articles.english import with_markup
from translate.articles.marks import Marks
from translate.document import Inline, Role
from translate.document.rows import Row

_TAG = re.compile(r"<(/?)(\d+)(/?)>")


@dataclass(frozen=True, slots=True)
class Said:
    """What a paragraph says: its words, their markup, and the tags before and after them all."""

    text: str
    inlines: tuple[Inline, ...]
    before: str
    after: str
    #: All of it: words and tags.
    written: str

    def english(self, source: str, row: Row) -> str:
        """The paragraph with the English of `row`, a block of a document with the text `source`."""
        words = with_markup(source, row, escaped, keep_empty=True)
        return self.before + words + self.after


@dataclass(frozen=True, slots=True)
class Token:
    """Words, or a tag: the number of an element, and whether it begins, ends or stands alone."""

    words: str = ""
    number: int | None = None
    begins: bool = False
    ends: bool = False


@dataclass
class Words:
    """A paragraph that is read from its beginning to its end."""

    _text: list[str] = field(default_factory=list)
    _offsets: list[tuple[int, int]] = field(default_factory=list)
    _written: list[str] = field(default_factory=list)
    _size: int = 0
    _marks: Marks = field(default_factory=Marks)
    #: Where what begins with a mark begins in the text.
    _begun: dict[int, int] = field(default_factory=dict)

    def add(self, text: str, single_spaces: bool = False) -> None:
        """Add words.

        Args:
            text: what they are.
            single_spaces: whether white space is one space, and none at the beginning.
        """
        for character in text:
            is_space = single_spaces and character in " \t\r\n"
            start = self._size
            self._write(" " if is_space else escaped(character))
            if not is_space or (self._text and self._text[-1] != " "):
                self._text.append(" " if is_space else character)
                self._offsets.append((start, self._size))

    def begin(
        self, number: int, roles: Sequence[Role], href: str = "", alone: bool = False
    ) -> list[int]:
        """An element begins that has all of `roles`; what `end` is to be given for it.

        Args:
            number: of the element.
            roles: what it does, one or more.
            href: the address that a link leads to.
            alone: whether what ends it is another element (the fields of Word).
        """
        opened = []
        for place, role in enumerate(roles):
            markup = "" if place else f"<{number}/>" if alone else f"<{number}>"
            opened.append(self._marks.begin(markup, len(self._text), self._size, role, href))
            self._begun[opened[-1]] = len(self._text)
            self._write(markup)
        return opened

    def end(
        self,
        opened: list[int],
        number: int,
        alone: bool = False,
        computed: bool = False,
        copied: bool = False,
    ) -> None:
        """What began as `opened` ends, by itself or, `alone`, by the element `number`.

        Args:
            opened: as `begin` gave it.
            number: of the element.
            alone: whether another element ends it.
            computed: whether the program that shows the text computes it anew (the number of a page)
                and puts it in place of whatever stands there: without words it is copied.
            copied: whether it is copied anyway (the name of a file).
        """
        words = "".join(self._text[self._begun[opened[0]] :])
        if copied or (computed and not any(map(str.isalpha, words))):
            self._marks.keep(opened[0])
        for place, mark in reversed(list(enumerate(opened))):
            markup = "" if place else f"<{number}/>" if alone else f"</{number}>"
            self._marks.end(mark, markup, len(self._text), self._size)
            self._write(markup)

    def point(self, number: int, role: Role = Role.OTHER) -> None:
        """An element without words."""
        markup = f"<{number}/>"
        self._marks.point(markup, len(self._text), self._size, role)
        self._write(markup)

    def said(self) -> Said | None:
        """What the paragraph says; None if it has no words."""
        text = "".join(self._text).rstrip(" ")
        if not text.strip():
            return None
        written = "".join(self._written)
        inlines, start, end = self._marks.inlines(written, self._offsets[: len(text)])
        return Said(text, tuple(inlines), written[:start], written[end:], written)

    def _write(self, text: str) -> None:
        self._written.append(text)
        self._size += len(text)


def escaped(text: str, *_: bool) -> str:
    """`text` as it stands between tags."""
    return escape(text, quote=False)


def tokens(written: str) -> Iterator[Token]:
    """The words and tags of a paragraph, in order."""
    done = 0
    for tag in [*_TAG.finditer(written), None]:
        if words := written[done : tag.start() if tag else None]:
            yield Token(unescape(words))
        if tag:
            done = tag.end()
            yield Token(number=int(tag[2]), begins=not tag[1] and not tag[3], ends=bool(tag[1]))


def without_spaces(written: str, number: int) -> str:
    """`written` without the spaces around element `number`, which they stand for (a tabulator)."""
    return re.sub(f" ?<{number}/> ?", f"<{number}/>", written)
