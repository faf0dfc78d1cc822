"""How clauses hang together: because of is not despite, but for is not including."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.document import Finding
from translate.language.negation import denials


@dataclass(frozen=True, slots=True)
class _Link:
    """A way in which one thing hangs together with another.

    Attributes:
        french: says it.
        english: any word that may say as much.
        contrary: English that says the contrary, by which the French cannot be meant.
        licence: French that may have said the contrary beside it.
        expected: what English would say.
    """

    french: re.Pattern[str]
    english: re.Pattern[str]
    contrary: re.Pattern[str]
    licence: re.Pattern[str]
    expected: str


_FRENCH_CONCESSION = r"malgré|en dépit d|bien qu|quoiqu|même si|au mépris"
_FRENCH_CAUSE = r"à cause|grâce|en raison|du fait|parce qu|car\b|puisqu|faute d|suite\b|d[uû]e?s? (?:à|au)|pour\b|par\b|sous\b|comme\b|étant donné"
_ENGLISH_CONCESSION = r"despite|in spite|notwithstanding|although|though|even|however|regardless|but|nevertheless|nonetheless|while|whilst|yet|still|against|with all|albeit|whatever|in the face|irrespective|undeterred"
_LINKS = (
    _Link(
        re.compile(rf"\b(?:{_FRENCH_CONCESSION})", re.I),
        re.compile(rf"\b(?:{_ENGLISH_CONCESSION})\b", re.I),
        re.compile(r"\b(?:because|due to|owing to|thanks to|as a result of|on account of)\b", re.I),
        re.compile(rf"\b(?:{_FRENCH_CAUSE})", re.I),
        "despite",
    ),
    _Link(
        re.compile(r"\b(?:à cause d|en raison d|grâce (?:à|au)|du fait d|parce qu)", re.I),
        re.compile(
            r"\b(?:because|due to|owing|thanks to|by reason|as a result|on account|since|for|caus\w+|reason|result\w*|follow\w*|from|by|after|amid|given|under|so|therefore|through|blam\w+)\b",
            re.I,
        ),
        re.compile(
            r"\b(?:despite|in spite of|notwithstanding|although|even though|regardless of)\b", re.I
        ),
        re.compile(
            rf"\b(?:{_FRENCH_CONCESSION}|pourtant|mais|alors qu|tandis|peu importe|qu(?:el|elle|els|elles|oi) qu|indépendamment|sans égard|où qu)",
            re.I,
        ),
        "because of",
    ),
    _Link(
        re.compile(
            r"\b(?:sauf(?!-)|hormis|excepté|à l['’]exception d|exception faite|mis à part|à l['’]exclusion)\b",
            re.I,
        ),
        re.compile(
            r"\b(?:except\w*|but|apart from|other than|save|unless|exclud\w*|without|not|bar|barring|aside|only|besides|minus)\b",
            re.I,
        ),
        re.compile(
            r"\b(?:including|included|as well as|even|also|among them|and|especially|particularly|notably|above all)\b",
            re.I,
        ),
        re.compile(
            r"\b(?:compris|inclu\w+|dont|même|aussi|ainsi|surtout|notamment|(?:en|tout) particuli\w+)\b",
            re.I,
        ),
        "except",
    ),
    _Link(
        re.compile(
            r"(?:^|[,;:] )(?:si (?:l[ae]s?|l['’]|une?|nous|vous|tu|je|j['’]|on|elles?|des)|s['’]ils?)\b(?! (?:est|sont|étai|avai|ont|a)\b)",
            re.I,
        ),
        re.compile(
            r"\b(?:if|whether|when\w*|unless|should|were|had|would|in case|in the event|provid\w+|suppos\w+|assuming|once|as long|where|any)\b",
            re.I,
        ),
        re.compile(r"\b(?:although|though|because|despite|in spite of)\b", re.I),
        re.compile(
            rf"\b(?:{_FRENCH_CONCESSION}|parce|car|puisque|comme|cause|raison|pourtant|mais|certes|vrai)\b",
            re.I,
        ),
        "if",
    ),
    _Link(
        re.compile(r"\b(?:y compris)\b", re.I),
        re.compile(
            r"\b(?:includ\w*|as well|even|also|among|and|both|too|inclusive|with|or|like|such as)\b",
            re.I,
        ),
        re.compile(r"\b(?:except\w*|apart from|other than|exclud\w*|without|but)\b", re.I),
        re.compile(r"\b(?:sauf(?!-)|hormis|excepté|exception|sans|mais)\b", re.I),
        "including",
    ),
)


def _became(code: str, here: re.Match[str], there: re.Match[str], expected: str = "") -> Finding:
    """What the French says `here`, and the English otherwise `there`."""
    found = there.group().strip()
    return Finding(
        code, f"“{here.group().strip()}” became “{found}”",
        source=here.span(), target=there.span(), expected=expected, found=found,
    )  # fmt: skip


def check(source: str, target: str) -> Iterator[Finding]:
    """How clauses hang together.

    `opposite`: a cause became what it happened in spite of, what was left out is included, or the other way
    round; `figure-changed`: one became several.
    """
    for link in _LINKS:
        here, there = link.french.search(source), link.contrary.search(target)
        if here and there and not link.english.search(target) and not link.licence.search(source):
            yield _became("opposite", here, there, link.expected)
    yield from _check_number(source, target)
    yield from _check_choices(source, target)


_EITHER = re.compile(
    r"(?<=[\w,»”)] )ou (?!non\b|plus\b|moins\b|encore\b|presque\b|même\b|pas\b|plutôt\b|bien\b|(?:d['’]|tout |toute |les |des |ses )?autres?\b)(?=\w)",
    re.I,
)
_OR = re.compile(
    r"\b(?:or|nor|either|whether|neither|and/or|otherwise|between|to|as well as|if|unless|\w+-\w+)\b|/|–|—",
    re.I,
)
_BOTH = re.compile(r"\b(?:and|both)\b", re.I)
_AND = re.compile(r"\b(?:et|ainsi|puis|mais|sans|comme|avec|soit)\b|[;&:]", re.I)
#: What may be the one or the other may be both.
_ANY = re.compile(
    r"\b(?:peu(?:t|vent|x)|pouv\w+|pourr\w+|toute?s?|tous|chaque|ceux|celles|celui)\b", re.I
)
_EQUAL, _UNEQUAL = (
    re.compile(r"\b(?:aussi|autant) (?:\w+ )?(?:\w+ )?qu(?:e |['’])", re.I),
    re.compile(r"\b(?:more|less|\w{2,}er) (?:\w+ )?than\b", re.I),
)
_LIKE = re.compile(r"\b(?:as|like|equal\w*|same|just|no|not)\b|n['’]t\b", re.I)
_COMPARES = re.compile(
    r"\b(?:plus|moins|mieux|meilleure?s?|pire|supérieure?s?|inférieure?s?|davantage)\b", re.I
)


def _check_choices(source: str, target: str) -> Iterator[Finding]:
    """One or the other is not both, and as much is not more."""
    here, there = _EITHER.search(source), _BOTH.search(target)
    if (
        here
        and there
        and not (
            _OR.search(target)
            or _AND.search(source)
            or _ANY.search(source)
            or denials(source, "fr")
        )
    ):
        yield _became("opposite", here, there, "or")
    here, there = _EQUAL.search(source), _UNEQUAL.search(target)
    if here and there and not _LIKE.search(target) and not _COMPARES.search(source):
        yield _became("opposite", here, there, "as")


_ONE = re.compile(
    r"^\W*une? (?!(?:grande?|bonne?) (?:nombre|partie)|(?:nombre|dizaine|douzaine|vingtaine|trentaine|centaine|millier|million|milliard|poignée|groupe|quart|tiers|série|foule|majorité|partie|ensemble|autre|certain|couple|peu|des|d['’]))",
    re.I,
)
_SEVERAL = re.compile(
    r"^\W*(?:several|many|few|a few|some|various|numerous|dozens|hundreds)\b (?!\w*(?:one|body|day|time)\b)",
    re.I,
)
_MANY = re.compile(
    r"^\W*(?:des|plusieurs|quelques|certaine?s|beaucoup|de nombreu\w+) (?=\w+[sx]\b)", re.I
)
_A = re.compile(
    r"^\W*(?:an?|one) (?!(?:\w+ ){0,2}number|few|lot|series|host|string|range|dozen|handful|couple|hundred|thousand|great|good|large|group|variety|majority|third|quarter|certain|pair|set|wealth|flurry|spate|slew|raft|of)",
    re.I,
)


def _check_number(source: str, target: str) -> Iterator[Finding]:
    """Of one that a sentence begins with it does not begin with several, nor the other way round."""
    for french, english in ((_ONE, _SEVERAL), (_MANY, _A)):
        here, there = french.search(source), english.search(target)
        if here and there:
            yield _became("figure-changed", here, there)
