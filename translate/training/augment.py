"""Augmentations that make a model robust to what articles bring.

Each works on one pair in typographic form and keeps the two sides true translations of each
other. Which are applied is drawn from the probabilities of the configuration:

- `renamed`: a name that both sides have replaced by another, or by one that nobody has yet, to be copied;
- `hinted`: up to three French words replaced by their English, each after a mark (`translate.decoding.hints`);
- `refigured`: a number that both sides have replaced by another;
- `join`: followed by the next sentence or two of the same text;
- `reported`: put between quotation marks with a reporting clause and a name;
- `quoted`: put between quotation marks;
- `no_stop`: the final full stop taken off both sides, as in titles;
- `capitals`: both sides in capitals; half of the time the source without accents;
- `bare_capitals`: accents taken off the capitals that begin words (A la veille, Etats-Unis);
- `tight_punctuation`: no space before ; : ! ? in the source.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from translate.decoding.hints import WORD, hinted
from translate.language.lexicon import lexicon
from translate.verification.coverage import is_content

Pair = tuple[str, str]

#: Reporting clauses after and before a quotation; {} is the name on either side.
_CLAUSES_AFTER = (
    (", a déclaré {}.", ", said {}."),
    (", a déclaré {}.", ", {} said."),
    (", a dit {}.", ", {} said."),
    (", a affirmé {}.", ", said {}."),
    (", a ajouté {}.", ", {} added."),
    (", a écrit {}.", ", {} wrote."),
    (", a expliqué {}.", ", {} explained."),
    (", explique {}.", ", explains {}."),
    (", souligne {}.", ", {} points out."),
    (", a annoncé {}.", ", {} announced."),
    (", a-t-il déclaré.", ", he said."),
    (", a-t-il ajouté.", ", he added."),
    (", a-t-elle déclaré.", ", she said."),
    (", a-t-elle ajouté.", ", she added."),
    (", ont-ils déclaré.", ", they said."),
    (", selon {}.", ", according to {}."),
    (", a rapporté {}.", ", {} reported."),
)
_CLAUSES_BEFORE = (
    ("{} a déclaré : ", "{} said: "),
    ("{} a ajouté : ", "{} added: "),
    ("Selon {}, ", "According to {}, "),
    ("Pour {}, ", "For {}, "),
    ("Il a ajouté : ", "He added: "),
    ("Elle a déclaré : ", "She said: "),
)


def bare(text: str) -> str:
    """`text` without accents."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", re.sub(r"[\u0300-\u036f]", "", decomposed))


def bare_initials(text: str) -> str:
    """`text` without the accents of the capitals that begin words: Etats-Unis."""
    return re.sub(r"\b[ÀÂÇÉÈÊËÎÏÔÙÛŒ](?=\w|\b)", lambda m: bare(m.group()), text)


def tight(text: str) -> str:
    """`text` without the spaces before its punctuation."""
    return re.sub(r"[ \u00a0\u202f](?=[;:!?])", "", text)


#: Share of the hints that are lemmas, which the model learns to inflect.
_LEMMAS = 0.3
#: How probable the English of a hint is for its French word at least.
_LIKELY = 0.1
#: A name inside a sentence, and a number of two digits or more.
_NAME = re.compile(r"(?<=[a-zà-ÿ,'] )[A-ZÀ-Þ][a-zà-ÿ]{3,}(?![\w'-])")
_NUMBER = re.compile(r"(?<![\w.,-])[1-9]\d+(?![\w.,-]\w|\w)")


def _shared(pattern: re.Pattern[str], pair: Pair) -> list[str]:
    """What `pattern` finds in both sides, once in each."""
    ours, theirs = (pattern.findall(text) for text in pair)
    return [w for w in ours if ours.count(w) == theirs.count(w) == 1]


def _replaced(pair: Pair, old: str, new: str) -> Pair:
    return pair[0].replace(old, new), pair[1].replace(old, new)


def _renamed(pair: Pair, names: Sequence[Pair], rng: random.Random) -> Pair:
    found = _shared(_NAME, pair)
    kept = [
        french for french, english in (rng.choice(names) for _ in range(4)) if french == english
    ]
    words = [word for name in kept for word in name.split() if len(word) > 3]
    if not found or len(words) < 2:
        return pair
    new, other = rng.sample(words, 2)
    if rng.random() < 0.5:  # a name that nobody has: no piece of it can be guessed
        new = new[: (len(new) + 1) // 2] + other[len(other) // 2 :].lower()
    return _replaced(pair, rng.choice(found), new)


def _refigured(pair: Pair, rng: random.Random) -> Pair:
    found = _shared(_NUMBER, pair)
    if not found:
        return pair
    old = rng.choice(found)
    new = str(rng.randrange(10 ** (len(old) - 1), 10 ** len(old)))
    return _replaced(pair, old, new)


def _hinted(pair: Pair, rng: random.Random) -> Pair:
    from lemminflect import getAllLemmas  # of the extra `train`, which tests of the rest do without

    source, target = pair
    french, english = (Counter(WORD.findall(side)) for side in pair)
    pairs = lexicon().pairs
    known: dict[str, list[str]] = {}
    for word, times in french.items():
        if times == 1 and len(word) > 3 and word in pairs and is_content(word, "fr"):
            meant = [w for w, p in pairs[word].items() if p >= _LIKELY and english[w] == 1]
            if meant:
                known[word] = meant
    taken = rng.sample(list(known), min(len(known), rng.choice((1, 1, 2, 3))))
    hints = {word: rng.choice(known[word]) for word in taken}
    for word, form in hints.items():
        if rng.random() < _LEMMAS:
            lemmas = (lemma for of_tag in getAllLemmas(form).values() for lemma in of_tag)
            hints[word] = min(lemmas, key=len, default=form)
    return hinted(source, hints), target


def _can_quote(pair: Pair) -> bool:
    source, target = pair
    if not (20 < len(source) < 220 and source[0].isupper() and target[0].isupper()):
        return False
    if any(c in "«»“”:" for c in source + target):
        return False
    return source[-1] == "." and target[-1] == "." and not source.endswith("..")


def _reported(pair: Pair, names: Sequence[Pair], rng: random.Random) -> Pair:
    source, target = pair[0][:-1], pair[1][:-1]
    french, english = rng.choice(names) if names else ("Marie", "Marie")
    if rng.random() < 0.8:
        clause, translated = rng.choice(_CLAUSES_AFTER)
        return (
            f"« {source} »{clause.format(french)}",
            f"“{target},”{translated.format(english)[1:]}",
        )
    clause, translated = rng.choice(_CLAUSES_BEFORE)
    return (
        f"{clause.format(french)}« {source}. »",
        f"{translated.format(english)}“{target}.”",
    )


def augment(
    pair: Pair,
    following: Sequence[Pair],
    names: Sequence[Pair],
    chances: dict[str, float],
    rng: random.Random,
) -> Pair:
    """One training example made from `pair`.

    Args:
        pair: source and target.
        following: the pairs that come next in the same text (none, one or two).
        names: people's names, French and English.
        chances: probability of each augmentation.
        rng: source of randomness; the same state gives the same example.
    """

    def drawn(name: str) -> bool:
        return rng.random() < chances.get(name, 0.0)

    if names and drawn("renamed"):
        pair = _renamed(pair, names, rng)
    if drawn("refigured"):
        pair = _refigured(pair, rng)
    if drawn("hinted"):
        pair = _hinted(pair, rng)
    source, target = pair
    if following and drawn("join") and len(source) < 300:
        taken = following[: rng.choice((1, 1, 2))]
        source = " ".join([source, *(s for s, _ in taken)])
        target = " ".join([target, *(t for _, t in taken)])
    elif _can_quote(pair):
        if drawn("reported"):
            source, target = _reported(pair, names, rng)
        elif drawn("quoted"):
            source, target = f"« {source} »", f"“{target}”"
    if drawn("no_stop") and source.endswith(".") and target.endswith("."):
        source, target = source.rstrip("."), target.rstrip(".")
    if len(source) < 120 and drawn("capitals"):
        source, target = source.upper(), target.upper()
        if rng.random() < 0.5:
            source = bare(source)
    elif drawn("bare_capitals"):
        source = bare_initials(source)
    if drawn("tight_punctuation"):
        source = tight(source)
    return source, target
