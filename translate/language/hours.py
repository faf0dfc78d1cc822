"""Times of the day and hours that last, in either language, as the values that figures have: 18:30; 2.5 hours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from translate.language.figure import SMALL_ENGLISH, SMALL_FRENCH, SPACE, Strength, plain
from translate.language.quotes import Language

_FRENCH_TIME = re.compile(
    rf"(?<![\d.,])(\d{{1,2}}){SPACE}?(?:(h|H){SPACE}?(\d{{2}})?|(heures?)(?:{SPACE}(\d{{2}})\b(?!{SPACE}?%))?)(?![\w])"
    rf"({SPACE}(?:du|le){SPACE}soir|{SPACE}de{SPACE}l['’]après-midi)?"
)
#: À 19:30, at 11:15 a.m. as some write it in French too; a score or a ratio is read in figures.
_FRENCH_COLON_TIME = re.compile(
    rf"(?<![\d.,:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])(?:{SPACE}?([ap])\.?m\b\.?)?"
    rf"|(?<![\d.,:])(1[0-2]|0?\d){SPACE}?([ap])\.?m\b\.?",
    re.IGNORECASE,
)
_ENGLISH_TIME = re.compile(
    rf"(?<![\d.,])(\d{{1,2}})(?:([:.h])(\d{{2}}))?(?:{SPACE}?([ap])\.?m\b\.?|{SPACE}o['’]clock|(?<=:\d\d)(?!\d)|(?<=h\d\d)(?!\d))",
    re.IGNORECASE,
)
_NOON_AND_A_HALF = re.compile(r"\b(midi|minuit) et demie?\b", re.IGNORECASE)
_CLOCK_OF_24 = re.compile(
    r"(?<![\w.,])(([01]\d|2[0-3])([0-5]\d))(?=\s?(?:GMT|UTC|TU|hours|hrs|[CEW]E?S?T)\b)"
)
#: 24 heures sur 24, 24h/24, H24: round the clock in English.
_ROUND_THE_CLOCK = re.compile(
    rf"\b24{SPACE}?(?:h|heures)?{SPACE}?(?:sur|/){SPACE}?24\b|\bH24\b", re.I
)
_ENGLISH_DURATION = re.compile(
    rf"(?<![\d.,])(\d{{1,2}}){SPACE}(?:hours?{SPACE}(?:and{SPACE})?(\d{{1,2}})(?:{SPACE}minutes?)?|h{SPACE}(\d{{1,2}}){SPACE}min)(?!\w)"
)
#: What a race takes: 9 s 58 is 9.58 seconds; 2 h 00 min 35 s.
_SECONDS = re.compile(rf"(?<![\d.,])(\d{{1,2}}){SPACE}?s{SPACE}?(\d\d)(?!\w)")
_FRENCH_DURATION = re.compile(
    rf"(?<![\d.,])(\d{{1,3}}){SPACE}?h{SPACE}?(\d\d){SPACE}?min{SPACE}?(\d\d){SPACE}?s(?!\w)"
)
_PARTS_OF_AN_HOUR = {"15": Decimal("0.25"), "30": Decimal("0.5"), "45": Decimal("0.75")}
#: Written in British English: at 6.30.
_AT = re.compile(
    r"\b(?:at|by|until|till|before|after|from|around|about|to|since)\s$", re.IGNORECASE
)
_CLOCK = re.compile(r"([01]?\d|2[0-3])\.([0-5]\d)")
#: Half-past six, a quarter to seven, ten past eight, twenty minutes to nine.
_ENGLISH_PAST = re.compile(
    r"\b(?:(?P<half>half)|(?:a\s)?(?P<quarter>quarter)|(?P<minutes>five|ten|twenty(?:-five)?)(?P<told>\sminutes)?)[-\s](?P<past>past|(?(minutes)(?(told)to|(?!))|to))\s"
    rf"(?P<hour>\d{{1,2}}|{'|'.join(SMALL_ENGLISH[1:13])})\b",
    re.IGNORECASE,
)
_PAST = {"five": 5, "ten": 10, "twenty": 20, "twenty-five": 25}


@lru_cache
def hour_words(language: Language) -> dict[str, int]:
    """The words for the hours of a day and their values, from zero to 24: une, dix-huit, twenty-one."""
    if language == "en":
        return {
            word: hour
            for hour, word in enumerate(
                [*SMALL_ENGLISH, "twenty", *(f"twenty-{w}" for w in SMALL_ENGLISH[1:5])]
            )
        }
    tens = {"dix-sept": 17, "dix-huit": 18, "dix-neuf": 19, "vingt": 20, "vingt et une": 21}
    small = {word: hour for hour, word in enumerate(SMALL_FRENCH) if hour != 1}
    return small | {"une": 1} | tens | {f"vingt-{SMALL_FRENCH[n]}": 20 + n for n in (2, 3, 4)}


#: Minutes that are told in words behind hours in words.
SPELLED_MINUTES = {
    "quarante-cinq": "45", "cinquante": "50", "quarante": "40", "trente": "30", "vingt": "20", "quinze": "15", "dix": "10", "cinq": "05",
}  # fmt: skip
#: Hours of the afternoon in words, which English tells by 12 hours: dix-huit heures trente.
_SPELLED_TIME = re.compile(
    rf"\b({'|'.join(word for word, hour in hour_words('fr').items() if hour > 12)}){SPACE}heures(?:{SPACE}({'|'.join(SPELLED_MINUTES)})\b)?(?!\w)",
    re.IGNORECASE,
)


def readings(text: str, language: Language) -> Iterator[tuple[int, int, set[str], Strength]]:
    """The times and durations of `text`: the characters, what they may mean, and how much the loss says; a later one may lie in an earlier one."""
    for match in _ROUND_THE_CLOCK.finditer(text) if language == "fr" else ():
        yield *match.span(), {"24"}, Strength.WEAK
    for match in _FRENCH_DURATION.finditer(text) if language == "fr" else ():
        for group in (1, 2, 3):
            strength = Strength.STRONG if int(match[group]) else Strength.VAGUE
            yield *match.span(group), {str(int(match[group]))}, strength
    for match in _SECONDS.finditer(text) if language == "fr" else ():
        yield *match.span(), {f"{match[1]}.{match[2]}"}, Strength.STRONG
    for match in (_FRENCH_TIME if language == "fr" else _ENGLISH_TIME).finditer(text):
        values = _time_values(match, language)
        if values:
            yield *match.span(), values, Strength.STRONG
    for match in _SPELLED_TIME.finditer(text) if language == "fr" else ():
        hour = hour_words("fr")[match[1].lower()]
        minutes = SPELLED_MINUTES[match[2].lower()] if match[2] else "00"
        yield (
            *match.span(),
            {f"{hour % 24}:{minutes}"} | (set() if match[2] else {str(hour)}),
            Strength.STRONG,
        )
    for match in _FRENCH_COLON_TIME.finditer(text) if language == "fr" else ():
        yield *match.span(), _colon_time_values(match), Strength.STRONG
    for match in _ENGLISH_DURATION.finditer(text) if language == "en" else ():
        yield *match.span(), {f"{int(match[1])}:{int(match[2] or match[3]):02}"}, Strength.STRONG
    for match in _NOON_AND_A_HALF.finditer(text) if language == "fr" else ():
        yield (
            *match.span(),
            {"12:30", "0:30"} if match[1].lower() == "midi" else {"0:30"},
            Strength.STRONG,
        )
    for match in _CLOCK_OF_24.finditer(text):
        yield *match.span(1), {match[1], f"{int(match[2])}:{match[3]}"}, Strength.STRONG
    for match in _ENGLISH_PAST.finditer(text) if language == "en" else ():
        yield *match.span(), _past_values(match), Strength.WEAK


def _of_half(hour: int, minutes: str, half: str) -> str:
    """The time of 7:30 p.m. (`half` p) or a.m. by a clock of 24 hours."""
    return f"{hour % 12 + (12 if half == 'p' else 0)}:{minutes}"


def _time_values(match: re.Match[str], language: Language) -> set[str]:
    hour = int(match.group(1))
    if hour > 24:
        return set()
    if language == "fr":
        minutes = match.group(3) or match.group(5) or "00"
        if match.group(6) and hour < 12:
            hour += 12
        values = {f"{hour % 24}:{minutes}"}
        if match.group(4) and not match.group(5):
            values.add(str(int(match.group(1))))  # 24 heures may be a duration
        if match.group(2) and not match.group(3):
            values.add(str(int(match.group(1))))
        if match.group(2) and minutes in _PARTS_OF_AN_HOUR:  # 1h30: 1.5 hours
            values.add(plain(int(match.group(1)) + _PARTS_OF_AN_HOUR[minutes]))
        return values
    minutes = match.group(3) or "00"
    half = (match.group(4) or "").lower()
    if half:
        return {_of_half(hour, minutes, half)}
    return {f"{hour % 24}:{minutes}", f"{(hour + 12) % 24}:{minutes}"}


def _colon_time_values(match: re.Match[str]) -> set[str]:
    """The times that 7:30 or 7 p.m. may be in a French text; without a half of the day as it stands."""
    hour, minutes = int(match[1] or match[4]), match[2] or "00"
    half = (match[3] or match[5] or "").lower()
    if half:
        return {_of_half(hour, minutes, half)}
    return {f"{hour % 24}:{minutes}"}


def _past_values(match: re.Match[str]) -> set[str]:
    """The times, of either half of the day, that half-past six or a quarter to seven may be, and 6.5 or 6.75 hours."""
    word = match["hour"].lower()
    hour = int(word) if word.isdigit() else SMALL_ENGLISH.index(word)
    minutes = 30 if match["half"] else 15 if match["quarter"] else _PAST[match["minutes"].lower()]
    if match["past"].lower() == "to":
        hour, minutes = (hour - 1) % 12, 60 - minutes
    values = {f"{hour}:{minutes:02}", f"{(hour + 12) % 24}:{minutes:02}", str(60 * hour + minutes)}
    return values if minutes % 15 else values | {plain(hour + Decimal(minutes) / 60)}


def british(text: str, start: int, number: str) -> set[str]:
    """The times of the day that a decimal may be in English: at 6.30."""
    clock = _CLOCK.fullmatch(number)
    if clock is None or not _AT.search(text[max(0, start - 8) : start]):
        return set()
    return {f"{(int(clock[1]) + half) % 24}:{clock[2]}" for half in (0, 12)}


def of_the_day(hour: int, minutes: str = "") -> str:
    """The time of a clock of 24 hours as English print has it: 6:30 p.m."""
    past = f":{minutes}" if minutes.strip("0") else ""
    return f"{(hour - 1) % 12 + 1}{past} {'a' if hour % 24 < 12 else 'p'}.m."


def in_english(text: str) -> str:
    """The French time `text`, with an h or minutes, as English print has it; empty if it is none."""
    time = _FRENCH_TIME.fullmatch(text)
    return of_the_day(int(time[1]), time[3] or "") if time and (time[3] or time[2]) else ""
