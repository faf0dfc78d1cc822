"""Figures in a text: numbers, dates and telephone numbers, and times (`hours`), by value and not by spelling.

A figure is read into every value that its spelling may have (1.234 is 1234 in a French text, or 1.234
in a sloppy one), and a French and an English figure agree when they have a value in common. So
1 234,5 is 1,234.5; 3,5 milliards is 3.5 billion; 18h30 is 6:30 p.m.; quatre-vingts is 80.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from itertools import zip_longest
from typing import Protocol

from translate.language import hours, identifiers
from translate.language.calendar import months
from translate.language.figure import (
    IDENTIFIER,
    SMALL_ENGLISH,
    SMALL_FRENCH,
    SPACE,
    Figure,
    Strength,
    plain,
)
from translate.language.quotes import Language


class _Add(Protocol):
    """Takes a figure unless a stretch of it is one already."""

    def __call__(
        self, start: int, end: int, values: set[str], strength: Strength = Strength.STRONG
    ) -> None: ...


_TENS_FRENCH = {"vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50,
    "soixante": 60, "septante": 70, "huitante": 80, "octante": 80, "nonante": 90}  # fmt: skip
_TENS_ENGLISH = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90}  # fmt: skip
_ADD: dict[Language, dict[str, int]] = {
    "fr": {w: n for n, w in enumerate(SMALL_FRENCH)} | {"une": 1} | _TENS_FRENCH,
    "en": {w: n for n, w in enumerate(SMALL_ENGLISH)} | _TENS_ENGLISH,
}
_MULTIPLY: dict[Language, dict[str, int]] = {
    "fr": {"cent": 10**2, "cents": 10**2, "mille": 10**3, "million": 10**6, "millions": 10**6,
           "milliard": 10**9, "milliards": 10**9, "billion": 10**12, "billions": 10**12},
    "en": {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9,
           "trillion": 10**12},
}  # fmt: skip
#: Words that numbers are spelled with.
NUMBER_WORDS: dict[Language, frozenset[str]] = {
    "fr": frozenset([*_ADD["fr"], *_MULTIPLY["fr"]]),
    "en": frozenset([*_ADD["en"], *_MULTIPLY["en"]]),
}
#: Written after digits: 3,5 milliards; £3bn.
_SCALE: dict[Language, dict[str, int]] = {
    "fr": {"mille": 10**3, "milliers": 10**3, "million": 10**6, "millions": 10**6,
           "milliard": 10**9, "milliards": 10**9, "billion": 10**12, "billions": 10**12,
           "k": 10**3, "m": 10**6, "md": 10**9, "mds": 10**9, "milles": 10**3},
    "en": {"thousand": 10**3, "million": 10**6, "millions": 10**6, "billion": 10**9,
           "billions": 10**9, "trillion": 10**12, "tn": 10**12, "bn": 10**9, "m": 10**6, "k": 10**3,
           "thousand million": 10**9, "grand": 10**3},
}  # fmt: skip
_FIRST_ORDINALS_ENGLISH = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
]  # fmt: skip
_ORDINALS_ENGLISH = (
    {w: n for n, w in enumerate(_FIRST_ORDINALS_ENGLISH, start=1) if n > 2}
    | {f"{t[:-1]}ieth": n for t, n in _TENS_ENGLISH.items()}
    | {
        f"{t}-{w}": tens + n
        for t, tens in _TENS_ENGLISH.items()
        for n, w in enumerate(_FIRST_ORDINALS_ENGLISH[:9], start=1)
    }
)
_FIRST_ORDINALS_FRENCH = [
    "unième", "deuxième", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième",
    "neuvième", "dixième", "onzième", "douzième", "treizième", "quatorzième", "quinzième",
    "seizième", "dix-septième", "dix-huitième", "dix-neuvième",
]  # fmt: skip
_BASES_FRENCH = {
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "quatre-vingt": 80,
}  # fmt: skip
_ORDINALS_FRENCH = (
    {w: n for n, w in enumerate(_FIRST_ORDINALS_FRENCH, start=1) if n > 2}
    | {f"{t.removesuffix('e')}ième": n for t, n in _BASES_FRENCH.items()}
    | {
        f"{t}{' et ' if w in ('unième', 'onzième') and t != 'quatre-vingt' else '-'}{w}": tens + n
        for t, tens in _BASES_FRENCH.items()
        for n, w in enumerate(_FIRST_ORDINALS_FRENCH, start=1)
        if n < 10 or tens in (60, 80)
    }
)
_VAGUE: dict[Language, dict[str, int]] = {
    "fr": {"un": 1, "une": 1, "premier": 1, "première": 1, "second": 2, "seconde": 2,
           "deuxième": 2, "double": 2, "dizaine": 10, "dizaines": 10, "douzaine": 12,
           "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40,
           "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "centaines": 100,
           "millier": 1000, "milliers": 1000, "cent": 100, "mille": 1000, "million": 10**6,
           "milliard": 10**9, "moitié": 2, "demi": 2, "tiers": 3, "quart": 4, "siècle": 100,
           "décennie": 10, "quinquennat": 5, "bicentenaire": 200, "centenaire": 100,
           "trentenaire": 30, "quarantenaire": 40, "cinquantenaire": 50, "soixantenaire": 60},
    "en": {"one": 1, "first": 1, "once": 1, "second": 2, "twice": 2, "both": 2, "double": 2,
           "couple": 2, "pair": 2, "twin": 2, "dozen": 12, "dozens": 12, "fortnight": 15,
           "score": 20, "hundred": 100, "hundreds": 100, "thousand": 1000, "thousands": 1000,
           "million": 10**6, "millions": 10**6, "billion": 10**9, "billions": 10**9,
           "trillion": 10**12, "half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4,
           "century": 100, "decade": 10},
}  # fmt: skip
_DECADES = {
    w: n * 10
    for n, w in enumerate(
        [
            "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties",
            "nineties",
        ],
        start=2,
    )
}  # fmt: skip
_FRENCH_DECADE = re.compile(
    r"\bannées[ \u00a0](vingt|trente|quarante|cinquante|soixante-dix|soixante|quatre-vingt-dix|quatre-vingt)s?\b",
    re.IGNORECASE,
)
_LITERAL = (
    rf"\d{{1,3}}(?:{SPACE}\d{{3}})+(?:[.,]\d+)?(?!\d)"
    r"|\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d+)?(?!\d)"
    r"|\d+(?:[.,]\d+)?"
    r"|(?<![\w.])\.\d+(?!\d|\.\d)"
)
PHONE = re.compile(
    r"(?<![\d.,])(?:\+\d{1,3}[ .-]?(?:\(0\))?\d{1,3}|0\d)(?:[ .-]\d{2,4}){2,5}(?![\d])"
)
_DATE = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?!\d)|(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")  # fmt: skip
#: 1/1,000th, for un millième.
_ENGLISH_PART = re.compile(r"(?<![\w.,/])1/(\d[\d,]*)ths?\b")
_MONTH_BEFORE = re.compile(
    rf"(?<!\d )(?<!\der )(?<!\w)(?:{'|'.join((*months('fr'), *months('en')))})\s$", re.IGNORECASE
)
#: What English may count in smaller units: fifteen minutes, fifty years.
_PARTS_FRENCH = tuple(
    (re.compile(rf"\b{french}\b", re.IGNORECASE), value)
    for french, value in (
        (r"trois quarts d['’]heure", "45"), (r"quarts? d['’]heure", "15"), (r"demi-heures?", "30"),
        (r"demi-siècles?", "50"), (r"quarts? de siècle", "25"), (r"demi-douzaines?", "6"),
        (r"demi-journées?", "12"),
    )
)  # fmt: skip
#: 1 m 75 is 1.75 m.
_METRES = re.compile(rf"(?<![\d.,])([1-9]){SPACE}?m{SPACE}?(\d\d)(?!\w)")
#: Douze ans trois quarts, deux heures et quart: 12.75 years, 2.25 hours.
_AND_QUARTERS = re.compile(
    rf"(?<![\w-])(?P<n>\d{{1,2}}|une?|{'|'.join(SMALL_FRENCH[2:13])})\s(?:heures?|jours?|ans?|années?|mois|mètres?|tonnes?)"
    r"\s(?:et\s)?(?:(?P<three>trois quarts)|(?:un )?quart)\b",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"(?<!\w)([IVX]{1,6})(?:e|è|ème|er|ᵉ)s?(?!\w)")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10}


#: Un million et demi, deux millions et demi; one and a half million, a million and a half.
_HALF: dict[Language, re.Pattern[str]] = {
    "fr": re.compile(
        rf"(?<![\w-])(?P<n>\d+|un|{'|'.join(SMALL_FRENCH[2:10])})\s(?P<scale>mille|millions?|milliards?)\set\sdemi\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"(?<![\w-])(?P<n>\d+|an?|{'|'.join(SMALL_ENGLISH[1:10])})\s(?:and\sa\shalf\s(?P<scale>thousand|million|billion)"
        r"|(?P<before>thousand|million|billion)s?\sand\sa\shalf)\b",
        re.IGNORECASE,
    ),
}
#: Un demi-million; half a million.
_HALF_OF: dict[Language, re.Pattern[str]] = {
    "fr": re.compile(r"(?<![\w-])(?:un )?demi[- ](?P<scale>million|milliard)s?\b", re.IGNORECASE),
    "en": re.compile(
        r"(?<![\w-])(?:a )?half[ -](?:an?[ -])?(?P<scale>million|billion|trillion)\b", re.IGNORECASE
    ),
}


#: Deux heures et demie; two and a half hours, an hour and a half.
_AND_A_HALF: dict[Language, re.Pattern[str]] = {
    "fr": re.compile(
        rf"(?<![\w-])(?P<n>\d{{1,2}}|une?|{'|'.join(SMALL_FRENCH[2:13])})\s(?P<of>heures?|jours?|ans?|années?|mois"
        r"|semaines?|siècles?|fois|mètres?|kilomètres?|tonnes?|points?)\set\sdemie?s?\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"(?<![\w-])(?:(?P<n>\d{{1,2}}|an?|{'|'.join(SMALL_ENGLISH[1:13])})[ -]and[ -]a[ -]half\b(?P<of>[ -]hours?\b)?"
        r"|(?P<m>an?|one)(?P<one>\s[a-z]+)\sand\sa\shalf\b)",
        re.IGNORECASE,
    ),
}


def _and_a_half(match: re.Match[str], language: Language) -> set[str]:
    """What a number and a half may be: of hours also the time of the day, and the minutes."""
    parts = match.groupdict()
    word = (parts["n"] or parts.get("m") or "").lower()
    number = 1 if word in ("a", "an") else int(word) if word.isdigit() else _ADD[language][word]
    values = {f"{number}.5"}
    unit = (parts["of"] or parts.get("one") or "").lower()
    if "heure" in unit or "hour" in unit:
        values |= {f"{number}:30", f"{(number + 12) % 24}:30", str(60 * number + 30)}
    return values


def _and_quarters(match: re.Match[str]) -> set[str]:
    """What a number and one quarter or three may be: of hours also the time of the day."""
    word = match["n"].lower()
    number = int(word) if word.isdigit() else _ADD["fr"][word]
    part, minutes = ("75", 45) if match["three"] else ("25", 15)
    values = {f"{number}.{part}"}
    if "heure" in match.group().lower():
        values |= {
            f"{number}:{minutes}",
            f"{(number + 12) % 24}:{minutes}",
            str(60 * number + minutes),
        }
    return values


def _half_value(match: re.Match[str], language: Language) -> str:
    word = match["n"].lower()
    number = 1 if word in ("a", "an") else int(word) if word.isdigit() else _ADD[language][word]
    scale = match["scale"] or match["before"]
    return plain((Decimal(number) + Decimal("0.5")) * _SCALE[language][scale.lower()])


def _literals(text: str, language: Language) -> set[Decimal]:
    """The values that the digits `text` may have."""
    text = re.sub(rf"{SPACE}|['’]", "", text)
    marks = re.findall(r"[.,]", text)
    if not marks:
        return {Decimal(text)}
    last = marks[-1]
    tail = len(text) - text.rindex(last) - 1
    bare = Decimal(re.sub(r"[.,]", "", text))
    if len(marks) > 1 and len(set(marks)) == 1:
        return {bare}
    decimal = Decimal(re.sub(r"[.,](?=.*[.,])", "", text).replace(",", "."))
    if len(marks) > 1:
        return {decimal}
    if tail != 3:
        return {decimal}
    if text.startswith("0"):
        return {decimal}  # 0,025
    # With three digits after it, a mark may divide thousands or decimals in a French text, where
    # English notation is often met; in English only a full stop may.
    return {bare, decimal} if language == "fr" or last == "." else {bare}


def ranks_between(text: str) -> set[str]:
    """The ranks that a French range of them leaves unsaid: 12 in du XIe au XIIIe."""
    return {
        str(rank)
        for first, last in re.findall(rf"{_ROMAN.pattern}\s?(?:au|à|-|–)\s?{_ROMAN.pattern}", text)
        for rank in range(_roman(first) + 1, _roman(last))
    }


def _roman(numeral: str) -> int:
    values = [_ROMAN_DIGITS[c] for c in numeral]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


@cache
def _patterns(language: Language) -> dict[str, re.Pattern[str]]:
    scales = "|".join(sorted(_SCALE[language], key=len, reverse=True))
    words = sorted({*_ADD[language], *_MULTIPLY[language]}, key=len, reverse=True)
    word = "|".join(words)
    # Les deux prochains milliards are the next two billion.
    joiner = (
        r"(?:[- ]|[- ]et[- ]| (?:premi|derni)ers | prochains | autres )"
        if language == "fr"
        else r"(?:[- ]|,? and )"
    )
    ordinals = _ORDINALS_FRENCH if language == "fr" else _ORDINALS_ENGLISH
    ordinal = "er|re|ère|e|è|ème|eme|nde?|ᵉ" if language == "fr" else "st|nd|rd|th"
    ranges = r"à|et|ou|-|–" if language == "fr" else r"to|and|or|-|–"
    return {
        "literal": re.compile(
            rf"(?<![\d])(?<!\b[kc]m)(?<!\d[kc]m)(?<!\dm)(?<!\d{SPACE}m)(?:{_LITERAL})(?:(?P<ordinal>{ordinal})s?(?![\w])"
            rf"|(?P<decade>'?s\b)|(?:{SPACE}|-)?(?P<scale>{scales})\b)?",
            re.IGNORECASE,
        ),
        "words": re.compile(rf"(?<![\w-])(?:{word})(?:{joiner}(?:{word}))*(?![\w])", re.I),
        "ordinal words": re.compile(
            rf"(?<![\w-])(?:{'|'.join(sorted(ordinals, key=len, reverse=True))})s?(?!\w)", re.I
        ),
        "vague": re.compile(rf"(?<![\w])(?:{'|'.join(_VAGUE[language])})(?!\w)", re.I),
        "shared scale": re.compile(
            rf"{SPACE}(?:à|ou|to|or){SPACE}[\w.,]+{SPACE}(?P<scale>{scales})\b", re.I
        ),
        "range": re.compile(rf"{SPACE}?(?:{ranges}){SPACE}?(?:[€$£]{SPACE}?)?$", re.I),
    }


def _spelled(words: list[str], language: Language) -> Iterator[tuple[int, int, int]]:
    """Numbers in a row of number words: index of the first word, of the one after, value."""
    add, multiply = _ADD[language], _MULTIPLY[language]
    start, end, total, current, last = 0, 0, 0, 0, 0
    for i, word in enumerate(words):
        if word in multiply:
            times = multiply[word]
            if word == "cent" and words[start:i] == ["un"]:
                continue  # a coin
            if times == 100:
                current = (current or 1) * 100
            elif last in _MULTIPLY[language].values() and 100 < last < times:
                total, current = (total + current) * times, 0  # seven thousand million
            else:
                total += (current or 1) * times
                current = 0
            last, end = times, i + 1
            continue
        value = add.get(word)
        if value is None:  # et, and
            continue
        if language == "fr" and value == 20 and current % 100 == 4 and last == 4:
            current += 76
            last, end = 80, i + 1
            continue
        room = last == 0 or last >= 100 or (last in range(20, 100, 10) and value < 10)
        if language == "fr":
            room = room or (last in (60, 80) and value < 17) or (last == 10 and value in (7, 8, 9))
        if not room:
            yield start, end, total + current
            start, total, current = i, 0, 0
        current += value
        end = i + 1
        last = 10 + value if language == "fr" and last in (60, 80) and value == 10 else value
        if language == "fr" and last == 20 and value == 10:
            last = 10  # soixante-dix may go on: soixante-dix-sept
    if words:
        yield start, end, total + current


def figures(text: str, language: Language) -> list[Figure]:
    """The figures of `text`, in order."""
    return list(_figures(text, language))


@lru_cache(maxsize=1024)  # the French of all hypotheses is the same
def _figures(text: str, language: Language) -> tuple[Figure, ...]:
    found: list[Figure] = []
    taken = bytearray(len(text))

    def add(start: int, end: int, values: set[str], strength: Strength = Strength.STRONG) -> None:
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            found.append(Figure(start, end, frozenset(values), strength))

    for start, end in identifiers.identifiers(text):
        add(start, end, {IDENTIFIER + identifiers.key(text[start:end])})
    for match in PHONE.finditer(text):
        digits = re.sub(r"\D", "", match.group().replace("(0)", ""))
        if len(digits) >= 9:
            add(*match.span(), {"tel:" + re.sub(r"^(?:33|44|1|0)", "", digits)})
    for match in _DATE.finditer(text):
        add(*match.span(), _date_values(match))
    for reading in hours.readings(text, language):
        add(*reading)
    for match in _ENGLISH_PART.finditer(text) if language == "en" else ():
        add(*match.span(), {match[1].replace(",", "")}, Strength.VAGUE)
    for pattern, value in _PARTS_FRENCH if language == "fr" else ():
        for match in pattern.finditer(text):
            add(*match.span(), {value}, Strength.VAGUE)
    for match in _METRES.finditer(text) if language == "fr" else ():
        add(*match.span(), {plain(Decimal(f"{match[1]}.{match[2]}"))})
    for match in _HALF[language].finditer(text):
        add(*match.span(), {_half_value(match, language)})
    for match in _HALF_OF[language].finditer(text):
        scale = _SCALE[language][match["scale"].lower()]
        add(*match.span(), {plain(Decimal("0.5") * scale)})
    for match in _AND_A_HALF[language].finditer(text):
        add(*match.span(), _and_a_half(match, language), Strength.WEAK)
    for match in _AND_QUARTERS.finditer(text) if language == "fr" else ():
        add(*match.span(), _and_quarters(match), Strength.WEAK)
    _add_literals(text, language, add)
    if language == "fr":
        for match in _ROMAN.finditer(text):
            add(*match.span(), {str(_roman(match.group(1)))}, Strength.WEAK)
    _add_words(text, language, add)
    return tuple(sorted(found, key=lambda f: f.start))


def _date_values(match: re.Match[str]) -> set[str]:
    if match.group(4):
        return {match.group()}
    first, second, year = int(match.group(1)), int(match.group(2)), match.group(3)
    year = year if len(year) == 4 else "20" + year
    orders = {(first, second), (second, first)}
    return {f"{year}-{month:02}-{day:02}" for day, month in orders if month <= 12 and day <= 31}


#: Digits behind a nought count nothing, and are as they are: 00018.
_NUMBERED = re.compile(r"0\d{3,}")


def _add_literals(text: str, language: Language, add: _Add) -> None:
    matches = list(_patterns(language)["literal"].finditer(text))
    for match, following in zip_longest(matches, matches[1:]):
        digits = re.match(_LITERAL, match.group())
        assert digits is not None
        number, numbers = digits.group(), _literals(digits.group(), language)
        scale = _scale_of(text, match)
        factors = {_SCALE[language][scale]} if scale else {1}
        if scale == "milles":
            factors.add(1)  # misspelled thousands, or miles
        if not scale and following and following["scale"]:
            between = text[match.end() : following.start()]
            if _patterns(language)["range"].fullmatch(between):  # 3 to 5 million
                factors.add(_SCALE[language].get(following["scale"].lower(), 1))
        values = {plain(n * f) for n in numbers for f in factors}
        if _NUMBERED.fullmatch(number):
            values = {number}
        values |= _years(text, match, number)
        if language == "fr" and text.startswith(" de finale", match.end()):
            values |= {plain(2 * n) for n in numbers}  # 8es de finale: round of 16
        if language == "en":
            values |= hours.british(text, match.start(), number)
        is_unit = match["scale"] and not scale
        add(match.start(), match.start() + len(number) if is_unit else match.end(), values)


#: What is counted by millions: 25m people, 3m voters; but 100m hurdles.
_COUNTED = re.compile(
    r"\s(?:people|children|men|women|(?!hurdles|sprints|metres|meters)[a-z]{3,}s)\b"
)


def _scale_of(text: str, match: re.Match[str]) -> str | None:
    """What is written after digits and multiplies them: million; 10 m are metres, but $10 m are not."""
    scale = match["scale"]
    if scale in ("m", "M", "k") and not (
        re.search(r"[€$£]\s?$", text[max(0, match.start() - 2) : match.start()])
        or re.match(r"\s?[€$£]", text[match.end() : match.end() + 2])
        or (scale == "m" and _COUNTED.match(text, match.end()))
    ):
        return None
    return scale.lower() if scale else None


def _years(text: str, match: re.Match[str], number: str) -> set[str]:
    """The years that digits may mean, and the digits that years may be: 2013-14, mai 68, années 1990."""
    before = text[max(0, match.start() - 15) : match.start()]
    decade = match["decade"] or re.search(r"années\s$", before)
    if re.fullmatch(r"\d{4}", number):
        return {number[2:]} if re.search(r"années\s$", before) else set()
    if not re.fullmatch(r"\d{2}", number):
        return set()
    years = {"19" + number, "20" + number} if decade or _MONTH_BEFORE.search(before) else set()
    if re.search(r"\d{4}[-–/]$", before):
        years.add(before[-5:-3] + number)
    return years


#: The city, not the Thirty Years' War.
_TRENTO = re.compile(r"(?:(?<=\bde\s)|(?<=.\bà\s))Trente(?=\s*(?:[,.;:!?)»]|$))")


def _add_words(text: str, language: Language, add: _Add) -> None:
    pattern = _patterns(language)
    ordinals = _ORDINALS_FRENCH if language == "fr" else _ORDINALS_ENGLISH
    for match in pattern["ordinal words"].finditer(text):
        word = match.group().lower()
        value = ordinals[word if word in ordinals else word.rstrip("s")]
        add(*match.span(), {str(value)}, Strength.VAGUE)
    for match in _FRENCH_DECADE.finditer(text) if language == "fr" else ():
        decade = _BASES_FRENCH.get(match[1].lower(), 0) or {"soixante-dix": 70}.get(
            match[1].lower(), 90
        )
        add(*match.span(1), {str(decade), str(1900 + decade)}, Strength.WEAK)
    for word, decade in _DECADES.items() if language == "en" else ():
        for match in re.finditer(rf"\b{word}\b", text, re.I):
            add(*match.span(), {str(decade), str(1900 + decade)}, Strength.WEAK)
    for match in pattern["words"].finditer(text):
        spans = list(re.finditer(r"[^\s\-,]+", match.group()))
        words = [s.group().lower() for s in spans]
        for first, after, value in _spelled(words, language):
            start = match.start() + spans[first].start()
            end = match.start() + spans[after - 1].end()
            alone = after - first == 1
            if alone and words[first] in _VAGUE[language]:
                continue
            if _TRENTO.match(text, start):
                continue
            strong = value > 12 and not (alone and value >= 100)
            strength = Strength.STRONG if strong else Strength.WEAK
            if value in (8, 15) and re.match(r"\sjours\b", text[end:]):
                strength = Strength.VAGUE  # a week, a fortnight
            values = {str(value)}
            shared = pattern["shared scale"].match(text, end)
            if shared:  # deux à trois millions
                values.add(str(value * _SCALE[language][shared["scale"].lower()]))
            add(start, end, values, strength)
    for match in pattern["vague"].finditer(text):
        value = _VAGUE[language][match.group().lower()]
        add(*match.span(), {str(value)}, Strength.VAGUE)


_SCALES_ENGLISH = {10**3: "thousand", 10**6: "million", 10**9: "billion", 10**12: "trillion"}


def in_english(text: str) -> str:
    """The French figure `text` as English print writes it, or as it is where that is not known.

    2 250 is 2,250; 4,5 Md is 4.5 billion; dix-huit is eighteen; XXIe is 21st; 18 h 30 is 6:30 p.m.
    """
    if time := hours.in_english(text):
        return time
    roman = _ROMAN.fullmatch(text)
    if roman:
        return _ordinal(_roman(roman[1]))
    number = _patterns("fr")["literal"].fullmatch(text)
    if number:
        digits = re.match(_LITERAL, text)
        assert digits is not None
        value = max(_literals(digits[0], "fr"))  # 1.234 has thousands
        is_plain = digits[0].isdigit()
        if number["ordinal"]:
            return _ordinal(int(value))
        scale = _SCALE["fr"][number["scale"].lower()] if number["scale"] else 1
        written = (
            digits[0] if is_plain and scale == 1 else plain(value) if is_plain else f"{value:,f}"
        )
        return f"{written} {_SCALES_ENGLISH[scale]}" if scale > 1 else written
    words = [f for f in figures(text, "fr") if (f.start, f.end) == (0, len(text))]
    spelled = next(iter(words[0].values)) if len(words) == 1 and len(words[0].values) == 1 else ""
    if not spelled.isdigit():
        return text
    whole = int(spelled)
    for scale in (10**9, 10**6):
        if whole and whole % scale == 0:
            return f"{whole // scale:,} {_SCALES_ENGLISH[scale]}"
    return _in_words(whole) if whole < 100 else f"{whole:,}"


def _in_words(number: int) -> str:
    if number < len(SMALL_ENGLISH):
        return SMALL_ENGLISH[number]
    tens = {n: word for word, n in _TENS_ENGLISH.items()}[number // 10 * 10]
    return f"{tens}-{SMALL_ENGLISH[number % 10]}" if number % 10 else tens


def _ordinal(number: int) -> str:
    last = 0 if number % 100 in (11, 12, 13) else number % 10
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"
