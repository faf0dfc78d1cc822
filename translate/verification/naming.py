"""Names: each one of the French stands in the English, in a right form, and no other does.

A name is right when it is kept as it is, has the English form of the table of exonyms, is transcribed
as English does it, or is a word that the lexicon translates (Assemblée nationale). The glossary
of the user goes before all of these.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, lru_cache
from itertools import product

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
from translate.names import epithets, exonyms, forms, places, transliteration, variants
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
        *honorifics.ENGLISH_SHORTENED, *(word.lower() for word in honorifics.ENGLISH), "maître", "master", "monsignor",
    ]
)  # fmt: skip
#: Symbols of units that have a capital (SI brochure, with bits and bytes).
_UNIT = re.compile(r"[kMGT]?(?:Hz|Wh?|Pa|VA?|Ah?|J|o|bps|B|b|eV)|mAh|d[BbA]+|[kM]?cal")
#: What French has from English behind a time: 1 P.M.
_HALVES_OF_DAY = frozenset(["AM", "PM", "A.M", "P.M"])
_ROMAN = re.compile(r"[IVXLC]+(?:e|er|ème|ᵉ)?")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;…]['’”»\")\]]*\s+|[«“\"(\[]\s*|^\s*[–—-]\s*|\s[–—-]\s+)$")
_LETTERS = re.compile(r"[^\W\d_]+")
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


#: Words in capitals, one behind the other.
_CAPITALS = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-ÞŒ]+(?:(?:['’]|-|,? )[A-ZÀ-ÖØ-ÞŒ]+){2,}(?![\w.])")


def _shouted(text: str, language: Language) -> list[Span]:
    """Stretches of three words or more in capitals, most of which are words and no acronyms: THANK YOU ALL."""
    known = lexicon()
    is_common = known.is_common if language == "fr" else known.is_common_english
    found = []
    for match in _CAPITALS.finditer(text):
        words = _LETTERS.findall(match.group())
        common = sum(is_common(word) or word.lower() in FRENCH_WORDS for word in words)
        if 2 * common > len(words):
            found.append(match.span())
    return found


@lru_cache(maxsize=1024)  # the French of all hypotheses is the same
def _capitalised(text: str, language: Language) -> tuple[_Capitalised, ...]:
    found = []
    shouted = _shouted(text, language)
    names = lexicon().french_names if language == "fr" else lexicon().english_names
    for match in _WORD.finditer(text):
        word = match.group()
        start = match.start()
        if word.lower() not in names and touches(match.span(), shouted):
            continue
        elision = _ELISION.match(word) if language == "fr" else None
        if elision:
            start, word = start + elision.end(), word[elision.end() :]
        word = re.sub(r"[’'](?:s|t|ll|re|ve|d|m)$", "", word)
        if not word[0].isupper():
            continue
        begins = _SENTENCE_START.search(typography.before(text, start)) is not None
        found.append(_Capitalised(start, start + len(word), word, begins and not elision))
    return tuple(found)


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
    if _is_adjective_of(french, english):
        return True
    if forms.only_itself(french):  # no cognate of Stanford is standard
        return fold(french).lower() == fold(english)
    return strength(french, english) >= 0.3


_ADJECTIVE = re.compile(r"(?:ic|al|ian|ean|ine|ese|ish|esque)$")


def _is_adjective_of(french: str, english: str) -> bool:
    """Whether the English word, in small letters, is an adjective of the French name: Bible, biblical."""
    plain, form = fold(french).lower(), fold(english)
    size = max(_STEM, len(plain) - 2)
    return form[:size] == plain[:size] and _ADJECTIVE.search(form) is not None


def _is_demonym_of(french: str, english: str) -> bool:
    """Whether the French word is of the people of a place on whose name the English is built: Yorkais, Yorker."""
    ending = _DEMONYM.search(french)
    stem = fold(french[: ending.start()]).lower() if ending else ""
    return len(stem) >= _STEM and fold(english).lower().startswith(stem)


def _initials(text: str) -> str:
    return "".join(w[0] for w in re.findall(r"[^\W\d_]+", text) if w[0].isupper())


@lru_cache(maxsize=512)  # asked for by two checks
def _glossed(
    source: str, target: str, glossary: tuple[exonyms.Exonym, ...]
) -> tuple[tuple[Finding, ...], tuple[Span, ...], tuple[Span, ...]]:
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
    return tuple(findings), tuple(ours), tuple(theirs)


def _in_longer_name(source: str, start: int, target: str, at: int) -> bool:
    """Whether a name follows the same capitalised word in both texts: Credit Suisse."""
    before = re.search(r"([A-ZÀ-Þ][\w’'-]+) $", source[:start])
    there = re.search(r"([A-ZÀ-Þ][\w’'-]+) $", target[:at])
    return bool(before and there and fold(before[1]) == fold(there[1]))


def accounted(
    source: str, target: str, glossary: Sequence[exonyms.Exonym] = ()
) -> tuple[list[Span], list[Span]]:
    """The stretches of French and English in which the tables have a name, and what says the same."""
    called, meant = _also_called(source, target)
    missing, ours, theirs = _glossed(source, target, tuple(glossary))
    lost = [finding.source for finding in missing]
    return [*(span for span in ours if span not in lost), *called], [*theirs, *meant]


@lru_cache(maxsize=512)
def _also_called(source: str, target: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Where the French has a name, and the English another one for the same or what is meant by it."""
    epithet, meant = epithets.occurrences(source, target)
    variant, form = variants.occurrences(source, target)
    return (*epithet, *variant), (*meant, *form)


def check(source: str, target: str, glossary: Sequence[exonyms.Exonym] = ()) -> Iterator[Finding]:
    """Names of the French `source` that the English `target` lacks, adds or has changed."""
    glossed, ours_glossed, theirs_glossed = _glossed(source, target, tuple(glossary))
    called, meant = _also_called(source, target)
    missing = [
        f
        for f in glossed
        if f.code != "name-lost" or f.source is None or not touches(f.source, called)
    ]
    our_spans, their_spans = [*ours_glossed, *called], [*theirs_glossed, *meant]
    for ours_, there in forms.occurrences(source, target):
        our_spans.append(ours_)
        their_spans.append(there)
    their_spans += [theirs for _, theirs in dates.feasts(source, target)]
    capitalised = _capitalised(source, "fr")
    ours = [w for w in capitalised if not _overlaps(w, our_spans)]
    theirs = [w for w in _capitalised(target, "en") if not _overlaps(w, their_spans)]
    here = {_plain(w.text) for w in capitalised}
    shortened = _shortened(_LETTERS.findall(target), words_of(source))
    missing = [
        f
        for f in missing
        if f.code != "name-lost" or f.source is None or source[slice(*f.source)] not in shortened
    ]
    lost = [] if _is_shouted(source) else list(_lost(ours, here, source, target))
    added = [] if _is_shouted(target) else list(_added(theirs, source, target))
    if not lost and not missing and not _has_lost_acronym(ours, target):
        # The French may spell out what English abbreviates (DSLR, BCE).
        added = [word for word in added if not word.text.removesuffix("s").isupper()]
    if not added:  # print often has the surname alone
        lost = [word for word in lost if not _is_given_name_of(word, source, target)]
    if not lost:
        added = [word for word in added if not _is_given_name_of(word, target, source)]
    found = [_as_free(f, source, target) for f in _paired(missing, lost, added, source, target)]
    yield from found
    known = [f.source for f in found if f.source]
    yield from _renationalised(source, target)
    yield from _left_in_french([w for w in capitalised if not _overlaps(w, known)], target)
    if not (_is_shouted(source) or _is_shouted(target)):
        yield from _misspelled([w for w in ours if not _overlaps(w, known)], theirs, source)


def _has_lost_acronym(ours: Sequence[_Capitalised], target: str) -> bool:
    """Whether one of the words `ours` is an acronym that the English has not, in whose place another may stand."""
    there = words_of(target)
    return any(
        word.text.isupper()
        and word.text.isalpha()
        and 1 < len(word.text) <= _LONGEST_ACRONYM
        and not any(forms.is_form(word.text, other) for other in there)
        for word in ours
    )


def _is_latin(word: str) -> bool:
    return unicodedata.name(word[0], "").startswith("LATIN")


#: Letters of an acronym at most.
_LONGEST_ACRONYM = 5
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


def _has_sign_of(code: str, text: str) -> bool:
    """Whether `text` has the sign of the currency with that `code` (£), which no letter may precede: A$."""
    symbols = Locale("en").currency_symbols
    sign = symbols.get(code, "")
    # What CLDR has for the dollars of other countries: A$, $ among Australians.
    sign = "$" if sign.endswith("$") and re.search(r"dollar", " ".join(_currency(code))) else sign
    return bool(sign) and sign != code and sign in text


#: A surname, or what stands between it and a given name: Luis Walter Alvarez, George W. Bush.
_OTHER_NAMES = re.compile(
    rf" (?:[A-Z]\. |(?:{'|'.join(sorted(honorifics.PARTICLES))}) ?)*[A-ZÀ-Þ][\w’'-]{{2,}}(?: [A-ZÀ-Þ][\w’'-]{{2,}})?"
)


def _is_given_name_of(name: _Capitalised, text: str, other: str) -> bool:
    """Whether a surname follows `name` in `text`, and stands alone in the `other` text: Obama."""
    behind = _OTHER_NAMES.match(text, name.end)
    if behind is None or not _may_be_given(name.text):
        return False
    names = re.findall(r"[A-ZÀ-Þ][\w’'-]{2,}", behind.group())
    alone = (re.escape(re.sub(r"['’]s$", "", fold(surname))) for surname in names)
    found = (re.search(rf"(?<!\w){surname}(?!\w)", fold(other)) for surname in alone)
    there = next(filter(None, found), None)
    before = there and re.search(r"([A-Z][\w'-]*)\.? $", fold(other)[: there.start()])
    of_name = before and f" {before[1].lower()} " in behind.group()  # de Gaulle, De Gaulle said
    if (
        before and not of_name and before[1].lower() not in _NOT_NAMES
    ):  # Justine is not Justin left out
        begins = not before.start() and lexicon().is_common_english(before[1])
        return begins or any(
            strength(*pair)
            for w in words_of(text)
            for pair in ((w, before[1]), (before[1], w))
            if w.islower()
        )
    return there is not None


def _may_be_given(name: str) -> bool:
    """Whether the word may be a first name: one of English, or of neither language a word."""
    known, plain = lexicon(), fold(name).lower()
    if plain in known.english_names or name.lower() in known.english_names:
        return True
    unknown = name.lower() not in known.pairs and plain not in known.english
    foreign = unknown or forms.only_itself(name)
    return foreign and not name.isupper() and name[1:].islower()


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
            or _is_parted(word.text, target)
            or _has_sign_of(word.text, target)
            or _is_spelled_out(word.text, initials)
            or word.text in shortened
            or _is_transcribed_otherwise(word, source, every)
        ):
            continue
        yield word


def _is_transcribed_otherwise(word: _Capitalised, source: str, english: Iterable[str]) -> bool:
    """Whether the English has the name with other vowels (Hezbollah, Hizbullah), or as Americans write it."""
    return any(
        other[0].isupper()
        and (
            transliteration.same_arabic(word.text, other, source[: word.start])
            or _is_respelled(_plain(word.text), _plain(other))
        )
        for other in english
    )


def _is_no_name(word: _Capitalised, source: str) -> bool:
    """Whether a capitalised word of the French may be no name, so that it says nothing that it is lost."""
    text, words = word.text, lexicon()
    if len(text) < 2 or text in honorifics.FRENCH or _ROMAN.fullmatch(text):
        return True
    if text.lower() in abbreviations("fr") and source[word.end : word.end + 1] == ".":
        return True
    if text in _HALVES_OF_DAY and source[: word.start].rstrip()[-1:].isdigit():
        return True
    if word.begins and (
        words.is_common(text) or not _is_unknown(text) or _is_inflected(word, source)
    ):
        return True
    accented = re.sub(r"^E", "É", text)  # Etat, as capitals are typed
    # États alone is no name, though the lexicon has it from États-Unis.
    state = accented.removesuffix("s") == "État"
    is_common = words.is_common(text) or words.is_common(accented) or state
    is_kept = not word.begins and len(text) >= _LONG_NAME and forms.only_itself(text)
    is_kept = is_kept or (word.start, word.end) in places.towns(source)
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


def _is_parted(word: str, text: str) -> bool:
    """Whether letters and figures that stand together in `word` stand apart in `text`: AF447, AF 447."""
    parts = re.fullmatch(r"([A-Z]+)(\d+)", word)
    return (
        parts is not None and re.search(rf"(?<!\w){parts[1]}[ -]{parts[2]}(?!\w)", text) is not None
    )


def _shortened(english: Iterable[str], french: Sequence[str]) -> set[str]:
    """The words of the French that the English has in an acronym which the French has not."""
    return {
        word
        for other in english
        if other.isupper()
        and other not in french
        and other.replace(".", "").lower() not in _NOT_NAMES
        for near in _acronym_of(other, french)
        for word in near
    }


def _added(theirs: Sequence[_Capitalised], source: str, target: str) -> Iterator[_Capitalised]:
    """Those of the English words `theirs` that stand for nothing in the French."""
    words = lexicon()
    french = words_of(source)
    expanded = _expanded(source, target)
    transcribed = sum(not _is_latin(other) and other[0].isupper() for other in french)
    codes = [other for other in french if len(other) == 3 and other.isupper()]
    for word in theirs:
        plain = word.text.lower().split("'")[0].replace(".", "")
        if len(word.text) < 3 or (
            (plain in _NOT_NAMES or words.is_common_english(plain))
            and word.text not in exonyms.acronyms()  # WHO
        ):
            continue
        if any(strength(other, word.text) or forms.is_form(other, word.text) for other in french):
            continue
        if word.text.isupper() and any(_acronym_of(word.text, french)):
            continue
        if word.start in expanded or _is_implied(word.text, source):
            continue
        if any(_is_in_currency(code, [word.text]) for code in codes):
            continue
        if _has_sign_of(word.text, source):
            continue
        if _is_compound(word.text, french):
            continue
        if any(transliteration.same_arabic(other, word.text) for other in french):
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


def _misspelled(
    ours: Sequence[_Capitalised], theirs: Sequence[_Capitalised], source: str
) -> Iterator[Finding]:
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
                or (foreign and transliteration.same(word.text, other.text))
                or transliteration.same_arabic(word.text, other.text, source[: word.start])
                or _is_respelled(name, form)
                or SequenceMatcher(None, name, form, autojunk=False).ratio() < _MISSPELLED
            ):
                continue
            yield Finding(
                "name-spelling", f"“{word.text}” is spelled “{other.text}”",
                source=(word.start, word.end), target=(other.start, other.end),
                expected=forms.expected(word.text), found=other.text,
            )  # fmt: skip
            break


def _is_respelled(name: str, form: str) -> bool:
    """Whether both differ by an ending that is written in two ways: Pearl Harbour and Harbor, Augsbourg and Augsburg."""

    def one(word: str) -> str:
        return re.sub(r"our(?=s?$)", "or", re.sub(r"bo?urg(?=s?$)", "burg", word))

    return one(name) == one(form)


@lru_cache(maxsize=20_000)
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


#: How probable each part of a compound is as the English of a word, and how many letters it has at least.
_PART, _SHORTEST_PART = 0.3, 3
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


def _acronym_of(acronym: str, words: Sequence[str]) -> Iterator[Sequence[str]]:
    """Words near one another whose initials are the letters, in any order: each such stretch.

    Where one of them has a capital and there are three or more, the initials of what they surely are in English
    will do: LSU is the Université d'État de Louisiane.
    """
    letters = sorted(acronym.replace(".", "").lower())
    long = [w for w in words if len(w) > 3 or (w[0].isupper() and w.lower() not in FRENCH_WORDS)]
    size = len(letters)
    for i in range(len(long) - size + 1 if size > 1 else 0):
        near = long[i : i + size]
        initials = [{fold(w[0]).lower()} for w in near]
        if size > 2 and any(w[0].isupper() for w in near):
            initials = [_initials_of_translations(w) for w in near]
        if all(set(letters) & own for own in initials) and any(
            sorted(choice) == letters for choice in product(*initials)
        ):
            yield near


def _initials_of_translations(french: str) -> set[str]:
    """The initials of the word and of what the lexicon surely has for it."""
    choices = lexicon().pairs.get(french.lower(), {})
    sure = (english for english, share in choices.items() if share >= _NATIONAL)
    return {fold(word[0]).lower() for word in (french, *sure)}


def _is_compound(english: str, french: Sequence[str]) -> bool:
    """Whether the English word is two in one, each of which some word of the French may be: Sealion."""
    plain = fold(english).lower()
    return any(
        all(
            any(choices.get(part, 0.0) >= _PART for choices in of)
            for part in (plain[:i], plain[i:])
        )
        for of in [[lexicon().pairs.get(word.lower(), {}) for word in french]]
        for i in range(_SHORTEST_PART, len(plain) - _SHORTEST_PART + 1)
    )


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


#: English words of names that French says with another word, or leaves out, and what is French for them, in small
#: letters: hispanophone is Spanish-speaking.
_IMPLIED = {
    "roman": "catholi", "states": r"américain|\bétats?\b|\bpays\b", "united": "américain", "britain": "britanni",
    "kingdom": "britanni", "english": "anglophone", "arabic": "arabophone",
    "french": "francophone", "german": "germanophone", "spanish": "hispanophone",
    "italian": "italophone", "portuguese": "lusophone", "russian": "russophone",
    "plaza": "place", "piazza": "place", "boulevard": "boulevard", "bahnhof": "gare", "banco": "banque",
    "mediaeval": "moyen", "medieval": "moyen",
}  # fmt: skip


def _is_implied(english: str, source: str) -> bool:
    told = _IMPLIED.get(english.lower())
    return told is not None and re.search(told, source.lower()) is not None


#: What is often said for one another, wrongly: a part of the country, and the whole.
_BRITAIN = {
    "fr": re.compile(r"(?<!\w)(?:anglaise?s?|angleterre|britanniques?|grande-bretagne|royaume-uni)(?!\w)", re.I),
    "en": re.compile(r"(?<![\w.])(?:English|England|British|Britain|Britons?|UK|U\.K\.?|United Kingdom)(?![\w])"),
}  # fmt: skip


def _as_free(finding: Finding, source: str, target: str) -> Finding:
    """`finding`, or a doubt where it is of England in one language and of Britain in the other."""
    named = source[slice(*finding.source)] if finding.source else finding.found
    if (
        finding.code in ("name-lost", "name-added")
        and any(pattern.search(named) for pattern in _BRITAIN.values())
        and _BRITAIN["fr"].search(source)
        and _BRITAIN["en"].search(target)
    ):
        return replace(
            finding,
            code="name-free",
            message=f"“{named}” is England in one language and Britain in the other",
        )
    return finding


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
