"""English forms of names that differ from the French ones.

Countries, territories and the cities of time zones come from CLDR through Babel; what CLDR
does not hold (acronyms, people, other cities, regions) stands in `exonyms.tsv`, compiled for
this project: French, English, and further English words that say the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

import marisa_trie
from babel import Locale

from translate.document import touches
from translate.language.typography import RAISED, fold
from translate.names import rulers, streets
from translate.names.called import compiled
from translate.names.places import is_department

#: Entries of CLDR that are people's names or common words as well, or out of date.
_LEFT_OUT = frozenset(
    [
        "Dominique", "Maurice", "Canton", "Tirana", "Grenade", "Center", "Showa", "Thulé", "Mahé",
        "Marquises", "Jersey", "Saint-Thomas", "Saint-Vincent", "Saint-Christophe",
        "Sainte-Lucie", "Saint-Pierre",
    ]
)  # fmt: skip

#: Folded names that people have too, and what stands before and behind them then: Noël Mamère, Nadine Toussaint.
_PEOPLE_TOO = frozenset(
    [
        "Noel", "Toussaint", "Ulysse", "Ovide", "Hadrien", "Justinien", "Tamerlan", "Erasme", "Mahomet", "Timochenko",
        "Medicis", "Pluton", "Tanger", "Troie", "Tyr",
    ]
)  # fmt: skip
#: Countries with an article, and towns and people of the same name without: le Salvador, but Salvador Allende.
_WITH_ARTICLE, _ARTICLE = frozenset(["Salvador"]), re.compile(r"\b(?:le|du|au|ce|pour le) $", re.I)
_GIVEN = re.compile(
    r"(?<![\w'-])(?!(?:L[ea]s?|Une?|Ce|Cette|Au|Aux|En|A|De|Des|Du|Pour|Apres|Avant|Depuis|Joyeux|Bon|Vive|Saint|Sainte)\s)"
    r"[A-Z][\w.'-]*\s$"
)
#: A part of a continent or country, and what it is a part of.
_SIDE = re.compile(r"(North|South|East|West|Southeast|Central)(?:ern)? ([A-Z][a-z]{3,})")
#: An acronym: its letters may have stops behind them.
_ACRONYM = re.compile(r"[A-Z]{2,6}")
#: The first letter of a word, and what is a further part of it.
_BEGINNING, _GOES_ON = re.compile(r"(?<![\w-])\w"), re.compile(r"[\w-]")
#: Where a word ends, though the mark of a note may follow (loi¹).
_ENDS = rf"(?![^\W{RAISED}])"


@dataclass(frozen=True, slots=True)
class Exonym:
    """A French name or term and its English form.

    Attributes:
        french, english: both forms.
        ways: a regular expression of what stands for it in folded English: the form, and others as good.
        is_users: whether it comes from the user's glossary.
        is_kept: whether English has the French form as well (Kiev).
    """

    french: str
    english: str
    ways: str
    is_users: bool = False
    is_kept: bool = False

    @property
    def accepted(self) -> re.Pattern[str]:
        """Matches what stands for it in folded English."""
        return compiled(self.ways)


def _at_beginning(form: str) -> str:
    """Matches `form`, folded; a small letter at its beginning may be a capital one."""
    plain = fold(form)
    return (
        f"[{plain[0]}{plain[0].upper()}]{re.escape(plain[1:])}"
        if plain[0].islower()
        else re.escape(plain)
    )


def _ways(english: str, more: str, territory: bool, shared: frozenset[str]) -> str:
    """`english` itself, the ways in `more`, and for a territory words built on it: Russian.

    The last word of a longer name stands for it (Emirates), but not one that names share (Korea);
    so do its initials where they are three or more (UAE). An acronym may have stops.
    """
    # Acronyms that are said as words are also written so: Nato, Aids.
    forms = [english, english.capitalize()] if english.isupper() and len(english) > 3 else [english]
    ways = [_at_beginning(form) + r"(?:'s)?(?!\w)" for form in forms]
    if _ACRONYM.fullmatch(english):
        ways.append(r"\.".join(english) + r"\.?(?:'?s)?(?!\w)")
    whole = fold(english)
    if territory and len(whole.split()[-1]) > 4:
        stem = whole[: max(4, len(whole) - 2)]
        ways.append(re.escape(stem) + r"\w*")
        last = whole.split()[-1]
        if last != whole and last not in shared:
            ways.append(re.escape(last) + r"(?!\w)")
    ways += [_at_beginning(way) + r"(?!\w)" for way in more.split("|") if way]
    side = _SIDE.fullmatch(whole)
    if side:  # North American, southern Africa
        begin = f"[{side[1][0]}{side[1][0].lower()}]{side[1][1:]}"
        other = r"(?:,? (?:and|or|to) [A-Za-z]+)?"  # West and Central Africa
        ways.append(rf"{begin}(?:ern)?{other}[ -]?{re.sub('[aey]$', '', side[2])}\w*")
    ways = [re.sub(r"(?:Saint|St\\\.)(?=\\ )", r"(?:Saint|St\\.?)", way) for way in ways]
    words = whole.split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    if len(initials) > 2:
        ways.append(rf"{initials}(?!\w)")
    if len(words) > 1:  # the Mediterranean, Red and Dead Seas; the First and Second World Wars
        first, last = re.escape(words[0]), re.escape(" ".join(words[1:]))
        ways.append(rf"{first}(?=(?:,? (?:and |or )?[A-Z]\w+){{0,3}},? {last}s(?!\w))")
    return rf"(?<!\w)(?:{'|'.join(ways)})"


@cache
def table() -> dict[str, Exonym]:
    """All exonyms by their folded French form."""
    french, english = Locale("fr"), Locale("en")
    pairs: dict[str, tuple[str, str]] = {}
    territories: set[str] = set()
    for code, name in french.territories.items():
        if code.isalpha() and name not in _LEFT_OUT:
            pairs[name] = (english.territories[code], "")
            territories.add(name)
    for zone, names in french.time_zones.items():
        city = names.get("city")
        if city and city[0].isupper() and city not in _LEFT_OUT and not re.search(r"[(\[]", city):
            own = english.time_zones.get(zone, {}).get("city")
            pairs.setdefault(city, (own or zone.rsplit("/", 1)[-1].replace("_", " "), ""))
    lines = (resources.files("translate.names") / "exonyms.tsv").read_text(encoding="utf-8")
    for line in lines.splitlines():
        if line and not line.startswith("#"):
            name, form, *more = line.split("\t")
            pairs[name] = (form, "|".join(more))
    last_words = Counter(fold(form).split()[-1] for form, _ in pairs.values())
    shared = frozenset(word for word, count in last_words.items() if count > 1)
    return {
        fold(name): Exonym(
            name,
            form,
            _ways(form, more, name in territories, shared),
            is_kept=name in more.split("|"),
        )
        for name, (form, more) in map(_with_short_form, pairs.items())
    }


#: What CLDR counts among the territories and are none: the European Union, the eurozone, the United Nations.
_UNIONS = frozenset(["EU", "EZ", "UN"])


@cache
def _territories() -> frozenset[str]:
    names = Locale("fr").territories.items()
    return frozenset(fold(n) for code, n in names if code.isalpha() and code not in _UNIONS)


def is_territory(french: str) -> bool:
    """Whether a French name is that of a country or territory."""
    return fold(french) in _territories()


@cache
def acronyms() -> frozenset[str]:
    """The English acronyms of the table whose French is another one: WHO, IMF."""
    return frozenset(
        entry.english
        for name, entry in table().items()
        if _ACRONYM.fullmatch(name) and _ACRONYM.fullmatch(entry.english)
    )


def _with_short_form(entry: tuple[str, tuple[str, str]]) -> tuple[str, tuple[str, str]]:
    """A row of the table; English may leave out that a place is islands: the Galápagos, the Faroes."""
    name, (form, more) = entry
    short = form.removesuffix(" Islands")
    if short == form or " " in short:
        return entry
    return name, (
        form,
        "|".join([more, short, f"{short}s", *([name] if fold(name) == fold(short) else [])]),
    )


@cache
def _spellings() -> dict[str, Exonym]:
    """The names of `table` as they are also written: Etats Unis, Amérique Centrale, pays de Galles, O.N.U."""
    found: dict[str, Exonym] = {}
    for name, exonym in table().items():
        for spelling in _as_written(name):
            found.setdefault(spelling, exonym)
    return found | table()


def _as_written(name: str) -> Iterator[str]:
    """Other spellings of a folded French name: without hyphens, with other capitals, with stops."""
    if _ACRONYM.fullmatch(name):
        yield ".".join(name)
        yield ".".join(name) + "."
        return
    # A Saint Pierre is no island, and Le Monde no monde.
    if not re.search("[ -]", name) or re.match(r"Sainte?-|L[ea]s? |L'", name):
        return
    titled = re.sub(r"(?<= )[a-z](?=\w{3})", lambda letter: letter.group().upper(), name)
    small = re.sub(r"(?<=-)[A-Z](?=\w{3})", lambda letter: letter.group().lower(), name)
    for form in {name, titled, small, *(form.replace("-", " ") for form in (name, titled))}:
        yield form
        if re.search(r"[A-Z]", form[1:]):
            yield form[0].lower() + form[1:]


@cache
def _names() -> marisa_trie.Trie:
    return marisa_trie.Trie(_spellings())


@cache
def _longest_name() -> int:
    return max(map(len, _spellings()))


@cache
def _kept(name: str) -> Exonym:
    """A name that is the same in English."""
    return Exonym(name, name, _ways(name, "", False, frozenset()))


def _is_of_a_person(folded: str, start: int, end: int) -> bool:
    """Whether a name that people have too is that of one in folded text."""
    surname = re.match(r"[ -][A-Z]\w", folded[end : end + 3])
    return bool(surname or _GIVEN.search(folded[:start]))


def _ruler(ruler: rulers.Ruler) -> Exonym:
    ways = _ways(ruler.english, "|".join(ruler.others), False, frozenset())
    return Exonym(ruler.french, ruler.english, ways, is_kept=ruler.french in ruler.others)


def _street(street: streets.Street) -> Exonym:
    own = _ways(street.english, street.french, False, frozenset())
    return Exonym(street.french, street.english, f"(?:{own}|(?<!\\w){street.ways})", is_kept=True)


@lru_cache(maxsize=512)  # the French of all hypotheses is the same
def in_table(text: str) -> tuple[tuple[Exonym, int, int], ...]:
    """The names in French `text` that the tables and rules know, however they are written, with their characters.

    Of several that begin at a word the longest is meant, and none stands in another one.
    """
    found: list[tuple[Exonym, int, int]] = []
    folded = fold(text)
    done = 0
    for word in _BEGINNING.finditer(folded):
        start = word.start()
        if start < done:
            continue
        if street := streets.at(text, start):
            found.append((_street(street), start, street.end))
            done = street.end
            continue
        ruler = rulers.at(folded, start)
        for name in reversed(_names().prefixes(folded[start : start + _longest_name()])):
            end = start + len(name)
            if name in _PEOPLE_TOO and _is_of_a_person(folded, start, end):
                break
            if name in _WITH_ARTICLE and not _ARTICLE.search(folded[:start]):
                break
            if not _GOES_ON.match(folded, end) and not (ruler and ruler.end > end):
                kept = is_department(name, folded, start)
                found.append((_kept(name) if kept else _spellings()[name], start, end))
                done = end
                break
        else:
            if ruler:
                found.append((_ruler(ruler), start, ruler.end))
                done = ruler.end
    return tuple(found)


def occurrences(text: str, glossary: Sequence[Exonym] = ()) -> Iterator[tuple[Exonym, int, int]]:
    """The names and terms in French `text`, with their characters.

    Those of `glossary` come first, and what overlaps one of them is left to it.
    """
    taken: list[tuple[int, int]] = []
    folded = fold(text)
    small = folded.lower()
    for entry in glossary:
        # Of thousands of terms, a regular expression is only made for those that may be there.
        if not all(word in small for word in _stems(entry.french)):
            continue
        for match in _inflected(fold(entry.french)).finditer(folded):
            taken.append(match.span())
            yield entry, *match.span()
    for name, start, end in in_table(text):
        if not touches((start, end), taken):
            yield name, start, end


@cache
def _stems(term: str) -> tuple[str, ...]:
    """What every inflection of a French term has, in folded small letters."""
    return tuple(fold(term).lower().split())


@cache
def _inflected(term: str) -> re.Pattern[str]:
    """Matches a French term with a plural or feminine ending on any of its words."""
    words = r"\s+".join(re.escape(word) + r"(?:e?s|x|e)?" for word in term.split())
    flags = re.IGNORECASE if term.islower() else re.NOFLAG
    return re.compile(rf"(?<![\w-]){words}(?!-){_ENDS}", flags)


def users_term(french: str, english: str) -> Exonym:
    """An entry of a glossary: the English may be plural, possessive, and capitalised if it is small."""
    words = r"\s+".join(map(re.escape, fold(english).split()))
    plural = rf"|{words[:-1]}ies" if re.search(r"[^aeiou]y$", fold(english)) else ""
    flags = "i" if english.islower() else ""
    ways = rf"(?{flags}:(?<!\w)(?:{words}(?:'s|e?s)?{plural}){_ENDS})"
    return Exonym(french, english, ways, is_users=True)
