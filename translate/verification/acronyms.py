"""Names that are shortened: acronyms, the words that they stand for, and the codes and signs of currencies."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product

from babel import Locale

from translate.language.function_words import FRENCH_WORDS
from translate.language.lexicon import lexicon
from translate.language.typography import fold
from translate.verification.capitalised import NOT_NAMES, capitalised_words


def initials_of(text: str) -> str:
    """The capital initials of the words of `text`, in a row."""
    return "".join(w[0] for w in re.findall(r"[^\W\d_]+", text) if w[0].isupper())


#: Words of the English names of currencies that name no currency alone.
_NO_CURRENCY = frozenset(["new", "old", "the", "and"])


@cache
def _currency(code: str) -> frozenset[str]:
    """The words of the English name of a currency (CZK: Czech Koruna) in small letters, from CLDR."""
    name = Locale("en").currencies.get(code, "")
    return frozenset(re.findall(r"[a-z]{3,}", fold(name).lower())) - _NO_CURRENCY


def is_in_currency(word: str, others: Iterable[str]) -> bool:
    """Whether a currency that `word` is the code of, by ISO 4217, is named by one of the `others`."""
    named = _currency(word) if len(word) == 3 and word.isupper() else frozenset()
    return any(other.lower().removesuffix("s") in named for other in others)


def has_sign_of(code: str, text: str) -> bool:
    """Whether `text` has the sign of the currency with that `code` (£), which no letter may precede: A$."""
    symbols = Locale("en").currency_symbols
    sign = symbols.get(code, "")
    # What CLDR has for the dollars of other countries: A$, $ among Australians.
    sign = "$" if sign.endswith("$") and re.search(r"dollar", " ".join(_currency(code))) else sign
    return bool(sign) and sign != code and sign in text


#: The shortest half of a name that English writes as two words.
_HALF = 3


def is_parted(word: str, text: str) -> bool:
    """Whether letters and figures that stand together in `word` stand apart in `text` (AF447, AF 447), or its halves do: Skyblues, Sky Blues."""
    if parts := re.fullmatch(r"([A-Z]+)(\d+)", word):
        return re.search(rf"(?<!\w){parts[1]}[ -]{parts[2]}(?!\w)", text) is not None
    plain, other = fold(word).lower(), fold(text).lower()
    return plain.isalpha() and any(
        re.search(rf"(?<!\w){plain[:i]}[ -]{plain[i:]}(?!\w)", other)
        for i in range(_HALF, len(plain) - _HALF + 1)
    )


def is_reordered(acronym: str, other: str) -> bool:
    """Whether an acronym has much the letters of another, in another order, as those of two languages do: TSPT, PTSD.

    One that differs in one letter, in its place, is another: CBS, CBC.
    """
    ours, theirs = (re.sub(r"[^A-Z]", "", text.upper()) for text in (acronym, other))
    if not (acronym.isupper() and len(ours) >= 3 and sum(map(str.isupper, other)) >= 3):
        return False
    if len(ours) == len(theirs) and sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1:
        return False
    shared = sum((Counter(ours) & Counter(theirs)).values())
    return shared >= len(ours) - (len(ours) > 3) and abs(len(ours) - len(theirs)) <= 1


def words_shortened(english: Iterable[str], french: Sequence[str]) -> set[str]:
    """The words of the French that the English has in an acronym which the French has not."""
    return {
        word
        for other in english
        if other.isupper()
        and other not in french
        and other.replace(".", "").lower() not in NOT_NAMES
        for near in acronym_of(other, french)
        for word in near
    }


#: How probable the English of a word is that it surely has: the name of a nation, what an initial stands for.
SURE = 0.5


def is_spelled_out(acronym: str, initials: str) -> bool:
    """Whether capital initials in a row spell the acronym, in the order of either language."""
    letters = acronym.replace(".", "")
    return acronym.isupper() and (letters in initials or letters[::-1] in initials)


def acronym_of(acronym: str, words: Sequence[str]) -> Iterator[Sequence[str]]:
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
    sure = (english for english, share in choices.items() if share >= SURE)
    return {fold(word[0]).lower() for word in (french, *sure)}


def places_expanded(source: str, target: str) -> set[int]:
    """Where capitalised words of the English begin that spell out an acronym of the French.

    Their initials, in a row, are its letters, in either order: GP is Grand Prix.
    """
    words = capitalised_words(target, "en")
    initials = "".join(w.text[0] for w in words)
    found: set[int] = set()
    for acronym in re.findall(r"(?<!\w)[A-Z]{2,}(?!\w)", source):
        for letters in (acronym, acronym[::-1]):
            for match in re.finditer(letters, initials):
                found |= {w.start for w in words[match.start() : match.end()]}
    return found
