"""How well quoted words are found again in the English, by each way of looking for them.

    python tests/measure/placement.py ../shared/eval

Takes the sentences of the evaluation sets that have one quotation in both languages, removes the
marks from the reference, looks for the words in it, and compares what is found with where the marks
stood: exact spans, and F1 over words.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from translate import checkpoints
from translate.alignment.projection import by_position, follow, locate
from translate.alignment.words import Alignment, align
from translate.decoding import Decoding, open_engine
from translate.decoding.tokenizer import Tokenizer
from translate.decoding.translator import Translator
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


def attention_alone(linked: Alignment, by_words: Alignment) -> Alignment:
    """What attention added to the links of the lexicon."""
    strength = tuple(
        {j: value - of.get(j, 0.0) for j, value in links.items() if value > of.get(j, 0.0)}
        for links, of in zip(linked.strength, by_words.strength, strict=True)
    )
    return Alignment(linked.source, linked.target, strength)


def score(found: Sequence[Span | None], cases: Sequence[tuple[str, Span, str, Span]]) -> str:
    """A row of the table: how many were found, and how well."""
    exact, total = 0, 0.0
    for span, (_, _, target, right) in zip(found, cases, strict=True):
        if span is not None:
            a, b = words(span, target), words(right, target)
            exact += a == b
            total += 2 * len(a & b) / max(1, len(a) + len(b))
    shares = (sum(span is not None for span in found), exact, total)
    return " | ".join(f"{100 * share / len(cases):.1f} %" for share in shares)


def main(folder: Path) -> None:
    checkpoint = checkpoints.embedded().folder
    translator = Translator(open_engine(checkpoint), Tokenizer(checkpoint))
    found = cases(folder)
    drafts = translator.translate([s[slice(*q)] for s, q, _, _ in found], Decoding())
    english = [d.candidates[0].text.rstrip(".,;:!?") for d in drafts]
    position = [by_position(t, a / len(s), b / len(s)) for s, (a, b), t, _ in found]
    decoded = [
        locate(phrase, t, (a + b) / 2 / len(s))
        for (s, (a, b), t, _), phrase in zip(found, english, strict=True)
    ]
    by_words = [align(s, t) for s, _, t, _ in found]
    linked = translator.align([(s, t) for s, _, t, _ in found])
    alone = [attention_alone(a, b) for a, b in zip(linked, by_words, strict=True)]

    def followed(alignments: Sequence[Alignment]) -> list[Span | None]:
        return [follow(a, *ours) for a, (_, ours, _, _) in zip(alignments, found, strict=True)]

    together = followed(linked)
    print(f"{len(found)} quotations\n\n| way | found | exact | F1 |\n| :-- | --: | --: | --: |")
    print(f"| relative position | {score(position, found)} |")
    print(f"| decoded apart and looked for | {score(decoded, found)} |")
    print(f"| links of the lexicon | {score(followed(by_words), found)} |")
    print(f"| attention of the model | {score(followed(alone), found)} |")
    print(f"| lexicon and attention | {score(together, found)} |")
    both = [a or b for a, b in zip(together, decoded, strict=True)]
    print(f"| lexicon and attention, else decoded apart | {score(both, found)} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
