"""The verifier on changed meanings and on sound pairs: what it finds by kind, and whom it accuses.

    python tests/measure/meaning.py

`tests/data/meaning.tsv`, `meaning-second.tsv`, `meaning-third.tsv` and `meaning-fifth.tsv` have a hundred French sentences each, `meaning-fourth.tsv`
sixty, each with a right translation and one that changes the meaning and leaves the rest as it was. `sound-second.tsv`
and `sound-third.tsv` have sixty pairs each in which English says the same in another way. What is found in a right one is a false alarm. The later sheets were
written after the rules, and measured before any rule was made from them (`tests/verification/test_sheet.py`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from translate.verification import check
from translate.verification.codes import is_doubt

DATA = Path(__file__).parent.parent / "data"
SHEETS = ("meaning", "meaning-second", "meaning-third", "meaning-fourth", "meaning-fifth")
SOUND = ("sound-second", "sound-third")


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


def doubted(sheet: str) -> list[Case]:
    """Those whose changed meaning is found as a doubt only."""
    found = [(case, check(case.source, case.wrong)) for case in cases(sheet)]
    return [case for case, findings in found if findings and all(map(is_doubt, findings))]


def accused(sheet: str) -> list[list[str]]:
    """The sound pairs of a sheet that are taken for wrong, or doubted."""
    return [row for row in rows(sheet) if check(*row)]


def _print(sheet: str) -> None:
    every, left, false = cases(sheet), missed(sheet), flagged(sheet)
    of_kind, left_of = Counter(c.kind for c in every), Counter(c.kind for c in left)
    print(f"{sheet}\n\n| kind | pairs | found |\n| :-- | --: | --: |")
    for kind, total in of_kind.items():
        print(f"| {kind} | {total} | {total - left_of[kind]} |")
    print(f"| all | {len(every)} | {len(every) - len(left)} |")
    print(
        f"\n{len(doubted(sheet))} are found as a doubt only. {len(false)} right translations are flagged."
    )
    for case in left:
        print(f"missed: {case.source} | {case.wrong}")
    for case in false:
        codes = ", ".join(f.code for f in check(case.source, case.right))
        print(f"flagged: {case.source} | {case.right} ({codes})")


if __name__ == "__main__":
    for each in SHEETS:
        _print(each)
        print()
    for each in SOUND:
        print(f"{each}: {len(accused(each))} of {len(rows(each))} sound pairs are flagged.")
        for row in accused(each):
            print("flagged: " + " | ".join([*row, *(f.code for f in check(*row))]))
