"""Nothing lost, nothing added: empty, copied, looping, too short or long, parts left out or made up."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from translate.alignment.words import Alignment, Word, strength, translations
from translate.document import Finding, Span, touches
from translate.language import paraphrases
from translate.language.function_words import ENGLISH_WORDS, FRENCH_WORDS, looks_french
from translate.language.lexicon import is_english, lexicon
from translate.language.numerals import NUMBER_WORDS
from translate.language.quotes import Language
from translate.language.synonyms import are_akin
from translate.language.typography import shorten
from translate.verification.copies import ADDRESS

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
#: Words that carry no content of their own, besides those that tell the languages apart.
_EMPTY_FRENCH = FRENCH_WORDS | frozenset(
    [
        "l", "d", "qu", "n", "s", "c", "j", "m", "t", "de", "à", "en", "ne", "y", "a", "ai", "as",
        "avait", "avaient", "avons", "avez", "étaient", "était", "être", "avoir", "fait", "faire",
        "comme", "ou", "où", "si", "tout", "tous", "toute", "toutes", "même", "mêmes", "aussi",
        "bien", "encore", "très", "ces", "cet", "on", "lui", "leurs", "notre", "nos", "votre",
        "vos", "mon", "ma", "mes", "ton", "ta", "tes", "dont", "donc", "entre", "vers", "sans",
        "sous", "chez", "après", "avant", "alors", "ainsi", "afin", "puis", "or", "car", "ni",
        "deux", "autre", "autres", "quelque", "quelques", "certains", "certaines", "peu", "moins",
        "trop", "plusieurs", "cela", "ceux", "celui", "celle", "celles", "ci", "là", "rien",
        "non", "oui", "sera", "seront", "serait", "soit", "fut", "furent", "peut", "peuvent",
        "doit", "doivent", "va", "vont", "eux", "elles", "ils", "me", "te", "moi", "jusque",
        "lors", "selon", "depuis", "pendant", "contre", "parce", "lorsque", "quand", "comment",
        "pourquoi", "quel", "quelle", "quels", "quelles", "un", "une", "des",
    ]
)  # fmt: skip
_EMPTY_ENGLISH = ENGLISH_WORDS | frozenset(
    [
        "a", "an", "at", "on", "or", "so", "if", "than", "then", "there", "these", "those",
        "what", "who", "whom", "whose", "when", "where", "why", "how", "all", "any", "some", "no",
        "nor", "too", "very", "just", "also", "only", "own", "same", "such", "more", "most",
        "other", "another", "into", "over", "under", "about", "after", "before", "between",
        "through", "during", "above", "below", "out", "off", "up", "down", "again", "further",
        "once", "here", "both", "each", "few", "can", "could", "should", "may", "might", "must",
        "shall", "do", "does", "did", "done", "being", "am", "its", "it's", "he's", "him", "them",
        "his", "hers", "our", "ours", "my", "me", "i", "your", "yours", "us", "s", "t", "d", "ll",
        "re", "ve", "itself", "themselves", "himself", "herself", "while", "because", "although",
        "though", "until", "since", "upon", "within", "without", "toward", "towards", "one",
        "two", "even", "still", "yet", "ever", "never", "always", "however", "therefore", "thus",
        "indeed", "get", "got", "make", "made", "take", "took", "much", "many", "like", "well",
        "way", "thing", "things",
    ]
)  # fmt: skip

_EMPTY: dict[Language, frozenset[str]] = {"fr": _EMPTY_FRENCH, "en": _EMPTY_ENGLISH}


def _repeats(words: list[str]) -> str | None:
    """A stretch of 1 to 8 words that stands three times or more in a row, or None.

    Of the third time half is enough from three words on, and a single word stands four times.
    """
    for size in range(1, 9):
        length = {1: 4, 2: 6}.get(size, 2 * size + (size + 1) // 2)
        for i in range(len(words) - length + 1):
            if words[i : i + length - size] == words[i + size : i + length]:
                return " ".join(words[i : i + size])
    return None


def _frequent(words: list[str]) -> str | None:
    """A stretch of four words that stands three times or more anywhere, or None."""
    counts = Counter(tuple(words[i : i + 4]) for i in range(len(words) - 3))
    for stretch, times in counts.items():
        if times >= 3:
            return " ".join(stretch)
    return None


#: Words that French says twice on purpose: on y va comment, on y va comment ensemble.
_SAID_TWICE = 3


def _twice(words: list[str], least: int = 5) -> str | None:
    """A stretch of `least` to 60 words that stands twice in a row, or None."""
    for size in range(least, min(len(words) // 2, 60) + 1):
        for i in range(len(words) - 2 * size + 1):
            if words[i : i + size] == words[i + size : i + 2 * size]:
                return " ".join(words[i : i + size])
    return None


def loop(source: str, target: str) -> str | None:
    """The words that `target` repeats and `source` does not, or None."""
    target_words = [w.lower() for w in _WORD.findall(target)]
    source_words = [w.lower() for w in _WORD.findall(source)]
    if _repeats(source_words) or _frequent(source_words) or _twice(source_words, _SAID_TWICE):
        return None
    return (
        _repeats(target_words) or _frequent(target_words) or _twice(target_words)
        or _doubled_name(source, target)
    )  # fmt: skip


_DOUBLED = re.compile(r"(?<!\w)([A-Z][a-z]{2,}) \1(?!\w)")


def _doubled_name(source: str, target: str) -> str | None:
    """A name that `target` has twice in a row, and `source` has not: Yuri Yuri Ushakov, but not Duran Duran."""
    said = source.lower()
    doubled = _DOUBLED.search(target)
    if doubled is None or re.search(r"(?<!\w)(\w{3,})\W\1(?!\w)", said):
        return None
    return doubled.group()


def check_form(source: str, target: str) -> Iterator[Finding]:
    """What needs no words to be linked: `repetition`, `length`, `copied`, `garbled`."""
    source_words, target_words = _WORD.findall(source), _WORD.findall(target)
    repeated = loop(source, target)
    if repeated:
        yield Finding("repetition", f"“{repeated}” is repeated", found=repeated)
    formula = _FORMULA.search(source) and _FAREWELL.search(target)
    if len(source) > 40 and not formula and not 0.4 <= len(target) / len(source) <= 2.2:
        share = round(100 * len(target) / len(source))
        yield Finding("length", f"the English is {share} % as long as the French")
    looks = len(source_words) > 3 and looks_french(target)
    # Figures and addresses are the same in both languages.
    said = ADDRESS.sub("", source)
    spoken = [word for word in _WORD.findall(said) if re.search(r"[^\W\d]", word)]
    same = source_words == target_words and bool(spoken)
    if looks or (same and _is_left_in_french(said, spoken)):
        yield Finding("copied", "was not translated")
    elif not looks and (left := _left_in_french(source, target)):
        words = target[slice(*left)]
        yield Finding("copied", f"“{words}” was left in French", target=left, found=words)
    garbled = _GARBLED.search(target)
    if garbled:
        yield Finding(
            "garbled", f"“{garbled.group()}” stands for characters that were lost",
            target=garbled.span(), found=garbled.group(),
        )  # fmt: skip


#: An article and a noun with a small letter, and what goes on with de, du, à.
_FRENCH_PHRASE = re.compile(
    r"(?<![\w«“\"'’-])(?i:les|des|du|aux|une|un|le|la|l['’]|au)(?:(?<=['’])|\s)[a-zà-ÿœ]{3,}"
    r"\s(?:d['’]|de\s|du\s|des\s|à\s|au\s|aux\s|en\s)(?:(?:la|les|le)\s|l['’])?[a-zà-ÿœ]{3,}(?!\w)"
)


def _left_in_french(source: str, target: str) -> tuple[int, int] | None:
    """A phrase of the French `source` that stands in the English as it is, and in no quotation."""
    for match in _FRENCH_PHRASE.finditer(target):
        if match.group().lower() in source.lower() and not re.search(
            r"[“\"][^”\"]*$", target[: match.start()]
        ):
            return match.span()
    return None


#: The sign of a character that could not be read, and UTF-8 that was read as Windows-1252.
_GARBLED = re.compile("\ufffd+|Ã[\u0080-\u00bf¢©ª«®´¶¹»¼ ]|â€[\u0080-\u00bf™œ¦“”¢]?|Å“")
#: Before these marks French has a space.
_SPACED = re.compile(r"\w[ \u00a0\u202f][:;?!](?:\s|$)")
_ELIDED = re.compile(r"\b(?:[ldnjmtsc]|qu)['’]\w", re.IGNORECASE)


def _is_left_in_french(text: str, words: Sequence[str]) -> bool:
    """Whether a `text` that is the same in both languages is French: Prix, Entrée libre.

    A few words in capitals (Le Monde) may be a name.
    """
    shouted = text.isupper() and any(word.lower() in FRENCH_WORDS | {"de", "à"} for word in words)
    if is_english(text) and not (shouted or _ELIDED.search(text)):
        return _SPACED.search(text) is not None
    known = lexicon()
    named = len(words) > 1 and not text.isupper() and all(word[0].isupper() for word in words)
    if len(words) > 3:  # Jean Morel, Sens (Yonne)
        return not named or any(word.lower() in FRENCH_WORDS for word in words)
    french = any(known.is_common(w) and w.lower() not in known.pairs[w.lower()] for w in words)
    return not named and (french or shouted or _ELIDED.search(text) is not None)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of each side of a sentence pair has a counterpart in the other.

    Attributes:
        features: what the two probabilities are computed from, see `measure`.
        lost, added: the stretch (characters) of the French, and of the English, that most looks
            as if it had no counterpart.
        bare: content words of the French, and of the English, without a counterpart.
        stretched: such words in `lost`, and in `added`.
    """

    features: tuple[float, ...]
    lost: tuple[int, int]
    added: tuple[int, int]
    bare: tuple[int, int]
    stretched: tuple[int, int]


def is_content(word: str, language: Language) -> bool:
    """Whether `word` has content of its own: no particle, auxiliary or numeral."""
    return len(word) > 1 and word.lower() not in _EMPTY[language] and not word.isdigit()


def _densest(values: Sequence[float]) -> tuple[float, int, int]:
    """The stretch with the largest sum (Kadane): the sum, its first and its last index."""
    best, first, last = 0.0, 0, 0
    current, start = 0.0, 0
    for i, value in enumerate(values):
        if current <= 0:
            current, start = 0.0, i
        current += value
        if current > best:
            best, first, last = current, start, i
    return best, first, last


Spans = Sequence[Span]
#: What parts the clauses of a sentence.
_BETWEEN_CLAUSES = re.compile(r"[,;:–—.!?()\"«»“”]")
#: A word that is covered counts against a gap, and one that is not for it: content, and others.
_COVERED, _BARE = (-1.0, -0.5), (0.7, 0.4)
#: Length (characters) of English for one of French.
_LENGTH = 0.92


@dataclass(frozen=True, slots=True)
class _Side:
    """What one side of a pair says: see `measure`."""

    content: int
    bare: float
    open: float
    gap: float
    clause: float
    stretch: tuple[int, int]
    stretched: int


def _side(
    text: str,
    words: Sequence[Word],
    language: Language,
    covered: set[int],
    surety: Callable[[str], float],
) -> _Side:
    content = [is_content(w.text, language) for w in words]
    values = [(_COVERED if i in covered else _BARE)[not content[i]] for i in range(len(words))]
    gap, first, last = _densest(values)
    # The worst clause, by what its words would say if they were left out.
    clause = current = 0.0
    for i, word in enumerate(words):
        if i and _BETWEEN_CLAUSES.search(text, words[i - 1].end, word.start):
            current = 0.0
        weight = surety(word.text) if content[i] else 0.3
        current += -weight if i in covered else weight
        at_end = i + 1 == len(words) or _BETWEEN_CLAUSES.search(text, word.end, words[i + 1].start)
        if at_end:
            clause = max(clause, current)
    bare = [c and i not in covered for i, c in enumerate(content)]
    return _Side(
        sum(content), sum(bare) / max(1, sum(content)), 1 - len(covered) / max(1, len(words)), gap, clause,
        (words[first].start, words[last].end) if words else (0, 0), sum(bare[first : last + 1]),
    )  # fmt: skip


def _surety(french: str) -> float:
    """A word that is nearly always translated in the same way says more when it is not."""
    return max(translations(french).values(), default=0.2)


def _differences(source: str, target: str, alignment: Alignment) -> list[float]:
    """How much shorter the English is than expected (characters), between the anchors."""
    here, there = [0], [0]
    for i, j in alignment.anchors(alignment.links):
        here.append(alignment.source[i].start)
        there.append(alignment.target[j].start)
    here.append(len(source))
    there.append(len(target))
    return [
        _LENGTH * (here[k + 1] - here[k]) - (there[k + 1] - there[k]) for k in range(len(here) - 1)
    ]


def measure(
    source: str, target: str, alignment: Alignment, known: tuple[Spans, Spans] = ((), ())
) -> Coverage:
    """How well `source` and `target` cover each other, where the stretches `known` of both do.

    The features: shares of content words without a counterpart (French, English), shares of all
    words without one, logarithms of the ratios of characters, content words and words; for each
    side the score of the worst gap and its square root; the same of the largest length that is
    missing between two anchors, French then English; for each side the score of the worst clause;
    the inverse of the French content words.
    """
    covered, covered2 = map(set, alignment.covered)
    said = [(p.source, p.target) for p in paraphrases.said(source, target) if p.target]
    for own, words, spans, of_phrases in (
        (covered, alignment.source, known[0], [ours for ours, _ in said]),
        (covered2, alignment.target, known[1], [theirs for _, theirs in said]),
    ):
        told = [*spans, *of_phrases]
        own |= {i for i, word in enumerate(words) if touches((word.start, word.end), told)}
    # Numbers are checked by value, elsewhere.
    covered |= {i for i, w in enumerate(alignment.source) if w.text.lower() in NUMBER_WORDS["fr"]}
    covered2 |= {j for j, w in enumerate(alignment.target) if w.text.lower() in NUMBER_WORDS["en"]}
    ours = _side(source, alignment.source, "fr", covered, _surety)
    theirs = _side(target, alignment.target, "en", covered2, lambda _: 0.7)
    differences = _differences(source, target, alignment)
    shorter, longer = max(0.0, *differences), max(0.0, *(-d for d in differences))
    features = (
        ours.bare, theirs.bare, ours.open, theirs.open,
        math.log(max(1, len(target)) / max(1, len(source))),
        math.log((1 + theirs.content) / (1 + ours.content)),
        math.log((1 + len(alignment.target)) / (1 + len(alignment.source))),
        ours.gap, math.sqrt(ours.gap), theirs.gap, math.sqrt(theirs.gap),
        shorter / 10, math.sqrt(shorter), longer / 10, math.sqrt(longer),
        ours.clause, theirs.clause, 1 / (1 + ours.content),
    )  # fmt: skip
    return Coverage(
        features, ours.stretch, theirs.stretch,
        (round(ours.bare * ours.content), round(theirs.bare * theirs.content)),
        (ours.stretched, theirs.stretched),
    )  # fmt: skip


@cache
def _weights() -> dict[str, list[float]]:
    """For each code, a weight a feature, then the constant and the least sums that are a doubt, and a mistake."""
    text = (resources.files(__package__) / "coverage.json").read_text(encoding="utf-8")
    weights: dict[str, list[float]] = json.loads(text)
    return weights


def _said_as(code: str, coverage: Coverage) -> str:
    """What is reported of a pair: `code`, the doubt of that name, or nothing ("")."""
    *weights, constant, least, sure = _weights()[code]
    total = sum(w * f for w, f in zip(weights, coverage.features, strict=True)) + constant
    return code if total > sure else f"{code}-free" if total > least else ""


#: How probable a translation of a word is at least of which it is said that it is not there.
_KNOWN = 0.3
#: Words from which on a side says enough to be judged.
_FEW = 4


def _whole_words(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """`span` without the part of a word at its ends: not “hui”, where aujourd'hui is meant."""
    start, end = span
    while start and (text[start - 1].isalnum() or text[start - 1] in "'’-"):
        start -= 1
    while end < len(text) and (text[end].isalnum() or text[end] in "'’-"):
        end += 1
    return start, end


#: How letters end, at length in French only.
_FORMULA = re.compile(
    r"\b(?:agréer|recevoir|croire|accepter|prie)\b.*\b(?:salutations|sentiments|considération|hommages|respects|dévouement)|\bcordialement",
    re.IGNORECASE,
)
_FAREWELL = re.compile(
    r"\b(?:yours|sincerely|faithfully|truly|respectfully|cordially|(?:kind|best|warm) regards|best wishes)\b",
    re.IGNORECASE,
)
#: What a sentence begins with, up to a comma, and what of it English often leaves unsaid.
_BEGINNING = re.compile(r"\W*((?:[\w'’-]+ ){0,2}[\w'’-]+),\s")
_UNSAID = re.compile(
    r"(?:en effet|(?:d['’]|par )ailleurs|en (?:outre|fait|somme|revanche|tout cas)|de (?:fait|plus|même|toute façon|toutes façons)|certes|or|ainsi|enfin|bref"
    r"|du coup|voilà|eh bien|bon|alors|donc|par contre|toutefois|cependant|néanmoins|pourtant|bien sûr|notamment|résultat|du reste"
    r"|au fond|au total|tiens|dis|écoute[sz]?|allez?|au final|finalement|évidemment|effectivement|là|bien|mais|et|oui|non|si|ah|oh|euh|heu|hein|quant à)",
    re.IGNORECASE,
)


def _first_words(
    source: str, target: str, alignment: Alignment, known: tuple[Spans, Spans]
) -> Span | None:
    """The words before the first comma of the French, if nothing in the English stands for them.

    Hier, malheureusement, à Lyon: a model that loses the beginning loses one to three words.
    """
    begins = _BEGINNING.match(source)
    if begins is None or _UNSAID.fullmatch(begins[1]) or touches(begins.span(1), known[0]):
        return None
    if _BEGINNING.match(target) or len(alignment.target) < _FEW - 1:
        return None  # it may be said in other words
    words = [word for word in alignment.source if word.end <= begins.end(1)]
    if not any(_surety(word.text) >= _KNOWN and is_content(word.text, "fr") for word in words):
        return None
    covered = alignment.covered[0]
    linked = any(
        strength(word.text, other.text) for word in words for other in alignment.target
        if is_content(word.text, "fr")
    )  # fmt: skip
    if linked or any(i in covered for i in range(len(words)) if is_content(words[i].text, "fr")):
        return None
    first = alignment.links
    return begins.span(1) if 0 in first.values() and min(first) >= len(words) else None


#: Small words that say when, where or how a sentence is meant, as the first words of a French one do.
_TELLS = re.compile(
    r"\b(?:here|there|then|though|however|now|today|nowadays|later|thus|still|yet|first|eventually|ultimately|since|meanwhile|these|those)\b",
    re.IGNORECASE,
)


def _may_say(target: str, alignment: Alignment) -> bool:
    """Whether words of the English that translate nothing may say what the French begins with: dans ce domaine, here."""
    return any(
        j not in alignment.covered[1]
        and (is_content(word.text, "en") or _TELLS.fullmatch(word.text))
        for j, word in enumerate(alignment.target)
    )


#: How probable a translation is at least whose synonym says the same, and how many words it is off its place.
_LIKELY, _NEAR = 0.1, 6


def has_counterpart(alignment: Alignment, i: int, language: Language) -> bool:
    """Whether word `i` of the French, or of the English, is linked, or a word of the other text may say as much."""
    if language == "fr":
        french = alignment.source[i].text
        return i in alignment.covered[0] or any(_may_mean(french, w.text) for w in alignment.target)
    english = alignment.target[i].text
    return i in alignment.covered[1] or any(_may_mean(w.text, english) for w in alignment.source)


def _may_mean(french: str, english: str) -> bool:
    likely = (w for w, share in translations(french).items() if share >= _LIKELY)
    plain = english.lower()
    return strength(french, english) > 0 or (
        is_content(plain, "en") and any(are_akin(w, plain) for w in likely)
    )


def _akin(alignment: Alignment) -> tuple[list[Span], list[Span]]:
    """Words of both sides without a counterpart that say much the same: a translation and a synonym of it."""
    covered, covered2 = alignment.covered
    expected = alignment.expected()
    free = [
        (j, word)
        for j, word in enumerate(alignment.target)
        if j not in covered2 and is_content(word.text, "en")
    ]
    ours, theirs = [], []
    for i, word in enumerate(alignment.source):
        if i in covered or not is_content(word.text, "fr"):
            continue
        likely = [w for w, share in translations(word.text).items() if share >= _LIKELY]
        for j, other in free:
            if abs(j - expected(i)) <= _NEAR and any(
                are_akin(w, other.text.lower()) for w in likely
            ):
                ours.append((word.start, word.end))
                theirs.append((other.start, other.end))
    return ours, theirs


#: For each content word of a stretch of the French, and of the English, without a counterpart: so many such words of
#: the other text are enough to say the same. Of clauses that were deleted from references 96 % are left as omissions.
_ENOUGH = (0.75, 0.5)


def _is_weighed(coverage: Coverage, side: int) -> bool:
    """Whether the other text has words that translate nothing, about as many as the stretch: it may be said otherwise."""
    stretched = coverage.stretched[side]
    return stretched > 0 and coverage.bare[1 - side] >= _ENOUGH[side] * stretched


_SEEMS = {
    "omission": "seems to be left out",
    "omission-free": "may be left out, or said in other words",
    "addition": "seems to be made up",
    "addition-free": "may be made up, or say the same in other words",
}


def check_words(
    source: str, target: str, alignment: Alignment, known: tuple[Spans, Spans] = ((), ())
) -> Iterator[Finding]:
    """`omission`, `addition`: a stretch of one side that has no counterpart in the other; as a doubt where it may be free.

    The stretches `known` of both sides have one in any case: the terms of a glossary. Decided by a logistic
    regression on `measure`, fitted by `translate.training.coverage`.
    """
    if _FORMULA.search(source) and _FAREWELL.search(target):
        return
    lost = _first_words(source, target, alignment, known)
    if lost:
        start, end = lost
        code = "omission-free" if _may_say(target, alignment) else "omission"
        yield Finding(
            code, f"“{source[start:end]}” {_SEEMS[code]}", source=lost, expected=source[start:end]
        )
        return
    few = len(alignment.target) < _FEW
    if len(alignment.source) < _FEW + 2 * few or not alignment.target:
        return
    coverage = measure(source, target, alignment, known)
    if _said_as("omission", coverage) or _said_as(
        "addition", coverage
    ):  # words are compared only for these
        ours, theirs = _akin(alignment)
        coverage = measure(source, target, alignment, ([*known[0], *ours], [*known[1], *theirs]))
    if code := _said_as("omission", coverage):
        code = f"{code}-free" if code == "omission" and _is_weighed(coverage, 0) else code
        start, end = _whole_words(source, coverage.lost)
        yield Finding(
            code, f"“{shorten(source[start:end])}” {_SEEMS[code]}",
            source=(start, end), expected=source[start:end],
        )  # fmt: skip
    elif not few and (code := _said_as("addition", coverage)):
        code = f"{code}-free" if code == "addition" and _is_weighed(coverage, 1) else code
        start, end = _whole_words(target, coverage.added)
        yield Finding(
            code, f"“{shorten(target[start:end])}” {_SEEMS[code]}",
            target=(start, end), found=target[start:end],
        )  # fmt: skip
