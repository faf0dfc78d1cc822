"""Persons: I, you, we and they stay who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.document import Finding


@dataclass(frozen=True, slots=True)
class _Person:
    """A grammatical person.

    Attributes:
        subject: its pronoun as the subject of a French verb; None if that may stand for things, too.
        french: any French word that may mean it: of its own, of its verbs, or of whom one may speak so (on).
        pronoun: as the subject in English.
        english: any English word that may mean it.
    """

    subject: re.Pattern[str] | None
    french: re.Pattern[str]
    pronoun: re.Pattern[str]
    english: re.Pattern[str]


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_OBJECTS = r"(?:n['’]|ne |y |en |l['’]|les? |la |[mt]['’]|[mt]e |[nv]ous )?"
_I = _Person(
    _any(r"(?<![\w-])(?:je\s(?!vous en prie|t['’]en prie)|j['’])|(?<=[a-z]-)je\b"),
    _any(r"\b(?:je|moi|me|mon|ma|mes|miens?|miennes?|on|nous|soi)\b|\b[jm]['’]"),
    re.compile(r"(?<![\w.-])I(?![\w.-])"),
    _any(r"\b(?:I|me|my|mine|myself|one)\b"),
)
_WE = _Person(
    _any(rf"(?<![\w-])nous (?={_OBJECTS}(?:\w+ons|sommes)\b)"),
    _any(
        r"\b(?:nous|nos|notre|nôtres?|on|\w+ons|je|moi|mon|ma|mes|me|chacune?|tous|toutes|soi|leurs?|ensemble|il faut"
        r"|vous|votre|vos)\b|\b[jm]['’]"
    ),
    _any(r"\bwe\b"),
    _any(r"\b(?:we|us|our|ours|ourselves|let['’]s|one)\b"),
)
_YOU = _Person(
    _any(rf"(?<![\w-])(?:tu|vous) (?={_OBJECTS}\w+(?:ez|s|x|tes)\b)|(?<=[a-z]-)(?:tu|vous)\b"),
    _any(
        r"\b(?:tu|te|toi|ton|ta|tes|tien|tiens|tienne|vous|votre|vos|vôtres?|\w+ez|\w+tes|on|soi|nous|notre|nos"
        r"|quelqu['’]un|chacune?|il (?:faut|est|suffit|vaut))\b|\bt['’]"
    ),
    _any(r"\byou\b"),
    _any(r"\b(?:you|your|yours|yourself|yourselves|ye|thou|thee|thy|one|please|let)\b"),
)
_THEY = _Person(
    None,
    _any(r"\b(?:ils?|elles?|eux|lui|leurs?|celui|celles?|ceux|on|soi|se|son|sa|ses)\b|\bs['’]"),
    _any(r"\b(?:they|he|she)\b"),
    _any(r"\b(?:they|them|their|theirs)\b"),
)
_PERSONS = (_I, _WE, _YOU, _THEY)

#: A sentence begins with its subject: in French, and the same in English.
_FIRST = (
    (_any(r"\W*(je\b(?! vous en prie| t['’]en prie)|j['’])"), _I.pronoun),
    (_any(rf"\W*(nous) {_OBJECTS}(?:\w+ons|sommes)\b"), _WE.pronoun),
    (_any(r"\W*(tu|vous)\b"), _YOU.pronoun),
    (_any(r"\W*(ils|elles)\b"), _any(r"\bthey\b")),
)
_BEGINS = re.compile(r"\W*(I|[Ww]e|[Yy]ou|[Hh]e|[Ss]he|[Tt]hey)\b")


def check(source: str, target: str) -> Iterator[Finding]:
    """`person-changed`: the English speaks of another person than the French, or lets another act."""
    change = _begins_otherwise(source, target) or _named_nowhere(source, target)
    if change:
        here, there = change
        yield Finding(
            "person-changed", f"“{here.group().strip()}” became “{there.group().strip()}”",
            source=here.span(), target=there.span(), found=there.group().strip(),
        )  # fmt: skip


_Change = tuple[re.Match[str], re.Match[str]]


def _begins_otherwise(source: str, target: str) -> _Change | None:
    """The subjects at the beginning of a sentence, if they differ and the right one comes nowhere."""
    there = _BEGINS.match(target)
    if there is None:
        return None
    for first, same in _FIRST:
        here = first.match(source)
        if here and not same.search(target):
            return here, there
    return None


def _named_nowhere(source: str, target: str) -> _Change | None:
    """A person of whom the English says nothing, and one of whom it speaks and the French does not."""
    for own in _PERSONS:
        here = own.subject and own.subject.search(source)
        if not here or own.english.search(target):
            continue
        for other in _PERSONS:
            there = other.pronoun.search(target)
            if there and other is not own and not other.french.search(source):
                return here, there
    return None
