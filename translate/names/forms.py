"""What a name is in English: the one place that says so, and which form wins.

In this order:

1. the user's glossary;
2. the table of `exonyms`: places, organisations, acronyms;
3. what the model wrote, where English has that form of the name: Homer, Julius Caesar, Elizabeth II. Those
   forms stand in `forms.tsv.xz`, made from open tables of names by `python -m translate.training names`;
4. the transcription of English, for a name from another alphabet;
5. the French spelling.

Verification, repair and finishing ask here. A document has one form of each name.
"""

from __future__ import annotations

import lzma
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib import resources
from zlib import crc32

from marisa_trie import BytesTrie

from translate.document import Span
from translate.language.honorifics import PARTICLES
from translate.language.lexicon import lexicon
from translate.language.tries import Trie, opened
from translate.language.typography import fold
from translate.names import Name, transliteration

FILE = "forms.tsv.xz"
#: Files of its prepared form, which is named anew when that changes.
_NAMES, _REIGNS, _FORMAT = "names.marisa", "reigns.marisa", 2
#: What is no name, and has the words of the longest one for a record.
_MOST_WORDS = "#"
#: I, II, Ier: the number of a ruler.
ROMAN = re.compile(r"[ivxlc]+(?:er|re)?", re.IGNORECASE)
_CAPITALISED = re.compile(r"(?<![\w'’-])[A-ZÀ-ÖØ-ÞŒ][\w'’-]*(?: [A-ZÀ-ÖØ-ÞŒ][\w'’-]*)*")
#: The same with small words between them: Mohammed ibn Salman.
_OF_NAMES = re.compile(
    rf"{_CAPITALISED.pattern}(?: (?:{'|'.join(sorted(PARTICLES | {'ibn'}))}) {_CAPITALISED.pattern})*"
)
_WORD = re.compile(r"[^\W_]+")
#: How alike a name and what stands for it are at least (`difflib` ratio).
_ALIKE = 0.6
#: Share of its alignments from which on English keeps the French spelling (Marie, but not Homère), and
#: from which on another form is that of the name (Tasmanie, Tasmania).
_OFTEN_KEPT, _SURE = 0.5, 0.5
#: Share of its alignments with the same word from which on a name has no other form in English, and
#: share of those with any other up to which.
_KEPT, _SELDOM = 0.97, 0.1


@dataclass(frozen=True, slots=True)
class _Table:
    """Forms by the plain words of the French name, and of first names that rulers have.

    Attributes:
        longest: how many words the longest of the names has.
    """

    names: BytesTrie
    reigns: BytesTrie
    longest: int

    def of_name(self, words: str) -> tuple[str, ...]:
        """The forms of a name."""
        return _forms(self.names, words)

    def of_ruler(self, word: str) -> tuple[str, ...]:
        """The forms of a first name, with the number of a ruler behind it."""
        return _forms(self.reigns, word)


def _forms(trie: BytesTrie, name: str) -> tuple[str, ...]:
    records = trie.get(name)
    return tuple(records[0].decode("utf-8").split("\t")) if records else ()


def words_of(name: str) -> list[str]:
    """The words of `name`, plain: jean, paul, ii."""
    return [fold(word).lower() for word in _WORD.findall(name)]


def _tries(data: bytes) -> dict[str, Trie]:
    """The prepared form of a file that `python -m translate.training names` wrote."""
    names: dict[str, bytes] = {}
    reigns: dict[str, bytes] = {}
    for line in lzma.decompress(data).decode("utf-8").split("\n"):
        name, _, forms = line.partition("\t")
        if name.startswith("+"):
            reigns[name[1:]] = forms.encode()
        else:
            names[name] = forms.encode()
    names[_MOST_WORDS] = b"%d" % (1 + max(name.count(" ") for name in names))
    return {_NAMES: BytesTrie(names.items()), _REIGNS: BytesTrie(reigns.items())}


@cache
def _table() -> _Table:
    data = (resources.files(__package__) / FILE).read_bytes()
    kinds = {_NAMES: BytesTrie, _REIGNS: BytesTrie}
    tries = opened("forms", f"{crc32(data):08x}-{_FORMAT}", kinds, lambda: _tries(data))
    return _Table(tries[_NAMES], tries[_REIGNS], int(tries[_NAMES][_MOST_WORDS][0]))


@lru_cache(maxsize=20_000)
def known(french: str) -> tuple[str, ...]:
    """The English forms of the name that French writes `french`, where a table has any."""
    words = words_of(french)
    if not words:
        return ()
    forms = _table().of_name(" ".join(words))
    if not forms and len(words) == 1:
        forms = _in_lexicon(french.lower())
    if not forms and len(words) == 2 and ROMAN.fullmatch(words[1]):
        number = re.sub("(?:er|re)$", "", words[1]).upper()
        forms = tuple(f"{f.capitalize()} {number}" for f in _table().of_ruler(words[0]))
    return tuple(form for form in forms if form.lower() != french.lower())  # PARIS is not Pâris


def _in_lexicon(name: str) -> tuple[str, ...]:
    """The English of a name that English never writes as French does: Copernic, Copernicus."""
    choices = lexicon().pairs.get(name, {})
    if name not in lexicon().french_names or choices.get(name, 0.0) > _SELDOM:
        return ()
    return tuple(form.capitalize() for form, share in choices.items() if share >= _SURE)


@lru_cache(maxsize=100_000)
def is_form(french: str, english: str) -> bool:
    """Whether `english` is the name that French writes `french`, as English has it."""
    return transliteration.same(french, english) or _is_other_form(french, english)


def _is_other_form(french: str, english: str) -> bool:
    """Whether `english` is a form of the name that French has not: of the table, or OTAN as NATO."""
    if french.isupper() and len(french) > 1:
        capitals = re.sub(r"(?<=[A-Z])s$", "", english).replace(".", "")  # STIs
        if capitals.isupper() and sorted(french.replace(".", "")) == sorted(capitals):
            return True
    return english.lower() in (form.lower() for form in known(french))


def only_itself(name: str) -> bool:
    """Whether the French `name` is known to be the same in English, and nothing else: Fujian."""
    name = name.lower()
    choices = lexicon().pairs.get(name, {})
    others = (share for english, share in choices.items() if english != name)
    return choices.get(name, 0.0) >= _KEPT and max(others, default=0.0) <= _SELDOM


def expected(name: str) -> str:
    """What the French `name` most probably is in English: Tasmanie is Tasmania."""
    if transliteration.is_transcribed(name):
        return transliteration.english_spelling(name)
    choices = lexicon().pairs.get(name.lower(), {})
    best = max(choices, key=choices.__getitem__, default="")
    if choices.get(best, 0.0) >= _SURE and best in lexicon().english_names:
        return best.upper() if name.isupper() else best.capitalize()
    forms = known(name)
    likely = [form for form in forms if choices.get(form.lower(), 0.0) >= _SURE]
    if likely and choices.get(name.lower(), 0.0) < _OFTEN_KEPT:
        return likely[0]
    return forms[0] if len(forms) == 1 and not choices else name


def occurrences(source: str, target: str) -> Iterator[tuple[Span, Span]]:
    """The names of the French `source` of which the English `target` has a form of the table.

    Yields:
        The characters of each in both texts.
    """
    folded = fold(target)
    words = list(_WORD.finditer(source))
    longest = _table().longest
    done = 0
    for i, first in enumerate(words):
        if first.start() < done or not first.group()[0].isupper():
            continue
        for last in reversed(words[i : i + longest]):
            name = source[first.start() : last.end()]
            places = [
                m.span()
                for form in (known(name) if last.group()[0].isupper() else ())
                for m in _word(form).finditer(folded)
            ]
            if places:
                for place in places:
                    yield (first.start(), last.end()), place
                done = last.end()
                break


def renderings(name: str, target: str) -> list[str]:
    """Capitalised stretches of `target` that look like `name`, the most alike first."""
    size = len(name.split())
    found: list[tuple[float, str]] = []
    for match in _OF_NAMES.finditer(target):
        words = match.group().split()
        for i in range(len(words) - size + 1):
            if words[i][0].islower() or words[i + size - 1][0].islower():
                continue
            stretch = re.sub(r"['’]s$", "", " ".join(words[i : i + size]))
            ratio = SequenceMatcher(None, fold(name).lower(), fold(stretch).lower()).ratio()
            if ratio >= _ALIKE:
                found.append((ratio, stretch))
    return [stretch for _, stretch in sorted(found, key=lambda f: -f[0])]


def of_document(names: Sequence[Sequence[Name]], targets: Sequence[str]) -> dict[str, str]:
    """One English form for each name of a document.

    Args:
        names: the names of each segment.
        targets: the English of each segment.

    Returns:
        The English form by the French one.
    """
    forms: dict[str, str] = {}
    votes: dict[str, Counter[str]] = {}
    for found, target in zip(names, targets, strict=True):
        for name in found:
            if name.exonym:
                forms[name.french] = name.exonym.english
            else:
                written = _written(name.french, target) or renderings(name.french, target)[:1]
                votes.setdefault(name.french, Counter()).update(written)
    words = {french: frozenset(words_of(french)) for french in [*forms, *votes]}
    with_word: dict[
        str, list[str]
    ] = {}  # the names that have a form already, by each of their words

    def add(french: str) -> None:
        for word in words[french]:
            with_word.setdefault(word, []).append(french)

    for french in forms:
        add(french)
    # Of Marie Dupont, Marie is a part, and not Mary.
    for french in sorted(votes, key=lambda name: -len(words_of(name))):
        rarest = min((with_word.get(word, []) for word in words[french]), key=len, default=[])
        is_part = any(forms[n] == n and words[french] < words[n] for n in rarest)
        forms[french] = french if is_part else _of_name(french, votes[french])
        add(french)
    return forms


def _written(french: str, target: str) -> list[str]:
    """The English forms of the name that stand in `target`."""
    folded = fold(target)
    return [
        target[slice(*match.span())]
        for form in known(french)
        if (match := _word(form).search(folded))
    ]


def _of_name(french: str, votes: Counter[str]) -> str:
    """The form of one name, by what the model wrote."""
    if transliteration.is_transcribed(french):
        right = [form for form in votes if transliteration.same(french, form)]
        by_rule = transliteration.english_spelling(french)
        return max(right, key=votes.__getitem__, default=by_rule)
    own = [form for form in votes if form != french and _is_other_form(french, form)]
    if not own:
        return french
    best = max(own, key=votes.__getitem__)
    kept = sum(votes[form] for form in votes if fold(form) == fold(french))
    is_kept = lexicon().pairs.get(french.lower(), {}).get(french.lower(), 0.0) >= _OFTEN_KEPT
    return french if is_kept and kept > votes[best] else best


def is_there(name: Name, form: str, target: str) -> bool:
    """Whether `target` holds `name`, as `form` or in another accepted way."""
    folded = fold(target)
    if name.exonym:
        return name.exonym.accepted.search(folded) is not None
    # PARIS at the head of a report may be Paris, but IT is not it.
    flags = re.IGNORECASE if len(form) > 4 else re.NOFLAG
    return _word(form, flags).search(folded) is not None


@cache
def _word(form: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Matches `form` in folded text; an acronym may have stops behind its letters."""
    plain = fold(form)
    spelled = r"\.?".join(plain) if plain.isupper() and plain.isalpha() else re.escape(plain)
    return re.compile(rf"(?<!\w){spelled}(?!\w)", flags)
