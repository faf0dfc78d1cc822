"""Quotations: each French one has one counterpart, around the same words, of the same speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from translate.alignment.words import Alignment, strength
from translate.document import Finding, Span
from translate.language import foreign, honorifics, quotes
from translate.language.function_words import FRENCH_WORDS
from translate.language.quotes import Language
from translate.language.typography import fold, shorten
from translate.names.forms import is_form
from translate.verification.coverage import is_content


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation in a text.

    Attributes:
        start, end: its words (characters), without the marks.
        outer_start, outer_end: the same with the marks.
        depth: 0 for an outer one, 1 for one inside it.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    depth: int


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is said to have spoken: the place of a name, or of a pronoun, and which that is.

    Attributes:
        start, end: its characters.
        name: a name as written, or empty.
        pronoun: `he`, `she`, `they`, or empty.
    """

    start: int
    end: int
    name: str = ""
    pronoun: str = ""


_FRENCH_VERBS = [
    "dit", "disait", "dira", "déclaré", "déclare", "déclarait", "affirmé", "affirme", "affirmait",
    "assuré", "assure", "assurait", "ajouté", "ajoute", "expliqué", "explique", "expliquait",
    "estimé", "estime", "estimait", "indiqué", "indique", "précisé", "précise", "souligné",
    "souligne", "soulignait", "annoncé", "annonce", "répondu", "répond", "répondait", "écrit",
    "écrivait", "confié", "confie", "lancé", "lance", "lançait", "conclu", "conclut", "insisté",
    "insiste", "raconté", "raconte", "rappelé", "rappelle", "regretté", "regrette", "reconnu",
    "reconnaît", "jugé", "juge", "martelé", "martèle", "commenté", "commente", "poursuivi",
    "poursuit", "exclamé", "exclame", "demandé", "demande", "murmuré", "promis", "prévenu",
    "prévient", "averti", "dénoncé", "dénonce", "critiqué", "critique", "résumé", "résume",
    "témoigné", "témoigne", "plaidé", "plaide", "noté", "note", "observé", "observe", "soutenu",
    "soutient", "avoué", "avoue", "admis", "admet", "ironisé", "ironise", "tweeté", "renchéri",
    "crié", "cria", "répliqué", "réplique", "rétorqué", "fit", "reprit", "continua", "demanda",
    "dit-elle", "suggéré", "suggère", "prédit", "promet", "salué", "répondit", "ajouta", "déclara",
    "affirma", "expliqua", "murmura", "lança", "assura", "précisa", "avoua", "insista", "répliqua",
    "rétorqua", "soupira", "soupire", "annonça", "s'écria", "chuchota", "hurla", "hurle",
]  # fmt: skip
_ENGLISH_VERBS = [
    "said", "says", "say", "saying", "told", "tells", "added", "adds", "wrote", "writes",
    "explained", "explains", "stated", "states", "declared", "declares", "claimed", "claims",
    "affirmed", "asserted", "noted", "notes", "announced", "insisted", "insists", "replied",
    "answered", "asked", "warned", "warns", "argued", "argues", "concluded", "stressed",
    "emphasised", "emphasized", "recalled", "remarked", "admitted", "acknowledged", "commented",
    r"continued(?! to\b)", "promised", "estimated", "indicated", "confided", "joked", "cried", "exclaimed",
    "whispered", "regretted", "tweeted", "suggested", "predicted", "recounted", "quipped",
    "lamented", "complained", "hailed", "criticised", "criticized", "denounced", "pleaded",
    "observed", "responded", "reminded", "assured", "believes", "thinks", "testified",
    "summarised", "summarized", "retorted", "underlined", "sighed", "sighs", "shouted", "shouts",
    "muttered", "murmured", "replies", "answers", "asks", "asserts", "affirms", "assures", "announces",
    "alleges", "alleged", "admits", "maintains", "maintained", "acknowledges", "denounces", "suggests",
]  # fmt: skip
_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w’'-]*"
_PARTICLE = "|".join(sorted(word for word in honorifics.PARTICLES if "'" not in word))
_NAME = rf"(?!{honorifics.APART}){_CAPITALISED}(?:\s(?:(?:{_PARTICLE})\s|d['’]|[A-Z]\.\s?)*{_CAPITALISED})*"
_PRONOUNS = {
    "fr": {"il": "he", "elle": "she", "ils": "they", "elles": "they"},
    "en": {"he": "he", "she": "she", "they": "they"},
}


def quotations(text: str, language: Language) -> list[Quotation]:
    """The complete quotations of `text`, in order of their opening marks."""
    marks = quotes.scan(text, language)
    return [
        Quotation(m.end, marks[m.partner].start, m.start, marks[m.partner].end, m.depth)
        for m in marks
        if m.opens and m.partner is not None
    ]


#: What stands before a name that is no subject: of the club Sunderland, in Wheeling.
_LED = {
    "fr": r"(?P<led>\b(?:(?:de|du|des|à|en|au|aux|dans|sur|par|avec|chez|contre|pour|club)\s(?:l[ae]s?\s|l['’])?|d['’]))?",
    "en": r"(?P<led>\b(?:in|from|near|at|of|with|by)\s(?:the\s)?)?",
}
#: Before a name, where it is no house of whose head the name follows: le directeur de Stardust, Tom Duxbury.
_NO_HOUSE = r"(?<!\bde\s)(?<!\bdu\s)(?<!\bdes\s)(?<!\bde\sla\s)(?<!\bde\sl['’])(?<!\bd['’])"
#: What may follow the name of a speaker: of where and when.
_GOES_ON = (
    "à|au|aux|lors|dans|sur|sous|devant|durant|pendant|après|avant|depuis|avec|pour|par|chez|contre|face|ce|cet|cette|hier|jeudi"
    "|lundi|mardi|mercredi|vendredi|samedi|dimanche|en|vers|à la suite|au cours|mais|et|qui|dont"
)


@cache
def _speaker_patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    if language == "fr":
        verbs = "|".join(_FRENCH_VERBS)
        auxiliary = r"(?:a|ont|avait|avaient|aurait|s['’]est|s['’]était)"
        return (
            re.compile(rf"\b{auxiliary}-(?:t-)?(?P<pronoun>ils?|elles?)\s(?:{verbs})\b"),
            re.compile(rf"\b(?:{verbs})(?:-t)?-(?P<pronoun>ils?|elles?)\b"),
            re.compile(
                rf"{_LED['fr']}(?P<name>{_NAME})(?=(?:(?:,[^,«»“”]{{1,80}}){{1,3}},|,[^,«»“”A-ZÀ-Þ]{{1,80}})?\s(?:{auxiliary}\s(?:\w+\s)?)?(?:{verbs})\b(?!\s{_CAPITALISED}))"
            ),
            # The head of the club, Jack Ross, said; but not: In Ross, said the head.
            re.compile(
                rf"(?<=,\s)(?P<name>{_NAME}),\s(?:{auxiliary}\s(?:\w+\s)?)?(?:{verbs})\b(?!\s(?:l[ea]s?|l['’]|une?|M\.|Mme|{_CAPITALISED})(?!\w))"
            ),
            re.compile(
                rf"\b(?:{verbs})e?s?\s(?:(?:[\w’'-]+|MM?\.),?\s){{0,8}}?{_NO_HOUSE}(?P<name>{_NAME})(?=\s*[,.;:»”\"]|\s(?:{_GOES_ON})\b|\s*$)"
            ),
            re.compile(
                rf"\b(?i:selon|d['’]après)\s(?:(?:l['’]|d['’])?[a-zà-ÿ-]+\s){{0,4}}?(?:{honorifics.APART})?(?P<name>{_NAME})"
            ),
        )
    verbs = "|".join(_ENGLISH_VERBS)
    # After these comes who is spoken to: told AFP.
    alone = "|".join(sorted({*_ENGLISH_VERBS} - {"told", "tells", "asked", "reminded", "assured"}))
    return (
        re.compile(rf"\b(?P<pronoun>[Hh]e|[Ss]he|[Tt]hey)\s(?:has\s|have\s|had\s|also\s)*(?:{verbs})\b"),
        re.compile(rf"\b(?:{verbs})\s(?P<pronoun>he|she|they)\b"),
        # Ms. Roy, from Leeds, Yorkshire, said: neither place did.
        re.compile(rf"{_LED['en']}(?P<name>{_NAME})(?=(?:(?:,[^,“”\"]{{1,80}}){{1,3}},?)?\s(?:has\s|have\s|had\s|also\s)*(?:{verbs})\b)"),
        # The head of NATO, Jens Berg, said.
        re.compile(rf"(?<=,\s)(?P<name>{_NAME}),\s(?:has\s|have\s|had\s|also\s)*(?:{verbs})\b(?!\s(?:(?:the|an?|M[rs]s?\.?)(?!\w)|[A-ZÀ-Þ][\w-]*(?!['’]s|[\w-])))"),
        re.compile(rf"\b(?:{alone})\s(?:(?!(?:to|in|from|at|on|by|following|after|before|during|with|about|that|if|whether)\s)(?:[a-z][\w’'-]*|MM?\.|M[rs]s?\.?)\s){{0,6}}?(?P<name>{_NAME})(?=\s*[,.;:”\"]|\s*$|\s(?:on|in|at|to)\b)"),
        re.compile(rf"\b[Aa]ccording\sto\s(?:[a-z-]+\s){{0,4}}?(?:{honorifics.APART})?(?P<name>{_NAME})"),
    )  # fmt: skip


def _subjects(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Where a pattern of speakers has one, and not the place or the house that he is of."""
    return (match for match in pattern.finditer(text) if not match.groupdict().get("led"))


def speaker(text: str, language: Language) -> Speaker | None:
    """Who speaks in `text`, where a reporting clause outside the quotations says so."""
    outside = _outside(text, language)
    for pattern in _speaker_patterns(language):
        for match in _subjects(pattern, outside):
            return _speaker(text, match, language)
    return None


def speakers(text: str, language: Language) -> list[Speaker]:
    """All who are said to speak in `text`, in order."""
    outside = _outside(text, language)
    found: dict[int, Speaker] = {}
    for pattern in _speaker_patterns(language):
        for match in _subjects(pattern, outside):
            said = _speaker(text, match, language)
            if not any(s.start < said.end and said.start < s.end for s in found.values()):
                found[said.start] = said
    return [found[start] for start in sorted(found)]


def _outside(text: str, language: Language) -> str:
    """`text` with its quotations blotted out, character for character."""
    return fold_spaces(quotes.unquoted(text, language))


def _speaker(text: str, match: re.Match[str], language: Language) -> Speaker:
    spoken = match.groupdict().get("pronoun")
    if spoken:
        return Speaker(*match.span("pronoun"), pronoun=_PRONOUNS[language][spoken.lower()])
    return Speaker(*match.span("name"), name=text[slice(*match.span("name"))])


def fold_spaces(text: str) -> str:
    """`text` with every white space a plain one, character for character."""
    return re.sub(r"\s", " ", text)


_DIALOGUE = re.compile(r"^\s*[–—―-]\s?\w")
_INSIDE_CLAUSE = re.compile(
    rf"[,.!?…]?\s(?:(?:{'|'.join(_FRENCH_VERBS)})(?:-t)?-(?:ils?|elles?|on)|(?:a|ont|avait)(?:-t)?-(?:ils?|elles?)\s\w+|(?:a\s)?(?:{'|'.join(_FRENCH_VERBS)})\s(?:le|la|les|l['’]|M\.|Mme|[A-ZÀ-Þ]))"
)


#: A reporting clause between commas, or between a comma and the closing mark.
_CLAUSE = re.compile(
    rf",(?={_INSIDE_CLAUSE.pattern.removeprefix('[,.!?…]?')})\s(?P<clause>[^,«»]+?)(?=,|\s?[.!?…]?\s?$)"
)


def reporting_clauses(source: str) -> list[Span]:
    """The clauses inside the quotations of a French `source` that report them: a-t-il dit."""
    return [
        (quotation.start + m.start("clause"), quotation.start + m.end("clause"))
        for quotation in quotations(source, "fr")
        for m in _CLAUSE.finditer(source[quotation.start : quotation.end])
    ]


def check(source: str, target: str, alignment: Alignment) -> Iterator[Finding]:
    """What happened to the quotations of the French `source` in the English `target`."""
    ours, every = quotations(source, "fr"), quotations(target, "en")
    theirs = [b for b in every if re.search(r"\w", target[b.start : b.end])]
    yield from _check_marks(source, target)
    if len(theirs) < len(every) and all(re.search(r"\w", source[a.start : a.end]) for a in ours):
        yield from _emptied(source, ours, [b for b in every if b not in theirs], len(theirs))
        return
    yield from _check_kept(source, target)
    expected, actual = len(ours), len(theirs)
    if expected == actual:
        yield from _check_all_words(source, target, alignment)
    elif actual < expected:
        lone = any(m.partner is None for m in quotes.scan(target, "en"))
        for a in _without_partner(ours, theirs, alignment, forward=True):
            named = not lone and _is_told_by_capitals(a, alignment)
            spoken = _is_attributed(source, target, "fr", a)
            free = not lone and (
                _is_within(a, theirs, alignment)
                or _is_foreign_name(a, source, target)
                or _is_mentioned(a, source)
                or (not spoken and _is_no_speech(a, source, target, alignment))
            )
            yield Finding(
                "quotation-free" if named or free else "quotation-lost",
                f"the {'name' if named else 'quotation'} “{shorten(source[a.start : a.end])}” has no marks in English",
                source=(a.outer_start, a.outer_end), expected=source[a.outer_start : a.outer_end],
            )  # fmt: skip
    elif not (_DIALOGUE.match(source) or _is_interrupted(source, ours)):
        # What the French opens or closes only may be complete in English.
        opened = sum(m.partner is None for m in quotes.scan(source, "fr"))
        added = [
            b
            for b in _without_partner(theirs, ours, alignment, forward=False)
            if not _is_title(target[b.start : b.end], source)
            and not _is_unmarked_speech(source, target, b)
        ]
        free = _goes_on(source, target) or _is_called_so(source, target)
        for b in added[opened:]:
            spoken = _is_attributed(source, target, "en", b)
            manner = not spoken and _is_short(b, target)
            within = b.depth or _is_within(b, ours, alignment, forward=False)
            whole = not re.search(r"\w", target[: b.outer_start] + target[b.outer_end :])
            yield Finding(
                "quotation-free" if free or manner or within or whole else "quotation-added",
                f"“{shorten(target[b.start : b.end])}” is not quoted in French",
                target=(b.outer_start, b.outer_end), found=target[b.outer_start : b.outer_end],
            )  # fmt: skip
    yield from _check_speaker(source, target, quoted=bool(ours and theirs))
    yield from _check_sources(source, target, alignment)
    if ours and theirs:
        yield from _check_nouns(source, target)


def _emptied(
    source: str, ours: Sequence[Quotation], empty: Sequence[Quotation], left: int
) -> Iterator[Finding]:
    """`quotation-lost`: marks without a word between them, where the French quotes something."""
    for a, b in zip(ours[left:] or ours[-1:], empty, strict=False):
        yield Finding(
            "quotation-lost", f"nothing stands in the marks of the quotation “{shorten(source[a.start : a.end])}”",
            source=(a.outer_start, a.outer_end), target=(b.outer_start, b.outer_end),
            expected=source[a.outer_start : a.outer_end],
        )  # fmt: skip


def _check_kept(source: str, target: str) -> Iterator[Finding]:
    """`quotation-words`: what the French quotes in English has other words in the English."""
    kept, _ = foreign.kept(source, target)
    for start, end in foreign.quoted(source):
        if (start, end) not in kept:
            yield Finding(
                "quotation-words",
                f"“{shorten(source[start:end])}”, which the French quotes in English, has other words",
                source=(start, end), expected=source[start:end],
            )  # fmt: skip


#: Single marks that open, and that close, which are seen only with their partner else.
_SINGLE = {
    True: re.compile(r"(?:^|[:,;(]? |—)['‘](?!s |m |t |em\b|til|cause|\d)[^\W_]"),
    False: re.compile(r"[.,!?…]['’](?!\w)"),
}


def _check_marks(source: str, target: str) -> Iterator[Finding]:
    """Marks without a partner: a quotation over several sentences has them on both sides."""

    def lone(text: str, language: Language) -> dict[bool, list[quotes.Mark]]:
        marks = [m for m in quotes.scan(text, language) if m.partner is None]
        return {opens: [m for m in marks if m.opens is opens] for opens in (True, False)}

    ours, theirs = lone(source, "fr"), lone(target, "en")
    # What the French opens or closes only may be complete in English, or be a mark too many.
    complete, there = len(quotations(source, "fr")), len(quotations(target, "en"))
    for opens in (True, False):
        what = "opening" if opens else "closing"
        for mark in theirs[opens][len(ours[opens]) :]:
            free = (_is_at_edge(mark, target) and _goes_on(source, target)) or (
                complete == there and _is_apostrophe(mark, target)
            )
            yield Finding(
                "quotation-free" if free else "quotation-mark",
                f"an {what} quotation mark lacks its partner"
                if opens else f"a {what} quotation mark lacks its partner",
                target=(mark.start, mark.end), found=target[mark.start : mark.end],
            )  # fmt: skip
        for mark in ours[opens][len(theirs[opens]) :]:
            if theirs[not opens] or _SINGLE[opens].search(target):
                continue  # a straight " stands for either
            if there > complete:
                there -= 1
                continue
            stray = there == complete > 0 and not opens
            yield Finding(
                "quotation-free" if stray else "quotation-mark",
                f"the quotation that {'begins' if opens else 'ends'} here does not in English",
                source=(mark.start, mark.end), expected=source[mark.start : mark.end],
            )  # fmt: skip


def _is_apostrophe(mark: quotes.Mark, text: str) -> bool:
    """Whether a mark that closes nothing stands where a plural has its apostrophe: the miners" strike."""
    return re.search(r"[^\W\d_]s$", text[: mark.start]) is not None and (
        re.match(r" [^\W\d_]", text[mark.end :]) is not None
    )


def _is_at_edge(mark: quotes.Mark, text: str) -> bool:
    """Whether a mark without a partner opens before the first word of `text` or closes behind the last."""
    beside = text[: mark.start] if mark.opens else text[mark.end :]
    return not re.search(r"\w", beside)


#: Who spoke and how, in so many words at most, is all that stands beside speech.
_LONGEST_CLAUSE = 8
_TELLS = re.compile(rf"\b(?:{'|'.join(_ENGLISH_VERBS)})\b")
_INDIRECT = re.compile(rf"\b(?:{'|'.join(_FRENCH_VERBS)})\s(?:[\w’'-]+\s){{0,3}}?qu(?:e\s|['’])")


def _goes_on(source: str, target: str) -> bool:
    """Whether all of `target` may be speech that the French goes on with, or reports, without marks.

    A sentence of speech that began earlier has no marks in French print, and often has them in English. What French
    tells with que (il a dit que) is no speech.
    """
    if quotes.scan(source, "fr") or _INDIRECT.search(source):
        return False
    theirs = quotations(target, "en")
    if not theirs:
        return True
    clause = _outside(target, "en")
    words = re.findall(r"[\w’'-]+", clause)
    if not words:
        return True
    begins = not re.search(r"\w", target[: theirs[0].outer_start])  # and not: He told them: “Go!”
    return begins and len(words) <= _LONGEST_CLAUSE and _TELLS.search(clause) is not None


_SO_CALLED = {
    "fr": re.compile(
        r"\b(?:soi-disant|prétendue?s?|dite?s?|appel(?:é|ée|és|ées|le|lent)|baptisée?s?|surnommée?s?|intitulée?s?|nommée?s?|qualifiée?s?"
        r"|termes?|mots?|expression|signifie|parle de)\b"
    ),
    "en": re.compile(
        r"\b(?:so-called|called|dubbed|known as|named|nicknamed|entitled|titled|labell?ed|the terms?|the words?|the phrase"
        r"|means?|described as|literally)\W{0,3}$"
    ),
}


def _is_called_so(source: str, target: str) -> bool:
    """Whether each quotation of the English is what something is called, as French says without marks: so-called “experts”."""
    return _SO_CALLED["fr"].search(source) is not None and all(
        _SO_CALLED["en"].search(target[: quotation.outer_start])
        for quotation in quotations(target, "en")
    )


#: Words, besides verbs of speech, that say whose words are quoted: what he speaks of, judges, promises or reads.
_WHOSE = {
    "fr": re.compile(
        rf"\b(?:{'|'.join(_FRENCH_VERBS)}|selon|d['’]après|parl\w+|évoqu\w+|qualifi\w+|décri[tv]\w*|accus\w+|dénon\w+|fustig\w+|promet\w*|promis\w*"
        r"|vant\w+|trait(?:é|ée|és|ées|e|ent|ait) de|jug\w+|invoqu\w+|réclam\w+|exig\w+|mentionn\w+|cit(?:e|ent|é|ée|és|ées|ant|ait)|scand\w+|cri(?:e|ent|é|er|ait|ant)"
        r"|titr(?:e|ait|é)|communiqué|écri\w+|lire|lisait|préconis\w+|prôn\w+|demand\w+|appel\w+ à|constat\w+|déplor\w+|considér\w+|admet\w*|invit\w+"
        r"|avert\w+|aux yeux d\w+|aux dires)\b|(?:^|, )pour (?:MM?\. |Mmes? |lui\b|elle\b|eux\b|(?-i:[A-ZÀ-Þ])|l(?:[ea]s? |['’])[\w -]+, (?:c['’]|il|elle))",
        re.IGNORECASE,
    ),
    "en": re.compile(
        rf"\b(?:{'|'.join(_ENGLISH_VERBS)}|according to|sp(?:ea|o)k\w*|talk\w*|describ\w+|accus\w+|condemn\w*|denounc\w+|slamm\w+|promis\w+|prais\w+"
        r"|judg\w+|considers?|considered|mention\w*|cit(?:e|es|ed|ing)|chant\w*|quot\w+|urg\w+|demand\w*|statement|headline\w*"
        r"|refer\w*|advocat\w+|read(?:s|ing)?|believe|think|conced\w+|deplor\w+|report\w*|in the words of)\b",
        re.IGNORECASE,
    ),
}


#: A clause at the end that reports all that stands before it, and characters near one or two quoted words.
_REPORTED = {
    language: re.compile(rf",\s(?:[\w’'.-]+\s){{0,5}}?(?:{'|'.join(verbs)})\b[^,]*$")
    for language, verbs in (("fr", _FRENCH_VERBS), ("en", _ENGLISH_VERBS))
}
_BEFORE, _BEHIND = 45, 25


def _is_attributed(source: str, target: str, language: Language, quotation: Quotation) -> bool:
    """Whether either text says, outside its quotations, whose words the `quotation`, of `language`, has.

    Of one or two words that is said beside them: he fears a “crisis”, and told the “pope” of cinema that he is well.
    Otherwise marks around a few words are a manner of speaking: the “black” market.
    """
    texts = {"fr": _outside(source, "fr"), "en": _outside(target, "en")}
    text = texts[language]
    if (
        len(
            re.findall(
                r"[\w’'-]+",
                (source if language == "fr" else target)[quotation.start : quotation.end],
            )
        )
        > 2
    ):
        return any(_WHOSE[each].search(texts[each]) for each in ("fr", "en"))
    near = (
        text[max(0, quotation.outer_start - _BEFORE) : quotation.outer_start],
        text[quotation.outer_end :][:_BEHIND],
    )
    return any(map(_WHOSE[language].search, near)) or _REPORTED[language].search(text) is not None


#: Before a quotation that is a word, or the name of something: le mot « cella », le prix « Bon voisin ».
_MENTIONED = re.compile(
    r"\b(?:mots?|termes?|verbes?|expressions?|formules?|dénominations?|appellations?|noms?|surnoms?|pseudonymes?|labels?|prix|concours|médailles?|groupes?"
    r"|clubs?|films?|romans?|livres?|chansons?|albums?|séries?|émissions?|pièces?|revues?|magazines?|projets?|programmes?|opérations?|logiciels?"
    r"|signifi\w+|appel(?:é|ée|és|ées|le|lent|ait)|baptis\w+|surnomm\w+|intitul\w+|nomm(?:é|ée|és|ées|e|ent)|veut dire|dite|dits|dites)(?: \w+)? ?$",
    re.IGNORECASE,
)
#: Behind a quotation that is a word: « cella » signifie « pièce ».
_MEANS = re.compile(r"\s(?:signifi\w+|veut dire|veulent dire|désign\w+|vient du|viennent du)\b")
#: Words that a manner of speaking has at most.
_LONGEST_MANNER = 4


def _is_short(quotation: Quotation, text: str) -> bool:
    return len(re.findall(r"[\w’'-]+", text[quotation.start : quotation.end])) <= _LONGEST_MANNER


def _is_manner(quotation: Quotation, source: str, alignment: Alignment) -> bool:
    """Whether a few words of the French are quoted, most of which the English says."""
    if not _is_short(quotation, source):
        return False
    inside = [
        i in alignment.covered[0]
        for i, word in enumerate(alignment.source)
        if quotation.start <= word.start < quotation.end and is_content(word.text, "fr")
    ]
    return 2 * sum(inside) >= max(1, len(inside))


#: As much of the words of a quotation that is within another.
_WITHIN = 0.5


def _is_within(
    quotation: Quotation,
    others: Sequence[Quotation],
    alignment: Alignment,
    *,
    forward: bool = True,
) -> bool:
    """Whether one of `others`, in the other text, has the words of `quotation` too: “hot and dry”, “hot” and “dry”."""
    span = quotation.start, quotation.end
    words = alignment.source if forward else alignment.target
    linked = alignment.links if forward else alignment.links.values()
    return any(span[0] <= words[i].start < span[1] for i in linked) and any(
        _linked(span, (other.start, other.end), alignment, forward) >= _WITHIN for other in others
    )


def _is_no_speech(quotation: Quotation, source: str, target: str, alignment: Alignment) -> bool:
    """Whether the French `quotation` is a name that stays, or a manner of speaking."""
    return _is_kept_without(quotation, source, target) or _is_manner(quotation, source, alignment)


def _is_mentioned(quotation: Quotation, source: str) -> bool:
    """Whether the French `quotation` is a word that is spoken of, or the name of something."""
    return (
        _MENTIONED.search(source[: quotation.outer_start]) is not None
        or _MEANS.match(source, quotation.outer_end) is not None
    )


def _is_kept_without(quotation: Quotation, source: str, target: str) -> bool:
    """Whether the English has the quoted words of the French as they are, as it has a name: of the Voices for Africa club."""
    words = re.findall(r"\w+", fold(source[quotation.start : quotation.end]))
    pattern = r"\W+".join(map(re.escape, words))
    return bool(words) and re.search(rf"(?<!\w){pattern}(?!\w)", fold(target), re.I) is not None


def _is_foreign_name(quotation: Quotation, source: str, target: str) -> bool:
    """Whether several words that are none of French are the same in English: the Voices for Africa club."""
    words = re.findall(r"[^\W\d_]+", source[quotation.start : quotation.end])
    return (
        len(words) > 1
        and words[0][0].isupper()
        and not any(word.lower() in FRENCH_WORDS for word in words)
        and _is_kept_without(quotation, source, target)
    )


def _is_told_by_capitals(quotation: Quotation, alignment: Alignment) -> bool:
    """Whether the words of a French `quotation` stand in the English as a name does, in capitals: Vendredi noir, Black Friday."""
    best = alignment.best()
    inside = [
        i for i, w in enumerate(alignment.source) if quotation.start <= w.start < quotation.end
    ]
    words = [
        i
        for i in inside
        if (text := alignment.source[i].text).lower() not in FRENCH_WORDS
        and (len(text) >= _LINKED_WORDS or not text.islower())
    ]
    if not words or len(inside) > _LONGEST_TITLE:
        return False
    there = [alignment.target[j] for i in words if (j := best[i]) is not None]
    # The first word of a sentence has its capital from its place, but in a name of several: Black Friday.
    within = len(there) > 1 or not any(word.start == 0 for word in there)
    return (
        within
        and len(there) >= min(len(words), max(2, (len(words) + 1) // 2))
        and all(word.text[0].isupper() or word.text.isdigit() for word in there)
    )


#: Words of a title, such as that of a book.
_LONGEST_TITLE = 6


def _is_title(quoted: str, source: str) -> bool:
    """Whether a few quoted words are a capitalised name that the French has without marks."""
    words = re.findall(r"[^\W_]+", quoted)
    if not words or len(words) > _LONGEST_TITLE or not words[0][0].isupper():
        return False
    pattern = r"\W+".join(map(re.escape, words))
    return re.search(rf"(?<!\w){fold(pattern)}(?!\w)", fold(source), re.I) is not None


#: A reporting clause with its verb first, behind what is said: On verra, a expliqué la maire.
_REPORTS = re.compile(
    rf",\s(?:(?:a|ont|avait|avaient)(?:[- ]t)?(?:-(?:il|elle)s?)?\s(?:\w+\s)?(?:{'|'.join(_FRENCH_VERBS)})"
    rf"|{'|'.join(_FRENCH_VERBS)}|\w+(?:[- ]t)?-(?:il|elle)s?(?!.*\?))\b"
)


#: A colon before what is said.
_COLON = re.compile(r"[^\W\d] ?: ?(?=\w|$)")


def _is_unmarked_speech(source: str, target: str, quotation: Quotation) -> bool:
    """Whether the English `quotation` begins or ends the sentence, and the French reports it without marks.

    French print goes on without them where one speaks for long; English has them in each sentence.
    """
    around = target[: quotation.outer_start], target[quotation.outer_end :].strip(" .")
    if _COLON.search(source) and _COLON.search(around[0]) and not around[1]:
        return True
    return not all(around) and _REPORTS.search(_outside(source, "fr")) is not None


def _is_interrupted(source: str, ours: list[Quotation]) -> bool:
    """Whether a quotation holds its own reporting clause: « Je pars, a-t-il dit, et vite. »"""
    return any(_INSIDE_CLAUSE.search(source, q.start, q.end) for q in ours)


#: What is taken for the share where no word of a quotation is linked.
_UNLINKED = 0.5


def _linked(
    span: tuple[int, int], other: tuple[int, int], alignment: Alignment, forward: bool
) -> float:
    """Share of the linked words of `span` whose counterpart stands in `other`."""
    inside = total = 0
    for i, j in enumerate(alignment.best()):
        if j is None:
            continue
        here, there = alignment.source[i], alignment.target[j]
        if not forward:
            here, there = there, here
        if span[0] <= here.start < span[1]:
            total += 1
            inside += other[0] <= there.start < other[1]
    return inside / total if total else _UNLINKED


#: Pairs of quotations of one segment that are compared: 30 on either side.
_MOST_PAIRS = 900


def _paired(
    many: list[Quotation], few: list[Quotation], alignment: Alignment, forward: bool
) -> dict[int, int]:
    """Which quotation of `few` translates which of `many`, by their indices; best pairs first.

    Of a segment with more than `_MOST_PAIRS` possible pairs, which is none of prose, the first is paired
    with the first and so on.
    """
    if len(many) * len(few) > _MOST_PAIRS:
        return {i: i for i in range(min(len(many), len(few)))}
    scored = sorted(
        (
            (-_linked((a.start, a.end), (b.start, b.end), alignment, forward), abs(i - j), i, j)
            for i, a in enumerate(many)
            for j, b in enumerate(few)
        ),
    )
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in scored:
        if i not in pairs and j not in used:
            pairs[i] = j
            used.add(j)
    return pairs


def _without_partner(
    many: list[Quotation], few: list[Quotation], alignment: Alignment, forward: bool
) -> list[Quotation]:
    """Those of `many` that no quotation of `few` translates."""
    pairs = _paired(many, few, alignment, forward)
    return [quotation for i, quotation in enumerate(many) if i not in pairs]


def matched(source: str, target: str, alignment: Alignment) -> list[tuple[Quotation, Quotation]]:
    """The quotations of `source` that have a counterpart in `target`, with it."""
    ours, theirs = quotations(source, "fr"), quotations(target, "en")
    if len(ours) == len(theirs):
        return list(zip(ours, theirs, strict=True))
    pairs = _paired(ours, theirs, alignment, forward=True)
    return [(ours[i], theirs[j]) for i, j in sorted(pairs.items())]


def _check_all_words(source: str, target: str, alignment: Alignment) -> Iterator[Finding]:
    """Whether each quotation holds the words of the French one in its place, or else of any one.

    From “good” to “bad” is as well said as to “bad” from “good”.
    """
    ours, theirs = quotations(source, "fr"), quotations(target, "en")

    def wrong(order: Sequence[Quotation]) -> list[Finding]:
        pairs = zip(ours, order, strict=True)
        return [f for a, b in pairs for f in _check_words(source, target, a, b, alignment)]

    found = wrong(theirs)
    if len(ours) > 1 and found:
        paired = _paired(ours, theirs, alignment, forward=True)
        found = found if wrong([theirs[paired[i]] for i in range(len(ours))]) else []
    yield from found


#: Words that say nothing about where a quotation stands.
_LINKED_WORDS = 3


#: Verbs that English has before the marks: had “been hit”.
_AUXILIARY = re.compile(
    r"(?:ont|av(?:ais|ait|ions|iez|aient|ons|ez)|sont|ét(?:ais|ait|ions|iez|aient|é)|ser[aio]\w*)",
    re.I,
)


def _check_words(
    source: str,
    target: str,
    a: Quotation,
    b: Quotation,
    alignment: Alignment,
) -> Iterator[Finding]:
    """Whether the English quotation `b` holds the words of the French `a` and no others."""
    kept = lost = taken = 0
    for i, j in enumerate(alignment.best()):
        text = alignment.source[i].text
        if j is None or len(text) < _LINKED_WORDS:
            continue
        inside = a.start <= alignment.source[i].start < a.end
        stays = b.start <= alignment.target[j].start < b.end
        kept += inside and stays
        lost += inside and not stays and not _AUXILIARY.fullmatch(text)
        taken += stays and not inside
    # One word quoted in French is seldom three in English, one of which is said outside.
    single = len(source[a.start : a.end].split()) <= 1
    swollen = single and taken >= 1 and len(target[b.start : b.end].split()) >= 3
    if swollen or (lost >= 2 and lost > 1.5 * kept) or (taken >= 2 and taken > 1.5 * kept):
        yield Finding(
            "quotation-words", f"“{shorten(target[b.start : b.end])}” does not hold the words that are quoted in French",
            source=(a.outer_start, a.outer_end), target=(b.outer_start, b.outer_end),
            expected=source[a.start : a.end], found=target[b.start : b.end],
        )  # fmt: skip


def names_match(french: str, english: str) -> bool:
    """Whether a name of the one text is, as English transcribes it, in the other."""
    ours = [w for w in re.findall(r"[\w-]+", french) if w[0].isupper()]
    theirs = [w for w in re.findall(r"[\w-]+", english) if w[0].isupper()]
    return any(is_form(f, e) for f in ours for e in theirs)


def _is_another(ours: Speaker, theirs: Speaker, source: str, target: str) -> bool:
    """Whether the English gives the words to somebody else."""
    if ours.pronoun and theirs.pronoun:
        # A government that il stands for may be they in English; ils are never he or she.
        return ours.pronoun != theirs.pronoun and theirs.pronoun != "they"
    # Wrong only when English gives the words to somebody else whom the French names.
    return (
        bool(ours.name and theirs.name)
        and not names_match(ours.name, theirs.name)
        and names_match(source.replace(ours.name, " "), theirs.name)
        and names_match(ours.name, target.replace(theirs.name, " "))
    )


def _said_by_another(source: str, target: str) -> tuple[Speaker, Speaker] | None:
    """The first who speaks in French, and who does in his place in English, if that is another."""
    ours, theirs = speaker(source, "fr"), speaker(target, "en")
    if ours is None or theirs is None:
        return None
    if _is_another(ours, theirs, source, target):
        return ours, theirs
    here, there = speakers(source, "fr"), speakers(target, "en")
    if len(here) != len(there):
        return None
    # One is named and the other is not, the other way round: he said, Marc said.
    if [bool(a.name) for a in here] == [bool(b.name) for b in reversed(there)]:
        for a, b in zip(here, there, strict=True):
            if bool(a.name) != bool(b.name):
                return a, b
    swapped = [_is_another(a, b, source, target) for a, b in zip(here, there, strict=True)]
    return (here[swapped.index(True)], there[swapped.index(True)]) if sum(swapped) > 1 else None


@cache
def _told_patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    """Who is named as the source of what is told without a quotation."""
    if language == "fr":
        verbs, auxiliary = "|".join(_FRENCH_VERBS), r"(?:(?:a|ont|avait|avaient)\s(?:\w+\s)?)?"
        return (
            re.compile(rf"{_LED['fr']}(?P<name>{_NAME})\s{auxiliary}(?:{verbs})\squ(?:e\s|['’])"),
            _speaker_patterns("fr")[-1],
        )
    verbs = "|".join(_ENGLISH_VERBS)
    return (
        re.compile(rf"(?P<name>{_NAME})\s(?:has\s|have\s|had\s|also\s)*(?:{verbs})\s"),
        _speaker_patterns("en")[-1],
    )


def _tellers(text: str, language: Language) -> list[Speaker]:
    """All who are named as sources of what `text` tells, in order."""
    found = [
        _speaker(text, match, language)
        for pattern in _told_patterns(language)
        for match in _subjects(pattern, text)
    ]
    return sorted(found, key=lambda said: said.start)


_SOURCE = re.compile(
    r"\b(?:selon|d['’]après)\s(?:l['’]|(?:le|la|les|un|une|son|sa|ses|leurs?)\s)(?P<noun>[a-zà-ÿ]{3,})",
    re.I,
)
_ACCORDING = re.compile(r"\baccording\sto\s(?:(?:the|an?|his|her|its|their)\s)?(?P<noun>[a-z]{3,})(?=[,.;]|$|\s(?:the|an?|his|her)\b)", re.I)  # fmt: skip
#: How surely a word is the translation of another, at least.
_IS = 0.2


def _check_sources(source: str, target: str, alignment: Alignment) -> Iterator[Finding]:
    """Selon le maire, le préfet ment: not the prefect says so."""
    ours, theirs = list(_SOURCE.finditer(source)), list(_ACCORDING.finditer(target))
    if len(ours) != 1 or len(theirs) != 1:
        return
    (a,), (b,) = ours, theirs
    others = [w.text for w in alignment.source if not a.start() <= w.start < a.end()]
    elsewhere = [w.text for w in alignment.target if not b.start() <= w.start < b.end()]
    if (
        not strength(a["noun"], b["noun"])
        and any(strength(other, b["noun"]) >= _IS for other in others)
        and any(strength(a["noun"], other) >= _IS for other in elsewhere)
    ):
        yield Finding(
            "speaker-changed", f"“{a['noun']}” speaks in French, “{b['noun']}” in English",
            source=a.span("noun"), target=b.span("noun"), expected=a["noun"], found=b["noun"],
        )  # fmt: skip


@cache
def _noun_patterns(language: Language) -> tuple[re.Pattern[str], ...]:
    if language == "fr":
        verbs = "|".join(_FRENCH_VERBS)
        return (re.compile(rf"\b(?:{verbs})\s(?:l['’]|(?:le|la|les|un|une|son|sa|ses)\s)(?P<name>[a-zà-ÿ]{{3,}})"),)  # fmt: skip
    verbs = "|".join(_ENGLISH_VERBS)
    return (
        re.compile(rf"\b(?:{verbs})\s(?:the|an?|his|her|their)\s(?P<name>[a-z]{{3,}})"),
        re.compile(rf"\b(?:the|an?|his|her|their)\s(?P<name>[a-z]{{3,}})\s(?:{verbs})\b", re.I),
    )


def _nouns(text: str, language: Language) -> list[tuple[int, int]]:
    """Where `text` has those who speak and are no names, in order."""
    outside = _outside(text, language)
    patterns = _noun_patterns(language)
    return sorted({m.span("name") for pattern in patterns for m in pattern.finditer(outside)})


def _check_nouns(source: str, target: str) -> Iterator[Finding]:
    """Two who are no names, and whose words changed places: says the girl, answers the father."""
    here, there = _nouns(source, "fr"), _nouns(target, "en")
    if len(here) != 2 or len(there) != 2:
        return
    (a, b), (x, y) = ([source[slice(*s)] for s in here], [target[slice(*s)] for s in there])
    crossed = strength(a, y) >= _IS and strength(b, x) >= _IS
    if crossed and not strength(a, x) and not strength(b, y):
        yield Finding(
            "speaker-changed", f"“{a}” speaks in French, “{x}” in English",
            source=here[0], target=there[0], expected=a, found=x,
        )  # fmt: skip


def _said_without_marks(source: str, target: str) -> tuple[Speaker, Speaker] | None:
    """Who is told to have said something, and who is in his place in English, if that is another."""
    here, there = _tellers(source, "fr"), _tellers(target, "en")
    if not here or len(here) != len(there):
        return None
    pairs = zip(here, there, strict=True)
    return next((pair for pair in pairs if _is_another(*pair, source, target)), None)


def _check_speaker(source: str, target: str, quoted: bool) -> Iterator[Finding]:
    """Another speaks; of what is told without a quotation, another who is named."""
    pair = (_said_by_another if quoted else _said_without_marks)(source, target)
    if pair:
        ours, theirs = pair
        a, b = source[ours.start : ours.end], target[theirs.start : theirs.end]
        yield Finding(
            "speaker-changed", f"“{a}” speaks in French, “{fold(b)}” in English",
            source=(ours.start, ours.end), target=(theirs.start, theirs.end), expected=a, found=b,
        )  # fmt: skip
