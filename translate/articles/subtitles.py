"""SubRip (SRT) and WebVTT subtitles.

A sentence often runs over several cues. Cues are read on until one ends a sentence, and what lies
between two of them (number, times) is a break inside the sentence, which finds its place again in
the English.
"""

from __future__ import annotations

import re

from translate.document import Block, Inline, Kind, Role

_TIMES = re.compile(
    r"^(?P<head>[^\S\n]*(?:(?:\d+:)?\d{1,2}:\d{2}[,.]\d{1,3})[ \t]*-->[ \t]*(?:\d+:)?\d{1,2}:\d{2}[,.]\d{1,3}[^\r\n]*)$",
    re.MULTILINE,
)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z]*)[^<>\n]*>|\{[^{}\n]*\}")
_ROLES = {"i": Role.EMPHASIS, "b": Role.STRONG, "u": Role.UNDERLINE}
_ENDS = re.compile(r"[.!?…][\s\u00a0\u202f]*[»”\")\]]*\s*$")
_SPEAKS = re.compile(r"\s*[-–—]\s?\S")
#: Cues of one block: more than a sentence of speech ever has.
_MOST_CUES = 8


def blocks_of(text: str) -> tuple[Block, ...]:
    """The sentences of the subtitles in `text`, as blocks without segments."""
    cues = [span for match in _TIMES.finditer(text) if (span := _cue(text, match.end()))]
    groups: list[list[tuple[int, int]]] = []
    for start, end in cues:
        last = groups[-1] if groups else None
        if (
            last is None
            or len(last) == _MOST_CUES
            or _ENDS.search(_TAG.sub("", text[slice(*last[-1])]))
            or _SPEAKS.match(_TAG.sub("", text[start:end]))
        ):
            groups.append([(start, end)])
        else:
            last.append((start, end))
    return tuple(_block(text, group) for group in groups)


def _cue(text: str, after: int) -> tuple[int, int] | None:
    """The place of the words of a cue whose times end at `after`; None if it has none."""
    match = re.compile(r"\r?\n((?:[^\r\n]*\S[^\r\n]*(?:\r?\n|$))+)").match(text, after)
    if not match or not re.search(r"\w", _TAG.sub("", match.group(1))):
        return None
    words = match.group(1)
    start = match.start(1) + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _block(text: str, cues: list[tuple[int, int]]) -> Block:
    characters: list[str] = []
    offsets: list[tuple[int, int]] = []
    inlines: list[Inline] = []
    opened: list[tuple[str, int, str]] = []
    for number, (start, end) in enumerate(cues):
        if number:
            gap = (cues[number - 1][1], start)
            inlines.append(
                Inline(len(characters), len(characters), text[slice(*gap)], "", role=Role.BREAK)
            )
            characters.append(" ")
            offsets.append(gap)
        done = start
        for tag in [*_TAG.finditer(text, start, end), None]:
            for i in range(done, tag.start() if tag else end):
                characters.append(text[i])
                offsets.append((i, i + 1))
            if tag is None:
                continue
            done = tag.end()
            at = len(characters)
            name = (tag["name"] or "").lower()
            if tag["close"] and opened and opened[-1][0] == name:
                _, since, before = opened.pop()
                role = _ROLES.get(name, Role.OTHER)
                inlines.append(Inline(since, at, before, tag.group(), role=role))
            elif name in ("i", "b", "u", "c", "font", "ruby", "lang") and not tag["close"]:
                opened.append((name, at, tag.group()))
            else:
                inlines.append(Inline(at, at, tag.group(), "", role=Role.OTHER))
    inlines += [Inline(since, since, before, "", role=Role.OTHER) for _, since, before in opened]
    inlines.sort(key=lambda i: (i.start, -i.end))
    return Block(
        Kind.PARAGRAPH,
        cues[0][0],
        cues[-1][1],
        "".join(characters),
        tuple(offsets),
        tuple(inlines),
    )
