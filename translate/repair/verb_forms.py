"""Forms of English verbs that a model took for another: has broke, the government frozen rents, before hit a tree.

Only where the French tells which form is meant: an auxiliary and a participle are no participle alone.
"""

from __future__ import annotations

import re

from translate.alignment.words import align
from translate.language.irregular import PARTICIPLES, PASTS
from translate.language.lexicon import lexicon
from translate.language.typography import before, fold
from translate.verification import LONGEST

#: Pasts that are other words as well: a saw, the bore, a rose.
_NOUNS = frozenset(["saw", "bore", "rose", "wound", "lay", "fell", "became"])
_ADVERB = r"(?:\s(?:not|also|already|just|never|always|now|since|only|recently|still|then|\w+ly))?"
_PERFECT = re.compile(
    rf"\b(?:has|have|had|having|['’]ve|hasn['’]t|haven['’]t|hadn['’]t){_ADVERB}\s(?P<past>{'|'.join(sorted(PASTS.keys() - _NOUNS))})\b"
)
_PASSIVE = re.compile(
    rf"\b(?:is|are|was|were|been|being|be){_ADVERB}\s(?P<past>{'|'.join(sorted(PASTS.keys() - _NOUNS - {'broke', 'woke'}))})\b"
)
#: What makes a participle a part of a verb, an adjective, or of a clause of its own.
_AUXILIARY = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|has|have|had|having|get|gets|got|getting|gotten|not)\b|['’](?:s|ve|re|d|m)\b|n['’]t\b",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[,;:.!?()–—“”\"]")
_PARTICIPLE = re.compile(rf"\b(?:{'|'.join(sorted(PARTICIPLES))})\b")
#: Before a French participle, its auxiliary: avoir, or être of one who goes.
_HAS = re.compile(
    r"(?:\b|['’])(?:a|ont|avait|avaient|ai|avons|eut|aurait|auraient|est|sont|était|étaient)(?: (?:\w+ment|déjà|aussi|encore|ainsi|enfin|bien|alors|même|également))? $",
    re.IGNORECASE,
)


#: What has a gerund behind it, where French has an infinitive.
_BEFORE_GERUND = re.compile(
    r"\b(?P<before>before|without|after|instead of) (?P<verb>[a-z]{3,})\b", re.IGNORECASE
)
_BEFORE_INFINITIVE = re.compile(
    r"\b(?:avant de|avant d['’]|sans|au lieu de|au lieu d['’]) ?(?:(?:se|en|y|l[ea]s?|lui|leur|me|te|nous|vous) |[sln]['’])?$",
    re.IGNORECASE,
)
_INFINITIVE = re.compile(r"\w+(?:er|ir|re)")
#: A short verb whose last consonant is doubled: hit, hitting.
_DOUBLED = re.compile(r"[^aeiou]?[bcdfghjklmnpqrstvz][aeiou][bdgmnprt]|[aeiou][bdgmnprt]")


def mend(source: str, english: str) -> tuple[str, list[str]]:
    """`english` with the forms of irregular verbs that the French `source` asks for, and what was changed."""
    changed: list[str] = []
    if max(len(source), len(english)) > LONGEST:
        return english, changed
    for pattern in (_PERFECT, _PASSIVE):
        for match in reversed(list(pattern.finditer(english))):
            english = _put(english, match.span("past"), PASTS[match["past"]], changed)
    for match in reversed(list(_PARTICIPLE.finditer(english))):
        if _is_finite(source, english, match):
            english = _put(english, match.span(), PARTICIPLES[match.group()], changed)
    if (
        "avant d" in source.lower() or "sans " in source.lower() or "au lieu d" in source.lower()
    ) and (
        gerunds := [m for m in _BEFORE_GERUND.finditer(english) if not m["verb"].endswith("ing")]
    ):
        for match in reversed(gerunds):
            gerund = _gerund(match["verb"])
            if gerund in lexicon().spelled and _is_infinitive(source, english, match):
                english = _put(english, match.span("verb"), gerund, changed)
    return english, changed


def _is_infinitive(source: str, english: str, verb: re.Match[str]) -> bool:
    """Whether a `verb` of the English stands for an infinitive of the French behind avant de or sans."""
    alignment = align(source, english)
    return any(
        _INFINITIVE.fullmatch(word.text) is not None
        and _BEFORE_INFINITIVE.search(before(source, word.start)) is not None
        and alignment.target[j].start == verb.start("verb")
        for i, j in alignment.links.items()
        for word in (alignment.source[i],)
    )


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if _DOUBLED.fullmatch(verb) else f"{verb}ing"


def _put(english: str, span: tuple[int, int], form: str, changed: list[str]) -> str:
    changed.insert(0, f"“{english[slice(*span)]}” → “{form}”")
    return english[: span[0]] + form + english[span[1] :]


def _is_finite(source: str, english: str, participle: re.Match[str]) -> bool:
    """Whether a `participle` of the English stands for a verb of the French with its auxiliary, and has none."""
    clause = english[: participle.start()]
    if breaks := [m.end() for m in _BREAK.finditer(clause)]:
        clause = clause[breaks[-1] :]
    if not clause.strip() or _AUXILIARY.search(clause):
        return False
    alignment = align(source, english)
    ours = [
        alignment.source[i]
        for i, j in alignment.links.items()
        if alignment.target[j].start == participle.start()
    ]
    return any(
        _HAS.search(before(source, word.start)) is not None
        and fold(word.text).endswith(("e", "i", "u", "s", "t", "es", "ee", "ees", "is", "us"))
        for word in ours
    )
