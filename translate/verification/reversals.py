"""Denials that English turns round: « il craint qu'elle ne parte » fears that she will go, and « il ne faut pas » forbids.

The « ne » of a fear, of avant que and of à moins que denies nothing; and what must not be is not what need not be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.document import Finding, Span

#: What is feared or kept from happening, and the ne behind it that denies nothing.
_EXPLETIVE = re.compile(
    r"\b(?P<cause>crain\w*|craign\w+|redout\w+|appréhend\w+|(?:de\s)?peur|crainte|évit\w+|empêch\w+|avant|à\smoins)\s(?:que\s|qu['’])(?P<clause>[^.;:!?,]{1,50}?)\s(?:ne\s|n['’])(?!(?:l['’]|le\s|la\s|les\s|s['’])?(?:pu|peu|pou|ose|osa|sa(?:it|ch|ur)|cess))(?P<rest>[^.;:!?]*)",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:pas|point|plus|jamais|rien|personne|aucune?|guère|ni|nul(?:le)?)\b",
    re.IGNORECASE,
)
#: Those of these that are fears.
_FEAR = re.compile(r"crain|craign|redout|appréh|(?:de\s)?peur")
#: What is said of it in English, up to a denial in the clause behind it.
_DENIAL = r"(?P<denial>\b(?:(?:do|does|did|will|would|is|are|was|were|has|have|had|may|might|should)(?:\snot\b|n['’]t\b)|won['’]t\b))(?!\s(?:only|have\sto|need\sto)\b)"
_FEARED = re.compile(
    rf"\b(?:fear\w*|afraid|worr\w+|apprehen\w+|dread\w*|concern\w*|scared|lest)\b(?:\s(?!and\b|or\b)[\w'’-]+){{0,8}}?\s{_DENIAL}",
    re.IGNORECASE,
)
_KEPT_OFF = re.compile(
    rf"\b(?:avoid\w*|prevent\w*|before|unless)\b(?:\s(?!and\b|or\b)[\w'’-]+){{1,3}}?\s{_DENIAL}",
    re.IGNORECASE,
)
#: Verbs that say of themselves what is not: il craint que le projet ne manque de fonds.
_LACKS = re.compile(
    r"\b(?:manqu|refus|échou|échec|tomb|tard|suffi|disparai|perd|cess|renonc|rat|périss|meur)\w*",
    re.IGNORECASE,
)
#: What is forbidden.
_MUST_NOT = re.compile(
    r"\b(?:ne\s|n['’])(?:(?:le|la|les|lui|leur|se|y|en)\s|[ls]['’])?(?P<verb>faut|faudrait)\spas\s(?:(?:le|la|les|se|y|en)\s|[ls]['’])?(?!attendre|chercher|aller\sloin)\w+(?:er|ir|re)\b",
    re.IGNORECASE,
)
_TO_HAVE_TO = re.compile(r"\bpas\s(?:à|besoin|obligée?s?|tenue?s?)\b", re.IGNORECASE)
_NEED_NOT = re.compile(
    r"\b(?:(?:do|does|will|would)(?:\snot|n['’]t)|won['’]t)\s(?:have|need)\sto\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Turned:
    """A denial of the English that says the contrary of the French.

    Attributes:
        source, target: the characters of both.
        cause: the French that is feared or forbidden by, in small letters.
    """

    source: Span
    target: Span
    cause: str

    @property
    def is_feared(self) -> bool:
        """Whether it is a fear, and not what is kept off or comes before."""
        return _FEAR.match(self.cause) is not None


def denied(source: str, target: str) -> Turned | None:
    """What the English denies that the French fears, or has come before."""
    here = _EXPLETIVE.search(source)
    if here is None or any(_DENIES.search(here[part]) for part in ("clause", "rest")):
        return None
    if _LACKS.match(here["rest"]) or _LACKS.match(re.sub(r"^\S+['’\s]", "", here["rest"])):
        return None
    cause = here["cause"].lower()
    there = (_FEARED if _FEAR.match(cause) else _KEPT_OFF).search(target)
    return Turned(here.span(), there.span("denial"), cause) if there else None


def allowed(source: str, target: str) -> Turned | None:
    """What need not be in English, and must not be in French."""
    here, there = _MUST_NOT.search(source), _NEED_NOT.search(target)
    if here is None or there is None or _TO_HAVE_TO.search(source):
        return None
    return Turned(here.span(), there.span(), here["verb"].lower())


def check(source: str, target: str) -> Iterator[Finding]:
    """`negation`: a fear that was denied, or what is forbidden that only need not be."""
    for turned, expected in ((denied(source, target), ""), (allowed(source, target), "must not")):
        if turned:
            a, b = source[slice(*turned.source)], target[slice(*turned.target)]
            yield Finding(
                "negation", f"“{b}” turns « {a} » into its contrary",
                source=turned.source, target=turned.target, expected=expected, found=b,
            )  # fmt: skip
