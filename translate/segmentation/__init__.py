"""Segment stage: blocks become sentences.

A rule splitter for French with a stack of quotations. A sentence ends at `.`, `!`, `?` or `…`
with its closing marks, before something that can begin a sentence (with white space before it, as a
rule), unless

- a quotation or a parenthesis is open there, so that no segment ever holds half of one;
- the stop belongs to an abbreviation, an initial, an ordinal or a list number;
- what follows goes on with the sentence: a small letter, a reporting clause (« … », a-t-il dit).

Nothing is lost: segments and the white space between them give back the block.
"""

from __future__ import annotations

import bisect
import re
from collections import deque
from collections.abc import Sequence
from dataclasses import replace

from translate.document import Block, Document, Inline, Kind, Segment
from translate.language import quotes
from translate.segmentation.abbreviations import MAYBE_FINAL, NEVER_FINAL, PRONOUNS, STARTERS

#: How far back (characters) the word before a full stop is looked for.
_LOOK = 80
_SPACE = r"[\s\u00a0\u202f\u2009]"
#: The end of a sentence, if it is one: stops, then closing marks, then white space.
_CANDIDATE = re.compile(
    rf"(?P<stop>[.!?…]+(?:{_SPACE}?[!?]+)*)(?P<close>(?:{_SPACE}*[»”›]|['’\"\])}}]|\[\d+\])*)"
    rf"\.?(?P<gap>{_SPACE}+|(?=[A-ZÀ-ÖØ-ÞŒ«]))(?=\S)"
)
#: What may stand before a stop that no space follows: a word or a year, but no part of an address.
_PLAIN_WORD = re.compile(r"(?:(?<=[\s’'-])|^)(?:[A-ZÀ-ÖØ-ÞŒ]?[a-zà-öø-ÿœ]{2,}|\d{4})$")
#: Any word that may follow one in small letters: never the end of an address or a name (Node.Js, Yahoo!Actualités).
_WORD_AFTER = re.compile(
    r"(?!(?:Com|Org|Net|Info)\b)[A-ZÀ-ÖØ-ÞŒ](?:[a-zà-öø-ÿœ]{2,}(?=[\s,’'])|['’])"
)
_WORD_BEFORE = re.compile(r"[^\s\u00a0\u202f«“\"(\[]+$")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’]|(?:-[^\W\d_]+)*)", re.UNICODE)
_DASH = re.compile(rf"[–—―-]{_SPACE}*")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)*[A-ZÀ-ÖØ-ÞŒ]", re.UNICODE)
_URL = re.compile(
    r"""(?:https?://|www\.)[^\s<>"«»“”()]+[^\s<>"«»“”().,;:!?'’…]
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+""",
    re.VERBOSE,
)
#: A number that stands in a list inside a line, with what tells it from the end of a sentence.
_LISTED_NUMBER = re.compile(rf"(?P<mark>[;:,]){_SPACE}*(?P<number>\d{{1,2}})$")
_MARKER_NUMBER = re.compile(rf"{_SPACE}*\(?(?:\d{{1,3}}|[ivxIVX]{{1,4}}|[a-zA-Z])[.)]?$")


def segment(document: Document) -> Document:
    """`document` with the sentences of its blocks; verbatim blocks have none."""
    blocks = tuple(
        block if block.kind is Kind.VERBATIM else replace(block, segments=_segments(block))
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def split(text: str, whole: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """The sentences of one French paragraph.

    Args:
        text: the paragraph.
        whole: stretches (start, end) that no sentence may end in, such as code.

    Returns:
        Start and end (characters, end not included) of each, in order. What lies between
        them, before the first and after the last is white space.
    """
    if not text.strip():
        return []
    starts = [len(text) - len(text.lstrip())]
    ends = []
    for end, start in _boundaries(text, whole):
        ends.append(end)
        starts.append(start)
    ends.append(len(text.rstrip()))
    return list(zip(starts, ends, strict=True))


def _boundaries(text: str, whole: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The end of each sentence but the last, and the start of the next."""
    protected = _protected(text, whole)
    starts = [a for a, _ in protected]
    found = []
    start = 0
    for match in _CANDIDATE.finditer(text):
        end = match.start("gap")
        following = match.end("gap")
        around = bisect.bisect_left(starts, end) - 1
        if around >= 0 and end < protected[around][1]:
            continue
        if _is_boundary(text, start, match, following):
            found.append((end, following))
            start = following
    return found


def _protected(text: str, whole: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Stretches that no boundary may divide, quotations and parentheses, in order, disjoint."""
    marks = quotes.scan(text, "fr")
    stretches = [
        (m.start, marks[m.partner].end) for m in marks if m.opens and m.partner is not None
    ]
    stretches += whole
    depth: list[int] = []
    for i, character in enumerate(text):
        if character in "([":
            depth.append(i)
        elif character in ")]" and depth:
            stretches.append((depth.pop(), i + 1))
    merged: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _is_boundary(text: str, start: int, match: re.Match[str], following: int) -> bool:
    stop, close = match["stop"], match["close"]
    next_word = _next_word(text, following)
    if next_word is None:
        return False
    if not match["gap"] and not _runs_on(text, match, next_word):
        return False
    if stop == "." and not close:
        if _is_listed(text[: match.start()]):  # 1. Lire ; 2. Écrire
            return False
        before = text[max(start, match.start() - _LOOK) : match.start()]
        verdict = _after_full_stop(before, next_word, text[following])
        if verdict is not None:
            return verdict
    return True


def _runs_on(text: str, match: re.Match[str], next_word: str) -> bool:
    """Whether two sentences meet at `match` without a space: genre.Enfin, but not lemonde.fr."""
    at = match.end()
    starter = next_word.lower().replace("’", "'") in STARTERS
    if not starter and not _WORD_AFTER.match(text, at):
        return False
    if match["close"]:
        return True
    word = _PLAIN_WORD.search(text[max(0, match.start() - _LOOK) : match.start()].rstrip())
    return word is not None and (starter or word.group().islower())


def _is_listed(before: str) -> bool:
    """Whether `before` ends with a number of a list inside a line: « : 1 », « ; 2 », or « , 3 » after 2."""
    found = _LISTED_NUMBER.search(before[-_LOOK:])
    if found is None:
        return False
    number = int(found["number"])
    if found["mark"] == ";" or (found["mark"] == ":" and number == 1):
        return True
    return re.search(rf"(?<!\w){number - 1}\. ", before) is not None


def _next_word(text: str, at: int) -> str | None:
    """The word that would begin the next sentence, or None when nothing can begin there."""
    rest = text[at : at + 80]
    if rest[0] in "»”›,;:":  # what closes a quotation, or goes on after it
        return None
    dash = _DASH.match(rest)
    if dash:
        # A dash begins a speech with a capital; otherwise it is an aside.
        rest = rest[dash.end() :]
    rest = rest.lstrip("«“„\"'‘([¿¡*_#@… \u00a0\u202f\n")
    if not rest:
        return ""
    first = rest[0]
    if text[at] in "#@" and first.isalnum():
        return first
    if first.isdigit():
        return None if dash else "1"
    if not first.isalpha():
        return "" if not dash else None
    word = _NEXT_WORD.match(rest)
    found = word.group() if word else first
    if first.islower() and not found[1:2].isupper():  # iPhone, eBay begin
        return None
    return found


def _after_full_stop(before: str, next_word: str, first: str) -> bool | None:
    """Whether a single full stop after `before` ends the sentence; None when it plainly does."""
    match = _WORD_BEFORE.search(before)
    if match is None:
        return None
    word = re.sub(r"^(?:[ldnjmtsc]|qu|jusqu|lorsqu)['’]", "", match.group(), flags=re.IGNORECASE)
    lower = word.lower()
    starter = next_word.lower().replace("’", "'") in STARTERS
    if _MARKER_NUMBER.fullmatch(before):  # 1. Titre, at the start of the sentence
        return False
    previous = before[: match.start()].rstrip().rsplit(None, 1)[-1:] or [""]
    if word == "m":  # 12 m. Le
        return starter
    if lower in NEVER_FINAL and not (lower in ("mer", "mar", "col", "cap", "p", "fr") and starter):
        return starter and _is_common(word)
    if lower in MAYBE_FINAL:
        return starter
    if _INITIAL.fullmatch(word):
        if "." in word:  # O.N.U., J.-P.
            return starter and "-" not in word
        # vitamine C. Le ..., but Vladimir V. Poutine and V. Poutine
        if next_word.lower().replace("’", "'") in PRONOUNS or first in "«“":
            return True
        return starter and previous[0][:1].islower()
    return None


def _is_common(word: str) -> bool:
    """Whether an abbreviation is also an ordinary word that may end a sentence: ex, vol, max."""
    return word in {"av", "max", "min", "ex", "vol", "art", "ch", "fig"}


def _segments(block: Block) -> tuple[Segment, ...]:
    spans = split(block.text, [(i.start, i.end) for i in block.inlines if i.verbatim])
    if block.kind in (Kind.TITLE, Kind.HEADING) and spans:
        spans = [(spans[0][0], spans[-1][1])]
    kept = bytearray(len(block.text))  # a byte for each character: whether it is verbatim already
    for inline in block.inlines:
        if inline.verbatim:
            kept[inline.start : inline.end] = b"\1" * (inline.end - inline.start)
    inlines = [*block.inlines]
    for found in _URL.finditer(block.text):
        if not kept[found.start()]:
            inlines.append(Inline(found.start(), found.end(), "", "", verbatim=True))
    inlines.sort(key=lambda i: (i.start, -i.end))
    segments, waiting = [], deque(inlines)
    own: list[Inline] = []
    for start, end in spans:
        own = [inline for inline in own if inline.end >= start]
        while waiting and waiting[0].start <= end:
            own.append(waiting.popleft())
        segments.append(_segment(block, own, start, end))
    return tuple(segments)


def _segment(block: Block, inlines: list[Inline], start: int, end: int) -> Segment:
    """The segment of `block.text[start:end]` with its markup."""
    place = block.place(start, end)
    own = []
    for inline in inlines:
        # What stands between two sentences without a space belongs to the first.
        begins = (
            inline.start == inline.end == start
            and not block.text[max(0, start - 1) : start].strip()
        )
        if (inline.start < end and inline.end > start) or begins:
            own.append(
                replace(
                    inline, start=max(inline.start, start) - start, end=min(inline.end, end) - start
                )
            )
        if inline.start == inline.end == end:
            own.append(replace(inline, start=end - start, end=end - start))
    return Segment(*place, block.text[start:end], tuple(own))
