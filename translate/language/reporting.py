"""Reporting clauses of French behind what was said: « … », a lancé aux journalistes la maire de Nantes.

Which verbs report, in which forms, and what English has for each, is in `reporting.tsv`.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from translate.document import Span
from translate.language import quotes
from translate.language.phrases import Occurrence, Phrase
from translate.language.verbs import first_group

Tense = Literal["perfect", "pluperfect", "present", "past", "imperfect"]

#: Past and participle of the English verbs of the table that are irregular.
_IRREGULAR = {
    "say": ("said", "said"),
    "tell": ("told", "told"),
    "swear": ("swore", "sworn"),
    "begin": ("began", "begun"),
    "hit": ("hit", "hit"),
    "write": ("wrote", "written"),
}
#: Verbs whose last consonant is doubled.
_DOUBLED = frozenset(["admit", "quip", "regret"])


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that reports speech.

    Attributes:
        french: its infinitive, with `se` or `s'` where it is reflexive.
        english: base form of what English has for it, an adverb or a preposition behind it if need be.
        to_listener: the same with who is spoken to behind it: tell, explain to.
    """

    french: str
    english: str
    to_listener: str

    @property
    def leads(self) -> bool:
        """Whether what is said may follow with que, as after dire: not after souhaiter, which wishes it."""
        return self.french not in _WISHES


#: Verbs whose que tells what is wished or felt.
_WISHES = frozenset(
    [
        "accuser", "conseiller", "demander", "déplorer", "espérer", "exiger", "exhorter", "implorer", "ordonner",
        "préconiser", "prier", "proposer", "prôner", "réclamer", "recommander", "redouter", "regretter", "s'étonner",
        "s'inquiéter", "s'indigner", "se féliciter", "se plaindre", "se réjouir", "souhaiter", "suggérer", "supplier",
    ]
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Report:
    """A reporting clause of a French sentence, with its verb before its subject.

    Attributes:
        verb: it.
        tense: of the French verb.
        plural: whether it is in the plural.
        start, end: from the verb, its auxiliary and its pronoun included, to the end of the clause (characters).
        verb_end: where the verb ends, with its participle.
        pronoun: the subject where it is behind the verb with a hyphen, as written: -t-il; or empty.
        adverb: what stands between auxiliary and participle, a space behind it; or empty.
        listener: to whom it is said, with its preposition, and when, or when alone; None where that is not told or not to be told
            from the subject.
        subject: who speaks; None where that is a pronoun, or not to be told from the listener.
        to_media: whether the listener is of the press.
    """

    verb: Verb
    tense: Tense
    plural: bool
    start: int
    end: int
    verb_end: int
    pronoun: str = ""
    adverb: str = ""
    listener: Span | None = None
    subject: Span | None = None
    to_media: bool = False


def conjugated(english: str, tense: Tense, plural: bool) -> str:
    """An English verb as the French one of `tense` is to be said: explain to, explains to, had explained to.

    Args:
        english: base form, with what follows it.
        tense: of the French verb; the perfect and the imperfect are a plain past in English.
        plural: whether the subject is in the plural.
    """
    verb, space, rest = english.partition(" ")
    past, participle = _IRREGULAR.get(verb) or (_with_ending(verb, "ed"),) * 2
    if tense == "present":
        form = verb if plural else third_person(verb)
    else:
        form = f"had {participle}" if tense == "pluperfect" else past
    return f"{form}{space}{rest}"


def _with_ending(verb: str, ending: str) -> str:
    if verb.endswith("e"):
        return verb + ending[1:]
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}i{ending}"
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}{ending}"
    return verb + ending


def third_person(verb: str) -> str:
    """A regular English `verb` as he or she does it: carries, goes, leaves."""
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return verb + ("es" if re.search(r"(?:s|sh|ch|x|z|o)$", verb) else "s")


@cache
def english_forms() -> re.Pattern[str]:
    """Matches a verb of speech in English, in any form that a report has."""
    bases = {v.english.partition(" ")[0] for v in _verbs()} | {
        v.to_listener.partition(" ")[0] for v in _verbs()
    }
    forms = {
        form
        for base in bases | _OTHERS
        for form in (
            base,
            conjugated(base, "present", False),
            conjugated(base, "past", False),
            conjugated(base, "pluperfect", False).removeprefix("had "),
        )
    }
    return re.compile(rf"\b(?:{'|'.join(sorted(forms, key=len, reverse=True))})\b")


#: English verbs of speech that the table has for no French one, in the base form.
_OTHERS = frozenset(
    [
        "affirm", "answer", "assert", "believe", "claim", "criticise", "criticize", "cry", "declare",
        "denounce", "deplore", "emphasise", "emphasize", "estimate", "indicate", "point", "recognise",
        "recognize", "remark", "remind", "report", "respond", "summarise", "summarize", "testify",
        "think", "underline", "welcome", "write",
    ]
)  # fmt: skip


@cache
def _verbs() -> dict[Verb, list[str]]:
    """The verbs, each with its forms: present, plural, participle, simple past and imperfect."""
    found = {}
    text = (resources.files(__package__) / "reporting.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        infinitive, irregular, english, *listener = line.split("\t")
        verb = Verb(infinitive, english, listener[0] if listener else "tell")
        forms = [form.replace("_", " ") for form in irregular.split()]
        if not forms:
            regular = first_group(re.sub(r"^s(?:e |')", "", infinitive))
            forms = [regular[ending] for ending in ("e", "ent", "é", "a", "ait")]
        found[verb] = forms
    return found


@dataclass(frozen=True, slots=True)
class _Form:
    verb: Verb
    tense: Tense
    plural: bool


@cache
def _forms() -> tuple[dict[str, _Form], re.Pattern[str]]:
    """The forms by their letters, the reflexive ones with `se`, and a pattern of a reporting verb."""
    finite: dict[str, _Form] = {}
    participles: dict[str, _Form] = {}
    for verb, (present, plural, participle, past, imperfect) in _verbs().items():
        reflexive = "se " if re.match(r"s(?:e |')", verb.french) else ""
        for form, tense, is_plural in (
            (present, "present", False),
            (plural, "present", True),
            (past, "past", False),
            (re.sub(r"a$", "èrent", past) if past.endswith("a") else past.rstrip("t") + "rent", "past", True),
            (imperfect, "imperfect", False),
            (imperfect.removesuffix("ait") + "aient", "imperfect", True),
        ):  # fmt: skip
            finite.setdefault(reflexive + form, _Form(verb, tense, is_plural))  # type: ignore[arg-type]
        participles[reflexive + participle] = _Form(verb, "perfect", False)

    def any_of(forms: dict[str, _Form], reflexive: bool) -> str:
        some = {f.removeprefix("se ") for f in forms if f.startswith("se ") == reflexive}
        return "|".join(sorted(map(re.escape, some), key=len, reverse=True))

    pattern = re.compile(
        rf"""(?:
          (?P<aux>a|ont|avait|avaient)(?P<inverted>(?:-t)?-(?:ils?|elles?|on))?\s
            (?P<adverb>(?:[\w’'-]+\s){{0,2}}?)(?P<participle>{any_of(participles, False)})
        | (?P<se_aux>(?:s['’](?:est|était|étaient)|se\ssont))(?P<se_inverted>-(?:ils?|elles?|on))?\s
            (?P<se_adverb>(?:[\w’'-]+\s){{0,2}}?)(?P<se_participle>{any_of(participles, True)})(?:e?s?)
        | (?:s['’]|se\s)(?P<se_finite>{any_of(finite, True)})(?P<se_finite_inverted>(?:-t)?-(?:ils?|elles?|on))?
        | (?P<finite>{any_of(finite, False)})(?P<finite_inverted>(?:-t)?-(?:ils?|elles?|on))?
        )(?![\w-])""",
        re.VERBOSE,
    )
    return {**{f"+{p}": f for p, f in participles.items()}, **finite}, pattern


#: What ends what was said, before the clause that reports it.
_SAID = re.compile(r"(?:[!?…,.]\s?[»”\"]\s?,?|[»”\"]\s?,)\s(?=\S)")
#: Behind a verb that leads to what is said; a noun is no verb: le juge : « … ».
_LEADS = re.compile(r"\s?:\s?[«“\"]|(?P<that>\s(?:que\s|qu['’]))")
_NOUN = re.compile(
    r"(?:\b(?:l[ae]s?|une?|des?|du|aux?|s(?:a|on|es)|ce(?:t|tte|s)?|leurs?|en|sans)\s|['’])$",
    re.IGNORECASE,
)
#: A listener that is a pronoun before the verb: m'a dit : « … ».
_TOLD = re.compile(r"(?:\b(?:lui|leur|nous|vous|me|te)\s|\b[mt]['’])$", re.IGNORECASE)
#: The end of a clause.
_END = re.compile(r"\s?(?:[:;«“\"]|[.!?…]+\s*$|,\s(?=[«“\"])|$)")


@lru_cache(maxsize=512)  # the French of all hypotheses is the same
def reports(french: str) -> tuple[Report, ...]:
    """The reporting clauses of a French sentence: behind what is said, with a pronoun behind the verb, or ahead of it."""
    forms, pattern = _forms()
    found = []
    marks = {m.end for m in quotes.scan(french, "fr") if not m.opens}
    starts = {
        m.end()
        for m in _SAID.finditer(french)
        if any(place in marks for place in range(m.start(), m.end() + 1))
    }
    for match in pattern.finditer(french):
        groups = match.groupdict()
        pronoun = next((groups[g] for g in _INVERTED if groups[g]), "")
        before = french[: match.start()]
        behind = match.start() in starts or (pronoun and re.search(r"[,»”\"–—]\s$", before))
        ahead = not pronoun and not behind and _LEADS.match(french, match.end())
        if not behind and (not ahead or _TOLD.search(before)):
            continue
        form = _form(forms, groups)
        if form is None:
            continue
        if ahead and (
            (not form.verb.leads and ahead["that"])
            or (groups["finite"] and (ahead["that"] or _NOUN.search(before)))
        ):
            continue
        end_match = _END.search(french, match.end())
        end = end_match.start() if end_match else len(french)
        listener, subject = (
            (None, None) if pronoun or ahead else _listener(french, match.end(), end)
        )
        found.append(
            Report(
                form.verb, form.tense, form.plural, match.start(), end, match.end(), pronoun,
                groups["adverb"] or groups["se_adverb"] or "", listener, subject,
                bool(listener and _TO_MEDIA.search(french[slice(*listener)])),
            )
        )  # fmt: skip
    return tuple(found)


_WHEN = (
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?:\s(?:matin|midi|après-midi|soir|dernier))?"
    r"|hier(?:\s(?:matin|soir))?|ce\s(?:matin|soir|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)|aujourd['’]hui|récemment)"
)
#: How who is spoken to begins, behind the verb; what begins so and is nobody is left out.
_TO = re.compile(
    rf"\s(?P<to>(?:{_WHEN}\s)?(?:devant\s(?:la\s|les\s|des\s|l['’])(?=presse|journal|député|sénat|étudiant|militant|élu|partisan)|"
    r"au\smicro\s(?:de\s(?:la\s|l['’])?|du\s|d['’])|auprès\s(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’])"
    r"|à\s(?:la\s|l['’]|(?:notre|son|sa|ses|leurs?|un|une|des|plusieurs|quelques)\s)?|aux?\s))(?=\w)"
)
#: When it was said, before who says it.
_THEN = re.compile(
    rf"\s(?P<then>{_WHEN})\s(?=l[ae]s?\s|l['’]|une?\s|des\s|son\s|sa\s|M\.|Mme|[A-Z])"
)
_NOBODY = re.compile(
    r"(?:issue|occasion|antenne|époque|image|instar|inverse|tribune|télévision|télé|barre|suite|veille|fin|propos|nouveau|tour"
    r"|sujet|arrivée|sortie|retour|départ|domicile|bord|voix|mi-voix|haute|part|moitié|reprises|cours|début|terme|lendemain"
    r"|passage|téléphone|sein|nom|titre|moment|procès|tribunal|milieu|sommet|congrès|centre|total|coup|journal télévisé"
    r"|matin|soir|midi|\d)(?!\w)"
)
#: Small words behind which a phrase goes on, and those with which the next one begins.
_GOES_ON = frozenset(
    [
        "de", "du", "des", "d", "à", "au", "aux", "en", "sur", "pour", "par", "chez", "et", "sous",
        "sans",
    ]
)  # fmt: skip
_BEGINS = frozenset(
    [
        "le", "la", "les", "un", "une", "son", "sa", "ses", "leur", "leurs", "notre", "nos", "votre",
        "vos", "mon", "ma", "mes", "ce", "cet", "cette", "ces", "plusieurs", "certains", "certaines",
        "quelques", "celui", "celle", "ceux", "deux", "trois", "quatre", "cinq", "l",
    ]
)  # fmt: skip
#: Who may be told by one word, so that a name behind it is another's: à la presse Jean Morel, à Reuters Anne Dubois.
_PUBLIC = frozenset(
    [
        "presse", "journalistes", "médias", "reporters", "AFP", "AP", "Reuters", "Bloomberg", "Yonhap",
        "TASS", "Tass", "Xinhua", "Kyodo", "Anadolu", "Interfax", "Belga", "ATS", "ANSA", "Ansa",
        "EFE", "dpa", "CNN", "BBC", "NBC", "CBS", "ABC", "RTL", "RMC", "RFI", "BFMTV", "Franceinfo",
        "franceinfo", "LCI", "CNews", "TF1", "TV5Monde", "France24", "Mediapart", "Libération",
        "Ouest-France", "Politico", "Axios", "Ukrinform", "Keystone-ATS", "RTS", "RTBF",
    ]
)  # fmt: skip
_TO_MEDIA = re.compile(
    rf"^au micro|^auprès|\b(?:{'|'.join(_PUBLIC)}|radio|chaîne|journal|quotidien|agence|magazine|hebdomadaire)\b"
)
#: What may follow the subject: when, where, how.
_LATER = re.compile(
    r",?\s(?:(?:ce\s|cette\s)?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd['’]hui)(?!\w)"
    r"|dans\s(?:un|une|la|le|les|l['’]|ses|son)(?!\w)|lors\sd|à\sl['’]issue|à\sl['’]occasion|à\spropos|au\scours|au\ssujet|au\slendemain|à\sla\s(?:veille|suite)"
    r"|en\s(?:marge|conférence|réponse|réaction|référence)|après|avant|pendant|durant|devant|depuis|tout\sen)"
    r"|,\s(?:en|alors|mais|et|avant|puis|à|au|aux|dans|sur|par|selon|\w{3,}ant)\s"
)


def _listener(french: str, start: int, end: int) -> tuple[Span | None, Span | None]:
    """Who is told, from behind a verb at `start`, and who tells it, in a clause that ends at `end`."""
    then = _THEN.match(french, start, end)
    if then:
        later = _LATER.search(french, then.end() + 1, end)
        return then.span("then"), (then.end(), later.start() if later else end)
    to = _TO.match(french, start, end)
    if not to or _NOBODY.match(french, to.end(), end):
        return None, None
    words = list(re.finditer(r"[\w-]+", french[to.end() : end]))
    for before, word in itertools.pairwise(words):
        between = french[to.end() + before.end() : to.end() + word.start()]
        if "," in between:
            return None, None
        text, last = word.group(), before.group()
        begins = (
            text in _BEGINS and last not in _GOES_ON and (text != "l" or _elided(french, to, word))
        )
        titled = re.match(r"M\.|MM\.|Mme|Mlle|Me\s|Mgr", french[to.end() + word.start() :])
        named = text[:1].isupper() and last in _PUBLIC
        if begins or (titled and last not in _GOES_ON) or named:
            subject = to.end() + word.start()
            later = _LATER.search(french, subject + len(text), end)
            until = later.start() if later else end
            return (to.start("to"), subject - len(between)), (subject, until)
    return None, None


def _elided(french: str, to: re.Match[str], word: re.Match[str]) -> bool:
    """Whether an l is an article: l'ancien ministre."""
    return french[to.end() + word.end() :][:1] in ("'", "’")


def said(french: str, english: str) -> list[Occurrence]:
    """The verbs that report speech in a French sentence, with those of its English, where there are any.

    Each verb of speech may stand for each: what was said is what counts. A preposition that only leads to the
    listener (au micro de) belongs to the verb before it.
    """
    found = reports(french)
    if not found:
        return []
    theirs = [m.span() for m in english_forms().finditer(quotes.unquoted(english, "en"))]
    if not theirs:
        return []
    return [
        Occurrence(
            Phrase(report.verb.french, report.verb.english, english_forms()),
            (report.start, _led(french, report)),
            theirs[min(number, len(theirs) - 1)],
        )
        for number, report in enumerate(found)
    ]


def _led(french: str, report: Report) -> int:
    """The end of a verb, and of au micro or auprès behind it."""
    led = re.compile(r"\s(?:au\smicro|auprès)(?!\w)").match(french, report.verb_end)
    return led.end() if led else report.verb_end


_INVERTED = ("inverted", "se_inverted", "se_finite_inverted", "finite_inverted")


def _form(forms: dict[str, _Form], groups: dict[str, str | None]) -> _Form | None:
    auxiliary = groups["aux"] or groups["se_aux"]
    if auxiliary:
        key = groups["participle"] or f"se {groups['se_participle']}"
        form = forms.get(f"+{key}")
        if form is None:
            return None
        plural = auxiliary in ("ont", "avaient") or auxiliary.endswith(("sont", "étaient"))
        earlier = auxiliary.startswith("avai") or "étai" in auxiliary
        return _Form(form.verb, "pluperfect" if earlier else "perfect", plural)
    return forms.get(groups["finite"] or f"se {groups['se_finite']}")
