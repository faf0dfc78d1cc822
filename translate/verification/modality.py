"""How sure a text is of what it says: what is only reported, possible, intended, asked or just missed is no fact in English.

A press that reports what is not proved says it in the conditional (l'homme aurait avoué); English that drops it accuses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from translate.alignment.words import Alignment
from translate.document import Finding
from translate.verification.coverage import has_counterpart, is_content

#: Adverbs between a verb and what hangs on it, and the pronouns and negations before it.
_ADVERB = r"(?:\w+ment|pas|plus|jamais|ainsi|déjà|encore|aussi|bien|donc|même|toujours|peut-être|tout|enfin|alors|en effet)"
_PARTICIPLE = r"(?:été|\w+(?:é|i|u|is|it|ert|eint|aint|oint|ort)e?s?)"


@dataclass(frozen=True, slots=True)
class _Shade:
    """A way not to state a fact.

    Attributes:
        french: says it.
        english: any word that may say as much.
        otherwise: French beside which it says something else.
        expected: what English would say.
    """

    french: re.Pattern[str]
    english: re.Pattern[str]
    otherwise: re.Pattern[str] | None
    expected: str


_NOTHING_CERTAIN = (
    r"would|could|might|(?-i:may)|should|must|ought|can|cannot|if|unless|were|had\b(?= \w+ (?:not )?been)|['’]d|alleg\w*|report\w*|said|says?|saying|claim\w*|appar\w*|appear\w*|seem\w*|suppos\w*"
    r"|suspected|deemed|accused|believ\w*|thought|think\w*|likely|unlikely|perhaps|maybe|possib\w*|probab\w*|presum\w*|estimat\w*|according|rumou?r\w*|underst\w+|reputed\w*|purported\w*"
    r"|expected|feared|assum\w*|consider\w*|suggest\w*|indicat\w*|hear\w*|told|testif\w*|assert\w*|conten[dt]\w*|charge[sd]?|charging|imagine\w*|(?!(?:un)?(?:table|cable|stable|eligible|visible|bible|double|trouble)\b)\w{3,}[ai]ble|wish\w*|hop(?:e|ed|ing)|want\w*|like\w*|prefer\w*|otherwise|almost|nearly|without"
)
_SHADES = (
    _Shade(
        re.compile(
            r"\b(?:selon|d['’]après(?!-)|aux dires d|de l['’]aveu d|de source|à en croire)\b", re.I
        ),
        re.compile(
            rf"\b(?:{_NOTHING_CERTAIN}|accord\w*|depend\w*|under|by|per|line|follow\w*|bas(?:ed|is)|with|along|from|for|view\w*|opinion\w*|eyes|words|argu\w+"
            r"|not(?:e|es|ed|ing)|tells?|stat(?:e|es|ed|ing|ement)|show\w*|find\w*|found|explain\w*|warn\w*|add(?:s|ed)?|mind|poll\w*|survey\w*|study|studies|sources?|quot\w+|cit\w+|whether|as|how|in|on|of|against|predict\w*|announc\w*|recogni\w+|underlin\w*|reads?|stress\w*|emphasi\w+|highlight\w*|point\w*|repl(?:y|ies|ied)|declar\w+|inform\w*|confid\w+|describ\w+|call\w*|judg\w+|maintain\w*|insist\w*|reckon\w*|feel\w*|felt|hold\w*|admit\w*|conclud\w*|confirm\w*|see\w*)\b",
            re.I,
        ),
        None,
        "according to",
    ),
    _Shade(
        re.compile(
            rf"\b(?:(?:aurai(?:t|ent)|serai(?:t|ent))(?: {_ADVERB}){{0,2}} {_PARTICIPLE})\b", re.I
        ),
        # What was to come, told as past: il a annoncé que ce serait fait; it will be done.
        re.compile(rf"\b(?:{_NOTHING_CERTAIN}|will)(?:n['’]t)?\b|\bwon['’]t\b", re.I),
        re.compile(
            r"\b(?:si|s['’]ils?|sans|sinon|quand|même|comme si|faute|à moins|autrement)\b", re.I
        ),
        "reportedly",
    ),
    _Shade(
        re.compile(r"\b(?:pourrai(?:t|ent))\b", re.I),
        re.compile(
            rf"\b(?:(?:{_NOTHING_CERTAIN})(?:n['’]t)?|will|able|potential\w*|capab\w*|allow\w*|enabl\w*|risk\w*|room|chance\w*|opportunit\w*|threat\w*|plan\w*|propos\w*|eligible|would-be|up to|prone|prospect\w*|options?)\b",
            re.I,
        ),
        None,
        "could",
    ),
    _Shade(
        re.compile(r"\bdevrai(?:t|ent)\b", re.I),
        re.compile(
            rf"\b(?:(?:{_NOTHING_CERTAIN})(?:n['’]t)?|will|due|set to|need\w*|ha(?:s|ve|d) to|having to|going to|plan\w*|forecast\w*|predict\w*|project\w*|schedul\w*|is to|are to|was to|were to|to be|requir\w*|recommend\w*|better|on track|poised|shall|anticipat\w*|deserv\w*|obliged|bound|about to|slated|necessary)\b",
            re.I,
        ),
        None,
        "should",
    ),
    _Shade(
        re.compile(r"\b(?:doit|doivent)\b", re.I),
        re.compile(
            rf"\b(?:(?:{_NOTHING_CERTAIN})(?:n['’]t)?|will|['’]ll|due|set to|need\w*|ha(?:s|ve) (?:\w+ )?to|having to|got to|gotta|going to|plan\w*|schedul\w*|is to|are to|to be|requir\w*|oblig\w*|bound|about to|necessary|owe\w*|owing|want\w*|forc\w*|compel\w*|essential|has|demand\w*|imperative|task\w*|responsib\w*|mandat\w*|duty|compulsory|subject to|thanks to|shall|let|crucial|important|key|vital|takes?|only|designed|meant|intended|deserv\w*|recommend\w*|need|involv\w*|challeng\w*|how to|when to|problem of)\b",
            re.I,
        ),
        re.compile(
            r"\bdoi(?:t|vent) (?:son|sa|ses|leurs?|à|au|beaucoup|tout|une? |le |la |les |l['’]|cette?)",
            re.I,
        ),
        "must",
    ),
    _Shade(
        re.compile(
            r"\b(?:sera|seront|aura|auront|pourra|pourront|devra|devront|fera|feront|ira|iront|viendra|viendront|deviendra|prendra|prendront|restera|resteront|recevra|recevront|partira|arrivera|commencera|débutera|ouvrira|rouvrira|tiendra|permettra|permettront|verra|verront|saura|faudra|va (?:\w+er|\w+ir|\w+re)|vont (?:\w+er|\w+ir|\w+re))\b(?<!ouvre)",
            re.I,
        ),
        re.compile(
            r"\b(?:will|won['’]t|wo|shall|would|could|should|(?-i:may)|might|must|can|cannot|going to|gonna|to|is|are|has|have|until|when|if|once|tomorrow|next|soon|\w+s|let|about|never|remain|stay|expected|scheduled|set|due|do|don|does|come|want|need|go|get|make|keep|be|become|look|take)\b|['’](?:ll|d|s|re|ve)\b",
            re.I,
        ),
        None,
        "will",
    ),
    _Shade(
        re.compile(
            r"\b(?:failli(?:t|s|rent)?|manqu\w+ de) (?:(?:le|la|les|se|me|nous|y|en) |[lsm]['’])?\w+(?:er|ir|re)\b",
            re.I,
        ),
        re.compile(
            r"\b(?:almost|nearly|near|close|narrow\w*|came within|verge|brink|practically|all but|on the point|just about|could|would|might|miss\w*|fail\w*|lack\w*|without|never|not|threaten\w*|about to)\b|n['’]t\b",
            re.I,
        ),
        None,
        "almost",
    ),
    _Shade(
        re.compile(
            r"\b(?:vien(?:t|nent|s)|venai(?:t|ent|s)) d(?:e |['’])(?:(?:le|la|les|lui|leur|se|me|te|nous|vous|y|en) |[lsmty]['’])?\w+(?:er|ir|re)\b",
            re.I,
        ),
        re.compile(
            r"\b(?:just|recent\w*|newly|new|fresh\w*|only|last|latest|previous\w*|now|has|have|had|was|were|already|these days|barely|hardly|moments?|ago|this|today|yesterday|hot|since|after|finished|finishing|com(?:e|es|ing) from|comes?|came|\w+ed)\b|['’](?:s|ve|d)\b",
            re.I,
        ),
        None,
        "just",
    ),
    _Shade(
        re.compile(
            r"(?:^|[«“\"] ?|[,;:] |\b(?:mais|et|que|car) )(?:si (?:le|la|les|l['’]|un|une|vous|nous|tu|je|j['’]|on|elles?|des|ce|cette|ces|son|sa|ses|aucune?|rien|quelqu['’]un)\b|s['’]ils?\b(?![ -](?:vous|te)[ -]pla[iî]t))",
            re.I,
        ),
        re.compile(
            r"\b(?:if|whether|should|when\w*|unless|were|had|though|although|while|whilst|as|even|provided|providing|assuming|suppos\w*|in case|where|what|once|without|until|yes|but|or|how|so|however|would|in the event|any|with|by|given|no matter|because|since|that|for|except|the moment|those who|who(?:ever)?|any(?:one|body))\b",
            re.I,
        ),
        re.compile(r"\bsi\b.*\b(?:c['’]est|c['’]était|ce (?:n['’]|sont|fut))", re.I),
        "if",
    ),
)


_ASKS = re.compile(
    r"\b(?:whether|if|ask\w*|wonder\w*|question\w*|who|what|why|how|where|when|which)\b", re.I
)
_ASKED = re.compile(
    r"^\W*(?:(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must|who|what|why|how|where|when|which)"
    r"(?:n['’]t)?\b)[^?]*\?\W*$",
    re.IGNORECASE,
)
#: A question that lost its mark: and are you having any of these.
_INVERTED = re.compile(
    r"^\W*(?:(?:and|or|but|so|now|then|well)\W+)?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may)"
    r"(?:n['’]t)?\s(?:you|i|he|she|it|we|they|there|this|that|these|those|the|your|my|his|her|their|our)\b",
    re.IGNORECASE,
)
_ENDS_ASKED = re.compile(r"\?\W*$")
_MAY_ASK = re.compile(
    r"\?|\b(?:est-ce|pourquoi|comment|qui|que|quoi|quels?|quelles?|où|quand|combien)\b|-t?-?(?:il|elle|on|vous|tu|je|nous|ils|elles|ce)\b|!",
    re.IGNORECASE,
)


def _check_questions(source: str, target: str) -> Iterator[Finding]:
    """What is asked is not stated, and what is stated not asked."""
    asked = "?" in target or _ASKS.search(target) or _INVERTED.search(target)
    if _ENDS_ASKED.search(source) and not asked:
        yield Finding(
            "certainty", "what is asked in French is stated in English",
            source=(len(source.rstrip()) - 1, len(source.rstrip())), expected="?",
        )  # fmt: skip
    elif _ASKED.search(target) and not _MAY_ASK.search(source):
        at = target.rindex("?")
        yield Finding(
            "certainty", "what is stated in French is asked in English",
            target=(at, at + 1), found="?",
        )  # fmt: skip


def _is_said_otherwise(found: re.Match[str], alignment: Alignment) -> bool:
    """Whether the verb that is no fact, or hangs on one that says so, has no counterpart: devrait tenir, is solid."""
    verbs = [
        i
        for i, word in enumerate(alignment.source)
        if word.start >= found.start() and is_content(word.text, "fr")
        if not _MODAL.fullmatch(word.text)
    ]
    return bool(verbs) and not has_counterpart(alignment, verbs[0], "fr")


_MODAL = re.compile(r"(?:pourr|devr|aur|ser)ai(?:t|ent)|doi(?:t|vent)", re.IGNORECASE)


def check(source: str, target: str, alignment: Alignment) -> Iterator[Finding]:
    """`certainty`: what is no fact, or asked, in French is stated in English, or what is stated asked.

    `certainty-free`: where what is no fact may be said in other words.
    """
    for shade in _SHADES:
        found = shade.french.search(source)
        if (
            found is None
            or shade.english.search(target)
            or (shade.otherwise and shade.otherwise.search(source))
        ):
            continue
        free = _MODAL.match(found.group()) and _is_said_otherwise(found, alignment)
        yield Finding(
            "certainty-free" if free else "certainty",
            f"English says as a fact what French does not (“{found.group().strip()}”)",
            source=found.span(), expected=shade.expected,
        )  # fmt: skip
    yield from _check_questions(source, target)
