"""Roles: who does what to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from translate.document import Finding
from translate.language.typography import fold

_CAPITALISED = r"[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)*"
_NAME = re.compile(rf"(?<![\w'’-]){_CAPITALISED}")
#: Between a subject and its object: a verb, and no word that makes the object the subject of another,
#: joins the names, or turns the voice round. What two do together may be told of either first.
_FRENCH = re.compile(
    r"(?!.*\b(?:par|de|du|des|d|et|ou|que|qui|dont|avec|est|sont|était|étaient|été|sera|fut|furent|comme|selon|se|s|où|en|dans"
    r"|rencontr\w+|épous\w+|affront\w+|rejoi\w+|suiv\w+|suit|suivi|précèd\w+|précéd\w+|ressembl\w+|jou\w+|manqu\w+|pla[iî]\w+|plu|crois\w+)\b)"
    r"\s(?:[a-zà-ÿœ'’-]+\s){1,6}(?:l['’])?$"
)
_ENGLISH = re.compile(
    r"(?!.*\b(?:by|(?<!ahead )of|and|or|with|from|was|were|been|is|are|be|being|who|that|than|as|whom|which|where|in|at|got)\b)"
    r"\s(?:[a-z'’-]+\s){1,6}$"
)

#: Who is told: a-t-elle confié mardi à l'agence Tass.
_TOLD = re.compile(
    r"\b(?:déclar|confi|affirm|expliqu|indiqu|racont|assur|précis|annonc|répét|lanc)\w*"
    r"(?:\s(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|ensuite|aussi|encore|également))?"
    r"\s(?:à|au|aux)\s(?:l['’]agence\s|la chaîne\s|quotidien\s|journal\s|magazine\s|la\s|l['’])?"
    rf"(?P<name>{_CAPITALISED})"
)
_SAYS = r"(?:said|says|declared|stated|added|explained|claimed|announced)"


def check(source: str, target: str) -> Iterator[Finding]:
    """`order`: two names that changed places; `speaker-changed`: who was told, and now says it."""
    yield from _turned_round(source, target)
    yield from _told(source, target)


def _told(source: str, target: str) -> Iterator[Finding]:
    for match in _TOLD.finditer(source):
        name = match["name"].split()[0]
        there = re.search(
            rf"\b(?P<a>{_SAYS}\s{re.escape(name)})\b|\b(?P<b>{re.escape(name)}\s(?:has\s)?{_SAYS})\b",
            target,
        )
        if there:
            yield Finding(
                "speaker-changed", f"“{name}” is told this, and does not say it",
                source=match.span("name"), target=there.span(),
                expected=f"told {name}", found=there.group(),
            )  # fmt: skip


def _turned_round(source: str, target: str) -> Iterator[Finding]:
    ours = list(_NAME.finditer(source))
    if len(ours) < 2:
        return
    theirs = list(_NAME.finditer(target))
    for a, b in pairwise(ours):
        if not _FRENCH.match(source[a.end() : b.start()]):
            continue
        for c, d in pairwise(theirs):
            if (
                fold(c.group()) == fold(b.group())
                and fold(d.group()) == fold(a.group())
                and c.group() != d.group()
                and _ENGLISH.match(target[c.end() : d.start()])
            ):
                yield Finding(
                    "order", f"“{a.group()}” and “{b.group()}” have changed places",
                    source=(a.start(), b.end()), target=(c.start(), d.end()),
                    expected=f"{a.group()} … {b.group()}", found=target[c.start() : d.end()],
                )  # fmt: skip
                return
