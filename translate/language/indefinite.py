"""The English indefinite article, which agrees with the sound of the word behind it."""

from __future__ import annotations

import re

#: Words that begin with the letter of a vowel and the sound of a consonant (you, won). Of the 117,000 words
#: of the CMU Pronouncing Dictionary this and the next pattern decide all but names and acronyms.
_AS_CONSONANT = re.compile(
    r"eu|ew(?:e|er)|once|one(?![a-z])|one(?:self|ness|time)|oui|u(?:ni(?!d(?!i)|m[a-np-z]|n|ss)|biq|fo|gand"
    r"|k[eru]|r(?:an|e|i|o|u)|s(?:a[bg]|e|in|u)|t(?:ah|e[nr]|i[cl]|o)|vul|nanim)|u(?![a-z])|y(?=[aeiou])"
)
_AS_VOWEL = re.compile(r"heir|hono[u]?r|hour|honest|hors[- ]d|y(?![aeiou])")
#: Words before which print has either: an historic event, an hotel.
_OPEN = re.compile(r"histor|hotel|habit|hallucin|hyster|heredit|hero|herb")
#: A figure that is read with a vowel first: 8, 85, 11, 18,000; but 1,100 and 1885 may be read in two ways.
_FIGURE = re.compile(r"8[\d,.]*|1[18](?:,\d{3})*(?:\.\d+)?")
_ARTICLE = re.compile(
    r"(?<![\w'’.-])(?P<article>an?|(?:(?<=^)|(?<=[.!?] )|(?<=[“\"(]))An?)(?P<space> [“‘\"'(]?)"
    r"(?P<word>[A-Za-z][a-z]+(?:[-'’][A-Za-z]+)?|[A-Z]-[a-z]+|\d[\d,.]*)(?![\w])"
)
#: Behind these a is a letter: points a and b.
_LETTER = frozenset(["and", "or", "is", "in", "on", "at", "as", "of", "if", "it", "are", "am", "un", "une"])  # fmt: skip


def _has_vowel(word: str) -> bool | None:
    """Whether `word` begins with the sound of a vowel; None where that is open (historic, 1,100)."""
    plain = word.lower()
    if plain[0].isdigit():
        vowel = _FIGURE.fullmatch(plain.rstrip(".,")) is not None
        return None if not vowel and plain.startswith(("11", "18")) else vowel
    if plain.startswith(("h", "y")):
        return True if _AS_VOWEL.match(plain) else None if _OPEN.match(plain) else False
    if re.match(r"[A-Z]-", word):
        return word[0] in "AEFHILMNORSX"
    return plain[0] in "aeiou" and not _AS_CONSONANT.match(plain)


def agreed(text: str) -> str:
    """English `text` with a and an as the words behind them want it.

    Acronyms are left alone: whether they are spelled or spoken is not said anywhere.
    """

    def put(match: re.Match[str]) -> str:
        vowel = None if match["word"].lower() in _LETTER else _has_vowel(match["word"])
        if vowel is None:
            return match[0]
        article = match["article"][0] + ("n" if vowel else "")
        return article + match["space"] + match["word"]

    return _ARTICLE.sub(put, text)
