"""Figures written by rule: what the English says with the right digits, it says as English print does.

A model that spells figures from pieces writes 1 234 567 € as 1,234.567€, or leaves the sign out. Digits in the
English that are those of a French figure, or have its value, are written from the French:
thousands with commas, decimals behind a point, the sign of a currency before the figure, where
the French has a sign, and its word where that has the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from translate.language import clock
from translate.language.figure import SPACE, Figure, Strength
from translate.language.numerals import figures, in_english
from translate.language.proportions import misread, proportions
from translate.language.typography import english
from translate.verification.figures import below_zero, lost_sizes

_SIGNS = "€$£¥"
#: What models write for a sign: its word, or the code of ISO 4217, which stands before the figure.
_WORDS = {
    "€": ("EUR", r"euros?"), "$": ("USD", r"dollars?"), "£": ("GBP", r"pounds?"), "¥": ("JPY", "yen"),
}  # fmt: skip
_SIGN_BEHIND = re.compile(rf"{SPACE}?([{_SIGNS}])(?![\w])")
_SIGN_BEFORE = re.compile(rf"(?<![\w])([{_SIGNS}]){SPACE}?$")
#: A range has its sign once (10 to 12 euros), and a compound has the word (a 12-euro ticket).
_RANGE = re.compile(rf"\d(?:{SPACE}?[-–]{SPACE}?|{SPACE}(?:to|or|and){SPACE})[{_SIGNS}]?$")
_RANGE_BEHIND = re.compile(rf"{SPACE}?[-–]|{SPACE}(?:to|or){SPACE}\d")
#: An address of the internet is no figure, and neither is what has more or other marks than one.
_LITERAL = re.compile(rf"\d{{1,3}}(?:(?:{SPACE}|[.,'’])\d{{3}})*(?:[.,]\d+)?|\d+(?:[.,]\d+)?")
_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")

#: The ending of a French ordinal behind its digits.
_FRENCH_ORDINAL = re.compile(r"(?:ères?|ères?|[eè]mes?|res?|ers?|es?|nde?s?)(?![^\W\d_])")


#: In French three digits behind a comma are decimals where something is measured; elsewhere many write thousands so.
_DECIMALS = re.compile(r"\d{1,3},\d{3}")
_MEASURED = re.compile(
    rf"{SPACE}?(?:[€$£¥%‰°]|(?:d['’]|de{SPACE})?(?:euros?|dollars?|livres|points?|mill(?:ion|iard)s?|[kcm]?g|[kcm]?m[²³23]?|[cm]?l|kWh|kilos?|\w*mètres?|\w*litres?"
    r"|grammes?|tonnes?|secondes?|degrés?|pour{SPACE}cent)\b)"
)


@dataclass(frozen=True, slots=True)
class _Written:
    """A figure of the French as English writes it.

    Attributes:
        figure: where it stands, and what it may mean.
        digits: its digits alone.
        english: its English, without a currency.
        sign: of its currency, or empty; empty also where that is a word.
    """

    figure: Figure
    digits: str
    english: str
    sign: str


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


@lru_cache(maxsize=512)  # a source is read anew beside each of its hypotheses and of its repairs
def _of_french(source: str) -> tuple[_Written, ...]:
    found = []
    for figure in figures(source, "fr"):
        written = source[figure.start : figure.end]
        number = re.match(r"[\d.,'’ \u00a0\u202f\u2009]*\d", written)
        if number is None or not _LITERAL.fullmatch(number[0]) or _ADDRESS.fullmatch(number[0]):
            continue
        if figure.identifier or source[: figure.start][-1:].isalnum():  # AB12
            continue
        if re.search(r"\dh|\sh", written, re.IGNORECASE):
            continue  # a time, or hours that last
        if _DECIMALS.fullmatch(number[0]) and _MEASURED.match(source, figure.start + number.end()):
            found.append(_decimal(figure, number[0], source))
            continue
        sign = _SIGN_BEHIND.match(source, figure.end) or _SIGN_BEFORE.search(source[: figure.start])
        found.append(
            _Written(figure, _digits(number[0]), in_english(written), sign[1] if sign else "")
        )
    return tuple(found)


def _decimal(figure: Figure, number: str, source: str) -> _Written:
    """A figure with three decimals: 2,847 euros."""
    sign = _SIGN_BEHIND.match(source, figure.end) or _SIGN_BEFORE.search(source[: figure.start])
    scale = in_english(source[figure.start : figure.end]).partition(" ")[2]
    written = " ".join(filter(None, [number.replace(",", "."), scale]))
    return _Written(figure, _digits(number), written, sign[1] if sign else "")


#: By which part something rose or fell, and English that takes it for where it was or what it is of.
_BY_A_PART = re.compile(
    r"\b(?:baiss|chut|diminu|recul|augment|progress|grimp|bondi|plong|dimin|réduit|accr|cr[uû]|rédui|gonfl|ralenti|tomb|fondu)\w*"
    r" (?:de près |de plus |d['’]environ )?d['’]une? (?:tiers|quart|cinquième|sixième|dixième|point|demi-point|bon tiers|bon quart)\b(?! à)",
    re.IGNORECASE,
)
_FROM_A_PART = re.compile(
    r"(?P<changed>\b(?:rose|risen|fell|fallen|grew|grown|shrank|shrunk|cut|\w{3,}ed)(?: \w+ly)?) (?:from|of|in) "
    r"(?=(?:about |nearly |almost |more than )?(?:a|one) (?:good |half )?(?:third|quarter|fifth|sixth|tenth|point)\b(?! (?:to|of|place|round|quarter)\b))"
)


#: A unit behind a figure with decimals, which English has in the plural: 1.2 dollars. Behind an article it is an adjective's.
_PART_OF_MORE = re.compile(
    r"(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bits )(?<![\w.,])\d+\.\d+ (?:percentage )?(?:dollar|euro|pound|point|degree|meter|kilometer|mile|ton|liter|second|hour)(?=[.,;:)]|$| (?:per|and|or|to|from|of|in|at|for|on|more|less)\b)"
)

#: Before what a number by its size lost: hundreds of millions of, several hundred million.
_OF_HUNDREDS = re.compile(r"\b(?:tens|dozens|hundreds|thousands) of ", re.IGNORECASE)
_HUNDREDS = re.compile(r"\b(?:several|some|a few|about|nearly) hundred ", re.IGNORECASE)
_ONE_OF_SOME = re.compile(r"((?<![\w.,])1 (?:hour|minute|second))s\b")


def mend(source: str, target: str) -> tuple[str, list[str]]:
    """Write the figures of the English `target` as English does, by those of the French `source`.

    Returns:
        The English, and what was changed beyond what `english` would do.
    """
    target, changed = _with_times(source, target)
    for proportion in proportions(source):
        for wrong in misread(proportion, target):
            changed.append(f"{target[wrong.start : wrong.end]} → {wrong.right}")
            target = target[: wrong.start] + wrong.right + target[wrong.end :]
            break
    target = _with_ages(source, _with_euros(source, target))
    if _BY_A_PART.search(source) and (by := _FROM_A_PART.sub(r"\g<changed> by ", target)) != target:
        changed.append("from → by")
        target = by
    for *_, scale in lost_sizes(source, target)[:1]:
        sized = _HUNDREDS.sub(
            rf"\g<0>{scale} ", _OF_HUNDREDS.sub(rf"\g<0>{scale}s of ", target, 1), 1
        )
        if sized != target:
            changed.append(f"{scale} put back")
            target = sized
    target, spelled = _in_figures(source, target)
    changed += spelled
    for start, end, degrees in reversed(below_zero(source, target)):
        changed.append(f"{target[start:end]} → minus {degrees}")
        target = f"{target[:start]}minus {degrees}{target[end:]}"
    if (counted := _ONE_OF_SOME.sub(r"\1", _PART_OF_MORE.sub(r"\g<0>s", target))) != target:
        changed.append("singular and plural")
        target = counted
    ours = _of_french(source)
    if not ours:
        return target, changed
    there = [
        f for f in figures(target, "en") if _LITERAL.match(target, f.start) and not f.identifier
    ]
    # From the end on, so that places stay.
    for written, figure in sorted(_pairs(ours, there, target), key=lambda p: -p[1].start):
        start, end, new = _rewritten(target, written, figure)
        old = target[start:end]
        target = target[:start] + new + target[end:]
        if english(old) != new:
            changed.append(f"{old} → {new}")
    return target, changed[::-1]


#: From which number on English print has figures within a sentence.
_LARGE = 101
#: Two words alone (two million) stay.
_SPELLED = re.compile(r"[a-z]+(?:[ -][a-z]+){2,}|[a-z]+-[a-z]+ [a-z]+", re.IGNORECASE)
_SCALES = {10**6: "million", 10**9: "billion"}


_BEGINS = re.compile(r"(?:^|[.!?:…])\W*$")
_OF_YEARS = re.compile(
    r"\b(?:in|year|since|of|until|by|before|after|from|to|around) (?:the year )?$", re.I
)


def _in_figures(source: str, target: str) -> tuple[str, list[str]]:
    """`target` with large numbers that both have in words as English print has them: 1,900 for a thousand nine hundred."""
    ours = [f.values for f in figures(source, "fr") if f.strength is not Strength.VAGUE]
    changed = []
    for figure in reversed(figures(target, "en")):
        old = target[figure.start : figure.end]
        (value, *others) = figure.values
        if others or not value.isdigit() or not any(value in own for own in ours):
            continue
        number, article = int(value), re.search(r"\b[Aa] $", target[: figure.start])
        start = article.start() if article else figure.start
        if not _SPELLED.fullmatch(old) or number < _LARGE or number in (10**3, 10**6, 10**9):
            continue
        if _BEGINS.search(target[:start]) or re.search(r"[A-Z]", old[1:]):
            continue  # no sentence begins with a figure, and One Thousand and One Nights is a title
        if 1100 <= number < 2100 and _OF_YEARS.search(target[:start]):
            continue
        scale = next((n for n in (10**9, 10**6) if number >= n and number % (n // 10) == 0), 0)
        new = f"{number / scale:g} {_SCALES[scale]}" if scale else f"{number:,}"
        target = target[:start] + new + target[figure.end :]
        changed.append(f"{old} → {new}")
    return target, changed


def _pairs(
    ours: Sequence[_Written], there: Sequence[Figure], target: str
) -> Iterator[tuple[_Written, Figure]]:
    """Each figure with the one that it is in English; several alike in their order, if none is missing."""
    for own in ours:
        same = [w for w in ours if w.digits == own.digits]
        others = [
            f
            for f in there
            if f.values & own.figure.values or _digits(target[f.start : f.end]) == own.digits
        ]
        if len(same) == len(others):
            yield own, others[same.index(own)]


def _with_times(source: str, target: str) -> tuple[str, list[str]]:
    """`target` with times of the day as English writes them (9h: 9 a.m.), and “at” before them for « à »."""
    changed = []
    for start, end, new in reversed(clock.mistold(source, target)):
        changed.append(f"{target[start:end]} → {new}")
        rest = target[end:]
        target = target[:start] + new + (rest.removeprefix(".") if new.endswith(".") else rest)
    for start, end, new in reversed(clock.misread(source, target)):
        changed.append(f"{target[start:end]} → {new}")
        target = target[:start] + new + target[end:]
    return target, changed


def _with_euros(source: str, target: str) -> str:
    """`target` with the sign for the code of the euro, which texts of parliaments have: EUR 3 million is €3 million."""
    return target if "EUR" in source else re.sub(r"\bEUR[ \u00a0](?=\d)", "€", target)


def _with_ages(source: str, target: str) -> str:
    """`target` with ages in apposition as English has them: , 34-year-old, is , aged 34,."""
    if not re.search(r"\bâgée?s?\sde\s\d", source, re.IGNORECASE):
        return target
    target = re.sub(r"(?<=, )(\d{1,3})[- ]years?[- ]old(?=,)", r"aged \1", target)
    return re.sub(r"^(\d{1,3})[- ]years?[- ]old(?=,)", r"Aged \1", target)


def _rewritten(target: str, written: _Written, figure: Figure) -> tuple[int, int, str]:
    """The stretch of `target` that a figure has there, with its currency, and what it should be."""
    start, end = figure.start, figure.end
    old = target[start:end]
    plain = _LITERAL.fullmatch(old) is not None
    scaled = re.fullmatch(rf"(?:{_LITERAL.pattern}){SPACE}(?:million|billion|trillion)", old)
    if not (plain or scaled):
        return start, end, old
    same = _digits(old) == written.digits
    left = _FRENCH_ORDINAL.match(target, end)
    if same and left and not written.english.isdigit():
        return start, left.end(), written.english  # 1re
    # Of another notation with the same value (0.5 million, 500,000) either will do.
    new = written.english if same and bool(scaled) == (" " in written.english) else old
    if not written.sign:
        return start, end, new
    code, word = _WORDS[written.sign]
    behind = re.compile(rf"{SPACE}?(?:{re.escape(written.sign)}|{word}\b|{code}\b)").match(
        target, end
    )
    before = re.search(rf"(?:{re.escape(written.sign)}|\b{code}){SPACE}?$", target[:start])
    other = _SIGN_BEHIND.match(target, end) or _SIGN_BEFORE.search(target[:start])
    if (
        (other and other[1] != written.sign)
        or _RANGE.search(target[:start])
        or _RANGE_BEHIND.match(target, end)
        or re.match(r"[%‰°]|\s?(?:[A-Z]{3}|F)\b", target[end:])
        or (
            not behind
            and re.match(rf"{SPACE}(?:dollars|pounds|yen|francs|cents|percent)\b", target[end:])
        )
    ):
        return start, end, new
    return (
        before.start() if before else start,
        behind.end() if behind else end,
        f"{written.sign}{new}",
    )
