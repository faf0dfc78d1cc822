"""Words of the French for which the English has nothing: a noun, an adjective, a verb left out.

A small model leaves out words that it has seldom read, and the sentence without them reads well. People leave
words out too, on purpose: of references one in four has such a word, so that this is said of the program's
own English alone, and as something to look at (`word-lost`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from translate.alignment.words import Alignment, Word, align, translations
from translate.document import Finding, touches
from translate.language import clock
from translate.language.lexicon import lexicon
from translate.language.numerals import NUMBER_WORDS
from translate.language.phrases import is_light, occurrences
from translate.language.synonyms import are_akin
from translate.language.typography import before, fold
from translate.names.exonyms import Exonym
from translate.verification import naming
from translate.verification.coverage import is_content
from translate.verification.spelling import cognates, learned

#: Characters of the longest sentence that is looked at: each word is compared with each.
_LONGEST = 2_000
#: Characters of a word that is looked at, and how probable its likeliest translation is at least.
_SHORTEST, _KNOWN = 3, 0.3
#: How far (words) from its place a word may say it. With 2, 7.5 to 8 % of Bergamot's and Google's English of flores-dev
#: would have lost words, with 4 5.5 to 5.8 %, without such words 19 to 22 %.
_NEAR = 3
#: What the lexicon has for endings of the future, which say nothing of the verb: viendra, will.
_FUTURE = frozenset(["will", "would", "shall"])

#: Letters of a word that the lexicon has not, and of what it has in common with its cognate, at least; and how strong a link is
#: that nothing but letters make.
_SHORTEST_UNKNOWN, _STEM, _ALIKE = 5, 6, 0.5
#: Endings of verbs, behind pronouns that are articles elsewhere: on les envisageait.
_VERB = re.compile(r"(?:ai[st]|aient|ons|ez|ront|r?ai|ra|èrent|asse|asses|assent)$")
#: Before a French noun.
NOUN = re.compile(
    r"\b(?:une?|l[ae]s?|du|aux?|des?|[mts](?:on|a|es)|ce(?:t|tte|s)?|leurs?|[nv]otre|[nv]os|deux|trois|quatre|cinq|six)\s$"
    r"|\b[dl]['’]$",
    re.IGNORECASE,
)


def find(source: str, target: str, free: bool = False) -> list[Word]:
    """The words of the French `source` that nothing in the English `target` says, from left to right.

    Those that the lexicon knows well are meant, and no names, numbers or parts of compounds.

    Args:
        free: whether the English may say it in a word that the lexicon has not (les négociations ont repris,
            talks resumed): then no word is lost near whose place one stands that translates nothing.
    """
    if max(len(source), len(target)) > _LONGEST:
        return []
    alignment = align(source, target)
    there = [word.text.lower() for word in alignment.target]
    of_phrases = [found.source for found in alignment.phrases if found.target]
    lost = [
        i
        for i, word in enumerate(alignment.source)
        if not any(there[j] not in _FUTURE for j in alignment.strength[i])
        and not touches((word.start, word.end), of_phrases)
        and is_looked_at(source, alignment, i)
        and not any(are_akin(t, form) for form in translations(word.text) for t in there)
    ]
    if free and lost:
        expected, elsewhere = alignment.expected(), idle(alignment)
        lost = [i for i in lost if all(abs(j - expected(i)) > _NEAR for j in elsewhere)]
    return [alignment.source[i] for i in lost]


def idle(alignment: Alignment) -> list[int]:
    """The words of the English that say something and translate nothing, by number."""
    _, explained = alignment.covered
    return [
        j
        for j, word in enumerate(alignment.target)
        if j not in explained and is_content(word.text, "en")
    ]


def check(
    source: str,
    target: str,
    glossary: Sequence[Exonym] = (),
    findings: Sequence[Finding] = (),
    free: bool = False,
) -> Iterator[Finding]:
    """`word-lost`: one for each word of `find`, and each set phrase or compound (sage-femme), that no name, no term and none of the `findings` accounts for."""
    if any(finding.code in ("copied", "empty") for finding in findings):
        return
    words = [(word.start, word.end) for word in find(source, target, free)]
    if not free:
        words += [(word.start, word.end) for word in _unknown(source, target)]
    words += [found.source for found in occurrences(source, target) if not found.target]
    if not words:
        return
    known = [*naming.accounted(source, target, glossary)[0]]
    known += [finding.source for finding in findings if finding.source]
    known += [
        (time.start, time.end) for time in clock.times(source)
    ]  # a figure, looked at with these
    for place in sorted(words):
        if not touches(place, known):
            word = source[slice(*place)]
            yield Finding(
                "word-lost", f"nothing in the English seems to say « {word} »",
                source=place, expected=word,
            )  # fmt: skip


def _unknown(source: str, target: str) -> Iterator[Word]:
    """French words that the lexicon has not, for which a small model has written what looks a little like them, or nothing.

    It was made from what such a model has read. Of 16 such words in 800 sentences 14 became something else or were left out (« sommités »,
    summaries; « bâches », cows).
    """
    if max(len(source), len(target)) > _LONGEST:
        return
    alignment = align(source, target)
    said = [found.source for found in alignment.phrases if found.target]
    for i, word in enumerate(alignment.source):
        if (
            len(word.text) < _SHORTEST_UNKNOWN
            or not (word.text.islower() and word.text.isalpha() and is_content(word.text, "fr"))
            or translations(word.text)
            or "-" in (source[: word.start][-1:], source[word.end :][:1])
            or touches((word.start, word.end), said)
        ):
            continue
        links, j = alignment.strength[i], alignment.links.get(i)
        if j is not None and links[j] <= _ALIKE:
            there = fold(alignment.target[j].text.lower())
            if there[:_STEM] != fold(word.text)[:_STEM] and there not in cognates(
                word.text
            ) | learned(word.text):
                yield word
        elif not (links or _VERB.search(word.text)) and NOUN.search(before(source, word.start)):
            yield word


def is_looked_at(source: str, alignment: Alignment, i: int) -> bool:
    """Whether word `i` of the French says something that the lexicon knows well, by itself and in small letters."""
    word = alignment.source[i]
    text = word.text.lower()
    begins = i == 0 and word.text.istitle() and lexicon().is_common(text)
    return (
        len(text) >= _SHORTEST
        and text.isalpha()
        and (word.text.islower() or begins)
        and not is_light(source, word.start, word.end)
        and text not in NUMBER_WORDS["fr"]
        and is_content(text, "fr")
        and "-" not in (source[: word.start][-1:], source[word.end :][:1])
        and max(translations(text).values(), default=0.0) >= _KNOWN
    )
