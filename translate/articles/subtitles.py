"""SubRip (SRT) and WebVTT subtitles.

A sentence often runs over several cues. Cues are read on while a sentence plainly goes on, and what
lies between two of them (number, times) is a break inside the sentence, which finds its place again
in the English. What is said by another speaker, sung, heard or written on the screen is apart.
"""

from __future__ import annotations

import re

from translate.articles.english import spliced, with_markup
from translate.document import Block, Inline, Kind, Role, Translation
from translate.document.rows import Row

_TIMES = re.compile(
    r"^(?P<head>[^\S\n]*(?:(?:\d+:)?\d{1,2}:\d{2}[,.]\d{1,3})[ \t]*-->[ \t]*(?:\d+:)?\d{1,2}:\d{2}[,.]\d{1,3}[^\r\n]*)(?=\r?\n|\Z)",
    re.MULTILINE,
)
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z]*)[^<>\n]*>|\{[^{}\n]*\}")
_ROLES = {"i": Role.EMPHASIS, "b": Role.STRONG, "u": Role.UNDERLINE}
_ENDS = re.compile(r"[.!?…]\s*+[»”\")\]]*+\s*+$")
#: The beginning of what belongs to no sentence before it: a speech, a song, a sound, a speaker's
#: name in capitals; and the end of a song or a sound.
_APART = re.compile(r"\s*(?:[-–—]\s?\S|[♪♫#\[(]|[A-ZÀ-Þ][A-ZÀ-Þ .'’-]+\d*[\s\u00a0\u202f]?:)")
_CLOSED = re.compile(r"[♪♫#\])]\s*$")
#: Position and style of all that a cue says: what has its own is no part of the sentence before.
_PLACED = re.compile(r"\s*\{\\a")
#: What a sentence cannot end with: a comma, or a word that leads on to the next.
_LEADS_ON = re.compile(
    r"""(?:[,;:-]|(?:^|[\s'’])(?:[ldjmtnsc]['’]|qu['’]|le|la|les|un|une|des|du|de|à|au|aux|en|dans|sur
    |sous|par|pour|avec|sans|chez|vers|et|ou|mais|que|qui|dont|où|ce|cet|cette|ces|mon|ma|mes|ton|ta
    |tes|son|sa|ses|notre|nos|votre|vos|leur|leurs|est|sont|a|ont|je|tu|il|elle|on|nous|vous|ils
    |elles|ne|pas|très|plus|si|comme))\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_NUMBER = re.compile(r"(?:\A|\n)[^\S\n]*\d+[^\S\n]*\Z")
#: Cues of one block: more than a sentence of speech ever has.
_MOST_CUES = 8
_SPEECH = re.compile(r"(?<!\s)[^\S\n]*+\n\s*+(?=(?:<[^<>]*>|\{[^{}]*\})*+\s*+[-–—])")
#: Characters of a line of subtitles, by the custom of English broadcasters.
_LINE = 42


def blocks_of(text: str) -> tuple[Block, ...]:
    """The sentences of the subtitles in `text`, as blocks without segments."""
    found = list(_TIMES.finditer(text))
    is_web = text.lstrip("\ufeff").startswith("WEBVTT")
    ends = [*(m.start() for m in found), len(text)][1:]
    cues = [
        span
        for match, end in zip(found, ends, strict=True)
        if (span := _cue(text, match.end(), end, is_web))
    ]
    groups: list[list[tuple[int, int]]] = []
    for start, end in cues:
        last = groups[-1] if groups else None
        if last and len(last) < _MOST_CUES and _goes_on(text[slice(*last[-1])], text[start:end]):
            last.append((start, end))
        else:
            groups.append([(start, end)])
    return tuple(_block(text, group) for group in groups)


def _goes_on(cue: str, following: str) -> bool:
    """Whether the sentence that `cue` ends with goes on in the cue after it."""
    if _PLACED.match(following):
        return False
    cue, following = _TAG.sub("", cue), _TAG.sub("", following)
    if _ENDS.search(cue) or _CLOSED.search(cue) or _APART.match(following):
        return False
    first = re.search(r"[^\W_]", following)
    return (first is not None and not first.group().isupper()) or bool(_LEADS_ON.search(cue))


def _cue(text: str, after: int, end: int, is_web: bool) -> tuple[int, int] | None:
    """The place of the words of a cue whose times end at `after`; None if it has none.

    A blank line ends a cue of WebVTT. In SubRip it is a slip, and the words go on up to the number
    of the next cue, whose times begin at `end`.
    """
    words = text[after:end].replace("\r", " ")
    if is_web:
        found = re.match(r" ?\n((?:[^\n]*\S[^\n]*(?:\n|$))*)", words)
        words = found.group() if found else ""
    elif end < len(text):
        words = _NUMBER.sub("", words.rstrip())
    if not re.search(r"\w", _TAG.sub("", words)):
        return None
    start = after + len(words) - len(words.lstrip())
    return start, after + len(words.rstrip())


def english(translation: Translation) -> str:
    """The subtitles of `translation` in English, each cue in lines that a screen holds."""
    written = spliced(translation, _cues)
    # Lines of a cue end as those of the file do.
    return re.sub(r"(?<!\r)\n", "\r\n", written) if "\r\n" in written else written


def _cues(source: str, row: Row) -> str:
    def words(text: str, *_: object) -> str:
        # An arrow would begin another cue.
        return text.replace("-->", "→")

    written = with_markup(source, row, words, keep_empty=True)
    breaks = {re.escape(i.before) for i in row.block.inlines if i.role is Role.BREAK}
    parts = re.split(f"({'|'.join(breaks)})", written) if breaks else [written]
    return "".join(
        part if number % 2 else "\n".join(_in_lines(speech) for speech in _SPEECH.split(part))
        for number, part in enumerate(parts)
    )


def _in_lines(text: str) -> str:
    """`text` in lines of nearly equal length, as few as fit; a blank line would end the cue."""
    words = text.split()
    size = len(" ".join(words))
    lines: list[str] = []
    for number in range(-(-size // _LINE), 1, -1):
        wanted = len(" ".join(words)) / number
        taken: list[str] = []
        length = 0
        while words and (not taken or length + len(words[0]) / 2 <= wanted):
            length += len(words[0]) + 1
            taken.append(words.pop(0))
        lines.append(" ".join(taken))
    return "\n".join([*lines, " ".join(words)]).strip()


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
