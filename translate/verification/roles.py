"""Roles: who does what to whom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from translate.alignment.words import Alignment, strength
from translate.document import Finding
from translate.language.numerals import NUMBER_WORDS
from translate.language.typography import fold

_CAPITALISED = r"[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)*"
_NAME = re.compile(rf"(?<![\w'’-]){_CAPITALISED}")
#: Between a subject and its object: a verb, and no word that makes the object the subject of another,
#: joins the names, or turns the voice round. What two do together may be told of either first.
_FRENCH = re.compile(
    r"(?!.*\b(?:par|de|du|des|d|et|ou|que|qui|dont|avec|est|sont|était|étaient|été|sera|fut|furent|comme|selon|se|s|où|en|dans"
    r"|rencontr\w+|épous\w+|affront\w+|rejoi\w+|suiv\w+|suit|suivi|précèd\w+|précéd\w+|ressembl\w+|jou\w+|manqu\w+|pla[iî]\w+|plu|crois\w+)\b)"
    r"\s(?!(?:le|la|les|l|un|une|son|sa)\b)(?:[a-zà-ÿœ'’-]+\s){1,6}(?:l['’])?$"
)
_ENGLISH = re.compile(
    r"(?!.*\b(?:by|(?<!ahead )of|and|or|with|from|was|were|been|is|are|be|being|who|that|than|as|whom|which|where|in|at|got)\b)"
    r"\s(?:[a-z'’-]+\s){1,6}$"
)
#: The same between nouns: one verb, with what goes before and behind it.
_FRENCH_NOUNS = re.compile(
    _FRENCH.pattern.replace(r"\s(?:[a-zà-ÿœ'’-]+\s){1,6}", r"\s(?:[a-zà-ÿœ'’-]+\s){1,4}")
)
_ENGLISH_NOUNS = re.compile(
    r"(?!.*\b(?:by|(?<!ahead )of|and|or|with|from|was|were|been|is|are|be|being|who|that|than|as|whom|which|where|in|at|got|to|for|on)\b)"
    r"(?:['’]s)?\s(?:[a-z'’-]+\s){1,6}"
)
#: Before the subject of a clause stand at most an article and an adjective.
_BEGINS = re.compile(
    r"(?:^|[,;:.!?“\"]\s*|\b(?:that|and|but|when|because|if|while)\s)(?:(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Yy]our|[Tt]his|[Tt]hese|[Tt]wo|[Tt]hree)\s)?(?:[a-z]+\s)?$"
)

#: Who is told: a-t-elle confié mardi à l'agence Tass.
_TOLD = re.compile(
    r"\b(?:déclar|confi|affirm|expliqu|indiqu|racont|assur|précis|annonc|répét|lanc)\w*"
    r"(?:\s(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|ensuite|aussi|encore|également))?"
    r"\s(?:à|au|aux)\s(?:l['’]agence\s|la chaîne\s|quotidien\s|journal\s|magazine\s|la\s|l['’])?"
    rf"(?P<name>{_CAPITALISED})"
)
_SAYS = r"(?:said|says|declared|stated|added|explained|claimed|announced)"


#: Le chien, sa fille, deux avocats: what does something, or is done to.
_GROUP = re.compile(
    r"(?<![\w'’-])(?:(?i:l['’]|le |la |les |une? |des |ce |cet |cette |ces |son |sa |ses |leurs? |mon |ma |mes |notre "
    r"|nos |votre |vos |deux |trois )(?P<noun>[^\W\d_]{3,})|(?P<name>[A-ZÀ-Þ][\w-]{2,}))(?![\w'’-])"
)
#: What may stand behind an article or a number and is no noun: les plus utilisées, trois cents.
_NO_NOUNS = NUMBER_WORDS["fr"] | {
    "plus", "moins", "mieux", "autres", "mêmes", "premiers", "derniers", "nous", "vous", "ils", "elles", "elle", "cela", "tous",
}  # fmt: skip
#: How surely an English noun translates a French one, at least.
_SURE = 0.08


def check(source: str, target: str, alignment: Alignment) -> Iterator[Finding]:
    """Who does what to whom, and who tells whom.

    `order`: two names that changed places, or what is done to somebody is done by him; `speaker-changed`: who was
    told, and now says it.
    """
    turned = list(_turned_round(source, target)) or list(_nouns_turned(source, target, alignment))
    yield from turned
    yield from _compared(source, target, alignment)
    yield from _told(source, target)
    yield from _check_voice(source, target)


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


def _nouns_turned(source: str, target: str, alignment: Alignment) -> Iterator[Finding]:
    """Le chien mord le facteur: who bites is not bitten."""
    ours = list(_GROUP.finditer(source))
    for a, b in pairwise(ours):
        group_a, group_b = ("noun" if m["noun"] else "name" for m in (a, b))
        before = source[: a.start()]
        if any((m["noun"] or m["name"]).lower() in _NO_NOUNS for m in (a, b)):
            continue
        # Only the subject of a clause: nothing leads into the group before the verb.
        if re.search(r"[\w»”\"']\s*$", before) or not _FRENCH_NOUNS.match(
            source[a.end() : b.start()]
        ):
            continue
        first, second = (
            _places(alignment, m.start(g), m.end(g)) for m, g in ((a, group_a), (b, group_b))
        )
        if len(first) != 1 or len(second) != 1 or first == second:
            continue
        there, other = alignment.target[first[0]], alignment.target[second[0]]
        between = target[other.end : there.start]
        if (
            other.end <= there.start
            and _ENGLISH_NOUNS.fullmatch(between)
            and _BEGINS.search(target[: other.start])
        ):
            yield Finding(
                "order", f"“{a.group()}” and “{b.group()}” have changed places",
                source=(a.start(), b.end()), target=(other.start, there.end),
                expected=f"{there.text} … {other.text}", found=target[other.start : there.end],
            )  # fmt: skip
            return


_COMPARED = re.compile(
    r"(?P<a>[^\W\d_]{3,}) (?:est|était|sera|reste) (?:bien |beaucoup |un peu )?plus (?P<what>[a-zà-ÿ]+) qu(?:e |['’])(?:l['’]|la |le |les )?(?P<b>[^\W\d_]{3,})"
)


def _compared(source: str, target: str, alignment: Alignment) -> Iterator[Finding]:
    """Tolède est plus petite que Madrid: the smaller one is not the larger one."""
    match = _COMPARED.search(source)
    if match is None:
        return
    places = [_places(alignment, *match.span(group)) for group in ("a", "what", "b")]
    if any(len(found) != 1 for found in places):
        return
    first, what, second = (found[0] for found in places)
    than = target[alignment.target[what].end : alignment.target[first].start]
    if second < what < first and re.fullmatch(r" than (?:the )?", than):
        span = alignment.target[second].start, alignment.target[first].end
        yield Finding(
            "order", f"“{match['a']}” and “{match['b']}” have changed places",
            source=match.span(), target=span, expected=match.group(), found=target[slice(*span)],
        )  # fmt: skip


def _places(alignment: Alignment, start: int, end: int) -> list[int]:
    """The words of the English that the French word at these characters can be."""
    for word in alignment.source:
        if word.start <= start < word.end:
            text = word.text[start - word.start :] if word.start < start else word.text
            return [
                j for j, other in enumerate(alignment.target) if strength(text, other.text) >= _SURE
            ]
    return []


def _turned_round(source: str, target: str) -> Iterator[Finding]:
    ours = list(_NAME.finditer(source))
    theirs = list(_NAME.finditer(target))
    for a, b in pairwise(ours):
        if not _FRENCH.match(source[a.end() : b.start()]):
            continue
        for c, d in pairwise(theirs):
            if (
                fold(c.group()).endswith(fold(b.group()))
                and fold(d.group()).startswith(fold(a.group()))
                and c.group() != d.group()
                and _ENGLISH.match(target[c.end() : d.start()])
            ):
                yield Finding(
                    "order", f"“{a.group()}” and “{b.group()}” have changed places",
                    source=(a.start(), b.end()), target=(c.start(), d.end()),
                    expected=f"{a.group()} … {b.group()}", found=target[c.start() : d.end()],
                )  # fmt: skip
                return


_DONE_BY = re.compile(
    r"(?P<patient>\w{3,}) (?:n['’]|ne )?(?:a |ont |avait |avaient )?(?:est|sont|était|étaient|fut|furent|été|sera|seront) (?:\w+ment )?"
    r"\w+(?:é|is|it|u|ert)e?s? (?:\w+ ){0,2}?par (?:l[ae]s? |une? |l['’]|des |s(?:on|a|es) |leurs? )?(?P<agent>\w{3,})"
)
#: English that says by whom something is done, or that something is done.
_BY = re.compile(
    r"\b(?:by|from|of|with|through|in|under|at|to|for|on|via|after|over|into|about|is|are|was|were|be|been|being|got|gets?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")


def _place(french: str, target: str) -> int | None:
    """Where the first word of the English stands that says `french`."""
    for word in _WORD.finditer(target):
        if word.group() == french or strength(french, word.group()) >= _SURE:
            return word.start()
    return None


def _check_voice(source: str, target: str) -> Iterator[Finding]:
    """Who is arrested by somebody does not arrest him."""
    here = _DONE_BY.search(source)
    if here is None or _BY.search(target):
        return
    patient, agent = _place(here["patient"], target), _place(here["agent"], target)
    if patient is not None and agent is not None and patient < agent:
        yield Finding(
            "order", f"“{here['patient']}”, to whom it is done, does it in English",
            source=here.span(), expected="by",
        )  # fmt: skip
