"""Negation: what the French denies, the English denies, and nothing else.

Negations are counted: those that are plain as such on the one side, and on the other all words that
may say as much (few, without, unable, refuse). So a finding means that one has no counterpart at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from translate.alignment.words import Alignment, strength, translations
from translate.document import Finding, Span, touches
from translate.language.negation import denials
from translate.language.opposites import negatives
from translate.language.quotes import Language
from translate.verification.coverage import has_counterpart, is_content
from translate.verification.opposites import contraries

_APOSTROPHE = "['’]"
#: French words that may be English negations, besides those that the lexicon has as such.
_MAYBE_FRENCH = re.compile(
    rf"\bne\b|\bn{_APOSTROPHE}|\b(?:non|pas|sans|ni|jamais|rien|aucune?s?|personne|nul(?:le)?s?|nullement|zéro|peu|guère"
    r"|à peine|faute|sauf|hormis|excepté|hors|mal|moins|loin|trop|seule?s?|seulement|uniquement|plutôt|mais|contre|exempt\w*"
    r"|impossib\w+|irr\w+|ill\w+|refus\w+|manqu\w+|empêch\w+|évit\w+|éviter\w*|interdi\w+|prohib\w+|absen\w+|échou\w+|échec\w*"
    r"|ignor\w+|négl\w+|dépourv\w+|priv[eéa]\w*|exclu\w+|rejet\w+|renon\w+|cess\w+|défen[ds]\w*|dissua\w+|abst\w+|nie\w*|dément\w*"
    r"|dout\w+|difficile\w*|difficult\w*|retard\w*|insomni\w*|préf[éè]r\w+|mieux|in\w+ables?|orphelin\w*|rare\w*|incap\w+|invis\w+|quasi\w*|presque|autre\w*|différen\w+|jeun\w*|tarde\w*|garde\w*|merci|épargn\w+"
    r"|anti\w+|indépend\w+|encore|inutile\w*|vain\w*|désolé\w*|égale?|fous|fout|fiche\w*|moqu\w+|perd\w*|reste\w*|libér\w+|annul\w+|suppri\w+|gratuit\w*|not?|never|don)\b",
    re.IGNORECASE,
)
_MAYBE_ENGLISH = re.compile(
    rf"\b(?:not|cannot|never|nobody|nothing|none|no|nor|neither|nowhere|without|hardly|barely|scarcely|rarely|seldom|few|little|fewer|less"
    r"|lack\w*|fail\w*|refus\w+|den(?:y|ies|ied|ial|ying)|prevent\w*|avoid\w*|absen\w+|unless|except|but|rather|instead|far|outside|any\w*|ever|free|stop\w*"
    r"|ceas\w+|reject\w*|declin\w+|bann?\w*|prohibit\w*|forb\w+|exclu\w+|ignor\w+|miss\w*|los[et]\w*|impossib\w+|unable|incap\w+|until|only|yet"
    r"|hard|difficult\w*|out|off|beyond|aside|just|still|doubt\w*|too|unlikely|longer|unaware|unknown|neglect\w*|loath|reluct\w+|troubles?|struggl\w*|poor(?:ly)?|(?:stay|keep|kept)\w* away|at most"
    rf"|non(?:-?stop)?|zero|nil|(?<!each )other|otherwise|devoid|short|suspend\w*|wrong|dead-?end|remember|more than|must|or|worth\w*|\w{{3,}}less(?:ly|ness)?|un(?!i|der|til|cle)\w{{4,}}|in(?:\w*(?:able|ible|ity)|capab\w+|suffic\w+|adequat\w+)|dis\w{{4,}})\b|n{_APOSTROPHE}t\b",
    re.IGNORECASE,
)


#: Ne … que before what is the only one: n'a que deux, ne pousse qu'en montagne.
_ONLY_FRENCH = re.compile(
    rf"\b(?:ne |n{_APOSTROPHE})(?:(?!pas|plus|jamais|rien|personne|guère|ni|aucun|null|\w+ null|et |ou |di[ts]|pens|sa[iv]|croi|veu|voul)[\w'’-]+ ){{1,2}}qu(?:e |{_APOSTROPHE})"
    r"(?:en|à(?! \w+(?:er|ir|re)\b)|au|aux|dans|par|pour|sur|un|une(?! bouchée)|des|du|de|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|\w+ze|vingt|trente|quarante|cent|mille|\d|le|la|les|l['’]|son|sa|ses)\b",
    re.IGNORECASE,
)
_ONLY_ENGLISH = re.compile(
    r"\b(?:only|just|but|mere\w*|sole\w*|alone|except\w*|unless|until|till|nothing|nobody|no|none|never|exclusive\w*|simply|barely"
    r"|hardly|scarce\w*|single|limited|restrict\w*|entirely|purely|always|more than|less than|any|beyond|other than|yet|before|than|all|few|little|as (?:young|small|low|short))\b",
    re.IGNORECASE,
)
#: What is only a visitor is one.
_IS_ONLY = re.compile(
    rf"(?:n{_APOSTROPHE}(?:est|étai[st]|étaient|êtes)|ne (?:sont|suis|sommes|fut|furent|serai\w*|sera|seront)) ",
    re.IGNORECASE,
)
_NOT = re.compile(rf"\b(?:not|cannot)\b|n{_APOSTROPHE}t\b")


def _check_only(source: str, target: str) -> Iterator[Finding]:
    """What is said of one thing only is said of it, and of it only."""
    only = _ONLY_FRENCH.search(source)
    if only is None or _ONLY_ENGLISH.search(target) or denials(source, "fr"):
        return
    other = _NOT.search(target)
    yield Finding(
        "negation-free" if not other and _IS_ONLY.match(only.group()) else "negation",
        f"“{only.group()}” is “only” in English, not {'a denial' if other else 'left out'}",
        source=only.span(), target=other.span() if other else None,
        expected="only", found=other.group() if other else "",
    )  # fmt: skip


#: Nul n'est censé … is said of no one, not of everyone; but nobody forgets may be: everyone remembers.
_NOBODY = re.compile(
    rf"\b(?:personne|nul|nulle|aucun|aucune|rien)(?: \w+)? (?:ne |n{_APOSTROPHE})(?!\w+ pas\b)",
    re.IGNORECASE,
)
_EVERYBODY = re.compile(r"\b(?:every(?:one|body|thing)|anyone can)\b", re.IGNORECASE)
#: Verbs, in either language, with which nobody is as good as everybody without them: nul ne l'ignore.
_UNKNOWING = re.compile(
    r"\b(?:ignor|oubli|dout|manqu|contest|échapp|forg[eo]t|doubt|miss|fail|disput|escap)",
    re.IGNORECASE,
)
_NO_ONE = re.compile(
    r"\b(?:remember|fail|refus|lack|few|without|hardly|equal|same)\w*", re.IGNORECASE
)


def _is_said(french: re.Match[str], alignment: Alignment) -> bool:
    """Whether a word that may deny is in the English as such: contre, against."""
    return not _DENIES.fullmatch(french.group()) and any(
        strength(french.group(), word.text) >= _SAID and not _NOT_PLAIN.fullmatch(word.text)
        for word in alignment.target
    )


#: How probable a translation is of which it is taken that it stands for the word.
_SAID = 0.3
_DENIES = re.compile(
    rf"n(?:e|{_APOSTROPHE})|non|pas|plus|jamais|rien|aucune?s?|personne|nul(?:le)?s?|ni|guère|peu|absolument|surtout|encore",
    re.IGNORECASE,
)
_NOT_PLAIN = re.compile(
    r"not|no|never|nothing|nobody|none|neither|nor|n['’]t|\w+n['’]t", re.IGNORECASE
)


#: Sans that English says in its own way: no doubt, constantly, homeless.
_WITHOUT = re.compile(
    r"\bsans (?!doute|cesse|arrêt|relâche|tarder|délai|attendre|encombre|cela|ça|quoi|faute|plus|précédent|que\b|compter|parler|abri|papiers"
    r"|dire\b|emploi|détour|conteste|équivoque|fin\b|fil\b|aucun doute|trop|exception|commune mesure|problèmes?|difficultés?|heurts?|incidents?|accrocs?|peine|intérêt|répit|hésit\w+|commentaire|domicile|appel)\w+",
    re.IGNORECASE,
)
_FORBIDDEN = re.compile(
    r"^\W*(?:Défense|Interdiction|Interdit)(?: formelle| absolue)? d(?:e |['’])\w+(?:er|ir|re)\b"
)


def _said(alignment: Alignment) -> list[Span]:
    """Where the French has phrases that the English says: classé sans suite, dropped."""
    return [found.source for found in alignment.phrases if found.target]


def _check_without(source: str, target: str, alignment: Alignment) -> Iterator[Finding]:
    """What is done without something is not done with it, and what is forbidden not allowed."""
    without = _WITHOUT.search(source) or _FORBIDDEN.search(source)
    if without is None or _MAYBE_ENGLISH.search(target):
        return
    if touches(without.span(), _said(alignment)):
        return
    if any(word.text.lower() in negatives() for word in alignment.target):
        return
    yield Finding(
        "negation", f"“{without.group()}” is not denied in English",
        source=without.span(), expected="not",
    )  # fmt: skip


#: Nobody did not come: who comes, then?
_TWICE = re.compile(
    r"\b(?:nothing|nobody|no one|none|never|no (?!doubt|longer|matter)\w+)(?: (?!(?:he|she|it|they|we|i|you|that|who|which|what|the|this|there)\b)\w+){0,2}?"
    rf" (?:(?:do(?:es)?|did|is|are|was|were|ha[sd]|have|ca|can|could|wo|will|would|should|must)(?: not|n{_APOSTROPHE}t| never)|cannot)\b"
    rf"|(?:n{_APOSTROPHE}t|\bnot)(?: \w+){{0,2}}? (?:nothing|nobody|no one|none|never)\b|\bnever not\b",
    re.IGNORECASE,
)


def denied_twice(source: str, target: str) -> re.Match[str] | None:
    """Where the English denies of nobody (nobody did not come), and the French does not."""
    twice = _TWICE.search(target)
    return twice if twice and len(denials(target, "en")) > len(denials(source, "fr")) else None


def _check_twice(source: str, target: str) -> Iterator[Finding]:
    """What is denied once is not denied of nobody."""
    if twice := denied_twice(source, target):
        yield Finding(
            "negation", f"“{twice.group().strip()}” denies twice",
            target=twice.span(), found=twice.group().strip(),
        )  # fmt: skip


def _is_turned(alignment: Alignment) -> bool:
    """Whether the English has an opposite of what a French word says: it need not deny it, too."""
    theirs = frozenset(word.text.lower() for word in alignment.target)
    return any(
        theirs & contraries(word.text.lower())
        for word in alignment.source
        if not _DENIES.fullmatch(word.text)
    )


#: What does not happen until a time happens then: « a lieu le soir » may be “is not until the evening”.
_NOT_UNTIL = re.compile(r"[^.;:!?]{0,60}\buntil\b")
_UNTIL_FRENCH = re.compile(r"jusqu|avant", re.IGNORECASE)
_OR = re.compile(r"\bn?or\b")
#: Before a ne of the subject of the one before it: ne mentent pas, ne volent pas et ne tuent pas.
_JOINS = re.compile(r"[^.;:!?]*(?:,|\bou|\bet) $")


def _is_joined(source: str, a: re.Match[str] | None, b: re.Match[str]) -> bool:
    """Whether the denial `b` goes on with `a`, which English says once: do not lie, steal or kill."""
    return a is not None and _JOINS.fullmatch(source[a.end() : b.start()]) is not None


_PARTICLE = re.compile(rf"(?:ne |n{_APOSTROPHE})(?=\w)", re.IGNORECASE)


def _verb_before(source: str, denial: re.Match[str]) -> int:
    """Where the words begin that a French `denial` is about: the verb is between ne and pas."""
    particle = _PARTICLE.match(source, denial.start())
    return particle.end() if particle else denial.end()


def _is_said_otherwise(alignment: Alignment, at: int, language: Language) -> bool:
    """Whether the first word with a content behind a denial, which ends at `at`, has no counterpart: pas simple, tricky."""
    words = alignment.source if language == "fr" else alignment.target
    denied = (
        i
        for i, w in enumerate(words)
        if w.start >= at and is_content(w.text, language) and not _DENIES.fullmatch(w.text)
    )
    first = next(denied, None)
    return first is not None and not has_counterpart(alignment, first, language)


def check(source: str, target: str, alignment: Alignment) -> Iterator[Finding]:
    """`negation`: what is denied on one side only; `negation-free`: where what is denied may be said in other words."""
    yield from _check_only(source, target)
    yield from _check_without(source, target, alignment)
    if twice := list(_check_twice(source, target)):
        yield from twice
        return
    nobody, everybody = _NOBODY.search(source), _EVERYBODY.search(target)
    turned = _UNKNOWING.search(source) and not _UNKNOWING.search(target)
    if nobody and everybody and not (turned or denials(target, "en") or _NO_ONE.search(target)):
        yield Finding(
            "negation", f"“{nobody.group()}” became “{everybody.group()}”",
            source=nobody.span(), target=everybody.span(), expected="no one", found=everybody.group(),
        )  # fmt: skip
        return
    ours, theirs = denials(source, "fr"), denials(target, "en")
    if len(theirs) > len(ours) and not _UNTIL_FRENCH.search(source):
        theirs = [m for m in theirs if not _NOT_UNTIL.match(target, m.start())]
    if len(ours) == len(theirs):
        return
    if theirs and _OR.search(target):
        ours = [b for a, b in pairwise([None, *ours]) if b and not _is_joined(source, a, b)]
    if len(ours) > len(theirs):
        # In a phrase that the English says otherwise nothing is lost.
        ours = [m for m in ours if not touches(m.span(), _said(alignment))]
        maybe = len(_MAYBE_ENGLISH.findall(target)) + sum(
            word.text.lower() in negatives() for word in alignment.target
        )
        if len(ours) > max(maybe, len(theirs)) and not _is_turned(alignment):
            a = source[ours[0].start() : ours[0].end()]
            free = _is_said_otherwise(alignment, _verb_before(source, ours[0]), "fr")
            yield Finding(
                "negation-free" if free else "negation",
                f"“{a}” is not denied in English", source=ours[0].span(), expected="not",
            )  # fmt: skip
        return
    maybe = sum(not _is_said(m, alignment) for m in _MAYBE_FRENCH.finditer(source)) + sum(
        english in negatives() for word in alignment.source for english in translations(word.text)
    )
    if len(theirs) > maybe and not _is_turned(alignment):
        b = theirs[0].group()
        free = _is_said_otherwise(alignment, theirs[0].end(), "en")
        yield Finding(
            "negation-free" if free else "negation",
            f"“{b}” denies what the French says", target=theirs[0].span(), found=b,
        )  # fmt: skip
