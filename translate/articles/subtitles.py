"""Subtitles: SubRip (SRT), WebVTT, YouTube's SBV, and (Advanced) SubStation Alpha (ASS, SSA).

A sentence often runs over several cues. Cues are read on while a sentence plainly goes on, and what
lies between two of them (number, times) is a break inside the sentence, which finds its place again
in the English. What is said by another speaker, sung, heard or written on the screen is apart.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from translate.articles.english import spliced, with_markup
from translate.articles.marks import Marks
from translate.document import Block, Kind, Role, Translation
from translate.document.rows import Row

_TIMES = re.compile(
    r"^(?P<head>[^\S\n]*(?:(?:\d+:)?\d{1,2}:\d{2}[,.]\d{1,3})[ \t]*-->[ \t]*(?:\d+:)?\d{1,2}:\d{2}[,.]\d{1,3}[^\r\n]*)(?=\r?\n|\Z)",
    re.MULTILINE,
)
_SBV_TIMES = re.compile(
    r"^\d+:\d\d:\d\d\.\d{1,3},\d+:\d\d:\d\d\.\d{1,3}(?=[^\S\n]*\n|\Z)", re.MULTILINE
)
#: The fields of an event of ASS, the line of one, and what it draws.
_EVENTS = re.compile(r"^\[Events\][^\n]*\n(?:[^\n\[]*\n)*?Format:(?P<fields>[^\n]*)", re.MULTILINE)
_EVENT = re.compile(r"^Dialogue:[^\n]*", re.MULTILINE)
_DRAWN = re.compile(r"\{[^{}\n]*\\p[1-9]")
#: Breaks of lines and the hard space of ASS; and emphasis that begins or ends.
_ASS_BREAK = re.compile(r"\\[Nnh]")
_ASS_EMPHASIS = re.compile(r"\{\\(?P<name>[ibus])(?P<on>[01])\}")
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z]*)[^<>\n]*>|\{[^{}\n]*\}")
#: `>>` says that another one speaks.
_MARKUP = re.compile(rf"{_TAG.pattern}|{_ASS_BREAK.pattern}|^>>+[ \t]*", re.MULTILINE)
_ROLES = {"i": Role.EMPHASIS, "b": Role.STRONG, "u": Role.UNDERLINE, "s": Role.STRIKE}
_PAIRS = frozenset([*_ROLES, "c", "v", "font", "ruby", "lang"])
_ENDS = re.compile(r"[.!?…]\s*+[»”\")\]]*+\s*+$")
#: The beginning of what belongs to no sentence before it: a speech, a song, a sound, a speaker's
#: name in capitals; and the end of a song or a sound.
_APART = re.compile(r"\s*(?:[-–—]\s?\S|>>|[♪♫#\[(]|[A-ZÀ-Þ][A-ZÀ-Þ .'’-]+\d*[\s\u00a0\u202f]?:)")
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
#: A character of WebVTT by its name or number (WebVTT, 4.2.2), and what would be read as one.
_REFERENCE = re.compile(r"&(?:amp|lt|gt|nbsp|lrm|rlm|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
_LIKE_REFERENCE = re.compile(r"&(?=#?\w+;)")
#: What the head of a WebVTT file says of its language.
_LANGUAGE = re.compile(
    r"(\A\ufeff?WEBVTT\b[^\n]*\n(?:[^\S\n]*\S[^\n]*\n)*?Language:[ \t]*)fr(?:-\w+)?(?=\s*$)",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBER = re.compile(r"(?:\A|\n)[^\S\n]*\d+[^\S\n]*\Z")
#: Cues of one block: more than a sentence of speech ever has.
_MOST_CUES = 8
#: Before what is apart in a cue, such as a speech or a sound, a line ends.
_SPEECH = re.compile(
    rf"(?<!\s)[^\S\n]*+\n\s*+(?=(?:<[^<>]*>|\{{[^{{}}]*\}})*+(?:\s*+[-–—]|{_APART.pattern}))"
)
#: A word; the tags that a cue begins and ends with; and its last words that stand outside of tags.
_WORD = re.compile(r"\S*\w\S*")
_TAGS = re.compile(r"(?:<[^<>]*>|\{[^{}]*\}|\s)*")
_TAGS_BEHIND = re.compile(rf"{_TAGS.pattern}\Z")
_OUTSIDE = re.compile(rf"(?P<words>[^<>{{}}]*\w[^<>{{}}]*)(?={_TAGS_BEHIND.pattern})")
#: White space between words, not inside a tag.
_SPACE = re.compile(r"\s+(?![^<>{}]*[>}])")
#: Characters of a line of subtitles, by the custom of English broadcasters.
_LINE = 42


class _Cue(NamedTuple):
    """The place of what a cue says, and its style, where it has one by name."""

    start: int
    end: int
    style: str = ""


def blocks_of(text: str) -> tuple[Block, ...]:
    """The sentences of the subtitles in `text`, as blocks without segments."""
    groups: list[list[_Cue]] = []
    header = _EVENTS.search(text)
    for cue in _events(text, header) if header else _cues_of(text):
        last = groups[-1] if groups else None
        if (
            last
            and len(last) < _MOST_CUES
            and last[-1].style == cue.style
            and _goes_on(text[last[-1].start : last[-1].end], text[cue.start : cue.end])
        ):
            last.append(cue)
        else:
            groups.append([cue])
    return tuple(
        _block(text, [_bare(text, cue) for cue in group] if len(group) > 1 else group)
        for group in groups
    )


def _bare(text: str, cue: _Cue) -> _Cue:
    """`cue` without the tags around all of it: the style of a cue stays with it, not with its words."""
    start, end = cue.start, cue.end
    if tags := _TAGS.match(text, start, end):
        start = tags.end()
    if tags := _TAGS_BEHIND.search(text[start:end]):
        end -= len(tags.group())
    inside = [tag["close"] for tag in _TAG.finditer(text, start, end) if tag["name"]]
    return cue._replace(start=start, end=end) if inside.count("/") * 2 == len(inside) else cue


def _cues_of(text: str) -> Iterator[_Cue]:
    times = list(_TIMES.finditer(text))
    found = times or list(_SBV_TIMES.finditer(text))
    is_strict = _is_vtt(text) or not times
    ends = [*(m.start() for m in found), len(text)][1:]
    for match, end in zip(found, ends, strict=True):
        if span := _cue(text, match.end(), end, is_strict):
            yield _Cue(*span)


def _is_vtt(text: str) -> bool:
    return text.lstrip("\ufeff").startswith("WEBVTT")


def _events(text: str, header: re.Match[str]) -> Iterator[_Cue]:
    """The cues of an ASS file: what the events behind `header` say, but for comments and drawings."""
    fields = [f.strip().lower() for f in header["fields"].split(",")]
    style = fields.index("style") if "style" in fields else None
    for event in _EVENT.finditer(text, header.end()):
        parts = event.group().removeprefix("Dialogue:").split(",", len(fields) - 1)
        words = parts[-1].rstrip()
        start = event.end() - len(parts[-1])
        if len(parts) == len(fields) and _is_said(words) and not _DRAWN.search(words):
            start += len(words) - len(words.lstrip())
            yield _Cue(
                start, start + len(words.lstrip()), parts[style] if style is not None else ""
            )


def _is_said(words: str) -> bool:
    return re.search(r"\w", _ASS_BREAK.sub("", _TAG.sub("", words))) is not None


def _goes_on(cue: str, following: str) -> bool:
    """Whether the sentence that `cue` ends with goes on in the cue after it."""
    if _PLACED.match(following):
        return False
    cue, following = (_ASS_BREAK.sub(" ", _TAG.sub("", words)) for words in (cue, following))
    if _ENDS.search(cue) or _CLOSED.search(cue) or _APART.match(following):
        return False
    first = re.search(r"[^\W_]", following)
    return (first is not None and not first.group().isupper()) or bool(_LEADS_ON.search(cue))


def _cue(text: str, after: int, end: int, is_strict: bool) -> tuple[int, int] | None:
    """The place of the words of a cue whose times end at `after`; None if it has none.

    A blank line ends a cue of WebVTT and SBV (`is_strict`). In SubRip it is a slip, and the words go on
    up to the number of the next cue, whose times begin at `end`.
    """
    words = text[after:end].replace("\r", " ")
    if is_strict:
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
    line_break = "\\N" if translation.document.format == "ass" else "\n"
    written = spliced(translation, lambda source, row: _cues(source, row, line_break))
    written = _LANGUAGE.sub(r"\1en", written)
    # Lines of a cue end as those of the file do.
    return re.sub(r"(?<!\r)\n", "\r\n", written) if "\r\n" in written else written


def _cues(source: str, row: Row, line_break: str) -> str:
    def words(text: str, *_: object) -> str:
        # An arrow would begin another cue.
        text = text.replace("-->", "→")
        return _LIKE_REFERENCE.sub("&amp;", text).replace("<", "&lt;") if is_vtt else text

    is_vtt = _is_vtt(source)

    written = with_markup(source, row, words, keep_empty=True)
    breaks = {re.escape(i.before) for i in row.block.inlines if i.role is Role.BREAK}
    parts = re.split(f"({'|'.join(breaks)})", written) if breaks else [written]
    french = re.split(f"({'|'.join(breaks)})", source[row.block.start : row.block.end])
    parts = _filled(parts, french) if breaks and len(french) == len(parts) else parts
    return "".join(
        part
        if number % 2
        else "\n".join(_in_lines(speech) for speech in _SPEECH.split(part)).replace(
            "\n", line_break
        )
        for number, part in enumerate(parts)
    )


def _filled(parts: list[str], french: list[str]) -> list[str]:
    """`parts`, every other of which is a cue, with words in each: an empty one is given those before it.

    Args:
        parts: English cues, and what lies between them.
        french: the same of the source, whose cues tell how many words.
    """
    parts = [*parts]
    for number in range(2, len(parts), 2):
        if _is_said(parts[number]):
            continue
        before, own = (len(_TAG.sub("", french[n])) for n in (number - 2, number))
        outside = _OUTSIDE.search(parts[number - 2])
        words = list(_WORD.finditer(outside["words"])) if outside else []
        wanted = min(len(words) - 1, max(1, round(len(words) * own / max(1, before + own))))
        if outside is None or wanted < 1:
            continue
        at = words[-wanted].start()
        moved = outside["words"][at:].strip()
        parts[number - 2] = (
            parts[number - 2][: outside.start("words")]
            + outside["words"][:at].rstrip()
            + parts[number - 2][outside.end("words") :]
        )
        tags = _TAGS.match(parts[number])
        end = tags.end() if tags else 0
        parts[number] = parts[number][:end] + moved + parts[number][end:]
    return parts


def _in_lines(text: str) -> str:
    """`text` in lines of nearly equal length, as few as fit; a blank line would end the cue."""
    words = _SPACE.split(text.strip())
    size = _width(words)
    lines: list[str] = []
    for number in range(-(-size // _LINE), 1, -1):
        wanted = _width(words) / number
        taken: list[str] = []
        length = 0
        while words and (not taken or length + _width(words[:1]) / 2 <= wanted):
            length += _width(words[:1]) + 1
            taken.append(words.pop(0))
        lines.append(" ".join(taken))
    return "\n".join([*lines, " ".join(words)]).strip()


def _width(words: list[str]) -> int:
    """Characters that `words` take on the screen."""
    return len(_TAG.sub("", " ".join(words)))


def _block(text: str, cues: list[_Cue]) -> Block:
    characters: list[str] = []
    offsets: list[tuple[int, int]] = []
    marks = Marks()
    opened: list[tuple[str, int]] = []
    is_vtt = _is_vtt(text)
    for number, cue in enumerate(cues):
        if number:
            gap = (cues[number - 1].end, cue.start)
            marks.point(text[slice(*gap)], len(characters), gap[0], Role.BREAK)
            characters.append(" ")
            offsets.append(gap)
        done = cue.start
        for tag in [*_MARKUP.finditer(text, cue.start, cue.end), None]:
            for start, end in _characters(text, done, tag.start() if tag else cue.end, is_vtt):
                characters.append(
                    html.unescape(text[start:end]) if end > start + 1 else text[start]
                )
                offsets.append((start, end))
            if tag is None:
                continue
            done = tag.end()
            at, markup = len(characters), tag.group()
            if markup.startswith("\\"):
                characters.append(" " if markup == "\\h" else "\n")
                offsets.append(tag.span())
                continue
            emphasis = _ASS_EMPHASIS.fullmatch(markup)
            name = emphasis["name"] if emphasis else (tag["name"] or "").lower()
            closes = emphasis["on"] == "0" if emphasis else tag["close"]
            if closes and opened and opened[-1][0] == name:
                marks.end(opened.pop()[1], markup, at, tag.start())
            elif name in _PAIRS and not closes:
                role = _ROLES.get(name, Role.OTHER)
                opened.append((name, marks.begin(markup, at, tag.start(), role)))
            else:
                marks.point(markup, at, tag.start(), Role.OTHER)
    inlines, start, end = marks.inlines(text, offsets)
    words = "".join(characters)
    return Block(Kind.PARAGRAPH, start, end, words, tuple(offsets), tuple(inlines))


def _characters(text: str, start: int, end: int, is_vtt: bool) -> Iterator[tuple[int, int]]:
    """The places of the characters of `text` from `start` to `end`; WebVTT may write one by its name."""
    for named in [*(_REFERENCE.finditer(text, start, end) if is_vtt else ()), None]:
        yield from ((i, i + 1) for i in range(start, named.start() if named else end))
        if named:
            yield named.span()
            start = named.end()
