"""Units and currencies: each stands in both languages, converted rightly where it is another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from translate.document import Finding
from translate.language.figure import SPACE, Figure, Strength
from translate.language.typography import before

#: Unit -> how French and English write it.
_UNITS: dict[str, tuple[str, str]] = {
    "%": (r"%|pour[ -]?cents?\b|p\. ?100|points? de pourcentage", r"%|per ?cent\b|percentage|\bpc\b|\bpct\b"),
    "€": (r"€|euros?\b|EUR\b", r"€|\beuros?\b|\bEUR\b|euro-"),
    "$": (r"\$|dollars?\b|USD\b|(?<!pour )cents?\b|centimes?\b", r"\$|\bdollars?\b|\bUSD\b|\bbucks?\b|\bgrand\b|\bcent(?:ime)?s?\b"),
    "£": (r"£|livres?\b|GBP\b", r"£|\d ?lbs?\b|\bpounds?\b|\bGBP\b|sterling|\bquid\b"),
    "¥": (r"¥|yens?\b|JPY\b", r"¥|\byen\b|\bJPY\b"),
    "km": (r"km[s²2]?\b|kilomètres?\b", r"\bkm[s²2]?\b|\d ?km|kilomet(?:re|er)s?|\d ?k\b|\bk?ph\b"),
    "m²": (r"[kcdm]?m(?:[²2](?!\w)| ?carrés?)|\w*mètres?[ -]carrés?", r"\bsq\b|square|\b\d* ?[kcdm]?m[²2](?!\w)|\bsq[km]m?\b"),
    "m³": (r"[kcdm]?m(?:[³3](?!\w)| ?cubes?)|\w*mètres?[ -]cubes?", r"\bcu\b|cubic|\b\d* ?[kcdm]?m[³3](?!\w)"),
    "light-year": (r"années?[ -]lumière", r"light[ -]?years?"),
    "kg": (r"kg\b|kilos?\b|kilogrammes?\b", r"\bkg\b|\d ?kg|kilos?\b|kilogram"),
    "°C": (r"°|degrés?\b", r"°|\bdegrees?\b|\d ?[CF]\b"),
    "t": (r"tonnes?\b", r"\bton(?:ne)?s?\b|tonnage"),
    "ha": (r"hectares?\b|ha\b", r"\bhectares?\b|\d ?ha\b"),
    "cm": (r"cm\b|centimètres?\b", r"\d ?cm\b|centimet(?:re|er)s?\b"),
    "litre": (r"litres?\b|l\b(?!['’])", r"\blit(?:re|er)s?\b|\d ?l\b"),
    "mile": (r"milles\b|milles? marins?\b|miles?\b|mi\b|mph\b", r"\bmiles?\b|\d ?mi\b|\bmph\b"),
    "inch": (r"pouces?\b|po\b", r"\binch(?:es)?\b|\d ?in\b|\d[”″\"]"),
    "franc": (r"francs?\b|F\b|CHF\b", r"francs?\b|\bCHF\b|\d ?F\b|CFA|SFr"),
    "rouble": (r"roubles?\b", r"\br(?:o)?ubles?\b|\bRUB\b"),
    "rupee": (r"roupies?\b", r"\brupees?\b|\brupiahs?\b|\bINR\b|\bRs\b"),
    "yuan": (r"yuans?\b", r"\byuans?\b|renminbi|\bRMB\b|\bCNY\b"),
    "gallon": (r"gallons?\b", r"\bgallons?\b"),
    "acre": (r"acres?\b", r"\bacres?\b"),
}  # fmt: skip


#: Units of time, from which one may not turn into another with the same figure: French, English.
_TIMES = {
    "second": (r"secondes?\b", r"seconds?\b|secs?\b"),
    "minute": (r"minutes?\b|mn\b|min\b", r"minutes?\b|mins?\b"),
    "hour": (r"heures?\b|h\b", r"hours?\b|hrs?\b|h\b|o['’]clock"),
    "day": (r"jours?\b|journées?\b|nuits?\b", r"days?\b|nights?\b"),
    "week": (r"semaines?\b", r"weeks?\b"),
    "month": (r"mois\b", r"months?\b"),
    "year": (r"ans?\b|années?\b(?![ -]lumière)", r"(?:(?<!light[ -])years?|yrs?)\b"),
    "decade": (r"décennies?\b", r"decades?\b"),
    "century": (r"siècles?\b", r"centur(?:y|ies)\b"),
}  # fmt: skip
_TIME_AFTER = {
    unit: tuple(re.compile(rf"[ \u00a0\u202f-]?(?:{pattern})", re.IGNORECASE) for pattern in both)
    for unit, both in _TIMES.items()
}
#: Par jour; a day, per week.
_TIME_EACH = {
    unit: (
        re.compile(rf"\bpar (?:{french})", re.IGNORECASE),
        re.compile(rf"(?<=\s)(?:an?|per|each|every) (?:{english})", re.IGNORECASE),
    )
    for unit, (french, english) in _TIMES.items()
}
#: Units that translators convert: French, English, and how many of the second one of the first is
#: (NIST Special Publication 811, appendix B), with what is added to it.
_CONVERSIONS: list[tuple[re.Pattern[str], re.Pattern[str], float, float]] = [
    (re.compile(rf"{SPACE}?(?:de |d['’])?(?:{french})", re.I), re.compile(rf"[ -]?(?:{english})", re.I), factor, plus)
    for french, english, factor, plus in (
        (r"k(?:m|ilomètres?)[ -]?(?:²|2|carrés?)", r"sq(?:uare|\.)?[ -]mi(?:les?)?\b", 0.386102, 0),
        (r"(?:km|kilomètres?)(?:[ -/]*(?:h|à l['’]heure|par heure))?\b", r"miles?\b|mph\b|mi\b", 0.621371, 0),
        (r"m(?:²|2\b|ètres?[ -]carrés?)", r"(?:sq(?:uare|\.)?[ -]?f(?:oo|ee)?t|ft(?:²|2))", 10.7639, 0),
        (r"m(?:³|3\b|ètres?[ -]cubes?)", r"(?:cu(?:bic|\.)?[ -]?f(?:oo|ee)?t|ft(?:³|3))", 35.3147, 0),
        (r"m(?:ètres?)?(?![²³]|[ -](?:carr|cub))\b", r"f(?:oo|ee)?t\b", 3.28084, 0),
        (r"m(?:ètres?)?\b", r"y(?:ar)?ds?\b", 1.09361, 0),
        (r"cm\b|centimètres?", r"in\b|inch(?:es)?\b", 0.393701, 0),
        (r"k(?:g|ilos?|ilogrammes?)\b", r"pounds?\b|lbs?\b", 2.20462, 0),
        (r"g(?:rammes?)?\b", r"oz\b|ounces?\b", 0.035274, 0),
        (r"ml\b|millilitres?\b|cl\b", r"fl(?:uid)?\.? (?:oz|ounces?)\b", 0.033814, 0),
        (r"h(?:eures?)?\b", r"days?\b", 1 / 24, 0),
        (r"jours?\b", r"weeks?\b", 1 / 7, 0),
        (r"mois\b", r"years?\b", 1 / 12, 0),
        (r"euros?\b|€|dollars?\b|\$", r"(?:euro )?cents?\b", 100, 0),
        (r"h(?:a|ectares?)\b", r"acres?\b", 2.47105, 0),
        (r"l(?:itres?)?\b", r"gal(?:lons?)?\b", 0.264172, 0),
        (r"(?:°|degrés?)(?: ?c(?:elsius)?\b)?(?! ?f(?:ahrenheit)?\b)", r"(?:°|degrees?)? ?\(?f(?:ahrenheit)?\b\)?", 1.8, 32),
    )
]  # fmt: skip
#: A difference of temperatures has no zero to be added: 10 °C more are 18 °F more.
_DIFFERENCE = re.compile(
    r"différence|écart|hausse|baisse|réchauff|augment|diminu|gagn|perd|chut|amplitude|variation|élév"
    r"|de (?:plus|moins)\b|supérieure?|inférieure?|anomalie|au-dess|suppl[ée]m",
    re.IGNORECASE,
)
#: Lengths and weights in two units: 5 ft 11 in, 6'2", 7 lb 4 oz, 11 stone 6. French, what is between both
#: English figures, how many of the first one of the French is, and of the second one of the first.
_COMPOUNDS: list[tuple[re.Pattern[str], re.Pattern[str], float, int]] = [
    (re.compile(rf"{SPACE}?(?:{french})", re.I), re.compile(rf"[ -]?(?:{english})[ -,]*(?:and )?$", re.I), factor, parts)
    for french, english, factor, parts in (
        (r"m(?:ètres?)?\b", r"f(?:oo|ee)?t\b\.?|['’′]", 3.28084, 12),
        (r"cm\b|centimètres?", r"f(?:oo|ee)?t\b\.?|['’′]", 0.0328084, 12),
        (r"k(?:g|ilos?|ilogrammes?)\b", r"pounds?\b|lbs?\b\.?", 2.20462, 16),
        (r"k(?:g|ilos?|ilogrammes?)\b", r"st(?:ones?)?\b\.?", 0.157473, 14),
    )
]  # fmt: skip
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
#: How far a converted figure may be from the exact one.
_EXACT = 0.01
#: Ovens have marks of 25 °F: 180 °C is 350 °F.
_OVEN = 0.02
#: How far it may be where it is the exact one rounded to the digits that it has: 50 feet for 15 m.
_ROUNDED = 0.1


def converted(
    source: str, target: str, ours: Sequence[Figure], theirs: Sequence[Figure]
) -> tuple[list[Figure], list[Figure]]:
    """Figures of each side that are one of the other in another unit: 64 km/h, 40 mph."""
    converted, conversions = [], []
    # Few figures have a unit; only these are compared with one another.
    ours_with = [(a, units) for a in ours if (units := _convertible(source, a, 0))]
    other = theirs if ours_with else ()
    theirs_with = [(b, units) for b in other if (units := _convertible(target, b, 1))]
    no_zero = _DIFFERENCE.search(source) is not None
    for b, there in theirs_with:
        for a, here in ours_with:
            rules = [_CONVERSIONS[n][2:] for n in here & there]
            if any(
                _is_near(a, b, factor, plus) or (no_zero and _is_near(a, b, factor, 0))
                for factor, plus in rules
            ):
                converted.append(a)
                conversions.append(b)
                break
    for first, second in pairwise(sorted(theirs, key=lambda f: f.start)):
        between = target[first.end : second.start]
        kinds = [kind for kind in _COMPOUNDS if kind[1].match(between)]
        for a in ours if kinds else ():
            if any(
                french.match(source, a.end) and _is_compound(a, first, second, factor, parts)
                for french, _, factor, parts in kinds
            ):
                converted.append(a)
                conversions += [first, second]
                break
    return converted, conversions


def _convertible(text: str, figure: Figure, index: int) -> set[int]:
    """The conversions of whose unit `figure` is, by the one behind it; `index` is 0 in French, 1 in English."""
    return {n for n, row in enumerate(_CONVERSIONS) if row[:2][index].match(text, figure.end)}


def _is_compound(a: Figure, first: Figure, second: Figure, factor: float, parts: int) -> bool:
    return any(
        abs(float(x) * factor - float(y) - float(z) / parts) <= _EXACT * float(x) * factor
        for x in a.values
        for y in first.values
        for z in second.values
        if all(_NUMBER.fullmatch(value) for value in (x, y, z))
    )


def _is_near(a: Figure, b: Figure, factor: float, plus: float) -> bool:
    near = _OVEN if plus else _EXACT
    return any(
        abs(exact - float(y)) <= near * abs(float(y)) or _is_rounded(exact, x, y)
        for x in a.values
        for y in b.values
        if _NUMBER.fullmatch(x) and _NUMBER.fullmatch(y)
        for exact in [float(x) * factor + plus]
    )


def _is_rounded(exact: float, ours: str, theirs: str) -> bool:
    """Whether `theirs` is `exact` rounded to the digits that it has: 50 for 49.2.

    Who measured `ours` to more than one digit more (6.23 m) did not mean so round a figure.
    """
    whole, _, decimals = theirs.partition(".")
    unit = 10.0 ** -len(decimals) if decimals else 10.0 ** (len(whole) - len(whole.rstrip("0")))
    plain = _digits(ours) <= _digits(theirs) + 1
    return plain and abs(exact - float(theirs)) <= min(unit / 2, _ROUNDED * exact)


def _digits(value: str) -> int:
    """How many digits of a number say something: 2 of 4500, 3 of 0.125."""
    digits = value.replace(".", "").lstrip("0")
    return len(digits if "." in value else digits.rstrip("0"))


#: A currency before its figure.
_SYMBOL = re.compile(rf"([€$£¥]){SPACE}?$")


@cache
def _unit_after(pattern: str) -> re.Pattern[str]:
    """Matches a unit behind a figure: 3 km, 5 millions d'euros."""
    return re.compile(rf"{SPACE}?(?:de |d['’]|millions? |milliards? |billions? |of )*(?:{pattern})")


def _units_of(text: str, found: list[Figure], index: int) -> dict[str, tuple[int, int]]:
    """The units written beside the figures of `text`, with their place."""
    units: dict[str, tuple[int, int]] = {}
    for figure in found:
        if figure.strength is Strength.VAGUE:
            continue
        symbol = _SYMBOL.search(before(text, figure.start))
        for unit, patterns in _UNITS.items():
            after = _unit_after(patterns[index]).match(text, figure.end)
            if after:
                units.setdefault(unit, after.span())
            elif symbol and symbol[1] == unit:
                units.setdefault(unit, (figure.start - len(symbol.group()), figure.start))
    return units


#: A unit of time and where it stands.
_Time = tuple[str, re.Match[str]]


#: Hours of the clock are a figure with their word: 8 heures, 8 h.
_HOURS = re.compile(rf"(?:(?<=\d)|(?<=\d{SPACE}))h(?:eures?)?$", re.IGNORECASE)


def _times_at(text: str, figure: Figure, index: int) -> list[_Time]:
    """The units of time behind a figure of `text`; `index` is 0 in French, 1 in English."""
    after = [
        (unit, match)
        for unit, both in _TIME_AFTER.items()
        if (match := both[index].match(text, figure.end))
    ]
    hours = _HOURS.search(text, figure.start, figure.end) if index == 0 else None
    return [("hour", hours), *after] if hours else after


def _times_each(text: str, index: int) -> list[_Time]:
    """The units of time so much a one of which `text` tells."""
    each = ((unit, both[index].search(text)) for unit, both in _TIME_EACH.items())
    return [(unit, match) for unit, match in each if match]


def _check_times(
    source: str, target: str, ours: list[Figure], theirs: list[Figure]
) -> Iterator[Finding]:
    """`unit-changed`: hours that became minutes, or so much a day that became so much a week."""
    here, there = (
        [(figure, time) for figure in found for time in _times_at(text, figure, index)]
        for index, (text, found) in enumerate(((source, ours), (target, theirs)))
    )
    for figure, (unit, match) in here:
        own = {time[0] for other, time in here if other.values & figure.values}
        same = [time for other, time in there if other.values & figure.values]
        if same and not any(other in own for other, _ in same) and not _is_said(unit, target):
            yield _time_changed(match, *same[0], unit)
    each, others = _times_each(source, 0), _times_each(target, 1)
    if len(each) == len(others) == 1:
        (unit, match), other = each[0], others[0]
        stays = _is_said(unit, target) or re.search(rf"{unit[:2]}\w*ly\b", target, re.IGNORECASE)
        if other[0] != unit and not stays:
            yield _time_changed(match, *other, unit)


def _is_said(unit: str, target: str) -> bool:
    """Whether the English has the unit of time, with whatever figure."""
    return re.search(rf"(?<![\w-])(?:{_TIMES[unit][1]})", target, re.IGNORECASE) is not None


def _time_changed(ours: re.Match[str], other: str, theirs: re.Match[str], unit: str) -> Finding:
    return Finding(
        "unit-changed", f"“{ours.group().strip()}” became “{theirs.group().strip()}”",
        source=ours.span(), target=theirs.span(), expected=unit, found=other,
    )  # fmt: skip


#: Units that English measures in otherwise: of time and of money something else is said.
_MEASURES = [
    (french, english)
    for french, english, *_ in _CONVERSIONS
    if not any(french.match(f" {unit}") for unit in ("heures", "jours", "mois", "euros"))
]


def _unconverted(
    source: str, target: str, ours: list[Figure], theirs: list[Figure]
) -> Iterator[Finding]:
    """Metres that became as many feet."""
    for a in ours:
        same = [b for b in theirs if a.values & b.values]
        if not same:
            continue
        for french, english in _MEASURES:
            here = french.match(source, a.end)
            there = [match for b in same if (match := english.match(target, b.end))]
            if here and there and len(there) == len(same):
                yield Finding(
                    "unit-changed", f"“{here.group().strip()}” became “{there[0].group().strip()}”",
                    source=here.span(), target=there[0].span(),
                    expected=here.group().strip(), found=there[0].group().strip(),
                )  # fmt: skip
                break


def has(unit: str, text: str) -> bool:
    """Whether the English `text` has a `unit`, as a finding names it."""
    return unit in _UNITS and re.search(_UNITS[unit][1], text, re.IGNORECASE) is not None


def check(
    source: str,
    target: str,
    ours: list[Figure],
    theirs: list[Figure],
) -> Iterator[Finding]:
    """`unit-lost`, `unit-changed`: the units beside the figures `ours` and `theirs`."""
    yield from _check_times(source, target, ours, theirs)
    unconverted = list(_unconverted(source, target, ours, theirs))
    if unconverted:
        yield from unconverted
        return
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
    ours_values = frozenset[str]().union(*(figure.values for figure in ours))
    new = [figure for figure in theirs if not figure.values & ours_values]
    for b in added[len(lost) :]:
        if any(f.end <= english[b][0] + 1 and english[b][0] - f.end < 2 for f in new):
            continue  # the figure before it is new as well, and says so
        yield Finding(
            "unit-changed", f"the unit “{b}” is not in the French", target=english[b], found=b
        )
