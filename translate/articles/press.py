"""Which blocks of a page are its article: the text, and what a newspaper sets above and beside it.

trafilatura finds the running text. What it leaves out, because its words are few, is found by where
it stands and what it is called: title, lead, byline, date, captions, boxes and notes, between the title
and the end of the text. Pages name them by classes, by microdata (`itemprop`, schema.org) and in
what they tell search engines and networks (Open Graph, JSON-LD); those that name nothing write
"Par …" and "Publié le …".
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum
from typing import NamedTuple

from translate.articles import boilerplate
from translate.document import Block, Kind


class Part(Enum):
    """What a block is in an article besides its running text."""

    CAPTION = "caption"
    BYLINE = "byline"
    DATE = "date"
    LEAD = "lead"
    NOTE = "note"
    QUOTE = "quote"
    BOX = "box"


class Element(NamedTuple):
    """An element that is open.

    Attributes:
        tag: its tag.
        names: the words of its class, id, `itemprop` and `rel`.
        kept: whether its text is not to be translated; None where it does not say.
    """

    tag: str
    names: frozenset[str] = frozenset()
    kept: bool | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A block of a page.

    Attributes:
        block: itself.
        apart: whether it stands in what is no article (navigation, a form).
        part: what the elements around it are called.
        of_layout: whether they are called after one of several layouts of the page.
    """

    block: Block
    apart: bool
    part: Part | None = None
    of_layout: bool = False


#: What the parts are called in classes, ids and microdata, on pages of 39 sites in French. With all that
#: is told here 172 of their 177 titles, leads, bylines, dates, captions and boxes are found, and 43 of 45
#: on ten pages of others; what trafilatura and the heading alone find are 64 and 20.
_CALLED = {
    Part.CAPTION: ["caption", "figcaption", "legende", "legend", "credit", "credits", "copyright"],
    Part.BYLINE: ["author", "authors", "auteur", "auteurs", "byline", "signature", "authorsign", "contributors"],
    Part.DATE: ["date", "datetime", "pubdate", "time"],
    Part.LEAD: ["chapo", "chapeau", "standfirst", "lead", "excerpt", "hat", "intro", "incipit", "summary", "dek",
                "subtitle", "desc", "description", "perex", "accroche", "surtitre"],
    Part.NOTE: ["notes", "footnotes"],
    Part.QUOTE: ["quote", "pullquote", "exergue", "citation"],
    Part.BOX: ["encadre", "encart", "factbox", "infobox", "repere", "reperes", "faits"],
}  # fmt: skip
_PART_OF = {name: part for part, names in _CALLED.items() for name in names}
_TAGS = {
    "figcaption": Part.CAPTION,
    "time": Part.DATE,
    "address": Part.BYLINE,
    "blockquote": Part.QUOTE,
    "aside": Part.BOX,
}
#: Elements out from a block in which its part is looked for.
_NEAR = 5
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
#: Characters of the names of an element that are read: a page built of utilities has hundreds.
_LONGEST_NAME = 300

#: What the copies of a part are called that a page holds for its layouts, one of which is shown.
_LAYOUTS = frozenset(
    ["mobile", "desktop", "tablet", "phone", "print", "hidden", "small", "large", "sm", "md", "lg"]
)
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_META = re.compile(r"<meta\s[^<>]*>", re.IGNORECASE)
_SAYS = re.compile(
    r"""\b(?:property|name)\s*=\s*["']?(?:og:|twitter:)?(title|description)\b""", re.IGNORECASE
)
_CONTENT = re.compile(r"""\bcontent\s*=\s*(["'])(.*?)\1""", re.IGNORECASE | re.DOTALL)
_IN_JSON = re.compile(r'"(headline|description)"\s*:\s*("(?:[^"\\]|\\.){1,2000}")')
_TITLE = re.compile(r"<title\b[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)

_NAME = r"[A-ZÀ-Þ][\w'’.-]*\s+(?:[\w'’.-]+\s+)?[A-ZÀ-Þ]"
_SIGNED = re.compile(
    rf"(?:(?i:textes?|récit|reportage|enquête|propos\ recueillis)\s*:?\s+)?[Pp]ar\s+(?:{_NAME}|[A-Z]{{2,}}|la\ rédaction)"
    rf"|(?i:auteure?s?)\s*:\s*{_NAME}|(?:[\w. ]{{2,30}}\savec\s)?(?:AFP|Reuters|AP|ATS|Belga)\b",
    re.VERBOSE,
)
_BY_NAME = re.compile(rf"{_NAME}|[Pp]ar\s+\w|\b(?:AFP|Reuters|[Rr]édaction)\b")
_A_DATE = re.compile(
    r"\d{1,2}(?:er)?\s+[^\W\d]{3,}\.?,?\s+\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d|\bil\s+y\s+a\s+\d"
)
_DATED = re.compile(
    r"(?:(?:publiée?|mise?\s+(?:à\s+jour|en\s+ligne)|modifiée?|postée?|créée?)\b.{0,20}\d"
    r"|\W*(?:le\s+)?(?:[^\W\d]+di\s+|dimanche\s+)?(?:\d{1,2}(?:er)?\s+[^\W\d]{3,}\.?\s+\d{4}|\d{1,2}[./]\d{1,2}[./]\d{2,4}))",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"\W*(?:photos?|images?|crédits?(?:\s+photos?)?)\s*:|.{0,120}©|.{3,80},\s+photos?\s*:", re.I
)
_SENTENCES = re.compile(r"\w{3}[.!?]\s+(?!Publi|Mis|Modifi)[A-ZÀ-Þ]")
_ENDS = re.compile(r"[.!?…][\s»”\")]*$")
#: What begins a list of other articles.
_OTHERS = re.compile(
    r"\W*(?:sur le même (?:sujet|thème)|(?:à )?(?:lire|voir|écouter) (?:aussi|également))\b", re.I
)

#: Letters: of a paragraph; of a lead; and of the longest byline, date or credit.
_PARAGRAPH, _LEAD, _LINE = 60, 40, 160
#: Blocks that are no text between two parts of one text: buttons, captions, what else there is to read.
_GAP = 15
#: Blocks above the title and below the text in which its author and date stand.
_ABOVE, _BELOW = 3, 2


def element(tag: str, attrs: Iterable[tuple[str, str | None]]) -> Element:
    """The element that a tag with `attrs` begins."""
    said = {name: value or "" for name, value in attrs}
    named = " ".join(said[name] for name in ("class", "id", "itemprop", "rel") if name in said)
    names = {word.lower() for word in _WORD.findall(named[:_LONGEST_NAME])}
    if "hidden" in said or _NOT_SHOWN.search(said.get("style", "")):
        names.add("hidden")
    kept = None
    language = said.get("lang", said.get("xml:lang", "")).lower()
    if language and tag not in ("html", "body"):
        kept = not language.startswith("fr")
    if said.get("translate") in ("no", "yes"):
        kept = said["translate"] == "no"
    if "notranslate" in names:
        kept = True
    return Element(tag, frozenset(names), kept)


def part_of(elements: list[Element]) -> Part | None:
    """What a block inside `elements`, from the outermost to the innermost, is in an article."""
    for tag, names, _ in reversed(elements[-_NEAR:]):
        if tag in _TAGS:
            return _TAGS[tag]
        for part in Part:
            if any(_PART_OF.get(name) is part for name in names):
                return part
    return None


def is_of_layout(elements: list[Element]) -> bool:
    """Whether a block inside `elements` is shown in one of several layouts only."""
    return any(_LAYOUTS & names for _, names, _ in elements[-_NEAR:])


def is_kept(elements: list[Element]) -> bool:
    """Whether the text inside `elements` is not to be translated: the innermost that says so decides."""
    return next((kept for _, _, kept in reversed(elements) if kept is not None), False)


def article(placed: list[Placed], source: str) -> tuple[tuple[Block, ...], str, str]:
    """The blocks of the page `source`, those that are not the article as boilerplate; author and date."""
    found = _Article(source)
    held = _held(placed, found)
    title = None
    if text := _run(placed, held):
        title = _title(placed, found.titles, text.start)
        for i in range(len(placed)):
            if i != title and _letters(placed[i].block.text) in found.titles:
                held[i] = False  # the title again, of a menu or a player
        for i in _around(placed, held, found, title, text):
            held[i] = True
    for i in _copies(placed, held):
        held[i] = False
    blocks = [
        p.block if inside or p.block.kind is Kind.VERBATIM else replace(p.block, kind=Kind.BOILERPLATE)
        for p, inside in zip(placed, held, strict=True)
    ]  # fmt: skip
    if title is None:
        title = next(
            (
                i
                for i, p in enumerate(placed)
                if p.block.kind is Kind.HEADING and p.block.level == 1 and not p.apart
            ),
            None,
        )
    if title is not None:
        blocks[title] = replace(placed[title].block, kind=Kind.TITLE, level=1, cell=None)
    return tuple(blocks), found.author, found.date


def _held(placed: list[Placed], found: _Article) -> list[bool]:
    """Which blocks trafilatura takes for the article.

    A table is whole: figures and words of its cells are too short to be looked for one by one.
    """
    held = [not p.apart and found.holds(p.block.text) for p in placed]
    cells: dict[int, list[tuple[str, bool]]] = {}
    for p, inside in zip(placed, held, strict=True):
        if p.block.cell is not None and not p.apart:
            cells.setdefault(p.block.cell.table, []).append((p.block.text, inside))
    whole = {
        number: 2 * sum(inside for _, inside in own) >= len(own)
        or found.holds(" ".join(text for text, _ in own))
        for number, own in cells.items()
    }
    return [
        whole[p.block.cell.table] if p.block.cell is not None and not p.apart else inside
        for p, inside in zip(placed, held, strict=True)
    ]


def _copies(placed: list[Placed], held: list[bool]) -> Iterable[int]:
    """The blocks of the article that say for another layout, or under the same picture, what one has said."""
    first: dict[str, Placed] = {}
    for i, p in enumerate(placed):
        letters = _letters(p.block.text)
        if not held[i] or not letters:
            continue
        before = first.setdefault(letters, p)
        if before is not p and (
            p.of_layout or before.of_layout or p.part is before.part is Part.CAPTION
        ):
            yield i


def _run(placed: list[Placed], held: list[bool]) -> range | None:
    """The blocks from the first paragraph of the running text to its last, however short they all are."""
    long = any(
        inside and len(_letters(p.block.text)) >= _PARAGRAPH
        for p, inside in zip(placed, held, strict=True)
    )
    least = _PARAGRAPH if long else 1
    runs: list[tuple[int, range]] = []
    for i, (p, inside) in enumerate(zip(placed, held, strict=True)):
        letters = len(_letters(p.block.text))
        if not inside or letters < least or p.block.kind in (Kind.HEADING, Kind.VERBATIM):
            continue
        if runs and i - runs[-1][1].stop <= _GAP:
            runs[-1] = runs[-1][0] + letters, range(runs[-1][1].start, i + 1)
        else:
            runs.append((letters, range(i, i + 1)))
    return max(runs, key=lambda run: run[0])[1] if runs else None


def _title(placed: list[Placed], titles: set[str], start: int) -> int | None:
    """The block that is the title, above the text that begins with block `start`.

    The last that says what the page says its title is, a heading first; else the last of the
    headings of level 1.
    """
    above = [i for i in range(min(start + 1 + _BELOW, len(placed))) if not placed[i].apart]
    same = [i for i in above if _letters(placed[i].block.text) in titles]
    headings = [i for i in above if placed[i].block.kind is Kind.HEADING]
    first = [i for i in headings if placed[i].block.level == 1]
    for wanted in (
        [i for i in first if i in same],
        [i for i in headings if i in same],
        [i for i in first if i <= start],
        same,
    ):
        if wanted:
            return wanted[-1]
    return None


def _around(
    placed: list[Placed], held: list[bool], found: _Article, title: int | None, text: range
) -> Iterable[int]:
    """The blocks besides the running `text` that belong to the article."""
    start = text.start if title is None else min(title, text.start)
    elsewhere = False  # among other articles
    for i in range(max(0, start - _ABOVE), len(placed)):
        p, words = placed[i], placed[i].block.text
        elsewhere = not held[i] and (elsewhere or _OTHERS.match(words) is not None)
        if p.part is Part.NOTE and i > text.start and not p.apart and _letters(words):
            yield i
        elif i == title or elsewhere:
            if found.is_summary(_letters(words)) and start < i < text.start:
                yield i
        elif (
            (i < text.stop + _BELOW and _is_signature(p, found, i < text.start))
            or (i < text.stop and _is_date(p))
            or (start <= i < text.stop and _is_part(p, found, i < text.start))
        ):
            yield i


def _is_line(text: str) -> bool:
    return (
        len(text) <= _LINE
        and not text.rstrip().endswith((":", "?", "!"))
        and not _SENTENCES.search(text)
        and not boilerplate.says_furniture(text)
    )


def _is_signature(placed: Placed, found: _Article, is_above: bool) -> bool:
    """Whether a block says who wrote the article; `is_above` the text, more is taken for that."""
    text = placed.block.text
    if not _is_line(text):
        return False
    if found.is_by_author(text, anywhere=is_above) or (is_above and _SIGNED.match(text)):
        return True
    return placed.part is Part.BYLINE and _BY_NAME.search(text) is not None


def _is_date(placed: Placed) -> bool:
    text = placed.block.text
    return _is_line(text) and (
        _DATED.match(text) is not None
        or (placed.part is Part.DATE and _A_DATE.search(text) is not None)
    )


def _is_part(placed: Placed, found: _Article, is_above: bool) -> bool:
    """Whether a block between title and end is a lead, a caption, a quotation or a box."""
    text, part = placed.block.text, placed.part
    letters = len(_letters(text))
    if part is Part.BOX:
        return (
            letters >= _LEAD
            and _ENDS.search(text) is not None
            and not boilerplate.says_furniture(text)
        )
    if placed.apart or not letters:
        return False
    return (
        part in (Part.CAPTION, Part.QUOTE)
        or found.is_summary(_letters(text))
        or (part is Part.LEAD and is_above and letters >= _LEAD)
        or (len(text) <= _LINE and _CREDITED.match(text) is not None)
    )


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _plain(text: str) -> str:
    return " ".join(text.split())


class _Article:
    """What trafilatura takes for the article of a page, and what the page says of it."""

    def __init__(self, source: str) -> None:
        import logging

        import trafilatura

        logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
        found = trafilatura.bare_extraction(
            source,
            include_comments=False,
            include_tables=True,
            favor_recall=True,
            with_metadata=True,
        )
        self.author = self.date = ""
        title = ""
        self._parts: set[str] = set()
        self._text = ""
        if isinstance(found, trafilatura.settings.Document):
            title, self.author, self.date = (
                str(getattr(found, name, None) or "") for name in ("title", "author", "date")
            )
            if found.body is not None:
                self._parts = {_plain("".join(e.itertext())) for e in found.body.iter()}
                self._text = _plain(" ".join(found.body.itertext()))
        said = list(_said(source))
        titles = [title, *(text for name, text in said if name != "description")]
        if shown := _TITLE.search(source):
            titles += [shown[1], *re.split(r"\s[-–—|:•]\s", shown[1])]
        #: The letters of what the page says its title is.
        self.titles = {
            t for text in titles if len(t := _letters(html.unescape(text))) >= _SHORTEST_TITLE
        }
        summaries = [text for name, text in said if name == "description"]
        self._summaries = {
            s for text in summaries if len(s := _letters(html.unescape(text))) >= _LEAD
        }
        self._authors = [
            a for name in self.author.split(";") if " " in name.strip() and (a := _letters(name))
        ]

    def holds(self, text: str) -> bool:
        """Whether a block belongs to the article; all do when no article was found."""
        if len(self._text) < _SHORTEST_ARTICLE:
            return True
        plain = _plain(text)
        return plain in self._parts or (len(plain) > _SHORT and plain in self._text)

    def is_summary(self, letters: str) -> bool:
        """Whether a block of `letters` is what the page says it is about, which is often cut short."""
        return len(letters) >= _LEAD and any(
            letters.startswith(summary[:_SAME]) or summary.startswith(letters)
            for summary in self._summaries
        )

    def is_by_author(self, text: str, anywhere: bool) -> bool:
        """Whether a line begins with the name of an author, or has it `anywhere`."""
        letters = _letters(text)
        return any(a in letters if anywhere else letters.startswith(a) for a in self._authors)


def _said(source: str) -> Iterator[tuple[str, str]]:
    """What a page says of itself in `meta` tags and in JSON-LD: its title, headline and description."""
    for tag in _META.finditer(source):
        name, content = _SAYS.search(tag.group()), _CONTENT.search(tag.group())
        if name and content:
            yield name[1].lower(), content[2]
    for found in _IN_JSON.finditer(source):
        with suppress(ValueError):
            yield found[1], json.loads(found[2], strict=False)


#: Characters: an article shorter than this was not found; a block this short must be a whole part.
_SHORTEST_ARTICLE, _SHORT = 80, 25
#: Letters: a title that is no name of a site; and what two summaries have in common.
_SHORTEST_TITLE, _SAME = 12, 80
