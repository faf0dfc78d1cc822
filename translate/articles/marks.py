"""Markup of a text that is read tag by tag, so that each tag is said once and in its order.

Tags that go together are markup around what they hold. Every other tag (an image, a comment, a tag
without its partner, an element that holds no words) belongs to the markup that begins or ends where
it stands, or else is markup of no width.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from translate.document import Inline, Role


@dataclass
class _Tag:
    """A tag: what it is in its source, where it stands in the text and in the source."""

    markup: str
    at: int
    start: int
    end: int
    role: Role = Role.OTHER
    href: str = ""
    verbatim: bool = False
    #: The number of the tag that ends what this one begins, or the other way round.
    partner: int | None = None


@dataclass
class Marks:
    """The tags of a text under construction, in the order of the source."""

    _tags: list[_Tag] = field(default_factory=list)

    def begin(
        self, markup: str, at: int, start: int, role: Role, href: str = "", verbatim: bool = False
    ) -> int:
        """A tag at `at` characters of the text and `start` of the source; its number."""
        self._tags.append(_Tag(markup, at, start, start + len(markup), role, href, verbatim))
        return len(self._tags) - 1

    def end(self, number: int | None, markup: str, at: int, start: int) -> None:
        """The tag that ends what tag `number` begins; None for one that ends nothing."""
        tag = _Tag(markup, at, start, start + len(markup), partner=number)
        if number is not None:
            self._tags[number].partner = len(self._tags)
        self._tags.append(tag)

    def keep(self, number: int) -> None:
        """What tag `number` begins is copied, not translated."""
        self._tags[number].verbatim = True

    def point(self, markup: str, at: int, start: int, role: Role, end: int | None = None) -> None:
        """A tag of its own, up to `end` if it is written otherwise than in the source."""
        self._tags.append(_Tag(markup, at, start, end or start + len(markup), role))

    def ends_with_break(self, at: int) -> bool:
        """Whether the last tag is a line break, with at most a space after it."""
        return (
            bool(self._tags) and self._tags[-1].role is Role.BREAK and self._tags[-1].at >= at - 1
        )

    def inlines(self, source: str, offsets: list[tuple[int, int]]) -> tuple[list[Inline], int, int]:
        """The markup of a text, in order, and the place of the text with its tags in the source.

        Args:
            source: what the text stands in.
            offsets: the place of each character of the text.
        """
        self._fill(source, offsets)
        start, end, size = offsets[0][0], offsets[-1][1], len(offsets)
        tags = self._tags
        for tag in tags:
            tag.at = min(tag.at, size)
        around = {
            n for n, t in enumerate(tags) if t.partner is not None and tags[t.partner].at != t.at
        }
        start = min([start, *(tags[n].start for n in around)])
        end = max([end, *(tags[n].end for n in around)])
        within = [n for n, t in enumerate(tags) if start <= t.start and t.end <= end]
        before, after, alone = self._attached(within, around)
        found: list[Inline] = []
        for n in within:
            tag = tags[n]
            if n in alone:
                found.append(Inline(tag.at, tag.at, alone[n], "", role=tag.role))
            elif n in around and tag.partner is not None and tag.partner > n:
                opening = before.get(n, "") + tag.markup + after.get(n, "")
                closing = before.get(tag.partner, "") + tags[tag.partner].markup
                place = (tag.at, tags[tag.partner].at)
                found.append(Inline(*place, opening, closing, tag.verbatim, tag.role, tag.href))
        return found, start, end

    def _fill(self, source: str, offsets: list[tuple[int, int]]) -> None:
        """Take what neither the text nor a tag stands for, such as a comment, as a tag."""
        size = len(offsets)
        parts = [(t.start, t.end, t.at) for t in self._tags]
        parts += [(start, end, at) for at, (start, end) in enumerate(offsets)]
        done = min(start for start, _, _ in parts)
        found = list(self._tags)
        numbers = dict(enumerate(self._tags))
        for start, end, at in sorted(parts):
            left = source[done:start]
            if left.strip():
                # The text has one space for all white space around it, before it.
                space = " " if left[-1].isspace() else ""
                found.append(_Tag(left.strip() + space, min(at, size), done, start))
            done = max(done, end)
        found.sort(key=lambda t: t.start)
        new = {id(tag): n for n, tag in enumerate(found)}
        for tag in found:
            if tag.partner is not None:
                tag.partner = new[id(numbers[tag.partner])]
        self._tags = found

    def _attached(
        self, within: list[int], around: set[int]
    ) -> tuple[dict[int, str], dict[int, str], dict[int, str]]:
        """What stands before and after the tags `around`, and what stands alone, by its first tag."""
        tags = self._tags
        before: dict[int, str] = {}
        after: dict[int, str] = {}
        alone: dict[int, str] = {}
        waiting: list[int] = []
        last: int | None = None  # the tag before those that wait, if it begins something there

        def settle(following: int | None) -> None:
            if not waiting:
                return
            markup = "".join(tags[n].markup for n in waiting)
            if following is not None:
                before[following] = markup
            elif last is not None and tags[last].at == tags[waiting[0]].at:
                after[last] = markup
            else:
                alone[waiting[0]] = markup
            waiting.clear()

        edges = {tags[n].at for n in around}  # where markup begins or ends

        for n in within:
            if waiting and tags[n].at != tags[waiting[0]].at:
                settle(None)
            if n in around:
                settle(n)
                last = n if (tags[n].partner or 0) > n else None
            elif tags[n].role is Role.BREAK and tags[n].at not in edges:
                settle(None)
                alone[n] = tags[n].markup
                last = None
            else:
                waiting.append(n)
        settle(None)
        return before, after, alone
