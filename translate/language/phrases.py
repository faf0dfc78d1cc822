"""Set phrases of French whose English is not that of their words: hôtel de ville is no city hotel."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import marisa_trie

from translate.document import Span
from translate.language.function_words import FRENCH_WORDS
from translate.language.typography import before, fold

#: French words between those that say something.
_SMALL = frozenset(["de", "du", "des", "d", "la", "le", "les", "l", "à", "au", "aux", "en", "et"])


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and its English.

    Attributes:
        french, english: both.
        ways: matches its English or another that is as good, in folded English.
    """

    french: str
    english: str
    ways: re.Pattern[str]

    @property
    def words(self) -> list[str]:
        """The words of the French that say something: hôtel, ville."""
        return [word for word in re.findall(r"\w+", self.french) if word not in _SMALL]


@cache
def _table() -> tuple[dict[str, str], marisa_trie.Trie]:
    """The lines of the table by their folded French in small letters, and these as prefixes."""
    text = (resources.files(__package__) / "phrases.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    found = {fold(line.partition("\t")[0]).lower(): line for line in lines}
    return found, marisa_trie.Trie(found)


@cache
def _phrase(line: str) -> Phrase:
    """The phrase in a line of the table: of the hundreds that it has, a text needs few."""
    french, english, others = line.split("\t")
    ways = [re.escape(fold(way)) for way in (english, *filter(None, others.split("|")))]
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(ways)})", re.IGNORECASE)
    return Phrase(french, english, pattern)


#: Where a phrase may begin, and what goes on behind one that is none.
_BEGINNING, _GOES_ON = re.compile(r"(?<![\w-])\w"), re.compile(r"[\w-]")


@lru_cache(maxsize=512)  # the French of all hypotheses is the same
def phrases(french: str) -> tuple[tuple[int, int, Phrase], ...]:
    """The set phrases of a French text, with their characters; of several that begin at a word, the longest."""
    table, trie = _table()
    small = "".join(c if len(lower := c.lower()) > 1 else lower for c in fold(french))
    found: list[tuple[int, int, Phrase]] = []
    done = 0
    for word in _BEGINNING.finditer(small):
        start = word.start()
        if start < done:
            continue
        for phrase in reversed(trie.prefixes(small[start : start + _longest()])):
            end = start + len(phrase)
            if not _GOES_ON.match(small, end):
                found.append((start, end, _phrase(table[phrase])))
                done = end
                break
    return tuple(found)


@cache
def _longest() -> int:
    return max(map(len, _table()[0]))


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A phrase in a sentence.

    Attributes:
        phrase: it.
        source: its characters in the French.
        target: those of its English; None where that does not say it.
    """

    phrase: Phrase
    source: Span
    target: Span | None


def occurrences(french: str, english: str) -> tuple[Occurrence, ...]:
    """The set phrases of a French sentence, and where its English says them."""
    here = phrases(french)
    folded = fold(english) if here else ""
    found = []
    for start, end, phrase in here:
        said = phrase.ways.search(folded)
        found.append(Occurrence(phrase, (start, end), said.span() if said else None))
    return tuple(found)


#: Verbs that make set phrases with a bare noun: faire état, porter plainte, rendre hommage.
_LIGHT = (
    r"(?:fai(?:re|[st]|sait|saient|sant|sons|sez)|font|fit|firent|fer(?:a|ont|ait|aient)"
    r"|(?:re)?met(?:s|tre|tent|tait|taient|tant)?|mis|mit|mirent|pren(?:d|dre|nent|ait|aient|ant)|pris|prit|prirent"
    r"|port(?:e|er|ent|ait|aient|é|a|èrent)|donn(?:e|er|ent|ait|aient|é|a|èrent)|t(?:ien(?:t|nent)|enir|enait|enaient|enu|int|inrent)"
    r"|rend(?:re|s|ent|ait|aient|u|it|irent)?|prêt(?:e|er|ent|ait|é|a)|tir(?:e|er|ent|ait|é|a)|perd(?:re|ent|ait|u|it)?)"
)
_SET = re.compile(rf"\b(?:en|{_LIGHT})\s$", re.IGNORECASE)
_NO_NOUNS = FRENCH_WORDS | {
    "sans", "contre", "entre", "chez", "vers", "sous", "puis", "très", "bien", "tout", "toute", "tous", "toutes", "leurs",
    "notre", "votre", "nos", "vos", "cet", "ces", "mes", "tes", "mon", "ton", "encore", "aussi", "déjà", "plusieurs",
    "plutôt", "moins", "trop", "deux", "trois", "quatre", "cinq", "huit", "neuf", "dix", "même", "autant", "alors", "depuis",
}  # fmt: skip
#: No infinitive, adverb or word without a meaning of its own is such a noun.
_WITH_NOUN = re.compile(
    rf"{_LIGHT}\s(?!\w+(?:er|ir|re|ment)\b|(?:{'|'.join(sorted(_NO_NOUNS))})\b)[^\W\d_]{{3,}}\b",
    re.IGNORECASE,
)
_NO_NOUN = re.compile(r"(?:er|ir|re|ment)$")
#: Words that set phrases are made of, which English says without them (faire partie de, l'année 1912, âgé de 30 ans, au sein
#: de) or in another word (avoir du mal à, faire connaissance). Of the words lost in 300 sentences they were a quarter, and
#: all but one were there.
_WITH_OTHERS = frozenset(
    [
        "aient", "ailleurs", "ait", "an", "année", "années", "ans", "appel", "appels", "âgé", "âgée",
        "âgés", "bas", "basant", "basé", "basée", "bord", "bords", "cadre", "cas", "chose", "choses",
        "compte", "connaissance", "considérant", "coup", "coups", "cours", "date", "dehors", "doté",
        "dotée", "effet", "ensemble", "égard", "état", "euro", "euros", "face", "façon", "fasse",
        "fassent", "fin", "fois", "fond", "forme", "gros", "issu", "issue", "issus", "jour", "lieu",
        "main", "maintes", "mal", "manière", "mise", "mois", "moment", "moyen", "niveau", "nombre",
        "occasion", "oeuvre", "part", "partie", "place", "plein", "point", "prise", "propos",
        "question", "rapport", "reste", "sein", "sens", "situé", "située", "situées", "situés",
        "sommes", "sorte", "sorti", "sortie", "suite", "tête", "titre", "train", "type", "vue", "œuvre",
    ]
)  # fmt: skip


def is_light(french: str, start: int, end: int) -> bool:
    """Whether the word of `french` from `start` to `end` says little by itself: lieu, or the verb of rendre hommage."""
    return french[start:end].lower() in _WITH_OTHERS or bool(_WITH_NOUN.match(french, start))


def is_of_a_phrase(french: str, start: int, end: int) -> bool:
    """Whether the word of `french` from `start` to `end` is likely to be of a set phrase that no table has, and says little of it."""
    behind = _SET.search(before(french, start)) and not _NO_NOUN.search(french[start:end].lower())
    return bool(behind) or is_light(french, start, end)
