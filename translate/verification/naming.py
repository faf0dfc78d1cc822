"""Names: each one of the French stands in the English, in a right form, and no other does.

A name is right when it is kept as it is, has the English form of the table of exonyms, is transcribed
as English does it, or is a word that the lexicon translates (Assemblée nationale). The glossary
of the user goes before all of these.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import lru_cache

from translate.alignment import words_of
from translate.alignment.words import strength
from translate.document import Finding, Span, is_within, touches
from translate.language import honorifics
from translate.language.calendar import abbreviations
from translate.language.kinds import Kind, kind_of
from translate.language.lexicon import lexicon
from translate.language.typography import before, fold
from translate.names import epithets, exonyms, forms, places, transliteration, variants
from translate.verification import dates
from translate.verification.acronyms import (
    SURE,
    acronym_of,
    has_sign_of,
    initials_of,
    is_in_currency,
    is_parted,
    is_reordered,
    is_spelled_out,
    places_expanded,
    words_shortened,
)
from translate.verification.capitalised import (
    LETTERS,
    NOT_NAMES,
    Capitalised,
    capitalised_words,
    is_headline,
    overlaps,
    stands_alone,
)
from translate.verification.coverage import is_content
from translate.verification.respelled import (
    LONG_NAME,
    STEM,
    is_demonym_of,
    is_respelled,
    left_in_french,
    may_transcribe,
    misspelled,
    plain_form,
    regendered,
)

#: Symbols of units that have a capital (SI brochure, with bits and bytes).
_UNIT = re.compile(r"[kMGT]?(?:Hz|Wh?|Pa|VA?|Ah?|J|o|bps|B|b|eV)|mAh|d[BbA]+|[kM]?cal")
#: What French has from English behind a time: 1 P.M.
_HALVES_OF_DAY = frozenset(["AM", "PM", "A.M", "P.M"])
_ROMAN = re.compile(r"[IVXLC]+(?:e|er|ème|ᵉ)?")


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
        if forms.is_form(french, english) or is_demonym_of(french, english):
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
    size = max(STEM, len(plain) - 2)
    return form[:size] == plain[:size] and _ADJECTIVE.search(form) is not None


@lru_cache(maxsize=512)  # asked for by two checks
def _glossed(
    source: str, target: str, glossary: tuple[exonyms.Exonym, ...]
) -> tuple[tuple[Finding, ...], tuple[Span, ...], tuple[Span, ...]]:
    """Findings, and the stretches of both texts that the tables account for."""
    findings: list[Finding] = []
    ours: list[tuple[int, int]] = []
    theirs: list[tuple[int, int]] = []
    other = fold(target)
    shouted = source.isupper()
    for entry, start, end in exonyms.occurrences(source.title() if shouted else source, glossary):
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
    initials = re.findall(r"(?<!\w)(?:[A-Z]\.?){2,5}(?!\w)", target)
    # That Québec is there says nothing of the Sûreté du Québec.
    missing = [
        f
        for f in glossed
        if f.code != "name-lost"
        or f.source is None
        or not (is_within(f.source, called) or _initials(f.expected) in initials)
    ]
    our_spans, their_spans = [*ours_glossed, *called], [*theirs_glossed, *meant]
    for ours_, there in forms.occurrences(source, target):
        our_spans.append(ours_)
        their_spans.append(there)
    their_spans += [theirs for _, theirs in dates.feasts(source, target)]
    capitalised = capitalised_words(source, "fr")
    ours = [w for w in capitalised if not overlaps(w, our_spans)]
    theirs = [w for w in capitalised_words(target, "en") if not overlaps(w, their_spans)]
    here = {plain_form(w.text) for w in capitalised}
    shortened = words_shortened(LETTERS.findall(target), words_of(source))
    missing = [
        f
        for f in missing
        if f.code != "name-lost" or f.source is None or source[slice(*f.source)] not in shortened
    ]
    lost = [] if is_headline(source) else list(_lost(ours, here, source, target))
    added = [] if is_headline(target) else list(_added(theirs, source, target))
    if not lost and not missing and not _has_lost_acronym(ours, target):
        # The French may spell out what English abbreviates (DSLR, BCE).
        added = [word for word in added if not word.text.removesuffix("s").isupper()]
    # Print often has the surname alone; another given name before it is another person.
    before_lost, before_added = (
        frozenset[str]().union(*(_surnames(word, text) for word in own))
        for own, text in ((lost, source), (added, target))
    )
    renamed = before_lost & before_added
    lost, added = (
        [w for w in own if _surnames(w, text) & renamed or not _is_given_name_of(w, text, other)]
        for own, text, other in ((lost, source, target), (added, target, source))
    )
    found = [_as_free(f, source, target) for f in _paired(missing, lost, added, source, target)]
    yield from found
    known = [f.source for f in found if f.source]
    yield from _renationalised(source, target)
    yield from left_in_french([w for w in capitalised if not overlaps(w, known)], target)
    in_heading = is_headline(source) or is_headline(target)
    unknown = [w for w in ours if not overlaps(w, known)]
    renamed_ones = list(regendered(unknown, theirs, source, target))
    yield from renamed_ones
    unknown = [w for w in unknown if not overlaps(w, [f.source for f in renamed_ones if f.source])]
    yield from misspelled(unknown, theirs, source, target, people=in_heading)


def _initials(name: str) -> str:
    """The initials of a `name` of several words: CR is the Czech Republic."""
    words = re.findall(r"[A-Z]\w+", name)
    return "".join(word[0] for word in words) if len(words) > 1 else name


def _has_lost_acronym(ours: Sequence[Capitalised], target: str) -> bool:
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


#: A surname, or what stands between it and a given name: Luis Walter Alvarez, George W. Bush.
_OTHER_NAMES = re.compile(
    rf" (?:[A-Z]\. |(?:{'|'.join(sorted(honorifics.PARTICLES))}) ?)*[A-ZÀ-Þ][\w’'-]{{2,}}(?: [A-ZÀ-Þ][\w’'-]{{2,}})?"
)


def _surnames(name: Capitalised, text: str) -> frozenset[str]:
    """The names behind `name` in `text`, which may be those of one whose given name it is, folded."""
    behind = _OTHER_NAMES.match(text, name.end)
    found = re.findall(r"[A-ZÀ-Þ][\w’'-]{2,}", behind.group()) if behind else []
    return frozenset(re.sub(r"['’]s$", "", fold(surname)) for surname in found)


def _is_given_name_of(name: Capitalised, text: str, other: str) -> bool:
    """Whether a surname follows `name` in `text`, and stands alone in the `other` text: Obama."""
    behind = _OTHER_NAMES.match(text, name.end)
    if behind is None or not _may_be_given(name.text):
        return False
    alone = map(re.escape, sorted(_surnames(name, text), key=fold(text).index))
    found = (re.search(rf"(?<!\w){surname}(?!\w)", fold(other)) for surname in alone)
    there = next(filter(None, found), None)
    before = there and re.search(r"([A-Z][\w'-]*)\.? $", fold(other)[: there.start()])
    of_name = before and f" {before[1].lower()} " in behind.group()  # de Gaulle, De Gaulle said
    if (
        before and not of_name and before[1].lower() not in NOT_NAMES
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
    ours: Sequence[Capitalised], here: set[str], source: str, target: str
) -> Iterator[Capitalised]:
    """Those of the French words `ours` that nothing in the English stands for.

    `here` has every name of the French, in its plain form.
    """
    words = re.findall(r"[^\W_]+(?:\.[A-Z])*", target) + re.findall(r"[^\W_]+['’][^\W_]+", target)
    every = {word: plain_form(word) for word in words}
    initials = initials_of(target)
    shortened = words_shortened(every, words_of(source))
    for word in ours:
        if (
            _is_no_name(word, source)
            # Ronald is no English for Reagan where the French has a Ronald too.
            or any(
                _links(word.text, other)
                for other, plain in every.items()
                if plain not in here or plain == plain_form(word.text)
            )
            or _is_symbol(word.text, every)
            or is_parted(word.text, target)
            or has_sign_of(word.text, target)
            or is_spelled_out(word.text, initials)
            or word.text in shortened
            or _is_transcribed_otherwise(word, source, every)
        ):
            continue
        yield word


def _is_transcribed_otherwise(word: Capitalised, source: str, english: Iterable[str]) -> bool:
    """Whether the English has the name with other vowels (Hezbollah, Hizbullah), or as Americans write it."""
    return any(
        other[0].isupper()
        and (
            transliteration.same_arabic(word.text, other, source[: word.start])
            or is_respelled(plain_form(word.text), plain_form(other))
        )
        for other in english
    )


def _is_no_name(word: Capitalised, source: str) -> bool:
    """Whether a capitalised word of the French may be no name, so that it says nothing that it is lost."""
    text, words = word.text, lexicon()
    if len(text) < 2 or text in honorifics.FRENCH or _ROMAN.fullmatch(text):
        return True
    if text.lower() in abbreviations("fr") and source[word.end : word.end + 1] == ".":
        return True
    behind = before(source, word.start)
    if text in _HALVES_OF_DAY and re.search(r"\d\s?(?:h|heures?)?\s*$", behind):
        return True
    if text == "Sterling" and re.search(r"livres?\s$", behind):
        return True
    if word.begins and (
        words.is_common(text) or not _is_unknown(text) or _is_inflected(word, source)
    ):
        return True
    accented = re.sub(r"^E", "É", text)  # Etat, as capitals are typed
    # États alone is no name, though the lexicon has it from États-Unis.
    state = accented.removesuffix("s") == "État"
    is_common = words.is_common(text) or words.is_common(accented) or state
    is_kept = not word.begins and len(text) >= LONG_NAME and forms.only_itself(text)
    is_kept = is_kept or (word.start, word.end) in places.towns(source)
    # Marine, Pierre, Parti: the English side tells.
    return is_common and not text.isupper() and not is_kept


def _is_symbol(word: str, english: Iterable[str]) -> bool:
    """Whether the French `word` stands for a unit (GHz) or a currency, or English has some transcription of it."""
    return (
        _UNIT.fullmatch(word) is not None
        or not _is_latin(word)
        or is_in_currency(word, english)
        or (word.isupper() and len(word) < 3)
    )


def _added(theirs: Sequence[Capitalised], source: str, target: str) -> Iterator[Capitalised]:
    """Those of the English words `theirs` that stand for nothing in the French."""
    words = lexicon()
    french = words_of(source)
    expanded = places_expanded(source, target)
    transcribed = sum(not _is_latin(other) and other[0].isupper() for other in french)
    codes = [other for other in french if len(other) == 3 and other.isupper()]
    for word in theirs:
        plain = word.text.lower().split("'")[0].replace(".", "")
        if len(word.text) < 3 or (
            (plain in NOT_NAMES or words.is_common_english(plain))
            and word.text not in exonyms.acronyms()  # WHO
        ):
            continue
        if any(strength(other, word.text) or forms.is_form(other, word.text) for other in french):
            continue
        if word.text.isupper() and any(acronym_of(word.text, french)):
            continue
        if word.start in expanded or _is_implied(word.text, source):
            continue
        if any(is_in_currency(code, [word.text]) for code in codes):
            continue
        if has_sign_of(word.text, source):
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
        if word.begins and stands_alone(word, target) and plain not in words.english_names:
            continue  # Snowploughs
        yield word


def _is_of_another(french: str) -> bool:
    """Whether the French word of a nation or place has sure English of its own: australien is not Austrian."""
    choices = lexicon().pairs.get(french.lower(), {})
    best = max(choices, key=choices.__getitem__, default="")
    return choices.get(best, 0.0) >= SURE and best in lexicon().english_names


_INFLECTED = re.compile(r"(?:[éeè]e?s?|ant|ez|ons|ment|age|ions?|euse|eur)$")


#: Words of nations that are no names by themselves (French is also a language), and what allows them.
_NATIONS = {"French": r"fran[cç]|hexagon|tricolor|gaul|élysée", "English": r"angl|brit|royaume"}


def _renationalised(source: str, target: str) -> Iterator[Finding]:
    """French or English for another nation: a Belgian painter is no French one."""
    for nation, allowed in _NATIONS.items():
        there = re.search(rf"(?<!\w){nation}(?![\w-])", target)
        if there is None or re.search(rf"{allowed}|\b{nation}\b", source, re.IGNORECASE):
            continue
        for match in re.finditer(r"(?<![\w-])[a-zà-ÿ]{4,}", source):
            choices = lexicon().pairs.get(match.group(), {})
            own = {
                w for w, share in choices.items() if share >= SURE and w in lexicon().english_names
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


def _is_inflected(word: Capitalised, source: str) -> bool:
    """Whether a word that begins the French sentence looks like a verb or noun: Attablé."""
    return stands_alone(word, source) and _INFLECTED.search(word.text) is not None


def _is_unknown(word: str) -> bool:
    return word.lower() not in lexicon().pairs or word.lower() in lexicon().french_names


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
    lost: list[Capitalised],
    added: list[Capitalised],
    source: str,
    target: str,
) -> Iterator[Finding]:
    """Findings: what was lost with what came in its place, then what is left of both."""
    left = list(added)
    for word in lost:
        partner = _most_alike(word, left, source, target)
        if partner is not None:
            left.remove(partner)
            free = may_transcribe(word.text, partner.text) or is_reordered(word.text, partner.text)
            yield Finding(
                "name-free" if free else "name-changed",
                f"“{word.text}” became “{partner.text}”",
                source=(word.start, word.end), target=(partner.start, partner.end),
                expected=forms.expected(word.text), found=partner.text,
            )  # fmt: skip
        else:
            yield Finding(
                "name-free" if _may_be_said_in_words(word, source, target) else "name-lost",
                f"“{word.text}” is not in the English",
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


def _is_institution(french: str) -> bool:
    """Whether the French word surely is a common noun of a group of people: Republic, Union."""
    choices = lexicon().pairs.get(french.lower(), {})
    return any(kind_of(w, True) == Kind.GROUP for w, share in choices.items() if share >= SURE)


_ARTICLE = re.compile(r"\b(?:l[ae]s? |l['’]|du |des |aux? )$", re.IGNORECASE)
#: Behind the first word of a sentence, where it is no subject: Démis de ses fonctions, Imbroglio autour d'une école.
_NO_SUBJECT = re.compile(
    r" (?:d['’]|(?:de|du|des|autour|à|au|aux|en|dans|sur|par|pour|avec|sans|chez|entre)(?!\w))"
)


def _may_be_said_in_words(word: Capitalised, source: str, target: str) -> bool:
    """Whether the French word may be none that English has: a word that begins the sentence, an institution (le
    procureur de la République), or an acronym of French only.

    Of an acronym words tell that nothing else in the French has: CPAS, the social services.
    """
    known, plain = lexicon(), fold(word.text).lower()
    generic = stands_alone(word, source) and _ARTICLE.search(before(source, word.start))
    if generic and not word.text.isupper() and _is_institution(word.text):
        return True
    if plain in known.english_names or word.text in exonyms.table():
        return False
    if word.begins and _NO_SUBJECT.match(source, word.end):
        return True
    if plain in known.english:
        return False
    if not (
        word.text.isupper() and word.text.isalpha() and 3 <= len(word.text) <= _LONGEST_ACRONYM
    ):
        return False
    french = words_of(source)
    return not re.search(r"(?<!\w)[A-Z]{2,}(?!\w)", target) and any(
        other.islower()
        and is_content(other, "en")
        and not any(strength(w, other) or forms.is_form(w, other) for w in french)
        for other in words_of(target)
    )


def _most_alike(
    word: Capitalised, others: list[Capitalised], source: str, target: str
) -> Capitalised | None:
    def closeness(other: Capitalised) -> float:
        alike = SequenceMatcher(None, fold(word.text), fold(other.text), autojunk=False).ratio()
        apart = abs(word.start / len(source) - other.start / len(target))
        return alike - apart

    return max(others, key=closeness, default=None)
