"""French and English spellings of names that both write in another alphabet.

French writes Russian, Ukrainian, Bulgarian and Arabic names for French readers (Khrouchtchev,
Iouri Ouchakov, Choïgou), English for English ones (Khrushchev, Yuri Ushakov, Shoigu). The rules
follow the two traditions of transcription: ch is sh, tch is ch, j is zh, dj is j, ou is u, gu is g
before e and i, a final -ine is -in, initial Iou and Ia are Yu and Ya.
"""

from __future__ import annotations

import re
from functools import lru_cache

from translate.language.typography import fold

#: Endings and letters that only a French transcription from Cyrillic has.
_SLAVIC = re.compile(
    r"(?:[ckgnlrmtvdphj](?:ov|ev|ova|eva|off|eff)|(?:ï|i|gu)ev|ovitch|evitch|itch|tchev|tchenko|enko"
    r"|[ckgtnl]ine|khine|jine|ovski|evski|inski|nski|tski|ïski|chine|kov|choï\w*|\w*chtch\w*|\w{3,}aïa)$"
    r"|^(?:iou|tch|khrou|chev)|jj|ïgou|[gkxdr]u?eï$|laï$|oou",
    re.IGNORECASE,
)
#: Words of French that end in the same way.
_FRENCH_ENDING = re.compile(
    r"(?:machine|medecine|marine|cuisine|origine|martine|justine|celine|valentine|christine"
    r"|catherine|antoine|lamartine|racine|line|aline|pauline|micheline|jacqueline|clementine|chine"
    r"|palestine|argentine|ukraine|lorraine|\w+ement)$"
)
_SHARED = (
    ("ph", "f"), ("ck", "k"), ("ct", "kt"), ("q", "k"), ("x", "ks"), ("w", "u"), ("y", "i"), ("ij", "i"),
)  # fmt: skip
_FRENCH = (
    ("chtch", "šč"), ("tch", "č"), ("sch", "š"), ("ch", "š"), ("dj", "ĵ"), ("j", "ž"),
    ("ou", "u"), ("gue", "ge"), ("gui", "gi"), ("ĵ", "j"),
)  # fmt: skip
_ENGLISH = (
    ("shch", "šč"), ("tch", "č"), ("sch", "š"), ("sh", "š"), ("ch", "č"), ("zh", "ž"),
    ("oo", "u"), ("ou", "u"), ("ee", "i"),
)  # fmt: skip


@lru_cache(maxsize=20_000)  # the words of a source are compared with those of many hypotheses
def _key(name: str, rules: tuple[tuple[str, str], ...]) -> str:
    key = fold(name).lower()
    for before, after in (*rules, *_SHARED):
        key = key.replace(before, after)
    key = re.sub(r"^ie(?=.)", "e", key)
    key = re.sub(r"(?<=[aeou])ie", "e", key)
    key = re.sub(r"ff?$", "v", key)
    return re.sub(r"(.)\1+", r"\1", key)


#: What letters are written as where a typewriter has none for them.
_DIGRAPHS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae"}
)


def _with_digraphs(name: str) -> str:
    """`name` in small letters with two letters for each umlaut, and no other accent."""
    return fold(name.lower().translate(_DIGRAPHS))


def same(french: str, english: str) -> bool:
    """Whether `english` is how English would transcribe the name that French writes `french`.

    Umlauts may be letters of their own in either: Müller, Mueller.
    """
    plain = fold(french).lower()
    if plain == fold(english).lower() or english.lower() == _with_digraphs(french):
        return True
    if french.isascii() and plain == _with_digraphs(english):
        return True
    key = _key(english, _ENGLISH)
    ours = _key(french, _FRENCH)
    return key == ours or (ours.endswith("ine") and key == ours[:-1])


#: What Arabic names have, and what stands before them.
_ARABIC = re.compile(
    r"kh|gh|dj|dh|q(?!u)|llah|dd?ine?$|uddin|eddin|^abd|^abou|^m[ou]u?ham|^mahm|^ho?u?ss[ea]|^ahm|^ous|^os|[aei]h$",
    re.IGNORECASE,
)
_BEFORE_ARABIC = re.compile(r"(?<![^\W\d_])(?:al|el|ben|bin|ibn|abou|abu)[ -]$", re.IGNORECASE)
_VOWELS = re.compile(r"[aeiouy]+")
#: Vowels that Arabic has for one, as they are heard: o and u, e and i.
_HEARD = ((r"ou|oo|o", "u"), (r"ee|ei|ie|ey|y|e", "i"), (r"a+", "a"), (r"i+", "i"), (r"u+", "u"))


def _sounds(name: str) -> tuple[list[str], list[str]]:
    """The consonants of a name, and the vowels between them."""
    plain = _key(name, ())
    plain = re.sub(r"ine$", "in", plain)
    plain = re.sub(r"(?<=[aeiou])h$", "", plain)
    vowels = []
    for run in _VOWELS.findall(plain):
        for heard, as_one in _HEARD:
            run = re.sub(heard, as_one, run)
        vowels.append(run)
    return [part for part in _VOWELS.split(plain) if part], vowels


def same_arabic(french: str, english: str, before: str = "") -> bool:
    """Whether both transcribe one Arabic name with other vowels: Nosra, Nusra; Hezbollah, Hizbullah.

    Args:
        french, english: the names.
        before: the French text before the name; al- there says that it is Arabic.
    """
    if not (_ARABIC.search(french) or _BEFORE_ARABIC.search(before)):
        return False
    ours, theirs = _sounds(french), _sounds(english)
    return (
        ours[0] == theirs[0]
        and len(ours[1]) == len(theirs[1])
        and all(a == b or {a, b} == {"a", "i"} for a, b in zip(ours[1], theirs[1], strict=True))
    )


#: Consonants that one letter of another alphabet, or with a mark, becomes in Latin ones, in the order in which they are read.
_HEARD_AS_ONE = (
    (r"shch|chtch|tch|cz", "č"), (r"sch|sh", "s"), (r"[ckg]h|ck|q", "k"), (r"ph", "f"), (r"c(?=[eiy])|z", "s"), (r"[cg]", "k"),
    (r"x", "ks"), (r"w", "v"), (r"[hj]", ""), (r"[aeiouy]", ""), (r"(.)\1+", r"\1"),
)  # fmt: skip
#: Consonants from which on two names that share all of them are alike.
_FEWEST_CONSONANTS = 2


def _consonants(name: str) -> str:
    plain = fold(name).lower()
    for written, heard in _HEARD_AS_ONE:
        plain = re.sub(written, heard, plain)
    return plain


def same_consonants(french: str, english: str) -> bool:
    """Whether both may transcribe one name, with other vowels, or other letters for a consonant: Goryeo, Koryo.

    The last letter is the same: Zelenska is another than Zelensky.
    """
    ours = _consonants(french)
    same_end = fold(french).lower()[-1:] == fold(english).lower()[-1:]
    return same_end and len(ours) >= _FEWEST_CONSONANTS and ours == _consonants(english)


def is_transcribed(name: str) -> bool:
    """Whether a word of the French `name` has a spelling that only a transcription has."""
    return any(
        _SLAVIC.search(word) and not _FRENCH_ENDING.search(fold(word).lower())
        for word in name.split()
    )


#: Applied in order to a French spelling in small letters; one letter stands for each English sound.
_SPELLINGS = (
    (r"^iou|(?<=[bcdfglmnprstvz])iou", "yu"), (r"^ia", "ya"), (r"^ie", "ye"), (r"^e(?=lts)", "ye"), (r"chtch", "šč"),
    (r"tch", "č"), (r"dj", "ĵ"), (r"ch", "š"), (r"j", "ž"), (r"ou", "u"), (r"gu(?=[eéi])", "g"),
    (r"(?<=[a-zž])ine$", "in"), (r"yne$", "yn"), (r"ï(?=[aou])", "y"), (r"ï", "i"), (r"[éèê]", "e"),
    (r"(?<=[aeiou])ss(?=[aeiou])", "s"), (r"(?<=[ntv])ski$", "sky"), (r"eff$", "ev"), (r"off$", "ov"),
    # First names that English ends or begins in its own way.
    (r"^(dmitr|genad|gennad|arkad|valer|vital|anatol|grigor|georg|vas?sil)i$", r"\1y"),
    (r"^vassily$", "vasily"), (r"^ye?vgeni$|^evgeni$", "yevgeny"), (r"^ye?vgenia$|^evgenia$", "yevgenia"),
    (r"^viačeslav$", "vyačeslav"), (r"^alexandre$", "alexander"), (r"č", "ch"), (r"š", "sh"), (r"ž", "zh"), (r"ĵ", "j"),
)  # fmt: skip


def english_spelling(name: str) -> str:
    """How English transcribes the name that French writes `name`, capitals kept."""
    return re.sub(r"[^\W\d_]+", lambda m: _respell(m.group()), name)


def _respell(word: str) -> str:
    spelled = word.lower()
    for before, after in _SPELLINGS:
        spelled = re.sub(before, after, spelled)
    return spelled.capitalize() if word[0].isupper() else spelled
