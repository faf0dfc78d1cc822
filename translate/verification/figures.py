"""Checks of figures: numbers, times, dates in figures and telephone numbers have the same value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from translate.alignment.words import Alignment
from translate.document import Finding, touches
from translate.language import clock, typography
from translate.language.figure import SPACE, Figure, Strength
from translate.language.identifiers import identifiers, squeezed
from translate.language.numerals import PHONE, figures, in_english, ranks_between
from translate.language.quotes import Language
from translate.verification import dates, order, ordinals, units


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


#: Temperatures below zero: moins 12 degrés, -5 °C, and what says so in English.
_BELOW_ZERO = re.compile(
    rf"(?<![\w-])(?:(?<!\bau )(?<!\bdu )(?<!\bà )(?<!\bde )moins{SPACE}|(?<!\d )[-−–])(?P<figure>\d+(?:,\d+)?)(?={SPACE}?(?:°|degrés?\b))",
    re.IGNORECASE,
)
_SAID_BELOW = re.compile(
    r"(?:minus |negative |(?<![\w-])[-−–])\d|\bbelow\b|sub-?zero", re.IGNORECASE
)
_DEGREES = re.compile(
    r"(?:\bless )?(?<![\w.,-])(?P<figure>\d+(?:\.\d+)?)(?=\s?(?:°|degrees?\b|C\b))"
)


def below_zero(source: str, target: str) -> list[tuple[int, int, str]]:
    """Where `target` has degrees above zero for those below it in `source`: the characters, and the figure."""
    here = [found["figure"].replace(",", ".") for found in _BELOW_ZERO.finditer(source)]
    if not here or _SAID_BELOW.search(target):
        return []
    return [
        (*found.span(), found["figure"])
        for found in _DEGREES.finditer(target)
        if found["figure"] in here
    ]


#: Numbers that are told by their size alone: des centaines de millions.
_SIZE = re.compile(
    rf"\b(?:dizaines?|vingtaines?|trentaines?|centaines?|milliers?){SPACE}(?:de{SPACE})(?P<scale>milliers|millions|milliards)\b",
    re.IGNORECASE,
)
_SIZES = {"milliers": "thousand", "millions": "million", "milliards": "billion"}


def lost_sizes(source: str, target: str) -> list[tuple[int, int, str]]:
    """Where `source` has numbers by their size of which `target` lacks the scale: the characters, and thousand, million or billion."""
    found = [(*match.span(), _SIZES[match["scale"].lower()]) for match in _SIZE.finditer(source)]
    return [
        (start, end, scale)
        for start, end, scale in found
        if not re.search(
            rf"\b{scale}s?\b|\b(?:thousand|million|billion|trillion)s?\b|\d,\d{{3}}|\d ?(?:m|bn)\b",
            target,
            re.I,
        )
    ]


def _times(source: str, target: str) -> Iterator[Finding]:
    """Times of the day as English does not tell them: 18 p.m., 18 hours; « à » read as a way: to 19:30."""
    read_as_to = [
        found for found in clock.misread(source, target) if target.startswith("to ", found[0])
    ]
    for start, end, right in (*clock.mistold(source, target), *read_as_to):
        written = target[start:end]
        if written not in right:
            yield Finding(
                "figure-notation", f"“{written}” should be “{right}”",
                target=(start, end), expected=right, found=written,
            )  # fmt: skip


def _by_the_clock(figure: Figure, source: str) -> Figure:
    """A time without the hours that last as long: 18:00, or 6 of either half, and not 18 hours; huit heures is of either half."""
    for time in clock.times(source):
        if time.start != figure.start:
            continue
        if time.hour > 12:
            values = {f"{time.hour}:{time.minutes}"}
            if time.minutes == "00":
                values.add(str(time.hour - 12))
            return replace(figure, values=frozenset(values))
        if source[figure.start].isalpha():
            halves = (f"{(time.hour + half) % 24}:{time.minutes}" for half in (0, 12))
            return replace(figure, values=figure.values.union(halves))
    return figure


def _expected(source: str, figure: Figure) -> str:
    """A figure of the French as English print has it."""
    time = next((time for time in clock.times(source) if time.start == figure.start), None)
    return time.english if time else in_english(source[figure.start : figure.end])


def check(source: str, target: str, alignment: Alignment) -> Iterator[Finding]:
    """Figures of the French `source` that the English `target` lacks, adds or has changed."""
    ours, theirs = [_by_the_clock(f, source) for f in figures(source, "fr")], figures(target, "en")
    lost, added = _agree(ours, theirs)
    told = [f for f in lost if f.identifier and f.identifier in squeezed(target)]
    lost = [f for f in lost if f not in told]
    added = [f for f in added if not _is_in_identifier(target[f.start : f.end], told)]
    lost, added = _without_dates(lost, added, target, theirs)
    added, lost = _without_dates(added, lost, source, ours, "fr")
    named = [ours_ for ours_, _ in dates.feasts(source, target)] + _named(source, target)
    lost = [f for f in lost if not touches((f.start, f.end), named)]
    # What is said twice in one language may be said once in the other: 5 % ou cinq pour cent.
    lost = [f for f in lost if f.strength is Strength.STRONG or not f.values & _values(theirs)]
    added = [f for f in added if f.strength is Strength.STRONG or not f.values & _values(ours)]
    added = [f for f in added if not _is_said_otherwise(f, source, target, ours)]
    converted, conversions = units.converted(source, target, ours, added)
    lost = [f for f in lost if f not in converted]
    added = [f for f in added if f not in conversions]
    times = list(_times(source, target))
    mistold = {time.expected for time in times}
    lost = [f for f in lost if _expected(source, f) not in mistold]
    added = [
        f for f in added if not touches((f.start, f.end), [t.target for t in times if t.target])
    ]
    yield from _differences(source, target, lost, added)
    yield from times
    for start, end, scale in lost_sizes(source, target):
        yield Finding(
            "figure-lost", f"“{source[start:end]}” has no {scale} in the English",
            source=(start, end), expected=scale,
        )  # fmt: skip
    for start, end, figure in below_zero(source, target):
        yield Finding(
            "figure-changed", f"“{target[start:end]}” should be “minus {figure}”",
            target=(start, end), expected=f"minus {figure}", found=target[start:end],
        )  # fmt: skip
    yield from ordinals.check(source, target, ours, theirs)
    if not any(f.strength for f in (*lost, *added)):
        yield from order.check(source, target, ours, theirs, alignment)
    yield from units.check(
        source,
        target,
        [f for f in ours if f not in converted],
        [f for f in theirs if f not in conversions],
    )
    yield from _check_notation(source, target, [time.target for time in times if time.target])


def _is_in_identifier(written: str, named: Sequence[Figure]) -> bool:
    """Whether a figure as `written` is a part of an identifier, which may have any signs between its groups."""
    return any(squeezed(written) in figure.identifier for figure in named)


#: What stands before the figure of a chemical formula, which French may have in words: oxygène, O2.
_FORMULA = re.compile(r"(?<![A-Za-z\d])(?:[CNSP]?O|H|N|CH|NH|Cl|SO|PO)$")


def _is_said_otherwise(figure: Figure, source: str, target: str, ours: Sequence[Figure]) -> bool:
    """Whether an English figure repeats a designation (802.11a, b), lies in a range of ranks, or is of a formula."""
    if _FORMULA.search(typography.before(target, figure.start)):
        return re.search(r"[CNSPH]\w*\d", source) is None
    if _in_decade(figure, source) or _of_round(figure, source):
        return True
    repeated = figure.values & _values(ours) and target[figure.end : figure.end + 1].isalpha()
    return bool(repeated or figure.values & ranks_between(source))


#: Of how many tens somebody is, who is one year old or another of these in English.
_DECADES = re.compile(
    r"\b(?:(?P<d4>quadra)|(?P<d5>quinqua)|(?P<d6>sexa)|(?P<d7>septua)|(?P<d8>octo)|(?P<d9>nona))génaires?\b",
    re.IGNORECASE,
)


def _in_decade(figure: Figure, source: str) -> bool:
    """Whether a figure is the age of one whose tens French tells: a quinquagénaire of 55."""
    told = {int(found.lastgroup[1:]) for found in _DECADES.finditer(source) if found.lastgroup}
    return any(value.isdigit() and int(value) // 10 in told for value in figure.values)


#: Rounds that English calls after those who are left: huitièmes de finale, the last 16.
_ROUNDS = (
    (re.compile(r"huitièmes? de finale|\b8e?s? de finale", re.I), "16"),
    (re.compile(r"seizièmes? de finale|\b16e?s? de finale", re.I), "32"),
)


def _of_round(figure: Figure, source: str) -> bool:
    """Whether a figure tells how many are left in a round of which the French tells which it is."""
    return any(count in figure.values and name.search(source) for name, count in _ROUNDS)


#: What French names by figures, and English by words alone as well.
_NAMED_BY_FIGURES = (
    (re.compile(r"\b4 ?[x×] ?4\b"), re.compile(r"\b(?:SUVs?|jeeps?|4WD|four-wheel|off-road\w*|all-terrain)", re.I)),
    (re.compile(r"\b(?:24|vingt-quatre) ?h(?:eures)?\b"), re.compile(r"\b(?:a|a full|a whole|per|each|one|the next) day\b|\bdaily\b|overnight", re.I)),
    (re.compile(r"\b14[-–]18\b"), re.compile(r"World War|Great War|WW ?(?:I|1)\b", re.I)),
    (re.compile(r"\b39[-–]45\b"), re.compile(r"World War|WW ?(?:II|2)\b", re.I)),
    # The news of the evening are called after their hour.
    (re.compile(r"\b(?:[Ll]e|[Dd]u|[Aa]u|JT de|journal de) ?20 ?h(?:eures)?\b"), re.compile(r"\bnews(?:cast)?\b|bulletin", re.I)),
    (re.compile(r"\b7 ?(?:j|jours)? ?(?:/|sur) ?7\b"), re.compile(r"every day|(?:all|throughout the) week|24/7|a week\b", re.I)),
)  # fmt: skip


def _named(source: str, target: str) -> list[tuple[int, int]]:
    """Where the French names by figures what the English says in words."""
    return [
        found.span()
        for french, english in _NAMED_BY_FIGURES
        if english.search(target)
        for found in french.finditer(source)
    ]


#: Which figures that one side lacks and the other adds are taken for one, changed; in this order.
_TAKEN_FOR_ONE = (
    (Strength.STRONG, Strength.STRONG),
    (Strength.STRONG, Strength.WEAK),
    (Strength.WEAK, Strength.STRONG),
    (Strength.WEAK, Strength.WEAK),
)


def _differences(
    source: str, target: str, lost: Sequence[Figure], added: Sequence[Figure]
) -> Iterator[Finding]:
    """Findings: what was lost with what came in its place, then what is left of both."""
    lost, added = _without_larger_units(source, target, lost, added)
    losts = {strength: [f for f in lost if f.strength is strength] for strength in Strength}
    addeds = {strength: [f for f in added if f.strength is strength] for strength in Strength}
    for here, there in _TAKEN_FOR_ONE:
        while losts[here] and addeds[there]:
            yield changed(source, target, losts[here].pop(0), addeds[there].pop(0))
    counted = [f for f in losts[Strength.WEAK] if _counts(source, target, f)]
    for figure in (*losts[Strength.STRONG], *counted):
        a = source[figure.start : figure.end]
        yield Finding(
            "figure-lost", f"“{a}” is not in the English",
            source=(figure.start, figure.end), expected=_expected(source, figure),
        )  # fmt: skip
    for figure in addeds[Strength.STRONG]:
        b = target[figure.start : figure.end]
        yield Finding(
            "figure-added", f"“{b}” is not in the French",
            target=(figure.start, figure.end), found=b,
        )  # fmt: skip


#: Times that English also says in a larger unit.
_LARGER_UNITS = tuple(
    (re.compile(french, re.IGNORECASE), re.compile(rf"\b(?:{english})\b", re.IGNORECASE))
    for french, english in (
        (r"(?:six|6) mois\b", r"half (?:a|the) year|half-year(?:s|ly)?|semesters?"),
        (
            r"(?:douze|12) mois\b",
            r"(?:a|one|the|each|every|last|next|past|whole|full) year|annual(?:ly)?",
        ),
        (r"(?:dix-huit|18) mois\b", r"(?:a|one) year and a half|(?:one|1) and a half years"),
        (
            r"(?:vingt-quatre|24) heures\b",
            r"(?:a|one|the|each|every|per|next|same|whole) day|daily|round the clock",
        ),
        (r"(?:quarante-huit|48) heures\b", r"(?:two|2) days"),
        (r"(?:vingt|20) ans\b", r"(?:two|2) decades"),
        (r"(?:trente|30) ans\b", r"(?:three|3) decades"),
        (r"(?:quarante|40) ans\b", r"(?:four|4) decades"),
        (r"(?:cinquante|50) ans\b", r"(?:five|5) decades|half a century"),
    )
)


def _without_larger_units(
    source: str, target: str, lost: Sequence[Figure], added: Sequence[Figure]
) -> tuple[list[Figure], list[Figure]]:
    """What was lost and added without times that the English says in a larger unit: six mois, half a year."""
    kept, left = [], list(added)
    for figure in lost:
        for french, english in _LARGER_UNITS:
            if french.match(source, figure.start) and (there := english.search(target)):
                left = [f for f in left if not there.start() <= f.start < there.end()]
                break
        else:
            kept.append(figure)
    return kept, left


#: Numbers in words that count what stands behind them; of what is multiplied by them (tenfold)
#: and in set phrases English has other words.
_COUNTED = re.compile(
    r"(?<!\ben )(?<!\bpar )(?<!\bou )(?<!\bà )(?:(?:(?<!\bentre )(?<!es )(?<!aux )deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante)(?:-\w+)*)"
    r"(?=\s(?!(?:pas|coins|vents|temps|vérités|cents|mille|mill?iers?|millions?|milliards?|fois|oreilles|têtes|ou|et|à|de|des|du|pour|sur)\b)[a-zà-ÿ])",
    re.IGNORECASE,
)
_SAID_OTHERWISE = re.compile(
    r"\b(?:\w+fold|tri\w+|threes?ome|quad?\w+|quint\w+|quart\w+|doubl\w+|other|each|either|brand|new|dec\w+|doz\w+|top|septu\w+|sext\w+)\b",
    re.I,
)


def _counts(source: str, target: str, figure: Figure) -> bool:
    """Whether a number in words that the English lacks counts something, and no word may stand for it."""
    match = _COUNTED.match(source, figure.start)
    return match is not None and match.end() == figure.end and not _SAID_OTHERWISE.search(target)


def changed(source: str, target: str, ours: Figure, theirs: Figure) -> Finding:
    """The finding that one figure became the other."""
    a, b = source[ours.start : ours.end], target[theirs.start : theirs.end]
    return Finding(
        "figure-changed", f"“{a}” became “{b}”",
        source=(ours.start, ours.end), target=(theirs.start, theirs.end),
        expected=_expected(source, ours), found=b,
    )  # fmt: skip


def _without_dates(
    lost: list[Figure],
    added: list[Figure],
    target: str,
    theirs: list[Figure],
    language: Language = "en",
) -> tuple[list[Figure], list[Figure]]:
    """What is left when numeric dates that `target`, in `language`, writes out are taken away."""
    kept = []
    for figure in lost:
        parts = _written_out(figure, target, theirs, language)
        if parts is None:
            kept.append(figure)
        else:
            added = [f for f in added if not f.values & parts]
    return kept, added


def _written_out(
    figure: Figure, target: str, theirs: list[Figure], language: Language
) -> frozenset[str] | None:
    """Day and year of a numeric date that stands in `target` with the name of its month."""
    for value in figure.values:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            year, month, day = value.split("-")
            parts = frozenset([year, str(int(day))])
            if int(month) - 1 in dates.months_of(target, language) and parts <= _values(theirs):
                return parts
    return None


def _values(found: Sequence[Figure]) -> frozenset[str]:
    return frozenset[str]().union(*(f.values for f in found))


_FRENCH_NOTATION = re.compile(
    rf"(?<![\d.,])(?:\d{{1,3}}(?:{SPACE}\d{{3}})+|\d+,(?:\d{{1,2}}|\d{{4,}})|\d{{1,3}}(?:\.\d{{3}}){{2}})(?![\d.,]*\d)"
    r"|\b\d{1,2}h\d{2}\b"
)


#: What is called, dialled or written to, whose groups of figures English keeps apart.
_DIALLED = re.compile(
    r"\b(?:appel\w*|téléphon\w*|tél|numéros?|compos\w+|joindre|joignable|SMS|fax|hotline)\b",
    re.I,
)


def _check_notation(
    source: str, target: str, times: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """Figures as French writes them, but for `times` of which something was said."""
    if PHONE.search(target) or _DIALLED.search(source):
        return
    kept = [*identifiers(target), *times]
    for match in _FRENCH_NOTATION.finditer(target):
        if touches(match.span(), kept):
            continue
        yield Finding(
            "figure-notation", f"“{match.group()}” is written as in French",
            target=match.span(), found=match.group(),
        )  # fmt: skip
