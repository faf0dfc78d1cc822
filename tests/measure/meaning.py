"""The verifier on changed meanings and on sound pairs: what it finds by kind, and whom it accuses.

    python tests/measure/meaning.py

`tests/data/meaning.tsv`, `meaning-second.tsv` and `meaning-third.tsv` have a hundred French sentences each, each with a right translation
and one that changes the meaning and leaves the rest as it was. `sound-second.tsv` has sixty pairs in which
English says the same in another way. What is found in a right one is a false alarm. The later sheets were
written after the rules, and measured before any rule was made from them (`tests/verification/test_sheet.py`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from translate.verification import check

DATA = Path(__file__).parent.parent / "data"
SHEETS = ("meaning", "meaning-second", "meaning-third")
SOUND = "sound-second"


@dataclass(frozen=True)
class Case:
    """A French sentence, its English, the same with another meaning, and what kind of change that is."""

    source: str
    right: str
    wrong: str
    kind: str


def rows(sheet: str) -> list[list[str]]:
    """The fields of a sheet, in order."""
    lines = (DATA / f"{sheet}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


def cases(sheet: str) -> list[Case]:
    """All sentences of a sheet, in order."""
    return [Case(*row) for row in rows(sheet)]


def missed(sheet: str) -> list[Case]:
    """Those whose changed meaning is not found."""
    return [case for case in cases(sheet) if not check(case.source, case.wrong)]


def flagged(sheet: str) -> list[Case]:
    """Those whose right translation is taken for a wrong one."""
    return [case for case in cases(sheet) if check(case.source, case.right)]


def accused() -> list[list[str]]:
    """The sound pairs that are taken for wrong."""
    return [row for row in rows(SOUND) if check(*row)]


def _print(sheet: str) -> None:
    every, left, false = cases(sheet), missed(sheet), flagged(sheet)
    of_kind, left_of = Counter(c.kind for c in every), Counter(c.kind for c in left)
    print(f"{sheet}\n\n| kind | pairs | found |\n| :-- | --: | --: |")
    for kind, total in of_kind.items():
        print(f"| {kind} | {total} | {total - left_of[kind]} |")
    print(f"| all | {len(every)} | {len(every) - len(left)} |")
    print(f"\n{len(false)} right translations are flagged.")
    for case in left:
        print(f"missed: {case.source} | {case.wrong}")
    for case in false:
        codes = ", ".join(f.code for f in check(case.source, case.right))
        print(f"flagged: {case.source} | {case.right} ({codes})")


if __name__ == "__main__":
    for each in SHEETS:
        _print(each)
        print()
    print(f"{len(accused())} of {len(rows(SOUND))} sound pairs are flagged.")
