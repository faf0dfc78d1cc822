"""Names that are spelled otherwise in English: rightly, by its rules and endings, or as nobody spells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from translate.document import Finding
from translate.language.lexicon import lexicon
from translate.language.typography import before, fold
from translate.names import forms, transliteration
from translate.names.given import sex_of
from translate.verification.capitalised import Capitalised


def is_demonym_of(french: str, english: str) -> bool:
    """Whether the French word is of the people of a place on whose name the English is built: Yorkais, Yorker."""
    ending = _DEMONYM.search(french)
    stem = fold(french[: ending.start()]).lower() if ending else ""
    return len(stem) >= STEM and fold(english).lower().startswith(stem)


#: How alike a name and its misspelling are (`difflib` ratio), and the shortest name looked at.
_MISSPELLED, LONG_NAME = 0.75, 5
#: The shortest name of a place that the words of its people are told by.
STEM = 4
_DEMONYM = re.compile(r"(?:ais|aises?|iens?|iennes?|iques?|istes?|ains?|aines?|ois|oises?)$")
#: A given name at the end of what stands before a surname.
_GIVEN = re.compile(r"(?<![\w.])([A-ZÀ-Þ][\w-]+) $")
_ENDING = re.compile(r"(?:[ei]?s|[eio]?ans?|i?ns?|e?rs?|ics?|ish|ese|[aeiou])?")


def misspelled(
    ours: Sequence[Capitalised],
    theirs: Sequence[Capitalised],
    source: str,
    target: str,
    people: bool,
) -> Iterator[Finding]:
    """Names that the English writes almost as the French does, and as no other word.

    Args:
        people: only those behind a given name that both have; in a heading any word may have a capital.
    """
    words = lexicon()
    there = {plain_form(w.text) for w in theirs}
    here = {plain_form(w.text) for w in ours}
    given = [_given(before(target, w.start)) for w in theirs]
    for word in ours:
        name = plain_form(word.text)
        if word.begins or len(name) < LONG_NAME or name in there or word.text.isupper():
            continue
        # Carrefour is a word of French, so that Carrefur is no transcription of it.
        foreign = not words.is_common(name)
        given_here = _given(before(source, word.start))
        for other, given_there in zip(theirs, given, strict=True):
            form = plain_form(other.text)
            surname = given_here == given_there != ""
            # Behind one given name Dupont and Dupond are two people: of 34,856 references with such a name 1 in 130
            # has another one, mostly by mistake.
            of_a_person = (
                surname and sex_of(given_here.capitalize()) and name.rstrip("s") != form.rstrip("s")
            )
            known = form in here or (
                not of_a_person and (form in words.english or form in words.english_names)
            )
            if (
                known
                or (not surname and (people or _is_derived(name, form)))
                or (foreign and transliteration.same(word.text, other.text))
                or transliteration.same_arabic(word.text, other.text, source[: word.start])
                or is_respelled(name, form)
                or other.text == forms.expected(word.text)
                or SequenceMatcher(None, name, form, autojunk=False).ratio() < _MISSPELLED
            ):
                continue
            yield Finding(
                "name-free" if may_transcribe(word.text, other.text) and not surname else "name-spelling",
                f"“{word.text}” is spelled “{other.text}”",
                source=(word.start, word.end), target=(other.start, other.end),
                expected=forms.expected(word.text), found=other.text,
            )  # fmt: skip
            break


#: How alike given names of a woman and of a man are that are taken for one another.
_SISTER = 0.7


def regendered(
    ours: Sequence[Capitalised], theirs: Sequence[Capitalised], source: str, target: str
) -> Iterator[Finding]:
    """Given names that became their like of the other sex: Germaine, Germain; Michel, Michèle.

    Of 69,868 references with a given name 10 have such a change, and those are mistakes.
    """
    here, there = (
        {plain_form(word) for word in re.findall(r"[\w'’-]+", text)} for text in (source, target)
    )
    for word in ours:
        sex, name = sex_of(word.text), plain_form(word.text)
        if sex is None or name in there:
            continue
        for other in theirs:
            form = plain_form(other.text)
            if (
                sex_of(other.text) not in (None, sex)
                and form not in here
                and form not in map(plain_form, forms.known(word.text))
                and SequenceMatcher(None, name, form, autojunk=False).ratio() >= _SISTER
            ):
                yield Finding(
                    "name-changed", f"“{word.text}” became “{other.text}”",
                    source=(word.start, word.end), target=(other.start, other.end),
                    expected=word.text, found=other.text,
                )  # fmt: skip
                break


def _given(text: str) -> str:
    """The name at the end of the `text` before a surname, in plain letters; "" if there is none."""
    found = _GIVEN.search(text)
    return plain_form(found[1]) if found else ""


def may_transcribe(name: str, form: str) -> bool:
    """Whether `form` may be another spelling of a foreign `name`, of which neither language has one: Khaled, Chaled."""
    known, plain = lexicon(), fold(name).lower()
    told = name.lower() in known.pairs or plain in known.english or plain in known.english_names
    return not told and transliteration.same_consonants(name, form)


def is_respelled(name: str, form: str) -> bool:
    """Whether both differ by an ending that is written in two ways: Pearl Harbour and Harbor, Augsbourg and Augsburg."""

    def one(word: str) -> str:
        return re.sub(r"our(?=s?$)", "or", re.sub(r"bo?urg(?=s?$)", "burg", word))

    return one(name) == one(form)


@lru_cache(maxsize=20_000)
def plain_form(name: str) -> str:
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


def left_in_french(ours: Sequence[Capitalised], target: str) -> Iterator[Finding]:
    """Names transcribed for French readers (Tchekhov) that the English spells as French does."""
    for word in ours:
        if (
            len(word.text) < _SHORTEST
            or not transliteration.is_transcribed(word.text)
            or not _ONLY_FRENCH.search(word.text.lower())
            or re.search(r"[a-zà-ÿ][A-ZÀ-Þ]", word.text)  # YouGov
            or (sex_of(word.text) and not re.search(r"tch|ou|ï", word.text))  # Régine
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
