"""The verifier, and the embedded model, on sentences written for this project.

    python tests/measure/challenge.py             precision and recall of the verifier by code
    python tests/measure/challenge.py --model     what the embedded model keeps of what must hold

`tests/data/challenge.tsv` has 300 French sentences and more, each with a right translation and, for
most, one that is broken in one place.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from translate.verification import check

FILE = Path(__file__).parent.parent / "data" / "challenge.tsv"
_CHOICE = re.compile(r"\{([^|{}]*)\|([^|{}]*)\}")
#: Findings that say the same of a mistake: a name that became another one is lost and added.
SAME = {
    "name-changed": {"name-lost", "name-added", "copied"},
    "name-lost": {"name-changed", "omission", "omission-free"},
    "figure-changed": {"figure-lost", "figure-added"},
    "quotation-lost": {"quotation-mark", "quotation-free"},
    "quotation-added": {"quotation-free"},
    "quotation-mark": {"quotation-lost", "quotation-free"},
    "speaker-changed": {"name-changed", "name-lost", "name-added"},
    "repetition": {"addition", "addition-free"},
    "figure-lost": {"unit-lost"},
    "negation": {"negation-free"},
    "certainty": {"certainty-free"},
    "length": {"omission", "omission-free"},
    "omission": {"length", "name-lost", "omission-free"},
    "addition": {"length", "addition-free"},
    "unit-changed": {"unit-lost"},
}


@dataclass(frozen=True)
class Case:
    """A French sentence.

    Attributes:
        code: the finding that `broken` must have; empty where there is none.
        source: the French.
        right, broken: translations; `broken` is empty where there is none.
        holds: what must stand in any translation.
    """

    code: str
    source: str
    right: str
    broken: str
    holds: str


def cases() -> list[Case]:
    """All sentences of the file, in order."""
    found = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        code, source, target = line.split("\t")
        choice = _CHOICE.search(target)
        if choice is None:
            found.append(Case("", source, target, "", ""))
            continue
        right, broken = (
            re.sub(r" +", " ", target[: choice.start()] + part + target[choice.end() :])
            for part in choice.groups()
        )
        found.append(Case(code, source, right, broken, choice.group(1)))
    return found


def verifier() -> str:
    """A table: for each code, how often it was right, and how many of the mistakes it found."""
    expected: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for case in cases():
        wrong.update({f.code for f in check(case.source, case.right)})
        if not case.broken:
            continue
        expected[case.code] += 1
        codes = {f.code for f in check(case.source, case.broken)}
        fitting = {case.code} | SAME.get(case.code, set())
        found[case.code] += bool(codes & fitting)
        wrong.update(codes - fitting)
    lines = [
        "| code | mistakes | found | recall | false | precision |",
        "| :-- | --: | --: | --: | --: | --: |",
    ]
    for code in [*sorted({*expected, *wrong}), "all"]:
        total, right, false = (
            (c.total() if code == "all" else c[code]) for c in (expected, found, wrong)
        )
        recall = f"{100 * right / total:.1f} %" if total else ""
        precision = f"{100 * right / (right + false):.1f} %" if right + false else ""
        lines.append(f"| {code} | {total} | {right} | {recall} | {false} | {precision} |")
    clean = sum(not check(c.source, c.right) for c in cases())
    lines.append(f"\n{clean} of {len(cases())} right translations have no finding.")
    return "\n".join(lines)


def model() -> str:
    """A table: in how many sentences the embedded model keeps what must hold, or is flagged."""
    from translate import checkpoints
    from translate.articles import parse
    from translate.pipeline import Model
    from translate.segmentation import segment

    wanted = [
        c
        for c in cases()
        if c.holds and c.code.split("-")[0] in ("figure", "date", "unit", "name", "quotation")
    ]
    document = segment(parse("\n\n".join(c.source for c in wanted)))
    loaded = Model(checkpoints.embedded())
    by_text = {t.segment.text: t for t in loaded.translate(document).segments}
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for case in wanted:
        t = by_text.get(case.source)
        if t is None:
            continue  # divided into two sentences
        plain = t.target.replace("’", "'").lower()
        if case.code.startswith("quotation"):
            kept = ("“" in case.holds) == ("“" in t.target)
        else:
            kept = case.holds.lower().strip() in plain
        kind = case.code.split("-")[0]
        counts[kind]["sentences"] += 1
        counts[kind]["kept" if kept else "flagged" if t.findings else "other words, unflagged"] += 1
    columns = ["sentences", "kept", "flagged", "other words, unflagged"]
    lines = ["| kind | " + " | ".join(columns) + " |", "| :-- |" + " --: |" * len(columns)]
    lines += [
        f"| {k} | " + " | ".join(str(c[x]) for x in columns) + " |" for k, c in counts.items()
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(model() if "--model" in sys.argv else verifier())
