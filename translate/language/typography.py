"""The typographic form of the text that a model reads, and of the text that people read.

A model sees one plain form: NFC, ordinary spaces, straight apostrophes, `...` for the
ellipsis, and quotations as « so » in French and “ so ” in English, whatever the article
had. The training data is put into exactly this form (`translate.training`), so what the
model reads at work is what it was taught on.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

from translate.document import touches
from translate.language import quotes
from translate.language.abbreviations import written_out
from translate.language.identifiers import identifiers

#: The figures of note marks and powers, for a set of a regular expression: they belong to no word (loi¹).
RAISED = "¹²³⁰⁴-⁹"
_SPACES = re.compile(r"[\s\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
#: Characters without width; but what joins emoji to one stays.
_INVISIBLE = re.compile(
    r"\u200d(?![\u2190-\U0010ffff])|[\u00ad\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2064\ufeff\x00-\x08\x0e-\x1f]"
)
_APOSTROPHES = re.compile(r"[\u2019\u02bc\u2018\u00b4`\u2032\u02b9](?=\w)(?<=\w.)")
_SIMPLE = {
    "…": "...",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "–",
    "\u2015": "—",
    "\u2212": "-",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "’": "'",
    "‘": "'",
}
#: 4,5 Md$, 900 M€: a letter that means a scale, and a currency.
_AMOUNT = re.compile(r"(?<=\d) ?(Mds?|M|k) ?([$€£])(?!\w)")
#: 68 m², 3 km2: of surfaces and volumes models learn the words.
_POWER = re.compile(r"(?:(?<=\d) ?|(?<=[€$£]/))([km]?m)([²³23])(?![\w/])")
_METRES = {"m": "mètre", "km": "kilomètre", "mm": "millimètre"}
_POWERS = {"²": "carré", "2": "carré", "³": "cube", "3": "cube"}
_SCALES = {"k": "mille", "M": "millions", "Md": "milliards", "Mds": "milliards"}
_CURRENCIES = {"$": ("de ", "dollars"), "€": ("d'", "euros"), "£": ("de ", "livres")}
#: 18h30, 18 h 30 and 18 heures 30, but no 9h, which may be a duration, as 9 heures may where no
#: à or vers is before it, or it begins a span: de 9h à 12h.
_TIME = re.compile(r"(?<![\w.,])([01]?\d|2[0-4]) ?(?:[hH]|heures?) ?([0-5]\d)(?!\w| ?min)")
_HOUR = re.compile(
    r"\b(à|vers|dès|(?:de|entre)(?= \d+ ?h[\w ]* (?:à|et) \d+ ?(?:h|:)))"
    r" ([01]?\d|2[0-4]) ?(?:[hH]|heures?)(?! ?\d| d(?:e |['’]))(?!\w)"
)
#: How far back (characters) a rule looks that asks what stands before a place.
_LOOK_BACK = 40
_FOLDED = {"’": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\n": " "}
_SIMPLE_TABLE = str.maketrans(_SIMPLE)


def before(text: str, at: int) -> str:
    """What stands before `at` in `text`, as far back as any rule looks: for patterns that end in $."""
    return text[max(0, at - _LOOK_BACK) : at]


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """`text`, character for character, without accents, with ' and the plain space alone."""
    if text.isascii():
        return text
    return "".join(_FOLDED.get(c) or unicodedata.normalize("NFD", c)[0] for c in text)


def shorten(text: str, most: int = 60) -> str:
    """`text` on one line, cut after a word to about `most` characters, for a message."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def _plain(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    text = _SPACES.sub(" ", text)
    text = _INVISIBLE.sub("", text)
    return _APOSTROPHES.sub("'", text)


def _amount(match: re.Match[str]) -> str:
    scale = _SCALES[match[1]]
    of, currency = _CURRENCIES[match[2]]
    return f" {scale} {'' if scale == 'mille' else of}{currency}"


def _power(match: re.Match[str]) -> str:
    metre, power = _METRES[match[1]], _POWERS[match[2]]
    one = match.string[: match.start()].endswith("/")  # 12 €/m²
    return f"{metre} {power}" if one else f" {metre}s {power}s"


def source_form(text: str) -> str:
    """French `text` as a model reads it.

    One line; every quotation written « so »; abbreviations written out; 18h30 written 18:30, 4,5 Md$ written 4,5 milliards
    de dollars, and 68 m² written 68 mètres carrés, which are much commoner in what models learn from.
    """
    text = _plain(text)
    marks = quotes.scan(text, "fr")
    if marks:
        text = _rewrite(text, marks, "« ", " »")
    text = _POWER.sub(_power, text)
    text = _TIME.sub(r"\1:\2", _AMOUNT.sub(_amount, written_out(text)))
    text = _HOUR.sub(r"\1 \2:00", text)
    return _SPACES.sub(" ", text.translate(_SIMPLE_TABLE)).strip()


def target_form(text: str) -> str:
    """English `text` as a model writes it: one line, every quotation written “so”."""
    text = _plain(text)
    marks = quotes.scan(text, "en")
    if marks:
        text = _rewrite(text, marks, "“", "”")
    return _SPACES.sub(" ", text.translate(_SIMPLE_TABLE)).strip()


def without_breaks(text: str) -> str:
    """`text` on one line: white space with a line break in it is one space, and other stays."""
    return re.sub(r"\s+", lambda m: " " if "\n" in m[0] or "\r" in m[0] else m[0], text)


def training_target(text: str) -> str:
    """English `text` as a model is taught to write it: `target_form` with “ so ”.

    With the spaces the first word of a quotation has the same pieces as anywhere else; without
    them a small model spells it from rare ones (“gorian support” for “firm support”).
    """
    return target_form(text).replace("“", "“ ").replace("”", " ”")


def _rewrite(text: str, marks: list[quotes.Mark], opening: str, closing: str) -> str:
    parts: list[str] = []
    done = 0
    for mark in marks:
        piece = text[done : mark.start]
        done = mark.end
        if mark.opens:
            parts += [piece, opening]
            while done < len(text) and text[done] == " ":
                done += 1
        else:
            parts += [piece.rstrip(" "), closing]
    parts.append(text[done:])
    return "".join(parts)


def begun_as(french: str, english: str) -> str:
    """`english` with a capital at its beginning where the `french` has one: a model may lose its first word."""
    ours, theirs = re.search(r"\w", french), re.search(r"\w+", english)
    if ours and theirs and ours[0].isupper() and theirs[0].isalpha() and theirs[0].islower():
        at = theirs.start()
        return english[:at] + english[at].upper() + english[at + 1 :]
    return english


Style = Literal["curly", "straight"]
#: 1 234 567,8, 1,25 and 1,0869: thousands apart by spaces, or decimals after a comma, but not three.
_FRENCH_NUMBER = re.compile(
    r"(?<![\d.,])(?:(\d{1,3}(?: \d{3})+)(?:[.,](\d+))?|(\d+),(\d{1,2}|\d{4,}))(?![\d.,]*\d)"
)


#: 12€, 3.5 million €: English print has the sign of a currency before the figure (CLDR: ¤#,##0.00).
_SIGN_BEHIND = re.compile(
    r"(?<![\w.,€$£¥])((?:\d[\d.,]*[-–])?\d(?:[\d.,]*\d)?(?: (?:[mb]illion|trillion))?) ?([€£¥])(?!\w)"
)


def _with_english_numbers(text: str) -> str:
    """`text` with the numbers of French print as English has them; what is an identifier stays."""
    kept = identifiers(text)
    return _FRENCH_NUMBER.sub(
        lambda match: match[0] if touches(match.span(), kept) else _english_number(match), text
    )


def _english_number(match: re.Match[str]) -> str:
    whole, decimals = match[1] or match[3], match[2] or match[4]
    whole = whole.replace(" ", ",")
    return f"{whole}.{decimals}" if decimals else whole


#: What is no sign of minutes: 31'07".
_APOSTROPHE = re.compile(r"(?<!\d)'|'(?! ?\d)")


def english(text: str, style: Style = "curly") -> str:
    """What a model wrote, in the typography of English print.

    Quotations become “so”, those inside them ‘so’, and apostrophes ’; with `straight`, ", ' and '.
    Spaces before punctuation go, 1 234,5 becomes 1,234.5, and 12€ becomes €12.
    """
    text = target_form(text)
    text = re.sub(r" +([,.;:!?)\]]|(?<=\d )%)(?!\w)", r"\1", text)
    text = _SIGN_BEHIND.sub(r"\2\1", _with_english_numbers(text))
    marks = quotes.scan(text, "en")
    pairs = {"curly": ("“”", "‘’"), "straight": ('""', "''")}[style]
    parts: list[str] = []
    done = 0
    for mark in marks:
        between = text[done : mark.start]
        parts.append(_APOSTROPHE.sub("’", between) if style == "curly" else between)
        parts.append(pairs[mark.depth % 2][0 if mark.opens else 1])
        done = mark.end
    rest = text[done:]
    parts.append(_APOSTROPHE.sub("’", rest) if style == "curly" else rest)
    return "".join(parts)


def counted(number: int, noun: str) -> str:
    """A number and an English noun, in the plural but for one: 1 page, 1,200 pages."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
