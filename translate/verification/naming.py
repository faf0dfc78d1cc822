"""Names: each one of the French stands in the English, in a right form, and no other does.

A name is right when it is kept as it is, has the English form of the table of exonyms, is transcribed
as English does it, or is a word that the lexicon translates (Assemblée nationale). The glossary
of the user goes before all of these.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from babel import Locale

from translate.alignment import words_of
from translate.alignment.words import strength
from translate.document import Finding, Span, touches
from translate.language import honorifics, typography
from translate.language.calendar import abbreviations, days, months
from translate.language.function_words import FRENCH_WORDS
from translate.language.lexicon import lexicon
from translate.language.quotes import Language
from translate.language.typography import RAISED, fold
from translate.names import epithets, exonyms, forms, transliteration
from translate.verification import dates

_WORD = re.compile(rf"[^\W_{RAISED}]+(?:[’'][^\W_{RAISED}]+)?(?:\.[A-Z])*")
#: Capitalised words of English that name nobody: titles, days, languages of the sentence itself.
_NOT_NAMES = frozenset(
    [
        "i", "mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "madam", "mister",
        "professor", "president", "minister", "prime", "chancellor", "king", "queen", "prince",
        "princess", "pope", "general", "colonel", "captain", "god", "internet", "english",
        "french", "ok", "tv", "us", "uk", "eu", "un", "celsius", "fahrenheit",
        *(name.lower() for name in (*days("en"), *months("en"))),
        *abbreviations("en"),
        *honorifics.ENGLISH_SHORTENED,
    ]
)  # fmt: skip
#: Symbols of units that have a capital (SI brochure, with bits and bytes).
_UNIT = re.compile(r"[kMGT]?(?:Hz|Wh?|Pa|VA?|Ah?|J|o|bps|B|b|eV)|mAh|d[BbA]+|[kM]?cal")
_ROMAN = re.compile(r"[IVXLC]+(?:e|er|ème|ᵉ)?")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…]['’”»\")\]]*\s+|[«“\"(\[]\s*|^\s*[–—-]\s*|\s[–—-]\s+)$")
_ELISION = re.compile(
    r"(?:[dlnmtscjç]|qu|jusqu|lorsqu|puisqu|quoiqu|aujourd|presqu|quelqu)[’'](?=\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Capitalised:
    """A capitalised word: its characters, and whether the place alone would capitalise it."""

    start: int
    end: int
    text: str
    begins: bool


def _capitalised(text: str, language: Language) -> list[_Capitalised]:
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        start = match.start()
        elision = _ELISION.match(word) if language == "fr" else None
        if elision:
            start, word = start + elision.end(), word[elision.end() :]
        word = re.sub(r"[’'](?:s|t|ll|re|ve|d|m)$", "", word)
        if not word[0].isupper():
            continue
        begins = _SENTENCE_START.search(typography.before(text, start)) is not None
        found.append(_Capitalised(start, start + len(word), word, begins and not elision))
    return found


def _is_shouted(text: str) -> bool:
    """Whether most words are capitalised anyway: a headline, or capitals throughout."""
    words = re.findall(r"[^\W\d_]{2,}", text)
    return len(words) > 4 and sum(w[0].isupper() for w in words) > 0.6 * len(words)


def _overlaps(word: _Capitalised, spans: Sequence[tuple[int, int]]) -> bool:
    return touches((word.start, word.end), spans)


def _is_other_name(french: str, english: str) -> bool:
    """Whether both are names of their own that only look alike: Aurélie and Amélie, Loir and Loire."""
    known, ours, theirs = lexicon(), french.lower(), english.lower()
    choices = known.pairs.get(ours, {})
    return (
        ours in known.french_names
        and theirs in known.french_names
        and theirs.removesuffix("s") != ours.removesuffix("s")
        and fold(ours) in map(fold, choices)
        and fold(theirs) not in map(fold, choices)
    )


def _links(french: str, english: str) -> bool:
    """Whether the English word can stand for the French name; a small one must do so often."""
    if english[0].isupper():
        if forms.is_form(french, english) or _is_demonym_of(french, english):
            return True
        return strength(french, english) >= 0.1 and not _is_other_name(french, english)
    if forms.only_itself(french):  # no cognate of Stanford is standard
        return fold(french).lower() == fold(english)
    return strength(french, english) >= 0.3


def _is_demonym_of(french: str, english: str) -> bool:
    """Whether the French word is of the people of a place on whose name the English is built: Yorkais, Yorker."""
    ending = _DEMONYM.search(french)
    stem = fold(french[: ending.start()]).lower() if ending else ""
    return len(stem) >= _STEM and fold(english).lower().startswith(stem)


def _initials(text: str) -> str:
    return "".join(w[0] for w in re.findall(r"[^\W\d_]+", text) if w[0].isupper())


def _glossed(
    source: str, target: str, glossary: Sequence[exonyms.Exonym]
) -> tuple[list[Finding], list[tuple[int, int]], list[tuple[int, int]]]:
    """Findings, and the stretches of both texts that the tables account for."""
    findings: list[Finding] = []
    ours: list[tuple[int, int]] = []
    theirs: list[tuple[int, int]] = []
    folded, other = fold(source), fold(target)
    shouted = source.isupper()
    for entry, start, end in exonyms.occurrences(folded.title() if shouted else folded, glossary):
        if touches((start, end), ours):
            continue
        ours.append((start, end))
        accepted = entry.accepted if not shouted else re.compile(entry.accepted.pattern, re.I)
        places = [m.span() for m in accepted.finditer(other)]
        name = source[start:end]
        left = re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", other)
        # Égypte would pass for a word built on Egypt.
        is_french = fold(name).lower() != fold(entry.english).lower() and not shouted
        if left and is_french and not entry.is_kept and places == [left.span()]:
            places = []
        theirs += places
        if places or (left and _in_longer_name(source, start, target, left.start())):
            continue
        if left:
            theirs.append(left.span())
            findings.append(
                Finding(
                    "name-changed",
                    f"“{name}” should be “{entry.english}” in English",
                    source=(start, end),
                    target=left.span(),
                    expected=entry.english,
                    found=target[slice(*left.span())],
                )
            )
        else:
            english = "" if entry.english == name else f" ({entry.english})"
            findings.append(
                Finding(
                    "term" if entry.is_users else "name-lost",
                    f"“{name}”{english} is not in the English",
                    source=(start, end),
                    expected=entry.english,
                )
            )
    return findings, ours, theirs


def _in_longer_name(source: str, start: int, target: str, at: int) -> bool:
    """Whether a name follows the same capitalised word in both texts: Credit Suisse."""
    before = re.search(r"([A-ZÀ-Þ][\w’'-]+) $", source[:start])
    there = re.search(r"([A-ZÀ-Þ][\w’'-]+) $", target[:at])
    return bool(before and there and fold(before[1]) == fold(there[1]))


def accounted(
    source: str, target: str, glossary: Sequence[exonyms.Exonym] = ()
) -> tuple[list[Span], list[Span]]:
    """The stretches of French and English in which the tables have a name, and what says the same."""
    epithets_, meant = epithets.occurrences(source, target)
    missing, ours, theirs = _glossed(source, target, glossary)
    lost = [finding.source for finding in missing]
    return [span for span in ours if span not in lost] + epithets_, theirs + meant


def check(source: str, target: str, glossary: Sequence[exonyms.Exonym] = ()) -> Iterator[Finding]:
    """Names of the French `source` that the English `target` lacks, adds or has changed."""
    missing, our_spans, their_spans = _glossed(source, target, glossary)
    epithets_, meant = epithets.occurrences(source, target)
    missing = [
        f
        for f in missing
        if f.code != "name-lost" or f.source is None or not touches(f.source, epithets_)
    ]
    our_spans += epithets_
    their_spans += meant
    for ours_, there in forms.occurrences(source, target):
        our_spans.append(ours_)
        their_spans.append(there)
    their_spans += [theirs for _, theirs in dates.feasts(source, target)]
    capitalised = _capitalised(source, "fr")
    ours = [w for w in capitalised if not _overlaps(w, our_spans)]
    theirs = [w for w in _capitalised(target, "en") if not _overlaps(w, their_spans)]
    here = {_plain(w.text) for w in capitalised}
    lost = [] if _is_shouted(source) else list(_lost(ours, here, source, target))
    added = [] if _is_shouted(target) else list(_added(theirs, source, target))
    if not lost and not missing:
        # The French may spell out what English abbreviates (DSLR, BCE).
        added = [word for word in added if not word.text.removesuffix("s").isupper()]
    if not added:  # print often has the surname alone
        lost = [word for word in lost if not _is_given_name_of(word, source, target)]
    if not lost:
        added = [word for word in added if not _is_given_name_of(word, target, source)]
    found = list(_paired(missing, lost, added, source, target))
    yield from found
    known = [f.source for f in found if f.source]
    yield from _renationalised(source, target)
    yield from _left_in_french([w for w in capitalised if not _overlaps(w, known)], target)
    if not (_is_shouted(source) or _is_shouted(target)):
        yield from _misspelled([w for w in ours if not _overlaps(w, known)], theirs)


def _is_latin(word: str) -> bool:
    return unicodedata.name(word[0], "").startswith("LATIN")


#: Words of the English names of currencies that name no currency alone.
_NO_CURRENCY = frozenset(["new", "old", "the", "and"])


@cache
def _currency(code: str) -> frozenset[str]:
    """The words of the English name of a currency (CZK: Czech Koruna) in small letters, from CLDR."""
    name = Locale("en").currencies.get(code, "")
    return frozenset(re.findall(r"[a-z]{3,}", fold(name).lower())) - _NO_CURRENCY


def _is_in_currency(word: str, others: Iterable[str]) -> bool:
    """Whether a currency that `word` is the code of, by ISO 4217, is named by one of the `others`."""
    named = _currency(word) if len(word) == 3 and word.isupper() else frozenset()
    return any(other.lower().removesuffix("s") in named for other in others)


def _is_given_name_of(name: _Capitalised, text: str, other: str) -> bool:
    """Whether a surname follows `name` in `text`, and stands alone in the `other` text: Obama."""
    surname = re.match(r" (?:[A-Z]\. )?([A-ZÀ-Þ][\w’'-]{2,})", text[name.end :])
    if surname is None or name.text.lower() not in lexicon().english_names:
        return False
    alone = re.escape(re.sub(r"['’]s$", "", fold(surname[1])))
    there = re.search(rf"(?<!\w){alone}(?!\w)", fold(other))
    before = there and re.search(r"([A-Z][\w'-]*)\.? $", fold(other)[: there.start()])
    if before and before[1].lower() not in _NOT_NAMES:  # Justine is not Justin left out
        begins = not before.start() and lexicon().is_common_english(before[1])
        return begins or any(
            strength(*pair)
            for w in words_of(text)
            for pair in ((w, before[1]), (before[1], w))
            if w.islower()
        )
    return there is not None


def _lost(
    ours: Sequence[_Capitalised], here: set[str], source: str, target: str
) -> Iterator[_Capitalised]:
    """Those of the French words `ours` that nothing in the English stands for.

    `here` has every name of the French, in its plain form.
    """
    words = re.findall(r"[^\W_]+(?:\.[A-Z])*", target) + re.findall(r"[^\W_]+['’][^\W_]+", target)
    every = {word: _plain(word) for word in words}
    initials = _initials(target)
    shortened = _shortened(every, words_of(source))
    for word in ours:
        if (
            _is_no_name(word, source)
            # Ronald is no English for Reagan where the French has a Ronald too.
            or any(
                _links(word.text, other)
                for other, plain in every.items()
                if plain not in here or plain == _plain(word.text)
            )
            or _is_symbol(word.text, every)
            or _is_spelled_out(word.text, initials)
            or word.text in shortened
        ):
            continue
        yield word


def _is_no_name(word: _Capitalised, source: str) -> bool:
    """Whether a capitalised word of the French may be no name, so that it says nothing that it is lost."""
    text, words = word.text, lexicon()
    if len(text) < 2 or text in honorifics.FRENCH or _ROMAN.fullmatch(text):
        return True
    if text.lower() in abbreviations("fr") and source[word.end : word.end + 1] == ".":
        return True
    if word.begins and (
        words.is_common(text) or not _is_unknown(text) or _is_inflected(word, source)
    ):
        return True
    accented = re.sub(r"^E", "É", text)  # Etat, as capitals are typed
    is_common = words.is_common(text) or words.is_common(accented)
    is_kept = not word.begins and len(text) >= _LONG_NAME and forms.only_itself(text)
    # Marine, Pierre, Parti: the English side tells.
    return is_common and not text.isupper() and not is_kept


def _is_symbol(word: str, english: Iterable[str]) -> bool:
    """Whether the French `word` stands for a unit (GHz) or a currency, or English has some transcription of it."""
    return (
        _UNIT.fullmatch(word) is not None
        or not _is_latin(word)
        or _is_in_currency(word, english)
        or (word.isupper() and len(word) < 3)
    )


def _shortened(english: Iterable[str], french: Sequence[str]) -> set[str]:
    """The words of the French that the English has in an acronym which the French has not."""
    return {
        word
        for other in english
        if other.isupper()
        and other not in french
        and other.replace(".", "").lower() not in _NOT_NAMES
        for word in _acronym_of(other, french)
    }


def _added(theirs: Sequence[_Capitalised], source: str, target: str) -> Iterator[_Capitalised]:
    """Those of the English words `theirs` that stand for nothing in the French."""
    words = lexicon()
    french = words_of(source)
    expanded = _expanded(source, target)
    transcribed = sum(not _is_latin(other) and other[0].isupper() for other in french)
    codes = [other for other in french if len(other) == 3 and other.isupper()]
    for word in theirs:
        plain = word.text.lower().split("'")[0]
        if len(word.text) < 3 or plain in _NOT_NAMES or words.is_common_english(plain):
            continue
        if any(strength(other, word.text) or forms.is_form(other, word.text) for other in french):
            continue
        if word.text.isupper() and _acronym_of(word.text, french):
            continue
        if word.start in expanded or _is_implied(word.text, source):
            continue
        if any(_is_in_currency(code, [word.text]) for code in codes):
            continue
        if transcribed:  # Admiral Kuznetsov
            transcribed -= 1
            continue
        if any(
            fold(word.text).lower()[:4] == fold(f).lower()[:4] and not _is_of_another(f)
            for f in french
        ):
            continue  # Russe, Russian
        if any(
            fold(word.text).lower()[:5] in fold(f).lower() and not _is_of_another(f) for f in french
        ):
            continue  # antisoviétique, anti-Soviet
        if word.begins and _stands_alone(word, target) and plain not in words.english_names:
            continue  # Snowploughs
        yield word


def _is_of_another(french: str) -> bool:
    """Whether the French word of a nation or place has sure English of its own: australien is not Austrian."""
    choices = lexicon().pairs.get(french.lower(), {})
    best = max(choices, key=choices.__getitem__, default="")
    return choices.get(best, 0.0) >= _NATIONAL and best in lexicon().english_names


#: How alike a name and its misspelling are (`difflib` ratio), and the shortest name looked at.
_MISSPELLED, _LONG_NAME = 0.75, 5
#: The shortest name of a place that the words of its people are told by.
_STEM = 4
_DEMONYM = re.compile(r"(?:ais|aises?|iens?|iennes?|iques?|istes?|ains?|aines?|ois|oises?)$")
_ENDING = re.compile(r"(?:[ei]?s|[eio]?ans?|i?ns?|e?rs?|ics?|ish|ese|[aeiou])?")


def _misspelled(ours: Sequence[_Capitalised], theirs: Sequence[_Capitalised]) -> Iterator[Finding]:
    """Names that the English writes almost as the French does, and as no other word."""
    words = lexicon()
    there = {_plain(w.text) for w in theirs}
    here = {_plain(w.text) for w in ours}
    for word in ours:
        name = _plain(word.text)
        if word.begins or len(name) < _LONG_NAME or name in there or word.text.isupper():
            continue
        # Carrefour is a word of French, so that Carrefur is no transcription of it.
        foreign = not words.is_common(name)
        for other in theirs:
            form = _plain(other.text)
            known = form in here or form in words.english or form in words.english_names
            if (
                known
                or _is_derived(name, form)
                or (foreign and transliteration.same(name, form))
                or SequenceMatcher(None, name, form, autojunk=False).ratio() < _MISSPELLED
            ):
                continue
            yield Finding(
                "name-spelling", f"“{word.text}” is spelled “{other.text}”",
                source=(word.start, word.end), target=(other.start, other.end),
                expected=forms.expected(word.text), found=other.text,
            )  # fmt: skip
            break


def _plain(name: str) -> str:
    """`name` folded, in small letters, without what is elided before it (L'Express)."""
    return re.sub(r"^[dl]'", "", fold(name).lower())


def _is_derived(name: str, form: str) -> bool:
    """Whether `form` is `name` with another ending (Boston, Bostonian), or `name` a demonym."""
    unlike = (i for i, (a, b) in enumerate(zip(name, form, strict=False)) if a != b)
    shared = next(unlike, min(len(name), len(form)))
    same_stem = shared >= len(name) - 3 and _ENDING.fullmatch(form[shared:]) is not None
    return same_stem or _DEMONYM.search(name) is not None


#: Letters that no English transcription has; ch may be either (Sychev).
_ONLY_FRENCH = re.compile(r"tch|ou|[ïéè]")
#: A name with fewer letters (Jeff) only looks like a transcription.
_SHORTEST = 6


def _left_in_french(ours: Sequence[_Capitalised], target: str) -> Iterator[Finding]:
    """Names transcribed for French readers (Tchekhov) that the English spells as French does."""
    for word in ours:
        if (
            len(word.text) < _SHORTEST
            or not transliteration.is_transcribed(word.text)
            or not _ONLY_FRENCH.search(word.text.lower())
            or re.search(r"[a-zà-ÿ][A-ZÀ-Þ]", word.text)  # YouGov
        ):
            continue
        form = transliteration.english_spelling(word.text)
        # French and English have the -ski of Polish names in common.
        if re.sub(r"sky$", "ski", form.lower()) == word.text.lower():
            continue
        left = re.search(rf"(?<!\w){re.escape(word.text)}(?!\w)", target)
        if left and form not in (word.text, word.text[:-1]):
            yield Finding(
                "name-changed", f"“{word.text}” is spelled as in French",
                source=(word.start, word.end), target=left.span(),
                expected=form, found=target[slice(*left.span())],
            )  # fmt: skip


_INFLECTED = re.compile(r"(?:[éeè]e?s?|ant|ez|ons|ment|age|ions?|euse|eur)$")


#: Words of nations that are no names by themselves (French is also a language), and what allows them.
_NATIONS = {"French": r"fran[cç]|hexagon|tricolor|gaul|élysée", "English": r"angl|brit|royaume"}

#: How probable the name of a nation is as the English of a word that means it.
_NATIONAL = 0.5


def _renationalised(source: str, target: str) -> Iterator[Finding]:
    """French or English for another nation: a Belgian painter is no French one."""
    for nation, allowed in _NATIONS.items():
        there = re.search(rf"(?<!\w){nation}(?![\w-])", target)
        if there is None or re.search(allowed, source, re.IGNORECASE):
            continue
        for match in re.finditer(r"(?<![\w-])[a-zà-ÿ]{4,}", source):
            choices = lexicon().pairs.get(match.group(), {})
            own = {
                w
                for w, share in choices.items()
                if share >= _NATIONAL and w in lexicon().english_names
            }
            if own and not any(w in target.lower() for w in choices):
                best = max(own, key=choices.__getitem__).capitalize()
                yield Finding(
                    "name-changed", f"“{match.group()}” became “{nation}”",
                    source=match.span(), target=there.span(), expected=best, found=nation,
                )  # fmt: skip
                break


_CAPITAL_AFTER = re.compile(r"(?:['’]s)?[ -][A-ZÀ-Þ]")


def _stands_alone(word: _Capitalised, text: str) -> bool:
    """Whether the word after it has a small letter."""
    return _CAPITAL_AFTER.match(text, word.end) is None


def _is_inflected(word: _Capitalised, source: str) -> bool:
    """Whether a word that begins the French sentence looks like a verb or noun: Attablé."""
    return _stands_alone(word, source) and _INFLECTED.search(word.text) is not None


def _is_unknown(word: str) -> bool:
    return word.lower() not in lexicon().pairs or word.lower() in lexicon().french_names


def _is_spelled_out(acronym: str, initials: str) -> bool:
    """Whether capital initials in a row spell the acronym, in the order of either language."""
    letters = acronym.replace(".", "")
    return acronym.isupper() and (letters in initials or letters[::-1] in initials)


def _acronym_of(acronym: str, words: Sequence[str]) -> Sequence[str]:
    """Words near one another whose initials are the letters, in any order; empty if there are none."""
    letters = sorted(acronym.replace(".", "").lower())
    long = [w for w in words if len(w) > 3 or (w[0].isupper() and w.lower() not in FRENCH_WORDS)]
    size = len(letters)
    for i in range(len(long) - size + 1 if size > 1 else 0):
        if sorted(fold(w[0]).lower() for w in long[i : i + size]) == letters:
            return long[i : i + size]
    return ()


def _expanded(source: str, target: str) -> set[int]:
    """Where capitalised words of the English begin that spell out an acronym of the French.

    Their initials, in a row, are its letters, in either order: GP is Grand Prix.
    """
    words = _capitalised(target, "en")
    initials = "".join(w.text[0] for w in words)
    found: set[int] = set()
    for acronym in re.findall(r"(?<!\w)[A-Z]{2,}(?!\w)", source):
        for letters in (acronym, acronym[::-1]):
            for match in re.finditer(letters, initials):
                found |= {w.start for w in words[match.start() : match.end()]}
    return found


#: English words of names that French says with another word, or leaves out, and a part of what is
#: French for them: hispanophone is Spanish-speaking.
_IMPLIED = {
    "roman": "catholi", "states": "américain", "united": "américain", "britain": "britanni",
    "kingdom": "britanni", "english": "anglophone", "arabic": "arabophone",
    "french": "francophone", "german": "germanophone", "spanish": "hispanophone",
    "italian": "italophone", "portuguese": "lusophone", "russian": "russophone",
}  # fmt: skip


def _is_implied(english: str, source: str) -> bool:
    told = _IMPLIED.get(english.lower())
    return told is not None and told in source.lower()


def _paired(
    missing: list[Finding],
    lost: list[_Capitalised],
    added: list[_Capitalised],
    source: str,
    target: str,
) -> Iterator[Finding]:
    """Findings: what was lost with what came in its place, then what is left of both."""
    left = list(added)
    for word in lost:
        partner = _most_alike(word, left, source, target)
        if partner is not None:
            left.remove(partner)
            yield Finding(
                "name-changed", f"“{word.text}” became “{partner.text}”",
                source=(word.start, word.end), target=(partner.start, partner.end),
                expected=forms.expected(word.text), found=partner.text,
            )  # fmt: skip
        else:
            yield Finding(
                "name-lost", f"“{word.text}” is not in the English",
                source=(word.start, word.end), expected=forms.expected(word.text),
            )  # fmt: skip
    for finding in missing:
        if finding.target is None and finding.code == "name-lost" and left:
            partner = left.pop(0)
            yield Finding(
                "name-changed", f"“{finding.expected}” became “{partner.text}”",
                source=finding.source, target=(partner.start, partner.end),
                expected=finding.expected, found=partner.text,
            )  # fmt: skip
        else:
            yield finding
    for word in left:
        yield Finding(
            "name-added", f"“{word.text}” is not in the French",
            target=(word.start, word.end), found=word.text,
        )  # fmt: skip


def _most_alike(
    word: _Capitalised, others: list[_Capitalised], source: str, target: str
) -> _Capitalised | None:
    def closeness(other: _Capitalised) -> float:
        alike = SequenceMatcher(None, fold(word.text), fold(other.text), autojunk=False).ratio()
        apart = abs(word.start / len(source) - other.start / len(target))
        return alike - apart

    return max(others, key=closeness, default=None)
