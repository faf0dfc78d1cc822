"""The verifier measured on translations by people: false alarms, and planted errors that it finds.

    python tests/measure/verifier.py ../shared/eval [wmt14 ...] [--lines even] [--system google] [--show]

The folder holds sets as `NAME.fr` and `NAME.en`, a sentence a line, and `NAME.SYSTEM.en` where a system
translated them. False alarms are findings on the references as they are, doubts counted apart; some of them
are right, for references err too (`--show` prints them to be read); as in an article, the lines around one say which
names it may point at. Rules that were made from the odd lines are measured
on the even ones. Then a program plants one error in each reference that allows it and has none of its
kind, and counts how often a finding of that kind is new:

- name: a name that stands in both languages is replaced by another such name of the set;
- digit: a digit of a number is replaced by another;
- mark: a quotation mark is dropped;
- clause: the words between two punctuation marks, four or more, are deleted;
- repeat: the last clause of four words or more is said twice.

Of what is found it is said how much is found as a doubt only.
"""

from __future__ import annotations

import argparse
import html
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from translate.document import Finding
from translate.verification import check, context
from translate.verification.codes import is_doubt

SETS = ("flores-dev", "wmt13", "wmt14", "iwslt17")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?![\w’'-])")
_CLAUSE = re.compile(r"[,;:–—]\s((?:[^,;:–—.!?“”\"()]+))(?=[,;:–—.!?])")


def plant_name(french: str, english: str, names: list[str], chosen: random.Random) -> str | None:
    found = [m for m in _NAME.finditer(english) if re.search(rf"\b{m.group()}\b", french)]
    if not found:
        return None
    match = chosen.choice(found)
    other = chosen.choice(names)
    if other in english or other in french:
        return None
    return english[: match.start()] + other + english[match.end() :]


def plant_digit(french: str, english: str, names: list[str], chosen: random.Random) -> str | None:
    found = [m.start() for m in re.finditer(r"\d", english)]
    if not found:
        return None
    at = chosen.choice(found)
    other = chosen.choice([d for d in "123456789" if d != english[at]])
    return english[:at] + other + english[at + 1 :]


def plant_mark(french: str, english: str, names: list[str], chosen: random.Random) -> str | None:
    found = [m.start() for m in re.finditer(r"[“”\"]", english)]
    if not found:
        return None
    at = chosen.choice(found)
    return english[:at] + english[at + 1 :]


def plant_clause(french: str, english: str, names: list[str], chosen: random.Random) -> str | None:
    found = [m for m in _CLAUSE.finditer(english) if len(m.group(1).split()) >= 4]
    if not found:
        return None
    match = chosen.choice(found)
    return english[: match.start()] + english[match.end() :]


def plant_repeat(french: str, english: str, names: list[str], chosen: random.Random) -> str | None:
    match = re.search(r"([^,;:.!?]+)([.!?][”\"]?)$", english)
    if not match or len(match.group(1).split()) < 4:
        return None
    return english[: match.start()] + match.group(1) + "," + match.group(1) + match.group(2)


PLANTS: dict[str, tuple[Callable[..., str | None], tuple[str, ...]]] = {
    "name": (plant_name, ("name-", "term", "speaker-", "addition")),
    "digit": (plant_digit, ("figure-", "date-")),
    "mark": (plant_mark, ("quotation-",)),
    "clause": (plant_clause, ("omission", "length", "name-", "figure-", "quotation-", "date-", "unit-")),
    "repeat": (plant_repeat, ("repetition", "addition", "figure-", "name-")),
}  # fmt: skip


def pairs(folder: Path, name: str, system: str) -> list[tuple[int, str, str]]:
    """The numbered lines of the set `name`, French and English."""
    french = (folder / f"{name}.fr").read_text(encoding="utf-8").splitlines()
    english = (folder / f"{name}{system and '.' + system}.en").read_text(encoding="utf-8")
    # Systems that are asked as a page is write signs as a page does: &quot;.
    numbered = enumerate(zip(french, html.unescape(english).splitlines(), strict=True), 1)
    return [(n, f, e) for n, (f, e) in numbered]


def found_in(
    every: list[tuple[int, str, str]], number: int, source: str, target: str
) -> list[Finding]:
    """What is found in a pair, or in one that stands in place of line `number`, among the lines around it."""
    return context.settle(
        check(source, target),
        source,
        target,
        [(f, e) for _, f, e in every[max(0, number - 1 - context.NEAR) : number - 1]],
        [(f, e) for _, f, e in every[number : number + context.NEAR]],
    )


def measure(every: list[tuple[int, str, str]], lines: str, name: str, show: bool) -> None:
    """Print a row of each table for the set `name`, and the findings if they are to be read."""
    chosen_pairs = [pair for pair in every if lines in ("all", ("even", "odd")[pair[0] % 2])]
    chosen = random.Random(7)
    # Names that stand in both languages, so that no common word is among them.
    names = sorted(
        {
            m.group()
            for _, f, e in chosen_pairs
            for m in _NAME.finditer(e)
            if re.search(rf"(?<=[a-zé,’'] ){m.group()}\b", f)
        }
    )
    flagged = doubted = 0
    by_code: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    unsure: Counter[str] = Counter()
    for number, source, target in chosen_pairs:
        findings = found_in(every, number, source, target)
        if show and findings:
            said = [f"  {f.code}: {f.message}" for f in findings]
            print(f"{name} {number}", source, target, *said, "", sep="\n")
        before = Counter(f.code for f in findings)
        named = not all(map(is_doubt, findings))
        flagged += named
        doubted += bool(before) and not named
        by_code.update(before.keys())
        for kind, (plant, codes) in PLANTS.items():
            if any(code.startswith(codes) for code in before):
                continue  # the reference has such an error already
            broken = plant(source, target, names, chosen)
            if broken is None:
                continue
            planted[kind] += 1
            again = found_in(every, number, source, broken)
            doubts = {f.code for f in again if is_doubt(f)}
            new = Counter(f.code for f in again) - before
            fitting = {code for code in new if code.startswith(codes)}
            caught[kind] += bool(fitting)
            unsure[kind] += bool(fitting) and fitting <= doubts
    total = len(chosen_pairs)
    print(
        f"{name}: {total} segments, {flagged} flagged ({100 * flagged / total:.1f} %), {doubted} doubted only"
    )
    print(
        "  by code: " + ", ".join(f"{c} {100 * n / total:.2f} %" for c, n in by_code.most_common())
    )
    for kind in PLANTS:
        if planted[kind]:
            share = 100 * caught[kind] / planted[kind]
            doubt = f", {unsure[kind]} as a doubt" if unsure[kind] else ""
            print(
                f"  planted {kind}: {caught[kind]} of {planted[kind]} found ({share:.1f} %){doubt}"
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path, nargs="?", default=Path("../shared/eval"))
    parser.add_argument("sets", nargs="*", default=SETS)
    parser.add_argument("--lines", choices=("all", "odd", "even"), default="all")
    parser.add_argument("--system", default="", help="whose English is read, for the reference")
    parser.add_argument("--show", action="store_true", help="print what is found")
    options = parser.parse_args()
    for each in options.sets:
        every = pairs(options.folder, each, options.system)
        measure(every, options.lines, each, options.show)
