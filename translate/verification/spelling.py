"""Words of the English that are none: made up by a model, misspelled, or left in French.

A small model spells a word that it does not know from pieces: “lampadarians” for « lampadaires ».
Known is what the dictionary of pyspellchecker or the lexicon of this program has, what the French has
too, and what is built from known words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from translate.alignment import words_of
from translate.alignment.words import strength, translations
from translate.document import Finding, touches
from translate.language import typography
from translate.language.function_words import FRENCH_WORDS
from translate.language.lexicon import lexicon
from translate.language.typography import RAISED, fold
from translate.names import transliteration
from translate.names.exonyms import Exonym
from translate.verification.quotations import quotations

_WORD = re.compile(rf"[^\W\d_{RAISED}]+")
_SHORTEST = 4
#: Parts of closed compounds are at least so long: crew|members.
_PART = 4
#: First letters that a word spelled after a French one has from it, how alike a name is that it may stand for
#: (`difflib` ratio), and how probable the best translation of that French word is.
_STEM, _NAMED, _TRANSLATED = 3, 0.5, 0.3
_PREFIX = re.compile(
    r"(?:anti|auto|bio|broncho|cardio|cerebro|chemo|co|counter|cyber|crypto|eco|dis|electro|exo|gastro|geo|hydro|hyper|hypo|immuno|infra|inter|intra|macro|mega|meta"
    r"|micro|mini|mono|multi|nano|neo|neuro|non|out|over|pala?eo|photo|poly|post|pre|pro|pseudo|psycho|radio|re"
    r"|semi|socio|sub|super|techno|tele|thermo|trans|ultra|un|under|up|vaso)(?=.{4})"
)
#: Endings that make new words of known ones: distract|ibility, catastroph|ise.
_SUFFIX = re.compile(r"(?:i[sz](?:e[sdr]?|ing|ations?)|[ai]bility|eer(?:s|ing)|ees?)$")
#: Endings of adverbs behind that of an adjective, of who does something, and of how something is.
_ADVERB = re.compile(r"(?:al|ic|ful|ous|ive|less|able|ible|ing)ly$")
_DOER = re.compile(r"ers?$")
_STATE = re.compile(r"(?:ness|less|like|ship|hood)$")
#: Endings of French words and of their English cognates.
_ENDINGS = (
    ("", ""), ("e", ""), ("é", "ed"), ("ée", "ed"), ("er", ""), ("er", "e"), ("er", "ate"),
    ("iser", "ize"), ("aire", "ary"), ("oire", "ory"), ("ique", "ic"), ("ique", "ical"), ("eux", "ous"),
    ("euse", "ous"), ("té", "ty"), ("isme", "ism"), ("eur", "or"), ("eur", "er"), ("ien", "ian"),
    ("ienne", "ian"), ("ie", "y"), ("iquement", "ically"), ("ement", "ely"), ("el", "al"),
    ("elle", "al"), ("if", "ive"), ("ive", "ive"),
)  # fmt: skip


#: Endings of learned French words and of their English counterparts, whose stems are Greek or Latin in both.
_LEARNED = (
    ("ologue", ("ologist",)), ("ologiste", ("ologist",)), ("ologie", ("ology",)), ("ologique", ("ological",)),
    ("thérapie", ("therapy",)), ("scopie", ("scopy",)), ("graphie", ("graphy",)), ("métrie", ("metry",)), ("tomie", ("tomy",)),
    ("ectomie", ("ectomy",)), ("plastie", ("plasty",)), ("cyte", ("cyte",)), ("ine", ("in", "ine")), ("ase", ("ase",)),
    ("ite", ("itis", "ite")), ("ose", ("osis", "ose", "iasis")), ("ome", ("oma", "ome")), ("émie", ("emia", "aemia")), ("urie", ("uria",)),
    ("algie", ("algia",)), ("pathie", ("pathy",)), ("phobie", ("phobia",)), ("phagie", ("phagia", "phagy")), ("gène", ("genic", "gen")),
    ("génique", ("genic",)), ("trope", ("tropic",)), ("phile", ("philic", "phile")), ("zoaire", ("zoan",)), ("ène", ("ene",)), ("ium", ("ium",)),
    ("ptère", ("pteran",)), ("saure", ("saur", "saurus")), ("idé", ("id",)), ("oïde", ("oid",)), ("morphe", ("morphic",)), ("forme", ("form",)),
)  # fmt: skip
_LEARNED_STEM = 4  # letters at least that stand before such an ending


@lru_cache(maxsize=20_000)
def learned(french: str) -> frozenset[str]:
    """The English of a learned French word, in small letters: troponin for troponine."""
    stem, plural = fold(french.lower()), ""
    if stem.endswith("s"):
        stem, plural = stem[:-1], "s"
    return frozenset(
        stem[: len(stem) - len(ours)] + ending + plural
        for ours, theirs in ((fold(french_ending), both) for french_ending, both in _LEARNED)
        if stem.endswith(ours) and len(stem) - len(ours) >= _LEARNED_STEM
        for ending in theirs
    )


@lru_cache(maxsize=20_000)
def is_word(word: str) -> bool:
    """Whether `word`, in small letters, is English, or built from what is."""
    parts = ((word[:at], word[at:]) for at in range(_PART, len(word) - _PART + 1))
    return is_derived(word) or any(
        _is_common(left) and (_is_common(right) or _is_doer(right)) for left, right in parts
    )


def is_derived(word: str) -> bool:
    """Whether `word`, in small letters, is English or has a prefix or an ending of it; no compound of two words."""
    if is_listed(word):
        return True
    prefix = _PREFIX.match(word)
    if prefix and is_listed(word[prefix.end() :]):
        return True
    stem = word[: suffix.start()] if (suffix := _SUFFIX.search(word)) else ""
    if len(stem) > _PART and any(is_listed(stem + ending) for ending in ("", "e", "y")):
        return True
    return _is_built(word) or any(is_listed(form) for form in _plainer(word))


def _is_built(word: str) -> bool:
    """Whether `word` is how something known is, or that it is so: globally, convolutional, drabness."""
    if _ADVERB.search(word):
        return is_listed(word.removesuffix("ly"))
    if word.endswith("ional"):
        return is_listed(word.removesuffix("al"))
    stem = word[: state.start()] if (state := _STATE.search(word)) else ""
    return len(stem) >= _PART and is_listed(re.sub("i$", "y", stem))


def _is_doer(word: str) -> bool:
    """Whether `word` is one who does, or what does, as a known verb says: lifters, where lifting is a word.

    Only of a part of a compound: alone, models make up such words (capturer, for a sensor).
    """
    stem = word[: doer.start()] if (doer := _DOER.search(word)) else ""
    return (
        len(stem) >= _PART
        and is_listed(f"{stem}ing")
        and (is_listed(stem) or is_listed(f"{stem}e"))
    )


def _plainer(word: str) -> Iterator[str]:
    """What `word` may be an inflection or the British spelling of: muds, euthanised, palaeontology."""
    if "ae" in word or "oe" in word:
        yield re.sub(r"[ao]e", "e", word)
    if len(word) >= _PART and word.endswith("s") and not word.endswith(("ss", "us", "is", "ys")):
        yield word[:-1]
    if "is" in word[_PART - 1 :]:
        yield re.sub(r"(?<=.{3})is(?=e|ing|a)", "iz", word)
        yield re.sub(r"(?<=.{3})is(?=e|ing|a)", "iz", word).removesuffix("s")


def _is_common(part: str) -> bool:
    """Whether `part` of a compound is known to both dictionaries, and no adverb: slow|fully, sudden|lying."""
    if part.startswith("ly") or part.endswith("ly"):
        return False
    return part in lexicon().english and part in lexicon().spelled


def is_listed(word: str) -> bool:
    """Whether a dictionary has `word`, in small letters."""
    known = lexicon()
    return word in known.english or word in known.english_names or word in known.spelled


def cognates(french: str) -> set[str]:
    """English words that the endings of both languages make of `french`: cosmonaut of cosmonaute."""
    stem, plural = french.lower(), ""
    if stem.endswith("s"):
        stem, plural = stem[:-1], "s"
    made = {
        fold(stem[: len(stem) - len(ours)]) + theirs + plural
        for ours, theirs in _ENDINGS
        if stem.endswith(ours)
    }
    return {word for word in made if is_listed(word)}


_NAME_AFTER = re.compile(r"[ -][A-ZÀ-Þ]")


def check(source: str, target: str, glossary: Sequence[Exonym] = ()) -> Iterator[Finding]:
    """`non-word`: a word in small letters, or the first one, that English does not have.

    What the `glossary` wants is a word.
    """
    words = words_of(source)
    french = {fold(word).lower().removesuffix("s"): word.lower() for word in words}
    # The first word has its capital from its place: Rafales.
    names = [w for n, w in enumerate(words) if w[0].isupper() and (n or not _is_translated(w))]
    for match in _WORD.finditer(target):
        word, plain = match.group(), match.group().lower()
        # A first word with another capitalised one after it begins a name: Barclays Bank.
        begins = not (
            _WORD.search(target, 0, match.start()) or _NAME_AFTER.match(target, match.end())
        )
        poses = not begins and _poses_as_name(word, words)
        if len(word) < _SHORTEST or not (
            word.islower() or (begins and word[1:].islower()) or poses
        ):
            continue
        if _is_no_prose(target, match):
            continue
        own = french.get(fold(plain).removesuffix("s"), "")
        is_left = _is_left(source, target, match)
        if not is_left and (is_word(plain) or any(plain in learned(w) for w in words)):
            continue
        wanted = (m.span() for entry in glossary for m in entry.accepted.finditer(fold(target)))
        if touches(match.span(), wanted):
            continue
        if begins and any(transliteration.same(name, word) for name in names):
            continue
        if _is_quoted_so(source, target, match):
            continue  # a title that stays: “Lieux de mémoire”
        if _is_in_loan(source, target, match):
            continue
        # What was left may have lost its accents: obseques.
        translated = _is_translated(word) or (own != word and _is_translated(own))
        if own and (not (translated or is_left) or _belongs_to_name(source, target, match)):
            continue
        what = "was left in French" if own else "is no English word"
        yield Finding("non-word", f"“{word}” {what}", target=match.span(), found=word)


def _poses_as_name(word: str, french: Sequence[str]) -> bool:
    """Whether a word with a capital is none of English, and spelled after a French one in small letters: « solitaire », Soliary."""
    plain = word.lower()
    if not word.istitle() or is_derived(plain) or plain in lexicon().english_names:
        return False
    folded, names = fold(plain), [fold(w).lower() for w in french if w[0].isupper()]
    if folded in (fold(w).lower() for w in french):
        return False  # a title that stays: Les Amants de la Bastille
    if any(SequenceMatcher(None, folded, name, autojunk=False).ratio() >= _NAMED for name in names):
        return False
    return any(
        w.islower()
        and fold(w)[:_STEM] == folded[:_STEM]
        and strength(w, plain) > 0
        and max(translations(w).values(), default=0.0) >= _TRANSLATED
        for w in french
    )


def stays(source: str, target: str, start: int, end: int) -> bool:
    """Whether the word of `target` at `start` stays as the French has it: of a name, a title, a loan, or of no prose."""
    word = re.compile(r"\w+").match(target, start, end)
    return word is not None and (
        _is_no_prose(target, word)
        or _is_quoted_so(source, target, word)
        or _is_in_loan(source, target, word)
        or _belongs_to_name(source, target, word)
        or word.group().lower() in _LOANS
    )


_NO_PROSE_BEFORE = re.compile(r"(?:\[\w\]|['’./\\@#_=&])$")
_NO_PROSE_AFTER = re.compile(r"[/\\@_=&\d]|\.\w")


def _is_no_prose(text: str, word: re.Match[str]) -> bool:
    """Whether `word` is a part of an address, of a file name or the like, or of a contraction.

    So is what follows a letter that an editor changed: [w]hile.
    """
    return (
        _NO_PROSE_BEFORE.search(typography.before(text, word.start())) is not None
        or _NO_PROSE_AFTER.match(text, word.end()) is not None
    )


#: French words with accents that English dictionaries have as well, by WordNet 3.0 and, beyond it, by hand.
_LOANS = frozenset(
    [
        "abbé", "alcôve", "appliqué", "attaché", "blasé", "café", "château", "cliché", "communiqué", "consommé", "cortège",
        "coupé", "crèche", "crème", "crêpe", "curaçao", "curé", "cybercafé", "débutante", "décolleté", "décor", "déjà",
        "démarche", "dépôt", "déshabillé", "détente", "détour", "éclair", "élan", "élite", "émigré", "entrée", "étude",
        "façade", "fête", "fiancé", "fiancée", "flambé", "glacé", "grand-mère", "ingénue", "lycée", "macramé", "manqué",
        "matinée", "mêlée", "ménage", "naïf", "naïve", "naïveté", "née", "outré", "papier-mâché", "passé", "pâté", "pavé", "piqué",
        "précis", "première", "protégé", "protégée", "purée", "régime", "résumé", "retroussé", "risqué", "rosé", "roué", "sauté", "séance",
        "soirée", "soufflé", "tête", "tête-à-tête", "touché", "très", "vis-à-vis", "maître", "doré", "brûlée", "fraîche", "communiqué",
    ]
)  # fmt: skip
#: How probable an English word is as the translation of one that is no loan: rivière is river.
_NO_LOAN = 0.5


def _is_left(source: str, target: str, word: re.Match[str]) -> bool:
    """Whether `word`, which is in the lexicon as English too, was left in French: near the rivière.

    Such words have an accent, and another word in English; in a phrase (crème fraîche) they are loans.
    """
    plain = word.group().lower()
    if plain.isascii() or not re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", source.lower()):
        return False
    choices = lexicon().pairs.get(plain, {})
    if plain in _LOANS or plain.removesuffix("s").removesuffix("x") in _LOANS:
        return False
    other = max((p for english, p in choices.items() if fold(english) != fold(plain)), default=0.0)
    return other >= _NO_LOAN and not _is_in_loan(source, target, word)


def _is_in_loan(source: str, target: str, word: re.Match[str]) -> bool:
    """Whether the word before or behind `word` is beside it in the French too, and no French word only."""
    before = re.search(r"([^\W\d_]{3,})([ -])$", target[: word.start()])
    after = re.match(r"([ -])([^\W\d_]{3,})", target[word.end() :])
    phrases = []
    if before and before[1].lower() not in FRENCH_WORDS and is_listed(before[1].lower()):
        phrases.append(before[0] + word.group())
    if after and after[2].lower() not in FRENCH_WORDS and is_listed(after[2].lower()):
        phrases.append(word.group() + after[0])
    return any(phrase.lower() in source.lower() for phrase in phrases)


def _is_quoted_so(source: str, target: str, word: re.Match[str]) -> bool:
    """Whether `word` stands in a quotation of several words that the French has in the same words."""
    return any(
        q.start <= word.start() < q.end
        and " " in target[q.start : q.end].strip()
        and target[q.start : q.end].strip(" .,") in source
        for q in quotations(target, "en")
    )


def _belongs_to_name(source: str, target: str, word: re.Match[str]) -> bool:
    """Whether `word` and the capitalised one before it stand so in the French: Canard enchaîné."""
    name = re.search(r"[A-ZÀ-Þ][^\W\d_]* $", target[: word.start()])
    return name is not None and target[name.start() : word.end()] in source


def _is_translated(french: str) -> bool:
    """Whether English is known to have another word for `french`, and not the same."""
    known, plain = lexicon(), french.lower()
    if plain in known.pairs:
        return known.is_common(plain) and plain not in known.pairs[plain]
    return french == plain and bool(cognates(french))
