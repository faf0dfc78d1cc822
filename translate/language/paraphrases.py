"""French of newspapers in plain words, which a small model knows: a fustigé, a critiqué; sains et saufs, indemnes.

To translate what an unknown phrase means in place of the phrase: Callison-Burch et al. 2006, "Improved
statistical machine translation using paraphrases".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import takewhile

from translate.language.phrases import Occurrence, Phrase
from translate.language.typography import fold
from translate.language.verbs import first_group


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """A phrase of a French text that can be said in plain words.

    Attributes:
        start, end: its characters.
        plain: the same in plain French.
        ways: matches English, folded, that says it.
    """

    start: int
    end: int
    plain: str
    ways: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table, whose regular expressions are made when a text may have what it is of.

    Attributes:
        sign: what stands in every text, in small letters, that has its French; empty if that is not known.
        pattern, plain, ways: see the table.
    """

    sign: str
    pattern: str
    plain: dict[str, str] | str
    ways: str


@cache
def _table() -> list[_Row]:
    rows = []
    text = (resources.files(__package__) / "paraphrases.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        french, plain, ways = line.split("\t")
        plains: dict[str, str] | str = plain
        verb, other = _INFINITIVE.match(french), _INFINITIVE.match(plain)
        if verb and other:
            to, behind, instead = first_group(other[1]), verb[2], other[2]
            forms = first_group(verb[1]).items()
            plains = {form + behind: to[ending] + instead for ending, form in forms}
            sign = _beginning(*plains)
            french = "|".join(sorted(plains, key=len, reverse=True))
        else:
            sign = _sign(french)
        begins = "" if french.startswith(("^", "(?<")) else r"(?<![\w-])"
        rows.append(
            _Row(
                sign,
                rf"{begins}(?:{french})(?![\w-])" if french[-1].isalpha() else begins + french,
                plains,
                rf"(?<!\w)(?:{ways})",
            )
        )
    return rows


#: An infinitive of the first group, and plain words behind it.
_INFINITIVE = re.compile(r"(\w+er)((?: [\w -]+)?)$")


def _beginning(*words: str) -> str:
    """What all of `words` begin with."""
    both = zip(min(words), max(words), strict=False)
    return "".join(a for a, _ in takewhile(lambda pair: pair[0] == pair[1], both))


#: Outside brackets, what says no more than itself and is not repeated or left out; and what does not, with brackets.
_PLAIN_LETTERS = re.compile(r"(?:[\w ](?![?*{]))+")
_IN_BRACKETS = re.compile(r"\[[^\]]*\]|\\.|\((?:\\.|\[[^\]]*\]|[^()\\])*\)")


def _sign(pattern: str) -> str:
    """The longest stretch of letters, in small ones, that all that matches `pattern` has; empty if none is sure."""
    outside, left = pattern, 1
    while left:
        outside, left = _IN_BRACKETS.subn("\0", outside)
    if "|" in outside or "(" in outside:
        return ""
    return max(_PLAIN_LETTERS.findall(outside), key=len, default="").lower()


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


#: Before a noun that is written as a form of a verb: une torpille, l'épaule.
_NOUN = re.compile(
    r"(?:\b(?:la|les?|une?|des?|du|aux?|[mts](?:a|on|es)|ce(?:t|tte|s)?|leurs?|[nv]o(?:tre|s)|en|par|sans)\s|['’])$",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)  # the French of all hypotheses is the same
def paraphrases(french: str) -> tuple[Paraphrase, ...]:
    """The phrases of a French text that can be said in plain words, from left to right; of several in one place the longest."""
    found: list[Paraphrase] = []
    small = french.lower()
    for row in _table():
        if row.sign not in small:
            continue
        for match in _compiled(row.pattern).finditer(french):
            text = match.group()
            if isinstance(row.plain, dict):
                if _NOUN.search(french[: match.start()]) or (match.start() and text[0].isupper()):
                    continue
                plain = row.plain[text.lower()]
            else:
                plain = match.expand(row.plain)
            if text[:1].isupper() and match.start() == 0:
                plain = plain[:1].upper() + plain[1:]
            found.append(Paraphrase(match.start(), match.end(), plain, _compiled(row.ways)))
    chosen: list[Paraphrase] = []
    for one in sorted(found, key=lambda f: f.start - f.end):
        if not any(one.start < f.end and f.start < one.end for f in chosen):
            chosen.append(one)
    return tuple(sorted(chosen, key=lambda f: f.start))


def said(french: str, english: str) -> list[Occurrence]:
    """The phrases of a French text that its English says, and where."""
    here = paraphrases(french)
    folded = fold(english) if here else ""
    found = []
    for one in here:
        if match := one.ways.search(folded):
            phrase = Phrase(french[one.start : one.end], match.group(), one.ways)
            found.append(Occurrence(phrase, (one.start, one.end), match.span()))
    return found


def unsaid(french: str, english: str) -> list[Paraphrase]:
    """The phrases of a French text that its English does not say."""
    here = paraphrases(french)
    folded = fold(english) if here else ""
    return [one for one in here if not one.ways.search(folded)]


def in_plain_words(french: str, phrases: Iterable[Paraphrase]) -> str:
    """A French text with some of its `phrases` in plain words."""
    for one in sorted(phrases, key=lambda p: -p.start):
        french = french[: one.start] + one.plain + french[one.end :]
    return french
