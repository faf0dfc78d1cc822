"""Fractions and multiples: a third is no quarter, and what doubled did not triple."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.document import Finding
from translate.language.proportions import counted, misread, proportions


@dataclass(frozen=True, slots=True)
class _Share:
    """A fraction or multiple.

    Attributes:
        english: what it is in English, for a message.
        french, target: say it plainly, in French and in English.
        french_too, target_too: may say it as well.
    """

    english: str
    french: re.Pattern[str]
    target: re.Pattern[str]
    french_too: re.Pattern[str]
    target_too: re.Pattern[str]


def _share(
    english: str, french: str, target: str, french_too: str = "", target_too: str = ""
) -> _Share:
    plain, other = re.compile(rf"\b(?:{french})\b", re.I), re.compile(rf"\b(?:{target})\b", re.I)
    return _Share(
        english, plain, other,
        re.compile(rf"{plain.pattern}|\b(?:{french_too or '(?!)'})", re.I),
        re.compile(rf"{other.pattern}|\b(?:{target_too or '(?!)'})", re.I),
    )  # fmt: skip


_OF = r"(?= (?:de|du|des)\b| d['’])"
_NTHS = (
    (5, "cinquième", "fifth"), (6, "sixième", "sixth"), (7, "septième", "seventh"),
    (8, "huitième", "eighth"), (9, "neuvième", "ninth"), (10, "dixième", "tenth"),
    (20, "vingtième", "twentieth"), (100, "centième", "hundredth"), (1000, "millième", "thousandth"),
)  # fmt: skip
_SHARES = (
    _share("half", rf"la moitié|une moitié|moitié{_OF}|de moitié", r"half of|by half|half (?:the|its|his|her|their|my|our|a|as|that)|one half|halved|halving",
           r"demi|moiti|\bmi[ -]|semi|semestr|\b30\b|trente|\b50\b|deux|six mois", r"half|halv|hemi|semi|\b50\b|fifty|midd?|two|bi"),
    _share("a third", r"(?<!deux )(?:un|le|d['’]un|du) tiers(?!-monde)", r"(?:a|one)[ -]third(?= of)|by a third",
           r"tiers|trois|troisi|tierce|\b3e|\bIIIe|\b33\b|triple", r"third|three|\b33\b|thirty-three"),
    _share("two thirds", r"deux[ -]tiers", r"two[ -]thirds?", r"tiers|\b6[67]\b", r"thirds|\b6[67]\b"),
    _share("a quarter", r"(?:un|le|d['’]un|du) quart(?! (?:de finale|d['’]heure|de siècle))", r"(?:a|one)[ -]quarter(?! (?:of an hour|of a century))|(?:a|one)[ -]fourth",
           r"quart|trimestr|\b25\b|vingt-cinq|quatre|trois mois|\b15\b", r"quart|fourth|four|\b25\b|twenty-five|\b15\b"),
    _share("three quarters", r"trois[ -]quarts", r"three[ -](?:quarters?|fourths?)", r"quarts|\b75\b|\b45\b", r"quarters|fourths|\b75\b|\b45\b"),
    *(
        _share(f"a {english}", rf"(?:un|d['’]un) {french}{_OF}", rf"(?:a|one)[ -]{english} of|by an? {english}",
               rf"{french}|\b{n}\b|{french[:-4]}", rf"{english}|\b{n}\b|{english[:4]}|per ?cent")
        for n, french, english in _NTHS
    ),
    _share("doubled", r"doubl(?:e|es|é|ée|és|ées|er|ent|ait|aient|era|eront|a|èrent|ant)|deux fois plus", r"doubl(?:e|ed|es|ing)|twofold",
           r"doubl|dédoubl|deux|bis|2|dual|binôme", r"doubl|twice|two|twofold|2|dual|twin|overta|dub|line[dr]|pass(?:es|ed|ing)?\b|duplic|both"),
    _share("tripled", r"tripl(?:e|es|é|ée|és|ées|er|ent|ait|aient|era|eront|a|èrent|ant)", r"tripl(?:e|ed|es|ing)|treb(?:le|led|ling)|threefold",
           r"tripl|trois|3|tern", r"tripl|trebl|three|3|hat[ -]trick|thrice"),
    _share("quadrupled", r"quadrupl\w+", r"quadrupl\w*|fourfold", r"quadrup|quatre|4", r"quadrup|four|4"),
    _share("one of", r"l['’]une? des (?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\d+)", r"\b(?!)", "",
           r"(?:one|an?|any|either|first|single|1)\b"),
    _share("divided", r"divis\w+ par (?:deux|trois|quatre|cinq|six|dix|\d+)", r"\b(?!)", "",
           r"divi|halv|half|cut|third|quarter|fifth|tenth|fewer|less|f[ae]ll|drop|reduc|shr[aiu]nk|split"),
    _share("every other", r"un(?:e)? \w+ sur deux", r"every (?:other|second) \w+",
           r"sur deux|sur 2|deuxième|tous les deux|toutes les deux|moitié|alterna|autre",
           r"other|second|half|two|2|alternat|bi|fortnight|50|fifty"),
    _share("one in three", r"une? \w+ sur trois", r"(?:one|a) \w* ?(?:in|out of) (?:every )?three|every third \w+",
           r"sur trois|sur 3|tiers|33|troisi|tous les trois|toutes les trois", r"third|three|3"),
    _share("one in four", r"une? \w+ sur quatre", r"(?:one|a) \w* ?(?:in|out of) (?:every )?four|every fourth \w+",
           r"sur quatre|sur 4|quart|25|quatri", r"fourth|four|quarter|4|25|twenty-five"),
    _share("one in ten", r"une? \w+ sur dix", r"(?:one|a) \w* ?(?:in|out of) (?:every )?ten|every tenth \w+",
           r"sur dix|sur 10|dixième|10", r"tenth|ten|10"),
)  # fmt: skip
#: Only texts with one of these are looked at more closely.
_ANY_FRENCH = re.compile(
    r"moitié|tiers|quart|deux fois plus|l['’]une? des|divis\w+ par|ième|doubl|tripl|quadrupl|\bsur (?:deux|trois|quatre|dix)\b",
    re.I,
)


def check(source: str, target: str) -> Iterator[Finding]:
    """`figure-changed`: another fraction, multiple or proportion, or every time for every other time."""
    for proportion in proportions(source):
        for wrong in (*misread(proportion, target), *counted(proportion, target)):
            french, there = (
                source[proportion.start : proportion.end],
                target[wrong.start : wrong.end],
            )
            yield Finding(
                "figure-changed", f"“{french}” became “{there}”",
                source=(proportion.start, proportion.end), target=(wrong.start, wrong.end),
                expected=wrong.right, found=there,
            )  # fmt: skip
    if not _ANY_FRENCH.search(source):
        return
    lost = [
        (share, match)
        for share in _SHARES
        if (match := share.french.search(source)) and not share.target_too.search(target)
    ]
    if not lost:
        return
    # What was lost says nothing else: deux tiers are no two of anything.
    rest = source
    for _, match in lost:
        rest = rest[: match.start()] + " " * len(match.group()) + rest[match.end() :]
    added = [
        match
        for share in _SHARES
        if (match := share.target.search(target)) and not share.french_too.search(rest)
    ]
    for share, match in lost:
        other = added.pop(0) if added else None
        # Alone, only what is left out of one in two is sure to mislead: every week.
        if other is None and not re.search(r" sur |l['’]une?\b", match.group(), re.I):
            continue
        became = f"became “{other.group()}”" if other else "is not in the English"
        yield Finding(
            "figure-changed", f"“{match.group()}” {became}",
            source=match.span(), target=other.span() if other else None,
            expected=share.english, found=other.group() if other else "",
        )  # fmt: skip
