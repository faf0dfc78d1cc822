"""The table of English opposites: words of which one misleads where the other is meant.

    python -m translate.training.opposites /usr/share/wordnet > translate/language/opposites.tsv
    python -m translate.training.opposites /usr/share/wordnet near > translate/language/opposites-near.tsv

The pairs are the antonyms of WordNet between words that the bilingual lexicon knows, and those of `_MORE`,
which holds what WordNet has not: it has no prepositions, and antonyms for one word of several that
mean the same. Each word stands with its inflected forms.

Near opposites are the adjectives that WordNet has as similar to the antonym of one: calm is opposed to stormy, to which
rough and windy are similar.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from itertools import product
from pathlib import Path

from translate.language.lexicon import lexicon
from translate.training import wordnet

#: Antonyms of WordNet that translators use for one another.
_LEFT_OUT = frozenset(
    [
        ("come", "go"), ("give", "take"), ("here", "there"), ("find", "lose"), ("get", "end"), ("back", "front"),
        ("moving", "still"), ("old", "new"), ("same", "other"), ("like", "unlike"), ("be", "differ"), ("have", "lack"),
        ("left", "right"), ("get", "leave"), ("many", "less"), ("arise", "sit"), ("set", "rise"),
        ("subsurface", "surface"), ("overhead", "surface"), ("overhead", "subsurface"), ("figure", "ground"),
    ]
)  # fmt: skip
#: Words whose opposites WordNet does not have: each of the left is opposed to each of the right.
_MORE = (
    ("black", "white red green blue yellow brown pink grey purple"),
    ("white", "red green blue yellow brown pink grey purple"),
    ("red", "green blue yellow brown pink grey purple"),
    ("green", "blue yellow brown pink grey purple"),
    ("blue", "yellow brown pink grey purple"),
    ("yellow", "brown pink grey purple"),
    ("brown", "pink grey purple"),
    ("pink", "grey purple"),
    ("grey gray", "purple"),
    ("most", "few"), ("increase rise raise hike", "cut reduction"), ("before", "after"), ("before", "afterwards"), ("yesterday", "tomorrow"), ("yesterday", "today"), ("today", "tomorrow"),
    ("with", "without"), ("morning", "evening"), ("noon", "midnight"), ("summer", "winter"), ("spring", "autumn"),
    ("more", "less fewer"), ("above", "below under underneath"), ("on under", "beneath"), ("left", "right"),
    ("always", "never"), ("often frequently", "rarely seldom"), ("everybody everyone", "nobody none"),
    ("something everything", "nothing"), ("someone somebody", "nobody none"), ("minimum", "maximum"),
    ("authorise authorize permit allow approve legalise legalize",
     "forbid prohibit ban outlaw"),
    ("accept approve adopt", "refuse reject"), ("agree consent", "refuse decline"), ("confirm", "deny"), ("admit acknowledge", "deny"),
    ("increase rise grow climb soar jump gain surge", "decrease decline fall drop shrink plummet slump plunge tumble"),
    ("raise", "lower reduce cut"), ("growth", "decline decrease shrinkage"), ("higher", "lower"), ("large big huge", "small tiny little"),
    ("expand extend lengthen", "shrink shorten reduce"), ("lengthen", "shorten"), ("win", "lose"), ("victory win", "defeat loss"),
    ("winner", "loser"), ("success", "failure"), ("succeed", "fail"), ("profit gain", "loss deficit"), ("surplus", "deficit shortage"),
    ("buy purchase acquire", "sell"), ("buyer purchaser", "seller vendor"), ("lend", "borrow"), ("lender", "borrower"),
    ("hire recruit", "fire dismiss sack"), ("arrive", "leave depart"), ("arrival", "departure"), ("enter", "leave exit"),
    ("open reopen", "close shut"), ("opening", "closing closure"), ("begin start", "end finish"), ("build construct", "demolish destroy"),
    ("support back", "oppose"), ("supporter", "opponent"), ("ally friend", "enemy foe"), ("love adore", "hate loathe"),
    ("remember", "forget"), ("guilty", "innocent"), ("convict condemn", "acquit"), ("acquittal", "conviction"), ("rich wealthy", "poor"),
    ("alive living", "dead"), ("birth", "death"), ("born", "dead died"), ("safe", "dangerous"), ("easy", "difficult hard"), ("cheap", "expensive"),
    ("hot warm", "cold cool"), ("near close", "far distant"), ("nearer", "farther"), ("young", "old elderly"), ("youngest", "oldest eldest"),
    ("younger", "older elder"), ("best", "worst"), ("better", "worse"), ("good", "bad"), ("strong", "weak"), ("strengthen reinforce", "weaken"),
    ("strength", "weakness"), ("full", "empty"), ("fill", "empty"), ("wet", "dry"), ("day", "night"), ("light", "dark heavy"), ("light", "darkness"),
    ("heavy", "light"), ("fast quick", "slow"), ("accelerate", "slow decelerate"), ("long", "short"), ("tall", "short"), ("wide broad", "narrow"), ("high", "low"),
    ("deep", "shallow"), ("thick", "thin"), ("top", "bottom"), ("upper", "lower"), ("inside", "outside"), ("indoors", "outdoors"), ("internal", "external"),
    ("domestic", "foreign"), ("import", "export"), ("importer", "exporter"), ("public", "private"), ("urban", "rural"), ("rise ascent climb", "descent"),
    ("ascend climb", "descend"), ("north", "south"), ("northern", "southern"), ("northwards northward", "southwards southward"),
    ("northeast", "southwest northwest southeast"), ("northwest", "southeast southwest"), ("southeast", "southwest"),
    ("northeastern", "southwestern northwestern southeastern"), ("northwestern", "southeastern southwestern"), ("southeastern", "southwestern"),
    ("east", "west"), ("eastern", "western"), ("eastward", "westward"), ("father", "mother"), ("son", "daughter"), ("brother", "sister"),
    ("husband", "wife"), ("uncle", "aunt"), ("nephew", "niece"), ("grandfather", "grandmother"), ("grandson", "granddaughter"),
    ("boy", "girl"), ("king", "queen"), ("prince", "princess"), ("widower", "widow"), ("male", "female"), ("men", "women"), ("man", "woman"),
    ("boyfriend", "girlfriend"), ("stepfather", "stepmother"), ("gentleman", "lady"), ("majority", "minority"), ("major", "minor"),
    ("presence", "absence"), ("present", "absent"), ("peace", "war"), ("attack", "defend"), ("attacker", "defender"), ("question", "answer"),
    ("teacher", "pupil student"), ("teach", "learn"), ("doctor", "patient"), ("employer", "employee"), ("victim", "perpetrator"),
    ("true", "false"), ("possible", "impossible"), ("legal", "illegal"), ("agree", "disagree"), ("agreement", "disagreement"),
    ("optimistic", "pessimistic"), ("optimist", "pessimist"), ("upstream", "downstream"), ("early", "late"), ("earlier", "later"),
    ("first", "last"), ("oldest", "newest"), ("most", "least"), ("none", "all"), ("since", "until"), ("future", "past"),
    ("next", "previous last"), ("following", "preceding"), ("release free", "imprison jail detain arrest"), ("include", "exclude"),
    ("inclusion", "exclusion"), ("encourage", "discourage"), ("improve", "worsen deteriorate"), ("improvement", "deterioration"),
    ("advance", "retreat"), ("appear", "disappear vanish"), ("appearance", "disappearance"), ("credit", "debit"), ("income revenue", "expenditure expense"),
    ("save", "waste spend"), ("landing", "takeoff"), ("land", "sail"), ("sunrise dawn", "sunset dusk"), ("even", "odd"), ("horizontal", "vertical"),
    ("praise", "criticise criticize blame"), ("connect", "disconnect"), ("appoint", "dismiss"), ("lock", "unlock"), ("load", "unload"),
    ("inflation", "deflation"), ("creditor", "debtor"), ("plaintiff", "defendant"), ("predecessor", "successor"), ("ancestor", "descendant"),
    ("voluntary", "compulsory mandatory"), ("temporary", "permanent"), ("ancient", "modern"), ("rural", "urban"), ("military", "civilian"),
    ("solid", "liquid"), ("positive", "negative"), ("quiet silent", "noisy loud"), ("clean", "dirty"), ("healthy", "sick ill"), ("awake", "asleep"),
    ("smile laugh", "cry weep"), ("push", "pull"), ("mount", "dismount"), ("float", "sink"), ("freeze", "melt thaw"), ("tighten", "loosen relax ease"),
    ("dead deceased", "injured wounded hurt unharmed"), ("kill", "injure wound"), ("die", "survive"), ("death", "injury"),
    ("father", "son daughter brother sister uncle aunt grandfather grandmother husband wife cousin nephew niece"),
    ("mother", "son daughter brother sister uncle aunt grandfather grandmother husband wife cousin nephew niece"),
    ("son", "brother sister uncle aunt grandfather grandmother husband wife nephew niece"),
    ("daughter", "brother sister uncle aunt grandfather grandmother husband wife nephew niece"),
    ("brother", "uncle aunt grandfather grandmother husband wife nephew niece"),
    ("sister", "uncle aunt grandfather grandmother husband wife nephew niece"), ("parent", "child"), ("grandparent", "grandchild"),
    ("president", "mayor senator"), ("minister", "mayor senator president king queen"), ("king queen", "pope bishop"),
    ("confirm uphold", "overturn quash annul overrule"), ("adopt pass", "repeal abrogate"), ("repeal abrogate", "introduce enact"),
    ("marry", "divorce"), ("wedding marriage", "divorce funeral"), ("birth", "funeral"), ("free", "expensive costly"),
    ("pass", "fail"), ("cure heal", "cause infect"), ("fault blame", "merit credit"), ("frozen", "hot warm boiling"),
    ("always", "sometimes occasionally"), ("often", "never"), ("sometimes occasionally", "never"), ("daily", "weekly monthly yearly annual"),
    ("weekly", "monthly yearly annual"), ("monthly", "yearly annual"), ("breakfast", "lunch dinner"), ("lunch", "dinner supper"),
    ("spring", "summer winter"), ("autumn", "summer winter"), ("hostage", "kidnapper"), ("plaintiff", "accused"), ("landlord", "tenant"),
    ("student pupil", "professor"), ("nurse", "patient"), ("prosecutor", "lawyer"), ("strike", "lockout"), ("truce ceasefire", "offensive"),
    ("hiring", "layoff"), ("ban", "permission"), ("friend", "enemy"), ("hero", "coward villain"), ("freedom", "slavery captivity"),
    ("create", "destroy abolish"), ("maintain keep", "abolish scrap abandon"), ("employment", "unemployment"), ("employed", "unemployed"),
)  # fmt: skip
_WORD, _BEGINNING, _LONGER = (
    re.compile(r"[a-z]{2,}"),
    re.compile(r"[a-z]+"),
    re.compile(r"[a-z]{3,}"),
)
_VOWELS = "aeiou"


def _antonyms(folder: Path, part: str) -> set[tuple[str, str]]:
    synsets = wordnet.synsets(folder, part)
    pairs = (
        (synset.words[p.here - 1], synsets[p.synset].words[p.there - 1])
        for synset in synsets.values()
        for p in synset.pointers
        if p.symbol in wordnet.ANTONYM
    )
    return {(min(p), max(p)) for p in pairs if all(_WORD.fullmatch(word) for word in p)}


def _exceptions(folder: Path) -> dict[tuple[str, str], list[str]]:
    """Irregular forms by part of speech and word."""
    found: dict[tuple[str, str], list[str]] = {}
    for part in wordnet.PARTS_OF_SPEECH:
        for form, words in wordnet.irregular(folder, part):
            for word in words:
                found.setdefault((part, word), []).append(form)
    return found


def _regular(word: str, part: str) -> list[str]:
    """The forms of `word` that the rules of spelling make, also those that do not exist."""
    y = word.endswith("y") and word[-2] not in _VOWELS
    stem = word[:-1] if y or word.endswith("e") else word
    doubled = word + word[-1] if word[-1] not in "wxy" and word[-2] in _VOWELS else word
    plural = stem + "ies" if y else word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
    if part == "noun":
        return [plural]
    if part == "verb":
        past = [stem + "ied"] if y else [stem + "ed", doubled + "ed"]
        going = word if y or not word.endswith("e") or word.endswith("ee") else stem
        return [plural, *past, going + "ing", doubled + "ing"]
    if part == "adj" and len(word) < 7:
        return [stem + "ier", stem + "iest"] if y else [
            stem + "er", stem + "est", doubled + "er", doubled + "est",
        ]  # fmt: skip
    return []


def table(folder: Path) -> list[str]:
    """The lines of the table: the forms of a word, TAB, those of one opposed to it."""
    known = lexicon().english
    irregular = _exceptions(folder)

    def forms(word: str, part: str) -> str:
        made = irregular.get((part, word), []) + _regular(word, part)
        return " ".join(dict.fromkeys([word, *(form for form in made if form in known)]))

    lines = set()
    for part in wordnet.PARTS_OF_SPEECH:
        for a, b in _antonyms(folder, part):
            if a in known and b in known and not {(a, b), (b, a)} & _LEFT_OUT:
                lines.add(f"{forms(a, part)}\t{forms(b, part)}")
    # Of what stands in `_MORE` the part of speech is seen by the entries that begin with it.
    parts = {
        part: {
            word[0] for entry in wordnet.senses(folder, part) if (word := _BEGINNING.match(entry))
        }
        for part in wordnet.PARTS_OF_SPEECH
    }
    for left, right in _MORE:
        for a, b in product(left.split(), right.split()):
            both = [
                part for part in wordnet.PARTS_OF_SPEECH if a in parts[part] and b in parts[part]
            ]
            lines |= {f"{forms(a, part)}\t{forms(b, part)}" for part in both or ["adv"]}
    return sorted(lines)


def near_table(folder: Path) -> list[str]:
    """The lines of the table of near opposites: the forms of an adjective, TAB, those of all that are similar to its antonym."""
    known, irregular = lexicon().english, _exceptions(folder)
    synsets = wordnet.synsets(folder, "adj")

    def words(found: Iterable[str]) -> list[str]:
        return [word for word in found if _LONGER.fullmatch(word) and word in known]

    def forms(word: str) -> list[str]:
        made = irregular.get(("adj", word), []) + _regular(word, "adj")
        return [word, *(form for form in made if form in known)]

    similar: dict[str, set[str]] = {}
    for synset in synsets.values():
        for head in synset.related(*wordnet.SIMILAR):
            similar.setdefault(head, set()).update(words(synset.words))
    near: dict[str, set[str]] = {}
    for synset in synsets.values():
        for p in synset.pointers:
            if p.symbol in wordnet.ANTONYM:
                for word in words([synset.words[p.here - 1]]):
                    near.setdefault(word, set()).update(similar.get(p.synset, ()))
    return [
        " ".join(forms(word))
        + "\t"
        + " ".join(dict.fromkeys(f for other in sorted(others) for f in forms(other)))
        for word, others in sorted(near.items())
        if others
    ]


_NOTICE = """\
# English opposites: the forms of a word, TAB, those of a word that is opposed to it. Written by
# translate.training.opposites from the antonyms of WordNet and a list of its own. The antonyms are
# used under this notice:
#
"""


if __name__ == "__main__":
    home = Path(sys.argv[1])
    chosen = near_table if sys.argv[2:] == ["near"] else table
    sys.stdout.write(_NOTICE + wordnet.licence(home) + "\n".join(chosen(home)) + "\n")
