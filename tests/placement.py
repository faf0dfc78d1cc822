"""How well quoted words are found again in the English, by each way of looking for them.

    python tests/placement.py ../shared/eval

Takes the sentences of the evaluation sets that have one quotation in both languages, removes the
marks from the reference, looks for the words in it, and compares what is found with where the marks
stood: exact spans, and F1 over words.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

from translate import checkpoints
from translate.alignment.words import align
from translate.engines import Decoding, open_engine
from translate.engines.tokenizer import Tokenizer
from translate.projection import by_position, follow, locate
from translate.translation import Translator
from translate.verification.quotations import quotations

Span = tuple[int, int]


def cases(folder: Path) -> list[tuple[str, Span, str, Span]]:
    """French, its quotation, English without marks, and where its quotation was."""
    found = []
    for name in ("flores-dev", "wmt13", "wmt14", "iwslt17"):
        french = (folder / f"{name}.fr").read_text(encoding="utf-8").splitlines()
        english = (folder / f"{name}.en").read_text(encoding="utf-8").splitlines()
        for source, target in zip(french, english, strict=True):
            ours, theirs = quotations(source, "fr"), quotations(target, "en")
            if len(ours) == len(theirs) == 1 and ours[0].end - ours[0].start < 0.7 * len(source):
                q = theirs[0]
                inner = target[q.start : q.end]
                plain = target[: q.outer_start] + inner + target[q.outer_end :]
                span = (q.outer_start, q.outer_start + len(inner))
                found.append((source, (ours[0].start, ours[0].end), plain, span))
    return found


def words(span: Span, text: str) -> set[int]:
    return {m.start() for m in re.finditer(r"\w+", text) if span[0] <= m.start() < span[1]}


def main(folder: Path) -> None:
    checkpoint = checkpoints.embedded().folder
    translator = Translator(open_engine(checkpoint), Tokenizer(checkpoint))
    found = cases(folder)
    drafts = translator.translate([s[slice(*q)] for s, q, _, _ in found], Decoding())
    english = [d.candidates[0].text.rstrip(".,;:!?") for d in drafts]

    def position(source: str, ours: Span, target: str, phrase: str) -> Span:
        return by_position(target, ours[0] / len(source), ours[1] / len(source))

    def decoded(source: str, ours: Span, target: str, phrase: str) -> Span | None:
        return locate(phrase, target, sum(ours) / 2 / len(source))

    def aligned(source: str, ours: Span, target: str, phrase: str) -> Span | None:
        return follow(align(source, target), *ours)

    def both(source: str, ours: Span, target: str, phrase: str) -> Span | None:
        return aligned(source, ours, target, phrase) or decoded(source, ours, target, phrase)

    ways: dict[str, Callable[..., Span | None]] = {
        "relative position": position,
        "decoded apart and looked for": decoded,
        "word alignment": aligned,
        "word alignment, else decoded apart": both,
    }
    print(f"{len(found)} quotations\n\n| way | found | exact | F1 |\n| :-- | --: | --: | --: |")
    for name, way in ways.items():
        hits = exact = 0
        total = 0.0
        for (source, ours, target, right), phrase in zip(found, english, strict=True):
            span = way(source, ours, target, phrase)
            if span is None:
                continue
            hits += 1
            a, b = words(span, target), words(right, target)
            exact += a == b
            total += 2 * len(a & b) / max(1, len(a) + len(b))
        n = len(found)
        print(
            f"| {name} | {100 * hits / n:.1f} % | {100 * exact / n:.1f} % | {100 * total / n:.1f} % |"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
