"""The verifier on changed meanings: how many of `tests/data/meaning.tsv` it finds, by kind.

    python tests/measure/meaning.py

The file has a hundred French sentences, each with a right translation and one that changes the meaning
and leaves the rest as it was. What is found in a right one is a false alarm.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from translate.verification import check

FILE = Path(__file__).parent.parent / "data" / "meaning.tsv"


@dataclass(frozen=True)
class Case:
    """A French sentence, its English, the same with another meaning, and what kind of change that is."""

    source: str
    right: str
    wrong: str
    kind: str


def cases() -> list[Case]:
    """All sentences of the file, in order."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return [Case(*line.split("\t")) for line in lines if not line.startswith("#")]


def missed() -> list[Case]:
    """Those whose changed meaning is not found."""
    return [case for case in cases() if not check(case.source, case.wrong)]


def flagged() -> list[Case]:
    """Those whose right translation is taken for a wrong one."""
    return [case for case in cases() if check(case.source, case.right)]


if __name__ == "__main__":
    every, left, false = cases(), missed(), flagged()
    of_kind, left_of = Counter(c.kind for c in every), Counter(c.kind for c in left)
    print("| kind | pairs | found |\n| :-- | --: | --: |")
    for kind, total in of_kind.items():
        print(f"| {kind} | {total} | {total - left_of[kind]} |")
    print(f"| all | {len(every)} | {len(every) - len(left)} |")
    print(f"\n{len(false)} right translations are flagged.")
    for case in left:
        print(f"missed: {case.source} | {case.wrong}")
    for case in false:
        codes = ", ".join(f.code for f in check(case.source, case.right))
        print(f"flagged: {case.source} | {case.right} ({codes})")
