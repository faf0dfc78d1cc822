"""Times of the day: where a French text tells one, and English that has it otherwise than English print.

French tells them by 24 hours, and with the word that durations have (de 18 heures à 6 heures), so that a model writes
18 hours, 18 p.m., or “to 6” for « à ». What stands around hours tells whether they are a time or last.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from translate.language.figure import SPACE
from translate.language.hours import SPELLED_MINUTES, hour_words, of_the_day

_FRENCH, _ENGLISH = hour_words("fr"), hour_words("en")
_MINUTES = SPELLED_MINUTES | {"quart": "15", "demie": "30"}

#: 9h, 18 h 30, 18 heures, dix-huit heures trente, 8 heures du soir.
_HOURS = re.compile(
    rf"(?<![\w.,:-])(?P<hour>[01]?\d|2[0-4]|{'|'.join(sorted(_FRENCH, key=len, reverse=True))}){SPACE}?"
    rf"(?:h(?:{SPACE}?(?P<m>[0-5]\d))?(?!\w)"
    rf"|heures?\b(?:{SPACE}(?:(?P<minutes>[0-5]\d)\b(?!{SPACE}?(?:%|min))|(?P<words>et{SPACE}quart|et{SPACE}demie|{'|'.join(SPELLED_MINUTES)})\b))?)"
    rf"(?P<half>{SPACE}(?:du{SPACE}(?:matin|soir)|de{SPACE}l['’]après-midi)\b)?",
    re.IGNORECASE,
)
#: What stands behind hours that last, or that something is away.
_LASTING = re.compile(
    rf"{SPACE}(?:d(?:es?|u){SPACE}(?![\d(])|d['’]|par{SPACE}|sur{SPACE}\d|chaque\b|chacun|supplémentaires?\b|consécutives?\b"
    rf"|(?:dans|sous|sans|selon|en{SPACE}(?:voiture|train|avion|bateau|bus)|à{SPACE}pied|plus{SPACE}t(?:ard|ôt)|auparavant|après|avant|durant|près|environ|maximum|au{SPACE}(?:plus|moins|total))\b)",
    re.IGNORECASE,
)
_BEHIND_TIMES = re.compile(
    rf"{SPACE}\(?(?:GMT|UTC|TU|précises|pile|tapantes|heures?{SPACE}(?:locales?|de{SPACE}[A-ZÉ]))"
)
_AT = re.compile(rf"(?<!\w)à{SPACE}$", re.IGNORECASE)
_AROUND = re.compile(rf"(?<!\w)vers{SPACE}$", re.IGNORECASE)
_BEFORE_TIMES = re.compile(
    rf"(?<!\w)(?:à|vers|dès|(?:à{SPACE}(?:partir|compter)|aux{SPACE}(?:alentours|environs)|sur{SPACE}le{SPACE}coup){SPACE}de"
    rf"|il{SPACE}(?:est|était)){SPACE}$",
    re.IGNORECASE,
)
#: What goes to so many hours: le temps de travail est ramené à 32 heures.
_MEASURED_TO = re.compile(
    r"\b(?:fix|s['’]élèv|pass|port|ramen|limit|estim|évalu|chiffr|abaiss|équiva|égal|condamn|rédui|supérieur|inférieur|correspond|plafonn"
    rf"|allong)\w*{SPACE}à{SPACE}$"
)
#: What lasts, or takes so long.
_LASTS = re.compile(
    r"\b(?:dur\w+|pren(?:d|nent|ait|dre)|tien\w+|tenir|passer|autonomie|attendre|attente|patienter|demande(?:nt|r)?|nécessite\w*|faut|mett(?:re|ent|ait)|var(?:ie|ient)|va|vont)\b[^.;:!?,]{0,25}$",
    re.IGNORECASE,
)
#: Before a time of the afternoon in figures; before, after and up to fewer hours it may last.
_BEFORE_AFTERNOONS = re.compile(rf"(?<!\w)(?:avant|après|jusqu['’]à){SPACE}$", re.IGNORECASE)
#: Three to four hours; trois, quatre heures.
_BEHIND_A_NUMBER = re.compile(
    rf"(?:\d|\b(?:{'|'.join(_FRENCH)}|trente|minutes?)){SPACE}(?:à|et|ou){SPACE}$", re.IGNORECASE
)
_FROM = re.compile(rf"(?:(?<!\w)(?:de|entre){SPACE}|[(:,;]{SPACE}?|^)$", re.IGNORECASE)
_UNTIL = re.compile(rf"{SPACE}?(?:à|et|[-–]){SPACE}?")
#: De 9 à 17 heures.
_FROM_BARE = re.compile(
    rf"(?<!\w)(?:de|entre){SPACE}(?P<hour>1?\d|2[0-3]){SPACE}(?:à|et){SPACE}$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Time:
    """A time of the day in a French text.

    Attributes:
        start, end: where it stands, in characters.
        hour: by a clock of 24 hours.
        minutes: two digits; 00 for the full hour.
        english: as English print has it: 6:30 p.m.; eight o'clock for « huit heures », which may be of either half.
        preposition: the English for « à » or « vers » before it, or empty.
    """

    start: int
    end: int
    hour: int
    minutes: str
    english: str
    preposition: str = ""


@lru_cache(maxsize=512)  # a source is read anew beside each of its hypotheses and of its repairs
def times(french: str) -> tuple[Time, ...]:
    """The times of the day that `french` tells, in order: à 9h, de 14h à 18h30, vers dix-huit heures."""
    found: dict[int, Time] = {}
    previous: re.Match[str] | None = None
    for match in _HOURS.finditer(french):
        before = french[: match.start()]
        if previous and _UNTIL.fullmatch(french, previous.end(), match.start()):
            # From one to another: both are times, or both last.
            found.pop(previous.start(), None)
            start = before[: previous.start()]
            lasts = _LASTS.search(start) or _LASTING.match(french, match.end())
            both = _FROM.search(start) and not lasts
            if both and any(_is_exact(hours) for hours in (previous, match)):
                found[previous.start()] = _time(previous)
                found[match.start()] = _time(match)
        elif bare := _FROM_BARE.search(before):
            # Until the afternoon, for else it may last so long.
            lasts = _LASTS.search(before) or _LASTING.match(french, match.end())
            if _hour(match) > 12 and not lasts:
                hour = int(bare["hour"])
                found[bare.start("hour")] = Time(*bare.span("hour"), hour, "00", of_the_day(hour))
                found[match.start()] = _time(match)
        elif _tells_time(before, match):
            preposition = "at" if _AT.search(before) else "around" if _AROUND.search(before) else ""
            found[match.start()] = _time(match, preposition)
        previous = match
    return tuple(found[start] for start in sorted(found))


def _tells_time(before: str, match: re.Match[str]) -> bool:
    """Whether hours behind the French `before` are a time of the day, and do not last."""
    if match["half"] or _BEHIND_TIMES.match(match.string, match.end()):
        return True
    if _LASTING.match(match.string, match.end()) or _MEASURED_TO.search(before):
        return False
    if _BEHIND_A_NUMBER.search(before) or _hour(match) == 24:
        return False
    if _BEFORE_AFTERNOONS.search(before):
        return match["hour"].isdigit() and _hour(match) > 12 and not _LASTS.search(before)
    return _BEFORE_TIMES.search(before) is not None


def _is_exact(match: re.Match[str]) -> bool:
    """Whether hours are such as times have rather than what lasts: in figures, or of the afternoon."""
    return match["hour"].isdigit() or _hour(match) > 12


def _hour(match: re.Match[str]) -> int:
    word = match["hour"].lower()
    return int(word) if word.isdigit() else _FRENCH[word]


def _time(match: re.Match[str], preposition: str = "") -> Time:
    hour, half = _hour(match), (match["half"] or "").lower()
    if hour < 12 and half and "matin" not in half:
        hour += 12
    minutes = match["m"] or match["minutes"] or ""
    if match["words"]:
        minutes = _MINUTES[match["words"].lower().split()[-1]]
    either = not (half or match["hour"].isdigit()) and 0 < hour <= 12
    word = next(word for word, value in _ENGLISH.items() if value == hour % 24)
    if either:
        english = f"{hour}:{minutes}" if minutes else f"{word} o'clock"
    else:
        english = of_the_day(hour, minutes)
    return Time(*match.span(), hour % 24, minutes or "00", english, preposition)


_ENGLISH_HOURS = re.compile(
    rf"(?<![\w.,:$€£-])(?<!past )(?:(?P<hour>\d{{1,2}})(?:(?P<sign>[:.]|{SPACE}?h{SPACE}?)(?P<m>[0-5]\d))?|(?P<word>{'|'.join(sorted(_ENGLISH, key=len, reverse=True))}))"
    rf"(?:{SPACE}?(?P<unit>hours?|h|o['’]clock|(?P<half>[ap])\.?m\b\.?)(?!\w)(?:{SPACE}(?:and{SPACE})?(?P<minutes>[0-5]\d|fifteen|thirty|forty-five)\b(?:{SPACE}minutes)?)?)?"
    rf"(?P<part>{SPACE}(?:in|of|from){SPACE}(?:the{SPACE})?(?:morn(?:ing)?|afternoon|evening)\b)?"
    rf"(?![\w%€$£:-]|[.,]\d|{SPACE}?(?:%|percent|million|billion|hundred))",
    re.IGNORECASE,
)
_ENGLISH_MINUTES = {"fifteen": "15", "thirty": "30", "forty-five": "45"}
_BEFORE_ENGLISH = re.compile(
    r"\b(?:from|at|to|until|till|by|around|about|before|after|since|between|and|past) $", re.I
)
#: Before hours of a time; behind other words they may be right, and last.
_BEFORE_HOURS = {
    "at": re.compile(r"\b(?:at|by|from) $", re.I),
    "around": re.compile(r"\b(?:at|by|around|about|towards?) $", re.I),
}


def _past(match: re.Match[str]) -> str:
    """The minutes past the hour that the English tells, in two digits."""
    told = match["m"] or match["minutes"] or "00"
    return _ENGLISH_MINUTES.get(told.lower(), told)


def _is_right(time: Time, match: re.Match[str]) -> bool:
    """Whether the English tells the time as it is, in whatever notation English has."""
    hour = int(match["hour"] or _ENGLISH[match["word"].lower()])
    if _past(match) != time.minutes or hour % 12 != time.hour % 12:
        return False
    if match["sign"] and "h" in match["sign"].lower():
        return False
    if match["half"]:
        return 0 < hour <= 12 and (time.hour >= 12) == (match["half"].lower() == "p")
    if match["unit"]:
        return match["unit"].startswith("o") and 0 < hour <= 12
    return match["m"] is not None or hour <= 12


def _is_wrong(time: Time, match: re.Match[str]) -> bool:
    """Whether the English has the hour, and not as English tells it: 18 hours, 18 p.m., 6 a.m. for 18 h."""
    hour = int(match["hour"] or _ENGLISH[match["word"].lower()])
    lacks_minutes = (match["unit"] or "").lower().startswith("h") and not (
        match["m"] or match["minutes"]
    )
    if _past(match) != time.minutes and not lacks_minutes:
        return False
    same = hour % 12 == time.hour % 12 if match["part"] else hour % 24 == time.hour
    before = match.string[: match.start()]
    if time.preposition and hour <= 12 and (match["unit"] or "").startswith("h"):
        return same and _BEFORE_HOURS[time.preposition].search(before) is not None
    if match["half"] and 0 < hour <= 12:
        return time.hour > 12 and hour % 12 == time.hour % 12
    if match["unit"] or match["sign"]:
        return same
    return same and hour > 12 and _BEFORE_ENGLISH.search(before) is not None


def mistold(french: str, english: str) -> list[tuple[int, int, str]]:
    """Where `english` has times of `french` otherwise than English print, in order: the characters, and what is right."""
    there = times(french)
    if not there:
        return []
    starts = {time.start for time in there}
    lasting = {_hour(m) for m in _HOURS.finditer(french) if m.start() not in starts}
    # What the French has as a number of something else is no hour: les moins de 18 ans.
    others = Counter(re.findall(r"(?<![\d.,])\d{1,2}(?![\d.,]\d|\d)", french))
    others.subtract(str(time.hour) for time in there)
    candidates = list(_ENGLISH_HOURS.finditer(english))
    left: list[Time] = []
    for time in there:
        right = next((match for match in candidates if _is_right(time, match)), None)
        if right:
            candidates.remove(right)
        else:
            left.append(time)
    found = []
    for time in left:
        wrong = next(
            (
                m
                for m in candidates
                if _is_wrong(time, m) and (m["unit"] or m["sign"] or others[m[0]] < 1)
            ),
            None,
        )
        if wrong and time.hour not in lasting:
            candidates.remove(wrong)
            found.append((*wrong.span(), time.english))
    return sorted(found)


_READ_AS_TO = re.compile(r"\bto (\d{1,2})(?::(\d\d))?(?![\d:,.]\d|%|\w)")
#: A time without a preposition behind a verb: leaves 8:15.
_BARE = re.compile(
    r"(?<=[a-z](?:s|d) )(?<!\bis )(?<!\bwas )(?<!\b[Aa]round )(?<!\b[Tt]owards )(\d{1,2}):(\d\d)(?![\d:,.]\d|%|\w)"
)
#: What “to” goes with: open from 8 to 6, the hearing was moved to 6.
_LEADS_TO = re.compile(
    r"\b(?:from\b[^.;]*|(?:up|forward|close|next|prior|moved?|postponed|delayed|deferred|pushed|rescheduled|shifted|changed|extended|reduced"
    r"|\d?\d:\d\d|[ap]\.?m\.?))\s$",
    re.IGNORECASE,
)


def misread(french: str, english: str) -> list[tuple[int, int, str]]:
    """Where `english` has “to” or nothing before a time for « à » or « vers », in order: the characters, and what is right."""
    found: dict[tuple[int, int], str] = {}
    for preposition in ("at", "around"):
        there = {
            (time.hour % 12, time.minutes)
            for time in times(french)
            if time.preposition == preposition
        }
        for match in (*_READ_AS_TO.finditer(english), *_BARE.finditer(english)) if there else ():
            if (int(match[1]) % 12, match[2] or "00") not in there:
                continue
            before = english[: match.start()]
            start = match.start()
            if preposition == "around" and before.endswith(" up "):
                start -= len("up ")
            elif _LEADS_TO.search(before):
                continue
            right = f"{preposition} {match[0].removeprefix('to ')}"
            found.setdefault((start, match.end()), right)
    return sorted((*span, right) for span, right in found.items())
