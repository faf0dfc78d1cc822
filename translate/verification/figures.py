"""Checks of figures: numbers, times, dates, units and telephone numbers have the same value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translate.document import Finding
from translate.language.calendar import days, months
from translate.language.numerals import PHONE, SPACE, Figure, Strength, figures, in_english
from translate.language.quotes import Language

#: Unit -> how French and English write it.
_UNITS: dict[str, tuple[str, str]] = {
    "%": (r"%|pour[ -]?cents?\b|p\. ?100", r"%|per ?cent\b|percentage|\bpc\b|\bpct\b"),
    "€": (r"€|euros?\b", r"€|\beuros?\b|\bEUR\b|euro-"),
    "$": (r"\$|dollars?\b|(?<!pour )cents?\b", r"\$|\bdollars?\b|\bUSD\b|\bbucks?\b|\bcents?\b"),
    "£": (r"£|livres?\b", r"£|\d ?lbs?\b|\bpounds?\b|\bGBP\b|sterling|\bquid\b"),
    "¥": (r"¥|yens?\b", r"¥|\byen\b"),
    "km": (r"km[s²2]?\b|kilomètres?\b", r"\bkm[s²2]?\b|\d ?km|kilomet(?:re|er)s?|\d ?k\b|\bk?ph\b"),
    "kg": (r"kg\b|kilos?\b|kilogrammes?\b", r"\bkg\b|\d ?kg|kilos?\b|kilogram"),
    "°C": (r"°|degrés?\b", r"°|\bdegrees?\b"),
    "t": (r"tonnes?\b", r"\bton(?:ne)?s?\b|tonnage"),
    "ha": (r"hectares?\b|ha\b", r"\bhectares?\b|\d ?ha\b"),
    "cm": (r"cm\b|centimètres?\b", r"\d ?cm\b|centimet(?:re|er)s?\b"),
    "litre": (r"litres?\b|l\b(?!['’])", r"\blit(?:re|er)s?\b|\d ?l\b"),
    "mile": (r"milles? marins?\b|miles?\b|mi\b|mph\b", r"\bmiles?\b|\d ?mi\b|\bmph\b"),
    "inch": (r"pouces?\b|po\b", r"\binch(?:es)?\b"),
    "gallon": (r"gallons?\b", r"\bgallons?\b"),
    "acre": (r"acres?\b", r"\bacres?\b"),
}  # fmt: skip


#: Units that translators convert: French, English, and how many of the second one of the first is
#: (NIST Special Publication 811, appendix B), with what is added to it.
_CONVERSIONS: list[tuple[re.Pattern[str], re.Pattern[str], float, float]] = [
    (re.compile(rf"{SPACE}?(?:{french})", re.I), re.compile(rf"[ -]?(?:{english})", re.I), factor, plus)
    for french, english, factor, plus in (
        (r"k(?:m|ilomètres?)[ -]?(?:²|2|carrés?)", r"sq(?:uare|\.)?[ -]mi(?:les?)?\b", 0.386102, 0),
        (r"(?:km|kilomètres?)(?:[ -/]*(?:h|à l['’]heure|par heure))?\b", r"miles?\b|mph\b|mi\b", 0.621371, 0),
        (r"m(?:ètres?)?\b", r"f(?:oo|ee)?t\b", 3.28084, 0),
        (r"m(?:ètres?)?\b", r"y(?:ar)?ds?\b", 1.09361, 0),
        (r"cm\b|centimètres?", r"in\b|inch(?:es)?\b", 0.393701, 0),
        (r"k(?:g|ilos?|ilogrammes?)\b", r"pounds?\b|lbs?\b", 2.20462, 0),
        (r"h(?:a|ectares?)\b", r"acres?\b", 2.47105, 0),
        (r"l(?:itres?)?\b", r"gal(?:lons?)?\b", 0.264172, 0),
        (r"(?:°|degrés?)(?: ?c(?:elsius)?\b)?", r"(?:°|degrees?)? ?\(?f(?:ahrenheit)?\b\)?", 1.8, 32),
    )
]  # fmt: skip
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
#: How far a converted figure may be from the exact one.
_ROUNDED = 0.01


def _named(text: str, language: Language, words: Sequence[str]) -> dict[int, tuple[int, int]]:
    """Which of `words` (months, days) stand in `text`: number in the list -> span."""
    found: dict[int, tuple[int, int]] = {}
    for number, word in enumerate(words):
        if language == "fr":
            pattern = rf"(?<![\w-]){word}s?(?!\w)"
            if word in ("mars", "mai"):
                pattern = rf"(?:\d|\b(?:1er|en|de|début|fin|et|au|à))\s{word}(?!\w)|mi-{word}"
            match = re.search(pattern, text)
        else:
            short = "" if len(word) < 4 else rf"|{word[:3]}\.?(?= ?\d)|(?<=\d ){word[:3]}\b"
            match = re.search(rf"(?<!\w)(?:{word}{short})", text)
        if match:
            found[number] = match.span()
    return found


def _agree(source: list[Figure], target: list[Figure]) -> tuple[list[Figure], list[Figure]]:
    """What is left of both when figures with a value in common are taken away in pairs."""
    left = list(target)
    lost: list[Figure] = []
    for figure in sorted(source, key=lambda f: (-f.strength, len(f.values))):
        partner = max(
            (f for f in left if f.values & figure.values),
            key=lambda f: (f.strength is figure.strength, f.strength),
            default=None,
        )
        if partner is None:
            lost.append(figure)
        else:
            left.remove(partner)
    return sorted(lost, key=lambda f: f.start), left


def check(source: str, target: str) -> Iterator[Finding]:
    """Figures of the French `source` that the English `target` lacks, adds or has changed."""
    ours, theirs = figures(source, "fr"), figures(target, "en")
    lost, added = _agree(ours, theirs)
    for figure in list(lost):
        parts = _written_out(figure, target, theirs)
        if parts is not None:
            lost.remove(figure)
            added = [f for f in added if not f.values & parts]
    # What is said twice in one language may be said once in the other: 5 % ou cinq pour cent.
    ours_said, theirs_said = _values(ours), _values(theirs)
    lost = [f for f in lost if f.strength is Strength.STRONG or not f.values & theirs_said]
    added = [f for f in added if f.strength is Strength.STRONG or not f.values & ours_said]
    converted, conversions = _converted(source, target, ours, added)
    lost = [f for f in lost if f not in converted]
    added = [f for f in added if f not in conversions]
    strong_lost = [f for f in lost if f.strength is Strength.STRONG]
    strong_added = [f for f in added if f.strength is Strength.STRONG]
    weak_lost = [f for f in lost if f.strength is Strength.WEAK]
    weak_added = [f for f in added if f.strength is Strength.WEAK]
    pairs: list[tuple[Figure, Figure]] = []
    for losts, addeds in (
        (strong_lost, strong_added),
        (strong_lost, weak_added),
        (weak_lost, strong_added),
        (weak_lost, weak_added),
    ):
        while losts and addeds:
            pairs.append((losts.pop(0), addeds.pop(0)))
    for ours_, theirs_ in pairs:
        a, b = source[ours_.start : ours_.end], target[theirs_.start : theirs_.end]
        yield Finding(
            "figure-changed", f"“{a}” became “{b}”",
            source=(ours_.start, ours_.end), target=(theirs_.start, theirs_.end),
            expected=in_english(a), found=b,
        )  # fmt: skip
    for figure in strong_lost:
        a = source[figure.start : figure.end]
        yield Finding(
            "figure-lost", f"“{a}” is not in the English",
            source=(figure.start, figure.end), expected=in_english(a),
        )  # fmt: skip
    for figure in strong_added:
        b = target[figure.start : figure.end]
        yield Finding(
            "figure-added", f"“{b}” is not in the French",
            target=(figure.start, figure.end), found=b,
        )  # fmt: skip
    yield from _check_names_of_days(source, target)
    yield from _check_units(
        source,
        target,
        [f for f in ours if f not in converted],
        [f for f in theirs if f not in conversions],
    )
    yield from _check_notation(target)


def _converted(
    source: str, target: str, ours: Sequence[Figure], theirs: Sequence[Figure]
) -> tuple[list[Figure], list[Figure]]:
    """Figures of each side that are one of the other in another unit: 64 km/h, 40 mph."""
    converted, conversions = [], []
    for b in theirs:
        for a in ours:
            if any(
                french.match(source, a.end)
                and english.match(target, b.end)
                and _is_near(a, b, factor, plus)
                for french, english, factor, plus in _CONVERSIONS
            ):
                converted.append(a)
                conversions.append(b)
                break
    return converted, conversions


def _is_near(a: Figure, b: Figure, factor: float, plus: float) -> bool:
    return any(
        abs(float(x) * factor + plus - float(y)) <= _ROUNDED * abs(float(y))
        for x in a.values
        for y in b.values
        if _NUMBER.fullmatch(x) and _NUMBER.fullmatch(y)
    )


def _written_out(figure: Figure, target: str, theirs: list[Figure]) -> frozenset[str] | None:
    """Day and year of a numeric date that stands in the English with the name of its month."""
    for value in figure.values:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            year, month, day = value.split("-")
            parts = frozenset([year, str(int(day))])
            if int(month) - 1 in _named(target, "en", months("en")) and parts <= _values(theirs):
                return parts
    return None


def _values(found: list[Figure]) -> frozenset[str]:
    return frozenset[str]().union(*(f.values for f in found))


def _check_names_of_days(source: str, target: str) -> Iterator[Finding]:
    for names in (months, days):
        french, english = names("fr"), names("en")
        ours, theirs = _named(source, "fr", french), _named(target, "en", english)
        lost = [n for n in ours if n not in theirs]
        added = [n for n in theirs if n not in ours]
        # A change is a mistake; a day that is only left out, or made clear, often is not.
        for a, b in zip(lost, added, strict=False):
            yield Finding(
                "date-changed", f"“{french[a]}” became “{english[b]}”",
                source=ours[a], target=theirs[b], expected=english[a], found=english[b],
            )  # fmt: skip


def _units_of(text: str, found: list[Figure], index: int) -> dict[str, tuple[int, int]]:
    """The units written beside the figures of `text`, with their place."""
    units: dict[str, tuple[int, int]] = {}
    for figure in found:
        if figure.strength is Strength.VAGUE:
            continue
        for unit, patterns in _UNITS.items():
            after = re.match(
                rf"{SPACE}?(?:de |d['’]|millions? |milliards? |billions? |of )*(?:{patterns[index]})",
                text[figure.end : figure.end + 40],
            )
            before = unit in "€$£¥" and re.search(
                rf"{re.escape(unit)}{SPACE}?$", text[: figure.start]
            )
            if after:
                units.setdefault(unit, (figure.end, figure.end + after.end()))
            elif before:
                units.setdefault(unit, before.span())
    return units


def _check_units(
    source: str,
    target: str,
    ours: list[Figure],
    theirs: list[Figure],
) -> Iterator[Finding]:
    french, english = _units_of(source, ours, 0), _units_of(target, theirs, 1)
    lost = [u for u in french if not re.search(_UNITS[u][1], target, re.IGNORECASE)]
    if not re.search(r"£|sterling", source):
        lost = [unit for unit in lost if unit != "£"]  # livres may be books
    added = [u for u in english if not re.search(_UNITS[u][0], source)]
    for a, b in zip(lost, added, strict=False):
        yield Finding(
            "unit-changed", f"“{a}” became “{b}”",
            source=french[a], target=english[b], expected=a, found=b,
        )  # fmt: skip
    for a in lost[len(added) :]:
        yield Finding(
            "unit-lost", f"the unit “{a}” is not in the English", source=french[a], expected=a
        )
    new = [figure for figure in theirs if not figure.values & _values(ours)]
    for b in added[len(lost) :]:
        if any(f.end <= english[b][0] + 1 and english[b][0] - f.end < 2 for f in new):
            continue  # the figure before it is new as well, and says so
        yield Finding(
            "unit-changed", f"the unit “{b}” is not in the French", target=english[b], found=b
        )


_FRENCH_NOTATION = re.compile(
    rf"(?<![\d.,])(?:\d{{1,3}}(?:{SPACE}\d{{3}})+|\d+,(?:\d{{1,2}}|\d{{4,}}))(?![\d.,]*\d)|\b\d{{1,2}}h\d{{2}}\b"
)


def _check_notation(target: str) -> Iterator[Finding]:
    if PHONE.search(target):
        return
    for match in _FRENCH_NOTATION.finditer(target):
        yield Finding(
            "figure-notation", f"“{match.group()}” is written as in French",
            target=match.span(), found=match.group(),
        )  # fmt: skip
